import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, ListItem, TableCell, TableRow } from '../blocks/block.js';
import type { ContentFault, Format } from './format.js';
import { cutFrontMatter, readFrontMatter } from './front-matter.js';
import { markupBlocks } from './markup/blocks.js';
import { type HtmlRegion, htmlRegions, withoutRegions } from './markup/regions.js';
import { htmlBounds, parseMarkup, tooMuchMarkup } from './markup/tree.js';
import { mostCells, mostColumns, padded, toCell, tooLargeTable } from './text/cells.js';
import { decodeUnicode } from './text/decode.js';
import { lineFinder } from './text/places.js';
import { linesToBlocks, type TextLine, taskText } from './text/signs.js';
import { type Stretch, stretchesOf, tooManyLists } from './text/stretches.js';
import { textTable } from './text/text-tables.js';

type Node = ReturnType<typeof fromMarkdown>['children'][number];

// Beyond these the parser's time or stack could grow without use: the longest public document has 92 kB, three levels.
const longest = 1024 * 1024;
const mostLines = 20_000;
const deepest = 24;
// Inside one line, and over lines without an empty one between them, the parser's time grows with the square.
const longestLine = 50_000;
const mostTogether = 1_000;
/** Headings underlined with hyphens or equals signs: for each of them the parser goes through all that is before it. */
const mostUnderlined = 500;
// What is longer is cut here and refused as a statement later; no pattern ever meets it whole.
const longestBlock = 10_000;
/** What hyphens below make a heading; longer text is a paragraph above a rule. */
const longestUnderlined = 120;

// Indented code is off because documents indent nested bullets by anything from 2 to 8 spaces and none shows code.
// Inline parsing is off because text is cut out of the source: side-by-side spans, anchors and links stay as written.
const off = [
  'codeIndented',
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'definition',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'emailAutolink',
  'protocolAutolink',
  'wwwAutolink',
  'strikethrough',
  'tasklistCheck',
  'gfmFootnoteCall',
  'gfmFootnoteDefinition',
  'gfmPotentialFootnoteCall',
];

/** Markdown with tables, alerts and front matter, in UTF-8. */
export const markdown: Format = {
  extensions: ['.md', '.markdown', '.txt'],
  read: (bytes) => {
    const written = decodeUnicode(bytes);
    if (written === null) return { sentence: 'not UTF-8: open it in an editor and save it as UTF-8.' };
    if (written.trim() === '') return { line: 1, sentence: 'the document is empty: write it or remove it.' };
    const { yaml, body, unclosed } = cutFrontMatter(written.replace(/\u00a0/g, ' '));
    const { properties, faults } = readFrontMatter(yaml ?? '');
    const refused = tooMuch(body);
    const reader = refused === null ? new MarkdownReader(body) : null;
    const blocks = reader?.blocks() ?? [];
    return {
      properties,
      blocks,
      text: body,
      faults: [
        ...(unclosed ? [unclosedFrontMatter] : []),
        ...faults,
        ...(refused === null ? [] : [refused]),
        ...(reader?.faults ?? []),
      ],
    };
  },
};

const unclosedFrontMatter: ContentFault = {
  line: 1,
  sentence: 'the front matter is not closed: end it with a line of three hyphens.',
};

