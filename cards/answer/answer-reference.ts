import { candidateIds, chosen } from '../../data/domain/answer/candidates.js';
import type { Answer, Asker } from '../../data/domain/answer/question.js';

/**
 * What the buttons of an answer carry, so that the answer can be drawn again: the logged question, the statement that
 * answered it, and who said to be asking. Ids only; nothing is remembered for it.
 */
export interface AnswerReference {
  readonly question?: string;
  readonly responsibility?: string;
  readonly asker?: Asker;
  /** The message asked several things: each answer says which one it is for. */
  readonly quoted?: true;
  /** The statements that it offers to choose from, where none of them answered. */
  readonly candidates?: readonly string[];
}

/** The reference of an answer that is shown; `question` is its id in the log, where it was asked. */
export function referenceOf(answer: Answer, question?: string, quoted = false): AnswerReference {
  const { routing } = answer;
  const responsibility = routing?.from ?? chosen(answer)?.lead.responsibility.id;
  const candidates = candidateIds(answer);
  const asker = routing?.asker ?? null;
  return {
    ...(question === undefined ? {} : { question }),
    ...(responsibility === undefined ? {} : { responsibility }),
    ...(asker === null ? {} : { asker }),
    ...(quoted ? { quoted } : {}),
    ...(candidates.length === 0 ? {} : { candidates }),
  };
}
