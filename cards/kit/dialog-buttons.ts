import { forms } from './forms.js';
import type { Card } from './template.js';
import { isVerb, type Verb } from './verbs.js';

// A form in the place of a shared card is lost as soon as anybody's tick edits that message. Where the client has dialogs, the
// buttons that show forms open one instead: `Action.Submit` with `task/fetch`. Source: Microsoft Teams platform
// documentation, "Use dialogs with bots" and "Adaptive Cards in dialogs", 2026.

/** What a button of a dialog, or one that opens a dialog, carries besides its own data. */
export interface DialogButton {
  readonly verb: Verb;
  /** What the dialog is called: the words on the button that opened it. */
  readonly title: string;
}

/** The key of that among a button's data; no input is called so. */
const key = 'baton';

/** Verbs that show a form. */
const opening: ReadonlySet<string> = new Set(Object.values(forms).map(({ opens }) => opens));

export const opensDialog = (verb: string): boolean => opening.has(verb);

/** A value with every `Action.Execute` in it as `submit` makes it; the rest is the same. */
function withActions<T>(value: T, submit: (action: Execute) => object): T {
  if (Array.isArray(value)) return value.map((part) => withActions(part, submit)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copied = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withActions(part, submit)]));
  return (isExecute(copied) ? submit(copied) : copied) as T;
}

interface Execute {
  readonly type: 'Action.Execute';
  readonly verb: string;
  readonly title?: string;
  readonly data?: object;
  readonly [more: string]: unknown;
}

const isExecute = (value: object): value is Execute =>
  'type' in value && value.type === 'Action.Execute' && 'verb' in value && typeof value.verb === 'string';

const longestTitle = 60;

const submitOf = ({ verb, data, ...rest }: Execute, more: object): object => ({
  ...rest,
  type: 'Action.Submit',
  data: { ...data, [key]: { verb, title: String(rest.title ?? '').slice(0, longestTitle) }, ...more },
});

/** Anything that is sent to a client with dialogs: its buttons that show a form open one there. */
export const openingDialogs = <T>(message: T): T =>
  withActions(message, (action) =>
    opening.has(action.verb) ? submitOf(action, { msteams: { type: 'task/fetch' } }) : action,
  );

/** A card in a dialog, where every button comes back as a submission. */
export const inDialog = (card: Card): Card => withActions(card, (action) => submitOf(action, {}));

/** What a button of ours carried, and its own data with what was filled in; null for anything else. */
export function dialogPress(
  sent: unknown,
): { readonly button: DialogButton; readonly data: Readonly<Record<string, unknown>> } | null {
  if (typeof sent !== 'object' || sent === null) return null;
  const { [key]: carried, msteams: _, ...data } = sent as Readonly<Record<string, unknown>>;
  if (typeof carried !== 'object' || carried === null) return null;
  const { verb, title } = carried as { readonly verb?: unknown; readonly title?: unknown };
  if (typeof verb !== 'string' || !isVerb(verb)) return null;
  return { button: { verb, title: typeof title === 'string' ? title.slice(0, longestTitle) : '' }, data };
}
