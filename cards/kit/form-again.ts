import { escaped } from './markdown.js';
import type { Card } from './template.js';

/** An input of a card, as far as a form that comes back needs it. */
export interface Input {
  readonly type: string;
  readonly id: string;
  readonly label?: string;
  readonly title?: string;
  readonly value?: string | number;
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
}

const isInput = (element: object): element is Input =>
  'type' in element && typeof element.type === 'string' && element.type.startsWith('Input.') && 'id' in element;

/** Every input of a card, in its order. */
export function inputsOn(card: Card): readonly Input[] {
  const found: Input[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (isInput(part)) found.push(part);
    else for (const inner of Object.values(part)) visit(inner);
  };
  visit(card.body);
  return found;
}

/** What a form that could not be saved says when it comes back. */
export interface RedrawnForm {
  /** A sentence on top, in plain text. */
  readonly notice?: string;
  /** What arrived, by the input's id; an empty text is an emptied field. */
  readonly typed?: Readonly<Record<string, string>>;
  /** A sentence below a field, in plain text, by the input's id. */
  readonly faults?: Readonly<Record<string, string>>;
  /** More data for the button that was pressed. */
  readonly button?: { readonly verb: string; readonly data: Readonly<Record<string, string>> };
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/u;
const clockTime = /^\d{2}:\d{2}$/u;

/** An input with another value; a field for a date or a time shows nothing else, what was typed is in its sentence. */
function filled(input: Input, text: string): object {
  const { value: _, ...empty } = input;
  if (text === '' || (input.type === 'Input.Date' && !isoDay.test(text))) return empty;
  if (input.type === 'Input.Time' && !clockTime.test(text)) return empty;
  if (input.type === 'Input.Number') return Number.isFinite(Number(text)) ? { ...empty, value: Number(text) } : empty;
  return { ...empty, value: text };
}

const faultBelow = (sentence: string) => ({
  type: 'TextBlock',
  wrap: true,
  color: 'Attention',
  size: 'Small',
  spacing: 'None',
  text: escaped(sentence),
});

const noticeOnTop = (notice: string) => ({
  type: 'Container',
  style: 'warning',
  items: [{ type: 'TextBlock', wrap: true, text: escaped(notice) }],
});

/** A form as it was filled in, each fault at its field. */
export function formAgain(card: Card, { notice, typed = {}, faults = {}, button }: RedrawnForm): Card {
  const within = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.flatMap(besideIts);
    if (typeof part !== 'object' || part === null) return part;
    if ('verb' in part && button !== undefined && part.verb === button.verb && 'data' in part) {
      return { ...part, data: { ...(part.data as object), ...button.data } };
    }
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, within(inner)]));
  };
  const besideIts = (element: unknown): readonly unknown[] => {
    if (typeof element !== 'object' || element === null || !isInput(element)) return [within(element)];
    const text = typed[element.id];
    const fault = faults[element.id];
    return [text === undefined ? element : filled(element, text), ...(fault === undefined ? [] : [faultBelow(fault)])];
  };
  const body = within(card.body) as readonly unknown[];
  const actions = card.actions === undefined ? {} : { actions: within(card.actions) as readonly unknown[] };
  return { ...card, body: notice === undefined ? body : [noticeOnTop(notice), ...body], ...actions };
}

/** What a field shows, in words: the names of what is chosen, or what is written. */
export function shownIn({ value = '', choices }: Input): string {
  const text = String(value);
  if (choices === undefined) return text;
  const chosen = text.split(',').filter((one) => one !== '');
  return chosen.map((one) => choices.find((option) => option.value === one)?.title ?? one).join(', ');
}