/** Why a text is not read at all, or null. Linear, and done before any parsing. */
function tooMuch(body: string): ContentFault | null {
  if (body.length > longest)
    return { line: 1, sentence: `longer than ${longest} characters: split it into several files.` };
  const lines = body.split('\n');
  if (lines.length > mostLines)
    return { line: mostLines, sentence: `more than ${mostLines} lines: split it into several files.` };
  let [together, underlined] = [0, 0];
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLine)
      return { line: index + 1, sentence: `a line of more than ${longestLine} characters: break it up.` };
    if (together > 0 && /^[ \t>]*(?:=+|-+)[ \t\r]*$/.test(line)) underlined += 1;
    if (underlined > mostUnderlined)
      return {
        line: index + 1,
        sentence: `more than ${mostUnderlined} headings with a line of hyphens below: write them with “#”.`,
      };
    together = line.trim() === '' ? 0 : together + 1;
    if (together > mostTogether)
      return {
        line: index + 1,
        sentence: `more than ${mostTogether} lines without an empty one: set paragraphs apart.`,
      };
    const lead = /^(?:[ \t]|[-*+>](?=[ \t>]|$)|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
    const markers = lead.replace(/[ \t]/g, '').length;
    const indent = lead.replace(/\t/g, '    ').length;
    if (markers > deepest || (indent > deepest * 8 && line.trim() !== ''))
      return { line: index + 1, sentence: `nested more than ${deepest} levels deep: flatten the list.` };
  }
  const tooMany = tooManyLists(body);
  if (tooMany !== null)
    return {
      line: tooMany,
      sentence: 'thousands of lines of lists without a heading between: divide them by headings.',
    };
  return null;
}

const tables = gfmFromMarkdown().filter((extension) => extension.enter?.['table' as keyof typeof extension.enter]);

/** The blocks of a stretch, with their places in the whole text. */
function nodesOf(body: string, { from, to, linesBefore }: Stretch): readonly Node[] {
  const extensions = [gfm(), { disable: { null: off } }];
  const tree = fromMarkdown(body.slice(from, to), { extensions, mdastExtensions: tables });
  if (from > 0) for (const node of tree.children) move(node, from, linesBefore);
  return tree.children;
}

function move(node: { position?: Node['position']; children?: readonly Node[] }, by: number, lines: number): void {
  for (const point of [node.position?.start, node.position?.end])
    if (point) Object.assign(point, { line: point.line + lines, offset: (point.offset ?? 0) + by });
  for (const child of node.children ?? []) move(child, by, lines);
}

/** HTML inside HTML inside Markdown ends here: what is deeper is read as text. */
const mostLevels = 3;

/** One Markdown text; a part of it between two tags of HTML is a text of its own. */
class MarkdownReader {
  readonly faults: ContentFault[] = [];
  readonly #written: string;
  readonly #body: string;
  readonly #regions: readonly HtmlRegion[];
  readonly #lineAt: (offset: number) => number;
  readonly #firstLine: number;
  readonly #level: number;

  constructor(written: string, firstLine = 1, level = 0) {
    this.#written = written;
    this.#regions = htmlRegions(written);
    this.#body = withoutRegions(written, this.#regions);
    this.#lineAt = lineFinder(written, firstLine);
    this.#firstLine = firstLine;
    this.#level = level;
  }

