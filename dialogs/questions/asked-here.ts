import type { FollowUp } from '../../data/domain/answer/asked.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { parseIntent } from '../../data/search/asking/asking.js';
import type { QuestionRecord } from '../../data/store/store.js';
import type { Turn } from '../turn/turn.js';

/**
 * The logged question behind a button; one from another conversation, or another person's in a personal chat, is answered
 * like an unknown one.
 */
export async function loggedQuestion(turn: Turn, id: string | undefined): Promise<QuestionRecord | null> {
  const found = id === undefined ? null : await turn.store.questions.find(id);
  if (found === null) return null;
  const readable = turn.place !== 'personal' || found.person === turn.person.id;
  if (found.conversation === turn.conversation && readable) return found;
  turn.log('press from another conversation', { question: found.id });
  return null;
}

/** What a logged question goes on to ask about the answer before it; null for one that says itself what it asks. */
export const followUpIn = (playbook: Playbook, { text, locale }: QuestionRecord): FollowUp | null =>
  parseIntent(text, locale as Locale, playbook).followUp;
