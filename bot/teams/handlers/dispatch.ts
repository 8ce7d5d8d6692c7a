import type { TurnContext } from 'botbuilder';
import type { VerifiedActivity } from '../activity.js';
import { classify, isFromElsewhere } from '../classify.js';
import { rememberConversation } from '../turn.js';
import type { DispatchParts, Incoming } from './incoming.js';
import { isOverLimit } from './limits.js';
import { handle } from './table.js';

/** One verified activity: within the limits it goes to the handler of its kind. */
export async function dispatch(
  context: TurnContext,
  activity: VerifiedActivity,
  parts: DispatchParts,
  afterwards: Incoming['afterwards'],
): Promise<void> {
  const what = classify(activity);
  // The request authenticator sets it where Teams does not.
  const at = activity.timestamp ?? new Date(parts.now()).toISOString();
  const incoming: Incoming = { context, activity, what, parts, at, afterwards, stopped: null };
  // A removal has no limits, and its conversation is about to be forgotten.
  if (what.kind === 'removed') return await handle(incoming);
  if (await isOverLimit(incoming)) return;
  if (isFromElsewhere(what)) return await handle(incoming);
  await handle({ ...incoming, stopped: await rememberConversation(activity, parts) });
}
