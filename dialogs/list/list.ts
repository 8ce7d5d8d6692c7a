import { drawFact } from '../../cards/fact/fact-drawing.js';
import { t } from '../../cards/kit/i18n.js';
import type { VerbData } from '../../cards/kit/verbs.js';
import { dutyListCard } from '../../cards/list/duty-list.js';
import { listUndoCard, openListCard, whichEngagementCard } from '../../cards/list/list.js';
import type { OpenListView } from '../../cards/list/list-rows.js';
import { rowsPerPage } from '../../cards/rows/pages.js';
import { stoppedLine } from '../../cards/wording/stopped.js';
import { type ListQuestion, partiesOf } from '../../data/domain/answer/asked.js';
import { tickItem, untickItem } from '../../data/domain/checklist/checklist.js';
import type { Decision } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { choiceIn, dutyList, type ListChoice, openList } from '../../data/domain/list/list.js';
import { isMine } from '../../data/domain/list/mine.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import { mainParty, servicesBeside, sideInPhases, sides } from '../../data/domain/playbook/sides.js';
import { notInPeople } from '../../data/domain/rights.js';
import { sideOf } from '../../data/domain/roster.js';
import { ofNamed } from '../meant/whereabouts.js';
import { type Logged, recordAsked, rememberList } from '../questions/context.js';
import { recordVerdict } from '../questions/feedback.js';
import { changeHere, engagementMeant, engagementsAround } from '../turn/engagements.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';
import { mineAcrossAll, mineDrawn, mineRows } from './mine.js';

/**
 * The engagements that a list may be about: the channel's own, or all that the asker is in. Paused ones are read as they
 * were left; those that are over are `ended`.
 */
async function running(
  turn: Turn,
): Promise<{ readonly going: readonly Engagement[]; readonly ended: readonly Engagement[] }> {
  const here = await engagementsAround(turn);
  const are = (...states: readonly Engagement['state'][]) => here.filter(({ state }) => states.includes(state));
  return { going: are('active', 'paused'), ended: are('completed', 'cancelled') };
}

/** Engagements that are over and are told one by one. */
const mostEnded = 10;

/** What there is to do, what is left, what stops the checkpoint: from the engagement's own list, else from the documents. */
export async function answerList(turn: Turn, list: ListQuestion, text: string): Promise<Reply> {
  turn.log('list question', { about: list.about, locale: list.locale });
  const question = turn.newId();
  const { reply, parties = [], citations = [] } = await listFor(turn, list, question, text);
  const after = async () => {
    const { locale } = list;
    await Promise.all([
      rememberList(turn, list),
      recordAsked(turn, { id: question, text, locale, outcome: 'list', parties, citations }),
    ]);
  };
  return { ...reply, after, onlyRead: true };
}

/** What waits for the speaker; in a channel what is left for them there, because some have no chat with Baton. */
export const mineCommand: Phrase = (turn) => {
  if (turn.place === 'personal') return mineAcrossAll(turn);
  const { locale } = turn;
  const mine: ListQuestion = { about: 'open', whose: 'me', phase: null, workload: null, locale };
  return answerList(turn, mine, t(locale, 'command.mine'));
};

/** A list, and what the log keeps of it: whose rows they are, and where the first page of them is written. */
interface Listed extends Partial<Pick<Logged, 'parties' | 'citations'>> {
  readonly reply: Reply;
}

async function listFor(turn: Turn, list: ListQuestion, question: string, text: string): Promise<Listed> {
  const { going, ended } = isOfSides(turn.knowledge.dataset.playbook, list)
    ? await running(turn)
    : { going: [], ended: [] };
  const engagements = ofNamed(going, text);
  const [engagement] = engagements;
  if (engagement === undefined) return over(turn, list, ended) ?? fromDocuments(turn, list, question);
  const across = await mineAcross(turn, list, engagements);
  if (across !== null) return { reply: across };
  if (engagements.length > 1) {
    const choices = engagements.map((one) => ({
      engagement: one,
      choice: { ...choiceIn(one, list, turn.person.id), question },
    }));
    return { reply: { card: whichEngagementCard(choices, list.locale) } };
  }
  if (list.whose === 'me' && sideOf(engagement, turn.person.id) === null) {
    return { reply: await refused(turn, notInPeople(engagement)) };
  }
  const choice = { ...choiceIn(engagement, list, turn.person.id), question };
  const shown = openList(engagement, turn.library.of(engagement).dataset, choice, {
    person: turn.person.id,
    now: turn.now,
  });
  return {
    reply: { card: drawn(turn, engagement, choice) },
    parties: (choice.side === 'both' ? sides : [choice.side]).map((side) => mainParty(engagement.playbook, side)),
    citations: shown.rows.slice(0, rowsPerPage).flatMap(({ source }) => source?.responsibility ?? []),
  };
}

/**
 * "What needs me?" in a personal chat: across all engagements, or where something waits that is no item. Where neither is
 * so, the one engagement's list can be ticked.
 */
async function mineAcross(turn: Turn, list: ListQuestion, engagements: readonly Engagement[]): Promise<Reply | null> {
  if (list.whose !== 'me' || list.about === 'blockers' || list.phase !== null || turn.place !== 'personal') return null;
  const rows = await mineRows(turn, engagements);
  if (engagements.length <= 1 && !rows.some(({ mine }) => isMine(mine))) return null;
  const remindersStopped = await turn.store.reminders.isStopped(turn.person.id);
  return mineDrawn(turn, rows, engagements, list.locale, { remindersStopped });
}

