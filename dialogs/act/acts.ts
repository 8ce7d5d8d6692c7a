import { actDoneCard, actPreviewCard } from '../../cards/act/act.js';
import { chooseItemCard, choosePersonCard, noRemindersCard } from '../../cards/act/act-choices.js';
import { checklistCard } from '../../cards/checklist/checklist.js';
import { itemFormCard } from '../../cards/checklist/item-form.js';
import { whichEngagementFor } from '../../cards/fact/which-engagement.js';
import { t } from '../../cards/kit/i18n.js';
import { stopForm } from '../../cards/phase/reason-form.js';
import type { Message, Named } from '../../data/domain/answer/message.js';
import { isClosed, toDoIn } from '../../data/domain/checklist/checklist.js';
import { actOnItem, type ItemAct, type ItemActName } from '../../data/domain/checklist/item-act.js';
import { isFor } from '../../data/domain/checklist/items.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { mayPhase } from '../../data/domain/phase/phase-rights.js';
import { isOpen, may } from '../../data/domain/rights.js';
import { todayOf } from '../../data/domain/workdays.js';
import { type ItemIn, itemsMeant, mostMeant } from '../meant/items-meant.js';
import { noItem } from '../meant/no-item.js';
import { peopleMeant } from '../meant/people-meant.js';
import { engagementsMeant, readerOf } from '../meant/whereabouts.js';
import { readingOf } from '../turn/engagements.js';
import { refused } from '../turn/refusals.js';
import type { Reply, Turn } from '../turn/turn.js';
import { isIncomplete, noSuchPerson, readAct } from './act-needs.js';
import { proposeUndo } from './act-undo.js';

type Act = Extract<Message, { readonly is: 'act' }>;

/** What a message asks to have done, in words: what would happen, and one button that does it. Nothing is done before. */
export async function proposeAct(turn: Turn, message: Act, text: string): Promise<Reply> {
  const { act, named, locale } = message;
  turn.log('act asked', { act, locale, words: text.length });
  const reader: Turn = { ...turn, locale };
  const found = await engagementsMeant(reader, text);
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
    // What the act needs is asked before the item: a name that no person here has is said at once.
    if (choices.length > 1) return { card: chooseItemCard(choices, readerOf(turn, engagement)) };
  }
  const [one] = items;
  return one === undefined ? whereItIsDone(turn, engagements) : preview(turn, one, act, named);
}

/** What would happen, or why it can't: the asker's rights are looked at now, and again when it is pressed. */
function preview(turn: Turn, { engagement, item }: ItemIn, act: ItemActName, named: Named): Reply {
  const read = readAct(turn, engagement, act, named);
  if ('reply' in read) return read.reply;
  if ('people' in read) {
    const choices = read.people.map(({ id, name }) => ({ engagement, item, name, act: { act, to: id } }));
    return { card: choosePersonCard(choices, named.person ?? '', turn.locale) };
  }
  return previewOf(turn, { engagement, item }, read.act);
}

/** One thing that would be done to one item; its form where something it needs is missing. */
export function previewOf(turn: Turn, { engagement, item }: ItemIn, act: ItemAct): Reply {
  const reader = readerOf(turn, engagement);
  // Without what it needs, an act is done in the item's form.
  if (isIncomplete(act)) return formFor(turn, engagement, item, act);
  const decided = actOnItem(engagement, item.id, item.version, act, turn.person, turn.now);
  if ('refusal' in decided) return refused(turn, decided.refusal);
  if (decided.events.length === 0) {
    return { card: actDoneCard(engagement, item, { ...reader, notice: t(turn.locale, 'act.already'), undo: false }) };
  }
  return { card: actPreviewCard(engagement, item, { ...reader, act }) };
}

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
  const { zone } = readingOf(engagement, turn);
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

/** There are no reminders: that is said, with what the asker can write about. */
function remind(turn: Turn, engagements: readonly [Engagement, ...Engagement[]], { item: said, person }: Named): Reply {
  const [engagement] = engagements;
  if (person !== null && engagements.every((one) => peopleMeant(turn, one, person).length === 0)) {
    return noSuchPerson(turn, engagement, person);
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
