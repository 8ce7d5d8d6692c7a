import assert from 'node:assert/strict';
import type { Overrides } from '../../bot/main.js';
import { itemsOf } from '../../data/domain/checklist/checklist.js';
import type { Knowledge } from '../../dialogs/turn/turn.js';
import { botId, startWorld, tenant } from './baton.js';
import { ana, jonas, mina, sam } from './history.js';
import { sampleAnswers } from './sample-answer.js';
import { storedEngagement } from './stored-engagement.js';
import { smallKnowledge } from './turns.js';

export const channel = '19:watched@thread.tacv2';
export const engagement = 'engagement-1';
const at = '2026-11-20T12:00:00.000Z';

/** Knows everything but what is asked with "pizza" in it. */
const knowledge: Knowledge = {
  ...smallKnowledge,
  answer: ({ text }) => (text.includes('pizza') ? sampleAnswers.nothing : sampleAnswers.guided),
  about: () => sampleAnswers.guided,
};

/** A world with one engagement in a channel, whose checklist is there and is pressed over HTTP. */
export async function startChannelWorld(env: Record<string, string> = {}, given: Overrides = {}) {
  const world = await startWorld({ knowledge, ...given }, env);
  const { store } = world.baton;
  await store.conversations.remember({
    conversation: channel,
    kind: 'channel',
    name: 'Rollout',
    serviceUrl: world.connector.url,
    tenant,
    botId,
    at,
  });
  world.connector.people.set(channel, [ana, jonas, mina, sam]);
  await storedEngagement(store, { id: engagement, channel, at });
  await store.cards.want(engagement, { kind: 'checklist', phase: 'initiate', page: 1 }, channel, at);
  world.baton.nudge();

  const here = async () => {
    const found = await store.engagements.find(engagement);
    assert.ok(found);
    return found;
  };
  const press = async (verb: string, data: object, more: Record<string, unknown> = {}): Promise<unknown> => {
    const conversation = { id: `${channel};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: tenant };
    const response = await world.post(world.invoke(verb, data, { from: ana, conversation, ...more }));
    assert.equal(response.status, 200);
    return await response.json();
  };
  return {
    ...world,
    here,
    press,
    /** Sets or takes back the tick of the first row: a press that always changes something. */
    tick: async () => {
      const [item] = itemsOf(await here(), 'initiate');
      assert.ok(item);
      const verb = item.tick === null ? 'checklist.tick' : 'checklist.untick';
      return await press(verb, { engagement, item: item.id, seen: item.version, page: 1 });
    },
    ask: async (text: string): Promise<void> => {
      assert.equal((await world.post(world.message(text, { from: ana }))).status, 200);
    },
    /** Waits until every live card shows the newest version. */
    calm: async () => {
      for (let n = 0; n < 30_000; n += 1) {
        const { cards } = await store.cards.staleness(new Date().toISOString());
        if (cards === 0 && (await store.cards.live(engagement)).length > 0) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error('the cards did not become true');
    },
  };
}

export type ChannelWorld = Awaited<ReturnType<typeof startChannelWorld>>;
