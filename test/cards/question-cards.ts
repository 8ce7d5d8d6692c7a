import type { Card } from '../../cards/kit/template.js';
import { openQuestionsCard, otherStatementsCard, type QuestionGroup } from '../../cards/questions/open-questions.js';
import type { LoggedQuestion, OpenQuestion } from '../../data/domain/answer/concerns.js';
import type { Concern } from '../../data/domain/answer/feedback.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { fasttrack } from '../support/playbooks.js';
import { sampleAnswers } from '../support/sample-answer.js';

const asked = (id: string, text: string, times: number, concern: Concern): OpenQuestion => {
  const newest: LoggedQuestion = {
    ...{
      id: `0123456789ab${id}`,
      at: '2026-11-19T08:00:00.000Z',
      text,
      locale: 'en',
      outcome: 'nothing',
      verdicts: [],
    },
  };
  return { newest, concern, times };
};

/** As people of each language ask. */
const texts: Readonly<Record<Locale, readonly [string, string, string]>> = {
  en: ['Who flips the *switch* for the new sign-in?', 'Who turns it on?', 'Who pays for lunch?'],
  ko: ['새 *로그인*은 누가 켜 주나요?', '누가 켜나요?', '점심은 누가 사나요?'],
  'pt-BR': ['Quem liga a *chave* do novo acesso?', 'Quem liga isso?', 'Quem paga o almoço?'],
  sv: ['Vem slår på den *nya* inloggningen?', 'Vem slår på den?', 'Vem betalar lunchen?'],
};

/** What an owner of the documents sees of questions that were not answered well. */
export function questionCards(locale: Locale): Readonly<Record<string, Card>> {
  const [switched, turned, lunch] = texts[locale];
  const [first, second] = [sampleAnswers.guided.main, sampleAnswers.foreign.main].map(
    (match) => match?.lead.responsibility ?? null,
  );
  const groups: readonly QuestionGroup[] = [
    {
      playbook: fasttrack,
      statement: first ?? null,
      times: 4,
      questions: [asked('1', switched, 3, 'unanswered'), asked('2', turned, 1, 'none-of-these')],
    },
    {
      playbook: fasttrack,
      statement: second ?? null,
      times: 1,
      questions: [asked('3', turned, 1, 'disputed')],
    },
    { playbook: fasttrack, statement: null, times: 1, questions: [asked('4', lunch, 1, 'unanswered')] },
  ];
  const view = { locale, days: 30 };
  const question = { id: '0123456789ab1', text: switched };
  const others = [first, second].flatMap((one) => one ?? []);
  const decided = { question: question.id, text: question.text, statement: first ?? null };
  return {
    'open-questions': openQuestionsCard(groups, view),
    'open-questions-noted': openQuestionsCard(groups.slice(1), { ...view, decided }),
    'open-questions-none': openQuestionsCard([], view),
    'open-questions-others': otherStatementsCard(question, others, { playbook: fasttrack, locale }),
  };
}
