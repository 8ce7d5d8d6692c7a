import {
  actDoneCard,
  actPreviewCard,
  chooseItemCard,
  choosePersonCard,
  noRemindersCard,
  notFoundCard,
  standingMeantCard,
  undoPreviewCard,
} from '../cards/act.js';
import { checklistCard } from '../cards/checklist.js';
import { itemFormCard } from '../cards/item-form.js';
import { plain } from '../cards/markdown.js';
import { stopForm } from '../cards/reason-form.js';
import { whichEngagementFor } from '../cards/which-engagement.js';
import { say } from '../cards/words.js';
import { isClosed, toDoIn } from '../data/domain/checklist.js';
import type { Engagement, Item } from '../data/domain/engagement.js';
import {
  actOnItem,
  type ItemAct,
  type ItemActName,
  itemActs,
  lastOwnChange,
  undoChange,
} from '../data/domain/item-act.js';
import { historyOf } from '../data/domain/item-history.js';
import { isFor } from '../data/domain/items.js';
import type { Message, Named } from '../data/domain/message.js';
import { mayPhase } from '../data/domain/phase-rights.js';
import { isOpen, may } from '../data/domain/rights.js';
import { todayOf } from '../data/domain/workdays.js';
import { dateWritten } from '../data/language/dates.js';
import { bareName } from '../data/search/people-named.js';
import { changeHere, engagementOf, notFound, noticeOf, readBy, refused } from './engagement.js';
import { type ItemIn, itemsMeant, mostMeant, standingMeant } from './items-meant.js';
import { namesOf, peopleMeant } from './people-meant.js';
import type { Press, Reply, Turn } from './turn.js';
import { engagementsMeant, readerOf } from './whereabouts.js';

type Act = Extract<Message, { readonly is: 'act' }>;

/** What somebody asked to have done, in words: what would happen, and one button that does it. Nothing is done before. */
export async function proposeAct(turn: Turn, message: Act, text: string): Promise<Reply> {
  const { act, named, locale } = message;
  turn.log('act asked', { act, locale, words: text.length });
  const reader: Turn = { ...turn, locale };
  const found = await engagementsMeant(reader);
  if ('sentence' in found) return found;
  if (act === 'cancel') return proposeCancel(reader, found);
  if (act === 'undo') return await proposeUndo(reader, found, named);
  if (act === 'remind') return remind(reader, found, named);
  return proposeOnItem(reader, found, { act, named });
}

/** Whether an item can be meant by what is to be done with it: an open one to tick, a done one to take back. */
function isLikely(turn: Turn, act: ItemActName) {
  return (item: Item, engagement: Engagement): boolean => {
    const mine = may(engagement, 'tick', turn.person.id, { side: item.side }) === null;
    if (act === 'untick') return item.tick !== null && mine;
    return !isClosed(item) && mine;
  };
}

function proposeOnItem(
  turn: Turn,
  engagements: readonly [Engagement, ...Engagement[]],
  { act, named }: { readonly act: ItemActName; readonly named: Named },
): Reply {
  const [engagement] = engagements;
  if (named.item === null) return whereItIsDone(turn, engagements);
  const items = itemsMeant(turn, engagements, named.item, isLikely(turn, act));
  if (items.length === 0) return noItem(turn, engagements, named.item);
  if (items.length > 1) {
    const choices = items.slice(0, mostMeant).flatMap((one) => {
      const read = readAct(turn, one.engagement, act, named);
      return 'act' in read ? [{ ...one, act: read.act }] : [];
    });
    // What the act needs is asked before the item: a name that is nobody's is said at once.
    if (choices.length > 1) return { card: chooseItemCard(choices, readerOf(turn, engagement)) };
  }
  const [one] = items;
  return one === undefined ? whereItIsDone(turn, engagements) : preview(turn, one, act, named);
}

/** No item has these words: a general responsibility that has them, or that nothing was found. */
export function noItem(turn: Turn, engagements: readonly [Engagement, ...Engagement[]], said: string): Reply {
  const [engagement] = engagements;
  const standing = standingMeant(turn, engagements, said);
  return {
    card:
      standing.length > 0
        ? standingMeantCard(standing, readerOf(turn, engagement))
        : notFoundCard(engagement, said, turn.locale),
  };
}

type Read =
  | { readonly act: ItemAct }
  | { readonly reply: Reply }
  | { readonly people: readonly { readonly id: string; readonly name: string }[] };

/** What an act says besides its item: for whom, until when, which words. */
function readAct(turn: Turn, engagement: Engagement, act: ItemActName, named: Named): Read {
  const { locale } = turn;
  if (act === 'assign') return readAssignee(turn, engagement, named);
  if (act === 'date') {
    const due = named.date === null ? null : dateWritten(named.date, turn.tag, todayOf(engagement, turn.now));
    if (due !== null) return { act: { act, due } };
    return named.date === null
      ? { act: { act } }
      : { reply: { sentence: say(locale, 'act.date-unread', { words: plain(named.date) }) } };
  }
  const words = named.words?.trim() ?? '';
  return { act: { act, ...(words === '' ? {} : { words: words.slice(0, 1000) }) } };
}

