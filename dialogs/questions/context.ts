import type { ListQuestion } from '../../data/domain/answer/asked.js';
import { candidateIds, chosen } from '../../data/domain/answer/candidates.js';
import type { Answer } from '../../data/domain/answer/question.js';
import type { Locale } from '../../data/domain/responsibility.js';
import type { QuestionRecord } from '../../data/store/store.js';
import type { Turn } from '../turn/turn.js';

/** What an answer was about, in the reader's words: its topic's name, else the statement itself. */
export const nameOf = ({ main, locale }: Answer): string =>
  main === null ? '' : (main.topic?.names[locale] ?? main.lead.responsibility.text);

/** Keeps what was answered, for "and in enable?" or "why?" within ten minutes. For `after`, because the reply does not need it. */
export function rememberAnswer(turn: Turn, text: string, answer: Answer): Promise<void> {
  const candidates = candidateIds(answer);
  return turn.store.contexts.keep(
    turn.conversation,
    turn.person.id,
    {
      kind: 'answer',
      text,
      locale: answer.locale,
      responsibility: chosen(answer)?.lead.responsibility.id ?? null,
      ...(candidates.length === 0 ? {} : { candidates }),
    },
    turn.now,
  );
}

export const rememberList = (turn: Turn, list: ListQuestion): Promise<void> =>
  turn.store.contexts.keep(turn.conversation, turn.person.id, { kind: 'list', list }, turn.now);

/** What was asked, and how it was answered. */
export interface Logged extends Pick<QuestionRecord, 'text' | 'parties' | 'citations'> {
  /** Its id in the log, where a button refers to it. */
  readonly id?: string;
  readonly locale: Locale;
  readonly outcome: Answer['outcome'] | 'list';
}

/** What the log keeps of an answer: who was named, and where that is written; of candidates all, in their order. */
export function answeredWith(answer: Answer): Pick<Logged, 'outcome' | 'parties' | 'citations'> {
  const main = chosen(answer);
  const { outcome, parties } = answer;
  return { outcome, parties, citations: main === null ? candidateIds(answer) : [main.lead.responsibility.id] };
}

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