  blocks(): Block[] {
    return stretchesOf(this.#body).flatMap((stretch) => this.#convert(nodesOf(this.#body, stretch)));
  }

  #convert(nodes: readonly Node[]): Block[] {
    return nodes.flatMap((node): Block[] => {
      const line = this.#lineOf(node);
      switch (node.type) {
        case 'heading':
          return this.#heading(node, line);
        case 'paragraph':
          return this.#paragraph(node, line);
        case 'list': {
          const items = node.children.map((item) => this.#item(item));
          return [{ type: 'list', line, ordered: node.ordered === true, items }];
        }
        case 'blockquote':
          return [toAlert(this.#convert(node.children), line)];
        case 'table':
          return this.#table(node, line);
        case 'html':
          return this.#html(node);
        default:
          return []; // code, rules: no duties
      }
    });
  }

  #heading(node: Extract<Node, { type: 'heading' }>, line: number): Block[] {
    const source = this.#slice(node);
    const underline = /\n(?:=+|-+)[ \t]*$/u.exec(source);
    if (underline === null)
      return [
        { type: 'heading', line, depth: node.depth, raw: source.replace(/^#{1,6}\s*/, '').replace(/\s+#+\s*$/, '') },
      ];
    const raw = source.slice(0, underline.index).trim();
    // Hyphens below a paragraph are a rule to their writer.
    if (raw.includes('\n') || raw.length > longestUnderlined) return linesToBlocks(linesOf(raw, line), { marks: true });
    return [{ type: 'heading', line, depth: node.depth, raw }];
  }

  #paragraph(node: Node, line: number): Block[] {
    const raw = this.#slice(node);
    const [, tab] = /^(?:={3}[!+]?|!{3}[ \t]+[\w-]+|\?{3}\+?[ \t]+[\w-]+)[ \t]+"([^"\n]+)"[ \t]*$/u.exec(raw) ?? [];
    if (tab !== undefined) return [{ type: 'paragraph', line, raw: `**${tab}**` }];
    const heading = /^(#{2,6})([^#\s].*)$/.exec(raw);
    // Some editions write `###Heading` without the space; to Markdown that is a paragraph, to a reader a heading.
    if (heading?.[1] && heading[2]) return [{ type: 'heading', line, depth: heading[1].length, raw: heading[2] }];
    // A line break inside a pair of two languages divides nothing.
    if (raw.includes('sxs-lookup')) return [{ type: 'paragraph', line, raw }];
    return this.#lines(node, raw, line);
  }

  /** A paragraph's lines: tables that only their lines show, bullets that are none to Markdown, text. */
  #lines(node: Node, raw: string, line: number): Block[] {
    const { start, end } = node.position ?? {};
    const lineStart = this.#body.lastIndexOf('\n', (start?.offset ?? 0) - 1) + 1;
    const isIndented = this.#body.slice(lineStart, start?.offset).trim() === '';
    const from = isIndented ? lineStart : (start?.offset ?? 0);
    // Tabs before the first words of a line are empty cells.
    const tabbed = raw.includes('\t')
      ? this.#body
          .slice(from, Math.min(end?.offset ?? 0, from + longestBlock))
          .replace(/\r?\n[ >]*/g, '\n')
          .replace(spaces, ' ')
      : raw;
    const lines = linesOf(tabbed, line);
    const blocks: Block[] = [];
    let text: typeof lines = [];
    for (let at = 0; at < lines.length; ) {
      const found = /[|\t+]/u.test(lines[at]?.raw ?? '') ? textTable(lines.slice(at, at + mostTogether)) : null;
      if (found) {
        blocks.push(...linesToBlocks(text, { marks: true }), found.table);
        text = [];
        at += found.taken;
      } else text.push(...lines.slice(at, ++at));
    }
    const trimmed = text.map((one) => ({ ...one, raw: one.raw.trim() }));
    return [...blocks, ...linesToBlocks(trimmed, { marks: true })];
  }

  #item(item: { children: readonly Node[]; position?: Node['position'] }): ListItem {
    const blocks = this.#convert(item.children);
    const [first, ...rest] = blocks;
    const line = this.#lineOf(item);
    if (first?.type === 'paragraph') return { line: first.line, ...taskText(first.raw), blocks: rest };
    return { line, raw: '', blocks };
  }

