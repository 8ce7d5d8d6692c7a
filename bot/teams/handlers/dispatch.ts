import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { refreshing } from '../../../cards/kit/verbs.js';
import { greetingOf } from '../../../data/store/store.js';
import type { Reply, Turn } from '../../../dialogs/turn/turn.js';
import { causeOf, placeForLog } from '../../log/log.js';
import { elapsed } from '../../timing/elapsed.js';
import type { VerifiedActivity } from '../activity.js';
import { NotSent } from '../adapter.js';
import { answeredBefore, changeOf, forgetDeleted } from '../edited.js';
import { broughtIn, channelTypeOf, renamed, restored, uninstalled, whereIs } from '../installation.js';
import type { RateLimiter } from '../rate-limiter.js';
import { cardMessage, messagesOf, notOffered, pressAnswer, sentenceMessage } from '../reply.js';
import { tooFast, wrongChannel } from '../sentences.js';
import { languageTagOf, localeOf, spokenIn } from '../text/text.js';
import { conversationOf, kindOf, rememberConversation, type TurnParts, turnOf } from '../turn.js';
import { followedTurn } from '../turn-id.js';
import { endsAs, isAutomatic } from '../turn-outcome.js';

/** What the dialogs can do; `dialogs/index.ts` is it. */
export interface Dialogs {
  readonly handleMessage: (turn: Turn, text: string) => Promise<Reply>;
  readonly handleAction: (turn: Turn, verb: string, data: unknown) => Promise<Reply>;
  readonly greet: (turn: Turn) => Promise<Reply>;
  /** People left the conversation, or the team that is named. */
  readonly left?: (turn: Turn, people: readonly string[], team: string | null) => Promise<void>;
}

export interface DispatchParts extends TurnParts {
  readonly dialogs: Dialogs;
  /** null = nobody is too fast. */
  readonly courtesy: RateLimiter | null;
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
  // The front door saw to it that there is one.
  const said = activity.timestamp ?? new Date(parts.now()).toISOString();
  const taken = uninstalled(activity);
  if (taken !== null) {
    const conversations = await store.removals.takenAway(taken.where, said, taken.kind);
    log.info(
      { conversation: placeForLog(taken.where.conversation), kind: taken.kind, conversations },
      'removed from a conversation',
    );
    nudge();
    return;
  }
  if (await refusedAsTooFast(context, activity, parts)) return;
  if (await refusedForItsChannel(context, activity, parts)) return;
  const stopped = await rememberConversation(activity, parts);
  let onlyRead = false;
  if (activity.type === ActivityTypes.Invoke) {
    await answerPress(context, activity, parts, afterwards);
  } else if (changeOf(activity) === 'deleted') {
    const asked = await forgetDeleted(activity, parts);
    const { answer = null } = asked ?? {};
    // An answer may show its question's words; in a channel others read it, and it stays.
    if (answer !== null && kindOf(activity) === 'personal') {
      afterwards(() => quietly(() => parts.takeBack({ ...activity, replyToId: answer }), activity, parts, true));
    }
    return;
  } else if (changeOf(activity) === 'edited') {
    const before = await answeredBefore(activity, parts);
    if (before === null) return;
    const { turn, text } = heard(activity, parts);
    const reply = await parts.dialogs.handleMessage(turn, text);
    await send(context, reply, activity, parts, afterwards, { turn, instead: before.answer });
    nudge();
    return;
  } else if (activity.type === ActivityTypes.Message) {
    const { turn, text } = heard(activity, parts);
    const reply = await parts.dialogs.handleMessage(turn, text);
    // Whoever is given a role as they speak changed something all the same.
    onlyRead = reply.onlyRead === true && followedTurn(activity).changes.length === 0;
    await send(context, reply, activity, parts, afterwards, { turn });
  } else if (broughtIn(activity)) {
    await greetOnce(context, activity, parts, afterwards);
  } else if (wentAway(activity).length > 0) {
    await parts.dialogs.left?.(turnOf(activity, parts), wentAway(activity), teamLeft(activity));
    // Not a word to Baton: who may not be written to stays so.
    nudge();
    return;
  } else if (restored(activity) === null) {
    const news = renamed(activity);
    if (news !== null)
      await store.conversations.rename(news.conversation, news.name, new Date(parts.now()).toISOString());
    return;
  }
  // Whoever speaks to Baton, or installs it, can be written to again; a press on an old card promises nothing.
  if (activity.type === ActivityTypes.Message) {
    if (stopped === false && onlyRead) return;
    if (stopped !== false) await store.removals.cameBack(whereIs(activity), said, 'spoken');
  } else if (activity.type !== ActivityTypes.Invoke) {
    await store.removals.cameBack(restored(activity) ?? whereIs(activity), said, 'installed');
  }
  if (!isAutomatic(activity.value)) nudge();
}

/** A turn with the words that were said, and what came beside them unseen. */
function heard(activity: VerifiedActivity, parts: DispatchParts): { readonly turn: Turn; readonly text: string } {
  const { text, unseen } = spokenIn(activity);
  const turn = turnOf(activity, parts);
  return { turn: unseen === null ? turn : { ...turn, unseen }, text };
}

/** Before anything is read or written for it: a kind sentence, in a message only now and then. */
async function refusedAsTooFast(
  context: TurnContext,
  activity: VerifiedActivity,
  { courtesy, log }: DispatchParts,
): Promise<boolean> {
  const press = activity.type === ActivityTypes.Invoke;
  const says = activity.type === ActivityTypes.Message || changeOf(activity) === 'edited';
  if (courtesy === null || (!press && !says)) return false;
  const conversation = conversationOf(activity);
  const person = activity.from.id;
  if (courtesy.allows(person, conversation, elapsed(), !isAutomatic(activity.value))) return false;
  endsAs(context, 'too-fast');
  const sentence = tooFast(localeOf(activity.locale));
  if (press) {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: pressAnswer({ sentence }) });
  } else if (courtesy.mayTell(person, elapsed())) {
    log.warn({ conversation: placeForLog(conversation) }, 'too fast');
    await context.sendActivity(sentenceMessage(sentence));
  }
  return true;
}

