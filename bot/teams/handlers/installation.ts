import { greetingOf } from '../../../data/store/store.js';
import { placeForLog } from '../../log/log.js';
import { messagesOf } from '../reply.js';
import { turnOf } from '../turn.js';
import type { Incoming } from './incoming.js';
import { sendReply } from './send.js';

/** An installation: its conversation is greeted once, and may be written in again. */
export async function onInstalled(incoming: Incoming<'installed'>): Promise<void> {
  const { what, parts, at } = incoming;
  await greetOnce(incoming);
  await parts.store.removals.reinstalled(what.where, at, 'installed');
  parts.nudge();
}

/**
 * Teams reports an installation more than once, and the Playground on every page load. A team is greeted in its general
 * channel, whichever channel reports the installation.
 */
async function greetOnce(incoming: Incoming<'installed'>): Promise<void> {
  const { activity, what, parts } = incoming;
  const turn = turnOf(activity, parts);
  const { conversation, team = conversation } = what.where;
  if (!(await parts.store.greetings.firstTime(greetingOf(what.where), turn.now))) return;
  const reply = await parts.dialogs.greet(turn);
  if (team === conversation) return await sendReply(incoming, reply);
  const general = { ...activity, conversation: { ...activity.conversation, id: team } };
  for (const message of messagesOf(reply)) await parts.postAfter(general, message);
}

export async function onRemoved({ what, parts, at }: Incoming<'removed'>): Promise<void> {
  const { where, how } = what;
  const conversations = await parts.store.removals.uninstalled(where, at, how);
  parts.log.info(
    { conversation: placeForLog(where.conversation), kind: how, conversations },
    'removed from a conversation',
  );
  parts.nudge();
}