function readAssignee(turn: Turn, engagement: Engagement, { person, role }: Named): Read {
  const { locale } = turn;
  const act = 'assign' as const;
  if (person === null) {
    if (role === null) return { act: { act } };
    const held =
      role === 'lead'
        ? engagement.members.find(({ lead, side }) => lead && side === 'customer')?.person.id
        : `role:${role}`;
    const known = role === 'lead' ? held !== undefined : engagement.members.some((member) => member.role === role);
    return known && held !== undefined
      ? { act: { act, to: held } }
      : { reply: { sentence: say(locale, 'act.nobody-with-role', { people: namesOf(engagement) }) } };
  }
  const meant = peopleMeant(turn, engagement, person);
  const members = meant.filter(({ is }) => is === 'member');
  const [first, ...more] = members;
  if (first === undefined) return { reply: nobodyCalled(turn, engagement, person, meant.length > 0) };
  return more.length > 0 ? { people: members } : { act: { act, to: first.id } };
}

/** A name that is nobody's here, or of somebody who is not here yet or no longer, with the names that are. */
export const nobodyCalled = (turn: Turn, engagement: Engagement, typed: string, away = false): Reply => ({
  sentence: say(turn.locale, away ? 'act.not-here' : 'act.nobody', {
    name: plain(typed === 'me' ? turn.person.name : bareName(typed)),
    people: plain(namesOf(engagement)),
  }),
});

/** What would happen, or why it can't: the rights of whoever asks are looked at now, and again when it is pressed. */
function preview(turn: Turn, { engagement, item }: ItemIn, act: ItemActName, named: Named): Reply {
  const read = readAct(turn, engagement, act, named);
  if ('reply' in read) return read.reply;
  if ('people' in read) {
    const choices = read.people.map(({ id, name }) => ({ engagement, item, name, act: { act, to: id } }));
    return { card: choosePersonCard(choices, named.person ?? '', turn.locale) };
  }
  return previewOf(turn, { engagement, item }, read.act);
}

function previewOf(turn: Turn, { engagement, item }: ItemIn, act: ItemAct): Reply {
  const reader = readerOf(turn, engagement);
  // Without what it needs, an act is done in the item's form.
  if (isIncomplete(act)) return formFor(turn, engagement, item, act);
  const decided = actOnItem(engagement, item.id, item.version, act, turn.person, turn.now);
  if ('refusal' in decided) return refused(turn, decided.refusal);
  if (decided.events.length === 0) {
    return { card: actDoneCard(engagement, item, { ...reader, notice: say(turn.locale, 'act.already'), undo: false }) };
  }
  return { card: actPreviewCard(engagement, item, { ...reader, act }) };
}

const isIncomplete = ({ act, to, due, words = '' }: ItemAct): boolean =>
  (act === 'assign' && to === undefined) ||
  (act === 'date' && due === undefined) ||
  ((act === 'note' || act === 'not-applicable') && words === '');

function formFor(turn: Turn, engagement: Engagement, item: Item, { act }: ItemAct): Reply {
  const right = { assign: 'assign', date: 'set-date', note: 'note' } as const;
  const needed = act === 'assign' || act === 'date' || act === 'note' ? right[act] : 'mark-not-applicable';
  const denied = may(engagement, needed, turn.person.id, { side: item.side });
  if (denied !== null) return refused(turn, denied);
  const typed = act === 'not-applicable' ? { typed: { state: 'not-applicable' as const } } : {};
  return { card: itemFormCard(engagement, item, { page: 1, locale: turn.locale, reader: turn.person.id, ...typed }) };
}

/** No item was named: the list on which it is done, or which engagement is meant. */
function whereItIsDone(turn: Turn, [engagement, ...more]: readonly [Engagement, ...Engagement[]]): Reply {
  const { phase } = engagement;
  if (more.length > 0) {
    return {
      card: whichEngagementFor([engagement, ...more], turn.locale, (one) => ({
        verb: 'item.choose',
        data: { engagement: one.id, phase: one.phase, page: 1 },
      })),
    };
  }
  const { zone } = readBy(engagement, turn);
  const today = todayOf(engagement, turn.now);
  return { card: checklistCard(engagement, { phase, page: 1, locale: turn.locale, zone, today, looks: true }) };
}

function proposeCancel(turn: Turn, [engagement, ...more]: readonly [Engagement, ...Engagement[]]): Reply {
  if (more.length > 0) {
    return {
      card: whichEngagementFor([engagement, ...more], turn.locale, (one) => ({
        verb: 'cancel.form',
        data: { engagement: one.id },
      })),
    };
  }
  const closed = engagement.state === 'paused' ? null : isOpen(engagement);
  const denied = closed ?? mayPhase(engagement, 'cancel', turn.person.id);
  return denied === null ? { card: stopForm(engagement, 'cancel', { locale: turn.locale }) } : refused(turn, denied);
}

