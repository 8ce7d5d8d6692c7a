import type { ListQuestion } from '../../data/domain/answer/asked.js';
import type { Answer } from '../../data/domain/answer/question.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { QuestionRecord } from '../../data/store/store.js';
import type { Turn } from '../turn/turn.js';

/** What an answer was about, in the reader's words: its topic's name, else the statement itself. */
export const nameOf = ({ main, locale }: Answer): string =>
  main === null ? '' : (main.topic?.names[locale] ?? main.lead.responsibility.text);

/** Keeps what was answered, for "and in enable?" or "why?" within ten minutes. For `after`, because the reply does not need it. */
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
export interface Logged extends Pick<QuestionRecord, 'text' | 'parties' | 'citations'> {
  /** Its id in the log, where a button refers to it. */
  readonly id?: string;
  readonly locale: Locale;
  readonly outcome: Answer['outcome'] | 'list';
}

/** What the log keeps of an answer: who was named, and where that is written. */
export const answeredWith = ({
  outcome,
  parties,
  main,
}: Answer): Pick<Logged, 'outcome' | 'parties' | 'citations'> => ({
  outcome,
  parties,
  citations: main === null ? [] : [main.lead.responsibility.id],
});

export const notAnswered = { outcome: 'nothing', parties: [], citations: [] } as const;

/** One line of the question log. For `after`, because the reply does not need it. */
export const recordAsked = (turn: Turn, asked: Logged): Promise<void> =>
  turn.store.questions.record(
    {
      ...asked,
      at: turn.now,
      person: turn.person.id,
      conversation: turn.conversation,
      datasetVersion: turn.knowledge.dataset.version,
    },
    turn.exchange ?? null,
  );
