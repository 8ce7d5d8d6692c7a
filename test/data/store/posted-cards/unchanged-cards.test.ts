import assert from 'node:assert/strict';
import type { ClaimedCard, StaleCard, Store } from '../../../../data/store/store.js';
import { onEachDatabase } from '../database/each-database.js';
import { at, numbered, opened, started, ticked } from '../samples.js';

const channel = '19:c@thread.tacv2';
const soon = (n: number) => at(n);

/** Three live pages of a list that all show version 2, as `drawn`. */
async function threePages(store: Store): Promise<void> {
  await store.engagements.start(started('eng-1', channel));
  await store.engagements.change('eng-1', () => ({ events: [opened('initiate', numbered(20))] }));
  for (const page of [1, 2, 3]) {
    await store.cards.want('eng-1', { kind: 'checklist', phase: 'initiate', page }, channel, at(1));
    const [card] = await claim(store, 2);
    assert.ok(card !== undefined);
    const posted = { activity: `m${page}`, conversation: channel, drawing: `drawn${page}` };
    await store.cards.shown({ id: card.id, version: 2, ...posted, owner: 'a', now: at(2) });
  }
}

const claim = (store: Store, n: number, owner = 'a') => store.cards.claim({ now: at(n), ttlMs: 5000, limit: 9, owner });
const tick = (store: Store, n: number) => store.engagements.change('eng-1', () => ({ events: [ticked(String(n), n)] }));

interface Settled {
  readonly same?: readonly StaleCard[];
  readonly againAt?: string | null;
  readonly first?: StaleCard | null;
  readonly owner?: string;
}

const settle = (
  store: Store,
  claimed: ClaimedCard,
  { same = [], againAt = null, first = null, owner = 'a' }: Settled,
) => store.cards.settle({ claimed, owner, version: 3, same: same.map((card) => ({ card, againAt })), first });

async function claimed(store: Store, n: number): Promise<ClaimedCard> {
  const [card, ...others] = await claim(store, n);
  assert.ok(card !== undefined && others.length === 0);
  return card;
}

onEachDatabase('pages that look the same at a newer version', (bench) => {
  it('come along with the page that is claimed, and are settled without a send', async () => {
    const { store } = bench;
    await threePages(store);
    await tick(store, 1);
    const card = await claimed(store, 3);
    assert.deepEqual(
      card.alongside.map(({ page, drawing }) => [page, drawing]),
      [
        [2, 'drawn2'],
        [3, 'drawn3'],
      ],
    );
    await settle(store, card, { same: card.alongside });
    await store.cards.shown({ id: card.id, version: 3, drawing: 'new', owner: 'a', now: at(4) });
    assert.deepEqual(await claim(store, 5), []);
    await tick(store, 2);
    const again = await claimed(store, 6);
    assert.deepEqual(
      again.alongside.map(({ drawing, shownVersion }) => [drawing, shownVersion]),
      [
        ['drawn2', 3],
        ['drawn3', 3],
      ],
    );
  });

  it('are looked at again when their instant comes, after what people pressed', async () => {
    const { store } = bench;
    await threePages(store);
    await tick(store, 1);
    const first = await claimed(store, 3);
    await settle(store, first, { same: first.alongside, againAt: soon(9) });
    await store.cards.shown({ id: first.id, version: 3, drawing: 'new', owner: 'a', now: at(4) });
    assert.deepEqual(await claim(store, 8), []);
    const due = await claimed(store, 9);
    assert.deepEqual([due.page, due.againAt, due.alongside.map(({ page }) => page)], [2, soon(9), [3]]);
  });

  it('stay stale when something happened to them in between', async () => {
    const { store } = bench;
    await threePages(store);
    await tick(store, 1);
    const card = await claimed(store, 3);
    const [second, third] = card.alongside;
    assert.ok(second !== undefined && third !== undefined);
    // An edit whose claim had run out arrived there: what the message shows is unknown.
    await store.cards.shown({ id: second.id, version: 3, owner: 'late', now: at(3) });
    await settle(store, card, { same: [second, third] });
    await store.cards.shown({ id: card.id, version: 3, drawing: 'new', owner: 'a', now: at(4) });
    const next = await claimed(store, 5);
    assert.deepEqual([next.id, next.drawing], [second.id, null]);
  });

  it('give the claim to the page that differs, and keep what they show', async () => {
    const { store } = bench;
    await threePages(store);
    await tick(store, 1);
    const card = await claimed(store, 3);
    const third = card.alongside[1];
    assert.ok(third !== undefined);
    const instead = await settle(store, card, { same: [card], first: third });
    assert.deepEqual([instead.id, instead.send], [third.id, card.send]);
    assert.deepEqual(await claim(store, 3, 'b'), [], 'the place is still claimed');
    assert.equal(await store.cards.holds(third.id, 'a', at(4)), true);
    assert.equal(await store.cards.holds(card.id, 'a', at(4)), false);
    await store.cards.shown({ id: third.id, version: 3, drawing: 'new', owner: 'a', now: at(4) });
    const next = await claimed(store, 5);
    assert.equal(next.page, 2);
  });

  it('keep the claim when another process has it, or the other page is gone', async () => {
    const { store } = bench;
    await threePages(store);
    await tick(store, 1);
    const card = await claimed(store, 3);
    const [second] = card.alongside;
    assert.ok(second !== undefined);
    assert.equal((await settle(store, card, { first: second, owner: 'b' })).id, card.id);
    await store.cards.gone(second.id);
    assert.equal((await settle(store, card, { first: second })).id, card.id);
    assert.equal(await store.cards.holds(card.id, 'a', at(4)), true);
  });
});

onEachDatabase('a look for work at some places', (bench) => {
  it('finds what is stale there, and nothing elsewhere', async () => {
    const { store } = bench;
    await threePages(store);
    await tick(store, 1);
    const look = (engagements: readonly string[], places: readonly string[]) =>
      store.cards.claim({ now: at(3), ttlMs: 5000, limit: 9, owner: 'a', at: { engagements, places } });
    assert.deepEqual(await look(['eng-2'], ['19:other@thread.tacv2']), []);
    assert.equal((await look(['eng-1'], [])).length, 1);
    assert.deepEqual(await look([], [channel]), [], 'the place is claimed');
  });
});
