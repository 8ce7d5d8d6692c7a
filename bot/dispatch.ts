import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { refreshing } from '../cards/verbs.js';
import type { Reply, Turn } from '../dialogs/turn.js';
import type { VerifiedActivity } from './activity.js';
import type { Courtesy } from './courtesy.js';
import { causeOf } from './log.js';
import { cardMessage, messagesOf, notOffered, pressAnswer, sentenceMessage } from './reply.js';
import { tooFast } from './sentences.js';
import { localeOf, textOf } from './text.js';
import { conversationOf, rememberConversation, type TurnParts, turnOf } from './turn.js';
import { endsAs, isAutomatic } from './turn-outcome.js';

/** What the dialogs can do; `dialogs/index.ts` is it. */
export interface Dialogs {
  readonly say: (turn: Turn, text: string) => Promise<Reply>;
  readonly press: (turn: Turn, verb: string, data: unknown) => Promise<Reply>;
  readonly greet: (turn: Turn) => Promise<Reply>;
  /** People left the conversation, or the team that is named. */
  readonly left?: (turn: Turn, people: readonly string[], team: string | null) => Promise<void>;
}

export interface DispatchParts extends TurnParts {
  readonly dialogs: Dialogs;
  /** null = nobody is too fast. */
  readonly courtesy: Courtesy | null;
  /** Something may have changed: cards may be stale. */
  readonly nudge: () => void;
  /** Says something in the activity's conversation when the turn is over. */
  readonly sayAfter: (activity: VerifiedActivity, message: Partial<Activity>) => Promise<void>;
  /** Removes the message that was pressed when the turn is over. */
  readonly takeBack: (activity: VerifiedActivity) => Promise<void>;
}

/** Puts work off until the answer has gone out. */
type Afterwards = (work: () => Promise<void>) => void;

const execute = z.looseObject({
  action: z.looseObject({ verb: z.string().max(200), data: z.unknown().optional() }),
});

/** One verified activity: what it is, who answers it, and how the answer travels. */
export async function dispatch(
  context: TurnContext,
  activity: VerifiedActivity,
  parts: DispatchParts,
  afterwards: Afterwards,
): Promise<void> {
  const { store, log, nudge } = parts;
  const conversation = conversationOf(activity);
  if (tookAway(activity)) {
    await store.conversations.stopWriting(conversation, 'removed');
    log.info({ conversation }, 'removed from a conversation');
    return;
  }
  if (await refusedAsTooFast(context, activity, parts)) return;
  const stopped = await rememberConversation(activity, parts);
  if (activity.type === ActivityTypes.Invoke) {
    await answerPress(context, activity, parts, afterwards);
  } else if (activity.type === ActivityTypes.Message) {
    const turn = turnOf(activity, parts);
    await send(context, await parts.dialogs.say(turn, textOf(activity)), parts, afterwards);
  } else if (broughtIn(activity)) {
    await greetOnce(context, activity, parts, afterwards);
  } else if (wentAway(activity).length > 0) {
    await parts.dialogs.left?.(turnOf(activity, parts), wentAway(activity), teamLeft(activity));
    // Not a word to Baton: who may not be written to stays so.
    nudge();
    return;
  } else {
    return;
  }
  // Whoever speaks to Baton, or installs it, can be written to again; a press on an old card promises nothing.
  if (activity.type !== ActivityTypes.Invoke && stopped !== false)
    await store.conversations.resumeWriting(conversation);
  if (!isAutomatic(activity.value)) nudge();
}

/** Before anything is read or written for it: a kind sentence, in a message only now and then. */
async function refusedAsTooFast(
  context: TurnContext,
  activity: VerifiedActivity,
  { courtesy, log, now }: DispatchParts,
): Promise<boolean> {
  const press = activity.type === ActivityTypes.Invoke;
  if (courtesy === null || (!press && activity.type !== ActivityTypes.Message)) return false;
  const conversation = conversationOf(activity);
  const person = activity.from.id;
  if (courtesy.allows(person, conversation, now(), !isAutomatic(activity.value))) return false;
  endsAs(context, 'too-fast');
  const sentence = tooFast(localeOf(activity.locale));
  if (press) {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: pressAnswer({ sentence }) });
  } else if (courtesy.mayTell(person, now())) {
    log.warn({ conversation }, 'too fast');
    await context.sendActivity(sentenceMessage(sentence));
  }
  return true;
}

