import { refreshing, type Verb } from '../../../cards/kit/verbs.js';
import type { LookAt } from '../../../data/store/store.js';
import type { Turn } from '../../../dialogs/turn/turn.js';
import type { VerifiedActivity } from '../activity.js';
import { cardMessage, notOffered, pressAnswer } from '../reply.js';
import { turnOf } from '../turn.js';
import { changedIn, trackedTurn } from '../turn-id.js';
import { endsAs } from '../turn-outcome.js';
import { conversationOf } from '../whereabouts.js';
import type { Incoming } from './incoming.js';
import { answerInvoke, runAfterReply } from './send.js';

/** A pressed button: the answer is the card in its place, or a sentence beside it. */
export async function onAction(incoming: Incoming<'action'>): Promise<void> {
  const { context, activity, what, parts } = incoming;
  const pressed = activity.replyToId ?? null;
  const turn = await turnAtPress(incoming, pressed);
  const reply = await parts.dialogs.handleAction(turn, what.verb, what.data);
  await answerInvoke(context, pressAnswer(reply));
  const { message, after, takeBack } = reply;
  if (message !== undefined) runAfterReply(incoming, () => parts.postAfter(activity, cardMessage(message)));
  const at = ticking.has(what.verb) ? changedBy(activity) : undefined;
  if (after !== undefined) runAfterReply(incoming, after, { at });
  if (takeBack === true) runAfterReply(incoming, () => parts.deletePressed(activity));
  parts.nudge(at);
}

/** The turn of a press, with the documents that it is about. */
export async function turnAtPress(
  { activity, what, parts }: Incoming<'action' | 'dialog-opened' | 'dialog-submitted'>,
  pressed: string | null,
): Promise<Turn> {
  const turn = { ...turnOf(activity, parts), pressed };
  return { ...turn, knowledge: await parts.library.forPress(turn, what.data) };
}

/** Most presses: they change one engagement, and its cards alone. */
const ticking: ReadonlySet<string> = new Set<Verb>([
  'checklist.tick',
  'checklist.untick',
  'checklist.untick-sure',
  'standing.mark',
]);

/** Where cards show what a tick changed, and the pressed message perhaps became one. */
export const changedBy = (activity: VerifiedActivity): LookAt => ({
  engagements: trackedTurn(activity).changes.map(changedIn),
  places: [conversationOf(activity)],
});

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
