import { draw } from '../../bot/refresh/draw.js';
import { botId, startWorld, tenant } from '../support/baton.js';
import { details } from '../support/history.js';
import { fasttrack } from '../support/playbooks.js';
import { smallKnowledge } from '../support/turns.js';
import { checklist, itemsFor, overview, pause } from './cards-stage.js';

const anna = { id: '29:anna', name: 'Anna' };

/** A bot behind real HTTP, with the dialogs and cards that people see, and engagements to tick in. */
export async function startRooms(env: Record<string, string> = {}) {
  const world = await startWorld({ knowledge: smallKnowledge, coalesceMs: 100 }, env);
  const { store } = world.baton;
  const instant = () => new Date().toISOString();
  const inChannel = (channel: string) => ({
    conversation: { id: channel, conversationType: 'channel', tenantId: tenant },
    channelData: { tenant: { id: tenant }, channel: { id: channel } },
  });
  const mention = { entities: [{ type: 'mention', mentioned: { id: botId }, text: '<at>Baton</at>' }] };

  const tick = async (id: string, _channel: string, n: number): Promise<void> => {
    await store.engagements.change(id, (e) => {
      const item = e.items[n % e.items.length];
      if (item === undefined) throw new Error('There are items.');
      const type = item.tick === null ? 'ItemTicked' : 'ItemUnticked';
      return { events: [{ type, item: item.id, at: instant(), by: anna }] };
    });
    world.baton.nudge();
  };

  /** Does the newest checklist in the channel show what was saved? */
  const isTrue = async (id: string, channel: string): Promise<boolean> => {
    const engagement = await store.engagements.find(id);
    const card = (await store.cards.live(id)).find(({ kind }) => kind === 'checklist');
    if (engagement === null || card?.activity == null) return false;
    const message = world.connector.messages.get(card.activity);
    const attachments = message?.activity.attachments as readonly { content: unknown }[] | undefined;
    const drawn = JSON.stringify(draw(card, engagement, engagement.details?.locale ?? 'en'));
    return message?.conversation.startsWith(channel) === true && JSON.stringify(attachments?.[0]?.content) === drawn;
  };

  return {
    ...world,
    tick,
    isTrue,
    engagement: async (n: number, items = 12): Promise<{ readonly id: string; readonly channel: string }> => {
      const id = `engagement-${n}`;
      const channel = `19:room-${n}-@thread.tacv2`;
      await store.conversations.remember({
        ...{ conversation: channel, serviceUrl: world.connector.url, tenant, botId, kind: 'channel', at: instant() },
      });
      await store.engagements.start({
        type: 'SetupStarted',
        playbook: fasttrack,
        engagement: id,
        channel,
        at: instant(),
        by: anna,
      });
      await store.engagements.change(id, () => ({
        events: [
          { type: 'DetailsSaved', details, datasetVersion: 'none', at: instant(), by: anna },
          { type: 'PhaseOpened', phase: 'initiate', items: itemsFor(items), at: instant(), by: anna },
        ],
      }));
      await store.cards.want(id, checklist, channel, instant());
      await store.cards.want(id, overview, channel, instant());
      world.baton.nudge();
      return { id, channel };
    },
    /** Asks again and again, for ten seconds unless told. */
    until: async (holds: () => Promise<boolean>, patience = 120_000): Promise<boolean> => {
      const end = performance.now() + patience;
      while (performance.now() < end) {
        if (await holds()) return true;
        await pause(50);
      }
      return false;
    },
    say: (channel: string, text: string) =>
      world.post(world.message(`<at>Baton</at> ${text}`, { ...inChannel(channel), ...mention })),
    install: (channel: string) =>
      world.post(world.activity({ type: 'installationUpdate', action: 'add', ...inChannel(channel) })),
    press: (channel: string, verb: string, data: unknown, more: Record<string, unknown> = {}) =>
      world.post(world.invoke(verb, data, { ...inChannel(channel), ...more })),
  };
}

export type Rooms = Awaited<ReturnType<typeof startRooms>>;
