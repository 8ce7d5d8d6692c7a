import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { hookPayload } from '../../../bot/api/views/hook-payload.js';
import { webhooksIn } from '../../../bot/config/webhook-settings.js';
import { HookClient } from '../../../bot/webhooks/hook-client.js';
import { HookFeeder, replaySince } from '../../../bot/webhooks/hook-feeder.js';
import { WebhookRunner } from '../../../bot/webhooks/webhook-runner.js';
import { tickItem, untickItem } from '../../../data/domain/checklist/checklist.js';
import { edit } from '../../../data/domain/checklist/items.js';
import { timelineOf } from '../../../data/domain/timeline/timeline.js';
import type { Store } from '../../../data/store/store.js';
import { onEachDatabase } from '../../data/store/database/each-database.js';
import { keptLog, tenant } from '../../support/baton.js';
import { ana } from '../../support/history.js';
import { inEffect, isSigned, type Received, type Receiver, startReceiver } from '../../support/hook-receiver.js';
import { storedEngagement } from '../../support/stored-engagement.js';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

onEachDatabase('webhooks', (bench) =>
  describe('with a receiver on this machine', () => {
    let receiver: Receiver;
    let running: WebhookRunner[] = [];
    const { lines, log } = keptLog();
    beforeEach(async () => {
      lines.length = 0;
      receiver = await startReceiver();
    });
    afterEach(async () => {
      await Promise.all(running.map((one) => one.stop()));
      running = [];
      await receiver.close();
    });

    const hooks = (events = 'all', url = receiver.url) =>
      webhooksIn(`tickets url=${url} secret=${secret} tenant=${tenant} events=${events}`, assert.fail);

    /** A process of its own, as far as webhooks are concerned. */
    const start = (store: Store, more: Partial<ConstructorParameters<typeof WebhookRunner>[0]> = {}) => {
      const one = new WebhookRunner({
        store,
        hooks: hooks(),
        client: new HookClient({ allowsLoopback: true, timeoutMs: 400 }),
        log,
        now: Date.now,
        every: 30,
        leaseMs: 1_500,
        waits: [20, 20, 20, 20],
        ...more,
      });
      one.start();
      running.push(one);
      return one;
    };

    const begin = async (store: Store, events = 'all') => await new HookFeeder(store, hooks(events)).begin(Date.now());

    const plan = (id: string) => ({ id, channel: `19:${id}@thread.tacv2`, tenant });

    /** Ticks and unticks the first row, so many times. */
    const press = async (store: Store, id: string, times: number) => {
      for (let n = 0; n < times; n += 1) {
        const found = await store.engagements.find(id);
        const item = found?.items.find(({ side, phase }) => side === 'customer' && phase === found.phase);
        assert.ok(item);
        const decide = item.tick === null ? tickItem : untickItem;
        await store.engagements.change(id, (e) => decide(e, item.id, item.version, ana, new Date().toISOString()));
      }
    };

    const told = async (store: Store, id: string) =>
      timelineOf(await store.engagements.recorded(id), await store.inquiries.recordedIn(id)).map((event) => event.id);

    it('tell what happens from their beginning on, signed, in order, once, and nothing of before', async () => {
      const { store } = bench;
      await storedEngagement(store, plan('before'));
      await begin(store);
      start(store);
      const before = await told(store, 'before');
      await press(store, 'before', 3);
      await storedEngagement(store, plan('after'));
      const expected = [...(await told(store, 'before')).slice(before.length), ...(await told(store, 'after'))];
      await receiver.until((all) => all.length >= expected.length);
      await sleep(150);
      assert.equal(receiver.received.length, expected.length);
      for (const id of ['before', 'after']) {
        const own = receiver.received.filter(({ engagement }) => engagement === id).map((one) => one.id);
        assert.deepEqual(
          own,
          expected.filter((one) => own.includes(one)),
        );
      }
      for (const one of receiver.received) {
        assert.ok(isSigned(one, secret));
        assert.equal(isSigned({ ...one, body: `${one.body} ` }, secret), false);
        const payload = JSON.parse(one.body);
        assert.deepEqual(hookPayload.parse(payload), payload);
        assert.doesNotMatch(one.body, /Ana|Lima|29:/u);
      }
    });

    it('arrive in order and once in effect through a receiver that fails, hangs, drops and is slow', async () => {
      const { store } = bench;
      await begin(store);
      let n = 0;
      receiver.answer(() => {
        n += 1;
        return (
          (
            [
              'drop',
              500,
              { status: 204, afterMs: 60 },
              'hang',
              204,
              { status: 302, headers: { location: receiver.url } },
              503,
              204,
            ] as const
          )[n % 8] ?? 204
        );
      });
      start(store, { waits: Array.from({ length: 20 }, () => 10) });
      await storedEngagement(store, plan('a'));
      await storedEngagement(store, plan('b'));
      await press(store, 'a', 4);
      await press(store, 'b', 4);
      const [a, b] = [await told(store, 'a'), await told(store, 'b')];
      await receiver.until((all) => new Set(all.map(({ id }) => id)).size === a.length + b.length, 60_000);
      assert.deepEqual(inEffect(of('a')), a);
      assert.deepEqual(inEffect(of('b')), b);
      assert.deepEqual(receiver.overlapping, []);
      assert.ok(receiver.received.length > a.length + b.length, 'some were sent again');
    });

    const of = (id: string): readonly Received[] => receiver.received.filter(({ engagement }) => engagement === id);

    it('are sent by several processes, none of which sends what another is sending', async () => {
      const { store } = bench;
      await begin(store);
      receiver.answer(() => ({ status: 200, afterMs: 15 }));
      const stores = [store, await bench.another(), await bench.another()];
      for (const one of stores) start(one);
      for (const id of ['a', 'b', 'c']) await storedEngagement(store, plan(id));
      for (const id of ['a', 'b', 'c']) await press(store, id, 3);
      for (const id of ['a', 'b', 'c']) {
        const all = await told(store, id);
        await receiver.until(() => of(id).length >= all.length);
        assert.deepEqual(
          of(id).map((one) => one.id),
          all,
        );
      }
      assert.deepEqual(receiver.overlapping, []);
    });

    it('go on where a process was killed between sending and writing that down', async () => {
      const { store } = bench;
      await begin(store);
      await storedEngagement(store, plan('a'));
      const killed = await bench.another();
      const dead = start(killed, { leaseMs: 300 });
      // As SIGKILL leaves it: sent, never written down, and nothing more comes from there.
      const never = () => new Promise<never>(() => {});
      killed.webhooks.settle = () => {
        killed.webhooks.running = never;
        return never();
      };
      await receiver.until((all) => all.length === 1);
      running = running.filter((one) => one !== dead);
      const all = await told(store, 'a');
      start(store, { leaseMs: 300 });
      await receiver.until(() => new Set(of('a').map(({ id }) => id)).size === all.length);
      assert.deepEqual(inEffect(of('a')), all);
      assert.equal(of('a').filter(({ id }) => id === all[0]).length, 2, 'the one in doubt came twice, under its id');
    });

    it('give up an event after the last attempt, go on with the next, and send it when it is replayed', async () => {
      const { store } = bench;
      await begin(store, 'item.ticked,item.unticked');
      const bad = { id: '' };
      receiver.answer(({ id }) => {
        if (bad.id === '') bad.id = id;
        return id === bad.id ? 500 : 200;
      });
      await storedEngagement(store, plan('a'));
      start(store, { hooks: hooks('item.ticked,item.unticked'), waits: [5, 5] });
      await press(store, 'a', 2);
      await receiver.until(() => new Set(of('a').map(({ id }) => id)).size === 2);
      assert.equal(of('a').filter(({ id }) => id === bad.id).length, 3);
      await sleep(100);
      const [summary] = await store.webhooks.summaries();
      assert.deepEqual([summary?.counts.dead, summary?.counts.delivered], [1, 1]);
      assert.ok(lines.some(({ event, id }) => event === 'webhook given up' && id === bad.id));
      receiver.answer(() => 200);
      assert.equal(await store.webhooks.again('tickets'), 1);
      await receiver.until(() => of('a').at(-1)?.id === bad.id);
    });

    it('stop for a receiver that says it is gone, lose nothing, and go on at another address', async () => {
      const { store } = bench;
      await begin(store);
      receiver.answer(() => 410);
      await storedEngagement(store, plan('a'));
      const first = start(store);
      await receiver.until((all) => all.length === 1);
      await sleep(200);
      assert.equal(receiver.received.length, 1);
      assert.equal((await store.webhooks.summaries())[0]?.stopped, 'gone');
      await first.stop();
      running = [];
      receiver.answer(() => 200);
      receiver.received.length = 0;
      start(store, { hooks: hooks('all', `${receiver.url}/new`) });
      const all = await told(store, 'a');
      await receiver.until(() => of('a').length === all.length);
      assert.deepEqual(
        of('a').map(({ id }) => id),
        all,
      );
    });

    it('say once for each date that a row became late, and nothing of what was late before', async () => {
      const { store } = bench;
      const day = 86_400_000;
      let now = Date.parse('2026-12-01T12:00:00.000Z');
      await storedEngagement(store, plan('a'));
      const due = async (at: number, date: string) => {
        const found = await store.engagements.find('a');
        const item = found?.items[at];
        assert.ok(item);
        await store.engagements.change('a', (e) => ({
          events: edit(e, item, { due: date }, ana, '2026-11-30T12:00:00.000Z'),
        }));
        return item.id;
      };
      await due(0, '2026-11-01');
      const item = await due(1, '2026-12-01');
      await new HookFeeder(store, hooks('item.late')).begin(now);
      start(store, { hooks: hooks('item.late'), now: () => now });
      start(await bench.another(), { hooks: hooks('item.late'), now: () => now });
      await sleep(200);
      assert.equal(receiver.received.length, 0);
      now += day;
      await receiver.until((all) => all.length === 1);
      now += day;
      await sleep(200);
      assert.equal(receiver.received.length, 1);
      const payload = JSON.parse(receiver.received[0]?.body ?? '{}');
      assert.deepEqual([payload.type, payload.data.due, payload.data.items[0].id], ['item.late', '2026-12-01', item]);
      await due(1, '2026-12-02');
      now += day;
      await receiver.until((all) => all.length === 2);
    });

    it('replay what happened since an instant in its order, under the same ids', async () => {
      const { store } = bench;
      await begin(store);
      await storedEngagement(store, plan('a'));
      await press(store, 'a', 2);
      start(store);
      const all = await told(store, 'a');
      await receiver.until(() => of('a').length === all.length);
      await sleep(100);
      receiver.received.length = 0;
      const [hook] = hooks();
      assert.ok(hook);
      assert.equal(await replaySince(store, hook, '2000-01-01T00:00:00.000Z'), all.length);
      await receiver.until(() => of('a').length === all.length);
      assert.deepEqual(
        of('a').map(({ id }) => id),
        all,
      );
    });

    it('tell nothing of another tenant, and of the types that were chosen alone', async () => {
      const { store } = bench;
      await begin(store, 'item.ticked');
      start(store, { hooks: hooks('item.ticked') });
      await storedEngagement(store, { ...plan('other'), tenant: 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee' });
      await press(store, 'other', 1);
      await storedEngagement(store, plan('a'));
      await press(store, 'a', 2);
      await receiver.until((all) => all.length === 1);
      await sleep(150);
      assert.deepEqual(
        receiver.received.map(({ type, engagement }) => [type, engagement]),
        [['item.ticked', 'a']],
      );
    });
  }),
);
