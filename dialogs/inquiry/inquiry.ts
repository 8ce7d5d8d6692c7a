import { inquiryCard, inquiryLocale } from '../../cards/inquiry/inquiry.js';
import {
  inquiryPreviewCard,
  nothingSentCard,
  type PreviewOptions,
  type Way,
} from '../../cards/inquiry/inquiry-preview.js';
import { refusalSentence } from '../../cards/kit/i18n.js';
import { chosen } from '../../data/domain/answer/candidates.js';
import { matterOf } from '../../data/domain/answer/matter.js';
import type { Answer, AnswerParty } from '../../data/domain/answer/question.js';
import type { Refusal } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { mayAsk, specialistsOf } from '../../data/domain/inquiry/ask.js';
import type { NearTopic, NewInquiry } from '../../data/domain/inquiry/inquiry.js';
import { maxInquiryLength } from '../../data/domain/inquiry/refusal.js';
import type { Person } from '../../data/domain/person.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { searchWords } from '../../data/search/text/search-words.js';
import type { KnownConversation } from '../../data/store/store.js';
import { answerAgain } from '../answer/answer-again.js';
import { answerTo } from '../answer/asked-question.js';
import { questionText } from '../answer/kept-answers.js';
import { channelEngagement, engagementMeant, ownEngagements } from '../turn/engagements.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';

/** Engagements whose channels are looked at for a preview, because more are no choice. */
const mostEngagements = 8;

/** "Ask a specialist …": a preview; nothing is sent before the asker says so. */
export const askSpecialistCommand: Phrase = (turn, rest) =>
  preview(turn, { text: rest, back: {}, inquiry: turn.newId() });

/** The same from an answer card, with the words of its question. */
export const previewInquiry: Press<'inquiry.preview'> = async (turn, back) =>
  preview(turn, { text: await questionText(turn, back.question), back, inquiry: turn.newId() });

interface Shown extends Pick<PreviewOptions, 'text' | 'inquiry' | 'chosen'> {
  readonly back: Back;
  readonly notice?: Refusal;
}
type Back = { readonly question?: string | undefined; readonly responsibility?: string | undefined };

/** Only what is there: an absent field is not a field. */
const backOf = ({ question, responsibility }: Back): PreviewOptions['back'] => ({
  ...(question === undefined ? {} : { question }),
  ...(responsibility === undefined ? {} : { responsibility }),
});

async function preview(turn: Turn, { back, notice, ...shown }: Shown): Promise<Reply> {
  const engagements = await askable(turn);
  if (isRefusals(engagements)) return refused(turn, engagements);
  const found = await Promise.all(engagements.map((engagement) => waysOf(turn, engagement)));
  const [first, ...others] = found.flatMap(({ ways }) => ways);
  if (first === undefined) return refused(turn, { code: 'inquiry-no-engagement' });
  return {
    card: inquiryPreviewCard({
      ...shown,
      locale: turn.locale,
      asker: turn.person.id,
      back: backOf(back),
      ways: [first, ...others],
      notDirect: [...new Set(found.flatMap(({ notDirect }) => notDirect))],
      ...(notice === undefined ? {} : { notice: refusalSentence(notice, turn.locale) }),
    }),
  };
}

const isRefusals = (found: readonly Engagement[] | Refusal): found is Refusal => 'code' in found;

/** The engagements in which this person can ask from here, or why there is none. */
async function askable(turn: Turn): Promise<readonly Engagement[] | Refusal> {
  if (turn.place !== 'personal') {
    const here = await channelEngagement(turn);
    if (here === null) return { code: 'not-started' };
    return mayAsk(here, turn.person.id) ?? [here];
  }
  const mine = (await ownEngagements(turn)).filter(({ state }) => state === 'active');
  const open = mine.filter((engagement) => mayAsk(engagement, turn.person.id) === null);
  if (open.length > 0) return open.slice(0, mostEngagements);
  const [first] = mine;
  return (first && mayAsk(first, turn.person.id)) ?? { code: 'inquiry-no-engagement' };
}

/** Where a question to this engagement's specialist can go: its channel, and the specialists who can be written to. */
async function waysOf(turn: Turn, engagement: Engagement) {
  const { id, channel } = engagement;
  const customer = engagement.details?.customer ?? '';
  const [known, people, specialists] = await Promise.all([
    turn.store.conversations.find(channel),
    turn.peopleIn(channel),
    reachable(turn, engagement),
  ]);
  const name = known?.name;
  const ways: readonly Way[] = [
    { to: id, customer, specialist: null, people, ...(name === undefined ? {} : { channel: name }) },
    ...specialists
      .filter(({ chat }) => chat !== null)
      .map(({ person }) => ({ to: `${id}/${person.id}`, customer, specialist: person.name, people: 1 })),
  ];
  return { ways, notDirect: specialists.filter(({ chat }) => chat === null).map(({ person }) => person.name) };
}

async function reachable(
  turn: Turn,
  engagement: Engagement,
): Promise<readonly { readonly person: Person; readonly chat: KnownConversation | null }[]> {
  const others = specialistsOf(engagement).filter(({ id }) => id !== turn.person.id);
  return await Promise.all(
    others.map(async (person) => ({ person, chat: await turn.store.conversations.personalOf(person.id) })),
  );
}

