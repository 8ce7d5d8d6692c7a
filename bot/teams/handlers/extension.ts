import { inDialog } from '../../../cards/kit/dialog-buttons.js';
import { extensionSearches } from '../../../dialogs/extension/extension.js';
import { dialogAnswer, notOffered, searchAnswer } from '../reply.js';
import { messageTextOf } from '../text/text.js';
import { turnOf } from '../turn.js';
import { endsAs } from '../turn-outcome.js';
import type { Incoming } from './incoming.js';
import { answerInvoke } from './send.js';

/** A search while a message is written: Baton may be no member of that chat, so nothing is sent or remembered there. */
export async function onExtensionSearch(incoming: Incoming<'extension-search'>): Promise<void> {
  const { context, activity, what, parts } = incoming;
  const search = extensionSearches.find((one) => one === what.search);
  const { searchToInsert } = parts.dialogs;
  if (search === undefined || searchToInsert === undefined) {
    endsAs(context, 'not-offered');
    await answerInvoke(context, notOffered());
    return;
  }
  const text = what.text.trim();
  const turn = turnOf(activity, parts);
  const found = await searchToInsert({ ...turn, knowledge: await parts.library.forMessage(turn, text) }, search, text);
  await answerInvoke(context, searchAnswer(found));
}

/** "Ask Baton" or "Add to checklist" on a message: a dialog that only the one who chose it sees. */
export async function onMessageCommand(incoming: Incoming<'message-command'>): Promise<void> {
  const { context, activity, what, parts } = incoming;
  const { answerInDialog, addInDialog } = parts.dialogs;
  const does = what.command === 'ask' ? answerInDialog : what.command === 'add' ? addInDialog : undefined;
  if (does === undefined) {
    endsAs(context, 'not-offered');
    await answerInvoke(context, notOffered());
    return;
  }
  const text = messageTextOf({ recipient: activity.recipient, text: what.words });
  const turn = turnOf(activity, parts);
  const shown = await does({ ...turn, knowledge: await parts.library.forMessage(turn, text) }, text);
  await answerInvoke(context, dialogAnswer('card' in shown ? { ...shown, card: inDialog(shown.card) } : shown));
}
