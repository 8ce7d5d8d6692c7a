import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stretchesOf } from '../../../../data/ingest/formats/text/stretches.js';
import { blocksOf, outline } from './written.js';

const pieces = [
  'The miller grinds.\n',
  '# Mill\n',
  '- grind\n- sift\n\n  twice\n',
  '> rest\n',
  '```\ncode\n\nmore code\n```\n',
  '<table>\n\n<tr><td>grind</td></tr>\n\n</table>\n',
  '1. oil\n   - gently\n',
  '**Miller**\n',
];

describe('stretches of a long text', () => {
  it('read as the text alone does, with its lines counted on', () => {
    const some = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, (chosen) => {
        const text = chosen.join('\n');
        const filler = 'The sluice is open.\n\n'.repeat(120);
        assert.ok(stretchesOf(`${filler}${text}\n${filler}`).length > 1);
        const [alone, within] = [text, `${filler}${text}\n${filler}`].map((one) => outline(blocksOf('a.md', one)));
        const moved = within?.slice(120, -120).map((line) => line.replace(/\d+/u, (at) => String(Number(at) - 240)));
        assert.deepEqual(moved, alone);
      }),
      { numRuns: 60 },
    );
  });

  it('end in no fence, and nowhere in a text whose open tags or fences cannot be told', () => {
    const code = `\`\`\`\n${'grind\n\n'.repeat(200)}\`\`\`\n`;
    assert.equal(stretchesOf(code).length, 1);
    assert.equal(stretchesOf(`<!-- a\n\n${'grind\n\n'.repeat(200)}`).length, 1);
  });
});
