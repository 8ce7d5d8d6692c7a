import { placeForLog } from '../../log/log.js';
import { conversationOf, kindOf } from '../whereabouts.js';
import type { Incoming } from './incoming.js';
import { runAfterReply } from './send.js';

/** Takes a deleted message out of the question log and the context; a deletion may come from the team's owner. */
export async function onMessageDeleted(incoming: Incoming<'message-deleted'>): Promise<void> {
  const { activity, parts } = incoming;
  const { store, log } = parts;
  const place = conversationOf(activity);
  const message = activity.id ?? '';
  const asked = await store.questions.askedIn(place, message);
  await store.questions.forgetMessage(place, message);
  log.info({ conversation: placeForLog(place), known: asked !== null }, 'message deleted');
  const { answer = null } = asked ?? {};
  // An answer may show its question's words; in a channel others read it, and it stays.
  if (answer !== null && kindOf(activity) === 'personal') {
    runAfterReply(incoming, () => parts.deletePressed({ ...activity, replyToId: answer }), { onlyRead: true });
  }
}
