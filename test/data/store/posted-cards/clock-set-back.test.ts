import assert from 'node:assert/strict';
import { budgetOf, SendThrottle } from '../../../../bot/connector/send-throttle.js';
import type { WantedCard } from '../../../../data/domain/notice/posted-card.js';
import { onEachDatabase } from '../database/each-database.js';
import { at, numbered, opened, started, ticked } from '../samples.js';

const checklist: WantedCard = { kind: 'checklist', phase: 'initiate', page: 1 };
const channel = '19:c@thread.tacv2';
/** The same instant, in seconds, on a clock that was set back by an hour. */
const back = (n: number): number => n - 3_600;
const spoken = { conversation: channel, tenant: 't', botId: '28:b', kind: 'channel' } as const;

onEachDatabase('a clock that is set back by an hour', (bench) => {
  const live = async () => {
    const { store } = bench;
    await store.conversations.remember({ ...spoken, serviceUrl: 'https://old.example/', at: at(1) });
    await store.engagements.start(started('eng-1', channel));
    await store.engagements.change('eng-1', () => ({ events: [opened('initiate', numbered(9))] }));
    await store.cards.want('eng-1', checklist, channel, at(1));
    const [card] = await claim(2);
    assert.ok(card !== undefined);
    const shown = { id: card.id, version: 2, activity: 'm1', conversation: channel, owner: 'a' };
    await store.cards.shown({ ...shown, restsUntil: at(4), now: at(3) });
    await store.engagements.change('eng-1', () => ({ events: [ticked('1', 3)] }));
    return card.id;
  };
  const claim = (n: number, owner = 'a') =>
    bench.store.cards.claim({ now: at(n), ttlMs: 4_000, limit: 9, owner, budget: budgetOf(1) });

  it('lets no card rest until the old time comes again', async () => {
    const id = await live();
    assert.deepEqual(await claim(3.5), [], 'rests');
    assert.deepEqual(
      (await claim(back(3.5))).map((card) => card.id),
      [id],
    );
  });

  it('lets no claim of a process that died hold its conversation', async () => {
    const id = await live();
    assert.equal((await claim(5, 'died')).length, 1);
    assert.deepEqual(await claim(6, 'b'), [], 'held');
    assert.deepEqual(
      (await claim(back(6), 'b')).map((card) => card.id),
      [id],
    );
  });

  it('ends silences and waits that the connector asked for', async () => {
    const id = await live();
    const [card] = await claim(5);
    assert.ok(card !== undefined);
    await bench.store.cards.release({ id, owner: 'a', notBefore: at(15), everyCard: true, later: true });
    assert.deepEqual(await claim(14), []);
    let now = Date.parse(at(14));
    const pace = new SendThrottle({ store: bench.store, now: () => now });
    assert.ok((await pace.take(channel, 't')) > 0, 'answers are silent too');
    now = Date.parse(at(back(14)));
    assert.equal(await pace.take(channel, 't'), 0);
    assert.equal((await claim(back(15))).length, 1);
    // A new silence is one on the clock as it is now.
    await bench.store.conversations.keepQuiet(channel, at(back(40)));
    now = Date.parse(at(back(30)));
    assert.ok((await pace.take(channel, 't')) > 9_000);
    await pace.stop();
  });

  it('counts no send as one of this second that left an hour later', async () => {
    let now = Date.parse(at(100));
    const pace = new SendThrottle({ store: bench.store, now: () => now });
    let sent = 0;
    while (sent < 20 && (await pace.take(channel, 't')) === 0) sent += 1;
    assert.ok(sent > 3 && sent < 20, `${sent}: the budget is spent`);
    await pace.stop();
    now = Date.parse(at(back(100)));
    assert.equal(await pace.take(channel, 't'), 0);
    await pace.stop();
  });

  it('believes what is said now about how to reach a conversation', async () => {
    await live();
    await bench.store.conversations.remember({ ...spoken, serviceUrl: 'https://new.example/', at: at(back(9)) });
    assert.equal((await bench.store.conversations.find(channel))?.serviceUrl, 'https://new.example/');
  });
});
