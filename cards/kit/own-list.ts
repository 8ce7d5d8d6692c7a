import { languagesWithout, nameIn } from '../../data/domain/playbook/names.js';
import type { Names, PlaybookPhase } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { withParticles } from './korean.js';
import { tiedTo } from './tied-words.js';

/** Baton's own words for the list of a phase that its playbook does not name. */
export type NeutralWord = `own-list.${'heading' | 'in-sentence' | 'what' | 'nothing' | 'empty'}`;

/** The list that an engagement's people write, in the forms that sentences put it. */
export interface OwnListForms {
  readonly heading: string;
  /** Inside a sentence, with its article. */
  readonly list: string;
  /** The same after "on": Portuguese writes it as one word, other languages leave it. */
  readonly inList: string;
  /** The same at the beginning, as what the sentence is about. */
  readonly listFirst: string;
  /** What belongs on it, as what is added. */
  readonly what: string;
  /** On a button: nothing belongs on it. */
  readonly nothing: string;
  /** The same after "state that". */
  readonly empty: string;
}

/**
 * What a playbook calls the list of a phase; where it has no word in the language, Baton's own (`neutral`), because words of
 * another language inside a sentence would be worse. null = no phase of the playbook has a list of its own.
 */
export function ownListForms(
  phase: PlaybookPhase | null,
  locale: Locale,
  neutral: (word: NeutralWord, values: { readonly phase: string }) => string,
): OwnListForms {
  const values = { phase: phase === null ? 'none' : nameIn(phase.names, locale) };
  const { names = {}, inSentences, what, nothing, empty } = phase?.listNames ?? {};
  const said = (form: Names | undefined, otherwise: string): string =>
    form === undefined || languagesWithout(form, [locale]).length > 0 ? otherwise : nameIn(form, locale);
  const heading = nameIn(names, locale) || neutral('own-list.heading', values);
  const list = said(inSentences, said(names, neutral('own-list.in-sentence', values)));
  const [first = ''] = list;
  return {
    heading,
    list,
    inList: locale === 'pt-BR' ? tiedTo('em', list, locale) : list,
    listFirst:
      locale === 'ko' ? withParticles(`${list}이(가)`) : first.toLocaleUpperCase(locale) + list.slice(first.length),
    what: said(what, neutral('own-list.what', values)),
    nothing: said(nothing, neutral('own-list.nothing', values)),
    empty: said(empty, neutral('own-list.empty', values)),
  };
}
