import { inDialog, opensDialog } from '../../../cards/kit/dialog-buttons.js';
import { inputsOn } from '../../../cards/kit/form-again.js';
import { isFormVerb } from '../../../cards/kit/forms.js';
import type { Reply } from '../../../dialogs/turn/turn.js';
import { cardMessage, dialogAnswer, dialogClosed, notOffered } from '../reply.js';
import { trackedTurn } from '../turn-id.js';
import { endsAs } from '../turn-outcome.js';
import { kindOf } from '../whereabouts.js';
import { changedBy, turnAtPress } from './action.js';
import type { Incoming } from './incoming.js';
import { answerInvoke, runAfterReply } from './send.js';

/** A button that shows a form: the form in a dialog, so that an edit of the message below cannot sweep it away. */
export async function onDialogOpened(incoming: Incoming<'dialog-opened'>): Promise<void> {
  const { context, activity, what, parts } = incoming;
  if (!opensDialog(what.verb)) {
    endsAs(context, 'not-offered');
    await answerInvoke(context, notOffered());
    return;
  }
  const turn = await turnAtPress(incoming, activity.replyToId ?? null);
  const reply = await parts.dialogs.handleAction(turn, what.verb, what.data);
  await answerInvoke(context, shown(reply, what.title));
  workBehind(incoming, reply);
}

/**
 * A button in a dialog. A form that comes back, or a card that can be gone on with, stays in the dialog; else it closes, and
 * what was changed shows on the cards below it. In a personal chat nobody else's view is there, so the answer takes the
 * pressed card's place as it does without dialogs.
 */
export async function onDialogSubmitted(incoming: Incoming<'dialog-submitted'>): Promise<void> {
  const { context, activity, what, parts } = incoming;
  const turn = await turnAtPress(incoming, activity.replyToId ?? null);
  const reply = await parts.dialogs.handleAction(turn, what.verb, what.data);
  const { card } = reply;
  // A form that changed nothing was refused, or says so: its sentence is on the card that it is answered with.
  const isToRead = isFormVerb(what.verb) && trackedTurn(activity).changes.length === 0;
  if (card === undefined || isToRead || inputsOn(card).length > 0)
    await answerInvoke(context, shown(reply, what.title));
  else {
    await answerInvoke(context, dialogClosed());
    if (kindOf(activity) === 'personal')
      runAfterReply(incoming, () => parts.replacePressed(activity, cardMessage(card)));
  }
  workBehind(incoming, reply);
}

const shown = ({ card, sentence }: Reply, title: string) =>
  card === undefined ? dialogAnswer({ sentence: sentence ?? '✓' }) : dialogAnswer({ title, card: inDialog(card) });

function workBehind(incoming: Incoming<'dialog-opened' | 'dialog-submitted'>, reply: Reply): void {
  const { activity, parts } = incoming;
  const { message, after, takeBack } = reply;
  const at = changedBy(activity);
  if (message !== undefined) runAfterReply(incoming, () => parts.postAfter(activity, cardMessage(message)));
  if (after !== undefined) runAfterReply(incoming, after);
  if (takeBack === true) runAfterReply(incoming, () => parts.deletePressed(activity));
  parts.nudge(at);
}