/** Sends what the preview shows. The question and the messages that carry it are saved at once, so nothing gets lost. */
export const sendInquiry: Press<'inquiry.send'> = async (turn, data) => {
  if (data.asker !== turn.person.id) return refused(turn, { code: 'not-your-preview' });
  const [id = '', ...rest] = data.to.split('/');
  const found = await engagementMeant(turn, id);
  if (found === null) return notFound(turn);
  const text = (data.text ?? '').trim();
  const again = (notice: Refusal) => {
    turn.log('refused', { code: notice.code, engagement: id });
    return preview(turn, { text, back: data, inquiry: data.inquiry, chosen: data.to, notice });
  };
  const target = await targetOf(turn, found, rest.join('/'));
  if (isRefusalOf(target)) return await again(target);
  const inquiry = { id: data.inquiry, text, ...about(turn, found, text, data), ...from(turn), ...target };
  const own = await ownMessage(turn, data);
  const outcome = await turn.store.inquiries.ask(found.id, inquiry, turn.person, turn.now, own);
  if (outcome === null) return notFound(turn);
  if (outcome.inquiry === null) return await again(outcome.refusal);
  if (outcome.events.length > 0) {
    turn.log('inquiry', { engagement: id, direct: target.direct !== null });
    turn.changed(outcome.inquiry.id, outcome.inquiry.version);
  }
  const answer = isOwn(data) ? null : await answerAgain(turn, backOf(data), { sent: true });
  const locale = inquiryLocale('asked', outcome.inquiry, outcome.engagement);
  return { card: answer ?? inquiryCard(outcome.inquiry, outcome.engagement, { kind: 'asked', locale }) };
};

type Target = Pick<NewInquiry, 'to' | 'direct'>;
const isRefusalOf = (target: Target | Refusal): target is Refusal => 'code' in target;

async function targetOf(turn: Turn, engagement: Engagement, specialist: string): Promise<Target | Refusal> {
  if (specialist === '') return { to: engagement.channel, direct: null };
  const one = (await reachable(turn, engagement)).find(({ person }) => person.id === specialist);
  if (one === undefined || one.chat === null) return { code: 'not-direct-now' };
  return { to: one.chat.conversation, direct: { person: one.person, locale: one.chat.locale ?? null } };
}

const from = (turn: Turn): Pick<NewInquiry, 'from' | 'personal' | 'locale'> => ({
  from: turn.thread,
  personal: turn.place === 'personal',
  locale: turn.locale,
});

/** What the words are about, by what Baton knows: for the specialist, and to find the reply again. */
function about(
  turn: Turn,
  engagement: Engagement,
  text: string,
  { responsibility }: Back,
): Pick<NewInquiry, 'language' | 'matter' | 'nearest'> {
  const workloads = engagement.details?.workloads ?? null;
  const asked = text.slice(0, maxInquiryLength);
  const said = answerTo(turn, workloads === null ? {} : { workloads }, { text: asked, locale: turn.locale });
  const named = responsibility === undefined ? null : turn.knowledge.about(responsibility, turn.locale);
  const answer = chosen(said) === null && named !== null ? named : said;
  return { language: said.locale, matter: matterOf(answer, searchWords(asked)), nearest: nearestTo(turn, answer) };
}

const mostNearest = 3;

function nearestTo(turn: Turn, answer: Answer): readonly NearTopic[] {
  const statements = [
    ...(answer.main === null ? [] : [answer.main.lead]),
    ...answer.further.map(({ lead }) => lead),
    ...answer.nearest,
  ];
  return statements.slice(0, mostNearest).map(({ responsibility }) => {
    const known = turn.knowledge.about(responsibility.id, turn.locale)?.main ?? null;
    const party: AnswerParty | null = known?.party ?? responsibility.party;
    const names = known?.topic?.names ?? everywhere(responsibility.text);
    return { responsibility: responsibility.id, party, names };
  });
}

const everywhere = (text: string): Readonly<Record<Locale, string>> =>
  Object.fromEntries(locales.map((locale) => [locale, text])) as Record<Locale, string>;

/** A preview that was asked for in words is a message of its own; one over an answer leads back to that. */
const isOwn = ({ question, responsibility }: Back): boolean => question === undefined && responsibility === undefined;

async function ownMessage(turn: Turn, back: Back) {
  if (!isOwn(back) || turn.pressed === null) return null;
  const message = { conversation: turn.thread, activity: turn.pressed };
  // A live card stays what it is, whatever a press claims.
  return (await turn.store.cards.at(message.conversation, message.activity)) === null ? message : null;
}

/** Back to the answer, or away altogether: what was not sent leaves nothing behind. */
export const cancelInquiry: Press<'inquiry.cancel'> = async (turn, data) => {
  if (data.asker !== turn.person.id) return refused(turn, { code: 'not-your-preview' });
  const answer = isOwn(data) ? null : await answerAgain(turn, backOf(data));
  if (answer !== null) return { card: answer };
  const own = await ownMessage(turn, data);
  return { card: nothingSentCard(turn.locale), ...(own === null ? {} : { takeBack: true }) };
};
