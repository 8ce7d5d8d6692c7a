import { chooseShownCard } from '../../cards/act/act-choices.js';
import { historyFact } from '../../cards/fact/fact-history.js';
import {
  assignedFact,
  exceptionsFact,
  type FactScope,
  itemFact,
  lateFact,
  remediationFact,
} from '../../cards/fact/fact-items.js';
import { meetingFact } from '../../cards/fact/fact-meeting.js';
import { type FactPart, factCard } from '../../cards/fact/fact-part.js';
import { peopleFact, personFact, roleFact } from '../../cards/fact/fact-people.js';
import { checkpointFact, phaseFact, progressFact } from '../../cards/fact/fact-phase.js';
import { t } from '../../cards/kit/i18n.js';
import { escaped } from '../../cards/kit/markdown.js';
import type { ListQuestion } from '../../data/domain/answer/asked.js';
import type { FactName, Message, Named } from '../../data/domain/answer/message.js';
import { historyOf } from '../../data/domain/checklist/item-history.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { recentIn, withMeetings } from '../../data/domain/list/recent.js';
import { type PhaseId, standingPhase } from '../../data/domain/playbook/playbook.js';
import { otherSide, type Side } from '../../data/domain/playbook/sides.js';
import { sideOf } from '../../data/domain/roster.js';
import { todayOf } from '../../data/domain/workdays.js';
import { dateWritten } from '../../data/language/dates/dates.js';
import { contentWords } from '../../data/search/asking/small-words.js';
import { dateIn, noSuchPerson } from '../act/act-needs.js';
import { answerList } from '../list/list.js';
import { itemsMeant, mostMeant, standingMeant } from '../meant/items-meant.js';
import { noItem } from '../meant/no-item.js';
import { peopleMeant } from '../meant/people-meant.js';
import { engagementsMeant, readerOf } from '../meant/whereabouts.js';
import type { Reply, Turn } from '../turn/turn.js';

type Asked = Extract<Message, { readonly is: 'engagement' }>;

/** Facts that words about an item make a question about that item. */
const aboutItems: ReadonlySet<FactName> = new Set([
  'history',
  'late',
  'open',
  'assigned',
  'exceptions',
  'blocking',
  'remediation',
]);

/** What the engagement's own records say to a question about it; never what the documents say. */
export async function answerFact(turn: Turn, message: Asked, text: string): Promise<Reply> {
  const { fact, named, locale } = message;
  turn.log('engagement question', { fact, locale });
  const reader: Turn = { ...turn, locale };
  const found = await engagementsMeant(reader, text);
  if ('sentence' in found) return { ...found, onlyRead: true };
  const said = aboutItems.has(fact) ? itemSaid(named) : null;
  const about = said === null ? null : await itemAsked(reader, found, fact, said);
  if (about !== null) return { ...about, onlyRead: true };
  if (fact === 'open' || fact === 'blocking') return await answerList(reader, listOf(message), text);
  const known =
    named.person === null ? found : found.filter((one) => peopleMeant(reader, one, named.person ?? '').length > 0);
  const [first] = found;
  if (named.person !== null && known.length === 0)
    return { ...noSuchPerson(reader, first, named.person), onlyRead: true };
  const notFound = said !== null && isOfOne(fact) ? [t(locale, 'act.not-found', { words: escaped(said) })] : [];
  const parts = await Promise.all(
    known.map(async (engagement) => {
      const part = await partOf(reader, engagement, fact, named);
      return { ...part, leads: [...notFound, ...(part.leads ?? [])] };
    }),
  );
  return { card: factCard(parts, reader), onlyRead: true };
}

/** The words about an item, as far as they say something besides a name. */
function itemSaid({ item, person }: Named): string | null {
  if (item === null || (person !== null && item.includes(person))) return null;
  return contentWords(item).length === 0 ? null : item;
}

/** Who ticked what, and whose it is, is asked of one item; what is late or excepted mostly of all. */
const isOfOne = (fact: FactName): boolean => fact === 'history' || fact === 'assigned';
/** So much of the words an item must have to be what a question for all of them is about. */
const allWords = 0.9;

