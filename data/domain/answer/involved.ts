import { type Involved, type Involvement, involvements, type PartyId, type Playbook } from '../playbook/playbook.js';
import { partiesMeant } from '../playbook/sides.js';
import type { Responsibility } from '../responsibility.js';
import type { Answer, Match } from './question.js';

/** Everybody whom a statement names, with what each does; both sides stand as their own parties. */
export const involvedIn = (
  playbook: Playbook,
  { involved = [] }: Pick<Responsibility, 'involved'>,
): readonly Involved[] =>
  involved.flatMap(({ party, involvement }) =>
    partiesMeant(playbook, party).map((one) => ({ party: one, involvement })),
  );

/** The parties of one involvement, each once, in the order in which the source names them. */
export const partiesWith = (involved: readonly Involved[], involvement: Involvement): readonly PartyId[] => [
  ...new Set(involved.flatMap((one) => (one.involvement === involvement ? [one.party] : []))),
];

/** Everybody whom an answer's statement names, doers first; empty where it names one party that does it. */
export const everybodyIn = ({ playbook }: Pick<Answer, 'playbook'>, { lead }: Match): readonly Involved[] => {
  const named = involvedIn(playbook, lead.responsibility);
  return involvements.flatMap((involvement) => named.filter((one) => one.involvement === involvement));
};
