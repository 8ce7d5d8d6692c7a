import assert from 'node:assert/strict';
import { blocksOf, outline, refusalOf } from './written.js';

const read = (...lines: string[]): string[] => outline(blocksOf('duties.md', lines.join('\n')));

describe('Markdown as people write it', () => {
  it('has headings that are underlined, but none of a paragraph above a rule', () => {
    assert.deepEqual(read('Vendor duties', '---', '- Call', '', 'One line', 'and another.', '---'), [
      '1 ## Vendor duties',
      '3 - Call',
      '5 One line\nand another.',
    ]);
  });

  it('has lists with signs that are no bullets to Markdown, nested by sign', () => {
    assert.deepEqual(
      read('The vendor:', '• orders the lines', '• tells the users', '  ◦ by mail', '  ◦ by phone', '• calls'),
      ['1 The vendor:', '2 - orders the lines', '3 - tells the users', '  4 - by mail', '  5 - by phone', '6 - calls'],
    );
  });

  it('has items within items where their marks repeat the letter or number above', () => {
    const lines = [
      'a) mows',
      'b) sets up:',
      'b.1) the pump',
      'b.2) the hose',
      'c) sweeps',
      '',
      '1. Paints:',
      '1.a) the gate',
      '2. Rests',
      '',
      '4.1. The vendor calls.',
    ];
    assert.deepEqual(read(...lines), [
      '1 1. mows',
      '2 1. sets up:',
      '  3 1. the pump',
      '  4 1. the hose',
      '5 1. sweeps',
      '7 1. Paints:',
      '  8 1. the gate',
      '9 1. Rests',
      '11 4.1. The vendor calls.',
    ]);
  });

  it('has lettered lists where two letters follow one another, and paragraphs where none does', () => {
    assert.deepEqual(read('a) signs', 'b) pays', '', 'A. Scope', '', 'i) one', 'ii) two'), [
      '1 1. signs',
      '2 1. pays',
      '4 A. Scope',
      '6 1. one',
      '7 1. two',
    ]);
  });

  it('takes the marks of tasks off and keeps clauses and labels on lines of their own', () => {
    assert.deepEqual(
      read(
        '- [ ] Order',
        '- [x] Call',
        '',
        '2.1 The vendor calls.',
        '2.2 The bank signs.',
        '',
        '• Call',
        'Owner: Anna',
      ),
      ['1 - Order', '2 - Call', '4 2.1 The vendor calls.', '5 2.2 The bank signs.', '7 - Call', '8 Owner: Anna'],
    );
  });

  it('has tables right below a paragraph, and text right below a table', () => {
    assert.deepEqual(read('The matrix:', '| Task | |', '|--|--|', '| Call | R |', 'R means responsible.'), [
      '1 The matrix:',
      '2 Task | ',
      '4 Call | R',
      '5 R means responsible.',
    ]);
  });

  it('has tables that Markdown refuses: of uneven width, by tabs, as a grid', () => {
    assert.deepEqual(read('| Task | A |', '|--|--|--|', '| Call | R | I |'), ['1 Task | A | ', '3 Call | R | I']);
    assert.deepEqual(read('Task\tWho', 'Call\tAnna', '\tBert'), ['1 Task | Who', '2 Call | Anna', '3  | Bert']);
    assert.deepEqual(read('+----+----+', '| A  | B  |', '+====+====+', '| to | x  |', '| do |    |', '+----+----+'), [
      '2 A | B',
      '4 to do | x',
    ]);
  });

  it('has items with a tab behind their sign, as word processors copy them', () => {
    assert.deepEqual(read('•\tCall', '•\tOrder'), ['1 - Call', '2 - Order']);
  });

  it('divides a cell at line breaks and lists, each part with its place', () => {
    const [table] = blocksOf('a.md', '| A | B |\n|--|--|\n| Do:<br>- one<br>- two | <ul><li>x</li><li>y</li></ul> |');
    assert.ok(table?.type === 'table');
    const cells = table.rows[0]?.cells ?? [];
    assert.deepEqual(
      cells.map(({ raw, blocks }) => [raw, blocks.map(({ type, line }) => `${type} ${line}`)]),
      [
        ['Do:\none\ntwo', ['paragraph 3', 'list 3']],
        ['x\ny', ['list 3']],
      ],
    );
  });
});

describe('HTML inside Markdown', () => {
  it('is read over empty lines, with spans filled and the lines of its words', () => {
    const lines = [
      '# Plan',
      '<table>',
      '<thead><tr><th>Phase</th><th>We</th><th>You</th></tr></thead>',
      '',
      '<tr><td rowspan="2">One</td>',
      '',
      '<td><ul>',
      '<li>call',
      '<ul><li>twice</li></ul></li>',
      '</ul></td><td>sign</td></tr>',
      '<tr><td colspan="2">meet</td></tr>',
      '</table>',
      'After it.',
    ];
    assert.deepEqual(read(...lines), [
      '1 # Plan',
      '3 Phase | We | You',
      '5 One | call\ntwice | sign',
      '11 (One) | meet | (meet)',
      '13 After it.',
    ]);
    const table = blocksOf('a.md', lines.join('\n'))[1];
    assert.ok(table?.type === 'table');
    assert.deepEqual(outline(table.rows[0]?.cells[1]?.blocks ?? []), ['8 - call', '  9 - twice']);
  });

  it('holds Markdown again behind an empty line', () => {
    assert.deepEqual(read('<table><tr><td>A</td><td>', '', '- one', '- two', '', '</td></tr></table>'), [
      '1 A | one\ntwo',
    ]);
  });

  it('shows tags that an editor escaped as what was meant', () => {
    assert.deepEqual(read('<table><tr><td>&lt;h3&gt;Plan&lt;/h3&gt;</td><td>a&lt;br&gt;b</td></tr></table>'), [
      '1 **Plan** | a\nb',
    ]);
  });

  it('has lists, headings and paragraphs, and bold lines for what can be folded away', () => {
    assert.deepEqual(
      read(
        '<details><summary>More</summary>',
        '',
        '- one',
        '',
        '</details>',
        '',
        '<h3>Title</h3>',
        '<ol><li>x</li></ol>',
      ),
      ['1 **More**', '3 - one', '7 ### Title', '8 1. x'],
    );
  });

  it('is no table where only one cell stands in it, and none in code', () => {
    assert.deepEqual(read('<table><tr><td><p>Text</p></td></tr></table>'), ['1 Text']);
    assert.deepEqual(read('```', '<table>', '```', 'Text'), ['4 Text']);
  });

  it('is refused in a sentence where its tags stand too deep or its table is too wide', () => {
    assert.match(refusalOf('a.md', `<div>${'<b>'.repeat(10_000)}`), /tags inside one another: save it as text/u);
    assert.match(refusalOf('a.md', `<table><tr>${'<td>x</td>'.repeat(300)}</tr></table>`), /more than 200 columns/u);
  });
});
