import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sinon from 'sinon';
import { JobRunner } from '../../../bot/jobs/job-runner.js';
import { retentionJob } from '../../../bot/jobs/retention.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { onEachDatabase } from '../../data/store/database/each-database.js';
import { keptLog } from '../../support/baton.js';
import { ana, jonas } from '../../support/history.js';
import { fasttrack } from '../../support/playbooks.js';

const day = 24 * 60 * 60 * 1000;
const text = 'who waters the secret plants?';

describe('retention of questions', () => {
  let clock: sinon.SinonFakeTimers;
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-retention-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    clock = sinon.useFakeTimers({ now: Date.UTC(2026, 10, 1), toFake: ['Date', 'setInterval', 'clearInterval'] });
  });

  afterEach(async () => {
    clock.restore();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const ask = (id: string) =>
    store.questions.record({
      ...{ id, at: new Date().toISOString(), person: '29:ana', conversation: 'a:1', text, locale: 'en' },
      ...{ outcome: 'nothing', citations: [], datasetVersion: 'v1' },
    });
  const kept = async () => (await store.questions.since('2000-01-01T00:00:00.000Z')).map(({ id }) => id);

  it('forgets at start what is too old, and the rest when its time has come', async () => {
    await ask('question-old');
    clock.setSystemTime(Date.UTC(2026, 10, 1) + 91 * day);
    await ask('question-new');
    const { log, lines } = keptLog();
    const retention = new JobRunner({ jobs: [retentionJob({ store, log, questionDays: 90, removedDays: 180 })], log });
    retention.start();
    await retention.stop();
    assert.deepEqual(await kept(), ['question-new']);
    retention.start();
    await clock.tickAsync(90 * day);
    await retention.stop();
    assert.deepEqual(await kept(), ['question-new'], 'ninety days are not over before they are');
    retention.start();
    await clock.tickAsync(60 * 60 * 1000);
    await retention.stop();
    assert.deepEqual(await kept(), []);
    assert.ok(lines.every((line) => !JSON.stringify(line).includes('plants')));
    assert.equal(lines.filter(({ event }) => event === 'questions forgotten').length, 2);
  });

  it('forgets drafts after a week, contexts after minutes, and inactive chats', async () => {
    const at = new Date().toISOString();
    const started = {
      type: 'SetupStarted',
      playbook: fasttrack,
      engagement: 'engagement-1',
      channel: '19:c',
      at,
      by: ana,
    } as const;
    await store.engagements.start(started);
    await store.drafts.keep({ id: 'draft-1', engagement: 'engagement-1', person: jonas.id, lines: [], at });
    const reach = { serviceUrl: 'https://x', tenant: 't', botId: '28:b', kind: 'personal', at };
    for (const { id } of [ana, jonas]) {
      await store.conversations.remember({ conversation: `a:${id}`, person: id, ...reach });
      await store.greetings.firstTime(`conversation:a:${id}`, at);
      await store.contexts.keep(`a:${id}`, id, { kind: 'answer', text, locale: 'en', responsibility: null }, at);
    }
    clock.setSystemTime(Date.UTC(2026, 10, 1) + 6 * day);
    const { log } = keptLog();
    const retention = new JobRunner({ jobs: [retentionJob({ store, log, questionDays: 90, removedDays: 180 })], log });
    retention.start();
    await retention.stop();
    assert.ok(await store.drafts.find('draft-1'));
    assert.equal(await store.contexts.find(`a:${ana.id}`, ana.id, at), null);
    clock.setSystemTime(Date.UTC(2026, 10, 1) + 91 * day);
    retention.start();
    await retention.stop();
    assert.equal(await store.drafts.find('draft-1'), null);
    assert.ok(await store.conversations.find(`a:${ana.id}`), 'she started an engagement that is open');
    assert.equal(await store.conversations.find(`a:${jonas.id}`), null);
    assert.equal(await store.greetings.firstTime(`conversation:a:${jonas.id}`, at), true);
    assert.equal(await store.greetings.firstTime(`conversation:a:${ana.id}`, at), false);
  });

  it('runs again an hour after the store was away', async () => {
    await ask('question-old');
    clock.setSystemTime(Date.UTC(2026, 10, 1) + 91 * day);
    const { log, lines } = keptLog();
    const away = sinon.stub(store.questions, 'forgetBefore').rejects(new Error('away'));
    const retention = new JobRunner({ jobs: [retentionJob({ store, log, questionDays: 90, removedDays: 180 })], log });
    retention.start();
    await clock.tickAsync(1000);
    away.restore();
    await clock.tickAsync(60 * 60 * 1000);
    await retention.stop();
    assert.deepEqual(await kept(), []);
    assert.equal(lines.filter(({ level }) => level === 'error').length, 1);
  });
});

onEachDatabase('retention of what Baton was taken from', (bench) => {
  let clock: sinon.SinonFakeTimers;
  const begin = Date.UTC(2026, 10, 1);
  const now = () => new Date().toISOString();
  const team = '19:general@thread.tacv2';

  beforeEach(async () => {
    clock = sinon.useFakeTimers({ now: begin, toFake: ['Date', 'setInterval', 'clearInterval'] });
    const { conversations, engagements } = bench.store;
    const reach = { serviceUrl: 'https://x.example', tenant: 't', botId: '28:b', kind: 'channel', teamId: team };
    for (const conversation of [team, '19:secret@thread.tacv2']) {
      await conversations.remember({ ...reach, conversation, name: 'Secret plants', at: now() });
      const by = { id: '29:ana', name: 'Secret Ana' };
      const engagement = conversation === team ? 'engagement-1' : 'engagement-2';
      await engagements.start({
        type: 'SetupStarted',
        playbook: fasttrack,
        engagement,
        channel: conversation,
        at: now(),
        by,
      });
    }
  });
  afterEach(() => clock.restore());

  const { log, lines } = keptLog();
  async function forget(removedDays: number): Promise<void> {
    const retention = new JobRunner({
      jobs: [retentionJob({ store: bench.store, log, questionDays: 90, removedDays })],
      log,
    });
    retention.start();
    await retention.stop();
  }
  const left = async () =>
    (await Promise.all(['engagement-1', 'engagement-2'].map((id) => bench.store.engagements.find(id)))).filter(
      (e) => e !== null,
    ).length;

  it('keeps it for the configured days, and logs counts without a name', async () => {
    lines.length = 0;
    await bench.store.removals.uninstalled({ conversation: team, team }, now());
    clock.setSystemTime(begin + 30 * day);
    await forget(30);
    assert.equal(await left(), 2, 'thirty days are not over before they are');
    assert.deepEqual(lines, []);
    clock.setSystemTime(begin + 30 * day + 1);
    await forget(30);
    assert.equal(await left(), 0);
    await forget(30);
    assert.deepEqual(
      lines.map(({ event, conversations, engagements, days }) => [event, conversations, engagements, days]),
      [['removed conversations forgotten', 2, 2, 30]],
    );
    assert.doesNotMatch(JSON.stringify(lines), /secret|plants|ana/iu);
  });

  it('keeps everything while the app is installed, however old', async () => {
    clock.setSystemTime(begin + 4_000 * day);
    await forget(1);
    assert.equal(await left(), 2);
  });
});
