import assert from 'node:assert/strict';
import { blocksOf, drawnLine, drawnText, outline, pdfOf, refusalOf, wordDocument, wordParagraph } from './written.js';

describe('Word documents', () => {
  const read = (body: string, footnotes?: string) => outline(blocksOf('a.docx', wordDocument(body, footnotes)));
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`;

  it('are headings by style and lists by numbering, counted in paragraphs', () => {
    const body = [
      wordParagraph('Plan', 'Title'),
      wordParagraph('Contents', 'TOC1'),
      wordParagraph('We', 'Heading1'),
      wordParagraph('Call', '', [1, 0]),
      wordParagraph('by phone', '', [1, 1]),
      wordParagraph('Sign', '', [2, 0]),
      wordParagraph('You', 'Heading2'),
      wordParagraph('- Pay'),
      wordParagraph('1. Go'),
      wordParagraph('2. Stop'),
    ];
    assert.deepEqual(read(body.join('')), [
      '1 # Plan',
      '3 ## We',
      '4 - Call',
      '  5 - by phone',
      '6 - Sign',
      '7 ### You',
      '8 - Pay',
      '9 1. Go',
      '10 1. Stop',
    ]);
  });

  it('have tables with merged cells filled', () => {
    const body = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Phase')}${cell('Who', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${cell('One', '<w:vMerge w:val="restart"/>')}${cell('we call')}${cell('you pay')}</w:tr>
      <w:tr>${cell('', '<w:vMerge/>')}${cell('we sign')}${cell('')}</w:tr>
      <w:tr><w:trPr><w:del/></w:trPr>${cell('gone')}${cell('x')}${cell('y')}</w:tr></w:tbl>${wordParagraph('After')}`;
    assert.deepEqual(read(body), [
      '1 Phase | Who | (Who)',
      '3 One | we call | you pay',
      '6 (One) | we sign | ',
      '12 After',
    ]);
  });

  it('are without what was deleted, and with text boxes and notes', () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const box = `<w:r><w:pict><w:txbxContent>${wordParagraph('In the box')}</w:txbxContent></w:pict></w:r>`;
    const body = `<w:p>${run('We ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>${run('call')}</w:ins>${box}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>${wordParagraph('Next')}`;
    const notes = `<w:footnote w:id="2">${wordParagraph('In the note')}</w:footnote>`;
    assert.deepEqual(read(body, notes), ['1 We call', '1 In the box', '1 In the note', '2 Next']);
  });

  it('have bold words between stars', () => {
    assert.deepEqual(
      read('<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>We:</w:t></w:r><w:r><w:t xml:space="preserve"> call</w:t></w:r></w:p>'),
      ['1 **We:** call'],
    );
  });

  it('are known by their content, and refused in a sentence where there is no text or no end', () => {
    assert.deepEqual(outline(blocksOf('a.txt', wordDocument(wordParagraph('Call')))), ['1 Call']);
    assert.match(refusalOf('a.docx', wordDocument('')), /no text in it/u);
    assert.match(refusalOf('a.docx', wordDocument('<w:sdt>'.repeat(5_000))), /too deep/u);
    assert.match(refusalOf('a.docx', wordDocument(' '.repeat(30_000_000))), /MB when unpacked/u);
  });
});

