import type { Playbook } from '../../domain/playbook/playbook.js';
import { type Side, sideOfParty, sides } from '../../domain/playbook/sides.js';
import type { Locale } from '../../domain/responsibility.js';
import { languages, perLanguage } from '../../language/languages.js';
import { fold } from '../text/text.js';
import { partiesNamed } from './playbook-words.js';

const patterns = perLanguage(languages, ({ isAgglutinative, questions: { bothSides, several } }) => {
  const whole = (list: string, flags = 'u') =>
    isAgglutinative ? new RegExp(list, flags) : new RegExp(`(?<!\\p{L})(?:${list})(?!\\p{L})`, flags);
  return {
    parts: whole(bothSides.part, 'gu'),
    both: whole(bothSides.both),
    each: whole(bothSides.each),
    ours: whole(bothSides.ours),
    who: whole(several.who),
  };
});

/** The two sides that a folded text names, by their parties or as the asker's own. */
function sidesNamed(folded: string, playbook: Playbook, locale: Locale): ReadonlySet<Side> {
  const named = partiesNamed(folded, playbook).map((party) => sideOfParty(playbook, party));
  return new Set(
    sides.filter((side) => named.includes(side) || (side === 'customer' && patterns[locale].ours.test(folded))),
  );
}

/**
 * Whether a question asks for both sides' parts: "what do we do and what do they do?", "what does each of us do?". One that
 * asks who asks for a party.
 */
export function asksBothSides(text: string, playbook: Playbook, locale: Locale): boolean {
  const folded = fold(text);
  const { parts, both, each, who } = patterns[locale];
  if (who.test(folded)) return false;
  const asked = folded.match(parts)?.length ?? 0;
  if (asked > 1 || both.test(folded)) return true;
  return each.test(folded) && sidesNamed(folded, playbook, locale).size > 1;
}
