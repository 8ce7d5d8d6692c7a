import type { Message } from '../data/domain/message.js';
import { answerList } from './list.js';
import type { Reply, Turn } from './turn.js';

/** What somebody asked to have done, in words: what would happen, and one button that does it. */
export async function proposeAct(
  turn: Turn,
  message: Extract<Message, { readonly is: 'act' }>,
  text: string,
): Promise<Reply> {
  const { act, locale } = message;
  turn.log('act asked', { act, locale });
  return await answerList(turn, { about: 'open', whose: 'everybody', phase: null, workload: null, locale }, text);
}
