import assert from 'node:assert/strict';
import { isRequired, itemsOf, tickItem, untickItem } from '../../../../data/domain/checklist/checklist.js';
import type { Decision } from '../../../../data/domain/decision.js';
import { checkpointOf, type Engagement } from '../../../../data/domain/engagement.js';
import { acceptAsSpecialist } from '../../../../data/domain/people/specialist.js';
import { acknowledge, confirm, stateNothingToRemediate } from '../../../../data/domain/phase/checkpoint.js';
import { exceptItem } from '../../../../data/domain/phase/exception.js';
import { cancelEngagement, pauseEngagement } from '../../../../data/domain/phase/pause.js';
import { reopenPhase, sendBack } from '../../../../data/domain/phase/send-back.js';
import { saveSetup } from '../../../../data/domain/setup/setup.js';
import type { Store } from '../../../../data/store/store.js';
import { ana, details, jonas, mina, sam, smallDataset, started, ticking } from '../../../support/history.js';
import { fasttrack } from '../../../support/playbooks.js';
import { onEachDatabase } from '../database/each-database.js';

onEachDatabase('phases in the store', (bench) => {
  const now = ticking();
  const id = started.type === 'SetupStarted' ? started.engagement : '';

  const change = async (decide: (e: Engagement) => Decision, store: Store = bench.store): Promise<Engagement> => {
    const outcome = await store.engagements.change(id, decide);
    assert.equal(outcome?.refusal, null, JSON.stringify(outcome?.refusal));
    assert.ok(outcome);
    return outcome.engagement;
  };

  async function begin(where: 'initiate' | 'remediate' = 'initiate'): Promise<Engagement> {
    if (started.type !== 'SetupStarted') throw new Error('It starts.');
    await bench.store.engagements.start(started);
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    await change((e) => saveSetup(e, smallDataset, details, people, ana, now(), where));
    return change((e) => acceptAsSpecialist(e, sam, now()));
  }

  async function finish(but: readonly string[] = []): Promise<Engagement> {
    const e = await bench.store.engagements.find(id);
    assert.ok(e);
    for (const { id: item } of itemsOf(e, e.phase).filter(isRequired)) {
      if (but.includes(item)) continue;
      await change((now_) => {
        const one = now_.items.find((candidate) => candidate.id === item);
        return tickItem(now_, item, one?.version ?? 0, ana, now());
      });
    }
    const after = await bench.store.engagements.find(id);
    assert.ok(after);
    return after;
  }

  const sign = () => change((e) => acknowledge(e, smallDataset, e.phase, e.version, sam, now(), 'Looked at together'));

  /** What is to be posted and was not: kind and place. */
  async function wanted(store: Store = bench.store): Promise<readonly string[]> {
    const claimed = await store.cards.claim({ now: '2027-01-01T00:00:00.000Z', ttlMs: 1000, limit: 20, owner: 'test' });
    for (const card of claimed) {
      await store.cards.shown({
        id: card.id,
        version: 1,
        activity: `m-${card.id}`,
        owner: 'test',
        now: '2027-01-01T00:00:00.000Z',
      });
    }
    return claimed.map(({ kind, conversation }) => `${kind} ${conversation}`);
  }

  /** A personal chat through which a person can be written to. */
  const chat = (person: string, conversation: string) =>
    bench.store.conversations.remember({
      ...{ conversation, serviceUrl: 'https://smba.trafficmanager.net/x/', tenant: 't', botId: '28:bot' },
      ...{ kind: 'personal', at: '2026-11-20T11:00:00.000Z', person, locale: 'ko' },
    });

  it('freeze a record in the change that passes a checkpoint, and keep it when the phase is reopened', async () => {
    const e = await begin();
    const [item] = itemsOf(e, 'initiate').filter(isRequired);
    assert.ok(item);
    const exception = { reason: 'Late delivery', owner: jonas.id, due: '2026-12-24' };
    await change((one) => exceptItem(one, item.id, item.version, exception, ana, now()));
    await finish([item.id]);
    const passed = await sign();
    const [record, ...more] = await bench.store.records.of(id);
    assert.deepEqual(more, []);
    assert.equal(record?.phase, 'initiate');
    assert.equal(record?.change, passed.version);
    assert.equal(record?.acknowledged?.note, 'Looked at together');
    assert.deepEqual(
      record?.exceptions.map(({ item: which, owner, reason }) => [which, owner.name, reason]),
      [[item.id, jonas.name, 'Late delivery']],
    );
    assert.equal(record?.datasetVersion, smallDataset.version);
    assert.ok(record?.items.every((one) => one.phase === 'initiate'));
    await change((one) => reopenPhase(one, 'initiate', one.version, 'Look again', sam, now()));
    await sign();
    const again = await bench.store.records.of(id, 'initiate');
    assert.equal(again.length, 2);
    assert.deepEqual(again[1], record, 'the first one is as it was');
  });

  it('tell the specialist once that a phase is ready, though its last item is ticked, unticked and ticked', async () => {
    await begin();
    await chat(sam.id, 'a:sam');
    await wanted();
    const ready = await finish();
    const last = itemsOf(ready, 'initiate').filter(isRequired).at(-1);
    assert.ok(last);
    await change((e) => untickItem(e, last.id, last.version, ana, now(), true));
    await change((e) => tickItem(e, last.id, last.version + 1, ana, now()));
    assert.deepEqual(await wanted(), ['notice a:sam']);
    assert.equal((await bench.store.notices.numbered(id, 1))?.locale, 'ko');
    assert.equal(await bench.store.notices.numbered(id, 2), null);
    // Another process on the same database, as after a restart.
    const later = await bench.another();
    await change((e) => untickItem(e, last.id, last.version + 2, ana, now(), true), later);
    await change((e) => tickItem(e, last.id, last.version + 3, ana, now()), later);
    assert.deepEqual(await wanted(later), []);
  });

  it('tell it again after the phase was sent back', async () => {
    await begin();
    await chat(sam.id, 'a:sam');
    await finish();
    await wanted();
    const e = await bench.store.engagements.find(id);
    assert.ok(e);
    const some = itemsOf(e, 'initiate').map((item) => item.id);
    await change((one) => sendBack(one, 'initiate', one.version, { reason: 'Not yet', items: some }, sam, now()));
    await wanted();
    await finish();
    assert.deepEqual(await wanted(), ['notice a:sam']);
  });

  it('mention people without a personal chat in the channel', async () => {
    const { channel } = await begin();
    await finish();
    const notice = await bench.store.notices.numbered(id, 1);
    assert.deepEqual(notice?.to, [sam]);
    assert.equal(notice?.direct, false);
    assert.deepEqual(
      (await wanted()).filter((card) => card.startsWith('notice')),
      [`notice ${channel}`],
    );
  });

  it('never edit a notice that was posted', async () => {
    await begin();
    await chat(sam.id, 'a:sam');
    const ready = await finish();
    await wanted();
    const item = itemsOf(ready, 'initiate').filter(isRequired)[0];
    assert.ok(item);
    await change((e) => untickItem(e, item.id, item.version, ana, now(), true));
    assert.ok(!(await wanted()).some((card) => card.startsWith('notice')));
  });

  it('are read back as they were written, paused and after a beginning in the middle', async () => {
    const begun = await begin('remediate');
    assert.equal(checkpointOf(begun, 'assess').stated?.by.id, ana.id);
    const paused = await change((e) => pauseEngagement(e, 'Holidays', ana, now()));
    const fresh = await bench.another();
    assert.deepEqual(await fresh.engagements.find(id), paused);
    const history = await fresh.engagements.history(id);
    assert.ok(history.some((event) => event.type === 'PhasesStated'));
  });

  it('free the channel when the engagement is cancelled', async () => {
    const { channel } = await begin();
    await change((e) => cancelEngagement(e, 'No budget', ana, now()));
    const next = await bench.store.engagements.start({
      ...started,
      type: 'SetupStarted',
      playbook: fasttrack,
      engagement: 'engagement-2',
      channel,
    });
    assert.equal(next.created, true);
    assert.equal((await bench.store.engagements.inChannel(channel))?.id, 'engagement-2');
    const old = await (await bench.another()).engagements.find(id);
    assert.equal(old?.state, 'cancelled');
    assert.equal(old?.stopped?.reason, 'No budget');
  });

  it('tell the customer’s lead when the specialist has signed a joint checkpoint', async () => {
    await begin('remediate');
    await chat(mina.id, 'a:mina');
    await chat(sam.id, 'a:sam');
    await change((e) => stateNothingToRemediate(e, sam, now()));
    await change((e) => stateNothingToRemediate(e, jonas, now()));
    await finish();
    await wanted();
    await sign();
    assert.ok((await wanted()).includes('notice a:mina'));
    const enable = await change((e) => confirm(e, smallDataset, 'remediate', e.version, mina, now()));
    assert.equal(enable.phase, 'enable');
    assert.equal((await bench.store.records.of(id, 'remediate'))[0]?.confirmed?.by.id, mina.id);
  });
});
