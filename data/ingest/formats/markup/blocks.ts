import type { Block, ListItem } from '../../blocks/block.js';
import { fillSpans, mostColumns, type SpanningRow, toCell } from '../text/cells.js';
import { taskText } from '../text/signs.js';
import { Flow } from './flow.js';
import { emphasised, holdsTags, type InlineRules, inlineText, isUnseen } from './inline.js';
import { type MarkupElement, type MarkupNode, parseMarkup } from './tree.js';

export interface MarkupContext extends InlineRules {
  /** The line of an offset that a node has. */
  readonly lineAt: (offset: number) => number;
  /** Reads Markdown that stands between tags, where the whole document is Markdown. */
  readonly markdown?: (text: string, line: number) => Block[];
  /** Called where a table has too many cells to be read. */
  readonly tooLarge: (line: number) => void;
}

/** HTML → blocks, each with the line on which its words begin. Recursive: the tree's depth is bounded by its parser. */
export function markupBlocks(nodes: readonly MarkupNode[], context: MarkupContext, inCell = false): Block[] {
  const flow = new Flow(inCell ? { hyphens: true } : { marks: true }, inCell);
  new Walk(context).all(nodes, flow);
  return flow.blocks();
}

class Walk {
  readonly #context: MarkupContext;
  readonly #insideEscaped: boolean;

  constructor(context: MarkupContext, insideEscaped = false) {
    this.#context = context;
    this.#insideEscaped = insideEscaped;
  }

  all(nodes: readonly MarkupNode[], flow: Flow): void {
    for (const node of nodes) {
      if (node.type === 'text') this.#text(node.text, node.at, flow);
      else if (!isUnseen(node)) this.#element(node, flow);
    }
  }

