import { answerPreview, type SharedAnswerOptions, sharedAnswerCard } from '../../cards/extension/shared-answer.js';
import { itemPreview, sharedItemCard } from '../../cards/extension/shared-item.js';
import { formAgain } from '../../cards/kit/form-again.js';
import { refusalSentence, t } from '../../cards/kit/i18n.js';
import type { Card } from '../../cards/kit/template.js';
import { candidatesIn } from '../../data/domain/answer/candidates.js';
import { maxQuestionLength } from '../../data/domain/answer/question.js';
import { mineIn } from '../../data/domain/list/mine.js';
import { folded } from '../../data/language/fold.js';
import { answerTo, askedIn } from '../answer/asked-question.js';
import { showAddItem } from '../checklist/bulk-edit.js';
import { engagementHere, isRefused, ownEngagements } from '../turn/engagements.js';
import { linkTo } from '../turn/jump-link.js';
import type { Turn } from '../turn/turn.js';

/** What people can look for while they write a message; the Teams app names the same. */
export const extensionSearches = ['find', 'mine'] as const;
export type ExtensionSearch = (typeof extensionSearches)[number];

/** A result that can be put into a message, as plain text in the list and as a card in the message. */
export interface Insertable {
  readonly title: string;
  readonly text: string;
  readonly card: Card;
}

/** Results, or the sentence that stands in place of them. */
export type FoundToInsert = { readonly results: readonly Insertable[] } | { readonly sentence: string };

/** Rows of a list of results; Teams asks for the next ones where there are more. */
const mostResults = 25;

/** What a search from the box where messages are written finds; nothing is written, and nothing is remembered. */
export async function searchToInsert(turn: Turn, search: ExtensionSearch, said: string): Promise<FoundToInsert> {
  const found = search === 'mine' ? await ownItems(turn, said) : await answers(turn, said);
  turn.log('extension searched', { search, results: 'results' in found ? found.results.length : 0 });
  return found;
}

/** An answer for a dialog, or the sentence that stands in place of one. */
export type InDialog = { readonly title: string; readonly card: Card } | { readonly sentence: string };

/** What the documents say to somebody's message, for the one who asks alone; the first results are what is answered in a chat. */
export async function answerInDialog(turn: Turn, said: string): Promise<InDialog> {
  const found = await answers(turn, said);
  if ('sentence' in found) return found;
  const [first] = found.results;
  const { locale } = turn;
  return first === undefined
    ? { sentence: t(locale, 'extension.nothing') }
    : { title: t(locale, 'extension.answer'), card: first.card };
}

/** The form for an item of this channel's engagement, with somebody's message as its words. */
export async function addInDialog(turn: Turn, said: string): Promise<InDialog> {
  const here = await engagementHere(turn);
  if (isRefused(here)) return { sentence: refusalSentence(here, turn.locale) };
  const { card, sentence } = await showAddItem(turn, { engagement: here.id, page: 1 });
  return card === undefined
    ? { sentence: sentence ?? '' }
    : { title: t(turn.locale, 'app.add-item'), card: formAgain(card, { typed: { text: said } }) };
}

/** The question's answer, or the statements that may be meant; beside it what else was found. */
async function answers(turn: Turn, said: string): Promise<FoundToInsert> {
  const { locale, knowledge } = turn;
  if (said === '') return { sentence: t(locale, 'extension.ask') };
  if (said.length > maxQuestionLength)
    return {
      sentence: refusalSentence({ code: 'question-too-long', names: { characters: maxQuestionLength } }, locale),
    };
  const asked = await askedIn(turn);
  const answer = answerTo(turn, asked, { text: said, locale });
  const { customer, delivery } = turn.place === 'channel' ? asked : {};
  const options: SharedAnswerOptions = {
    locale: answer.locale,
    today: turn.now.slice(0, 10),
    ...(customer === undefined ? {} : { customer }),
    ...(delivery === undefined ? {} : { delivery }),
  };
  const alone = answer.main !== null && answer.isUnsure !== true ? [answer] : [];
  const others = (alone.length > 0 ? answer.further : candidatesIn(answer)).flatMap(({ lead }) => {
    const about = knowledge.about(lead.responsibility.id, answer.locale);
    return about === null ? [] : [about];
  });
  const all = [...alone, ...others].slice(0, mostResults);
  if (all.length === 0) return { sentence: t(locale, 'extension.nothing') };
  return { results: all.map((one) => ({ ...answerPreview(one, options), card: sharedAnswerCard(one, options) })) };
}

/** The asker's open items in all their engagements, those with these words. */
async function ownItems(turn: Turn, said: string): Promise<FoundToInsert> {
  const { locale, now, person, store } = turn;
  const words = folded(said).split(' ');
  const rows: Insertable[] = [];
  for (const engagement of await ownEngagements(turn)) {
    if (engagement.state !== 'active') continue;
    const { items } = mineIn(engagement, person.id, { inquiries: [], proposals: 0 });
    if (items.length === 0) continue;
    const link = linkTo(await store.cards.live(engagement.id));
    for (const item of items)
      rows.push({
        ...itemPreview(engagement, item, locale, now),
        card: sharedItemCard({ engagement, item, link }, locale, now),
      });
  }
  const results = rows.filter(({ title, text }) => {
    const shown = folded(`${title} ${text}`);
    return words.every((word) => shown.includes(word));
  });
  if (results.length > 0) return { results: results.slice(0, mostResults) };
  return { sentence: t(locale, rows.length === 0 ? 'extension.no-items' : 'extension.none-with-words') };
}
