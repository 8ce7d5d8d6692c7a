import assert from 'node:assert/strict';
import { startRooms } from '../../campaign/cards-rooms.js';
import { checklist, overview } from '../../campaign/cards-stage.js';

describe('a message that Baton lost sight of', () => {
  it('is live again after any press on it, and not after a look', async () => {
    const rooms = await startRooms();
    try {
      const { store } = rooms.baton;
      const { id, channel } = await rooms.engagement(1);
      await rooms.until(async () => (await store.cards.live(id)).length === 2);
      await store.cards.goneConversation(channel);
      const message = rooms.connector.in(channel).find(({ activity }) => JSON.stringify(activity).includes('Duty 1'));
      const replyToId = message?.id ?? '';
      const look = { engagement: id, phase: checklist.phase, page: 1 };
      const value = { action: { type: 'Action.Execute', verb: 'checklist.refresh', data: look }, trigger: 'automatic' };
      await rooms.press(channel, 'checklist.refresh', look, { replyToId, value });
      assert.deepEqual(await store.cards.live(id), []);
      await rooms.press(channel, 'checklist.tick', { engagement: id, item: '1', seen: 0, page: 1 }, { replyToId });
      assert.ok(await rooms.until(async () => (await store.cards.live(id))[0]?.activity === replyToId));
      assert.ok(await rooms.until(() => rooms.isTrue(id, channel)));
    } finally {
      await rooms.close();
    }
  });

  it('changes nothing and asks for nothing when a client draws a card anew by itself', async () => {
    const rooms = await startRooms();
    try {
      const { store } = rooms.baton;
      const { id, channel } = await rooms.engagement(1);
      await rooms.until(async () => (await store.cards.live(id)).length === 2);
      const before = (await store.engagements.find(id))?.version;
      for (const [verb, data] of [
        ['checklist.tick', { engagement: id, item: '1', seen: 0, page: 1 }],
        ['checklist.post', { engagement: id }],
        ['standing.post', { engagement: id }],
      ] as const) {
        const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'automatic' };
        const response = await rooms.press(channel, verb, data, { value });
        assert.equal(((await response.json()) as { statusCode: number }).statusCode, 400);
      }
      assert.equal((await store.engagements.find(id))?.version, before);
      assert.equal((await store.cards.stale(new Date().toISOString())).count, 0);
      assert.equal((await store.cards.live(id)).filter(({ kind }) => kind === overview.kind).length, 1);
    } finally {
      await rooms.close();
    }
  });
});
