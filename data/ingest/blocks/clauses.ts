import type { Block, ListItem } from './block.js';

// Contracts number their paragraphs instead of marking them as lists: "3.1 …", "a) …", "(ii) …". Pages and mails write
// bullets as characters. Such paragraphs become lists, so that readers know one form.

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** How deep a mark stands, where several kinds are nested in each other. */
type Depth = 0 | 1 | 2 | 3 | 4;

interface Marked {
  readonly depth: Depth;
  readonly line: number;
  readonly raw: string;
  readonly letter?: string;
}

interface Open extends Marked {
  readonly items: Open[];
  /** A list by form that its words open. */
  list?: Block;
}

const decimal = /^\*{0,2}\d{1,2}(?:\.\d{1,2}){1,3}\.?\*{0,2}\s+(?=["“„«(*]{0,3}\p{L})/u;
const number =
  /^(?:\(?\d{1,2}[.)]|[①-⑳]|[(（]\d{1,2}[)）]|\d{1,2}\s?[)）]|제\s?\d{1,2}\s?항|第\s?\d{1,2}\s?項)\s*(?=\S)/u;
const letter =
  /^\*{0,2}(?:\(?([a-zåäö]{1,2})\)|([a-z])\.|[（(]([a-z])[)）]|([가나다라마바사아자차카타파하])[.)]|([アイウエオカキクケコ])[.．)）])\*{0,2}\s+(?=\S)/u;
const roman = /^\(?([ivx]{1,5})[.)]\s+(?=\S)/u;
const bullet = /^[•·●▪■◦‣∙○◆◇・※–—]\s*(?=\S)/u;

/** The number of a clause that stands before its words: "4.2 The Supplier shall …". */
export const clauseNumber = /^\*{0,2}\d{1,2}(?:\.\d{1,2}){1,3}\.?\*{0,2}\s+/u;

/** Blocks in which paragraphs that are written as lists are lists; a clause keeps its number before its words. */
export function withClauses(blocks: readonly Block[]): readonly Block[] {
  const found: Block[] = [];
  let open: Open[] = [];
  const close = (): void => {
    const [first] = open;
    if (first) found.push({ type: 'list', line: first.line, ordered: true, items: open.map(toItem) });
    open = [];
  };
  for (const block of blocks) {
    const opener = block.type === 'list' ? innermost(open) : undefined;
    if (opener && opener.list === undefined && /[:：]\s*$/u.test(opener.raw)) {
      opener.list = block;
      continue;
    }
    const parts = block.type === 'paragraph' ? partsOf(block, open) : null;
    if (parts === null) {
      close();
      found.push(block);
      continue;
    }
    if (parts.before !== null) {
      close();
      found.push(parts.before);
    }
    for (const marked of parts.items) {
      const from = open[0];
      // A shallower mark than the list began with is the next list's.
      if (from && marked.depth < from.depth) close();
      place(open, marked);
    }
  }
  close();
  return found;
}

function place(open: Open[], marked: Marked): void {
  const last = open.at(-1);
  if (last && marked.depth > last.depth) place(last.items, marked);
  else open.push({ ...marked, items: [] });
}

/** The last clause that is open, where it holds no paragraphs of its own yet. */
function innermost(open: readonly Open[]): Open | undefined {
  const last = open.at(-1);
  return last && last.items.length > 0 ? innermost(last.items) : last;
}

function toItem({ line, raw, items, list }: Open): ListItem {
  const [first] = items;
  const nested: Block[] = first ? [{ type: 'list', line: first.line, ordered: true, items: items.map(toItem) }] : [];
  return { line, raw, blocks: list ? [list, ...nested] : nested };
}

/** The items of a paragraph, and what is before the first; null where it is no list. */
function partsOf(block: Paragraph, open: readonly Open[]): { before: Paragraph | null; items: Marked[] } | null {
  const lines = block.raw.split('\n');
  const items: Marked[] = [];
  const before: string[] = [];
  let previous = lastLetter(open);
  for (const [index, line] of lines.entries()) {
    const marked = markOf(line.trim(), block.line + index, previous, items.length > 0 || open.length > 0);
    const last = items.at(-1);
    if (marked) {
      items.push(marked);
      previous = marked.letter ?? previous;
    } else if (last) items[items.length - 1] = { ...last, raw: `${last.raw}\n${line}` };
    else before.push(line);
  }
  const few = items.length < 2 && before.length > 0;
  if (items.length === 0 || few) return null;
  return { before: before.length > 0 ? { ...block, raw: before.join('\n') } : null, items };
}

function markOf(line: string, at: number, previous: string, isInside: boolean): Marked | null {
  if (decimal.test(line)) return { depth: 0, line: at, raw: line };
  const romanMark = roman.exec(line);
  const [whole = '', ...letters] = letter.exec(line) ?? [];
  const said = letters.find((one) => one !== undefined) ?? '';
  const isNext = said.length === 1 && said.codePointAt(0) === (previous.codePointAt(0) ?? 0) + 1;
  if (romanMark && isInside && !isNext && (previous !== '' || /^[ivx]{2,}$/u.test(romanMark[1] ?? '')))
    return { depth: 3, line: at, raw: line.slice(romanMark[0].length) };
  if (said !== '') return { depth: 2, line: at, raw: line.slice(whole.length), letter: said };
  const numbered = number.exec(line);
  if (numbered) return { depth: 1, line: at, raw: line.slice(numbered[0].length) };
  const dotted = bullet.exec(line);
  return dotted ? { depth: 4, line: at, raw: line.slice(dotted[0].length) } : null;
}

/** The letter of the innermost lettered item that is open; "i)" behind "h)" is a letter and no number. */
function lastLetter(open: readonly Open[]): string {
  const last = open.at(-1);
  return last === undefined ? '' : lastLetter(last.items) || (last.letter ?? '');
}
