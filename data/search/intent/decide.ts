import type { Locale } from '../../domain/responsibility.js';
import { languages, listed, perLanguage } from '../../language/languages.js';
import { fold, isHangul, words } from '../text/text.js';
import { tokensOf } from './learning/reading.js';
import type { Likelihoods } from './model.js';

/**
 * How much likelier something else must be before a responsibility question is taken for it: a question that is answered
 * with a list or a status is a nuisance, one whose words are acted upon is worse.
 */
const questionWeight = 2;

/** The same of a text that asks who, or ends in a question mark: only what is certain of such is no question. */
const askedWeight = 4;

/** How much of an act is left without one of its words: a slip of the keyboard may hide it. */
const withoutVerb = 0.7;

/** So few words without a verb are a matter alone, which is asked about. */
const fewWords = 4;

/** Below this nothing is sure, and a text that asks nothing is none of ours. */
const leastSure = 0.24;

/** What is looked up in records, shown or changed must be surer than what documents are searched for. */
const leastSureOfOwn = 0.4;

/** A matter alone resembles a question about the records by one word: "open the ports". */
const leastSureOfRecords = 0.6;

const whose = perLanguage(languages, ({ messages }) => new Set(listed(messages.whose).flatMap((word) => words(word))));

const whoAnywhere = Object.values(languages).flatMap(({ messages }) => listed(messages.whoAnywhere));

/**
 * The class that a message belongs to: `courtesy/thanks`, `question`, `other`. A matter without one of the words that `acts`
 * are made of is rather asked about.
 */
export function decide(likely: Likelihoods, said: string, locale: Locale, acts: ReadonlySet<string>): string {
  const groups = new Map<string, number>();
  for (const [kind, sure] of likely) {
    const [is = kind] = kind.split('/');
    groups.set(is, (groups.get(is) ?? 0) + sure);
  }
  const isAsked = asksWhose(said, locale);
  const weight = isAsked || /[?？]\s*$/u.test(said) ? askedWeight : questionWeight;
  groups.set('question', (groups.get('question') ?? 0) * weight);
  const isToldToAct = /[✓✅→]|->|=>/u.test(said) || tokensOf(said).some((word) => isPartOf(acts, word));
  const act = groups.get('act') ?? 0;
  if (!isToldToAct && tokensOf(said).length <= fewWords) {
    groups.set('act', 0);
    groups.set('question', (groups.get('question') ?? 0) + act);
  } else if (!isToldToAct) groups.set('act', act * withoutVerb);
  const [best, sure] = [...groups].reduce((most, one) => (one[1] > most[1] ? one : most), ['other', 0]);
  const isWeak =
    sure < leastSure ||
    (sure < leastSureOfOwn && (best === 'act' || best === 'command')) ||
    (sure < leastSureOfRecords && best === 'engagement' && !isAsked);
  if (isWeak) return isAsked || (groups.get('question') ?? 0) >= (groups.get('other') ?? 0) ? 'question' : 'other';
  if (best === 'question' || best === 'other' || best === 'help') return best;
  const folded = fold(said);
  const isSaid = (parts: readonly string[]): boolean => parts.some((part) => folded.includes(part));
  const kind = likeliest(likely).find((one) => one.kind.startsWith(`${best}/`))?.kind ?? best;
  const { takesBack, undone } = takenBack[locale];
  // What takes a tick back says so: a short order and its contrary differ by one word.
  if (kind === 'act/untick' && !isSaid(takesBack)) return 'act/tick';
  return kind === 'act/tick' && isSaid(undone) ? 'act/untick' : kind;
}

const takenBack = perLanguage(languages, ({ messages: { takesBack, undone } }) => ({
  takesBack: listed(takesBack).map(fold),
  undone: listed(undone).map(fold),
}));

/** Whether a text has a word that asks who does something. */
export const asksWhose = (said: string, locale: Locale): boolean =>
  words(said).some((word) => whose[locale].has(word)) || whoAnywhere.some((word) => said.includes(word));

/** Whether a text asks whom something is assigned to. */
export function asksForWhom(said: string, locale: Locale): boolean {
  const { isAgglutinative, messages } = languages[locale];
  return isAgglutinative ? listed(messages.assignedTo).some((word) => said.includes(word)) : asksWhose(said, locale);
}

/** Whether a text asks what or which: whatever else its words resemble, nothing is to be done. */
export function asksWhat(said: string, locale: Locale): boolean {
  const text = ` ${fold(said)
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .trim()} `;
  const { isAgglutinative } = languages[locale];
  return what[locale].some((phrase) =>
    isAgglutinative ? text.endsWith(`${phrase} `) : text.startsWith(` ${phrase} `),
  );
}

const what = perLanguage(languages, ({ messages }) => listed(messages.asksWhat).map(fold));

/** The classes, the likeliest first. */
export const likeliest = (likely: Likelihoods): readonly { readonly kind: string; readonly sure: number }[] =>
  [...likely].map(([kind, sure]) => ({ kind, sure })).sort((a, b) => b.sure - a.sure);

/** A word that carries particles is known by its beginning. */
const isPartOf = (acts: ReadonlySet<string>, word: string): boolean =>
  acts.has(word) || (isHangul(word) && [...word].some((_, at) => at > 1 && acts.has(word.slice(0, at))));
