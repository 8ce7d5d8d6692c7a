import { ActivityTypes } from 'botbuilder';
import type { Whereabouts } from '../../data/store/store.js';
import type { VerifiedActivity } from './activity.js';
import { conversationOf } from './turn.js';

// What Teams says about Baton being somewhere. Source: Microsoft Teams platform documentation, "Conversation events" and
// "Apps for shared and private channels", 2026: installations and removals of a team come in its general channel; a
// private or shared channel has members of its own, the bot among them, and says its type.

/** The types of channel that Teams names (`channelData.channel.type`). */
export type ChannelType = 'standard' | 'private' | 'shared';

/** Standard where nothing is said: then Teams has let Baton in everywhere in the team. */
export function channelTypeOf({ channelData }: VerifiedActivity): ChannelType {
  const type = channelData?.channel?.type?.toLowerCase();
  return type === 'private' || type === 'shared' ? type : 'standard';
}

/** Where an activity comes from; in a team with the team, unless the channel has members of its own. */
export function whereIs(activity: VerifiedActivity): Whereabouts {
  const team = activity.channelData?.team?.id;
  const conversation = conversationOf(activity);
  return team === undefined || channelTypeOf(activity) !== 'standard' ? { conversation } : { conversation, team };
}

const own = (activity: VerifiedActivity, members: unknown): boolean =>
  Array.isArray(members) && members.some((member: { id?: unknown }) => member?.id === activity.recipient.id);

const isUpdate = (activity: VerifiedActivity): boolean => activity.type === ActivityTypes.ConversationUpdate;

const eventOf = (activity: VerifiedActivity): string =>
  isUpdate(activity) ? (activity.channelData?.eventType ?? '') : '';

/** Events about a channel come in the team's general one. */
const channelNamed = (activity: VerifiedActivity): Whereabouts => ({
  conversation: activity.channelData?.channel?.id ?? conversationOf(activity),
});

/** Baton was installed, or brought into a conversation or a private or shared channel. */
export const broughtIn = (activity: VerifiedActivity): boolean =>
  (activity.type === 'installationUpdate' && (activity.action ?? 'add').startsWith('add')) ||
  (isUpdate(activity) && own(activity, activity.membersAdded));

/** What Baton is not in any more, and how; null for every other activity. */
export function uninstalled(
  activity: VerifiedActivity,
): { readonly where: Whereabouts; readonly kind: 'removed' | 'channel-deleted' } | null {
  const event = eventOf(activity);
  if (event === 'channelDeleted') return { where: channelNamed(activity), kind: 'channel-deleted' };
  if (event === 'teamDeleted' || event === 'teamHardDeleted') return { where: whereIs(activity), kind: 'removed' };
  if (event === 'channelMemberRemoved' && own(activity, activity.membersRemoved)) {
    return { where: channelNamed(activity), kind: 'removed' };
  }
  const removed =
    (activity.type === 'installationUpdate' && (activity.action ?? '').startsWith('remove')) ||
    (isUpdate(activity) && own(activity, activity.membersRemoved));
  return removed ? { where: whereIs(activity), kind: 'removed' } : null;
}

/** A deleted team or channel that is there again, or an archived team that may be written in again. */
export function restored(activity: VerifiedActivity): Whereabouts | null {
  const event = eventOf(activity);
  if (event === 'channelRestored') return channelNamed(activity);
  return event === 'teamRestored' || event === 'teamUnarchived' ? whereIs(activity) : null;
}

/** The new name of a channel, or of a team, whose general channel goes by it. */
export function renamed(activity: VerifiedActivity): { readonly conversation: string; readonly name: string } | null {
  const { channel, team } = activity.channelData ?? {};
  const event = eventOf(activity);
  const named = event === 'channelRenamed' ? channel : event === 'teamRenamed' ? team : null;
  return named?.id && named.name ? { conversation: named.id, name: named.name } : null;
}
