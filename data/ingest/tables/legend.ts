import type { Involvement } from '../../domain/playbook/playbook.js';
import type { Block, TableRow } from '../blocks/block.js';
import { plainText } from '../blocks/inline.js';
import { filled, type Table } from './grid.js';
import { knownLetters, type Legend } from './marks.js';
import { cellKey, meaningsIn } from './table-words.js';

// "R = Responsible", "**R**: does it", "R (Responsible)", "A – Accountable"; a legend's key is a letter or a short word.
const entry =
  /^[\s\-•*·▪–]*(?:\*\*|__|\[|\(|“|")?\s*([\p{Lu}\p{N}◎○●△▲✓✔★☆◐]{1,3}|[\p{L}/]{2,14}(?=\s*(?:\*\*)?\s*[:=：]))\s*(?:\*\*|__|\]|\)|”|")?\s*(?:[:=：–—]|-(?=\s)|→|\s(?=\()|(?<=\*\*)\s)\s*(?:\*\*)?\s*(.{2,200})$/su;
/** "**R**esponsible – does the work", "R(esponsible)": the letter begins the word. */
const within = /^[\s\-•*·▪–]*(?:\*\*(\p{Lu})\*\*|\((\p{Lu})\)|\[(\p{Lu})\]|(\p{Lu})(?=\())(?=[\p{Ll}(])(.{3,200})$/su;

/** A letter and its meaning have one of these between or about them; most cells of a sheet have none. */
const explaining = /[:：=＝–—→()[\]*_`◎○●△▲✓✔★☆◐-]/u;

interface Meaning {
  readonly sign: string;
  readonly words: string;
}

/** What the document itself says that its letters mean, wherever it says it. */
export function legendOf(blocks: readonly Block[]): Legend {
  const found = blocks.flatMap(meaningsOfBlock);
  const used = found.some(isWord) ? shortCells(blocks) : new Set<string>();
  return toLegend(found.filter((meaning) => !isWord(meaning) || used.has(cellKey(meaning.sign))));
}

const isWord = ({ sign }: Meaning): boolean => sign.length > 3;

/** The short texts in the cells of tables: a word is a mark only where it is used as one. */
const shortCells = (blocks: readonly Block[]): ReadonlySet<string> =>
  new Set(
    blocks
      .flatMap((block) => (block.type === 'table' ? block.rows : []))
      .flatMap(({ cells }) => cells)
      .filter(({ raw }) => raw.length <= 40)
      .flatMap(({ raw }) => [cellKey(raw), ...raw.split(/[/,+\s]+/u).map(cellKey)]),
  );

function meaningsOfBlock(block: Block): readonly Meaning[] {
  switch (block.type) {
    case 'heading':
      return [];
    case 'paragraph':
      return fromText(block.raw);
    case 'alert':
      return block.blocks.flatMap(meaningsOfBlock);
    case 'list':
      return legendIn(block.items.map(({ raw }) => raw).flatMap((raw) => one(raw) ?? []));
    case 'table':
      return [...fromTable(block), ...[...block.head, ...block.rows].flatMap(fromSingleCell)];
  }
}

/** Several entries of one line or of lines below each other; one alone is a sentence that happens to begin so. */
function fromText(raw: string): readonly Meaning[] {
  if (!explaining.test(raw)) return [];
  const inner = /^[^:：]{0,40}[:：]\s*(?=.{0,4}[\p{Lu}].{0,6}[=:：–—-])/su.exec(raw)?.[0] ?? '';
  const text = raw.slice(inner.length).replace(/<br\s*\/?>/giu, '\n');
  return legendIn(
    text
      .split(
        /\n|[;；|]|,\s*(?=\W{0,4}\p{Lu}{1,3}\W{0,6}[=:：–—-])|(?<=\S)\.\s+(?=\W{0,4}\p{Lu}\W{0,6}[=:：–—-])|,\s*(?=\W{0,3}\p{Lu}\W{0,3}\s+\p{Lu})|\s·\s|、\s*(?=\p{Lu}\W{0,3}[=:：]|[◎○●△▲✓✔★☆◐])|，\s*(?=`)|\s{2,}/u,
      )
      .flatMap((part) => one(part) ?? spacedEntry(part) ?? []),
  );
}

/** "**R** Responsible" in a row of such. */
function spacedEntry(part: string): Meaning | undefined {
  const [, letter, said] = /^\s*(?:\*\*|__|`|\()(\p{Lu}{1,2})(?:\*\*|__|`|\))\s*(\p{L}.{1,60})$/u.exec(part) ?? [];
  const [, mark, meant] = /(?:^|[:：]\s*)([◎○●△▲✓✔★☆◐])\s*[:：=＝]?\s*(\p{L}.{0,60})$/u.exec(part) ?? [];
  const [sign, words] = [letter ?? mark, said ?? meant];
  return sign && words ? { sign, words } : undefined;
}

/** The cells of one row that say a legend: "Legend: R = …" above or below the rows of a sheet. */
function fromSingleCell(row: TableRow): readonly Meaning[] {
  return row.cells.filter(({ continues }) => !continues).flatMap(({ raw }) => (raw.length > 8 ? fromText(raw) : []));
}

function fromTable(table: Table): readonly Meaning[] {
  const entries = [...table.head, ...table.rows].flatMap((row) => entryOf(row) ?? []);
  return [
    ...legendIn(entries.filter(({ isAlone }) => isAlone)),
    ...legendIn(entries.filter(({ isAlone }) => !isAlone)),
  ];
}

/** What a row explains: in its only cell, or a letter with its meaning beside; a row of a matrix has letters beside. */
function entryOf({ cells }: TableRow): (Meaning & { readonly isAlone: boolean }) | undefined {
  const [first = '', ...beside] = cells
    .filter(({ raw, continues }) => raw.trim() !== '' && !continues)
    .map(({ raw }) => raw);
  const rest = beside.join(' ');
  if (rest === '') {
    const entry = one(first);
    return entry && { ...entry, isAlone: true };
  }
  const sign = signOf(first);
  return sign !== undefined && rest.length > 3 && meaningsIn(rest).length > 0 && !isLetter(rest)
    ? { sign, words: rest, isAlone: false }
    : undefined;
}

const isLetter = (text: string): boolean => /^\W*\p{L}{0,2}\W*$/u.test(text);

function signOf(cell: string): string | undefined {
  const text = plainText(cell)
    .replace(/[*_:：=()]/gu, '')
    .trim();
  return /^(?:\p{Lu}{1,3}|[◎○●△▲✓✔★☆◐])$/u.test(text) ? text : undefined;
}

function one(raw: string): Meaning | undefined {
  const text = raw.trim().replace(/^\*\*([^*]{1,16})[:：]\*\*/u, '**$1**:');
  const [, letter, bracketed, squared, bare, rest] = within.exec(text) ?? [];
  const beginning = letter ?? bracketed ?? squared ?? bare;
  if (beginning !== undefined && rest !== undefined)
    return { sign: beginning, words: `${beginning}${rest.replace(/^\(/u, '')}` };
  const [, sign, words] = entry.exec(text) ?? [];
  return sign !== undefined && words !== undefined ? { sign, words: words.replace(/\*\*/gu, '') } : undefined;
}

/** Entries are a legend where at least two of them mean an involvement. */
function legendIn(entries: readonly Meaning[]): readonly Meaning[] {
  const meaningful = entries.filter(isMeaningful);
  return meaningful.length >= 2 ? meaningful : [];
}

const isMeaningful = ({ words, sign }: Meaning): boolean => meaningsIn(words).length > 0 || says(sign);

const says = (sign: string): boolean => sign.length > 1 && meaningsIn(sign).length > 0;

function toLegend(entries: readonly Meaning[]): Legend {
  const legend = new Map<string, readonly Involvement[] | null>();
  const read = entries.map(({ sign, words }) => ({ sign: signKey(sign), found: meaningsIn(words) }));
  const doesSomewhere = read.some(({ sign, found }) => found[0] === 'does' && sign !== 'A');
  for (const { sign, found } of read) {
    if (legend.has(sign)) continue;
    const usual = knownLetters.get(sign)?.[0];
    const [first] = found;
    if (first === undefined) continue;
    const responsible: Involvement = sign === 'A' || (sign !== 'R' && doesSomewhere) ? 'approves' : 'does';
    const fits = usual !== undefined && (found.includes(usual) || (found.includes('answers') && usual === responsible));
    const means = fits
      ? usual
      : first === 'answers'
        ? found[1] === undefined || found[1] === 'answers'
          ? responsible
          : found[1]
        : first;
    legend.set(sign, [means]);
  }
  return legend;
}

const signKey = (sign: string): string => (sign.length <= 3 ? sign : cellKey(sign).toUpperCase());

/** Whether a table does nothing but explain letters. */
export function isLegend(table: Table): boolean {
  const rows = [...table.head, ...table.rows].filter(({ cells }) => cells.some(({ raw }) => raw.trim() !== ''));
  const { length } = fromTable(table);
  return length >= 2 && length * 2 >= rows.length - 1;
}

/** "Legend: R = …" or "R – responsible" among the rows of another table. */
export function isLegendRow(row: TableRow): boolean {
  const entry = entryOf(row);
  return entry !== undefined && isMeaningful(entry) && filled(row).length <= 3;
}

/** Whether a list or a paragraph does nothing but explain letters. */
export function explainsLetters(block: Block): boolean {
  if (block.type === 'list') return meaningsOfBlock(block).length * 2 > block.items.length;
  return block.type === 'paragraph' && fromText(block.raw).length >= 2;
}