/** A question for what is open, or for what stops the checkpoint, as a list. */
function listOf({ fact, named, list, locale }: Asked): ListQuestion {
  if (list !== null) return list;
  const about = fact === 'blocking' ? 'blockers' : 'open';
  const whose = named.person === 'me' ? 'me' : (named.side ?? 'everybody');
  return { about, whose, phase: named.phase, workload: null, locale };
}

/** How the item that words mean stands; which of a few is meant; null where the words mean none and ask for more than one. */
async function itemAsked(
  turn: Turn,
  engagements: readonly [Engagement, ...Engagement[]],
  fact: FactName,
  said: string,
): Promise<Reply | null> {
  const rows =
    fact === 'remediation'
      ? engagements.map((one) => ({ ...one, items: one.items.filter(({ section }) => section === 'remediation') }))
      : engagements;
  const items = itemsMeant(
    turn,
    rows,
    said,
    (item) => fact !== 'history' || item.tick !== null,
    isOfOne(fact) ? undefined : allWords,
  );
  const [first, ...more] = items;
  const [engagement] = engagements;
  // "Is anything on the list late?" names no item: the words of such a question are looked for and not missed.
  if (first === undefined) return isOfOne(fact) ? missing(turn, engagements, said) : null;
  if (more.length > 0) return { card: chooseShownCard(items.slice(0, mostMeant), readerOf(turn, engagement)) };
  const where = engagements.find(({ id }) => id === first.engagement.id) ?? engagement;
  const history = historyOf(await turn.store.engagements.history(where.id), first.item);
  return { card: factCard([itemFact(where, first.item, history, readerOf(turn, where))], turn) };
}

/** Where no item has the words: a general responsibility that has them; null where the whole is answered instead. */
function missing(turn: Turn, engagements: readonly [Engagement, ...Engagement[]], said: string): Reply | null {
  return standingMeant(turn, engagements, said).length > 0 ? noItem(turn, engagements, said) : null;
}

const phaseOf = ({ phase }: Named): PhaseId | null => (phase === null || phase === standingPhase ? null : phase);

/** The side that is meant, for the asker. */
function sideMeant(turn: Turn, engagement: Engagement, { side }: Named): Side | null {
  if (side !== 'us' && side !== 'them') return side;
  const own = sideOf(engagement, turn.person.id) ?? 'customer';
  return side === 'us' ? own : otherSide(own);
}

async function partOf(turn: Turn, engagement: Engagement, fact: FactName, named: Named): Promise<FactPart> {
  const { locale } = turn;
  const reader = readerOf(turn, engagement);
  const side = sideMeant(turn, engagement, named);
  const people = named.person === null ? null : peopleMeant(turn, engagement, named.person);
  const whose: FactScope = {
    ...(side === null ? {} : { side }),
    ...(people === null ? {} : { people }),
  };
  switch (fact) {
    case 'person':
      if (people !== null) return personFact(engagement, people, locale);
      return named.role === null ? peopleFact(engagement, locale) : roleFact(engagement, named.role, side, locale);
    case 'phase':
      return phaseFact(engagement, phaseOf(named), reader);
    case 'checkpoint':
      return checkpointFact(engagement, phaseOf(named), reader);
    case 'history': {
      const today = todayOf(engagement, turn.now);
      const since = named.date === null ? null : dateIn(named.date, (words) => dateWritten(words, turn.tag, today));
      const happened = withMeetings(
        await turn.store.engagements.history(engagement.id),
        await turn.store.meetings.history(engagement.id),
      );
      const recent = recentIn(engagement, happened, today, {
        ...(since === null ? {} : { since }),
        ...(people === null ? {} : { by: people.map(({ id }) => id) }),
      });
      return historyFact(engagement, recent, reader);
    }
    case 'meeting':
      return meetingFact(engagement, (await turn.store.meetings.of(engagement.id)).plan, { ...reader, now: turn.now });
    case 'late':
      return lateFact(engagement, whose, reader);
    case 'assigned':
      return assignedFact(engagement, whose, reader);
    case 'exceptions':
      return exceptionsFact(engagement, reader);
    case 'remediation':
      return remediationFact(engagement, whose, reader);
    default:
      return progressFact(engagement, phaseOf(named), reader);
  }
}
