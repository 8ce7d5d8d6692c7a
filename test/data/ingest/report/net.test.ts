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
