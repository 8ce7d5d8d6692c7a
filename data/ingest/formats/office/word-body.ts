import type { Block, TableCell, TableRow } from '../../blocks/block.js';
import type { MarkupElement, MarkupNode } from '../markup/tree.js';
import { mostCells, mostColumns, padded, toCell } from '../text/cells.js';
import { gather, type Piece } from '../text/pieces.js';
import { toPieces } from '../text/signs.js';
import { isOn, type WordStyles, wordValue } from './word-styles.js';
import { textOfParagraph } from './word-text.js';
import { allNamed, attributeOf, childNamed, childrenNamed, elementsOf, localName } from './xml.js';

export interface WordParts {
  readonly styles: WordStyles;
  /** The content of footnotes and endnotes by `footnote 3`. */
  readonly notes: ReadonlyMap<string, readonly MarkupNode[]>;
  /** Called where a table has too many cells to be read. */
  readonly tooLarge: (line: number) => void;
}

/** The body of a document → blocks. A place is a paragraph's number in the body, those in cells counted too. */
export function wordBlocks(body: readonly MarkupNode[], parts: WordParts): Block[] {
  return new WordBody(parts).blocks(body, false);
}

class WordBody {
  readonly #parts: WordParts;
  #count = 0;
  /** Inside text boxes and notes the number stays that of the paragraph that they belong to. */
  #isCounting = true;
  #depth = 0;

  constructor(parts: WordParts) {
    this.#parts = parts;
  }

  blocks(nodes: readonly MarkupNode[], inCell: boolean): Block[] {
    const pieces: Piece[] = [];
    // Boxes and notes follow the list that they belong to, because one between two items would end it.
    let later: Block[] = [];
    const add = (piece: Piece) => {
      if (piece.type !== 'bullet' && later.length > 0) {
        pieces.push(...later);
        later = [];
      }
      pieces.push(piece);
    };
    for (const element of this.#content(nodes)) {
      if (localName(element) === 'tbl') {
        const table = this.#table(element, inCell);
        for (const block of table) add(block);
        continue;
      }
      const paragraph = this.#paragraph(element, inCell);
      for (const piece of paragraph.pieces) add(piece);
      later.push(...paragraph.later);
    }
    return gather([...pieces, ...later]);
  }

