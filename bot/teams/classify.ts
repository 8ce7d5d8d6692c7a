import { ActivityTypes } from 'botbuilder';
import { z } from 'zod';
import { dialogPress } from '../../cards/kit/dialog-buttons.js';
import { isVerb, type Verb } from '../../cards/kit/verbs.js';
import type { Whereabouts } from '../../data/store/store.js';
import type { VerifiedActivity } from './activity.js';
import { conversationOf, whereIs } from './whereabouts.js';

// Sources: Microsoft Teams platform documentation, "Conversation events", "Update and delete messages sent from bot" and "Apps
// for shared and private channels"; Bot Framework, "Universal Actions for Adaptive Cards"; all 2026.

/** Through which kind of activity Teams reports that the app came or went; one installation is often reported by both. */
type Report = 'installation' | 'members';

/** What each kind of activity says besides its kind. */
interface Facts {
  message: object;
  /** The words are the new ones; an undone deletion is an edit too. */
  'message-edited': object;
  'message-deleted': object;
  /** A pressed button. A press that names none has an empty verb. */
  action: { readonly verb: string; readonly data: unknown };
  /** A client that draws a card anew by itself, because a person looks at it. */
  refresh: { readonly verb: string; readonly data: unknown };
  /** Words in the search of the message extension, while a message is written; empty when it is opened. */
  'extension-search': { readonly search: string; readonly text: string };
  /** A command of the message extension on somebody's message; its words, in HTML or plain. */
  'message-command': { readonly command: string; readonly words: string };
  /** A button that shows a form, in a client with dialogs; `title` is what was on it. */
  'dialog-opened': { readonly verb: Verb; readonly title: string; readonly data: unknown };
  /** A button in a dialog, with what was filled in there. */
  'dialog-submitted': { readonly verb: Verb; readonly title: string; readonly data: unknown };
  /** An invoke that Baton never offered. */
  invoke: { readonly name: string };
  /** The app was installed, or added to a conversation or a channel with members of its own. */
  installed: { readonly where: Whereabouts; readonly report: Report };
  removed: {
    readonly where: Whereabouts;
    readonly how: 'removed' | 'channel-deleted';
    readonly report: Report;
  };
  /** A deleted team or channel is there again, or an archived team may be written in again. */
  reinstated: { readonly where: Whereabouts };
  /** People left the conversation, or the team that is named. */
  'members-left': { readonly people: readonly string[]; readonly team: string | null };
  /** A channel or a team has a new name; a team's is its general channel's. */
  renamed: { readonly conversation: string; readonly name: string };
  /** Another change of a conversation, such as people who were added. */
  'conversation-changed': object;
  /** Typing, reactions and whatever Teams invents. */
  unknown: object;
}

export type ActivityKind = keyof Facts;

/** What an activity is; `Classified<'action'>` is one kind. */
export type Classified<K extends ActivityKind = ActivityKind> = { [P in K]: { readonly kind: P } & Facts[P] }[K];

/** What a verified activity is. Nothing else in `bot/` reads an activity's type, name or event. */
export function classify(activity: VerifiedActivity): Classified {
  switch (activity.type) {
    case ActivityTypes.Invoke:
      return invokeOf(activity);
    case ActivityTypes.MessageDelete:
      return { kind: 'message-deleted' };
    case ActivityTypes.MessageUpdate:
      return messageUpdateOf(activity);
    case ActivityTypes.Message:
      return { kind: 'message' };
    case ActivityTypes.InstallationUpdate:
      return installationUpdateOf(activity);
    case ActivityTypes.ConversationUpdate:
      return conversationUpdateOf(activity);
    default:
      return { kind: 'unknown' };
  }
}

const cardAction = z.looseObject({
  action: z.looseObject({ verb: z.string().max(200), data: z.unknown().optional() }),
});

/** Set by a client that draws a card anew by itself ("Universal Actions for Adaptive Cards", 2026). */
const isAutomatic = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'trigger' in value && value.trigger === 'automatic';

const extensionQuery = z.looseObject({
  commandId: z.string().max(100),
  parameters: z
    .array(z.looseObject({ name: z.string().max(100), value: z.unknown().optional() }))
    .max(10)
    .nullish(),
});

const onMessage = z.looseObject({
  commandId: z.string().max(100),
  messagePayload: z
    .looseObject({ body: z.looseObject({ content: z.string().max(100_000).nullish() }).nullish() })
    .nullish(),
});

/** Source: Microsoft Teams platform documentation, "Respond to search command" and "Action commands", 2026. */
function extensionOf({ name, value }: VerifiedActivity): Classified | null {
  if (name === 'composeExtension/query') {
    const parsed = extensionQuery.safeParse(value);
    if (!parsed.success) return null;
    const { commandId, parameters } = parsed.data;
    // Teams opens a search with `initialRun` in the place of its words.
    const written = parameters?.find((one) => one.name !== 'initialRun')?.value;
    return { kind: 'extension-search', search: commandId, text: typeof written === 'string' ? written : '' };
  }
  if (name !== 'composeExtension/fetchTask') return null;
  const parsed = onMessage.safeParse(value);
  if (!parsed.success) return null;
  const { commandId, messagePayload } = parsed.data;
  return { kind: 'message-command', command: commandId, words: messagePayload?.body?.content ?? '' };
}