/** Nothing is left where an engagement is over: that is said, with when; its duties by the documents can still be asked for. */
function over(turn: Turn, list: ListQuestion, ended: readonly Engagement[]): Listed | null {
  const reader = { locale: list.locale, place: turn.place };
  const lines = ended.slice(0, mostEnded).flatMap((engagement) => stoppedLine(engagement, reader) ?? []);
  if (lines.length === 0 || (list.about === 'duties' && list.whose !== 'me')) return null;
  const [title = '', ...leads] = lines;
  return { reply: { card: drawFact({ locale: list.locale, title, leads }) } };
}

/** Only the two sides owe items of an engagement; parties of a service beside the phases are known to the documents alone. */
const isOfSides = (playbook: Playbook, { whose, workload }: ListQuestion): boolean =>
  !servicesBeside(playbook).includes(workload ?? '') &&
  partiesOf(playbook, whose, null).every((party) => sideInPhases(playbook, party) !== null);

function fromDocuments(turn: Turn, list: ListQuestion, question: string): Listed {
  const { locale } = list;
  if (list.about === 'blockers') return { reply: { sentence: t(locale, 'list.no-checkpoint') } };
  const duties = dutyList(turn.knowledge.dataset.playbook, turn.knowledge.duties(locale), list);
  const noEngagement = list.about === 'open' || list.whose === 'me';
  return {
    reply: { card: dutyListCard(duties, { locale, place: turn.place, page: 1, noEngagement, question }) },
    parties: duties.parties,
    citations: duties.rows.slice(0, rowsPerPage).map(({ lead }) => lead.responsibility.id),
  };
}

function drawn(
  turn: Turn,
  engagement: Engagement,
  choice: ListChoice,
  more: Pick<OpenListView, 'notice' | 'rated'> = {},
) {
  const { person, now, place, library } = turn;
  const side = sideOf(engagement, person.id);
  return openListCard(engagement, {
    choice,
    list: openList(engagement, library.of(engagement).dataset, choice, { person: person.id, now }),
    locale: choice.locale,
    place,
    ...(side === null ? {} : { side }),
    reader: person.id,
    now,
    ...more,
  });
}

const choiceOf = ({
  about,
  side,
  phase,
  workload,
  locale,
  page,
  question,
  mine,
  fold,
}: VerbData<'list.show'>): ListChoice => ({
  about,
  side,
  phase,
  ...(workload === undefined ? {} : { workload }),
  locale,
  page,
  ...(mine === undefined ? {} : { mine }),
  ...(fold === undefined ? {} : { fold }),
  ...(question === undefined ? {} : { question }),
});

/** Another page, the engagement that was meant, or the same list as it is now. */
export const showList: Press<'list.show'> = async (turn, data) => {
  const found = await engagementMeant(turn, data.engagement, data.phase);
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
  return { card: drawn(turn, engagement, choice, noticeOf(turn, outcome)) };
}

export const tickInList: Press<'list.tick'> = (turn, data) =>
  changed(turn, data, (e) => tickItem(e, data.item, data.seen, turn.person, turn.now));

/** Takes the presser's own tick back; asks first when it is another person's. */
export const untickInList: Press<'list.untick'> = (turn, data) =>
  changed(turn, data, (e) => untickItem(e, data.item, data.seen, turn.person, turn.now));

/** After being asked. */
export const untickInListSure: Press<'list.untick-sure'> = (turn, data) =>
  changed(turn, data, (e) => untickItem(e, data.item, data.seen, turn.person, turn.now, true));

/** Another page of what the documents list; where others read along it is a message of its own. */
export const pageDuties: Press<'list.duties'> = async (turn, data) => {
  const card = dutiesAgain(turn, data);
  return turn.place === 'personal' ? { card } : { message: card };
};

function dutiesAgain(turn: Turn, data: VerbData<'list.duties'>, rated = false) {
  const { whose, phase = null, workload = null, locale, page, question, fold } = data;
  const list: ListQuestion = { about: 'duties', whose, phase, workload, locale };
  const duties = dutyList(turn.knowledge.dataset.playbook, turn.knowledge.duties(locale), list);
  const asked = question === undefined ? {} : { question };
  return dutyListCard(duties, {
    locale,
    place: turn.place,
    page,
    ...(fold === undefined ? {} : { fold }),
    ...asked,
    rated,
  });
}

/** How good a list was: kept with the question, and thanked for in place of the buttons. */
export const rateList: Press<'list.rate'> = async (turn, data) => {
  const found = await engagementMeant(turn, data.engagement, data.phase);
  if (found === null) return notFound(turn);
  if (!(await recordVerdict(turn, data.question, data.verdict))) return refused(turn, { code: 'question-gone' });
  return { card: drawn(turn, found, choiceOf(data), { rated: true }) };
};

export const rateDuties: Press<'list.rate-duties'> = async (turn, data) =>
  (await recordVerdict(turn, data.question, data.verdict))
    ? { card: dutiesAgain(turn, data, true) }
    : refused(turn, { code: 'question-gone' });