  #table(node: Extract<Node, { type: 'table' }>, line: number): Block[] {
    const rows = node.children.map((row): TableRow => {
      const own = this.#lineOf(row);
      return { line: own, cells: row.children.map((cell) => this.#cell(this.#slice(cell), own)) };
    });
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    if (width > mostColumns || width * rows.length > mostCells) {
      this.#tooLarge(line);
      return [];
    }
    const [head, ...below] = rows.map((row) => ({ ...row, cells: padded(row.cells, width, row) }));
    if (head === undefined) return [];
    const lines = this.#body.slice(node.position?.start.offset, node.position?.end.offset).split('\n');
    const textAt = (row: TableRow) => lines[row.line - line] ?? '';
    // A line without a bar below the last row belongs to a table only because no empty line is between.
    const last = below.findLastIndex((row) => textAt(row).includes('|'));
    const after = below.slice(last + 1).map((row) => ({ line: row.line, raw: textAt(row).trim() }));
    return [
      { type: 'table', line, head: [head], rows: below.slice(0, last + 1) },
      ...linesToBlocks(after, { marks: true }),
    ];
  }

  #cell(source: string, line: number): TableCell {
    const raw = source.replace(/^\||\|$/g, '').trim();
    if (!/<(?:br|ul|ol|li|p|h[1-6])\b|^[•▪]/iu.test(raw)) return { line, raw, blocks: [] };
    const tree = parseMarkup(raw, htmlBounds);
    if (!Array.isArray(tree)) return { line, raw, blocks: [] };
    const blocks = markupBlocks(tree, { ...this.#context(), lineAt: () => line }, true);
    return toCell(blocks, { line });
  }

  #html(node: Node): Block[] {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const region = this.#regions.find(({ start }) => start >= from && start < to);
    if (region === undefined) return this.#markup(this.#body.slice(from, to), from);
    const before = this.#body.slice(from, region.start);
    const after = this.#written.slice(region.end, to);
    return [
      ...(before.trim() === '' ? [] : this.#markup(before, from)),
      ...this.#markup(this.#written.slice(region.start, region.end), region.start),
      ...(after.trim() === '' ? [] : this.#inner(after, this.#lineAt(region.end))),
    ];
  }

  #markup(source: string, from: number): Block[] {
    const tree = parseMarkup(source, htmlBounds, from);
    if (Array.isArray(tree)) return markupBlocks(tree, this.#context());
    this.faults.push({ line: this.#lineAt(tree.at), sentence: tooMuchMarkup(tree) });
    return [];
  }

  #context() {
    return {
      keepsAnchors: true,
      lineAt: this.#lineAt,
      ...(this.#level < mostLevels ? { markdown: (text: string, line: number) => this.#inner(text, line) } : {}),
      tooLarge: (line: number) => this.#tooLarge(line),
    };
  }

  #inner(text: string, line: number): Block[] {
    if (this.#level >= mostLevels) return linesToBlocks(linesOf(text, line));
    const reader = new MarkdownReader(text, line, this.#level + 1);
    const blocks = reader.blocks();
    this.faults.push(...reader.faults);
    return blocks;
  }

  #tooLarge(line: number): void {
    this.faults.push({ line, sentence: tooLargeTable });
  }

  #lineOf(node: { position?: Node['position'] }): number {
    return (node.position?.start.line ?? 1) + this.#firstLine - 1;
  }

  /** The source of a node; continuation lines lose the indentation and quote marks of what they stand in. */
  #slice(node: { position?: Node['position'] }): string {
    const { start, end } = node.position ?? {};
    const from = start?.offset ?? 0;
    return this.#body
      .slice(from, Math.min(end?.offset ?? 0, from + longestBlock))
      .replace(/\r?\n[ \t>]*/g, '\n')
      .replace(spaces, ' ');
  }
}

/** A run of spaces shows as one, and patterns of readers try each of its ends. */
const spaces = / {3,}/g;

/** Lines of a source as a reader sees them: `<br>` divides them, too. */
const linesOf = (raw: string, line: number): TextLine[] =>
  raw.split('\n').flatMap((source, index) =>
    source
      .split(/<br\s*\/?>/iu)
      .filter((text, _, parts) => parts.length === 1 || text.trim() !== '')
      .map((text) => ({ line: line + index, raw: text })),
  );

/** `> [!NOTE]` on a line of its own: the alert's text begins on the next one. */
function toAlert(blocks: readonly Block[], line: number): Block {
  const [first, ...rest] = blocks;
  const tag = first?.type === 'paragraph' ? /^\[!(\w+)\][ \t]*(\n?)/.exec(first.raw) : null;
  if (first?.type !== 'paragraph' || !tag) return { type: 'alert', line, tag: '', blocks };
  const raw = first.raw.slice(tag[0].length);
  const text: Block[] = raw === '' ? [] : [{ type: 'paragraph', line: first.line + (tag[2] ? 1 : 0), raw }];
  return { type: 'alert', line, tag: (tag[1] ?? '').toUpperCase(), blocks: [...text, ...rest] };
}