  /** Paragraphs and tables, whatever wraps them; what was deleted is counted and left out. */
  #content(nodes: readonly MarkupNode[]): readonly MarkupElement[] {
    return elementsOf(nodes).flatMap((element) => {
      const name = localName(element);
      if (name === 'p' || name === 'tbl') return [element];
      if (name === 'sdt' && isContents(element)) {
        this.#skip(element);
        return [];
      }
      if (name === 'del' || name === 'moveFrom' || name === 'Fallback') {
        this.#skip(element);
        return [];
      }
      return ['sectPr', 'sdtPr', 'tcPr'].includes(name) ? [] : this.#content(element.children);
    });
  }

  #skip(element: MarkupElement): void {
    if (this.#isCounting) this.#count += allNamed(element.children, 'p').length;
  }

  #paragraph(element: MarkupElement, inCell: boolean): { pieces: readonly Piece[]; later: readonly Block[] } {
    if (this.#isCounting) this.#count += 1;
    const line = this.#count;
    const properties = childNamed(element, 'pPr');
    const kind = this.#parts.styles.kindOf(properties);
    const { raw, boxes, notes } = textOfParagraph(
      element,
      this.#parts.styles,
      kind.isBold && kind.heading === undefined,
    );
    const later = [
      ...boxes.flatMap((box) => this.#aside(box.children)),
      ...notes.flatMap((note) => this.#aside(this.#parts.notes.get(note) ?? [])),
    ];
    if (raw === '' || kind.isContents) return { pieces: [], later };
    if (kind.heading !== undefined && !inCell) {
      const title = raw.replace(/\*\*/gu, '').replace(/\s+/gu, ' ');
      return { pieces: [{ type: 'heading', line, depth: kind.heading + 1, raw: title }], later };
    }
    if (kind.item) return { pieces: [{ type: 'bullet', line, raw: raw.replace(/\t/gu, ' '), ...kind.item }], later };
    const lines = raw.split('\n').flatMap((text) => (text.trim() === '' ? [] : [{ line, raw: text.trim() }]));
    const pieces = inCell
      ? lines.flatMap((one) => toPieces([one], { hyphens: true }))
      : toPieces(lines, { hyphens: true, marks: true });
    return { pieces, later };
  }

  #aside(nodes: readonly MarkupNode[]): Block[] {
    const [wasCounting, depth] = [this.#isCounting, this.#depth];
    if (depth >= deepestAside) return [];
    this.#isCounting = false;
    this.#depth += 1;
    const blocks = this.blocks(nodes, false);
    this.#isCounting = wasCounting;
    this.#depth = depth;
    return blocks;
  }

  #table(table: MarkupElement, inCell: boolean): Block[] {
    const rows = this.#rows(table.children).map((row) => this.#row(row));
    const cells = rows.reduce((sum, row) => sum + row.cells.length, 0);
    const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
    const line = rows[0]?.line ?? this.#count;
    if (width > mostColumns || cells > mostCells || width * rows.length > mostCells) {
      this.#parts.tooLarge(line);
      return [];
    }
    const kept = filledDown(rows.filter(({ isDeleted }) => !isDeleted)).map(({ cells: own, isHead, line: at }) => ({
      isHead,
      row: { line: at, cells: padded(own, width, { line: at }) },
    }));
    const full = kept.filter(({ row }) => row.cells.some(({ raw }) => raw !== ''));
    const [only] = full;
    if (only === undefined) return [];
    // A table of one cell is a frame around text, and one inside a cell is lines of that cell.
    if (cells === 1 || inCell)
      return full.flatMap(({ row }) => row.cells.flatMap((cell) => (cell.continues ? [] : blocksOfCell(cell))));
    const heads = full.findIndex(({ isHead }) => !isHead);
    const headRows = full.slice(0, Math.max(0, heads)).map(({ row }) => row);
    return [
      { type: 'table', line: only.row.line, head: headRows, rows: full.slice(headRows.length).map(({ row }) => row) },
    ];
  }

  #rows(nodes: readonly MarkupNode[]): readonly MarkupElement[] {
    return elementsOf(nodes).flatMap((element) => {
      const name = localName(element);
      if (name === 'tr') return [element];
      return ['sdt', 'sdtContent', 'ins', 'customXml'].includes(name) ? this.#rows(element.children) : [];
    });
  }

  #row(row: MarkupElement): WordRow {
    const properties = childNamed(row, 'trPr');
    const line = this.#count + 1;
    const cells: WordCell[] = [];
    const before = Math.min(Number(wordValue(childNamed(properties, 'gridBefore')) ?? 0) || 0, mostColumns);
    for (let n = 0; n < before; n++) cells.push({ line, raw: '', blocks: [] });
    for (const cell of this.#cellsOf(row.children)) {
      const about = childNamed(cell, 'tcPr');
      const merge = childNamed(about, 'vMerge');
      const place = { line: this.#count + 1 };
      const made: WordCell = {
        ...toCell(this.blocks(cell.children, true), place),
        ...(merge && wordValue(merge) !== 'restart' ? { isBelow: true } : {}),
      };
      const across = Math.min(Number(wordValue(childNamed(about, 'gridSpan')) ?? 1) || 1, mostColumns);
      for (let n = 0; n < across; n++) cells.push(n === 0 ? made : { ...made, continues: 'left' });
    }
    const isDeleted = childNamed(properties, 'del') !== undefined;
    return { line, cells, isHead: isOn(childNamed(properties, 'tblHeader')), isDeleted };
  }

  #cellsOf(nodes: readonly MarkupNode[]): readonly MarkupElement[] {
    return elementsOf(nodes).flatMap((element) => {
      const name = localName(element);
      if (name === 'tc') return [element];
      return ['sdt', 'sdtContent', 'customXml'].includes(name) ? this.#cellsOf(element.children) : [];
    });
  }
}

/** Boxes inside boxes. */
const deepestAside = 4;

type WordCell = TableCell & { readonly isBelow?: boolean };
type WordRow = Omit<TableRow, 'cells'> & {
  readonly cells: readonly WordCell[];
  readonly isHead: boolean;
  readonly isDeleted: boolean;
};

/** Cells that go on from the row above take its text. */
function filledDown(rows: readonly WordRow[]): readonly WordRow[] {
  let above: readonly TableCell[] = [];
  return rows.map((row) => {
    const cells = row.cells.map(({ isBelow, ...cell }, column): TableCell => {
      const upper = above[column];
      return isBelow && upper ? { ...upper, continues: 'above' } : cell;
    });
    above = cells;
    return { ...row, cells };
  });
}

function blocksOfCell({ blocks, raw, continues: _, ...place }: TableCell): readonly Block[] {
  if (blocks.length > 0) return blocks;
  return raw === '' ? [] : [{ type: 'paragraph', ...place, raw }];
}

function isContents(sdt: MarkupElement): boolean {
  const gallery = childrenNamed(sdt, 'sdtPr').flatMap((properties) => allNamed(properties.children, 'docPartGallery'));
  return gallery.some((one) => attributeOf(one, 'val') === 'Table of Contents');
}
