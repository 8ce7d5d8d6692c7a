import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digestJob } from '../../../bot/jobs/digests.js';
import { itemsOf } from '../../../data/domain/checklist/checklist.js';
import { workOn } from '../../../data/domain/checklist/items.js';
import { leave } from '../../../data/domain/people/people.js';
import type { Person } from '../../../data/domain/person.js';
import { pauseEngagement, resumeEngagement } from '../../../data/domain/phase/pause.js';
import { clockIn, isWorkday } from '../../../data/domain/workdays.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { keptLog } from '../../support/baton.js';
import { ana, jonas, mina, sam } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';

const start = Date.UTC(2026, 9, 5);
const hour = 60 * 60 * 1000;
const people: readonly Person[] = [ana, jonas, mina, sam];

/** A small seeded generator (mulberry32), so that a failing world can be made again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('the job of mornings’ messages', () => {
  let folder: string;
  let stores: Store[];
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-digests-'));
    const file = path.join(folder, 'baton.sqlite');
    stores = [await openStore(file), await openStore(file)];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  });

  const first = (): Store => {
    const [store] = stores;
    assert.ok(store);
    return store;
  };
  const at = (time: number) => new Date(time).toISOString();
  const reach = (person: Person) =>
    first().conversations.remember({
      ...{ conversation: `a:${person.id}`, kind: 'personal', person: person.id, locale: 'sv' },
      ...{ serviceUrl: 'http://127.0.0.1', tenant: 't', botId: '28:bot', at: at(start) },
    });
  const jobs = () =>
    stores.map((store) => {
      const { log, lines } = keptLog();
      return { job: digestJob({ store, log, nudge: () => {} }), lines };
    });
  /** Who was to be told on which day, as the messages say it. */
  async function told(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const id of ['engagement-1', 'engagement-2'])
      for (let number = 1; ; number += 1) {
        const digest = await first().reminders.numbered(id, number);
        if (digest === null) break;
        found.push(`${digest.person} ${digest.day}`);
      }
    return found;
  }

  for (const seed of [11, 12, 13])
    it(`tells each person once on a morning, and on every one that asks for it (seed ${seed})`, async () => {
      const random = chance(seed);
      const zone = ['Europe/Stockholm', 'America/New_York', 'Asia/Seoul'][seed % 3] ?? 'UTC';
      for (const person of people) if (random() < 0.8 || person === jonas) await reach(person);
      await storedEngagement(first(), { id: 'engagement-1', at: at(start), details: { timeZone: zone } });
      const reached = new Set(
        (await Promise.all(people.map(({ id }) => first().conversations.personalOf(id)))).flatMap(
          (chat) => chat?.person ?? [],
        ),
      );
      const engagement = await first().engagements.find('engagement-1');
      assert.ok(engagement);
      const [item] = itemsOf(engagement, 'initiate').filter(({ side }) => side === 'customer');
      assert.ok(item);
      await first().engagements.change('engagement-1', (e) =>
        workOn(e, item.id, item.version, { assignees: [{ person: jonas }], due: '2026-10-01' }, ana, at(start)),
      );
      const expected: string[] = [];
      let isPaused = false;
      let isStopped = false;
      // Five weeks around the end of summer time in Europe; each step is a look of one or both processes.
      for (let time = start; time < start + 35 * 24 * hour; time += hour) {
        const now = at(time);
        const { date, time: clock } = clockIn(now, zone);
        if (clock.startsWith('07') && random() < 0.1) {
          await first().engagements.change('engagement-1', (e) =>
            isPaused ? resumeEngagement(e, ana, now) : pauseEngagement(e, 'Holidays', ana, now),
          );
          isPaused = !isPaused;
        }
        if (clock.startsWith('07') && random() < 0.1) {
          isStopped = !isStopped;
          await first().reminders.setStopped(jonas.id, isStopped, now);
        }
        const both = random() < 0.5 ? jobs() : jobs().slice(0, 1);
        await Promise.all(both.map(({ job }) => job.run(time)));
        for (const { lines } of both)
          assert.deepEqual(
            lines.filter(({ level }) => level === 'error'),
            [],
          );
        const isMorning = clock >= '09:00' && clock < '10:00';
        if (isMorning && isWorkday(date, []) && !isPaused && !isStopped) expected.push(`${jonas.id} ${date}`);
      }
      const all = await told();
      assert.equal(new Set(all).size, all.length, 'nobody twice on a day');
      assert.deepEqual(
        all.filter((one) => one.startsWith(`${jonas.id} `)),
        expected,
      );
      for (const one of all) assert.ok(reached.has(one.split(' ')[0] ?? ''), one);
    }).timeout(60_000);

  it('tells nobody who has left', async () => {
    await reach(jonas);
    await storedEngagement(first(), { id: 'engagement-1', at: at(start) });
    const engagement = await first().engagements.find('engagement-1');
    const [item] = itemsOf(engagement as never, 'initiate').filter(({ side }) => side === 'customer');
    await first().engagements.change('engagement-1', (e) =>
      workOn(
        e,
        item?.id ?? '',
        item?.version ?? 0,
        { assignees: [{ person: jonas }], due: '2026-10-01' },
        ana,
        at(start),
      ),
    );
    await first().engagements.change('engagement-1', (e) => leave(e, [jonas.id], ana, at(start)));
    for (const { job } of jobs()) await job.run(start + 9.5 * hour);
    assert.deepEqual(await told(), []);
  });
});
