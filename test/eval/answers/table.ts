import type { Baseline } from './baselines.js';
import { type Mark, tallyOf } from './mark.js';

/** The answers of Baton, and those of other searches to the same questions in the same order. */
export interface Marked {
  readonly marks: readonly Mark[];
  readonly others: readonly { readonly name: Baseline['name']; readonly marks: readonly Mark[] }[];
}

interface Group {
  readonly name: string;
  readonly has: (mark: Mark) => boolean;
}

const percent = (part: number, of: number) => (of === 0 ? '   –' : ((100 * part) / of).toFixed(0).padStart(4));

/** The groups that a set's questions fall into: all, languages, kinds, and what crosses them. */
export function groupsOf(marks: readonly Mark[]): readonly Group[] {
  const kindsOf = (of: (mark: Mark) => string) => [...new Set(marks.map(of))].sort();
  const groups: readonly Group[] = [
    { name: 'ALL', has: () => true },
    ...kindsOf(({ question }) => question.lang).map((lang) => ({
      name: lang,
      has: ({ question }: Mark) => question.lang === lang,
    })),
    ...kindsOf(({ question }) => question.kind).map((kind) => ({
      name: kind,
      has: ({ question }: Mark) => question.kind === kind,
    })),
    { name: 'own language', has: ({ isNone, question }) => !isNone && !question.xl },
    { name: 'cross-language', has: ({ isNone, question }) => !isNone && question.xl === true },
    { name: 'out of scope', has: ({ question }) => question.expect.outcome === 'out-of-scope' },
    { name: 'who approves', has: ({ question }) => question.expect.involvement === 'approves' },
  ];
  return groups.filter(({ has }) => marks.some(has));
}

/** A table of groups, with a legend. */
export function tableOfMarks({ marks, others }: Marked): readonly string[] {
  const head = `${'group'.padEnd(16)}   n  read first three  single prec  silence: right wrong  party`;
  const rows = groupsOf(marks).map(({ name, has }) => {
    const all = tallyOf(marks.filter(has));
    const beside = others.map((other) => {
      const theirs = tallyOf(other.marks.filter(has));
      return `${percent(theirs.first, theirs.answerable)} ${percent(theirs.three, theirs.answerable)}`.padStart(14);
    });
    return [
      `${name.padEnd(16)}${String(all.n).padStart(4)}`,
      `${percent(all.read, all.answerable)}  ${percent(all.first, all.answerable)}  ${percent(all.three, all.answerable)}`,
      `${String(all.single).padStart(5)} ${percent(all.singleRight, all.single)}`,
      `        ${percent(all.silentRight, all.none)}  ${percent(all.silentWrong, all.answerable)}`,
      ` ${percent(all.party, all.answerable)}`,
      ...beside,
    ].join('  ');
  });
  return [`${head}${others.map(({ name }) => name.padStart(16)).join('')}`, ...rows, legend];
}

const legend = `
Of the questions that the documents answer: read = a right statement is in the dataset at all; first = the statement that the
answer leads with is right, and so is the party named first; three = a right statement is among the candidates, of which a single
answer has one; party = the right party is named first, both sides where both are asked for. single = single answers given,
prec = those of them that are right; silence right = of the questions that nothing answers, wrong = of the others. Other searches:
first, three.`;

/** Answers that were not right, for people. */
export const missesOf = (marks: readonly Mark[]): readonly string[] =>
  marks
    .filter(({ isNone, isSilent, first }) => (isNone ? !isSilent : !first))
    .map(({ question: { id, doc, question, expect }, said, cited }) =>
      [
        `${id} [${doc}] ${question}`,
        `   want  ${(expect.parties ?? ['silence']).join(', ')}  ${(expect.items ?? []).slice(0, 3).join(' ')}`,
        `   got   ${said.takenFor === undefined ? '' : `(${said.takenFor}) `}${said.outcome}  ${said.parties.join(', ')}  ${said.candidates.map((one, at) => cited[at] ?? `(${one})`).join(' ')}`,
      ].join('\n'),
    );
