import type { ActivityKind } from '../classify.js';
import { onAction, onRefresh } from './action.js';
import { onMembersLeft, onReinstated, onRenamed } from './conversation.js';
import { onDialogOpened, onDialogSubmitted } from './dialog.js';
import { onExtensionSearch, onMessageCommand } from './extension.js';
import type { Handle, Incoming } from './incoming.js';
import { onInstalled, onRemoved } from './installation.js';
import { onMessage } from './message.js';
import { onMessageDeleted } from './message-deleted.js';
import { onMessageEdited } from './message-edited.js';
import { onUnofferedInvoke } from './unoffered-invoke.js';

const ignored = async (): Promise<void> => {};

/** Every kind of activity with what answers it: a new kind of invoke is a kind in `classify.ts`, a line here and a file. */
const table: { readonly [K in ActivityKind]: Handle<K> } = {
  message: onMessage,
  'message-edited': onMessageEdited,
  'message-deleted': onMessageDeleted,
  action: onAction,
  refresh: onRefresh,
  'extension-search': onExtensionSearch,
  'message-command': onMessageCommand,
  'dialog-opened': onDialogOpened,
  'dialog-submitted': onDialogSubmitted,
  invoke: onUnofferedInvoke,
  installed: onInstalled,
  removed: onRemoved,
  reinstated: onReinstated,
  'members-left': onMembersLeft,
  renamed: onRenamed,
  'conversation-changed': ignored,
  unknown: ignored,
};

export async function handle<K extends ActivityKind>(incoming: Incoming<K>): Promise<void> {
  const { kind }: { readonly kind: K } = incoming.what;
  await table[kind](incoming);
}
