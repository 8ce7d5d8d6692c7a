import { readEncoder } from '../../../../bot/knowledge/encoder.js';
import { involvementAsked } from '../../../../data/search/asking/involvement.js';
import { languageOfQuestion } from '../../../../data/search/asking/language.js';
import { phaseNamed } from '../../../../data/search/asking/phase.js';
import { partiesNamed } from '../../../../data/search/asking/playbook-words.js';
import { contentWords } from '../../../../data/search/asking/small-words.js';
import type { FitSignals } from '../../../../data/search/ranking/fit.js';
import { StatementSearch } from '../../../../data/search/statements/statement-search.js';
import { fold } from '../../../../data/search/text/text.js';
import { markOf } from '../mark.js';
import { clientLocale, type SetQuestion } from '../questions.js';
import { namesOf } from '../said.js';
import { readTeams, type Teams } from '../team.js';
import type { Team } from '../together.js';

/** Of what a question is asked: its own document, all of the set in one dataset, or a document that does not answer it. */
export const asked = ['own', 'together', 'other'] as const;
export type Asked = (typeof asked)[number];

/** A question with what each statement that is near to it has in common with it. */
export interface Sounded {
  readonly set: string;
  readonly asked: Asked;
  readonly question: SetQuestion;
  /** No statement that was asked answers it. */
  readonly isNone: boolean;
  /** How many statements there are. */
  readonly among: number;
  /** How many words of it say something. */
  readonly words: number;
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly signals: FitSignals;
  readonly isRight: boolean;
}

/** So many candidates of a question are looked at, the best by the weights that are shipped. */
const mostCandidates = 40;

/** What another document than the question's own is: the one that stands so far behind it in the set. */
const documentsOn = 5;

/** Reads a set and asks its questions; a sentence where it is not there. */
export function soundedSet(
  set: string,
  ways: readonly Asked[] = asked,
  most = mostCandidates,
): readonly Sounded[] | string {
  const found: Sounded[] = [];
  for (const way of ways) {
    const read = readTeams({ set, together: way === 'together', laws: way === 'other' });
    if (typeof read === 'string') return read;
    found.push(...soundedIn(read, set, way, most));
  }
  return found;
}

function soundedIn({ set: { documents }, questions, teams }: Teams, set: string, way: Asked, most: number) {
  const docs = [...teams.keys()];
  const askedOf = ({ doc }: SetQuestion) =>
    teams.get(way === 'other' ? (docs[(docs.indexOf(doc) + documentsOn) % docs.length] ?? '') : doc);
  return [...new Set(teams.values())].flatMap((team) => {
    const own = questions.filter((question) => askedOf(question) === team);
    const find = own.length === 0 ? undefined : searchOf(team);
    return own.flatMap((question): Sounded[] => {
      const document = documents.find(({ doc }) => doc === question.doc);
      if (document === undefined || find === undefined) return [];
      const { playbook } = team.dataset;
      const candidates = find.ranked(question, most).map(({ id, signals }) => {
        const party = find.statements.get(id)?.party ?? null;
        const parties = party === null ? [] : namesOf(playbook, party);
        const said = { outcome: 'single', candidates: [id], parties } as const;
        return { signals, isRight: way !== 'other' && markOf(question, said, team.gold, document).three };
      });
      const isNone = way === 'other' || question.expect.none === true;
      return [
        {
          set,
          asked: way,
          question,
          isNone,
          among: find.statements.size,
          words: contentWords(question.question).length,
          candidates,
        },
      ];
    });
  });
}

function searchOf({ dataset: { playbook, responsibilities } }: Team) {
  const findable = responsibilities.filter(({ group }) => !group);
  const search = new StatementSearch({ playbook }, findable, readEncoder());
  return {
    statements: new Map(findable.map((statement) => [statement.id, statement])),
    ranked: ({ question: text, lang }: SetQuestion, most: number) => {
      const locale = languageOfQuestion(text, clientLocale(lang));
      const asks = involvementAsked(text, locale);
      const parties = partiesNamed(fold(text), playbook);
      return search.find({ text, locale, phase: phaseNamed(text, playbook), parties, asks }, most);
    },
  };
}