  #text(text: string, at: number, flow: Flow): void {
    const line = this.#context.lineAt(at);
    if (!this.#insideEscaped && holdsTags(text)) {
      const inner = parseMarkup(text, { deepest: 20, most: 1_000 });
      if (Array.isArray(inner)) {
        new Walk({ ...this.#context, lineAt: () => line }, true).all(inner, flow);
        return;
      }
    }
    if (this.#context.markdown && isMarkdown.test(text)) flow.add(...this.#context.markdown(text, line));
    else flow.text(text, line);
  }

  #element(element: MarkupElement, flow: Flow): void {
    const { name, children, attributes } = element;
    switch (name) {
      case 'br':
        flow.endLine();
        return;
      case 'hr':
        flow.endParagraph();
        return;
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        this.#heading(element, Number(name.slice(1)), flow);
        return;
      case 'summary':
      case 'dt':
        this.#title(element, flow);
        return;
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        this.#list(element, flow);
        return;
      case 'li':
      case 'dd':
        this.#looseItem(element, flow);
        return;
      case 'table':
        this.#table(element, flow);
        return;
      case 'blockquote': {
        const inner = this.#blocksOf(children, flow);
        flow.add({ type: 'alert', line: inner[0]?.line ?? this.#line(element), tag: '', blocks: inner });
        return;
      }
      case 'pre':
        this.#preformatted(children, flow);
        return;
      case 'p':
        if (/\bMsoTitle\b/u.test(attributes.class ?? '')) {
          this.#heading(element, 1, flow);
          return;
        }
        if (/\bmso-list:\s*l\d/u.test(attributes.style ?? '')) {
          this.#wordItem(element, flow);
          return;
        }
    }
    if (element.holdsBlocks || isBlock.has(name)) {
      if (isBlock.has(name)) flow.endParagraph();
      this.all(children, flow);
      if (isBlock.has(name)) flow.endParagraph();
    } else if (renderedWhole.has(name) || (this.#context.keepsAnchors && isSideBySide(element)))
      this.#inline(element, flow);
    else this.all(children, flow);
  }

  /** Bold text, links and pictures, as one piece of a line. */
  #inline(element: MarkupElement, flow: Flow): void {
    const line = this.#lineOfWords(element);
    const [first = '', ...more] = inlineText([element], this.#context).split('\n');
    flow.text(first, line);
    for (const next of more) {
      flow.endLine();
      flow.text(next, line);
    }
  }

  #heading(element: MarkupElement, depth: number, flow: Flow): void {
    const raw = oneLine(inlineText(element.children, this.#context));
    // A heading in a cell is a line of it: the document's outline goes on around the table.
    if (flow.inCell) {
      this.#title(element, flow);
      return;
    }
    if (raw === '') {
      this.all(element.children, flow);
      return;
    }
    flow.add({ type: 'heading', line: this.#lineOfWords(element), depth, raw });
  }

  #title(element: MarkupElement, flow: Flow): void {
    const raw = oneLine(inlineText(element.children, this.#context));
    if (raw !== '') flow.add({ type: 'paragraph', line: this.#lineOfWords(element), raw: emphasised(raw) });
  }

  #list(element: MarkupElement, flow: Flow): void {
    const items: ListItem[] = [];
    for (const child of element.children) {
      if (child.type === 'element' && child.name === 'li') {
        if (!isUnseen(child)) items.push(this.#item(child, flow));
        continue;
      }
      // Some editors put the inner list beside its item instead of into it.
      const loose = this.#blocksOf([child], flow);
      const last = items.pop();
      if (last) items.push({ ...last, blocks: [...last.blocks, ...loose] });
      else if (loose.length > 0) flow.add(...loose);
    }
    const full = items.filter(({ raw, blocks }) => raw !== '' || blocks.length > 0);
    const [first] = full;
    if (first) flow.add({ type: 'list', line: first.line, ordered: element.name === 'ol', items: full });
    else flow.endParagraph();
  }

  #item(element: MarkupElement, flow: Flow): ListItem {
    let blocks = this.#blocksOf(element.children, flow, false);
    const [only] = blocks;
    // The sign of a bullet inside a real item.
    if (blocks.length === 1 && only?.type === 'list' && only.items.length === 1 && only.items[0]) {
      const [{ raw, line, blocks: inner }] = [only.items[0]];
      if (raw !== '' && element.children.every((child) => child.type === 'text' || !isList.has(child.name)))
        blocks = [{ type: 'paragraph', line, raw }, ...inner];
    }
    const [first, ...rest] = blocks;
    const line = first?.line ?? this.#line(element);
    if (first?.type === 'paragraph') return { line, ...taskText(first.raw), blocks: rest };
    return { line, raw: '', blocks };
  }

  #looseItem(element: MarkupElement, flow: Flow): void {
    const { line, raw, blocks } = this.#item(element, flow);
    if (raw !== '') flow.add({ type: 'bullet', line, raw, ordered: false, level: element.name });
    if (blocks.length > 0) flow.add(...blocks);
  }

  /** A list item of Word's HTML: a paragraph that only its style makes one. */
  #wordItem(element: MarkupElement, flow: Flow): void {
    const marks = element.children.filter((child) => child.type === 'element' && isListMark(child));
    const raw = oneLine(
      inlineText(
        element.children.filter((child) => !marks.includes(child)),
        this.#context,
      ),
    );
    if (raw === '') return;
    const sign = inlineText(marks, this.#context).replace(/[\s\u00a0]+/gu, '');
    const level = Number(/level(\d+)/u.exec(element.attributes.style ?? '')?.[1] ?? 1);
    const ordered = /^\(?[\dA-Za-z]{1,4}[.)]/u.test(sign);
    flow.add({ type: 'bullet', line: this.#lineOfWords(element), raw, ordered, level });
  }

  #preformatted(children: readonly MarkupNode[], flow: Flow): void {
    const first = children.find((child) => child.type === 'text');
    const line = this.#context.lineAt(first?.at ?? children[0]?.at ?? 0);
    flow.endParagraph();
    for (const [index, text] of rawText(children).split('\n').entries()) {
      flow.text(text, line + index);
      flow.endLine();
    }
    flow.endParagraph();
  }

  #table(element: MarkupElement, flow: Flow): void {
    this.#rows(element, flow);
    flow.endParagraph();
    // What is in a table and in none of its cells, browsers show beside it: a table that nothing closes has all of it.
    this.all(strayIn(element), flow);
    flow.endParagraph();
  }

  #rows(element: MarkupElement, flow: Flow): void {
    const parts = rowsOf(element);
    const caption = element.children.find((child) => child.type === 'element' && child.name === 'caption');
    if (isLayout(element, parts)) {
      flow.endParagraph();
      for (const { row } of parts) {
        for (const cell of cellsOf(row)) {
          this.all(cell.children, flow);
          flow.endParagraph();
        }
      }
      return;
    }
    const spanning = parts.map(({ row }) => this.#row(row));
    const rows = fillSpans(spanning);
    const line = this.#line(element);
    if (rows === null) {
      this.#context.tooLarge(line);
      return;
    }
    const head = parts.findIndex(({ row, inHead }) => !inHead && !isHead(row));
    const heads = head < 0 ? parts.filter(({ inHead }) => inHead).length : head;
    const named = caption?.type === 'element' ? oneLine(inlineText(caption.children, this.#context)) : '';
    const full = rows
      .map((row, index) => ({ row, inHead: index < heads }))
      .filter(({ row }) => row.cells.some(({ raw }) => raw !== ''));
    const first = full[0]?.row;
    if (!first) {
      flow.endParagraph();
      return;
    }
    flow.add({
      type: 'table',
      line: first.line,
      head: full.filter(({ inHead }) => inHead).map(({ row }) => row),
      rows: full.filter(({ inHead }) => !inHead).map(({ row }) => row),
      ...(named === '' ? {} : { caption: named }),
    });
  }

  #row(row: MarkupElement): SpanningRow {
    const cells = cellsOf(row).map((element) => {
      const flow = new Flow({ hyphens: true }, true);
      this.all(element.children, flow);
      const cell = toCell(flow.blocks(), { line: this.#line(element) });
      return { cell, across: span(element.attributes.colspan), down: span(element.attributes.rowspan, mostRows) };
    });
    const line = cells.find(({ cell }) => cell.raw !== '')?.cell.line ?? this.#line(row);
    return { place: { line }, cells };
  }

  #blocksOf(nodes: readonly MarkupNode[], around: Flow, inCell = around.inCell): Block[] {
    const flow = new Flow(around.rules, inCell);
    this.all(nodes, flow);
    return flow.blocks();
  }

  #line({ at }: MarkupNode): number {
    return this.#context.lineAt(at);
  }

  /** The line on which the first word inside stands. */
  #lineOfWords(element: MarkupElement): number {
    const words = firstWords(element);
    if (!words) return this.#line(element);
    const blank = /^\s*/u.exec(words.text)?.[0] ?? '';
    return this.#line(words) + blank.split('\n').length - 1;
  }
}

const isBlock: ReadonlySet<string> = new Set(
  'address article aside body center details dialog div dl fieldset figcaption figure footer form header html legend main p section'.split(
    ' ',
  ),
);
const isList: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);
const renderedWhole: ReadonlySet<string> = new Set(['b', 'strong', 'a', 'img', 'input', 'sup']);
const mostRows = 65_534;

/** Text between tags that is Markdown again: what follows an empty line. */
const isMarkdown = /\n[ \t\r]*\n[ \t]*\S/u;

const isSideBySide = ({ name, attributes }: MarkupElement): boolean =>
  name === 'span' && (attributes['data-ttu-id'] !== undefined || attributes.class === 'sxs-lookup');

const oneLine = (text: string): string => text.replace(/[\s\u00a0]+/gu, ' ').trim();

const isListMark = ({ attributes, children, name }: MarkupElement): boolean =>
  /mso-list:\s*ignore/iu.test(attributes.style ?? '') ||
  (name === 'span' && children.some((child) => child.type === 'element' && isListMark(child)));

function span(written: string | undefined, most = mostColumns - 1): number {
  const number = Number.parseInt(written ?? '1', 10);
  // 0 reaches to the end of the table.
  return number === 0 ? most : Math.min(most, Math.max(1, Number.isNaN(number) ? 1 : number));
}

interface TablePart {
  readonly row: MarkupElement;
  readonly inHead: boolean;
}

/** Rows of a table, not those of tables inside it. */
function rowsOf(table: MarkupElement): readonly TablePart[] {
  return table.children.flatMap((child): readonly TablePart[] => {
    if (child.type !== 'element' || isUnseen(child)) return [];
    if (child.name === 'tr') return [{ row: child, inHead: false }];
    if (!['thead', 'tbody', 'tfoot'].includes(child.name)) return [];
    const inHead = child.name === 'thead';
    return rowsOf(child).map(({ row }) => ({ row, inHead }));
  });
}

/** What is neither a row nor a cell, in a table and its rows. */
function strayIn(table: MarkupElement): readonly MarkupNode[] {
  return table.children.flatMap((child): readonly MarkupNode[] => {
    if (child.type === 'text') return child.text.trim() === '' ? [] : [child];
    if (['thead', 'tbody', 'tfoot', 'tr'].includes(child.name)) return isUnseen(child) ? [] : strayIn(child);
    return ['td', 'th', 'caption', 'colgroup', 'col'].includes(child.name) ? strayCell(child, table) : [child];
  });
}

/** A cell that is in no row. */
const strayCell = (cell: MarkupElement, around: MarkupElement): readonly MarkupNode[] =>
  /^t[dh]$/u.test(cell.name) && around.name !== 'tr' ? cell.children : [];

const cellsOf = (row: MarkupElement): readonly MarkupElement[] =>
  row.children.filter((child): child is MarkupElement => child.type === 'element' && /^t[dh]$/u.test(child.name));

const isHead = (row: MarkupElement): boolean => {
  const cells = cellsOf(row);
  return cells.length > 0 && cells.every(({ name }) => name === 'th');
};

/** A table that only arranges a page: one cell, or one row or column of tables. */
function isLayout(table: MarkupElement, parts: readonly TablePart[]): boolean {
  const cells = parts.flatMap(({ row }) => cellsOf(row));
  if (cells.length <= 1 || table.attributes.role === 'presentation') return true;
  const isNarrow = parts.length === 1 || cells.length === parts.length;
  return isNarrow && cells.some(holdsTable);
}

const holdsTable = (element: MarkupElement): boolean =>
  element.holdsBlocks &&
  element.children.some((child) => child.type === 'element' && (child.name === 'table' || holdsTable(child)));

function firstWords(node: MarkupNode): Extract<MarkupNode, { type: 'text' }> | null {
  if (node.type === 'text') return node.text.trim() === '' ? null : node;
  for (const child of node.children) {
    const found = firstWords(child);
    if (found) return found;
  }
  return null;
}

const rawText = (nodes: readonly MarkupNode[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.text : node.name === 'br' ? '\n' : rawText(node.children))).join('');
