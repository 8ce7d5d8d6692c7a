import type { Block, DocumentPlace, ListItem } from '../../blocks/block.js';

/** An item of a list before its list is known: formats that have no list around items say how each one is marked. */
export interface Bullet extends DocumentPlace {
  readonly type: 'bullet';
  readonly raw: string;
  readonly ordered: boolean;
  /** Items of one level share it: a number where the format has levels, else the sign that stands before the item. */
  readonly level: number | string;
  /** A number or letter that the text itself has before the item; it may be none: "2. Scope" opens a chapter. */
  readonly numeral?: { readonly written: string; readonly values: readonly number[] };
}

export type Piece = Block | Bullet;

interface Open {
  readonly level: number | string;
  readonly items: Growing[];
}
type Growing = Omit<ListItem, 'blocks'> & { readonly blocks: Block[] };

// Deeper items stay on the deepest level.
const deepest = 24;

/** Puts bullets that follow one another into lists, nested by their levels; everything else stays as it is. */
export function gather(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let open: Open[] = [];
  for (const piece of withoutLoneNumerals(pieces)) {
    if (piece.type !== 'bullet') {
      open = [];
      blocks.push(piece);
      continue;
    }
    const { type, ordered, level, raw, numeral, ...place } = piece;
    open = levelsAbove(open, level);
    const top = open.at(-1);
    const item: Growing = { ...place, raw, blocks: [] };
    if (top !== undefined && top.level === level) top.items.push(item);
    else {
      const items = [item];
      (top?.items.at(-1)?.blocks ?? blocks).push({ type: 'list', ...place, ordered, items });
      open.push({ level, items });
    }
  }
  return blocks;
}

/** The lists that stay open before an item of a level; the last of them is its own list or its parent's. */
function levelsAbove(open: readonly Open[], level: number | string): Open[] {
  if (typeof level === 'number') return open.filter((one) => typeof one.level === 'number' && one.level <= level);
  const at = open.findIndex((one) => one.level === level);
  if (at >= 0) return open.slice(0, at + 1);
  // Another sign is deeper where people use it so, and below words that open something; else it begins another list.
  const above = open.findLastIndex((one) => rankOf(one.level) < rankOf(level) || opensMore(one));
  return open.slice(0, Math.min(above + 1, deepest));
}

const opensMore = ({ items }: Open): boolean => /[:：]\s*$/u.test(items.at(-1)?.raw ?? '');

/** How deep a sign usually stands. */
function rankOf(level: number | string): number {
  if (typeof level === 'number') return level;
  if (/^[1A]|^[•●■·]/u.test(level)) return 0;
  return /^a|^[◦○□‣➢►–*-]/u.test(level) ? 1 : 2;
}

/** A number in the text is an item's where the next or the one before stands in the same run of items. */
function withoutLoneNumerals(pieces: readonly Piece[]): Piece[] {
  const items = new Set<Piece>();
  let before = new Map<number | string, Bullet>();
  for (const piece of pieces) {
    if (piece.type !== 'bullet') {
      before = new Map();
      continue;
    }
    const last = before.get(piece.level);
    const next = new Set(last?.numeral?.values.map((value) => value + 1));
    if (last && piece.numeral?.values.some((value) => next.has(value))) items.add(last).add(piece);
    before.set(piece.level, piece);
  }
  return pieces.map((piece): Piece => {
    if (piece.type !== 'bullet' || piece.numeral === undefined || items.has(piece)) return piece;
    const { type, ordered, level, raw, numeral, ...place } = piece;
    return { type: 'paragraph', ...place, raw: numeral.written + raw };
  });
}
