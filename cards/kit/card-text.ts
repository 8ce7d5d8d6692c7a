import type { Card } from './template.js';

/** A card in plain lines, the whole of it: what folds is written out, and what can be pressed is in square brackets. */
export function cardText(card: Card): string {
  const buttons = (card.actions ?? []).map(titleOf).filter((title) => title !== '');
  return [...card.body.flatMap((part) => linesOf(part, '')), ...(buttons.length === 0 ? [] : ['', buttonLine(buttons)])]
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

const buttonLine = (titles: readonly string[]): string => titles.map((title) => `[${title}]`).join(' ');

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && 'type' in value;

const partsOf = (value: unknown): readonly Part[] => (Array.isArray(value) ? value.filter(isPart) : []);

const titleOf = (action: unknown): string => (isPart(action) && typeof action.title === 'string' ? action.title : '');

/** Text of a TextBlock as it is read: what `plain` escaped without its backslashes. */
const read = (text: unknown): string =>
  typeof text === 'string' ? text.replace(/\\(?=[!-/:-@[-`{-~])/gu, '').replace(/[\u2068\u2069]/gu, '') : '';

function linesOf(value: unknown, indent: string): readonly string[] {
  if (!isPart(value)) return [];
  switch (value.type) {
    case 'TextBlock':
      return [...(value.style === 'heading' ? [''] : []), `${indent}${read(value.text)}`];
    case 'ColumnSet':
      return columns(partsOf(value.columns), indent);
    case 'ActionSet':
      return [`${indent}${buttonLine(partsOf(value.actions).map(titleOf))}`];
    default:
      return inside(partsOf(value.items), indent);
  }
}

/** Rows below a line of text stand further in: the line introduces them. */
function inside(items: readonly Part[], indent: string): readonly string[] {
  const led = items[0]?.type === 'TextBlock' && items.slice(1).every(({ type }) => type === 'ColumnSet');
  return items.flatMap((item) => linesOf(item, led && item.type === 'ColumnSet' ? `${indent}  ` : indent));
}

/** A row: its mark, then its lines beside it. */
function columns([mark, ...others]: readonly Part[], indent: string): readonly string[] {
  const [first = ''] = mark === undefined ? [] : inside(partsOf(mark.items), '');
  const hanging = `${indent}${' '.repeat(first.length + 1)}`;
  const lines = others.flatMap((column) => inside(partsOf(column.items), hanging));
  return lines.length === 0
    ? [`${indent}${first}`]
    : lines.map((line, at) => (at === 0 ? `${indent}${first} ${line.trimStart()}` : line));
}
