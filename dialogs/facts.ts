import type { Message } from '../data/domain/message.js';
import { answerList } from './list.js';
import { sayStatus } from './status.js';
import type { Reply, Turn } from './turn.js';

/** What the engagement's own records say to a question about it: people, phase, history, what is late or open. */
export async function answerFact(
  turn: Turn,
  message: Extract<Message, { readonly is: 'engagement' }>,
  text: string,
): Promise<Reply> {
  const { fact, list, locale } = message;
  turn.log('engagement question', { fact, locale });
  if (list !== null) return await answerList(turn, list, text);
  return await sayStatus({ ...turn, locale }, '');
}
