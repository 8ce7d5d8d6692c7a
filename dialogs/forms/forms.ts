import { formAgain, inputsOn, type RedrawnForm, shownIn } from '../../cards/kit/form-again.js';
import { type FormContract, type FormVerb, fieldOfRefusal, formOf } from '../../cards/kit/forms.js';
import { day, type Key, quoted, refusalSentence, t } from '../../cards/kit/i18n.js';
import type { Card } from '../../cards/kit/template.js';
import { type VerbData, verbs } from '../../cards/kit/verbs.js';
import type { Refusal } from '../../data/domain/decision.js';
import type { Reply, Turn } from '../turn/turn.js';
import { type Arrived, type InputFault, inputsIn } from './form-inputs.js';

type Issue = NonNullable<ReturnType<(typeof verbs)[FormVerb]['safeParse']>['error']>['issues'][number];
type Data = Readonly<Record<string, unknown>>;
/** Draws the form of a verb anew, by the verb that shows it. */
type Open = (turn: Turn, form: FormContract, data: Data) => Promise<Reply>;

/** A form as its verb takes it, or the answer that it gets instead. */
export type FormRead<V extends FormVerb> = { readonly data: VerbData<V> } | { readonly reply: Reply };

interface Press<V extends FormVerb> {
  readonly turn: Turn;
  readonly verb: V;
  readonly form: FormContract;
  readonly data: Data;
  readonly open: Open;
}

/**
 * Reads the form under a button. What cannot be taken comes back as it was typed, each fault at its field, and nothing is
 * changed: a form that was lost on its way, a value that says nothing clear, a field that held something and came back
 * without it, until the same is pressed once more. null where the rest of the button's data is not its own.
 */
export async function readForm<V extends FormVerb>(
  turn: Turn,
  verb: V,
  data: Data,
  open: Open,
): Promise<FormRead<V> | null> {
  const form = formOf(verb);
  const press = { turn, verb, form, data, open };
  const arrived = inputsIn(form, data, { tag: turn.tag, today: turn.now.slice(0, 10) });
  const taken = Object.fromEntries(Object.entries(arrived.typed).filter(([id]) => arrived.faults[id] === undefined));
  const parsed = verbs[verb].safeParse({ ...data, ...taken });
  const issues = parsed.error?.issues ?? [];
  const known = (issue: Issue) => Object.hasOwn(form.inputs, String(issue.path[0]));
  if (issues.some((issue) => !known(issue))) return null;
  if (await isLost(press, arrived)) return { reply: await lost(press, arrived) };
  const faults = { ...faultsOf(issues, arrived), ...arrived.faults };
  if (!parsed.success || Object.keys(faults).length > 0) return { reply: await faulty(press, arrived, faults) };
  return (await emptied(press, arrived)) ?? { data: parsed.data as VerbData<V> };
}

function faultsOf(issues: readonly Issue[], { typed }: Arrived): Readonly<Record<string, InputFault>> {
  return Object.fromEntries(
    issues.map((issue): [string, InputFault] => {
      const id = String(issue.path[0]);
      const long = issue.code === 'too_big' && typeof issue.maximum === 'number';
      return [id, long ? { is: 'long', written: String(issue.maximum) } : { is: 'choice', written: typed[id] ?? '' }];
    }),
  );
}

/** The form as it is now with what arrived; the answer alone where it is no longer this form. */
async function again<V extends FormVerb>({ turn, form, data, open }: Press<V>, said: RedrawnForm): Promise<Reply> {
  const reply = await open(turn, form, data);
  return reply.card === undefined || !isForm(reply.card, form)
    ? reply
    : { ...reply, card: formAgain(reply.card, said) };
}

const isForm = (card: Card, form: FormContract): boolean =>
  inputsOn(card).some(({ id }) => form.others !== undefined || Object.hasOwn(form.inputs, id));

/** Whether a form came without an input that always has a value: then it says nothing about its other inputs either. */
async function isLost<V extends FormVerb>({ turn, form, data, open }: Press<V>, { typed }: Arrived): Promise<boolean> {
  const { always, alwaysIfShown, neverEmpty = false } = form;
  if (always.some((id) => (typed[id] ?? '') === '')) return true;
  if (neverEmpty && Object.keys(typed).length === 0) return true;
  if (alwaysIfShown === undefined || typed[alwaysIfShown] !== undefined) return false;
  const { card } = await open(turn, form, data);
  return card !== undefined && inputsOn(card).some(({ id }) => id === alwaysIfShown);
}

