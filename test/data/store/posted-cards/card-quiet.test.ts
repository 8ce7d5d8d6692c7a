import assert from 'node:assert/strict';
import type { PostedCard, WantedCard } from '../../../../data/domain/notice/posted-card.js';
import type { Budget, Store } from '../../../../data/store/store.js';
import { onEachDatabase } from '../database/each-database.js';
import { at, numbered, opened, started, ticked } from '../samples.js';

const checklist: WantedCard = { kind: 'checklist', phase: 'initiate', page: 1 };
const overview: WantedCard = { kind: 'engagement', phase: null, page: 1 };
const channel = '19:c@thread.tacv2';
const hour = 3_600;

const claim = (store: Store, n: number, budget?: Budget) =>
  store.cards.claim({ now: at(n), ttlMs: 5_000, limit: 9, owner: 'a', ...(budget === undefined ? {} : { budget }) });
const tick = (store: Store, n: number, item: number) =>
  store.engagements.change('eng-1', () => ({ events: [ticked(String(item), n)] }));
const version = async (store: Store) => (await store.engagements.find('eng-1'))?.version ?? 0;

/** Everything that is due, as a refresher would do it; the kinds that were edited. */
async function edited(store: Store, n: number, more: { readonly unsent?: boolean } = {}): Promise<string[]> {
  const kinds: string[] = [];
  for (;;) {
    const [card] = await claim(store, n);
    if (card === undefined) return kinds;
    const shown = { id: card.id, version: await version(store), drawing: `h${n}`, owner: 'a', now: at(n) };
    const posted = card.activity === null ? { activity: `m-${card.id}`, conversation: channel } : {};
    await store.cards.shown({ ...shown, ...posted, ...(more.unsent ? { unsent: card.send } : {}) });
    if (card.activity !== null) kinds.push(card.kind);
  }
}

/** Version 3, as after a set-up: a checklist and the engagement's card are live. */
async function begin(store: Store, items = 20): Promise<void> {
  await store.engagements.start(started('eng-1', channel));
  await store.engagements.change('eng-1', () => ({ events: [opened('initiate', numbered(items))] }));
  const to = { id: '29:next', name: 'Next' };
  await store.engagements.change('eng-1', () => ({ events: [{ type: 'SetupHandedOver', to, at: at(1), by: to }] }));
  await store.cards.want('eng-1', checklist, channel, at(1));
  await store.cards.want('eng-1', overview, channel, at(1));
  await edited(store, 2);
}

onEachDatabase('the quiet of the engagement’s own card', (bench) => {
  it('shows a lone tick on the checklist at once, and on the engagement’s card within the hour', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    assert.deepEqual(await edited(store, 11), ['checklist']);
    assert.equal((await store.cards.stale(at(12))).count, 0);
    assert.deepEqual(await edited(store, hour), []);
    assert.deepEqual(await edited(store, 10 + hour), ['engagement']);
  });

  it('spends on the engagement’s card what ticks saved that came together', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    assert.deepEqual(await edited(store, 10), ['checklist']);
    await tick(store, 11, 2);
    await tick(store, 11, 3);
    assert.deepEqual(await edited(store, 12), ['checklist', 'engagement']);
    await tick(store, 13, 4);
    assert.deepEqual(await edited(store, 14), ['checklist']);
  });

  it('does not wait when the last required item is ticked, or opened again', async () => {
    const { store } = bench;
    await begin(store, 2);
    await tick(store, 10, 1);
    assert.deepEqual(await edited(store, 11), ['checklist']);
    await tick(store, 12, 2);
    assert.deepEqual(await edited(store, 13), ['checklist', 'engagement']);
  });

  it('does not wait with anything but ticks', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    assert.deepEqual(await edited(store, 11), ['checklist']);
    const to = { id: '29:other', name: 'Other' };
    await store.engagements.change('eng-1', () => ({ events: [{ type: 'SetupHandedOver', to, at: at(12), by: to }] }));
    assert.deepEqual((await edited(store, 13)).sort(), ['checklist', 'engagement']);
  });
});

