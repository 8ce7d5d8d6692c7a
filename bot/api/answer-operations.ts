import { z } from 'zod';
import type { Message } from '../../data/domain/answer/message.js';
import { maxQuestionLength } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { mostAnswered } from '../../data/search/asking/several-questions.js';
import { readMessage } from '../../data/search/intent/read-message.js';
import type { Store } from '../../data/store/store.js';
import { answerTo } from '../../dialogs/answer/asked-question.js';
import { ownFound } from '../../dialogs/answer/own-matters.js';
import { questionsAsked } from '../../dialogs/answer/questions-asked.js';
import type { Knowledge } from '../../dialogs/turn/turn.js';
import { type ApiParts, type Call, operation, type Performed } from './operation.js';
import { Problem } from './problem.js';
import { answerView, answerViewOf } from './views/answer-view.js';
import { shapes } from './views/shapes.js';
import { engagementFor } from './visible.js';

const asked = {
  question: z.string().trim().min(1).max(maxQuestionLength),
  locale: shapes.locale.optional().describe('Of who asks; the words of the question win where they are clear'),
  engagement: z.string().max(100).optional().describe('What it has of its own comes before the documents'),
  playbook: z.string().max(100).optional().describe('Whose documents are asked; without it the best answer of all'),
};
type Asked = z.output<z.ZodObject<typeof asked>>;

/** What Baton takes a text for: only questions have answers here. */
const messageKinds = [
  'question',
  'list',
  'engagement',
  'follow-up',
  'act',
  'command',
  'help',
  'courtesy',
  'other',
] as const satisfies readonly Message['is'][];

const answers = z
  .object({
    is: z
      .enum(messageKinds)
      .describe('What the text is, as chat decides it. Lists and facts of an engagement are other addresses here'),
    asked: z.int().describe('How many things it asks'),
    answers: z.array(answerView).describe(`At most ${mostAnswered}`),
  })
  .meta({ id: 'Answers' });

const about = {
  summary: 'Who is responsible for something, as chat answers it; nothing is kept of the question',
  scope: 'read:answers',
  answer: answers,
} as const;

export const getAnswers = operation({
  id: 'getAnswers',
  ...about,
  query: z.strictObject(asked),
  body: null,
  run: (parts, { query, ...call }) => answersTo(parts, query, call),
});

export const postAnswers = operation({
  id: 'postAnswers',
  ...about,
  query: z.strictObject({}),
  body: z.strictObject(asked).meta({ id: 'Question' }),
  run: (parts, { body, ...call }) => answersTo(parts, body, call),
});

/** The documents that a question is asked of: the engagement's, those that were named, or the best of all that the client sees. */
function knowledgeFor(
  { library }: ApiParts,
  { client: { playbooks } }: Pick<Call<unknown, unknown>, 'client'>,
  { question, locale, playbook }: Asked,
  engagement: Engagement | null,
): Knowledge {
  if (engagement !== null) return library.of(engagement);
  const named = playbook === undefined ? playbooks : [playbook].filter((one) => playbooks?.includes(one) ?? true);
  const found = library.forQuestion({ text: question, ...(locale === undefined ? {} : { locale }) }, named);
  if (found === null)
    throw new Problem('invalid-request', 'playbook: is none that this client sees. Leave it out, or correct it.');
  return found;
}

async function answersTo(
  parts: ApiParts,
  said: Asked,
  call: Pick<Call<unknown, unknown>, 'client' | 'now'>,
): Promise<Performed<z.output<typeof answers>>> {
  const { question, locale } = said;
  const engagement =
    said.engagement === undefined ? null : await engagementFor(parts.store, call.client, said.engagement);
  const knowledge = knowledgeFor(parts, call, said, engagement);
  const message = readMessage(question, locale, undefined, knowledge.dataset.playbook);
  const reads = message.locale;
  if (message.is !== 'question') return { answer: { is: message.is, asked: 0, answers: [] }, count: 0, locale: reads };
  const from = askedIn(parts.store, engagement);
  const all = questionsAsked(question, locale, (text) =>
    answerTo({ knowledge }, from, { text, ...(locale === undefined ? {} : { locale }) }),
  );
  const shown = await Promise.all(
    all.slice(0, mostAnswered).map(async ({ text, answer }) => {
      const own = await ownFound({ knowledge }, from, { text, answer });
      return answerViewOf(
        { question: text, answer, own, around: from.around },
        { locale: answer.locale, now: call.now },
      );
    }),
  );
  return { answer: { is: 'question', asked: all.length, answers: shown }, count: shown.length, locale: reads };
}

/** What the engagement adds to a question, as a question in its channel has it. */
function askedIn({ inquiries }: Store, engagement: Engagement | null) {
  const { details = null } = engagement ?? {};
  const workloads = details?.workloads ?? null;
  return {
    engagements: engagement === null ? [] : [engagement],
    kept: () => inquiries.keptIn(engagement === null ? [] : [engagement.id]),
    ...(details === null ? {} : { customer: details.customer }),
    ...(workloads === null ? {} : { workloads }),
    around: {
      ...(details === null ? {} : { customer: details.customer }),
      ...(details?.deliveredBy === undefined ? {} : { delivery: details }),
    },
  };
}
