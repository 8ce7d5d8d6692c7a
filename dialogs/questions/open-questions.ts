import {
  type ConcernGroup,
  groupConcerns,
  statementsNear,
  wordsOfQuestion,
} from '../../data/domain/answer/concerns.js';
import { type Dataset, locales } from '../../data/domain/responsibility.js';
import type { JudgedQuestion, QuestionRecord, Store } from '../../data/store/store.js';
import type { Knowledge } from '../turn/turn.js';

type All = readonly [Knowledge, ...Knowledge[]];

/**
 * The documents that a question was asked of: those that answered it, else those of its channel's engagement; in a personal
 * chat the first, because which of the asker's engagements was meant is not kept.
 */
export async function documentsAsked(
  all: All,
  store: Store,
  asked: readonly QuestionRecord[],
): Promise<(question: QuestionRecord) => Knowledge> {
  const [usual, ...others] = all;
  if (others.length === 0) return () => usual;
  const named = new Map<string, string>();
  for (const conversation of new Set(asked.map((one) => one.conversation))) {
    const engagement = await store.engagements.inChannel(conversation);
    if (engagement !== null) named.set(conversation, engagement.playbook.id);
  }
  return ({ conversation, datasetVersion }) =>
    all.find(({ dataset }) => dataset.version === datasetVersion) ??
    all.find(({ dataset }) => dataset.playbook.id === named.get(conversation)) ??
    usual;
}

/** What the documents say to a question of the log. */
export function answerToLogged({ answer }: Knowledge, { text, locale }: Pick<QuestionRecord, 'text' | 'locale'>) {
  const known = locales.find((one) => one === locale);
  return answer({ text, ...(known === undefined ? {} : { locale: known }) });
}

/** Questions that need a look, by the nearest statement; `most` = how many of the most frequent are looked at. */
export async function questionsToLookAt(
  all: All,
  store: Store,
  asked: readonly JudgedQuestion[],
  most?: number,
): Promise<readonly ConcernGroup<JudgedQuestion>[]> {
  const of = await documentsAsked(all, store, asked);
  const stored = (await store.wordings.all()).map(({ question }) => wordsOfQuestion(question));
  const decided = new Set([...decidedIn(all.map(({ dataset }) => dataset)), ...stored]);
  const nearest = (question: JudgedQuestion) => statementsNear(answerToLogged(of(question), question))[0] ?? null;
  return groupConcerns(asked, nearest, decided, most);
}

/** The words of questions that owners dealt with already, as far as the datasets carry them. */
export const decidedIn = (datasets: readonly Dataset[]): ReadonlySet<string> =>
  new Set(
    datasets
      .flatMap(({ outside = [], responsibilities }) => [
        ...outside,
        ...responsibilities.flatMap(({ wordings = [] }) => wordings),
      ])
      .map(wordsOfQuestion),
  );
