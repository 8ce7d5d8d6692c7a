import type { Playbook } from '../playbook/playbook.js';
import type { Locale } from '../responsibility.js';
import { answerFrom } from './answer.js';
import type { Answer, Match, Matter } from './question.js';

/** The match that answers; null where nothing was found, and where any of several may be meant. */
export const chosen = ({ main, isUnsure }: Pick<Answer, 'main' | 'isUnsure'>): Match | null =>
  isUnsure === true ? null : main;

/** The statements of which one may be meant, the likeliest first; empty where one answers or none was found. */
export const candidatesIn = ({ main, further, isUnsure }: Answer): readonly Match[] =>
  isUnsure === true && main !== null ? [main, ...further] : [];

/** The ids of the candidates' leading statements, the likeliest first. */
export const candidateIds = (answer: Answer): readonly string[] =>
  candidatesIn(answer).map(({ lead }) => lead.responsibility.id);

/** The answer that offers these matters to choose from; null where there are none. */
export const candidatesOf = (playbook: Playbook, matters: readonly Matter[], locale: Locale): Answer | null =>
  matters.length === 0
    ? null
    : answerFrom({ playbook, evidence: [], matters, locale, phase: null, isCovered: true, isUnsure: true });
