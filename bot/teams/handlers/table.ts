import type { ActivityKind } from '../classify.js';
import { handleAction, handleRefresh } from './action.js';
import { handleMembersLeft, handleReinstated, handleRenamed } from './conversation.js';
import type { Handle, Incoming } from './incoming.js';
import { handleInstalled, handleRemoved } from './installation.js';
import { handleMessage } from './message.js';
import { handleDeleted } from './message-deleted.js';
import { handleEdited } from './message-edited.js';
import { handleUnofferedInvoke } from './unoffered-invoke.js';

const ignored = async (): Promise<void> => {};

/** Every kind of activity with what answers it: a new kind of invoke is a kind in `classify.ts`, a line here and a file. */
const table: { readonly [K in ActivityKind]: Handle<K> } = {
  message: handleMessage,
  'message-edited': handleEdited,
  'message-deleted': handleDeleted,
  action: handleAction,
  refresh: handleRefresh,
  invoke: handleUnofferedInvoke,
  installed: handleInstalled,
  removed: handleRemoved,
  reinstated: handleReinstated,
  'members-left': handleMembersLeft,
  renamed: handleRenamed,
  'conversation-changed': ignored,
  unknown: ignored,
};

export async function handle<K extends ActivityKind>(incoming: Incoming<K>): Promise<void> {
  const { kind }: { readonly kind: K } = incoming.what;
  await table[kind](incoming);
}
