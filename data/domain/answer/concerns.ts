import type { Instant } from '../person.js';
import type { Responsibility } from '../responsibility.js';
import { type Concern, concernOf, type Verdict } from './feedback.js';
import type { Answer } from './question.js';

/** A question of the log, as far as it matters here. */
export interface LoggedQuestion {
  readonly id: string;
  readonly at: Instant;
  readonly text: string;
  readonly locale: string;
  readonly outcome: string;
  readonly verdicts: readonly Verdict[];
}

/** The same words, asked once or many times, and why they need a look. */
export interface OpenQuestion<Asked extends LoggedQuestion = LoggedQuestion> {
  /** The newest time it was asked. */
  readonly newest: Asked;
  readonly concern: Concern;
  readonly times: number;
}

/** Questions about what one statement may be about. */
export interface ConcernGroup<Asked extends LoggedQuestion = LoggedQuestion> {
  /** null where no statement is near. */
  readonly statement: Responsibility | null;
  readonly times: number;
  /** The most frequent first. */
  readonly questions: readonly OpenQuestion<Asked>[];
}

/** The same words, whatever case, width, spaces and signs. */
export const wordsOfQuestion = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();

/**
 * Questions that need a look, by the nearest statement, the most frequent first; those near none come last. `decided` are the
 * words of questions that an owner dealt with already; `most` questions are looked at, the most frequent.
 */
export function groupConcerns<Asked extends LoggedQuestion>(
  asked: readonly Asked[],
  nearest: (question: Asked) => Responsibility | null,
  decided: ReadonlySet<string> = new Set(),
  most = Number.POSITIVE_INFINITY,
): readonly ConcernGroup<Asked>[] {
  const groups = new Map<string, { statement: Responsibility | null; questions: OpenQuestion<Asked>[] }>();
  const frequent = [...openQuestions(asked, decided)].sort((a, b) => b.times - a.times).slice(0, most);
  for (const question of frequent) {
    const statement = nearest(question.newest);
    const group = groups.get(statement?.id ?? '') ?? { statement, questions: [] };
    group.questions.push(question);
    groups.set(statement?.id ?? '', group);
  }
  const counted = [...groups.values()].map(({ statement, questions }): ConcernGroup<Asked> => {
    const sorted = questions.sort((a, b) => b.times - a.times || (a.newest.at < b.newest.at ? 1 : -1));
    return { statement, times: sorted.reduce((sum, { times }) => sum + times, 0), questions: sorted };
  });
  const isLast = ({ statement }: ConcernGroup<Asked>) => (statement === null ? 1 : 0);
  return counted.sort((a, b) => isLast(a) - isLast(b) || b.times - a.times);
}

/** In the order in which they were asked first; the gravest concern of each. */
function openQuestions<Asked extends LoggedQuestion>(
  asked: readonly Asked[],
  decided: ReadonlySet<string>,
): readonly OpenQuestion<Asked>[] {
  const open = new Map<string, OpenQuestion<Asked>>();
  for (const question of asked) {
    const concern = concernOf(question.outcome, question.verdicts);
    const words = wordsOfQuestion(question.text);
    if (concern === null || decided.has(words)) continue;
    const before = open.get(words);
    const newest = before === undefined || before.newest.at <= question.at ? question : before.newest;
    const gravest = before?.concern === 'disputed' ? before.concern : concern;
    open.set(words, { newest, concern: gravest, times: (before?.times ?? 0) + 1 });
  }
  return [...open.values()];
}

/** Statements that a question may be about, nearest first, each once. */
export function statementsNear({ main, counterpart, further, nearest }: Answer): readonly Responsibility[] {
  const matches = [main, ...further, counterpart].flatMap((match) => match?.lead.responsibility ?? []);
  const all = [...matches, ...nearest.map(({ responsibility }) => responsibility)];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
