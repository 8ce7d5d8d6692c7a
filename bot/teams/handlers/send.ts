import { type Activity, ActivityTypes, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { LookAt } from '../../../data/store/store.js';
import type { Reply, Turn } from '../../../dialogs/turn/turn.js';
import { causeOf } from '../../log/log.js';
import { NotSent } from '../adapter.js';
import { messagesOf } from '../reply.js';
import { trackedTurn } from '../turn-id.js';
import type { Incoming } from './incoming.js';

/** The answer to an invoke, which travels in the HTTP response. */
export async function answerInvoke(context: TurnContext, value: InvokeResponse): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
}

/** Sends a reply as messages; `instead` is the earlier message that the first of them replaces. */
export async function sendReply(
  incoming: Incoming,
  reply: Reply,
  { turn, instead = null }: { readonly turn?: Turn; readonly instead?: string | null } = {},
): Promise<void> {
  const { context } = incoming;
  const [first, ...others] = messagesOf(reply);
  const sent = first === undefined ? null : await sendOrEdit(context, first, instead);
  for (const message of others) await context.sendActivity(message);
  if (turn?.exchange !== undefined && sent !== null) turn.exchange.answer = sent;
  const { after, onlyRead = false } = reply;
  if (after !== undefined) runAfterReply(incoming, after, { onlyRead });
}

/** Sends a message, in place of an earlier one where that still exists. Returns its id; null where Teams named none. */
async function sendOrEdit(
  context: TurnContext,
  message: Partial<Activity>,
  instead: string | null,
): Promise<string | null> {
  if (instead !== null) {
    try {
      await context.updateActivity({ ...message, id: instead });
      return instead;
    } catch (error) {
      if (!(error instanceof NotSent && error.outcome.is === 'gone')) throw error;
    }
  }
  return (await context.sendActivity(message))?.id || null;
}

/** Work after a reply; its errors reach the log alone, because the answer has gone out. */
export function runAfterReply(
  { activity, parts: { log, nudge }, afterwards }: Incoming,
  work: () => Promise<void>,
  { onlyRead = false, at }: { readonly onlyRead?: boolean; readonly at?: LookAt | undefined } = {},
): void {
  afterwards(async () => {
    try {
      await work();
      if (!onlyRead) nudge(at);
    } catch (error) {
      log.error({ ...causeOf(error, activity), turn: trackedTurn(activity).id }, 'work after reply failed');
    }
  });
}
