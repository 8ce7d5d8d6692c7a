import type { RightSide, Verdict } from '../../data/domain/answer/feedback.js';
import type { Turn } from '../turn/turn.js';
import { loggedQuestion } from './asked-here.js';

/** Keeps a verdict on an answer with its question; false when the question is not kept here any more. */
export async function recordVerdict(turn: Turn, id: string, verdict: Verdict, side?: RightSide): Promise<boolean> {
  const question = await loggedQuestion(turn, id);
  if (question === null) return false;
  await turn.store.questions.judge({
    question: question.id,
    person: turn.person.id,
    verdict,
    ...(side === undefined ? {} : { side }),
    at: turn.now,
  });
  turn.log('feedback', { verdict, ...(side === undefined ? {} : { side }) });
  return true;
}