/** The last change of whoever asks, where nobody changed the item after them. */
async function proposeUndo(turn: Turn, engagements: readonly Engagement[], { item: said }: Named): Promise<Reply> {
  const meant = said === null ? null : itemsMeant(turn, engagements, said).map(({ item }) => item.id);
  const changes = await Promise.all(
    engagements.map(async (engagement) => {
      const events = await turn.store.engagements.history(engagement.id);
      const own = meant === null ? events : events.filter((event) => 'item' in event && meant.includes(event.item));
      return { engagement, events, change: lastOwnChange(engagement, own, turn.person.id) };
    }),
  );
  const [last] = changes
    .flatMap(({ change, ...rest }) => (change === null ? [] : [{ ...rest, change }]))
    .sort((a, b) => b.change.at.localeCompare(a.change.at));
  const item = last?.engagement.items.find(({ id }) => id === last.change.item);
  const step = last === undefined || item === undefined ? undefined : historyOf(last.events, item)[0];
  if (last === undefined || item === undefined || step === undefined) {
    return { sentence: say(turn.locale, 'refusal.nothing-to-undo') };
  }
  const { engagement, events } = last;
  const decided = undoChange(engagement, events, item.id, item.version, turn.person, turn.now);
  if ('refusal' in decided) return refused(turn, decided.refusal);
  return { card: undoPreviewCard(engagement, item, step, readerOf(turn, engagement)) };
}

/** There are no reminders: that is said, with what whoever asks can write about. */
function remind(turn: Turn, engagements: readonly [Engagement, ...Engagement[]], { item: said, person }: Named): Reply {
  const [engagement] = engagements;
  if (person !== null && engagements.every((one) => peopleMeant(turn, one, person).length === 0)) {
    return nobodyCalled(turn, engagement, person);
  }
  const reader = readerOf(turn, engagement);
  if (said !== null) {
    const items = itemsMeant(turn, engagements, said).slice(0, mostMeant);
    if (items.length === 0) return noItem(turn, engagements, said);
    return { card: noRemindersCard(items, reader) };
  }
  const owed = engagements.flatMap((one) => {
    const people = person === null ? [] : peopleMeant(turn, one, person);
    return toDoIn(one)
      .filter((item) => people.some(({ id }) => isFor(item, one, id)))
      .map((item): ItemIn => ({ engagement: one, item }));
  });
  return { card: noRemindersCard(owed.slice(0, 10), reader) };
}

const spoken = <Data extends { readonly locale?: Turn['locale'] }>(turn: Turn, { locale }: Data): Turn =>
  locale === undefined ? turn : { ...turn, locale };

/** The item that was meant among several: what would happen to it. */
export const previewAct: Press<'act.preview'> = async (turn, { engagement, item, locale, ...act }) => {
  const reader = spoken(turn, locale === undefined ? {} : { locale });
  const found = await engagementOf(reader, engagement);
  if (found === null) return notFound(reader);
  const one = found.items.find(({ id, removed }) => id === item && !removed);
  return one === undefined
    ? refused(reader, { code: 'item-gone' })
    : previewOf(reader, { engagement: found, item: one }, act);
};

async function settled(
  turn: Turn,
  id: string,
  item: string,
  outcome: Awaited<ReturnType<typeof changeHere>>,
): Promise<Reply> {
  if (outcome === null) return notFound(turn);
  const now = outcome.engagement.items.find((one) => one.id === item);
  if (now === undefined) return refused(turn, { code: 'item-gone' });
  const undo = outcome.events.length > 0;
  turn.log('act done', { engagement: id, changed: undo });
  return {
    card: actDoneCard(outcome.engagement, now, {
      ...readerOf(turn, outcome.engagement),
      ...noticeOf(turn, outcome),
      undo,
    }),
  };
}

/** Does what the preview said; the item as it is then, with the way back. */
export const doAct: Press<'act.do'> = async (turn, { engagement, item, seen, locale, ...act }) => {
  const reader = spoken(turn, locale === undefined ? {} : { locale });
  const outcome = await changeHere(reader, engagement, (e) => actOnItem(e, item, seen, act, reader.person, reader.now));
  return await settled(reader, engagement, item, outcome);
};

/** Takes back what the presser did last to an item, where it is as they left it. */
export const undoAct: Press<'act.undo'> = async (turn, { engagement, item, seen, locale }) => {
  const reader = spoken(turn, locale === undefined ? {} : { locale });
  if ((await engagementOf(reader, engagement)) === null) return notFound(reader);
  const events = await reader.store.engagements.history(engagement);
  const outcome = await changeHere(reader, engagement, (e) =>
    undoChange(e, events, item, seen, reader.person, reader.now),
  );
  return await settled(reader, engagement, item, outcome);
};

export const isItemAct = (act: Act['act']): act is ItemActName => (itemActs as readonly string[]).includes(act);
