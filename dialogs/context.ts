import type { ListQuestion } from '../data/domain/asked.js';
import type { Answer } from '../data/domain/question.js';
import type { Locale } from '../data/domain/responsibility.js';
import type { Turn } from './turn.js';

/** What an answer was about, in the reader's words: its topic's name, else the statement itself. */
export const nameOf = ({ main, locale }: Answer): string =>
  main === null ? '' : (main.topic?.names[locale] ?? main.lead.responsibility.text);

/** Keeps what was answered, for "and in enable?" or "why?" within ten minutes. For `after`: nobody waits for it. */
export const rememberAnswer = (turn: Turn, text: string, { main, locale }: Answer): Promise<void> =>
  turn.store.contexts.keep(
    turn.conversation,
    turn.person.id,
    { kind: 'answer', text, locale, responsibility: main?.lead.responsibility.id ?? null },
    turn.now,
  );

export const rememberList = (turn: Turn, list: ListQuestion): Promise<void> =>
  turn.store.contexts.keep(turn.conversation, turn.person.id, { kind: 'list', list }, turn.now);

/** What was asked, and how it was answered. */
export interface Logged {
  /** Its id in the log, where a button refers to it. */
  readonly id?: string;
  readonly text: string;
  readonly locale: Locale;
  readonly outcome: Answer['outcome'] | 'list';
  readonly answer?: Answer;
}

/** One line of the question log. For `after`: nobody waits for it. */
export const recordAsked = (turn: Turn, { answer, ...asked }: Logged): Promise<void> =>
  turn.store.questions.record({
    ...asked,
    at: turn.now,
    person: turn.person.id,
    conversation: turn.conversation,
    ...(answer === undefined ? {} : { parties: answer.parties }),
    citations: answer?.main == null ? [] : [answer.main.lead.responsibility.id],
    datasetVersion: turn.knowledge.dataset.version,
  });
