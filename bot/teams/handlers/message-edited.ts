import { placeForLog } from '../../log/log.js';
import type { VerifiedActivity } from '../activity.js';
import { messageTextOf } from '../text/text.js';
import { conversationOf, kindOf } from '../whereabouts.js';
import type { Incoming } from './incoming.js';
import { turnWithText } from './message.js';
import { sendReply } from './send.js';

/** An edited message is answered anew, in the place of its earlier answer; its earlier words are forgotten. */
export async function onMessageEdited(incoming: Incoming<'message-edited'>): Promise<void> {
  const before = await earlierAnswer(incoming);
  if (before === null) return;
  const { turn, text } = await turnWithText(incoming);
  const reply = await incoming.parts.dialogs.handleMessage(turn, text);
  await sendReply(incoming, reply, { turn, instead: before.answer });
  incoming.parts.nudge();
}

/**
 * The answer that an edited message had; null where it is not answered anew. In a channel or a group only a question that was
 * answered there, or a message that mentions Baton now, is for Baton.
 */
async function earlierAnswer({
  activity,
  parts: { store, log },
}: Incoming): Promise<{ readonly answer: string | null } | null> {
  const place = conversationOf(activity);
  const message = activity.id ?? '';
  const before = await store.questions.askedIn(place, message);
  if (before === null && kindOf(activity) !== 'personal' && !mentionsBot(activity)) return null;
  // Delivered again, or changed in its looks alone.
  if (before?.text === messageTextOf(activity)) return null;
  await store.questions.forgetMessage(place, message);
  log.info({ conversation: placeForLog(place), known: before !== null }, 'message edited');
  return { answer: before?.answer ?? null };
}

const mentionsBot = ({ entities, recipient }: VerifiedActivity): boolean =>
  (entities ?? []).some(({ type, mentioned }) => type === 'mention' && idOf(mentioned) === recipient.id);

const idOf = (mentioned: unknown): unknown =>
  typeof mentioned === 'object' && mentioned !== null && 'id' in mentioned ? mentioned.id : null;
