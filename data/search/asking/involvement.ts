import type { Involvement } from '../../domain/playbook/playbook.js';
import type { Locale } from '../../domain/responsibility.js';
import { languages } from '../../language/languages.js';
import { fold } from '../text/text.js';

/** What a question asks about a duty besides who does it: who approves it, who is consulted or told; null for who does it. */
export function involvementAsked(text: string, locale: Locale): Exclude<Involvement, 'does'> | null {
  const folded = fold(text).replace(/\s+/gu, ' ');
  const { involvement } = languages[locale].questions;
  const asked = (['approves', 'consulted', 'informed', 'guides'] as const).filter((one) =>
    involvement[one].test(folded),
  );
  return asked.length === 1 ? (asked[0] ?? null) : null;
}

/** A folded question without the words that ask for it. */
export function withoutInvolvement(folded: string, locale: Locale): string {
  const { involvement } = languages[locale].questions;
  return Object.values(involvement).reduce((rest, pattern) => rest.replace(pattern, ' '), folded);
}
