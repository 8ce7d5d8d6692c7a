import { askButton, keptAnswers } from '../../cards/answer/kept-answer.js';
import { type OwnItem, ownMatterCard } from '../../cards/fact/own-matter.js';
import { t } from '../../cards/kit/i18n.js';
import { escaped } from '../../cards/kit/markdown.js';
import { dateTime, zoneAt } from '../../cards/wording/date-time.js';
import type { Context, FollowUp } from '../../data/domain/answer/asked.js';
import { chosen } from '../../data/domain/answer/candidates.js';
import type { Answer, Match, Question } from '../../data/domain/answer/question.js';
import { historyOf } from '../../data/domain/checklist/item-history.js';
import { ownMatters, wordingsOf } from '../../data/domain/checklist/own-matter.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Inquiry } from '../../data/domain/inquiry/inquiry.js';
import type { Item } from '../../data/domain/item.js';
import { holderOf } from '../../data/domain/playbook/owner.js';
import type { PartyId } from '../../data/domain/playbook/playbook.js';
import { mainParty, sideOfParty } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { languages, listed } from '../../data/language/languages.js';
import { contentWords } from '../../data/search/asking/small-words.js';
import { askedAbout, isAbout, type Worded } from '../../data/search/statements/own-matters.js';
import { weightsOf } from '../../data/search/statements/word-weights.js';
import { recordAsked } from '../questions/context.js';
import type { Reply, Turn } from '../turn/turn.js';
import type { AskedQuestion } from './asked-question.js';

/** More than these about one matter is a list, and there is a card for that. */
const mostItems = 3;

type Knows = Pick<Turn, 'knowledge'>;
type Asked = Pick<AskedQuestion, 'engagements' | 'kept'>;

type Own =
  | ({ readonly is: 'item' } & OwnItem)
  | { readonly is: 'answer'; readonly engagement: Engagement; readonly inquiry: Inquiry };

/** Names that say nothing of a matter. */
const partyNames = Object.values(languages).flatMap(({ messages }) => listed(messages.partyNames));

const withoutNames = (engagements: readonly Engagement[]): readonly string[] => [
  ...partyNames,
  ...engagements.flatMap(({ details }) => details?.customer ?? []),
];

/** Own and remediation items, what was reworded or excepted, and kept answers of these engagements, in their words. */
async function ownOf({ engagements, kept: read }: Asked): Promise<readonly Worded<Own>[]> {
  const known = engagements.filter(({ state }) => state !== 'setting-up');
  const kept = await read();
  return known.flatMap((engagement) => [
    ...ownMatters(engagement).map((item) => ({
      of: { is: 'item', engagement, item } as const,
      texts: wordingsOf(item),
    })),
    ...kept
      .filter((inquiry) => inquiry.engagement === engagement.id)
      .map((inquiry) => ({ of: { is: 'answer', engagement, inquiry } as const, texts: [inquiry.text] })),
  ]);
}

/** What a question is about among what the engagements have of their own; empty for a question about anything else. */
async function ownAbout({ knowledge }: Knows, asked: Asked, text: string): Promise<readonly Own[]> {
  const { engagements } = asked;
  if (engagements.length === 0) return [];
  const own = await ownOf(asked);
  return askedAbout(text, own, weightsOf(knowledge.dataset), withoutNames(engagements));
}

/** Whether an item is about the matter of a statement, by its words and by what the matter is called. */
function isSameMatter({ knowledge }: Knows, item: Item, { lead: { responsibility }, topic }: Match): boolean {
  const { source } = item;
  if (source?.responsibility === responsibility.id || (topic !== null && source?.topic === topic.id)) return true;
  const weigh = weightsOf(knowledge.dataset);
  const said = [responsibility.text, responsibility.english ?? '', ...Object.values(topic?.names ?? {})].map(
    contentWords,
  );
  return wordingsOf(item).some((text) => said.some((words) => isAbout(contentWords(text), words, weigh)));
}

/** The documents' answer, as far as it is about what was found among the engagement's own. */
const sameInDocuments = (turn: Knows, answer: Answer, items: readonly OwnItem[]): Answer | null => {
  const main = chosen(answer);
  const { outcome } = answer;
  return main !== null && outcome !== 'nothing' && items.some(({ item }) => isSameMatter(turn, item, main))
    ? answer
    : null;
};

/** What people of the engagements wrote about the matter of a documents' answer; copies of its own line stand below it anyway. */
export function ownBeside(turn: Turn, engagements: readonly Engagement[], answer: Answer): readonly OwnItem[] {
  const main = chosen(answer);
  if (main === null) return [];
  return engagements
    .flatMap((engagement) => ownMatters(engagement).map((item): OwnItem => ({ engagement, item })))
    .filter(({ item }) => item.source === undefined && isSameMatter(turn, item, main))
    .slice(0, mostItems);
}

/**
 * The answer to a question from what the engagements have of their own, before the documents; null where it is about none
 * of that. The documents follow below where they are about the same.
 */
