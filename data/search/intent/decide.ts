import { type Locale, locales } from '../../domain/responsibility.js';
import { listed, messageWords } from '../../language/messages.js';
import { fold, isHangul, words } from '../text/text.js';
import type { Likelihoods } from './model.js';
import { tokensOf } from './reading.js';

/**
 * How much likelier something else must be before a responsibility question is taken for it: a question that is answered
 * with a list or a status is a nuisance, one whose words are acted upon is worse.
 */
const questionWeight = 2;

/** How much of an act is left without one of its words: a slip of the keyboard may hide it. */
const withoutVerb = 0.7;

/** So few words without a verb are a matter alone, which is asked about. */
const fewWords = 4;

/** Below this nothing is sure, and a text that asks nothing is none of ours. */
const leastSure = 0.24;

/** What is looked up in records, shown or changed must be surer than what documents are searched for. */
const leastSureOfOwn = 0.4;

const whose = new Map(
  (Object.entries(messageWords) as [Locale, (typeof messageWords)[Locale]][]).map(([locale, { whose: list }]) => [
    locale,
    new Set(listed(list).flatMap((word) => words(word))),
  ]),
);

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
  groups.set('question', (groups.get('question') ?? 0) * questionWeight);
  const isAsked = asksWhose(said, locale);
  const isToldToAct = /[✓✅→]|->|=>/u.test(said) || tokensOf(said).some((word) => isPartOf(acts, word));
  const act = groups.get('act') ?? 0;
  if (!isToldToAct && tokensOf(said).length <= fewWords) {
    groups.set('act', 0);
    groups.set('question', (groups.get('question') ?? 0) + act);
  } else if (!isToldToAct) groups.set('act', act * withoutVerb);
  const [best, sure] = [...groups].reduce((most, one) => (one[1] > most[1] ? one : most), ['other', 0]);
  const isWeak =
    sure < leastSure || (sure < leastSureOfOwn && (best === 'engagement' || best === 'act' || best === 'command'));
  if (isWeak) return isAsked || (groups.get('question') ?? 0) >= (groups.get('other') ?? 0) ? 'question' : 'other';
  if (best === 'question' || best === 'other' || best === 'help') return best;
  const folded = fold(said);
  const isSaid = (parts: ReadonlyMap<Locale, readonly string[]>): boolean =>
    parts.get(locale)?.some((part) => folded.includes(part)) === true;
  const kind = likeliest(likely).find((one) => one.kind.startsWith(`${best}/`))?.kind ?? best;
  if (kind === 'act/untick' && !isSaid(takenBack)) return 'act/tick';
  return kind === 'act/tick' && isSaid(undone) ? 'act/untick' : kind;
}

/** What takes a tick back says so: a short order and its contrary differ by one word. */
const takenBack = partsOf('takesBack');
const undone = partsOf('undone');

function partsOf(list: 'takesBack' | 'undone'): ReadonlyMap<Locale, readonly string[]> {
  return new Map(locales.map((locale) => [locale, listed(messageWords[locale][list]).map(fold)]));
}

/** Whether a text has a word that asks who does something. */
export const asksWhose = (said: string, locale: Locale): boolean =>
  words(said).some((word) => whose.get(locale)?.has(word) === true) ||
  // Korean is typed without spaces, too.
  (isHangul(said) && /누[가구굴]/u.test(said));

/** Whether a text asks what or which: whatever else its words resemble, nothing is to be done. */
export function asksWhat(said: string, locale: Locale): boolean {
  const text = ` ${fold(said)
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .trim()} `;
  const phrases = listed(messageWords[locale].asksWhat).map(fold);
  return phrases.some((phrase) => (locale === 'ko' ? text.endsWith(`${phrase} `) : text.startsWith(` ${phrase} `)));
}

/** The classes, the likeliest first. */
export const likeliest = (likely: Likelihoods): readonly { readonly kind: string; readonly sure: number }[] =>
  [...likely].map(([kind, sure]) => ({ kind, sure })).sort((a, b) => b.sure - a.sure);

/** Korean writes particles into the word: its beginning is enough. */
const isPartOf = (acts: ReadonlySet<string>, word: string): boolean =>
  acts.has(word) || (isHangul(word) && [...word].some((_, at) => at > 1 && acts.has(word.slice(0, at))));