/** Source: Microsoft Teams platform documentation, "Use dialogs with bots", 2026. */
function dialogOf({ name, value }: VerifiedActivity): Classified | null {
  const isSubmitted = name === 'task/submit' || name === 'composeExtension/submitAction';
  if (name !== 'task/fetch' && !isSubmitted) return null;
  const pressed = dialogPress(typeof value === 'object' && value !== null && 'data' in value ? value.data : null);
  if (pressed === null) return null;
  const said = { ...pressed.button, data: pressed.data };
  return isSubmitted ? { kind: 'dialog-submitted', ...said } : { kind: 'dialog-opened', ...said };
}

function invokeOf(activity: VerifiedActivity): Classified {
  const { name, value } = activity;
  const other = extensionOf(activity) ?? dialogOf(activity);
  if (other !== null) return other;
  if (name !== 'adaptiveCard/action') return { kind: 'invoke', name: name ?? '' };
  const parsed = cardAction.safeParse(value);
  const { verb, data } = parsed.success ? parsed.data.action : { verb: '', data: undefined };
  return { kind: isAutomatic(value) ? 'refresh' : 'action', verb, data };
}

function messageUpdateOf({ channelData }: VerifiedActivity): Classified {
  const event = channelData?.eventType;
  if (event === 'softDeleteMessage') return { kind: 'message-deleted' };
  return {
    kind: event === 'editMessage' || event === 'undeleteMessage' || event == null ? 'message-edited' : 'unknown',
  };
}

function installationUpdateOf(activity: VerifiedActivity): Classified {
  const action = activity.action ?? 'add';
  const where = whereIs(activity);
  if (action.startsWith('add')) return { kind: 'installed', where, report: 'installation' };
  if (action.startsWith('remove')) return { kind: 'removed', where, how: 'removed', report: 'installation' };
  return { kind: 'unknown' };
}

function conversationUpdateOf(activity: VerifiedActivity): Classified {
  const { channelData, membersAdded, membersRemoved, recipient } = activity;
  const { eventType: event, channel, team } = channelData ?? {};
  const where = whereIs(activity);
  // Events about a channel come in the team's general one.
  const named: Whereabouts = { conversation: channel?.id ?? conversationOf(activity) };
  const isBot = ({ id }: { readonly id: string }) => id === recipient.id;
  const removed = (place: Whereabouts, how: 'removed' | 'channel-deleted' = 'removed'): Classified => ({
    ...{ kind: 'removed', where: place, how, report: 'members' },
  });
  if (event === 'channelDeleted') return removed(named, 'channel-deleted');
  if (event === 'teamDeleted' || event === 'teamHardDeleted') return removed(where);
  if (membersRemoved?.some(isBot)) return removed(event === 'channelMemberRemoved' ? named : where);
  if (membersAdded?.some(isBot)) return { kind: 'installed', where, report: 'members' };
  if (membersRemoved != null && membersRemoved.length > 0) {
    // A private or shared channel has members of its own: who leaves it stays in the team.
    const left = event === 'teamMemberRemoved' ? (team?.id ?? null) : null;
    return { kind: 'members-left', people: membersRemoved.map(({ id }) => id), team: left };
  }
  if (event === 'channelRestored') return { kind: 'reinstated', where: named };
  if (event === 'teamRestored' || event === 'teamUnarchived') return { kind: 'reinstated', where };
  const renamed = event === 'channelRenamed' ? channel : event === 'teamRenamed' ? team : null;
  if (renamed?.id && renamed.name) return { kind: 'renamed', conversation: renamed.id, name: renamed.name };
  return { kind: 'conversation-changed' };
}

/** Of each kind, whether Teams waits for an answer in the HTTP response. */
const awaited: Readonly<Record<ActivityKind, boolean>> = {
  action: true,
  refresh: true,
  'extension-search': true,
  'message-command': true,
  'dialog-opened': true,
  'dialog-submitted': true,
  invoke: true,
  message: false,
  'message-edited': false,
  'message-deleted': false,
  installed: false,
  removed: false,
  reinstated: false,
  'members-left': false,
  renamed: false,
  'conversation-changed': false,
  unknown: false,
};

/** Whether it comes from a chat that Baton may not be in: nothing is remembered of where that is. */
export const isFromElsewhere = ({ kind }: Classified): boolean =>
  kind === 'extension-search' || kind === 'message-command';

export const isInvoke = ({ kind }: Classified): boolean => awaited[kind];

/** Whether a person writes words that are answered. */
export const hasWords = ({ kind }: Classified): boolean => kind === 'message' || kind === 'message-edited';

/** The pressed button, where it is one of ours: whatever else is sent in its place stays out of logs and spans. */
export function verbOf(what: Classified): string | null {
  return 'verb' in what && isVerb(what.verb) ? what.verb : null;
}

const knownTypes: ReadonlySet<string> = new Set(Object.values(ActivityTypes));

/** An activity's type as a log line names it: only one that Bot Framework defines, because any other is a sender's text. */
export const typeForLog = ({ type }: VerifiedActivity): string => (knownTypes.has(type) ? type : 'other');
