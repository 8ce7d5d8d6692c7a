import assert from 'node:assert/strict';
import type { WantedCard } from '../../../../data/domain/notice/posted-card.js';
import type { ClaimedCard, Store } from '../../../../data/store/store.js';
import { onEachDatabase } from '../database/each-database.js';
import { at, item, numbered, opened, started, ticked } from '../samples.js';

const checklist: WantedCard = { kind: 'checklist', phase: 'initiate', page: 1 };
const overview: WantedCard = { kind: 'engagement', phase: null, page: 1 };
const channel = '19:c@thread.tacv2';

/** An engagement of version 2 with nothing posted. */
async function begin(store: Store, id = 'eng-1', place = channel): Promise<void> {
  await store.engagements.start(started(id, place));
  await store.engagements.change(id, () => ({ events: [opened('initiate', numbered(20))] }));
}

const tick = (store: Store, n: number, id = 'eng-1') =>
  store.engagements.change(id, () => ({ events: [ticked(String(n), n)] }));

const claim = (store: Store, n: number, owner = 'a', limit = 9) =>
  store.cards.claim({ now: at(n), ttlMs: 5000, limit, owner });

async function one(store: Store, n: number, owner = 'a'): Promise<ClaimedCard> {
  const [card, ...others] = await claim(store, n, owner);
  assert.ok(card !== undefined, 'a card to work on');
  assert.deepEqual(others, []);
  return card;
}

/** Posts what is wanted, as a refresher would. */
async function post(store: Store, n: number, activity: string, version = 2, final = false) {
  const card = await one(store, n);
  assert.equal(card.state, 'posting');
  return store.cards.shown({
    id: card.id,
    version,
    final,
    activity,
    conversation: `${channel};messageid=${activity}`,
    owner: 'a',
    now: at(n),
  });
}

