import type { Fact } from '../../domain/answer/question.js';
import { alternatives, languages } from '../../language/languages.js';
import type { ValueKind } from '../../language/words/question-words.js';
import { fold } from '../text/text.js';

// A question for a number, a price, an address or a name, instead of for a party. The documents say who does what; of values
// they state a few limits and deadlines, which are facts of their topics. "Who …" asks for a party whatever else it names.
// All patterns are folded: lower case, without accents.

const all = Object.values(languages).map(({ questions }) => questions);

/** The narrower kinds first: `other` takes what is left. */
const kinds = ['money', 'contact', 'version', 'minutes', 'length', 'other'] as const satisfies readonly ValueKind[];

/** Whether a value, as its English words say it, is of a kind; every value may answer what cannot be told more closely. */
const isOf: Readonly<Record<ValueKind, RegExp>> = {
  money: /[$€£]|\bprice\b/u,
  contact: /@|https?:/u,
  version: /\bversion|\blevel\b|\bbuild\b/u,
  minutes: /\b(?:\d+|couple of) (?:hours?|minutes?)\b/u,
  length: /\bcharacters?\b/u,
  other: /./u,
};

const unstated = all.flatMap((one) => one.unstated);

/** The versions that documents state are those of servers. */
const mobile = new RegExp(
  alternatives(Object.values(languages), ({ questions }) => questions.mobile),
  'u',
);

const kindAsked = (folded: string): ValueKind | null =>
  all.some(({ asksParty }) => asksParty.test(folded))
    ? null
    : (kinds.find((kind) => all.some(({ values }) => values[kind].test(folded))) ?? null);

/** Whether a question asks for a value and for no party. */
export const asksForValue = (text: string): boolean => kindAsked(fold(text)) !== null;

/** Whether a statement may answer a question: one for a value is answered by a value of its kind alone. */
export function answersValue(question: string, statement: string): boolean {
  const kind = kindAsked(fold(question));
  if (kind === null) return true;
  const said = fold(statement);
  if (kind === 'version' && mobile.test(fold(question)) && !mobile.test(said)) return false;
  return kind === 'other' ? /\p{N}/u.test(said) : isOf[kind].test(said);
}

/** Whether a question asks for what its matter states nowhere: a value of a kind that is not its fact's, or one of `unstated`. */
export function asksBeyond(text: string, fact: Fact | undefined): boolean {
  const folded = fold(text);
  if (unstated.some((pattern) => pattern.test(folded))) return true;
  const kind = kindAsked(folded);
  if (kind === 'version' && mobile.test(folded)) return true;
  return kind !== null && (fact?.value === undefined || !isOf[kind].test(fact.value.en));
}