async function answerPress(
  context: TurnContext,
  activity: VerifiedActivity,
  parts: DispatchParts,
  afterwards: Afterwards,
): Promise<void> {
  const automatic = isAutomatic(activity.value);
  const turn: Turn = { ...turnOf(activity, parts), ...(automatic ? { pressed: null } : {}) };
  if (activity.name !== 'adaptiveCard/action') {
    parts.log.warn({ invoke: activity.name ?? '' }, 'invoke that was not offered');
    endsAs(context, 'not-offered');
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: notOffered() });
    return;
  }
  const parsed = execute.safeParse(activity.value);
  // A press that says nothing is answered like an unknown button.
  const { verb, data } = parsed.success ? parsed.data.action : { verb: '', data: undefined };
  // Nobody pressed: what would change something was not meant.
  if (automatic && !refreshing.has(verb)) {
    endsAs(context, 'not-offered');
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: notOffered() });
    return;
  }
  const reply = await parts.dialogs.press(turn, verb, data);
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: pressAnswer(reply) });
  // An automatic refresh comes from merely looking at a card: it must never send anything.
  const { message, after, takeBack } = automatic ? {} : reply;
  if (message !== undefined) afterwards(() => quietly(() => parts.sayAfter(activity, cardMessage(message)), parts));
  if (after !== undefined) afterwards(() => quietly(after, parts));
  if (takeBack === true) afterwards(() => quietly(() => parts.takeBack(activity), parts));
}

async function send(context: TurnContext, reply: Reply, parts: DispatchParts, afterwards: Afterwards): Promise<void> {
  for (const message of messagesOf(reply)) await context.sendActivity(message);
  const { after } = reply;
  if (after !== undefined) afterwards(() => quietly(after, parts));
}

/** Nobody waits for what comes after a reply, so nobody can be told: the log is. */
async function quietly(after: () => Promise<void>, { log, nudge }: DispatchParts): Promise<void> {
  try {
    await after();
    nudge();
  } catch (error) {
    log.error(causeOf(error), 'work after a reply failed');
  }
}

/** Teams reports an installation more than once, and the Playground on every page load. */
async function greetOnce(
  context: TurnContext,
  activity: VerifiedActivity,
  parts: DispatchParts,
  afterwards: Afterwards,
): Promise<void> {
  const turn = turnOf(activity, parts);
  if (!(await parts.store.greetings.firstTime(`conversation:${turn.conversation}`, turn.now))) return;
  await send(context, await parts.dialogs.greet(turn), parts, afterwards);
}

const own = (activity: VerifiedActivity, members: unknown): boolean =>
  Array.isArray(members) && members.some((member: { id?: unknown }) => member?.id === activity.recipient.id);

const broughtIn = (activity: VerifiedActivity): boolean =>
  (activity.type === 'installationUpdate' && (activity.action ?? 'add').startsWith('add')) ||
  (activity.type === ActivityTypes.ConversationUpdate && own(activity, activity.membersAdded));

const wentAway = (activity: VerifiedActivity): readonly string[] =>
  activity.type === ActivityTypes.ConversationUpdate ? (activity.membersRemoved ?? []).map(({ id }) => id) : [];

/** Teams says which it was; a private or shared channel has members of its own ("Conversation events", Teams, 2026). */
const teamLeft = ({ channelData }: VerifiedActivity): string | null =>
  channelData?.eventType === 'teamMemberRemoved' ? (channelData.team?.id ?? null) : null;

const tookAway = (activity: VerifiedActivity): boolean =>
  (activity.type === 'installationUpdate' && (activity.action ?? '').startsWith('remove')) ||
  (activity.type === ActivityTypes.ConversationUpdate && own(activity, activity.membersRemoved));