export async function ownAnswer(
  turn: Turn,
  asked: AskedQuestion,
  said: { readonly text: string; readonly answer: Answer },
): Promise<Reply | null> {
  return await answered(turn, asked, said, await ownAbout(turn, asked, said.text));
}

/** What the engagements say of their own to a question, and the documents' answer where it is about the same. */
export interface OwnFound {
  readonly items: readonly OwnItem[];
  readonly kept: readonly { readonly engagement: Engagement; readonly inquiry: Inquiry }[];
  readonly documents: Answer | null;
}

/** The same decision without a card. */
export const ownFound = async (
  knows: Knows,
  asked: Asked,
  { text, answer }: { readonly text: string; readonly answer: Answer },
): Promise<OwnFound | null> => ownIn(knows, answer, await ownAbout(knows, asked, text));

function ownIn(knows: Knows, answer: Answer, found: readonly Own[]): OwnFound | null {
  const items = found.filter((own) => own.is === 'item').slice(0, mostItems);
  // An answer that was kept to a question of this topic is shown beside the documents' line already.
  const topic = chosen(answer)?.topic?.id ?? null;
  const kept = found
    .filter((own) => own.is === 'answer')
    .filter(({ inquiry }) => topic === null || inquiry.matter.topic !== topic);
  return items.length === 0 && kept.length === 0
    ? null
    : { items, kept, documents: sameInDocuments(knows, answer, items) };
}

async function answered(
  turn: Turn,
  asked: AskedQuestion,
  { text, answer, origin }: { readonly text: string; readonly answer: Answer; readonly origin?: string },
  found: readonly Own[],
): Promise<Reply | null> {
  const own = ownIn(turn, answer, found);
  if (own === null) return null;
  const { items, kept, documents } = own;
  const { locale } = answer;
  const question = turn.newId();
  turn.log('own matter', { items: items.length, answers: kept.length, locale });
  const parties = [
    ...new Set([
      ...items.map(({ engagement, item }) => holderOf(engagement.playbook, item)),
      ...kept.flatMap(({ engagement, inquiry }) =>
        inquiry.reply?.side == null ? [] : mainParty(engagement.playbook, inquiry.reply.side),
      ),
    ]),
  ];
  const active = asked.engagements.some(({ state }) => state === 'active');
  const card = ownMatterCard(items, {
    locale,
    place: turn.place,
    now: turn.now,
    documents,
    ...(asked.customer === undefined ? {} : { customer: asked.customer }),
    ...(asked.delivery === undefined ? {} : { delivery: asked.delivery }),
    ...(asked.side === undefined ? {} : { side: asked.side }),
    ...(kept.length === 0 ? {} : { kept: keptAnswers(kept, locale) }),
    ...(origin === undefined ? {} : { origin }),
    buttons: active ? [askButton(locale, { question })] : [],
  });
  const responsibility = documents?.main?.lead.responsibility.id ?? null;
  const after = async () => {
    const { contexts } = turn.store;
    await Promise.all([
      contexts.keep(turn.conversation, turn.person.id, { kind: 'answer', text, locale, responsibility }, turn.now),
      recordAsked(turn, {
        id: question,
        text,
        locale,
        outcome: 'found',
        parties,
        citations: responsibility === null ? [] : [responsibility],
      }),
    ]);
  };
  return { card, after, onlyRead: true };
}

/** Who put an item on its list, and when. */
async function originOf(turn: Turn, { engagement, item }: OwnItem, locale: Locale): Promise<string | null> {
  const listed = historyOf(await turn.store.engagements.history(engagement.id), item).find(
    ({ what }) => what === 'listed',
  );
  return listed === undefined
    ? null
    : t(locale, 'own-item.listed-by', {
        name: escaped(listed.by.name),
        when: dateTime(listed.at, locale, zoneAt(engagement, turn.place)),
      });
}

/**
 * A few words that go on from a question about something of the engagement's own: "why?" says who put it there, "and in
 * enable?" or "and Microsoft?" what there is of it there. null where nothing of their own is meant.
 */
export async function ownFollowUp(
  turn: Turn,
  asked: AskedQuestion,
  { asks, phase, locale, party }: Pick<FollowUp, 'asks' | 'phase' | 'locale'> & { readonly party: PartyId | null },
  { text }: Extract<Context, { readonly kind: 'answer' }>,
  answerTo: (turn: Turn, asked: AskedQuestion, said: Pick<Question, 'text' | 'locale'>) => Answer,
): Promise<Reply | null> {
  const found = (await ownAbout(turn, asked, text)).filter(
    (own) =>
      own.is === 'item' &&
      (phase === null || own.item.phase === phase) &&
      (party === null || sideOfParty(own.engagement.playbook, party) === own.item.side),
  );
  const [first] = found;
  if (first === undefined || first.is !== 'item') return null;
  const answer = { ...answerTo(turn, asked, { text, locale }), locale };
  const origin = asks === 'why' ? await originOf(turn, first, locale) : null;
  return await answered(turn, asked, { text, answer, ...(origin === null ? {} : { origin }) }, found);
}
