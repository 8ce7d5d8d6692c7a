import { languagesWithout } from '../domain/playbook/names.js';
import type { Names, Playbook, PlaybookListNames, PlaybookParty } from '../domain/playbook/playbook.js';
import { type Locale, locales } from '../domain/responsibility.js';

/**
 * Languages whose sentences give a party its article or its definite form. Korean sentences take the heading, and their
 * particles follow its last letter.
 */
const inflected: readonly Locale[] = ['en', 'pt-BR', 'sv'];

/** Names that languages lack, by their paths in `playbook.yaml`. */
export interface MissingNames {
  /** All of them lack the same names. */
  readonly locales: readonly Locale[];
  readonly paths: readonly string[];
  /** Nothing at all is named in these languages. */
  readonly all: boolean;
}

/** It has a name of Baton's own in each language where a playbook gives none. */
const standing = 'standing';

/** What readers of each of Baton's languages see in another language. */
export function missingNames(playbook: Playbook): readonly MissingNames[] {
  const named = namesOf(playbook);
  const byPaths = new Map<string, { locales: Locale[]; paths: readonly string[]; all: boolean }>();
  for (const locale of locales) {
    const paths = named.flatMap(([path, names]) => (languagesWithout(names, [locale]).length > 0 ? [path] : []));
    if (paths.length === 0) continue;
    const known = byPaths.get(paths.join()) ?? {
      locales: [],
      paths,
      all: named.every(([path]) => path === standing || paths.includes(path)),
    };
    known.locales.push(locale);
    byPaths.set(paths.join(), known);
  }
  return [...byPaths.values()];
}

/** Parties that have a heading in a language but no form for inside its sentences, though the language asks for one. */
export function missingSentenceForms(
  playbook: Playbook,
): readonly { readonly locale: Locale; readonly parties: readonly PlaybookParty[] }[] {
  return inflected.flatMap((locale) => {
    const lacks = (one: Names) => languagesWithout(one, [locale]).length > 0;
    const parties = playbook.parties.filter(({ names, inSentences = {} }) => !lacks(names) && lacks(inSentences));
    return parties.length === 0 ? [] : [{ locale, parties }];
  });
}

/** A list's names, with those of its forms that are written at all: Baton has words of its own for the others. */
const listRows = (path: string, { names, what, nothing, empty }: PlaybookListNames) =>
  Object.entries({ names, what, nothing, empty }).flatMap(([form, one]) =>
    one === undefined ? [] : [[form === 'names' ? path : `${path}.${form}`, one] as const],
  );

function namesOf(playbook: Playbook): readonly (readonly [path: string, names: Names])[] {
  const { names, parties, phases, beside = [], standing: general, services, conditions, offer, people } = playbook;
  return [
    ['names', names],
    ...parties.map((one) => [`parties.${one.id}`, one.names] as const),
    ...[...phases, ...beside].map((one) => [`phases.${one.id}`, one.names] as const),
    ...phases.flatMap(({ id, listNames }) =>
      listNames === undefined ? [] : listRows(`phases.${id}.list-names`, listNames),
    ),
    [standing, general.names],
    ...services.map((one) => [`services.${one.id}`, one.names] as const),
    ...conditions.flatMap((one) => [
      [`conditions.${one.id}`, one.names] as const,
      [`conditions.${one.id}.question`, one.questions] as const,
    ]),
    ...(offer === undefined ? [] : [['offer', offer] as const]),
    ...Object.entries(people).map(([role, one]) => [`people.${role}`, one] as const),
  ];
}
