import { turnOf } from '../turn.js';
import type { Incoming } from './incoming.js';

export async function onMembersLeft({ activity, what, parts }: Incoming<'members-left'>): Promise<void> {
  await parts.dialogs.left?.(turnOf(activity, parts), what.people, what.team);
  parts.nudge();
}

export async function onReinstated({ what, parts, at }: Incoming<'reinstated'>): Promise<void> {
  await parts.store.removals.reinstalled(what.where, at, 'installed');
  parts.nudge();
}

export async function onRenamed({ what, parts }: Incoming<'renamed'>): Promise<void> {
  await parts.store.conversations.rename(what.conversation, what.name, new Date(parts.now()).toISOString());
}
