import { conversationPlace } from '../../data/store/posted-cards/place.js';
import type { Whereabouts } from '../../data/store/store.js';
import type { Turn } from '../../dialogs/turn/turn.js';
import type { VerifiedActivity } from './activity.js';

/** The types of channel that Teams names (`channelData.channel.type`). */
export type ChannelType = 'standard' | 'private' | 'shared';

/** Standard where Teams names no type: then the app is in every channel of the team. */
export function channelTypeOf({ channelData }: VerifiedActivity): ChannelType {
  const type = channelData?.channel?.type?.toLowerCase();
  return type === 'private' || type === 'shared' ? type : 'standard';
}

export function kindOf(activity: VerifiedActivity): Turn['place'] {
  const { conversationType } = activity.conversation;
  if (conversationType === 'channel' || conversationType === 'personal') return conversationType;
  if (conversationType === 'groupChat') return 'group';
  return activity.conversation.isGroup === true ? 'group' : 'personal';
}

/** A conversation without its thread. */
export const conversationOf = (activity: VerifiedActivity): string => conversationPlace(activity.conversation.id);

/** Where an activity comes from, with its team, unless the channel has members of its own. */
export function whereIs(activity: VerifiedActivity): Whereabouts {
  const team = activity.channelData?.team?.id;
  const conversation = conversationOf(activity);
  return team === undefined || channelTypeOf(activity) !== 'standard' ? { conversation } : { conversation, team };
}
