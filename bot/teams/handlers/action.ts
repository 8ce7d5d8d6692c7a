import { refreshing } from '../../../cards/kit/verbs.js';
import { cardMessage, notOffered, pressAnswer } from '../reply.js';
import { turnOf } from '../turn.js';
import { endsAs } from '../turn-outcome.js';
import type { Incoming } from './incoming.js';
import { answerInvoke, runAfterReply } from './send.js';

/** A pressed button: the answer is the card in its place, or a sentence beside it. */
export async function onAction(incoming: Incoming<'action'>): Promise<void> {
  const { context, activity, what, parts } = incoming;
  const pressed = activity.replyToId ?? null;
  const turn = { ...turnOf(activity, parts), pressed };
  const reply = await parts.dialogs.handleAction(turn, what.verb, what.data);
  await answerInvoke(context, pressAnswer(reply));
  const { message, after, takeBack } = reply;
  if (message !== undefined) runAfterReply(incoming, () => parts.postAfter(activity, cardMessage(message)));
  if (after !== undefined) runAfterReply(incoming, after);
  if (takeBack === true) runAfterReply(incoming, () => parts.deletePressed(activity));
  parts.nudge();
}

/** A card that a client draws anew: only verbs that change nothing are answered, and nothing is ever sent because of it. */
export async function onRefresh({ context, activity, what, parts }: Incoming<'refresh'>): Promise<void> {
  if (!refreshing.has(what.verb)) {
    endsAs(context, 'not-offered');
    await answerInvoke(context, notOffered());
    return;
  }
  const reply = await parts.dialogs.handleAction(turnOf(activity, parts), what.verb, what.data);
  await answerInvoke(context, pressAnswer(reply));
}
