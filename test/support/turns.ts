import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { inputsOn } from '../../cards/kit/form-again.js';
import type { Card } from '../../cards/kit/template.js';
import type { Named } from '../../data/domain/answer/message.js';
import type { Instant, Person } from '../../data/domain/person.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { Store } from '../../data/store/store.js';
import { handleAction, handleMessage } from '../../dialogs/index.js';
import { sameName } from '../../dialogs/people/roster.js';
import type { Knowledge, Reply, Turn } from '../../dialogs/turn/turn.js';
import { ana, guest, jonas, mina, sam, smallDataset, ticking } from './history.js';
import { answer } from './sample-answer.js';

export const channel = '19:channel@thread.tacv2';

/** Knows the small dataset, and answers every question with silence: the search has tests of its own. */
export const smallKnowledge: Knowledge = {
  dataset: smallDataset,
  answer: ({ locale = 'en' }) => answer({ outcome: 'nothing', locale }),
  about: () => null,
  matter: () => null,
  inPhase: () => ({ same: [], nearest: [] }),
  duties: () => [],
};

export interface Room {
  readonly say: (person: Person, text: string, more?: Partial<Turn>) => Promise<Reply>;
  /** Presses as a client does: inputs that always have a value are there. */
  readonly press: (person: Person, verb: string, data: unknown, more?: Partial<Turn>) => Promise<Reply>;
  /** Presses with these data alone, as a client that loses inputs. */
  readonly pressBare: Room['press'];
  /** What a dialog gets when this person speaks. */
  readonly turn: (person: Person, more?: Partial<Turn>) => Turn;
  readonly logged: { readonly event: string; readonly facts: Readonly<Record<string, unknown>> }[];
  readonly store: Store;
}

/** What a turn looks up of single people, on a list that one request brings. */
export function lookedUpIn(members: Turn['members']): Pick<Turn, 'member' | 'called' | 'isVisitor'> {
  return {
    member: async (id) => (await members()).find((one) => one.id === id || one.addresses?.includes(id)) ?? null,
    called: async (said) =>
      (await members()).filter(({ name, addresses = [] }) => sameName(name, said) || addresses.includes(said)),
    isVisitor: async () => false,
  };
}

const alwaysSent: Readonly<Record<string, object>> = {
  'item.save': { state: 'open' },
  'items.save': { done: 'false' },
  'inquiry.reply': { side: 'open', keep: 'false' },
  'checkpoint.acknowledge': { stated: 'true' },
  'checkpoint.confirm': { stated: 'true' },
};

/** A press with the inputs that a client always sends, where it doesn't say them itself. */
export const asClient = (verb: string, data: unknown): unknown =>
  typeof data === 'object' && data !== null ? { ...alwaysSent[verb], ...data } : data;

/** What a client sends when a button of a form is pressed: its data and every input as it is filled, then the changes. */
export function filledIn(
  card: Card | undefined,
  verb: string,
  changes: object = {},
): Readonly<Record<string, unknown>> {
  assert.ok(card, verb);
  const inputs = inputsOn(card).map(({ id, value = '' }) => [id, value]);
  return { ...Object.fromEntries(inputs), ...buttonsOn(card, verb)[0], ...changes };
}

/** A channel with five people in front of the dialogs and a real store: what the bot does, without Teams. */
export function roomOn(store: Store, now: () => Instant = ticking(), knowledge: Knowledge = smallKnowledge): Room {
  const logged: Room['logged'] = [];
  const turn = (person: Person, more: Partial<Turn>): Turn => {
    const members = more.members ?? (async () => [ana, jonas, mina, sam, guest]);
    return {
      ...lookedUpIn(members),
      person,
      locale: 'en' as Locale,
      tag: more.locale ?? 'en',
      place: 'channel',
      conversation: channel,
      thread: `${channel};messageid=1`,
      pressed: null,
      now: now(),
      newId: () => randomUUID().replaceAll('-', '').slice(0, 12),
      members,
      peopleIn: async () => 5,
      groupRoles: null,
      store,
      knowledge,
      library: { playbooks: [knowledge.dataset.playbook], of: () => knowledge },
      changed: () => {},
      log: (event, facts = {}) => logged.push({ event, facts }),
      ...more,
    };
  };
  return {
    turn: (person, more = {}) => turn(person, more),
    say: (person, text, more = {}) => handleMessage(turn(person, more), text),
    press: (person, verb, data, more = {}) =>
      handleAction(turn(person, { pressed: 'message-1', ...more }), verb, asClient(verb, data)),
    pressBare: (person, verb, data, more = {}) =>
      handleAction(turn(person, { pressed: 'message-1', ...more }), verb, data),
    logged,
    store,
  };
}

/** All texts that a card shows, in reading order, one per line. */
export function textsOn(card: Card | undefined): string {
  const found: string[] = [];
  const look = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(look);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        if ((key === 'text' || key === 'title' || key === 'label') && typeof value === 'string') found.push(value);
        else look(value);
      }
    }
  };
  look(card);
  return found.join('\n');
}

/** The data of every button and tappable row on a card that carries a verb. */
export function buttonsOn(card: Card | undefined, verb: string): readonly Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = [];
  const look = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(look);
    else if (typeof part === 'object' && part !== null) {
      const action = part as { readonly verb?: unknown; readonly data?: unknown };
      if (action.verb === verb) found.push((action.data ?? {}) as Readonly<Record<string, unknown>>);
      Object.values(part).forEach(look);
    }
  };
  look(card);
  return found;
}

/** What a message names that names nothing. */
export const nothingNamed: Named = {
  item: null,
  person: null,
  role: null,
  side: null,
  phase: null,
  date: null,
  words: null,
};
