import assert from 'node:assert/strict';
import { ingest } from '../../../data/ingest/ingest.js';
import { problemLine } from '../../../data/ingest/report/problem.js';
import { cpuOf } from '../../support/cpu.js';
import { read } from './fixture.js';

const sound = '# Your responsibilities\n## Initiate phase\n- Do it.\n';

function problemsOf(...files: readonly (readonly [string, string | Buffer])[]): readonly string[] {
  return ingest(files.map(([name, content]) => ({ name, bytes: Buffer.from(content) }))).problems.map(problemLine);
}

describe('ingest', () => {
  it('names a file that is not UTF-8, also when it is UTF-16 without a mark', () => {
    const expected = /^x\.md: not UTF-8: .* save it as UTF-8\.$/;
    assert.match(problemsOf(['x.md', Buffer.from([0x23, 0x20, 0xff, 0xfe])])[0] ?? '', expected);
    assert.match(problemsOf(['x.md', Buffer.from(sound, 'utf16le')])[0] ?? '', expected);
  });
  it('reads a file with a byte order mark', () => assert.deepEqual(problemsOf(['x.md', `\uFEFF${sound}`]), []));
  it('names an empty document', () =>
    assert.deepEqual(problemsOf(['x.md', ' \n']), ['x.md:1: the document is empty: write it or remove it.']));
  it('names two documents of one name', () => {
    assert.match(
      problemsOf(['a/x.md', sound], ['b/x.txt', sound])[0] ?? '',
      /^b\/x\.txt: a document named “x” was already read \(a\/x\.md\)/,
    );
  });
  it('names front matter that is broken or not closed, with its line', () => {
    assert.match(
      problemsOf(['x.md', `---\ntitle: y\nkey: [a\n---\n${sound}`])[0] ?? '',
      /^x\.md:[34]: the front matter cannot be read/,
    );
    assert.match(problemsOf(['x.md', `---\ntitle: y\n${sound}`])[0] ?? '', /^x\.md:1: the front matter is not closed/);
  });
  it('names a list whose party cannot be told, where it begins', () => {
    assert.match(
      problemsOf(['x.md', '# Plan\n## Assess phase\n\n- Look around.\n'])[0] ?? '',
      /^x\.md:4: nothing says whose the list under “Assess phase” is/,
    );
  });
  it('reports all problems at once', () => {
    assert.equal(
      problemsOf(
        ['a.md', ''],
        ['b.md', Buffer.from([0xff])],
        ['c.md', '# P\n## Assess phase\n- A.\n## Enable phase\n- B.\n'],
      ).length,
      4,
    );
  });
  it('does not call missing dates, locales and titles problems', () =>
    assert.deepEqual(problemsOf(['x.md', sound]), []));
  it('notes a document that holds no statement', () => {
    const { notes, problems } = ingest([{ name: 'x.md', bytes: Buffer.from('# Hello\n') }]);
    assert.deepEqual([notes.length, problems.length], [1, 0]);
  });
});

describe('a hostile document', () => {
  const aliases = [
    '---',
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdef'.split('').map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcde'[index]}`).join(',')}]`),
    '---',
  ];

  /** Milliseconds of CPU; each takes a tenth of it or less. */
  const farTooMuch = 6_000;

  const hostile: readonly (readonly [string, string])[] = [
    ['aliases that multiply', `${aliases.join('\n')}\n${sound}`],
    ['front matter nested without end', `---\na: ${'['.repeat(20_000)}\n---\n${sound}`],
    ['front matter of megabytes', `---\na: ${'x'.repeat(300_000)}\n---\n${sound}`],
    [
      'a list nested a thousandfold',
      `${sound}${Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')}`,
    ],
    ['a line of a hundred thousand markers', `${sound}${'- '.repeat(100_000)}`],
    ['quotes in quotes', '> '.repeat(100_000)],
    ['thousands of quotes', `${sound}\n${'> a\n\n'.repeat(9_000)}`],
    ['thousands of nested items', `${sound}\n${'- a\n  - b\n    - c\n\n'.repeat(4_000)}`],
    ['thousands of underlined headings', `${sound}\n${'Beds\n---\n\n'.repeat(5_000)}`],
    ['a table of a million rows', `${sound}\n|a|b|\n|-|-|\n${'|x|y|\n'.repeat(1_000_000)}`],
  ];
  for (const [what, text] of hostile)
    it(`is refused in a sentence and at once: ${what}`, () => {
      const took = cpuOf(() => assert.equal(read(text).problems.length, 1));
      assert.ok(took < farTooMuch, `${took} ms of CPU`);
    });

  const tricky: readonly (readonly [string, string])[] = [
    ['brackets', '['.repeat(7_000)],
    ['braces', '{a:'.repeat(2_500)],
    ['anchors', '<a name="'.repeat(800)],
    ['comments', '<!--'.repeat(1_900)],
    ['stars', '**a'.repeat(2_600)],
    ['escapes', '\\* '.repeat(2_500)],
    ['spans', '<span data-ttu-id="a">'.repeat(350).concat('sxs-lookup')],
    ['entities', '&#x'.repeat(2_600)],
    ['spaces', `a${' '.repeat(7_900)}b`],
    ['colons', 'Enable phase: '.repeat(550)],
  ];
  for (const [what, text] of tricky)
    it(`does not slow any pattern down: a bullet, a heading and a cell full of ${what}`, () => {
      const took = cpuOf(() =>
        read(
          '# Your responsibilities',
          `## ${text}`,
          '## Enable phase',
          `- ${text}`,
          '',
          `${text}`,
          '',
          '| a | b |',
          '|--|--|',
          `| x | ${text} |`,
        ),
      );
      assert.ok(took < farTooMuch, `${took} ms of CPU`);
    });
});