describe('PDF', () => {
  const read = (...pages: readonly string[]) => outline(blocksOf('a.pdf', pdfOf(pages)));

  it('is paragraphs of lines, headings by type and lists, numbered on each page', () => {
    const page = [
      drawnText(50, 780, 'Handover', 18, 'F2'),
      drawnText(
        50,
        740,
        'This plan says in some words what each of the two sides does in the time that it takes to',
        10,
      ),
      drawnText(50, 728, 'hand over.', 10),
      drawnText(50, 700, 'Vendor', 10, 'F2'),
      drawnText(60, 680, '- Call', 10),
      drawnText(
        60,
        668,
        '- Order the lines and tell everyone who has one of the old lines what will happen with them',
        10,
      ),
      drawnText(70, 656, 'afterwards', 10),
      drawnText(50, 20, 'Page 1', 8),
    ];
    assert.deepEqual(read(page.join(''), drawnText(50, 780, 'Last words.')), [
      '1 # Handover',
      '2 This plan says in some words what each of the two sides does in the time that it takes to hand over.',
      '3 ## Vendor',
      '4 - Call',
      '5 - Order the lines and tell everyone who has one of the old lines what will happen with them afterwards',
      '1 Last words.',
    ]);
  });

  it('has the tables that lines draw, whatever wraps in a cell or covers several', () => {
    const lines = [
      ...[700, 680, 640, 620].map((y) => drawnLine(50, y, 350, y)),
      drawnLine(50, 620, 50, 700),
      drawnLine(200, 620, 200, 700),
      drawnLine(280, 620, 280, 680),
      drawnLine(350, 620, 350, 700),
    ];
    const texts = [
      drawnText(55, 686, 'Task'),
      drawnText(205, 686, 'Sides'),
      drawnText(55, 666, 'Write the plan of the first'),
      drawnText(55, 654, 'week'),
      drawnText(205, 666, 'R'),
      drawnText(285, 666, 'A'),
      drawnText(55, 626, 'Call'),
      drawnText(285, 626, 'R'),
    ];
    assert.deepEqual(read([...lines, ...texts].join('')), [
      '1 Task | Sides | (Sides)',
      '2 Write the plan of the first week | R | A',
      '3 Call |  | R',
    ]);
  });

  it('has columns that only their positions show', () => {
    const row = (y: number, ...cells: readonly string[]) =>
      cells.map((text, index) => drawnText(50 + index * 180, y, text)).join('');
    assert.deepEqual(read(row(700, 'Task', 'We', 'You') + row(680, 'Call', 'R', 'I') + row(660, 'Order', 'I', 'R')), [
      '1 Task | We | You',
      '2 Call | R | I',
      '3 Order | I | R',
    ]);
  });

  it('is without headers and footers that its pages repeat', () => {
    const page = (number: number, text: string) =>
      drawnText(50, 820, 'Plan of Arbor') + drawnText(50, 400, text) + drawnText(50, 20, `Page ${number} of 2`);
    assert.deepEqual(read(page(1, 'First.'), page(2, 'Second.')), ['1 First.', '1 Second.']);
  });

  it('is refused in a sentence where it is a scan or damaged', () => {
    assert.match(refusalOf('a.pdf', pdfOf([drawnLine(1, 1, 9, 1)])), /no text in it: it is a picture/u);
    assert.match(refusalOf('a.pdf', Buffer.from('%PDF-1.7\nnothing')), /the PDF is damaged/u);
  });

  it('is refused within two seconds of work when it draws without end', () => {
    const form = (next: number) =>
      `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 3 0 R>>/XObject<</X ${next} 0 R>>>>`;
    const nested = Array.from({ length: 9 }, (_, depth) => {
      const drawn = depth === 8 ? drawnText(1, 1, 'Call') : '/X Do '.repeat(20);
      return `${7 + depth} 0 obj\n${form(8 + depth)}/Length ${drawn.length}>>\nstream\n${drawn}\nendstream\nendobj\n`;
    });
    // Without the table of places: the library looks for the objects itself.
    const [objects = ''] = Buffer.from(pdfOf(['/X Do']))
      .toString('latin1')
      .replace('/Resources<<', '/Resources<</XObject<</X 7 0 R>>')
      .split('xref\n');
    const file = Buffer.from(`${objects}${nested.join('')}trailer <</Size 16/Root 1 0 R>>\n%%EOF`, 'latin1');
    const began = process.cpuUsage();
    assert.match(refusalOf('a.pdf', file), /takes too long/u);
    const { user, system } = process.cpuUsage(began);
    assert.ok(user + system < 2_000_000, `${(user + system) / 1_000} ms`);
  });
});

describe('files that no format reads', () => {
  const expected: readonly (readonly [string, Uint8Array, RegExp])[] = [
    [
      'a.doc',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('WordDocument', 'utf16le')]),
      /old Word file: save it as \.docx/u,
    ],
    [
      'a.xls',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('Workbook', 'utf16le')]),
      /old Excel file: save it as \.xlsx/u,
    ],
    [
      'a.docx',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      /password/u,
    ],
    ['a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), /a picture/u],
    ['a.md', Buffer.from('{\\rtf1 text}'), /rich text: save it as \.docx/u],
    ['a.doc', Buffer.from('Date: today\nMIME-Version: 1.0\n\nx'), /web archive or a mail/u],
    ['a.docx', Buffer.from('PK\u0003\u0004 and nothing'), /a packed file: unpack it/u],
    ['a.txt', Buffer.from([0xff, 0xfe, 0x00]), /not UTF-8/u],
  ];
  for (const [name, bytes, sentence] of expected)
    it(`say what their owner can do: ${name}, ${sentence.source.slice(0, 24)}`, () =>
      assert.match(refusalOf(name, bytes), sentence));
});
