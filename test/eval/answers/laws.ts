import type { Knowledge } from '../../../dialogs/turn/turn.js';
import { letters } from '../documents/likeness.js';
import type { SetDocument } from '../documents/set.js';
import type { Engine } from './engine.js';
import { type Mark, markOf, shareOf } from './mark.js';
import { ask } from './said.js';
import type { Teams } from './team.js';
import { type Team, together } from './together.js';

/** Something that must hold whatever documents there are, and how often it does not. */
export interface Law {
  readonly id: 'wrongBeside' | 'silentBeside' | 'severalBeside' | 'ownWords' | 'ownWordsTogether';
  readonly about: string;
  /** The share of breaches that may not be passed; absent where only told. */
  readonly most?: number;
  readonly cases: number;
  /** One line each, for people. */
  readonly breaches: readonly string[];
}

/** Measures what must hold over a set's documents, each of which is a team's only one. */
export function lawsOf(all: Teams, baton: Engine): readonly Law[] {
  const known = new Map([...all.teams].map(([doc, { dataset }]) => [doc, baton.knowledge(dataset)]));
  const asked = new Set(all.questions.map(({ doc }) => doc));
  const own = [...all.teams].filter(([doc]) => asked.has(doc));
  const one = together([...all.teams.values()]);
  return [
    ...besideOthers(all, known, baton),
    ownWords('ownWords', 'own words, pasted, do not find their statement first', own, (doc) => known.get(doc)),
    ownWords('ownWordsTogether', 'the same with all documents together', [['all', one]], () =>
      baton.knowledge(one.dataset),
    ),
  ];
}

/** A right single answer, with each unrelated document beside the one that answers it. */
function besideOthers({ set, questions, teams }: Teams, known: ReadonlyMap<string, Knowledge>, baton: Engine) {
  const became = { wrong: [] as string[], silent: [] as string[], several: [] as string[] };
  let cases = 0;
  for (const document of set.documents) {
    const [team, knowledge] = [teams.get(document.doc), known.get(document.doc)];
    if (team === undefined || knowledge === undefined) continue;
    const right = questions
      .filter(({ doc }) => doc === document.doc)
      .map((question) => markOf(question, ask(knowledge, question), team.gold, document))
      .filter(({ first, said }) => first && said.outcome === 'single');
    const others = set.documents.filter((other) => other !== document && !areTranslations(other, document));
    for (const other of right.length === 0 ? [] : others) {
      const beside = teams.get(other.doc);
      if (beside === undefined) continue;
      cases += right.length;
      for (const mark of markedAgain(right, together([team, beside]), document, baton)) {
        const line = `${mark.question.id} [${document.doc} beside ${other.doc}] ${mark.question.question}`;
        if (mark.said.outcome === 'several') became.several.push(line);
        else if (mark.isSilent) became.silent.push(line);
        else if (!mark.first) became.wrong.push(`${line}: ${mark.cited[0] ?? mark.said.candidates[0]}`);
      }
    }
  }
  return [
    { id: 'wrongBeside', about: wrongBeside, most: 0.01, cases, breaches: became.wrong },
    { id: 'silentBeside', about: '… becomes silence', cases, breaches: became.silent },
    { id: 'severalBeside', about: '… becomes candidates', cases, breaches: became.several },
  ] as const satisfies readonly Law[];
}

const wrongBeside = 'a right single answer becomes a wrong one beside another document';

function markedAgain(marks: readonly Mark[], team: Team, document: SetDocument, baton: Engine): readonly Mark[] {
  const knowledge = baton.knowledge(team.dataset);
  return marks.map(({ question }) => markOf(question, ask(knowledge, question), team.gold, document));
}

/** Whether two documents are one in two languages: their names in the set begin with a language and go on alike. */
const areTranslations = (a: SetDocument, b: SetDocument): boolean => {
  const bare = ({ doc }: SetDocument) => doc.replace(/^[a-z]{2}(?:-[A-Z]{2})?-/u, '');
  return bare(a) === bare(b);
};

/** Statements with the same words are as good as one another; headings over other lines and what no party holds are left out. */
function ownWords(
  id: Law['id'],
  about: string,
  teams: readonly (readonly [doc: string, team: Team])[],
  knowledgeFor: (doc: string) => Knowledge | undefined,
): Law {
  const breaches: string[] = [];
  let cases = 0;
  for (const [doc, { dataset }] of teams) {
    const knowledge = knowledgeFor(doc);
    if (knowledge === undefined) continue;
    const words = new Map(dataset.responsibilities.map(({ id: statement, text }) => [statement, letters(text)]));
    for (const statement of dataset.responsibilities) {
      const { group, kind, party, involved, text, locale } = statement;
      if (group || (party === null && involved === undefined && kind !== 'out-of-scope')) continue;
      cases += 1;
      const said = ask(knowledge, { question: text, lang: locale });
      const [first] = said.candidates;
      if (first !== undefined && words.get(first) === letters(text)) continue;
      breaches.push(`${statement.id} ${said.outcome}: ${text.replace(/\s+/gu, ' ').slice(0, 90)}`);
    }
  }
  return { id, about, most: 0.01, cases, breaches };
}

/** A table of laws, or JSON whose last line holds the shares of breaches. */
export function lawLines(laws: readonly Law[], call: { readonly json: boolean; readonly misses: boolean }) {
  const share = ({ breaches, cases }: Law) => shareOf(breaches.length, cases, 0);
  if (call.json)
    return [
      ...laws.map(({ about: _about, ...law }) => JSON.stringify(law)),
      JSON.stringify(Object.fromEntries(laws.map((law) => [law.id, share(law)]))),
    ];
  return [
    `${'what must not be'.padEnd(70)}  cases  broken  share   most`,
    ...laws.flatMap((law) => [
      `${law.about.padEnd(70)} ${String(law.cases).padStart(6)} ${String(law.breaches.length).padStart(7)} ` +
        `${(100 * share(law)).toFixed(1).padStart(5)} %  ${law.most === undefined ? '' : `${100 * law.most} %`}`.trimEnd(),
      ...(call.misses ? law.breaches.map((line) => `   ${line}`) : []),
    ]),
    notMeasured,
  ];
}

const notMeasured =
  'Not measured: that translations of a question agree on the party. The questions of a set are not translations of one another.';
