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
}

/** The reference of an answer that is shown; `question` is its id in the log, where it was asked. */
export function referenceOf({ main, routing }: Answer, question?: string, quoted = false): AnswerReference {
  const responsibility = routing?.from ?? main?.lead.responsibility.id;
  const asker = routing?.asker ?? null;
  return {
    ...(question === undefined ? {} : { question }),
    ...(responsibility === undefined ? {} : { responsibility }),
    ...(asker === null ? {} : { asker }),
    ...(quoted ? { quoted } : {}),
  };
}