/**
 * Private and shared channels hold other people than their team, and permissions that are given for a team don't reach them
 * (Teams, 2026): nothing begins there, and nothing is remembered of it. An engagement that is there already goes on.
 */
async function refusedForItsChannel(
  context: TurnContext,
  activity: VerifiedActivity,
  { store, log, now }: DispatchParts,
): Promise<boolean> {
  const type = channelTypeOf(activity);
  if (type === 'standard') return false;
  const conversation = conversationOf(activity);
  if ((await store.engagements.inChannel(conversation)) !== null) return false;
  const sentence = wrongChannel(type, localeOf(languageTagOf(activity)));
  if (activity.type === ActivityTypes.Invoke) {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: pressAnswer({ sentence }) });
  } else if (
    activity.type === ActivityTypes.Message ||
    (broughtIn(activity) &&
      (await store.greetings.firstTime(greetingOf({ conversation }), new Date(now()).toISOString())))
  ) {
    log.info({ conversation: placeForLog(conversation), type }, 'channel of a type that no engagement can live in');
    await context.sendActivity(sentenceMessage(sentence));
  }
  return true;
}

/** As Teams names its invokes (`task/fetch`); anything else is a sender's text. Source: Bot Framework, invoke names, 2026. */
const teamsInvoke =
  /^(actionableMessage|application|composeExtension|config|fileConsent|handoff|message|search|signin|tab|task)\/(action|anonymousQueryLink|executeAction|failure|fetch|fetchTask|invoke|onCardButtonClicked|query|queryLink|querySettingUrl|search|selectItem|setting|submit|submitAction|tokenExchange|verifyState)$/u;

const kindOfInvoke = (name: string | null | undefined): string => (teamsInvoke.test(name ?? '') ? (name ?? '') : '');

async function answerPress(
  context: TurnContext,
  activity: VerifiedActivity,
  parts: DispatchParts,
  afterwards: Afterwards,
): Promise<void> {
  const automatic = isAutomatic(activity.value);
  const turn: Turn = { ...turnOf(activity, parts), ...(automatic ? { pressed: null } : {}) };
  if (activity.name !== 'adaptiveCard/action') {
    parts.log.warn({ invoke: kindOfInvoke(activity.name) }, 'invoke that was not offered');
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
  const reply = await parts.dialogs.handleAction(turn, verb, data);
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: pressAnswer(reply) });
  // An automatic refresh comes from merely looking at a card: it must never send anything.
  const { message, after, takeBack } = automatic ? {} : reply;
  const later = (work: () => Promise<void>) => afterwards(() => quietly(work, activity, parts));
  if (message !== undefined) later(() => parts.sayAfter(activity, cardMessage(message)));
  if (after !== undefined) later(after);
  if (takeBack === true) later(() => parts.takeBack(activity));
}

async function send(
  context: TurnContext,
  reply: Reply,
  activity: VerifiedActivity,
  parts: DispatchParts,
  afterwards: Afterwards,
  { turn, instead = null }: { readonly turn?: Turn; readonly instead?: string | null } = {},
): Promise<void> {
  const [first, ...others] = messagesOf(reply);
  const sent = first === undefined ? null : await sendOrEdit(context, first, instead);
  for (const message of others) await context.sendActivity(message);
  if (turn?.exchange !== undefined && sent !== null) turn.exchange.answer = sent;
  const { after, onlyRead = false } = reply;
  if (after !== undefined) afterwards(() => quietly(after, activity, parts, onlyRead));
}

/** Sends a message, in the place of an earlier one where that is still there. Returns its id; null where Teams named none. */
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

/** Nobody waits for what comes after a reply, so nobody can be told: the log is. */
async function quietly(
  after: () => Promise<void>,
  activity: VerifiedActivity,
  { log, nudge }: DispatchParts,
  onlyRead = false,
): Promise<void> {
  try {
    await after();
    if (!onlyRead) nudge();
  } catch (error) {
    log.error({ ...causeOf(error, activity), turn: followedTurn(activity).id }, 'work after a reply failed');
  }
}

/**
 * Teams reports an installation more than once, and the Playground on every page load. A team is greeted in its general
 * channel, wherever the installation is reported from.
 */
async function greetOnce(
  context: TurnContext,
  activity: VerifiedActivity,
  parts: DispatchParts,
  afterwards: Afterwards,
): Promise<void> {
  const turn = turnOf(activity, parts);
  const { conversation, team = conversation } = whereIs(activity);
  if (!(await parts.store.greetings.firstTime(greetingOf(whereIs(activity)), turn.now))) return;
  const reply = await parts.dialogs.greet(turn);
  if (team === conversation) return await send(context, reply, activity, parts, afterwards);
  const general = { ...activity, conversation: { ...activity.conversation, id: team } };
  for (const message of messagesOf(reply)) await parts.sayAfter(general, message);
}

const wentAway = (activity: VerifiedActivity): readonly string[] =>
  activity.type === ActivityTypes.ConversationUpdate ? (activity.membersRemoved ?? []).map(({ id }) => id) : [];

/** Teams says which it was; a private or shared channel has members of its own ("Conversation events", Teams, 2026). */
const teamLeft = ({ channelData }: VerifiedActivity): string | null =>
  channelData?.eventType === 'teamMemberRemoved' ? (channelData.team?.id ?? null) : null;
