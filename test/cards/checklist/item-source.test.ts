import assert from 'node:assert/strict';
import { itemCard } from '../../../cards/checklist/item.js';
import { checklistOf } from '../../../data/domain/checklist/duties.js';
import type { Item } from '../../../data/domain/item.js';
import { contoso, details } from '../../support/history.js';
import { raci, raciDataset } from '../../support/playbooks.js';

describe('the source on an item', () => {
  const engagement = contoso();
  const [first] = engagement.items;
  const shown = (place: { readonly sheet?: string; readonly page?: number }): string => {
    assert.ok(first);
    const source = {
      responsibility: 'a',
      document: 'plan',
      title: 'Plan',
      edition: null,
      line: 7,
      heading: '',
      ...place,
    };
    const item: Item = { ...first, source };
    return JSON.stringify(itemCard(engagement, item, { page: 1, locale: 'en', today: '2026-11-30', history: [] }));
  };

  it('says the line of a text, the row of a sheet and the paragraph of a page', () => {
    assert.match(shown({}), /Plan · undated · line 7/);
    assert.match(shown({ sheet: 'Who' }), /sheet “Who”, row 7/);
    assert.match(shown({ page: 2 }), /page 2, paragraph 7/);
  });

  it('keeps the sheet that its duty was read in', () => {
    const responsibilities = raciDataset.responsibilities.map((one) => ({ ...one, sheet: 'Who' }));
    const items = checklistOf(
      raci,
      { ...raciDataset, responsibilities },
      'survey',
      { ...details, workloads: ['heating'] },
      1,
    );
    assert.ok(items.length > 0);
    for (const { source } of items) assert.equal(source?.sheet, 'Who');
  });
});
