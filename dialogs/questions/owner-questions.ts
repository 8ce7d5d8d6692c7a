import { type JustDecided, openQuestionsCard, otherStatementsCard } from '../../cards/questions/open-questions.js';
import { statementsNear } from '../../data/domain/answer/concerns.js';
import { patternOf } from '../../data/domain/privacy/anonymize.js';
import type { Responsibility } from '../../data/domain/responsibility.js';
import { statementAddress } from '../../data/ingest/wordings.js';
import type { QuestionRecord } from '../../data/store/store.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Knowledge, Phrase, Press, Reply, Turn } from '../turn/turn.js';
import { answerToLogged, documentsAsked, questionsToLookAt } from './open-questions.js';

/** Older questions are about documents that have changed since. */
const days = 30;
/** A search each, while other turns wait. */
const mostLooked = 40;
const mostOthers = 6;

/** Questions that were not answered well, for the owners of the documents, in their personal chat. */
export const questionsCommand: Phrase = (turn) => forOwner(turn, () => openQuestions(turn));

export const showOpenQuestions: Press<'questions.show'> = (turn, { page }) =>
  forOwner(turn, () => openQuestions(turn, { page: page ?? 1 }));

/** What a question means, said by an owner: kept, and taken up by the next start. */
export const questionMeans: Press<'questions.means'> = (turn, { question, responsibility }) =>
  forOwner(turn, () =>
    withQuestion(turn, question, async (asked, { dataset }) => {
      const statement = dataset.responsibilities.find(({ id }) => id === responsibility);
      return statement === undefined ? notFound(turn) : await decide(turn, asked, dataset, statement);
    }),
  );

export const questionOutside: Press<'questions.outside'> = (turn, { question }) =>
  forOwner(turn, () => withQuestion(turn, question, (asked, { dataset }) => decide(turn, asked, dataset, null)));

export const showOtherStatements: Press<'questions.others'> = (turn, { question }) =>
  forOwner(turn, () =>
    withQuestion(turn, question, async (asked, knowledge) => {
      const [, ...others] = statementsNear(answerToLogged(knowledge, asked));
      const { playbook } = knowledge.dataset;
      return { card: otherStatementsCard(asked, others.slice(0, mostOthers), { playbook, locale: turn.locale }) };
    }),
  );

export const takeBackDecision: Press<'questions.undo'> = (turn, { question }) =>
  forOwner(turn, () =>
    withQuestion(turn, question, async (asked, { dataset }) => {
      await turn.store.wordings.remove(dataset.playbook.id, await withoutPeople(turn, asked));
      return await openQuestions(turn);
    }),
  );

async function forOwner(turn: Turn, answer: () => Promise<Reply>): Promise<Reply> {
  if (turn.isOwner !== true) return refused(turn, { code: 'only-owners' });
  return turn.place === 'personal' ? await answer() : refused(turn, { code: 'only-personal' });
}

/** The documents of every playbook of the deployment. */
function allKnowledge({ library, knowledge }: Turn): readonly [Knowledge, ...Knowledge[]] {
  const [first = knowledge, ...others] = library.playbooks.map((playbook) => library.of({ playbook }));
  return [first, ...others];
}

async function openQuestions(
  turn: Turn,
  view: { readonly page?: number; readonly decided?: JustDecided } = {},
): Promise<Reply> {
  const since = new Date(Date.parse(turn.now) - days * 86_400_000).toISOString();
  const all = allKnowledge(turn);
  const asked = await turn.store.questions.judgedSince(since);
  const groups = await questionsToLookAt(all, turn.store, asked, mostLooked);
  const of = await documentsAsked(all, turn.store, asked);
  const usual = turn.knowledge.dataset.playbook;
  const drawn = groups.map((group) => {
    const [first] = group.questions;
    return { ...group, playbook: first === undefined ? usual : of(first.newest).dataset.playbook };
  });
  return { card: openQuestionsCard(drawn, { locale: turn.locale, days, ...view }), onlyRead: true };
}

async function withQuestion(
  turn: Turn,
  id: string,
  answer: (asked: QuestionRecord, knowledge: Knowledge) => Promise<Reply>,
): Promise<Reply> {
  const asked = await turn.store.questions.find(id);
  if (asked === null) return refused(turn, { code: 'question-gone' });
  const of = await documentsAsked(allKnowledge(turn), turn.store, [asked]);
  return await answer(asked, of(asked));
}

async function decide(
  turn: Turn,
  asked: QuestionRecord,
  dataset: Knowledge['dataset'],
  statement: Responsibility | null,
): Promise<Reply> {
  const question = await withoutPeople(turn, asked);
  const address = statement === null ? null : statementAddress(dataset, statement);
  const decision = { playbook: dataset.playbook.id, question, address };
  await turn.store.wordings.decide({ ...decision, by: turn.person.id, at: turn.now });
  turn.log('question decided', { outside: statement === null });
  return await openQuestions(turn, { decided: { question: asked.id, text: question, statement } });
}

/** A question in one line without the people of its engagements, because a wording outlives them. */
async function withoutPeople({ store }: Turn, { text, person: asker, conversation }: QuestionRecord): Promise<string> {
  const here = await store.engagements.inChannel(conversation);
  const engagements = [...(await store.engagements.of(asker)), ...(here === null ? [] : [here])];
  const names = engagements.flatMap(({ members }) => members.map(({ person: { name } }) => name));
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const whole = patternOf({ ids: [], names });
  const parts = [...new Set(names.flatMap((name) => name.split(/\s+/u)))].filter((one) =>
    /^\p{Lu}\p{Ll}{2,}$/u.test(one),
  );
  // A first name alone counts as it is written, and not where a sentence begins: “Will” is a word there.
  const single = parts.length === 0 ? null : new RegExp(`(?<=\\S\\s)(?:${parts.join('|')})(?!\\p{L})`, 'gu');
  const left = whole === null ? line : line.replace(whole, removed);
  return single === null ? left : left.replace(single, removed);
}

const removed = '…';
