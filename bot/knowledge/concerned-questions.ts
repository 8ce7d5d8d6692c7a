import {
  type ConcernGroup,
  groupConcerns,
  statementsNear,
  wordsOfQuestion,
} from '../../data/domain/answer/concerns.js';
import type { Dataset, Locale } from '../../data/domain/responsibility.js';
import { locales } from '../../data/domain/responsibility.js';
import type { JudgedQuestion } from '../../data/store/store.js';
import type { Knowledge } from '../../dialogs/turn/turn.js';

/** Questions that need a look, by the nearest statement of the documents that they were asked of. */
export function concernedQuestions(
  asked: readonly JudgedQuestion[],
  knowledgeOf: (question: JudgedQuestion) => Knowledge,
  decided: ReadonlySet<string>,
): readonly ConcernGroup<JudgedQuestion>[] {
  const nearest = (question: JudgedQuestion) => {
    const locale = locales.find((one: Locale) => one === question.locale);
    const said = { text: question.text, ...(locale === undefined ? {} : { locale }) };
    return statementsNear(knowledgeOf(question).answer(said))[0] ?? null;
  };
  return groupConcerns(asked, nearest, decided);
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
