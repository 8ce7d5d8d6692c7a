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

/** One line of the question log, for what is asked without a whole question. */
export const recordAsked = (
  turn: Turn,
  text: string,
  locale: Locale,
  outcome: Answer['outcome'] | 'list',
  answer: Answer | null = null,
): Promise<void> =>
  turn.store.questions.record({
    at: turn.now,
    person: turn.person.id,
    conversation: turn.conversation,
    text,
    locale,
    outcome,
    citations: answer?.main == null ? [] : [answer.main.lead.responsibility.id],
    datasetVersion: turn.knowledge.dataset.version,
  });
