import { notSureCard, type Suggestion } from '../cards/fact/not-sure.js';
import { t } from '../cards/kit/i18n.js';
import type { ListQuestion } from '../data/domain/answer/asked.js';
import type { Message } from '../data/domain/answer/message.js';
import type { Locale } from '../data/domain/responsibility.js';
import { mostAnswered } from '../data/search/asking/several-questions.js';
import { type Part, partsAsked } from '../data/search/intent/parts.js';
import { readMessage } from '../data/search/intent/read-message.js';
import { proposeAct } from './act/acts.js';
import { ask } from './answer/ask.js';
import { questionAsked } from './answer/question.js';
import { answerFact } from './fact/facts.js';
import { helpCommand } from './help.js';
import { answerList } from './list/list.js';
import { phrases } from './phrases.js';
import { loggedQuestion } from './questions/asked-here.js';
import { notAnswered, recordAsked } from './questions/context.js';
import { refused } from './turn/refusals.js';
import type { Press, Reply, Turn } from './turn/turn.js';

/** Answers what was said, by what it is: that is decided before any document is searched. */
export async function answerSaid(turn: Turn, text: string): Promise<Reply> {
  const { playbook } = turn.knowledge.dataset;
  const message = readMessage(text, turn.locale, undefined, playbook);
  const parts = partsAsked(text, message, playbook);
  return parts === null ? await answerOne(turn, text, message) : await answerApart(turn, parts);
}

/** Several questions, each answered where it is known: the engagement's records, or the documents. */
async function answerApart(turn: Turn, parts: readonly Part[]): Promise<Reply> {
  const answered = parts.slice(0, mostAnswered);
  const replies: Reply[] = [];
  for (const { text, message } of answered) replies.push(await answerOne(turn, text, message));
  const [card, ...more] = replies.flatMap((reply) => [reply.card ?? [], reply.more ?? []].flat());
  const left = { answered: answered.length, asked: parts.length };
  const sentences = [
    ...(parts.length > answered.length ? [t(turn.locale, 'answer.only-first', left)] : []),
    ...replies.flatMap(({ sentence = [] }) => sentence),
  ];
  return {
    ...(card === undefined ? {} : { card, more }),
    ...(sentences.length === 0 ? {} : { sentence: [...new Set(sentences)].join('\n\n') }),
    ...(replies.every(({ onlyRead }) => onlyRead === true) ? { onlyRead: true } : {}),
    after: async () => {
      for (const reply of replies) await reply.after?.();
    },
  };
}

async function answerOne(turn: Turn, text: string, message: Message): Promise<Reply> {
  turn.log('message', { is: message.is, of: detailOf(message) });
  const reader: Turn = { ...turn, locale: message.locale };
  switch (message.is) {
    case 'courtesy':
      return { sentence: t(message.locale, `message.${message.kind}`), onlyRead: true };
    case 'help':
      return await helpCommand(reader, '');
    case 'command':
      return message.command === 'mine'
        ? await mine(turn, text, message.list)
        : await phrases[message.command](turn, message.rest);
    case 'act':
      return await proposeAct(turn, message, text);
    case 'engagement':
      // A list is asked for in the same words where no engagement runs: then it is what the documents say.
      return message.list === null ? await answerFact(turn, message, text) : await answerList(turn, message.list, text);
    case 'list':
      return await answerList(turn, message.list, text);
    case 'follow-up':
      return await questionAsked(turn, text, message);
    case 'question':
      return await ask(turn, text);
    case 'other':
      return notSure(turn, text, message);
  }
}

/** Own items asked for in a sentence are a list in its language; by the command's name the view of them. */
async function mine(turn: Turn, text: string, list: ListQuestion | undefined): Promise<Reply> {
  return list === undefined ? await phrases.mine(turn, '') : await answerList(turn, list, text);
}

/** Which one of its kind, for the operator: names of the program, never a word of the message. */
function detailOf(message: Message): string {
  if (message.is === 'command') return message.command;
  if (message.is === 'act') return message.act;
  if (message.is === 'engagement') return message.fact;
  return '';
}

/** None of what can be answered for certain: likely readings to choose from. The words stay in the log, so that a button can ask them. */
function notSure(turn: Turn, text: string, message: Extract<Message, { readonly is: 'other' }>): Reply {
  const { likely, locale } = message;
  const id = turn.newId();
  const readings = likely.map((one): Suggestion => (one === 'question' ? { question: id } : { command: one }));
  const card = notSureCard(locale, readings);
  if (!likely.includes('question')) return { card, onlyRead: true };
  return { card, onlyRead: true, after: () => recordAsked(turn, { id, text, locale, ...notAnswered }) };
}

const asMessage = ({ card, ...rest }: Reply): Reply => (card === undefined ? rest : { ...rest, message: card });

/** What was not understood, asked as a question after all. */
export const askReading: Press<'reading.ask'> = async (turn, { question: id }) => {
  const asked = await loggedQuestion(turn, id);
  if (asked === null) return refused(turn, { code: 'not-found' });
  return asMessage(await ask({ ...turn, locale: asked.locale as Locale }, asked.text));
};

/** What was not understood, taken for a command. */
export const commandReading: Press<'reading.command'> = async (turn, { command }) =>
  asMessage(await phrases[command](turn, ''));

/** What was said beside a picture or a file: that it can't be seen comes first. */
export async function answerBeside(turn: Turn, text: string, unseen: 'picture' | 'file'): Promise<Reply> {
  if (text === '') return { sentence: t(turn.locale, `message.${unseen}-unseen`), onlyRead: true };
  const reply = await answerSaid(turn, text);
  const first = t(turn.locale, `message.${unseen}-unseen-beside`);
  return { ...reply, sentence: reply.sentence === undefined ? first : `${first}\n\n${reply.sentence}` };
}
