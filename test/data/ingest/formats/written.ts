import { strToU8, zipSync } from 'fflate';
import type { Block } from '../../../../data/ingest/blocks/block.js';
import type { ContentFault, DocumentContent } from '../../../../data/ingest/formats/format.js';
import { formatOf } from '../../../../data/ingest/formats/formats.js';

/** Reads bytes as the file of this name. */
export function readAs(name: string, content: string | Uint8Array): DocumentContent | ContentFault {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return formatOf(name, bytes).read(bytes);
}

/** The blocks of a file that is read without a fault. */
export function blocksOf(name: string, content: string | Uint8Array): readonly Block[] {
  const read = readAs(name, content);
  if ('sentence' in read) throw new Error(read.sentence);
  if (read.faults.length > 0) throw new Error(JSON.stringify(read.faults));
  return read.blocks;
}

/** What a person is told where a file, or a part of it, is not read. */
export function refusalOf(name: string, content: string | Uint8Array): string {
  const read = readAs(name, content);
  if ('sentence' in read) return read.sentence;
  return read.faults.map(({ sentence }) => sentence).join(' ');
}

/** Blocks as lines of an outline: place, sign, text. */
export const outline = (blocks: readonly Block[], indent = ''): string[] =>
  blocks.flatMap((block) => outlineOf(block, indent));

function outlineOf(block: Block, indent: string): string[] {
  switch (block.type) {
    case 'heading':
      return [`${indent}${block.line} ${'#'.repeat(block.depth)} ${block.raw}`];
    case 'paragraph':
      return [`${indent}${block.line} ${block.raw}`];
    case 'alert':
      return [`${indent}${block.line} >`, ...outline(block.blocks, `${indent}  `)];
    case 'list':
      return block.items.flatMap((item) => [
        `${indent}${item.line} ${block.ordered ? '1.' : '-'} ${item.raw}`,
        ...outline(item.blocks, `${indent}  `),
      ]);
    case 'table':
      return [...block.head, ...block.rows].map(({ line, cells }) => {
        const texts = cells.map(({ raw, continues }) => (continues === undefined ? raw : `(${raw})`));
        return `${indent}${line} ${texts.join(' | ')}`;
      });
  }
}

const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

const relations = (targets: readonly (readonly [string, string, string])[]): string =>
  `<Relationships xmlns="r">${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export interface WrittenSheet {
  readonly name: string;
  readonly state?: string;
  /** What is inside `worksheet`. */
  readonly xml: string;
}

/** A workbook of these sheets; cells refer to `strings` by number. */
export function workbook(sheets: readonly WrittenSheet[], strings: readonly string[] = [], styles = ''): Uint8Array {
  const names = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${state ? ` state="${state}"` : ''}/>`,
  );
  return zipped({
    '_rels/.rels': relations([['m', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => [`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['t', 'sharedStrings', 'sharedStrings.xml'],
      ['f', 'styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, index) => [`xl/worksheets/sheet${index + 1}.xml`, `<worksheet>${xml}</worksheet>`]),
    ),
  });
}

/** Rows of texts as `sheetData`; an empty text is no cell. */
export function rowsXml(
  rows: readonly (readonly string[])[],
  attributes: Readonly<Record<number, string>> = {},
): string {
  const cell = (text: string, column: number, row: number) =>
    text === '' ? '' : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return `<sheetData>${rows
    .map(
      (texts, index) =>
        `<row r="${index + 1}" ${attributes[index + 1] ?? ''}>${texts.map((text, column) => cell(text, column, index + 1)).join('')}</row>`,
    )
    .join('')}</sheetData>`;
}

const wordStyles = `<w:styles>${[
  ['Title', 'Title'],
  ['Heading1', 'heading 1'],
  ['Heading2', 'heading 2'],
  ['TOC1', 'toc 1'],
]
  .map(([id, name]) => `<w:style w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('')}</w:styles>`;
const numbering = `<w:numbering>${['bullet', 'decimal']
  .map(
    (format, id) =>
      `<w:abstractNum w:abstractNumId="${id}">${[0, 1, 2].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`).join('')}</w:abstractNum>`,
  )
  .join(
    '',
  )}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;

/** A Word document with this body. */
export const wordDocument = (body: string, footnotes = ''): Uint8Array =>
  zipped({
    '_rels/.rels': relations([['m', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations([
      ['s', 'styles', 'styles.xml'],
      ['n', 'numbering', 'numbering.xml'],
      ['f', 'footnotes', 'footnotes.xml'],
    ]),
    'word/styles.xml': wordStyles,
    'word/numbering.xml': numbering,
    'word/footnotes.xml': `<w:footnotes>${footnotes}</w:footnotes>`,
  });

/** A paragraph of Word: its text, its style, its list as `number of the list, level`. */
export function wordParagraph(text: string, style = '', list?: readonly [number, number]): string {
  const numbered = list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : '';
  const styled = style === '' ? '' : `<w:pStyle w:val="${style}"/>`;
  return `<w:p><w:pPr>${styled}${numbered}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** A PDF of pages, each the operators that draw it: `F1` is regular, `F2` bold. */
export function pdfOf(pages: readonly string[]): Uint8Array {
  const font = (name: string) => `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}]>>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((drawn, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${6 + index * 2} 0 R>>`,
      `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const at = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${file}trailer <</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`, 'latin1');
}

/** Operators that draw a line of text. */
export const drawnText = (x: number, y: number, text: string, size = 10, font = 'F1'): string =>
  `BT /${font} ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
/** Operators that draw a straight line. */
export const drawnLine = (x1: number, y1: number, x2: number, y2: number): string => `${x1} ${y1} m ${x2} ${y2} l S\n`;
