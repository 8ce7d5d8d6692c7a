import { dutyListCard } from '../cards/duty-list.js';
import { listUndoCard, openListCard, whichEngagementCard } from '../cards/list.js';
import type { VerbData } from '../cards/verbs.js';
import { say } from '../cards/words.js';
import { type ListQuestion, partiesOf } from '../data/domain/asked.js';
import { tickItem, untickItem } from '../data/domain/checklist.js';
import type { Decision, Engagement } from '../data/domain/engagement.js';
import { choiceIn, dutyList, type ListChoice, openList } from '../data/domain/list.js';
import { notInPeople, sideOf } from '../data/domain/rights.js';
import { recordAsked, rememberList } from './context.js';
import { changeHere, engagementOf, notFound, noticeOf, refused } from './engagement.js';
import type { Press, Reply, Turn } from './turn.js';

/** The running engagements that a list may be about: the channel's own, or all that the asker is in. */
async function running(turn: Turn): Promise<readonly Engagement[]> {
  const here =
    turn.place === 'personal'
      ? await turn.store.engagements.of(turn.person.id)
      : [await turn.store.engagements.inChannel(turn.conversation)];
  return here.filter((engagement) => engagement?.state === 'active').filter((engagement) => engagement !== null);
}

/** What there is to do, what is left, what stops the checkpoint: from the engagement's own list, else from the documents. */
export async function answerList(turn: Turn, list: ListQuestion, text: string): Promise<Reply> {
  turn.log('list question', { about: list.about, locale: list.locale });
  const after = async () => {
    await rememberList(turn, list);
    await recordAsked(turn, text, list.locale, 'list');
  };
  return { ...(await listFor(turn, list)), after };
}

async function listFor(turn: Turn, list: ListQuestion): Promise<Reply> {
  const engagements = isOfSides(list) ? await running(turn) : [];
  const [engagement] = engagements;
  if (engagement === undefined) return fromDocuments(turn, list);
  if (engagements.length > 1) {
    const choices = engagements.map((one) => ({ engagement: one, choice: choiceIn(one, list, turn.person.id) }));
    return { card: whichEngagementCard(choices, list.locale) };
  }
  if (list.whose === 'me' && sideOf(engagement, turn.person.id) === null) return refused(turn, notInPeople(engagement));
  return { card: drawn(turn, engagement, choiceIn(engagement, list, turn.person.id)) };
}

/** Only the two sides owe items of an engagement; Managed Desktop's parties are known to the documents alone. */
const isOfSides = ({ whose, workload }: ListQuestion): boolean =>
  workload !== 'managed-desktop' &&
  partiesOf(whose, null).every((party) => party === 'customer' || party === 'microsoft');

function fromDocuments(turn: Turn, list: ListQuestion): Reply {
  const { locale } = list;
  if (list.about === 'blockers') return { sentence: say(locale, 'list.no-checkpoint') };
  const duties = dutyList(turn.knowledge.duties(locale), list);
  const noEngagement = list.about === 'open' || list.whose === 'me';
  return { card: dutyListCard(duties, { locale, place: turn.place, page: 1, noEngagement }) };
}

function drawn(turn: Turn, engagement: Engagement, choice: ListChoice, notice?: string) {
  const { person, now, place, knowledge } = turn;
  const side = sideOf(engagement, person.id);
  return openListCard(engagement, {
    choice,
    list: openList(engagement, knowledge.dataset, choice, { person: person.id, now }),
    locale: choice.locale,
    place,
    ...(side === null ? {} : { side }),
    reader: person.id,
    now,
    ...(notice === undefined ? {} : { notice }),
  });
}

const choiceOf = ({ about, side, phase, workload, locale, page, mine }: VerbData<'list.show'>): ListChoice => ({
  about,
  side,
  phase,
  ...(workload === undefined ? {} : { workload }),
  locale,
  page,
  ...(mine === undefined ? {} : { mine }),
});

/** Another page, the engagement that was meant, or the same list as it is now. */
export const showList: Press<'list.show'> = async (turn, data) => {
  const found = await engagementOf(turn, data.engagement);
  if (found === null) return notFound(turn);
  return { card: drawn(turn, found, choiceOf(data)) };
};

/** A tick from a list: the rules of the checklist, answered with the list; the channel's card follows by itself. */
async function changed(
  turn: Turn,
  data: VerbData<'list.tick'>,
  decide: (engagement: Engagement) => Decision,
): Promise<Reply> {
  const outcome = await changeHere(turn, data.engagement, decide);
  if (outcome === null) return notFound(turn);
  const { engagement, refusal } = outcome;
  const choice = choiceOf(data);
  const theirs = engagement.items.find(({ id }) => id === data.item);
  if (refusal?.code === 'tick-of-other' && theirs !== undefined) {
    return { card: listUndoCard(engagement, { item: theirs, choice, locale: data.locale }) };
  }
  return { card: drawn(turn, engagement, choice, noticeOf(turn, outcome).notice) };
}

export const tickInList: Press<'list.tick'> = (turn, data) =>
  changed(turn, data, (e) => tickItem(e, data.item, data.seen, turn.person, turn.now));

/** Takes the presser's own tick back; asks first when it is somebody else's. */
export const untickInList: Press<'list.untick'> = (turn, data) =>
  changed(turn, data, (e) => untickItem(e, data.item, data.seen, turn.person, turn.now));

/** After being asked. */
export const untickInListSure: Press<'list.untick-sure'> = (turn, data) =>
  changed(turn, data, (e) => untickItem(e, data.item, data.seen, turn.person, turn.now, true));

/** Another page of what the documents list; where others read along it is a message of its own. */
export const pageDuties: Press<'list.duties'> = async (
  turn,
  { whose, phase = null, workload = null, locale, page },
) => {
  const list: ListQuestion = { about: 'duties', whose, phase, workload, locale };
  const duties = dutyList(turn.knowledge.duties(locale), list);
  const card = dutyListCard(duties, { locale, place: turn.place, page });
  return turn.place === 'personal' ? { card } : { message: card };
};
