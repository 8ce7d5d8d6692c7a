import { languagesWithout } from '../domain/playbook/names.js';
import type { Names, Playbook, PlaybookParty } from '../domain/playbook/playbook.js';
import { type Locale, locales } from '../domain/responsibility.js';

/**
 * Languages whose sentences give a party its article or its definite form. Korean sentences take the heading, and their
 * particles follow its last letter.
 */
const inflected: readonly Locale[] = ['en', 'pt-BR', 'sv'];

/** Names that one language lacks, by their paths in `playbook.yaml`. */
export interface MissingNames {
  readonly locale: Locale;
  readonly paths: readonly string[];
  /** Nothing at all is named in this language. */
  readonly all: boolean;
}

/** What readers of each of Baton's languages see in another language. */
export function missingNames(playbook: Playbook): readonly MissingNames[] {
  const named = namesOf(playbook);
  return locales.flatMap((locale) => {
    const paths = named.flatMap(([path, names]) => (languagesWithout(names, [locale]).length > 0 ? [path] : []));
    return paths.length === 0 ? [] : [{ locale, paths, all: paths.length === named.length }];
  });
}

/** Parties that have a heading in a language but no form for inside its sentences, though the language asks for one. */
export function missingSentenceForms(
  playbook: Playbook,
): readonly { readonly locale: Locale; readonly party: PlaybookParty }[] {
  return inflected.flatMap((locale) =>
    playbook.parties
      .filter(({ names, inSentences = {} }) => {
        const lacks = (one: Names) => languagesWithout(one, [locale]).length > 0;
        return !lacks(names) && lacks(inSentences);
      })
      .map((party) => ({ locale, party })),
  );
}

function namesOf(playbook: Playbook): readonly (readonly [path: string, names: Names])[] {
  const { names, parties, phases, standing, services, conditions, offer, people } = playbook;
  return [
    ['names', names],
    ...parties.map((one) => [`parties.${one.id}`, one.names] as const),
    ...phases.map((one) => [`phases.${one.id}`, one.names] as const),
    ['standing', standing.names],
    ...services.map((one) => [`services.${one.id}`, one.names] as const),
    ...conditions.flatMap((one) => [
      [`conditions.${one.id}`, one.names] as const,
      [`conditions.${one.id}.question`, one.questions] as const,
    ]),
    ...(offer === undefined ? [] : [['offer', offer] as const]),
    ...Object.entries(people).map(([role, one]) => [`people.${role}`, one] as const),
  ];
}
