import assert from 'node:assert/strict';
import type { Digest, DigestWork } from '../../../../data/domain/reminder/digest.js';
import type { DueReminder } from '../../../../data/store/reminders/reminders.js';
import { ana, jonas, mina } from '../../../support/history.js';
import { storedEngagement } from '../../../support/stored-engagement.js';
import { onEachDatabase } from '../database/each-database.js';

const now = '2026-11-23T09:00:00.000Z';
const tomorrow = '2026-11-24T09:00:00.000Z';
const chat = { conversation: 'a:jonas', locale: 'ko' } as const;
const digest: Digest = {
  day: '2026-11-23',
  lines: [{ engagement: 'engagement-1', customer: 'Contoso', steps: 0, late: 2, soon: 1, waiting: 0 }],
};
const work: DigestWork = { next: tomorrow, digest };
const first: DueReminder = { person: jonas.id, lookAt: null };

onEachDatabase('mornings’ messages', (bench) => {
  beforeEach(() => storedEngagement(bench.store));
  const wanted = async () =>
    (await bench.store.cards.claim({ now: '2027-12-01T00:00:00.000Z', ttlMs: 1000, limit: 50, owner: 'test' })).filter(
      ({ kind }) => kind === 'digest',
    );
  const due = async (at: string) => (await bench.store.reminders.toLookAt(at, 100)).map(({ person }) => person);
  const reach = () =>
    bench.store.conversations.remember({
      ...{ conversation: chat.conversation, kind: 'personal', person: jonas.id, serviceUrl: 'http://127.0.0.1' },
      ...{ tenant: 't', botId: '28:bot', at: now },
    });

  it('look at everybody of an engagement under way, then when it was decided', async () => {
    const { reminders } = bench.store;
    const all = await due(now);
    for (const { id } of [ana, jonas, mina]) assert.ok(all.includes(id));
    assert.equal(await reminders.decide(first, { next: tomorrow, digest: null }, null, now), true);
    assert.equal((await due(now)).includes(jonas.id), false);
    assert.equal((await due(tomorrow)).includes(jonas.id), true);
  });

  it('are sent once, however many processes decide at once', async () => {
    await reach();
    const stores = [bench.store, await bench.another(), bench.store];
    const decided = await Promise.all(stores.map(({ reminders }) => reminders.decide(first, work, chat, now)));
    assert.equal(decided.filter(Boolean).length, 1);
    const cards = await wanted();
    assert.equal(cards.length, 1);
    const [card] = cards;
    const sent = await bench.store.reminders.numbered('engagement-1', card?.page ?? 0);
    assert.deepEqual([sent?.person, sent?.day, sent?.locale, sent?.lines], [jonas.id, digest.day, 'ko', digest.lines]);
  });

  it('are decided by one process when the next morning comes', async () => {
    await reach();
    const { reminders } = bench.store;
    await reminders.decide(first, { next: tomorrow, digest: null }, null, now);
    const known: DueReminder = { person: jonas.id, lookAt: tomorrow };
    const next = { next: '2026-11-25T09:00:00.000Z', digest: { ...digest, day: '2026-11-24' } };
    const stores = [bench.store, await bench.another(), bench.store];
    const decided = await Promise.all(stores.map((store) => store.reminders.decide(known, next, chat, tomorrow)));
    assert.equal(decided.filter(Boolean).length, 1);
    assert.equal((await wanted()).length, 1);
  });

  it('are not sent a second time on a day that is decided about anew', async () => {
    await reach();
    const { reminders } = bench.store;
    await reminders.decide(first, work, chat, now);
    await reminders.setStopped(jonas.id, true, now);
    await reminders.setStopped(jonas.id, false, now);
    const [again] = (await reminders.toLookAt(now, 100)).filter(({ person }) => person === jonas.id);
    assert.ok(again);
    assert.equal(await reminders.decide(again, work, chat, now), true);
    assert.equal((await wanted()).length, 0, 'the first was taken back, and the day has had its message');
  });

  it('end when the person stops them, also one that was decided and not sent', async () => {
    await reach();
    const { reminders } = bench.store;
    await reminders.decide(first, work, chat, now);
    assert.equal(await reminders.isStopped(jonas.id), false);
    await reminders.setStopped(jonas.id, true, now);
    assert.equal(await reminders.isStopped(jonas.id), true);
    assert.deepEqual(await wanted(), []);
    assert.equal((await due('2030-01-01T00:00:00.000Z')).includes(jonas.id), false);
    assert.equal(await reminders.decide({ person: jonas.id, lookAt: tomorrow }, work, chat, tomorrow), false);
  });

  it('go to nobody without a personal chat, and are forgotten after their time', async () => {
    const { reminders } = bench.store;
    assert.equal(await reminders.decide(first, work, null, now), true);
    assert.equal(await reminders.numbered('engagement-1', 1), null);
    await reach();
    await reminders.decide({ person: mina.id, lookAt: null }, work, chat, now);
    assert.equal(await reminders.forgetBefore('2026-11-23'), 0);
    assert.equal(await reminders.forgetBefore('2026-11-24'), 1);
  });
});