onEachDatabase('what a card remembers of its message', (bench) => {
  const live = async (store: Store, kind: string): Promise<PostedCard> => {
    const card = (await store.cards.live('eng-1')).find((candidate) => candidate.kind === kind);
    assert.ok(card);
    return card;
  };

  it('knows in every process what the message shows, until an edit of it begins', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    const [card] = await claim(store, 11);
    assert.equal(card?.drawing, 'h2');
    await store.cards.release({ id: card?.id ?? '', owner: 'a', notBefore: at(12) });
    assert.equal((await claim(store, 12))[0]?.drawing, null);
  });

  it('still knows it when nothing was sent', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    const [card] = await claim(store, 11);
    assert.ok(card);
    await store.cards.release({ id: card.id, owner: 'a', notBefore: at(12), unsent: card });
    assert.equal((await claim(store, 12))[0]?.drawing, 'h2');
  });

  it('is posted again once when its message is deleted, and not when that one is deleted too', async () => {
    const { store } = bench;
    await begin(store);
    const again = await store.cards.deleted((await live(store, 'checklist')).id, at(5));
    assert.equal(again?.state, 'wanted');
    await edited(store, 6);
    const other = await bench.another();
    assert.equal(await other.cards.deleted((await live(other, 'checklist')).id, at(7)), null);
    assert.deepEqual(await edited(store, 8), []);
    await store.cards.want('eng-1', checklist, channel, at(9));
    await edited(store, 9);
    assert.equal((await store.cards.deleted((await live(store, 'checklist')).id, at(10)))?.state, 'wanted');
  });

  it('is not tried again at the version that the connector refused, unless it is wanted again', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', checklist, channel, at(5));
    const [card] = await claim(store, 6);
    assert.ok(card);
    await store.cards.release({ id: card.id, owner: 'a', notBefore: at(6), refusedVersion: 3 });
    assert.deepEqual(await claim(store, 100), []);
    assert.equal((await store.cards.want('eng-1', checklist, channel, at(101))).id, card.id);
    assert.equal((await claim(store, 102))[0]?.id, card.id);
    await store.cards.release({ id: card.id, owner: 'a', notBefore: at(103), refusedVersion: 3 });
    assert.deepEqual(await claim(store, 104), []);
    await tick(store, 105, 1);
    assert.ok((await claim(store, 106)).length > 0);
  });
});

onEachDatabase('the budget of sends', (bench) => {
  /** Three a minute. */
  const three: Budget = {
    ofPlace: [3],
    ofTenant: [5],
    wait: (place, tenant, now) => Math.max((place(3) ?? 0) + 60_000 - now, (tenant(5) ?? 0) + 60_000 - now, 0),
  };

  it('is one for all processes, and keeps a spent place out of the queue', async () => {
    const { store } = bench;
    const other = await bench.another();
    await begin(store);
    const record = { serviceUrl: 'https://smba.example', tenant: 't', botId: 'b', kind: 'channel', at: at(0) };
    await store.conversations.remember({ conversation: channel, ...record });
    const late = 2 * hour;
    for (let n = 1; n <= 3; n += 1) {
      await tick(store, late, n);
      const [card] = await claim(n % 2 === 0 ? store : other, late + n * 2, three);
      assert.ok(card, `${n}`);
      await store.cards.shown({ id: card.id, version: await version(store), owner: 'a', now: at(late + n * 2) });
    }
    await tick(store, late + 8, 4);
    assert.deepEqual(await claim(other, late + 8, three), []);
    assert.deepEqual(await claim(store, late + 61, three), []);
    assert.equal((await claim(store, late + 63, three)).length, 1);
  });

  it('counts answers too, and the tenant over all its places', async () => {
    const { store } = bench;
    const now = at(10);
    await store.sends.note([1, 2, 3, 4, 5].map((n) => ({ place: `p${n}`, tenant: 't', at: at(n) })));
    assert.equal((await store.sends.look('p9', 't', three, now)).wait, 51_000);
    assert.equal((await store.sends.look('p9', 'other', three, now)).wait, 0);
    await store.sends.note([6, 7, 8].map((n) => ({ place: 'p9', tenant: 'other', at: at(n) })));
    assert.equal((await store.sends.look('p9', 'other', three, now)).wait, 56_000);
  });

  it('takes back what was not sent', async () => {
    const { store } = bench;
    await begin(store);
    for (let n = 1; n <= 6; n += 1) {
      await tick(store, 2 * hour + n, n);
      const [card] = await claim(store, 2 * hour + n, three);
      assert.ok(card, `${n}`);
      const shown = { id: card.id, version: await version(store), drawing: 'same', owner: 'a', now: at(2 * hour + n) };
      await store.cards.shown({ ...shown, unsent: card.send });
    }
  });
});
