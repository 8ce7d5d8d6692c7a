import assert from 'node:assert/strict';
import fc from 'fast-check';
import { serialiseDataset } from '../../../data/dataset.js';
import { ingest } from '../../../data/ingest/ingest.js';
import { read } from './fixture.js';

// Two words at least, the second no article: "Er" alone is what Swedish documents call the customer, and so is "Ni a".
const words = fc.stringMatching(/^[A-Z][a-z]{1,8} [a-z]{4,8}( [a-z]{1,8}){0,3}$/);
const bullets = fc.uniqueArray(words, { minLength: 1, maxLength: 12 });

function document(lines: readonly string[]): string[] {
  return ['# Your responsibilities', '', '## Initiate phase', '', ...lines.map((line) => `- ${line}.`)];
}

describe('ids', () => {
  it('do not move when an unrelated bullet is added anywhere', () => {
    fc.assert(
      fc.property(bullets, words, fc.nat(), (lines, added, where) => {
        fc.pre(!lines.includes(added));
        const more = lines.toSpliced(where % (lines.length + 1), 0, added);
        const before = read(...document(lines)).responsibilities.map(({ id }) => id);
        const after = new Set(read(...document(more)).responsibilities.map(({ id }) => id));
        assert.equal(after.size, before.length + 1);
        for (const id of before) assert.ok(after.has(id));
      }),
    );
  });
  it('are unique even where a document says the same twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 9 }), (lines) => {
        const ids = read(...document(lines)).responsibilities.map(({ id }) => id);
        assert.equal(new Set(ids).size, lines.length);
      }),
    );
  });
  it('do not depend on ordinals, but on section, phase, party and words', () => {
    const [first] = read(...document(['Book a room'])).responsibilities;
    const [other] = read('# Your responsibilities', '## Assess phase', '- Book a room.').responsibilities;
    assert.match(first?.id ?? '', /^doc#initiate-phase\/[0-9a-f]{8}$/);
    assert.notEqual(first?.id.split('/')[1], other?.id.split('/')[1]);
  });
});

describe('the same documents', () => {
  const files = ['a', 'b', 'c'].map((name) => ({
    name: `${name}.md`,
    bytes: Buffer.from(document([`Do ${name}`]).join('\n')),
  }));

  it('give the same bytes in any order', () => {
    const expected = serialiseDataset(ingest(files).dataset);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: 3 }), (shuffled) => {
        assert.equal(serialiseDataset(ingest(shuffled).dataset), expected);
      }),
    );
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '# Your responsibilities',
    '## Enable phase',
    '- ',
    '  - ',
    '> [!NOTE]',
    '> x',
    '|a|b|',
    '|-|-|',
    '---',
    'title: x',
    '<a name="y"></a>',
    '**Enable phase**',
    'one:',
    '1. ',
    '[x](#y)',
    '\t',
    '',
    '{a: b}',
    '[k 1]',
    '&#0;',
    '</span>',
  );

  it('is read without falling over, and every statement points at a line that exists', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 4 }), { maxLength: 30 }),
        (parts) => {
          const text = parts.map((part) => part.join(' ')).join('\n');
          for (const { line, text: said } of read(text).responsibilities) {
            assert.ok(line >= 1 && line <= text.split('\n').length);
            assert.notEqual(said, '');
          }
        },
      ),
    );
  });
});
