import type { Turn } from '../../../dialogs/turn/turn.js';
import { readText } from '../text/text.js';
import { turnOf } from '../turn.js';
import { trackedTurn } from '../turn-id.js';
import { whereIs } from '../whereabouts.js';
import type { Incoming } from './incoming.js';
import { sendReply } from './send.js';

/** A turn with its words, and what came beside them that Baton cannot see. */
export async function turnWithText({
  activity,
  parts,
}: Incoming): Promise<{ readonly turn: Turn; readonly text: string }> {
  const { text, unseen } = readText(activity);
  const { id } = activity;
  const turn: Turn = {
    ...turnOf(activity, parts),
    ...(id == null || id === '' ? {} : { exchange: { message: id } }),
    ...(unseen === null ? {} : { unseen }),
  };
  return { turn: { ...turn, knowledge: await parts.library.forMessage(turn, text.trim()) }, text };
}

export async function onMessage(incoming: Incoming<'message'>): Promise<void> {
  const { activity, parts, at, stopped } = incoming;
  const { turn, text } = await turnWithText(incoming);
  const reply = await parts.dialogs.handleMessage(turn, text);
  await sendReply(incoming, reply, { turn });
  // A message may give its sender a role from a group, which is a change too.
  const onlyRead = reply.onlyRead === true && trackedTurn(activity).changes.length === 0;
  if (stopped === false && onlyRead) return;
  // A message proves that its conversation may be written in again; a press on an old card does not.
  if (stopped !== false) await parts.store.removals.reinstalled(whereIs(activity), at, 'spoken');
  parts.nudge();
}
