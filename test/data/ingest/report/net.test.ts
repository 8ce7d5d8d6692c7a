import assert from 'node:assert/strict';
import { ingest } from '../../../../data/ingest/ingest.js';
import type { Mapping } from '../../../../data/ingest/mapping/mapping.js';

/** What the report names of a document in English: `what lines name`. */
function unread(lines: readonly string[], mapping: Mapping = {}): readonly string[] {
  const files = [{ name: 'garden.md', bytes: Buffer.from(['---', 'locale: en', '---', ...lines].join('\n')) }];
  const { reports } = ingest(files, undefined, mapping);
  return reports.flatMap(({ unread: parts }) =>
    parts.map(({ what, line, until, name }) => `${what} ${line - 3}${until ? `-${until - 3}` : ''} ${name}`),
  );
}

describe('the report of unread things', () => {
  it('names a list when its heading promises duties of an unknown party', () => {
    assert.deepEqual(unread(['# Garden', '## Duties of the beekeeper', '- Feed the bees.', '- Clean the hives.']), [
      'list 3-4 Duties of the beekeeper',
    ]);
  });

  it('names items one by one when their neighbours were read', () => {
    const lines = [
      '# Garden',
      '## Customer responsibilities',
      '- Mow the lawn.',
      '## Week 2 (beekeeper)',
      '- Count the bees.',
    ];
    assert.deepEqual(unread(lines), ['item 5 Count the bees.']);
  });

  it('names a list of boxes to tick wherever it stands', () => {
    assert.deepEqual(unread(['# Garden', '', '- [ ] Buy seeds', '- [ ] Dig the beds']), ['list 3-4 Garden']);
  });

  it('names an owner’s label when the owner is no party', () => {
    const lines = [
      '# Garden',
      '## Pond',
      'Owner: Mara',
      '',
      '## Law',
      'The gardener and his heirs shall keep the pond.',
    ];
    assert.match(unread(lines)[0] ?? '', /^(?:paragraph|item) 3 (?:Owner: )?Mara/);
  });

  it('names a matrix of letters when none of its columns is a party', () => {
    const lines = [
      '# Garden',
      '## RACI',
      '| Task | Ann | Ben |',
      '|---|---|---|',
      '| Mow | R | A |',
      '| Dig | C | R |',
    ];
    const [only, ...more] = unread(lines);
    assert.match(only ?? '', /^(?:table|row) 3/);
    assert.deepEqual(more, []);
  });

  it('names lines that say behind a name what it does when a name is no party', () => {
    const lines = [
      '# Garden',
      '## Harvest',
      '**Ann** – picks all the apples.',
      '**Ben** – carries them home.',
      '**Ann** – presses the juice.',
    ];
    assert.deepEqual(unread(lines), ['paragraph 3-5 Ann – picks all the apples. Ben – carries them home. Ann –…']);
  });

  it('names no lines that only introduce who is who', () => {
    assert.deepEqual(unread(['# Garden', 'Customer: Ann Field, Supplier: Ben Ltd', 'Place: Mill Lane']), []);
  });

  it('names lists under labels that their heading holds', () => {
    const lines = [
      '# Garden',
      '## The carter and your neighbour',
      '**The carter**',
      '- Brings the soil',
      '',
      '**Your neighbour**',
      '- Lends the ladder',
    ];
    assert.deepEqual(unread(lines), ['list 4-7 The carter and your neighbour']);
  });

  it('names all of a list when one of its items asks something of a party', () => {
    const lines = ['# Garden', '## Changes', '- New beds require Microsoft.', '- Keep the map up to date.'];
    assert.deepEqual(unread(lines), ['list 3-4 Changes']);
  });

  it('names lettered clauses below a clause that obliges a party it does not know', () => {
    const lines = [
      '# Garden',
      '## 7. Silence',
      '7.2 The service desk shall see that helpers:',
      '',
      'a) know the rules;',
      '',
      'b) were told so.',
      '',
      '7.3 Silence holds at night.',
    ];
    assert.deepEqual(unread(lines), ['section 3-7 7. Silence']);
  });

  it('names no cell that only says whose or when its row is', () => {
    const lines = [
      '# Garden',
      '| When | Customer | Microsoft |',
      '|---|---|---|',
      '| Customer and Microsoft | Water the old trees | Trim the old trees |',
      '| Data migration | Water the young trees | Trim the young trees |',
    ];
    assert.deepEqual(unread(lines), []);
  });

  it('is empty when a mapping says that a name is no party', () => {
    const lines = ['# Garden', '## RACI', '| Task | Ann | Ben |', '|---|---|---|', '| Mow | R | A |'];
    assert.deepEqual(unread(lines, { 'garden.md': { parties: { Ann: null, Ben: null }, skip: ['RACI'] } }), []);
  });

  it('is silent about navigation, further reading, glossaries and legends', () => {
    const lines = [
      '# Garden',
      '- [Start](start.md)',
      '- [Ponds](ponds.md)',
      '## Glossary',
      '| Word | Meaning |',
      '|---|---|',
      '| Compost | What is left of leaves after a year |',
      '## Legend',
      '| Letter | Meaning |',
      '|---|---|',
      '| R | Does the work |',
      '| A | Approves the work |',
      '## See also',
      '- How to build a shed',
    ];
    assert.deepEqual(unread(lines), []);
  });

  it('names a file that cannot be read and goes on with the others', () => {
    const { reports } = ingest([
      { name: 'a.md', bytes: Uint8Array.of(0xff) },
      { name: 'b.md', bytes: Buffer.from('# B\n## Customer responsibilities\n- Rake the leaves.\n') },
    ]);
    assert.deepEqual(
      reports.map(({ unread: parts, duties }) => [parts.map(({ what }) => what), duties.length]),
      [
        [['file'], 0],
        [[], 1],
      ],
    );
  });
});
