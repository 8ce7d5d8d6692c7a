import assert from 'node:assert/strict';
import { agendaJob } from '../../../bot/jobs/agendas.js';
import { writeMinutes } from '../../../data/domain/meeting/minutes.js';
import { planMeeting } from '../../../data/domain/meeting/plan-meetings.js';
import { openStore } from '../../../data/store/store.js';
import { keptLog } from '../../support/baton.js';
import { engagement, startChannelWorld } from '../../support/channel-world.js';
import { ana, mina } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';

const hour = 3_600_000;

describe('the agenda of a checkpoint meeting', () => {
  it('is posted once into the channel, whatever jobs and processes run, and becomes the minutes', async () => {
    const world = await startChannelWorld();
    const { store, nudge } = world.baton;
    try {
      await world.calm();
      const now = Date.now();
      const starts = new Date(Math.ceil((now + hour) / 60_000) * 60_000).toISOString();
      const when = { date: starts.slice(0, 10), time: starts.slice(11, 16), minutes: 30 };
      const planned = await store.meetings.change(engagement, (e, plan) =>
        planMeeting(e, plan, when, ana, new Date(now).toISOString()),
      );
      assert.equal(planned?.refusal, null);
      const { log } = keptLog();
      const jobs = [1, 2, 3].map(() => agendaJob({ store, log, nudge }));
      await Promise.all(jobs.map((job) => job.run(now)));
      await world.calm();
      await Promise.all(jobs.map((job) => job.run(now + 60_000)));
      await world.calm();
      const texts = () => [...world.connector.messages.values()].map((message) => JSON.stringify(message));
      const agendas = () => texts().filter((text) => text.includes('Checkpoint meeting · Contoso'));
      assert.equal(agendas().length, 1);
      assert.match(agendas()[0] ?? '', /blocks? the Initiate checkpoint/u);

      const said = { meeting: 'm1', seen: 1, notes: 'All came.', decisions: 'Open the ports' };
      const later = new Date(Date.parse(starts) + hour).toISOString();
      const written = await store.meetings.change(engagement, (e, plan, record) =>
        writeMinutes(e, plan, record('m1'), said, mina, later),
      );
      assert.equal(written?.refusal, null);
      nudge();
      await world.calm();
      assert.equal(agendas().length, 0);
      assert.equal(
        texts().filter((text) => text.includes('Minutes · Contoso') && text.includes('Open the ports')).length,
        1,
      );
    } finally {
      await world.close();
    }
  });

  it('of one engagement that cannot be read keeps no other from its own', async () => {
    const store = await openStore(':memory:');
    const { log, lines } = keptLog();
    const early = '2026-11-20T12:00:00.000Z';
    for (const n of [1, 2, 3]) {
      await storedEngagement(store, { id: `engagement-${n}`, channel: `19:channel-${n}@thread.tacv2`, at: early });
      const when = { date: '2026-11-25', time: '10:00', minutes: 30 };
      await store.meetings.change(`engagement-${n}`, (e, plan) => planMeeting(e, plan, when, ana, early));
    }
    const announce = store.meetings.announce.bind(store.meetings);
    store.meetings.announce = async (id, now) => {
      if (id === 'engagement-2') throw new Error('damaged');
      return await announce(id, now);
    };
    const nudged: string[] = [];
    const job = agendaJob({ store, log, nudge: ({ engagements }) => nudged.push(...engagements) });
    await job.run(Date.parse('2026-11-24T09:00:00.000Z'));
    await store.close();
    assert.deepEqual(nudged, ['engagement-1', 'engagement-3']);
    assert.deepEqual(
      lines.filter(({ event }) => event === 'agenda failed').map(({ engagement: id }) => id),
      ['engagement-2'],
    );
  });
});