onEachDatabase('a posted card', (bench) => {
  it('is wanted, posted once, and then only worked on when its engagement changes', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const live = await post(store, 2, 'm1');
    assert.equal(live?.state, 'live');
    assert.equal(live?.activity, 'm1');
    assert.equal(live?.conversation, `${channel};messageid=m1`);
    assert.deepEqual(await store.cards.live('eng-1'), [live]);
    assert.deepEqual(await claim(store, 3), []);
    await tick(store, 1);
    await tick(store, 2);
    const stale = await one(store, 4);
    assert.equal(stale.id, live?.id);
    assert.equal(stale.shownVersion, 2);
    await store.cards.shown({ id: stale.id, version: 4, owner: 'a', now: at(5) });
    assert.deepEqual(await claim(store, 6), []);
  });

  for (const wanted of [checklist, overview]) {
    it(`is worked on again on the day on which it turns, once (${wanted.kind})`, async () => {
      const { store } = bench;
      await begin(store);
      await store.cards.want('eng-1', wanted, channel, at(1));
      const card = await one(store, 2);
      const shown = { id: card.id, version: 2, owner: 'a' };
      await store.cards.shown({ ...shown, activity: 'm1', conversation: channel, againAt: at(50), now: at(2) });
      assert.deepEqual(await claim(store, 49), []);
      assert.deepEqual(await store.cards.stale(at(60)), { count: 1, oldest: at(50) });
      const again = await one(store, 50);
      assert.equal(again.id, card.id);
      await store.cards.shown({ ...shown, againAt: null, now: at(51) });
      assert.deepEqual(await claim(store, 99), []);
    });
  }

  it('is asked for once, however many ask before it is posted', async () => {
    const { store } = bench;
    const other = await bench.another();
    await begin(store);
    const wants = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? store : other).cards.want('eng-1', checklist, channel, at(n)),
      ),
    );
    assert.equal(new Set(wants.map(({ id }) => id)).size, 1);
    const card = await one(store, 20);
    assert.equal((await store.cards.want('eng-1', checklist, channel, at(21))).id, card.id, 'on its way');
    const further = await store.cards.want('eng-1', { ...checklist, page: 2 }, channel, at(21));
    assert.notEqual(further.id, card.id);
  });

  it('gives way to a newer message of itself, which it points to once', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const old = await post(store, 2, 'm1');
    await store.cards.want('eng-1', checklist, channel, at(3));
    assert.deepEqual(
      (await store.cards.live('eng-1')).map(({ id }) => id),
      [old?.id],
      'the old one stands until the new one is there',
    );
    const newer = await post(store, 4, 'm2');
    assert.deepEqual(
      (await store.cards.live('eng-1')).map(({ activity }) => activity),
      ['m2'],
    );
    const pointer = await one(store, 5);
    assert.equal(pointer.id, old?.id);
    assert.equal(pointer.state, 'superseded');
    assert.deepEqual(pointer.newer, newer);
    await store.cards.shown({ id: pointer.id, version: 2, owner: 'a', now: at(6) });
    await tick(store, 1);
    const next = await one(store, 7);
    assert.equal(next.id, newer?.id, 'the old one is not returned');
  });

  it('is claimed by one process at a time, one card per conversation, checklists first', async () => {
    const { store } = bench;
    const other = await bench.another();
    await begin(store);
    await begin(store, 'eng-2', '19:d');
    await store.cards.want('eng-1', overview, channel, at(1));
    await store.cards.want('eng-1', checklist, `${channel};messageid=7`, at(2));
    await store.cards.want('eng-2', overview, '19:d', at(3));
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, n) => claim(n % 2 === 0 ? store : other, 4, `p${n}`)),
    );
    const all = claims.flat();
    assert.deepEqual(all.map(({ kind, engagement }) => `${engagement} ${kind}`).sort(), [
      'eng-1 checklist',
      'eng-2 engagement',
    ]);
    const first = all.find(({ engagement }) => engagement === 'eng-1');
    const owner = `p${claims.findIndex((cards) => cards.some(({ id }) => id === first?.id))}`;
    await store.cards.shown({ id: first?.id ?? '', version: 2, activity: 'm1', owner, now: at(5) });
    assert.equal((await one(other, 5)).kind, 'engagement');
  });

  it('never shows an older version after a newer one', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    await post(store, 2, 'm1', 7);
    const [card] = await store.cards.live('eng-1');
    const late = await store.cards.shown({ id: card?.id ?? '', version: 3, owner: 'b', now: at(3) });
    assert.equal(late?.shownVersion, 7);
    const stores = [store, await bench.another()];
    await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        // Each of 8 … 31 once, mixed.
        stores[n % 2]?.cards.shown({ id: card?.id ?? '', version: 8 + ((n * 7) % 24), owner: 'b', now: at(4) }),
      ),
    );
    assert.equal((await store.cards.find(card?.id ?? ''))?.shownVersion, 31);
  });

  it('is taken over when the claim of an edit runs out, and its late owner does not end the new claim', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    await post(store, 2, 'm1');
    await tick(store, 1);
    const slow = await one(store, 10, 'slow');
    assert.deepEqual(await claim(store, 14, 'quick'), []);
    assert.equal((await one(store, 15, 'quick')).id, slow.id);
    await store.cards.shown({ id: slow.id, version: 2, owner: 'slow', now: at(16) });
    await store.cards.release({ id: slow.id, owner: 'slow', notBefore: at(17) });
    assert.deepEqual(await claim(store, 18, 'third'), []);
  });

  it('is unknown when the claim of its post runs out, and is never posted again blindly', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const card = await one(store, 10);
    assert.deepEqual(await claim(store, 60), []);
    assert.equal((await store.cards.find(card.id))?.state, 'unknown');
    await tick(store, 1);
    assert.deepEqual(await claim(store, 70), []);
  });

  it('is known again when its post is answered after all, however late', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const card = await one(store, 10);
    await claim(store, 60);
    const live = await store.cards.shown({ id: card.id, version: 2, activity: 'm1', owner: 'a', now: at(61) });
    assert.equal(live?.state, 'live');
  });

  it('is adopted at a press on the message whose post was in doubt', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const card = await one(store, 2);
    await store.cards.markUnknown(card.id);
    const adopted = await store.cards.adopt({
      ...checklist,
      engagement: 'eng-1',
      conversation: `${channel};messageid=m1`,
      activity: 'm1',
      shownVersion: 0,
      now: at(9),
    });
    assert.equal(adopted.id, card.id);
    assert.equal((await one(store, 10)).id, card.id, 'and is brought up to date');
  });

  it('becomes a pointer when it is adopted after a newer one was posted', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const lost = await one(store, 2);
    await store.cards.markUnknown(lost.id);
    await store.cards.want('eng-1', checklist, channel, at(3));
    const newer = await post(store, 4, 'm2');
    const adopted = await store.cards.adopt({
      ...checklist,
      engagement: 'eng-1',
      conversation: channel,
      activity: 'm1',
      shownVersion: 2,
      now: at(9),
    });
    assert.equal(adopted.id, lost.id);
    assert.equal(adopted.state, 'superseded');
    assert.deepEqual((await one(store, 10)).newer, newer);
  });

  it('is one card when a message is pressed before the connector has said its id', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const posting = await one(store, 2);
    const pressed = {
      ...checklist,
      engagement: 'eng-1',
      conversation: channel,
      activity: 'm1',
      shownVersion: 2,
      now: at(3),
    };
    await store.cards.adopt(pressed);
    await store.cards.shown({ id: posting.id, version: 2, activity: 'm1', owner: 'a', now: at(4) });
    assert.deepEqual(
      (await store.cards.live('eng-1')).map(({ id, activity }) => [id, activity]),
      [[posting.id, 'm1']],
    );
    assert.equal((await store.cards.adopt(pressed)).id, posting.id);
    assert.deepEqual(await claim(store, 5), []);
  });

  it('is the message that the set-up form was in', async () => {
    const { store } = bench;
    await begin(store);
    const other = await bench.another();
    const form = {
      ...overview,
      engagement: 'eng-1',
      conversation: channel,
      activity: 'form',
      shownVersion: 2,
      now: at(3),
    };
    const [card] = await Promise.all([store, other, store, other].map(({ cards }) => cards.adopt(form)));
    assert.ok(card !== undefined);
    assert.deepEqual(await store.cards.live('eng-1'), [card]);
    const pressed = await Promise.all([store, other, store, other].map(({ cards }) => cards.adopt(form)));
    for (const again of pressed) assert.deepEqual(again, card);
    const to = { id: '29:next', name: 'Next' };
    await store.engagements.change('eng-1', () => ({
      events: [{ type: 'SetupHandedOver', to, at: at(4), by: to }],
    }));
    assert.equal((await one(store, 4)).id, card.id);
  });

  it('waits when it is released, and is wanted again when it was certainly not posted', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const card = await one(store, 2);
    await store.cards.release({ id: card.id, owner: 'a', notBefore: at(30) });
    assert.equal((await store.cards.find(card.id))?.state, 'wanted');
    assert.deepEqual(await claim(store, 29), []);
    assert.equal((await one(store, 30)).id, card.id);
  });

  it('waits with all cards of its conversation when the connector asks for silence', async () => {
    const { store } = bench;
    const record = { serviceUrl: 'https://smba.example', tenant: 't', botId: 'b', kind: 'channel', at: at(0) };
    await store.conversations.remember({ conversation: channel, ...record });
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    await store.cards.want('eng-1', overview, channel, at(1));
    const card = await one(store, 2);
    await store.cards.release({ id: card.id, owner: 'a', notBefore: at(30), everyCard: true });
    assert.deepEqual(await claim(store, 29), []);
    assert.equal((await store.conversations.find(channel))?.quietUntil, at(30));
    assert.equal((await claim(store, 30)).length, 1);
  });

  it('rests while nothing may be written in its conversation, and is repaired afterwards', async () => {
    const { store } = bench;
    const record = { serviceUrl: 'https://smba.example', tenant: 't', botId: 'b', kind: 'channel', at: at(0) };
    await store.conversations.remember({ conversation: channel, ...record });
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    await post(store, 2, 'm1');
    await tick(store, 1);
    await store.conversations.stopWriting(`${channel};messageid=m1`, 'BotNotInConversationRoster');
    assert.deepEqual(await claim(store, 3), []);
    assert.equal((await store.cards.stale(at(3))).count, 0);
    await store.conversations.resumeWriting(channel);
    assert.equal((await claim(store, 4)).length, 1);
  });

  it('is forgotten when its message is gone, alone, with its thread or with its conversation', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const first = await post(store, 2, 'm1');
    await store.cards.want('eng-1', overview, channel, at(3));
    const second = await post(store, 4, 'm2');
    await store.cards.want('eng-1', { ...checklist, page: 2 }, channel, at(5));
    await post(store, 6, 'm3');
    await store.cards.gone(first?.id ?? '');
    assert.equal((await store.cards.live('eng-1')).length, 2);
    await store.cards.goneConversation(second?.conversation ?? '');
    assert.equal((await store.cards.live('eng-1')).length, 1);
    await store.cards.goneConversation(channel);
    assert.deepEqual(await store.cards.live('eng-1'), []);
    await tick(store, 1);
    assert.deepEqual(await claim(store, 7), []);
  });

  it('of a closed phase is not compared again, until its phase opens again or it is wanted again', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const card = await post(store, 2, 'm1', 2, true);
    await tick(store, 1);
    assert.deepEqual(await claim(store, 3), []);
    await store.engagements.change('eng-1', () => ({ events: [opened('initiate', [item('90')], 4)] }));
    assert.equal((await one(store, 5)).id, card?.id);
    await store.cards.shown({ id: card?.id ?? '', version: 4, final: true, owner: 'a', now: at(6) });
    assert.deepEqual(await claim(store, 6), []);
    await store.cards.want('eng-1', checklist, channel, at(7));
    await post(store, 8, 'm2', 4);
    assert.equal((await one(store, 9)).id, card?.id, 'to be made a pointer');
  });

  it('stays to be compared when its phase is reopened while it was drawn closed', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    await post(store, 2, 'm1');
    await tick(store, 1);
    const drawnClosed = await one(store, 3);
    const by = { at: at(4), by: { id: '29:sam', name: 'Sam' } };
    await store.engagements.change('eng-1', () => ({
      events: [{ ...by, type: 'PhaseReopened', phase: 'initiate', reason: 'Something is missing' }],
    }));
    await store.cards.shown({ id: drawnClosed.id, version: 3, final: true, owner: 'a', now: at(5) });
    assert.equal((await one(store, 6)).shownVersion, 3);
    await store.cards.shown({ id: drawnClosed.id, version: 4, final: true, owner: 'a', now: at(7) });
    assert.deepEqual(await claim(store, 8), []);
    await store.engagements.change('eng-1', () => ({
      events: [{ ...by, type: 'PhaseReopened', phase: 'initiate', reason: 'Again' }],
    }));
    assert.equal((await one(store, 9)).shownVersion, 4, 'a card that was final already');
  });

  it('is stale when an edit is told after its claim ran out, also when another edited meanwhile', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const card = await post(store, 2, 'm1');
    await tick(store, 1);
    const frozen = await one(store, 3, 'frozen');
    assert.equal(await store.cards.holds(frozen.id, 'frozen', at(4)), true);
    await tick(store, 2);
    const next = await one(store, 9, 'b');
    assert.equal(await store.cards.holds(frozen.id, 'frozen', at(9)), false, 'another has it');
    await store.cards.shown({ id: next.id, version: 4, owner: 'b', now: at(10) });
    assert.deepEqual(await claim(store, 11), []);
    await store.cards.shown({ id: frozen.id, version: 3, owner: 'frozen', now: at(12) });
    const again = await one(store, 13, 'b');
    assert.equal(again.id, card?.id);
    assert.equal(again.drawing, null, 'sent again, whatever it seems to show');
    await store.cards.shown({ id: again.id, version: 4, owner: 'b', now: at(14) });
    assert.deepEqual(await claim(store, 15), []);
  });

  it('is stale when a late edit was told while another was under way, and when a late request was given up', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    await post(store, 2, 'm1');
    await tick(store, 1);
    const frozen = await one(store, 3, 'frozen');
    const underWay = await one(store, 9, 'b');
    await store.cards.shown({ id: frozen.id, version: 3, owner: 'frozen', now: at(10) });
    await store.cards.shown({ id: underWay.id, version: 3, owner: 'b', now: at(11) });
    const again = await one(store, 12, 'c');
    await store.cards.shown({ id: again.id, version: 3, owner: 'c', now: at(13) });
    assert.deepEqual(await claim(store, 14), []);
    await store.cards.release({ id: again.id, owner: 'frozen', notBefore: at(15), later: true });
    assert.equal((await one(store, 16)).id, again.id);
  });

  it('is wanted again when a post certainly was not sent although its claim ran out', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const frozen = await one(store, 2, 'frozen');
    assert.deepEqual(await claim(store, 9), [], 'posted perhaps');
    await store.cards.release({ id: frozen.id, owner: 'frozen', notBefore: at(9), unsent: frozen });
    assert.equal((await one(store, 10)).state, 'posting');
  });

  it('is held for longer by its own owner alone', async () => {
    const { store } = bench;
    await begin(store);
    await begin(store, 'eng-2', '19:d@thread.tacv2');
    await store.cards.want('eng-1', checklist, channel, at(1));
    const mine = await one(store, 2, 'a');
    await store.cards.want('eng-2', checklist, '19:d@thread.tacv2', at(1));
    const theirs = await one(store, 2, 'b');
    await store.cards.renew({ now: at(5), ttlMs: 60_000, owner: 'a' });
    assert.equal(await store.cards.holds(mine.id, 'a', at(30)), true);
    assert.equal(await store.cards.holds(theirs.id, 'b', at(30)), false, 'a process that died loses its claims');
  });

  it('never shows an older version than it did, whenever the connector’s answer to a post is told', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const card = await post(store, 2, 'm1');
    await tick(store, 11);
    const edited = await one(store, 12);
    await store.cards.shown({ id: edited.id, version: 3, owner: 'a', now: at(13) });
    const late = { id: edited.id, version: 1, activity: 'm1', conversation: channel, owner: 'a', now: at(14) };
    assert.equal((await store.cards.shown(late))?.shownVersion, 3);
    assert.equal(card?.id, edited.id);
  });

  it('that is deleted comes back once, and not when that is deleted too', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    const first = await post(store, 2, 'm1');
    const again = await store.cards.deleted(first?.id ?? '', at(3));
    assert.equal(again?.state, 'wanted');
    const second = await post(store, 9, 'm2');
    assert.equal(second?.id, again?.id);
    assert.equal(await store.cards.deleted(second?.id ?? '', at(20)), null, 'people do not want it there');
    assert.deepEqual(await claim(store, 60), []);
  });

  it('whose claim ran out is not held again by renewing, and goes to another process', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(1));
    await post(store, 2, 'm1');
    await tick(store, 11);
    const mine = await one(store, 12, 'a');
    await store.cards.renew({ now: at(600), ttlMs: 60_000, owner: 'a' });
    assert.equal(await store.cards.holds(mine.id, 'a', at(601)), false);
    assert.equal((await one(store, 602, 'b')).id, mine.id);
  });

  it('counts as stale since the first change that it does not show', async () => {
    const { store } = bench;
    await begin(store);
    assert.deepEqual(await store.cards.stale(at(1)), { count: 0, oldest: null });
    await store.cards.want('eng-1', checklist, channel, at(2));
    assert.deepEqual(await store.cards.stale(at(3)), { count: 1, oldest: at(2) });
    await post(store, 3, 'm1');
    await tick(store, 11);
    await tick(store, 12);
    assert.deepEqual(await store.cards.stale(at(13)), { count: 1, oldest: at(11) });
  });

  it('is drawn at the newest version in the end, whatever two processes do at the same time', async () => {
    const stores = [bench.store, await bench.another()];
    await begin(bench.store);
    await bench.store.cards.want('eng-1', checklist, channel, at(1));
    await post(bench.store, 2, 'm1');
    let inFlight = 0;
    let most = 0;
    let clock = 30;
    const refresh = async (store: Store, owner: string) => {
      for (let round = 0; round < 25; round++) {
        for (const card of await claim(store, clock, owner)) {
          most = Math.max(most, ++inFlight);
          const version = (await store.engagements.find('eng-1'))?.version ?? 0;
          await new Promise((resolve) => setTimeout(resolve, 1));
          inFlight--;
          await store.cards.shown({ id: card.id, version, owner, now: at(clock) });
        }
      }
    };
    const ticks = async () => {
      for (let n = 1; n <= 20; n++) await tick(stores[n % 2] ?? bench.store, n);
    };
    await Promise.all([ticks(), ...stores.map((store, n) => refresh(store, `p${n}`))]);
    clock = 31;
    await refresh(bench.store, 'last');
    assert.equal(most, 1, 'one call in flight per conversation');
    assert.equal((await bench.store.cards.live('eng-1'))[0]?.shownVersion, 22);
  });
});
