import type { Block, DocumentPlace } from '../../blocks/block.js';
import { type Bullet, gather, type Piece } from './pieces.js';

/** A line of a paragraph with its place. */
export interface TextLine extends DocumentPlace {
  readonly raw: string;
}

export interface SignRules {
  /** `-`, `*` and `+` are bullets, too: where no Markdown parser has seen the text before. */
  readonly hyphens?: boolean;
  /** Circles, boxes and check marks are bullets, too; in a cell they are marks of a matrix. */
  readonly marks?: boolean;
}

const bullet = /^(?:([•·▪▫◦‣⁃∙➢➤►▸❖◆◇\uf0b7\uf0a7])\s*|([●○■□☐☑☒✓✔✅⬜➔→])\s+|([–—])\s+|([-*+])\s+)(?=\S)/u;
// A clause of a contract (1.1) is a paragraph: what opens a list has one number or letter.
const numbered = /^(?:(\d{1,3})([.)])|\((\d{1,3}|[a-z]|[ivx]{1,5})\)|([a-zA-Z]|[ivxIVX]{1,5})([.)]))\s+(?=\S)/u;
/** An item within an item that repeats its letter or number: "c.1)", "(2.a)", "2.1)"; "2.1." is a clause. */
const numberedWithin =
  /^\(?(?:[a-z]\.?\d{1,2}\)|[a-z]\.\d{1,2}\.|\d{1,2}\.?[a-z]\)|\d{1,2}(?:\.\d{1,2}){1,3}\))\s+(?=\S)/u;

/** The text of an item without the mark of a task list before it. */
const withoutTaskMark = (raw: string): string =>
  raw.replace(/^\\?\[[ xX✓]?\\?\]\s+(?=\S)/u, '').replace(/^[☐☑☒✅⬜]\s*(?=\S)/u, '');

/** The text of an item, and whether it stood behind a box to tick. */
export function taskText(raw: string): { readonly raw: string; readonly isTask?: true } {
  const text = withoutTaskMark(raw);
  return text === raw ? { raw } : { raw: text, isTask: true };
}

/**
 * Lines of one paragraph as what they show: those that begin with the sign of a bullet, a number or a letter are items,
 * the others go on where the one before was.
 */
export function toPieces(lines: readonly TextLine[], rules: SignRules = {}): Piece[] {
  const pieces: Piece[] = [];
  let before: string | null = null;
  for (const line of lines.flatMap(divided)) {
    const item = toBullet(line, rules);
    const last = pieces.at(-1);
    // A dash may as well stand inside a sentence that a line break divides.
    const opens =
      item !== null && (item.level !== '–' || before === null || last?.type === 'bullet' || ends.test(before));
    before = line.raw;
    if (opens) pieces.push(item);
    else if (clause.test(line.raw) || (last?.type === 'bullet' && label.test(line.raw)))
      pieces.push({ type: 'paragraph', ...line });
    else if (last?.type === 'bullet' || last?.type === 'paragraph')
      pieces[pieces.length - 1] = { ...last, raw: `${last.raw}\n${line.raw}` };
    else pieces.push({ type: 'paragraph', ...line });
  }
  return pieces;
}

/** Bullets that stand behind one another in one line, as copied lists do. */
function divided(line: TextLine): readonly TextLine[] {
  const signs = line.raw.match(/(?:^|\s)[•▪●](?=\s+\S)/gu);
  if (signs === null || signs.length < 2) return [line];
  return line.raw.split(/\s+(?=[•▪●]\s+\S)/u).map((raw) => ({ ...line, raw: raw.trim() }));
}

/** A clause of a contract is a paragraph of its own, also where no empty line is before it: 2.1, 2.1.3. */
const clause = /^[*_]{0,3}\d{1,3}(?:\.\d{1,3}){1,4}\.?[*_]{0,3}\s+\S/u;

/** A label with its value goes on with no item: "Owner: Anna". */
const label = /^[*_]{0,3}\p{Lu}[^\s:：]{1,20}(?: [^\s:：]{1,20}){0,2}[:：][*_]{0,3}(?:\s+\S|$)/u;

const ends = /[:：;.!?]\s*[*_]*$/u;

function toBullet({ raw, ...place }: TextLine, rules: SignRules): Bullet | null {
  const [sign = '', dot, mark, dash, hyphen] = bullet.exec(raw) ?? [];
  if (sign !== '') {
    if ((mark && !rules.marks) || (hyphen && !rules.hyphens)) return null;
    const level = dash ? '–' : (dot ?? mark ?? hyphen ?? '');
    return { type: 'bullet', ...place, raw: withoutTaskMark(raw.slice(sign.length)), ordered: false, level };
  }
  const [within] = numberedWithin.exec(raw) ?? [];
  if (within !== undefined)
    return { type: 'bullet', ...place, raw: raw.slice(within.length), ordered: true, level: 'within' };
  const [written = '', digits, stop, bracketed, letter, end] = numbered.exec(raw) ?? [];
  if (written === '') return null;
  const numeral = digits ?? bracketed ?? letter ?? '';
  const kind = /^\d/u.test(numeral) ? '1' : numeral === numeral.toLowerCase() ? 'a' : 'A';
  return {
    type: 'bullet',
    ...place,
    raw: raw.slice(written.length),
    ordered: true,
    level: `${kind}${stop ?? end ?? '()'}`,
    numeral: { written, values: valuesOf(numeral.toLowerCase()) },
  };
}

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

/** What a numeral counts; `i` may be the ninth letter or the first number. */
function valuesOf(numeral: string): readonly number[] {
  if (/^\d/u.test(numeral)) return [Number(numeral)];
  const letter = numeral.length === 1 ? [numeral.charCodeAt(0) - 96] : [];
  const number = roman.indexOf(numeral) + 1;
  return number > 0 ? [...letter, number] : letter;
}

/** Lines of one paragraph as paragraphs and lists. */
export const linesToBlocks = (lines: readonly TextLine[], rules?: SignRules): Block[] => gather(toPieces(lines, rules));

/** Lines of a cell: each is a paragraph of its own, or an item where it has the sign of one. */
export const cellBlocks = (lines: readonly TextLine[]): Block[] =>
  gather(lines.flatMap((line) => toPieces([line], { hyphens: true })));
