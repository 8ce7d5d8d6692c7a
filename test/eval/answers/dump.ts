import type { DocumentSet } from '../documents/set.js';
import type { Engine } from './engine.js';
import { markOf } from './mark.js';
import { clientLocale, type SetQuestion } from './questions.js';
import { namesOf } from './said.js';
import type { Team } from './together.js';

/** One question as a line of JSON: what the search ranks for it, scores and all, and which of it is right. */
export function dumped(
  { documents }: DocumentSet,
  team: Team,
  rank: ReturnType<Engine['ranking']>,
  question: SetQuestion,
): string {
  const { evidence, matters, isCovered, ...ranking } = rank(question.question, clientLocale(question.lang));
  const document = documents.find(({ doc }) => doc === question.doc);
  const ranked = evidence.map(({ responsibility: { id, party }, source, score, ...features }) => {
    const said = {
      outcome: 'single',
      candidates: [id],
      parties: party === null ? [] : namesOf(team.dataset.playbook, party),
    } as const;
    return {
      statement: id,
      gold: team.gold.get(id) ?? null,
      document: source.id,
      score,
      ...features,
      right: document !== undefined && markOf(question, said, team.gold, document).three,
    };
  });
  const { id, lang, kind, doc, xl, expect } = question;
  const { asks = null, unknown = null, phase } = ranking;
  return JSON.stringify({ id, lang, kind, doc, xl, expect, asks, unknown, phase, isCovered, ranked });
}
