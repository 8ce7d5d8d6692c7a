import { statementsNear } from '../../../data/domain/answer/concerns.js';
import type { Responsibility } from '../../../data/domain/responsibility.js';
import { folded } from '../../../data/language/fold.js';
import type { Knowledge } from '../../../dialogs/turn/turn.js';

export type StatementMeant =
  | { readonly statement: Responsibility }
  /** `near`: none has these words, and these are about the same. */
  | { readonly candidates: readonly Responsibility[]; readonly near: boolean };

/** More than these are no choice any more. */
const mostCandidates = 10;

/** The statement with an id or with these words; else those that have them among others, or that are near to them. */
export function statementMeant(said: string, { dataset, answer }: Knowledge): StatementMeant {
  const { responsibilities } = dataset;
  const byId = responsibilities.find(({ id }) => id === said.trim());
  if (byId !== undefined) return { statement: byId };
  const words = folded(said).replace(/[\s.]+$/u, '');
  const exact = responsibilities.filter(({ text }) => folded(text).replace(/[\s.]+$/u, '') === words);
  const found = exact.length > 0 ? exact : responsibilities.filter(({ text }) => folded(text).includes(words));
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return { statement: first };
  if (first !== undefined) return { candidates: found.slice(0, mostCandidates), near: false };
  return { candidates: statementsNear(answer({ text: said })).slice(0, mostCandidates), near: true };
}
