import { ActivityTypes } from 'botbuilder';
import type { AskedIn, Store } from '../../data/store/store.js';
import { type Log, placeForLog } from '../log/log.js';
import type { VerifiedActivity } from './activity.js';
import { messageTextOf } from './text/text.js';
import { conversationOf, kindOf } from './turn.js';

// What people do to messages that they sent. Source: Microsoft Teams platform documentation, "Update and delete messages
// sent from bot" and "Conversation events", 2026: both carry the id of the message, an edit and an undo of a deletion its
// words; a deletion comes from the person who deleted it, who may own the team.

/** What was done to a message; null for every other activity. */
export function changeOf({ type, channelData }: VerifiedActivity): 'edited' | 'deleted' | null {
  const event = channelData?.eventType;
  if (type === ActivityTypes.MessageDelete || event === 'softDeleteMessage') return 'deleted';
  if (type !== ActivityTypes.MessageUpdate) return null;
  return event === 'editMessage' || event === 'undeleteMessage' || event == null ? 'edited' : null;
}

interface Parts {
  readonly store: Store;
  readonly log: Log;
}

/** Takes a deleted message out of the log and the context. Returns what it asked, where that was still kept. */
export async function forgetDeleted(activity: VerifiedActivity, { store, log }: Parts): Promise<AskedIn | null> {
  const place = conversationOf(activity);
  const message = activity.id ?? '';
  const asked = await store.questions.askedIn(place, message);
  await store.questions.forgetMessage(place, message);
  log.info({ conversation: placeForLog(place), known: asked !== null }, 'message deleted');
  return asked;
}

/**
 * Whether an edited message is answered anew, and in the place of which answer; its earlier words are forgotten. In a
 * channel or a group only a question that was answered there, or a message that calls Baton now: the rest is not for it.
 */
export async function answeredBefore(
  activity: VerifiedActivity,
  { store, log }: Parts,
): Promise<{ readonly answer: string | null } | null> {
  const place = conversationOf(activity);
  const message = activity.id ?? '';
  const before = await store.questions.askedIn(place, message);
  if (before === null && kindOf(activity) !== 'personal' && !callsBaton(activity)) return null;
  // Delivered again, or changed in its looks alone.
  if (before?.text === messageTextOf(activity)) return null;
  await store.questions.forgetMessage(place, message);
  log.info({ conversation: placeForLog(place), known: before !== null }, 'message edited');
  return { answer: before?.answer ?? null };
}

const callsBaton = ({ entities, recipient }: VerifiedActivity): boolean =>
  (entities ?? []).some(({ type, mentioned }) => type === 'mention' && idOf(mentioned) === recipient.id);

const idOf = (mentioned: unknown): unknown =>
  typeof mentioned === 'object' && mentioned !== null && 'id' in mentioned ? mentioned.id : null;
