import { chosen } from './candidates.js';
import type { Answer, AnswerParty } from './question.js';

/**
 * What a question is about, in a form that can be kept: a topic where the documents know one, else the statement that
 * answered, else its own words.
 */
export interface AskedMatter {
  readonly topic: string | null;
  /** The statement that answered; null when the documents are silent. */
  readonly responsibility: string | null;
  /** Words that a question of the same matter would have too, in the question's own language. */
  readonly words: readonly string[];
  /** Who holds it by the documents; null when they are silent. */
  readonly party: AnswerParty | null;
}

export function matterOf(answer: Answer, words: readonly string[]): AskedMatter {
  const match = chosen(answer);
  return {
    topic: match?.topic?.id ?? null,
    responsibility: match?.lead.responsibility.id ?? null,
    words: [...new Set(words)],
    party: match?.party ?? null,
  };
}

/** Share of words (0..1) that two questions without a topic must have in common: most, not all, people repeat themselves so. */
const nearlyTheSame = 0.7;

/** Whether two questions are about the same matter. By topic in any language; without one by words, in the same language. */
export function sameMatter(kept: AskedMatter, asked: AskedMatter): boolean {
  if (kept.topic !== null) return kept.topic === asked.topic;
  if (kept.responsibility !== null && kept.responsibility === asked.responsibility) return true;
  return overlap(kept.words, asked.words) >= nearlyTheSame;
}

/** Twice what two sets share, by what they have together (Dice); 0 for questions without words of their own. */
function overlap(one: readonly string[], other: readonly string[]): number {
  const words = new Set(one);
  const shared = new Set(other.filter((word) => words.has(word))).size;
  const all = words.size + new Set(other).size;
  return all === 0 ? 0 : (2 * shared) / all;
}
