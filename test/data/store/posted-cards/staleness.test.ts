import assert from 'node:assert/strict';
import type { WantedCard } from '../../../../data/domain/notice/posted-card.js';
import type { Store } from '../../../../data/store/store.js';
import { onEachDatabase } from '../database/each-database.js';
import { at, numbered, opened, started, ticked } from '../samples.js';

const checklist: WantedCard = { kind: 'checklist', phase: 'initiate', page: 1 };
const overview: WantedCard = { kind: 'engagement', phase: null, page: 1 };
const channel = '19:c@thread.tacv2';

const remember = (store: Store) =>
  store.conversations.remember({
    conversation: channel,
    serviceUrl: 'https://teams.example/',
    tenant: 't',
    botId: '28:bot',
    kind: 'channel',
    at: at(0),
  });
const claim = (store: Store, n: number) => store.cards.claim({ now: at(n), ttlMs: 5_000, limit: 9, owner: 'a' });

/** Everything that is due, as a refresher would do it. */
async function show(store: Store, n: number, againAt: string | null = null): Promise<void> {
  for (;;) {
    const [card] = await claim(store, n);
    if (card === undefined) return;
    const version = (await store.engagements.find('eng-1'))?.version ?? 0;
    const posted = card.activity === null ? { activity: `m-${card.id}`, conversation: channel } : {};
    await store.cards.shown({ id: card.id, version, drawing: `h${n}`, owner: 'a', now: at(n), againAt, ...posted });
  }
}

/** A checklist that is there and true. */
async function begin(store: Store): Promise<void> {
  await remember(store);
  await store.engagements.start(started('eng-1', channel));
  await store.engagements.change('eng-1', () => ({ events: [opened('initiate', numbered(20))] }));
  await store.cards.want('eng-1', checklist, channel, at(1));
  await show(store, 2);
}
const tick = (store: Store, n: number, item: number) =>
  store.engagements.change('eng-1', () => ({ events: [ticked(String(item), n)] }));

onEachDatabase('the staleness of live cards', (bench) => {
  it('is nothing while every card shows what there is', async () => {
    await begin(bench.store);
    assert.deepEqual(await bench.store.cards.staleness(at(3)), { cards: 0, oldest: null, refused: 0 });
  });

  it('begins with the first change that a card does not show, and is over when it shows it', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    await tick(store, 20, 2);
    assert.deepEqual(await store.cards.staleness(at(30)), { cards: 1, oldest: at(10), refused: 0 });
    await show(store, 31);
    assert.equal((await store.cards.staleness(at(32))).cards, 0);
  });

  it('begins when the day comes on which a card says something else, though nothing was changed', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    await show(store, 11, at(60));
    assert.equal((await store.cards.staleness(at(59))).cards, 0);
    assert.deepEqual(await store.cards.staleness(at(70)), { cards: 1, oldest: at(60), refused: 0 });
    await show(store, 71);
    assert.equal((await store.cards.staleness(at(72))).cards, 0);
  });

  it('counts a card that is not posted yet, since it was wanted', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', { kind: 'standing', phase: null, page: 1 }, channel, at(40));
    assert.deepEqual(await store.cards.staleness(at(45)), { cards: 1, oldest: at(40), refused: 0 });
    await claim(store, 46);
    assert.equal((await store.cards.staleness(at(47))).cards, 1);
  });

  it('goes on while the card has to wait: for a claim, a silence, the moment between two edits', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    const [card] = await claim(store, 11);
    assert.ok(card);
    assert.equal((await store.cards.stale(at(12))).count, 0);
    assert.equal((await store.cards.staleness(at(12))).oldest, at(10));
    await store.cards.release({ id: card.id, owner: 'a', notBefore: at(100), later: true, everyCard: true });
    assert.equal((await store.cards.staleness(at(90))).oldest, at(10));
    const [again] = await claim(store, 101);
    assert.ok(again);
    const shown = { id: again.id, version: again.shownVersion + 1, drawing: 'h', owner: 'a', now: at(102) };
    await store.cards.shown({ ...shown, restsUntil: at(200) });
    await tick(store, 103, 2);
    assert.deepEqual(await store.cards.staleness(at(104)), { cards: 1, oldest: at(103), refused: 0 });
  });

  it('is none of the engagement’s own card while that rests on purpose', async () => {
    const { store } = bench;
    await begin(store);
    await store.cards.want('eng-1', overview, channel, at(3));
    await show(store, 4);
    await tick(store, 10, 1);
    await show(store, 11);
    assert.deepEqual(await store.cards.staleness(at(100)), { cards: 0, oldest: null, refused: 0 });
    assert.equal((await store.cards.staleness(at(3_700))).cards, 1);
  });

  it('tells what the connector refused apart, until there is something newer', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    const [card] = await claim(store, 11);
    assert.ok(card);
    const version = (await store.engagements.find('eng-1'))?.version ?? 0;
    await store.cards.release({ id: card.id, owner: 'a', notBefore: at(11), refusedVersion: version });
    assert.deepEqual(await store.cards.staleness(at(12)), { cards: 0, oldest: null, refused: 1 });
    await tick(store, 20, 2);
    assert.deepEqual(await store.cards.staleness(at(21)), { cards: 1, oldest: at(10), refused: 0 });
  });

  it('is none where nothing may be written', async () => {
    const { store } = bench;
    await begin(store);
    await tick(store, 10, 1);
    await store.conversations.stopWriting(channel, 'removed');
    assert.equal((await store.cards.staleness(at(12))).cards, 0);
  });
});
