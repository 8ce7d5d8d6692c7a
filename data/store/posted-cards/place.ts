/** A conversation without its thread. Teams names a channel's thread `CHANNEL;messageid=ROOT`. */
export const conversationPlace = (conversation: string): string => conversation.replace(/;messageid=.*$/u, '');
