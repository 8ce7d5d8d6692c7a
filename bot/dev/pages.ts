import type { Inquiry } from '../../data/domain/inquiry/inquiry.js';
import type { WantedCard } from '../../data/domain/notice/posted-card.js';
import type { Store } from '../../data/store/store.js';
import type { VerifiedActivity } from '../teams/activity.js';
import { classify } from '../teams/classify.js';
import { playground } from './playground.js';

/**
 * The Playground reports an installation in the personal chat whenever a page has connected to it (Microsoft 365 Agents
 * Playground 0.2.28), and a page shows only what is posted from then on.
 */
export const isPageOpened = (activity: VerifiedActivity): boolean =>
  classify(activity).kind === 'installed' && activity.conversation.id === playground.personalChat;

/** The places where an engagement can be, as the Playground has them. */
const places = [playground.channel, playground.team, playground.groupChat] as const;

/** Marks posted cards as gone, because the Playground forgets its messages when it ends. */
export async function forgetPostedCards(store: Store): Promise<void> {
  for (const place of [...places, playground.personalChat]) await store.cards.goneConversation(place);
}

/** Makes the places known: before, nothing is posted in them. */
export async function rememberPlaces(store: Store, serviceUrl: string, now: string): Promise<void> {
  const { groupChat, tenant, bot } = playground;
  for (const conversation of places) {
    await store.conversations.remember({
      conversation,
      serviceUrl,
      tenant,
      botId: bot.id,
      botName: bot.name,
      kind: conversation === groupChat ? 'group' : 'channel',
      at: now,
    });
    await store.conversations.resumeWriting(conversation);
  }
}

/**
 * Posts the cards of every engagement for a page that has just connected. On a page that was open before, the older messages
 * become pointers to these, so that no card is live twice.
 */
export async function repostCards(store: Store, now: string): Promise<void> {
  for (const place of places) {
    const engagement = await store.engagements.inChannel(place);
    if (engagement === null || engagement.state === 'setting-up') continue;
    const { id, phase } = engagement;
    const open = (await inquiriesOf(store, id)).filter(({ state, to }) => state === 'asked' && to === place);
    const wanted: readonly WantedCard[] = [
      { kind: 'engagement', phase: null, page: 1 },
      ...open.map(({ number }): WantedCard => ({ kind: 'inquiry', phase: null, page: number })),
      ...(engagement.state === 'active' ? ([{ kind: 'checklist', phase, page: 1 }] as const) : []),
    ];
    for (const [index, card] of wanted.entries()) {
      await store.cards.want(id, card, place, new Date(Date.parse(now) + index).toISOString());
    }
  }
}

async function inquiriesOf(store: Store, engagement: string): Promise<readonly Inquiry[]> {
  const all: Inquiry[] = [];
  for (let one = await store.inquiries.numbered(engagement, 1); one !== null; ) {
    all.push(one);
    one = await store.inquiries.numbered(engagement, one.number + 1);
  }
  return all;
}