async function lost<V extends FormVerb>(press: Press<V>, { typed }: Arrived): Promise<Reply> {
  press.turn.log('form lost', { verb: press.verb });
  return await again(press, { notice: t(press.turn.locale, 'form.lost'), typed });
}

async function faulty<V extends FormVerb>(
  press: Press<V>,
  { typed }: Arrived,
  faults: Readonly<Record<string, InputFault>>,
): Promise<Reply> {
  const { turn, verb, form } = press;
  turn.log('form not understood', { verb, fields: Object.keys(faults).join(',') });
  const sentences = Object.entries(faults).map(([id, fault]) => [id, sentenceOf(turn, form, id, fault)]);
  return await again(press, { notice: t(turn.locale, 'form.faults'), typed, faults: Object.fromEntries(sentences) });
}

function sentenceOf({ locale }: Turn, form: FormContract, id: string, { is, written }: InputFault): string {
  const required: Key | undefined = form.required?.[id];
  const short = written.slice(0, 60);
  if (required !== undefined && (is === 'missing' || written === '')) return t(locale, required);
  if (id === 'tenants') return t(locale, 'refusal.tenants-unread');
  switch (is) {
    case 'date':
      return t(locale, 'fault.date', { written: short });
    case 'far-date':
      return t(locale, 'fault.far-date', { date: day(written, locale) });
    case 'number':
      return t(locale, 'fault.number', { written: short });
    case 'long':
      return t(locale, 'fault.long', { n: Number(written) });
    default:
      return t(locale, 'fault.choice');
  }
}

/** Clients leave out what was emptied, and some lose what was typed: where that would erase something, it is asked. */
async function emptied<V extends FormVerb>(press: Press<V>, { typed }: Arrived): Promise<{ reply: Reply } | null> {
  const { turn, verb, form, data, open } = press;
  if (form.replaces !== true) return null;
  const sure = typeof data.emptied === 'string' ? data.emptied.split(',') : [];
  const absent = Object.keys(form.inputs).filter(
    (id) =>
      typed[id] === undefined && form.inputs[id] !== 'choice' && form.kept?.includes(id) !== true && !sure.includes(id),
  );
  if (absent.length === 0) return null;
  const { card } = await open(turn, form, data);
  const inputs = card === undefined ? [] : inputsOn(card);
  if (inputs.some(({ id }) => id === form.onlyFirst)) return null;
  const held = inputs.filter((input) => absent.includes(input.id) && shownIn(input) !== '');
  if (held.length === 0) return null;
  turn.log('fields came back empty', { verb, fields: held.map(({ id }) => id).join(',') });
  const { locale } = turn;
  const names = new Intl.ListFormat(locale).format(held.map(({ id, label }) => quoted(label ?? id, locale)));
  const was = held.map((input) => [
    input.id,
    t(locale, 'form.was', { value: shownIn(input).replace(/\s+/gu, ' ').slice(0, 200) }),
  ]);
  const reply = await again(press, {
    notice: t(locale, 'form.emptied', { fields: names }),
    typed: { ...typed, ...Object.fromEntries([...held.map(({ id }) => id), ...sure].map((id) => [id, ''])) },
    faults: Object.fromEntries(was) as Readonly<Record<string, string>>,
    button: { verb, data: { emptied: [...held.map(({ id }) => id), ...sure].join(',') } },
  });
  return { reply };
}

/** Where a form says why it was refused: at the field that the refusal is about, else on top. */
export function atField(card: Card, refusal: Refusal, turn: Turn): Card {
  const ids = inputsOn(card).map(({ id }) => id);
  const field = fieldOfRefusal[refusal.code]?.find((id) => ids.includes(id));
  const sentence = refusalSentence(refusal, turn.locale);
  return formAgain(
    card,
    field === undefined
      ? { notice: sentence }
      : { notice: t(turn.locale, 'form.faults'), faults: { [field]: sentence } },
  );
}
