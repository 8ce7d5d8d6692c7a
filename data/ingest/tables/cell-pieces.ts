import type { Block, DocumentPlace, ListItem, TableCell } from '../blocks/block.js';
import { bilingual, plainText } from '../blocks/inline.js';
import { isForSome } from '../vocabulary/markers.js';
import { isPlaceholder } from './cell-names.js';
import { cellKey, saysNobody } from './table-words.js';

/** One statement of a cell with text: a paragraph, a list's item, a line. */
export interface CellPiece extends Pick<DocumentPlace, 'line'> {
  readonly raw: string;
  /** What is above it in the cell and completes it, outermost first. */
  readonly above: readonly string[];
  /** It heads the pieces below it. */
  readonly group: boolean;
  readonly inList: boolean;
}

const bullet = /^\s*(?:[·•▪◦‣●○■□➢➤✓✔\u00b7\uf0b7]|[-–*]\s|\d{1,2}[.)]\s|[a-z][.)]\s)\s*/u;

/** The statements of a cell in a party's column. Names below a lead-in stay with it. */
export function cellPieces(cell: TableCell): readonly CellPiece[] {
  const found = cell.blocks.length > 0 ? fromBlocks(cell.blocks, []) : fromText(cell);
  return joined(found).filter(({ raw }) => says(raw));
}

/** A line that goes on with the one above it: "(…)", or small letters behind a capital. */
function joined(pieces: readonly CellPiece[]): readonly CellPiece[] {
  const all: CellPiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last && !piece.group && !piece.inList && goesOn(last.raw, piece.raw)) {
      all.pop();
      all.push({ ...last, raw: `${last.raw} ${piece.raw}`, group: false });
    } else all.push(piece);
  }
  return all;
}

const goesOn = (before: string, behind: string): boolean =>
  /^[(（]/u.test(behind) || (/^\p{Ll}/u.test(behind) && /^\p{Lu}/u.test(before) && !/[.;:!?。]\s*$/u.test(before));

const says = (raw: string): boolean => {
  const text = plainText(bilingual(raw).text);
  return /\p{L}{2}|[\p{sc=Han}\p{sc=Hangul}]/u.test(text) && !saysNobody(cellKey(text)) && !isPlaceholder(text);
};

/** A cell that knows no blocks: what `<br>`, `<li>` or line feeds divide. */
function fromText({ line, raw }: TableCell): readonly CellPiece[] {
  const parts = raw
    .replace(/<\/?(?:ul|ol|p|div)\b[^>]*>|<\/li>/giu, '\n')
    .replace(/<li\b[^>]*>/giu, '\n- ')
    .split(/(?:<br\s*\/?>|\n)+/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return inOrder(
    parts.map((part) => ({ type: 'paragraph' as const, line, raw: part })),
    [],
  );
}

function fromBlocks(blocks: readonly Block[], above: readonly string[]): readonly CellPiece[] {
  return inOrder(blocks, above);
}

/** Paragraphs and lists below each other: one that ends open, or is bold, or comes before bullets, leads into them. */
function inOrder(blocks: readonly Block[], above: readonly string[]): readonly CellPiece[] {
  const found: CellPiece[] = [];
  let lead: readonly string[] = above;
  // Behind an item that ends open, lines complete it until the next list.
  let isOpen = false;
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    switch (block.type) {
      case 'paragraph': {
        const text = plainText(bilingual(block.raw).text);
        const last = found.at(-1);
        if (isOpen && last) {
          found.pop();
          found.push({ ...last, raw: `${last.raw} ${block.raw}` });
          break;
        }
        if (bullet.test(text)) {
          found.push({ line: block.line, raw: block.raw.replace(bullet, ''), above: lead, group: false, inList: true });
          break;
        }
        const opens = next?.type === 'list' || (next?.type === 'paragraph' && bullet.test(plainText(next.raw)));
        if (isBold(block.raw) && next !== undefined && (opens || next.type === 'paragraph')) {
          lead = [...above, withoutEmphasis(block.raw)];
          if (opens)
            found.push({ line: block.line, raw: withoutEmphasis(block.raw), above, group: true, inList: false });
        } else if (opens || (/[:：]\s*$/u.test(text) && next !== undefined)) {
          lead = [
            ...(isBold(block.raw) ? above : lead.length > above.length && boldLead(blocks, index) ? lead : above),
            block.raw,
          ];
        } else
          found.push({
            line: block.line,
            raw: block.raw,
            above: isAfterList(blocks, index) ? above : lead,
            group: false,
            inList: false,
          });
        break;
      }
      case 'list':
        for (const item of block.items) found.push(...fromItem(item, lead));
        isOpen = /[:：]\s*$/u.test(found.at(-1)?.raw ?? '') && found.at(-1)?.group === false;
        break;
      case 'alert':
        found.push(...fromBlocks(block.blocks, above));
        break;
      case 'heading':
        lead = [...above, block.raw];
        break;
      case 'table':
        break;
    }
  }
  return found;
}

/** Whether what leads here is a bold line, which holds until the next one. */
function boldLead(blocks: readonly Block[], index: number): boolean {
  return blocks.slice(0, index).some((block) => block.type === 'paragraph' && isBold(block.raw));
}

/** A paragraph behind a list begins anew. */
function isAfterList(blocks: readonly Block[], index: number): boolean {
  return blocks[index - 1]?.type === 'list';
}

function fromItem(item: ListItem, above: readonly string[]): readonly CellPiece[] {
  const nested = item.blocks.some((block) => block.type === 'list');
  const text = plainText(bilingual(item.raw).text);
  const inner = fromBlocks(item.blocks, text === '' ? above : [...above, item.raw]);
  // "For single-forest environments:" says when, not what.
  const isCondition = nested && /[:：]\s*$/u.test(text) && isForSome(text);
  const own: CellPiece[] =
    text === '' || isCondition ? [] : [{ line: item.line, raw: item.raw, above, group: nested, inList: true }];
  return [...own, ...inner];
}

const isBold = (raw: string): boolean =>
  /^\s*(?:\*\*[^*]+\*\*|__[^_]+__|<(?:b|strong)>.{1,200}<\/(?:b|strong)>)[:：]?\s*$/su.test(
    bilingual(raw).text === '' ? raw : raw.trim(),
  );

/** A cell that is bold from end to end is emphasised as a whole; its words are the statement. */
export function withoutEmphasis(raw: string): string {
  const [, inner] = /^\s*(?:\*\*([^*]+)\*\*|__([^_]+)__)[:：]?\s*$/su.exec(raw) ?? [];
  return inner ?? raw.replace(/^\s*__([^_]+)__\s*$/su, '$1');
}
