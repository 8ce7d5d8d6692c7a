import assert from 'node:assert/strict';
import { blocksOf, outline, readAs, refusalOf, rowsXml, workbook } from './written.js';

describe('web pages', () => {
  const page = (body: string) => outline(blocksOf('page.html', body));

  it('are read without menus, scripts and what is hidden, with their language and lines', () => {
    const read = readAs(
      'page.htm',
      '<!doctype html><html lang="sv"><head><title>Plan</title><style>p{}</style></head>\n<body><nav><ul><li>Home</li></ul></nav>\n<h2>Roller</h2>\n<p hidden>gone</p><p>\nVi ringer.</p><script>x()</script><footer>2026</footer></body></html>',
    );
    assert.ok(!('sentence' in read));
    assert.deepEqual(outline(read.blocks), ['3 ## Roller', '5 Vi ringer.']);
    assert.deepEqual([read.properties.title, read.properties.locale], ['Plan', 'sv']);
  });

  it('are their main part where they have one', () => {
    assert.deepEqual(
      page(
        '<html><body><div id="sidebar"><ul><li>Pages</li></ul></div><div id="main-content"><p>Text</p></div><div id="comments"><p>Why?</p></div></body></html>',
      ),
      ['1 Text'],
    );
  });

  it('have the lists that Word draws with signs in paragraphs', () => {
    const item = (level: number, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>${text}</p>\n`;
    assert.deepEqual(page(`<html><body>${item(1, 'Call')}${item(2, 'by phone')}${item(1, 'Order')}</body></html>`), [
      '1 - Call',
      '  2 - by phone',
      '3 - Order',
    ]);
    assert.deepEqual(
      page('<html><p>·&nbsp;&nbsp;&nbsp;\n<span>Call</span></p><p>o&nbsp;&nbsp;&nbsp;by phone</p></html>'),
      ['2 - Call', '  2 - by phone'],
    );
  });

  it('have ticks where a wiki draws them, and no numbers of notes', () => {
    assert.deepEqual(
      page(
        '<html><table><tr><th>Task</th><th>We</th></tr><tr><td>Call<sup>1</sup></td><td><img class="emoticon" alt="(tick)"></td></tr></table></html>',
      ),
      ['1 Task | We', '1 Call | ✓'],
    );
  });

  it('are known by their content, whatever they are called', () => {
    assert.deepEqual(
      outline(blocksOf('page.md', '<!DOCTYPE html>\n<html><body><ul><li>Call</li></ul></body></html>')),
      ['2 - Call'],
    );
  });

  it('are read in the encoding that they name', () => {
    const bytes = Buffer.from('<html><meta charset="iso-8859-1"><p>Caf\u00e9</p></html>', 'latin1');
    assert.deepEqual(outline(blocksOf('page.html', bytes)), ['1 Café']);
  });

  it('are refused in a sentence where tags are without end', () => {
    assert.match(refusalOf('a.html', `<html>${'<div>'.repeat(10_000)}`), /tags inside one another/u);
    assert.match(refusalOf('a.html', `<html>${'<br>'.repeat(400_000)}`), /more than 300000 tags/u);
    assert.match(refusalOf('a.html', '<html><script>1</script></html>'), /no text in it/u);
  });
});

describe('tables as text', () => {
  const rows = ['Task;Who', '"Call', 'them";Anna', 'Order;"the ""new"" one"'];

  it('have the line on which a record begins, whatever divides cells and lines', () => {
    const expected = ['1 Task | Who', '2 Call\nthem | Anna', '4 Order | the "new" one'];
    assert.deepEqual(outline(blocksOf('a.csv', rows.join('\n'))), expected);
    assert.deepEqual(outline(blocksOf('a.csv', rows.join('\r\n').replaceAll(';', ','))), expected);
    assert.deepEqual(outline(blocksOf('a.tsv', rows.join('\n').replaceAll(';', '\t'))), expected);
    assert.deepEqual(outline(blocksOf('a.csv', `sep=;\n${rows.join('\n')}`))[0], '2 Task | Who');
  });

  it('are read in the encodings that spreadsheets write', () => {
    const text = 'Aufgabe;Wer\nPrüfen;Käufer';
    const expected = ['1 Aufgabe | Wer', '2 Prüfen | Käufer'];
    for (const bytes of [
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'latin1'),
    ])
      assert.deepEqual(outline(blocksOf('a.csv', bytes)), expected);
    // "업무;담당" in the encoding of Korean Windows.
    const korean = Buffer.from([0xbe, 0xf7, 0xb9, 0xab, 0x3b, 0xb4, 0xe3, 0xb4, 0xe7, 0x0a, 0x61, 0x3b, 0x62]);
    assert.equal(outline(blocksOf('a.csv', korean))[0], '1 업무 | 담당');
  });

  it('have titles above them and notes below', () => {
    assert.deepEqual(
      outline(blocksOf('a.csv', 'Moving house,,\n\nTask,Who,When\nCall,Anna,May\n,,\n,All by hand.,\n')),
      ['1 ### Moving house', '3 Task | Who | When', '4 Call | Anna | May', '6 All by hand.'],
    );
  });

  it('go on behind an empty line where the columns and marks stay the same', () => {
    assert.equal(blocksOf('a.csv', 'Task,A,B\nCall,R,I\nAsk,I,R\n,,\nGo,R,I\n').length, 1);
  });

  it('go on with a group that has a title of its own and no mark in the last column', () => {
    assert.deepEqual(outline(blocksOf('a.csv', 'Task,A,B\nCall,R,I\nAsk,I,R\n,,\nSecond week,,\nGo,R,\n')), [
      '1 Task | A | B',
      '2 Call | R | I',
      '3 Ask | I | R',
      '5 Second week |  | ',
      '6 Go | R | ',
    ]);
    // What is beside the columns above is never dropped.
    assert.ok(
      outline(blocksOf('a.csv', 'Task,A,B\nCall,R,I\nAsk,I,R\n,,\nGo,R,I,by hand\n')).includes(
        '5 Go | R | I | by hand',
      ),
    );
  });

  it('are refused in a sentence where they are too wide or a quote does not end', () => {
    assert.match(refusalOf('a.csv', `${'a,'.repeat(10_000)}\n`), /more than 200 columns/u);
    assert.match(refusalOf('a.csv', `a,b\n"c,${'d'.repeat(1_100_000)}`), /cannot be read/u);
  });
});

describe('workbooks', () => {
  it('are sheets as headings and areas as tables, with sheet, row and cell', () => {
    const bytes = workbook([
      {
        name: 'Legend',
        xml: rowsXml([
          ['R', 'does'],
          ['A', 'approves'],
        ]),
      },
      { name: 'Who', xml: rowsXml([['Plan of the move'], [], ['Task', 'We'], ['Call', 'R'], [], ['All by hand.']]) },
    ]);
    const blocks = blocksOf('a.xlsx', bytes);
    assert.deepEqual(outline(blocks), [
      '1 ## Legend',
      '1 R | does',
      '2 A | approves',
      '1 ## Who',
      '1 ### Plan of the move',
      '3 Task | We',
      '4 Call | R',
      '6 All by hand.',
    ]);
    const table = blocks[4];
    assert.ok(table?.type === 'table');
    assert.deepEqual(table.rows[1]?.cells[1], { line: 4, sheet: 'Who', cell: 'B4', raw: 'R', blocks: [] });
  });

  it('leave out hidden sheets, rows and columns', () => {
    const xml = `<cols><col min="2" max="2" hidden="1"/></cols>${rowsXml(
      [
        ['Task', 'old', 'We'],
        ['Call', 'x', 'R'],
        ['Ask', 'x', 'R'],
      ],
      { 2: 'hidden="1"' },
    )}`;
    assert.deepEqual(
      outline(
        blocksOf(
          'a.xlsx',
          workbook([
            { name: 'A', xml },
            { name: 'B', state: 'hidden', xml: rowsXml([['x']]) },
          ]),
        ),
      ),
      ['1 ## A', '1 Task | We', '3 Ask | R'],
    );
  });

  it('fill merged cells, and show results, dates and shared text as their program does', () => {
    const cells = [
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>',
      '<row r="2"><c r="A2" t="str"><f>X</f><v>Call</v></c><c r="B2" s="1"><v>46356</v></c><c r="C2"><v>0.30000000000000004</v></c><c r="D2" s="2"><v>0.5</v></c></row>',
      '<row r="3"><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c></row>',
    ];
    const xml = `<sheetData>${cells.join('')}</sheetData><mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A2:A3"/></mergeCells>`;
    const strings = ['<t>Task</t>', '<r><t>Wh</t></r><r><t>o</t></r><rPh><t>x</t></rPh>', '<t>Part &amp; share</t>'];
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>';
    assert.deepEqual(outline(blocksOf('a.xlsx', workbook([{ name: 'A', xml }], strings, styles))), [
      '1 ## A',
      '1 Task | Who | (Who) | Part & share',
      '2 Call | 2026-11-30 | 0.3 | 50 %',
      '3 (Call) | TRUE |  | ',
    ]);
  });

  it('keep a matrix whole over a column that is empty only to look at, and a legend beside it apart', () => {
    const matrix = [
      ['Task', '', 'We', 'You'],
      ['Call', '', 'R', 'I'],
      ['Ask', '', 'I', 'R'],
    ];
    assert.equal(blocksOf('a.xlsx', workbook([{ name: 'A', xml: rowsXml(matrix) }])).length, 2);
    const beside = [
      ['Task', 'We', 'You', '', 'R', 'does'],
      ['Call', 'R', 'I', '', 'I', 'is told'],
      ['Ask', 'I', 'R'],
      ['Go', 'I', 'R'],
      ['Stop', 'I', 'R'],
    ];
    assert.deepEqual(
      blocksOf('a.xlsx', workbook([{ name: 'A', xml: rowsXml(beside) }])).map((block) =>
        block.type === 'table' ? block.rows.length : block.type,
      ),
      ['heading', 5, 2],
    );
  });

  it('are refused in a sentence where they are damaged, empty or a billion cells large', () => {
    const sheet = (xml: string) => workbook([{ name: 'A', xml }]);
    assert.match(refusalOf('a.xlsx', sheet(rowsXml([['x']])).slice(0, 700)), /damaged/u);
    assert.match(refusalOf('a.xlsx', sheet('')), /no sheet that is shown holds text/u);
    const everywhere = `${rowsXml([
      ['x', 'y'],
      ['z', 'a'],
    ])}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`;
    assert.match(refusalOf('a.xlsx', sheet(everywhere)), /more than 200 columns/u);
    const far = '<sheetData><row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>';
    assert.match(refusalOf('a.xlsx', sheet(far)), /columns/u);
    assert.match(refusalOf('a.xlsx', sheet(`<x>${' '.repeat(30_000_000)}</x>`)), /MB when unpacked/u);
  });
});
