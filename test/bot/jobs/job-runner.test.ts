import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Job } from '../../../bot/jobs/job.js';
import { JobRunner } from '../../../bot/jobs/job-runner.js';
import { keptLog } from '../../support/baton.js';

const minute = 60_000;

describe('the job runner', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ now: 0, toFake: ['Date', 'setInterval', 'clearInterval'] });
  });
  afterEach(() => clock.restore());

  const start = (run: Job['run'], now?: () => number) => {
    const { log, lines } = keptLog();
    const jobs = [{ name: 'count', every: minute, run }];
    const runner = new JobRunner({ jobs, log, ...(now === undefined ? {} : { now }) });
    runner.start();
    return { runner, lines };
  };

  it('runs a job at the start and every so often, with the time of its clock', async () => {
    const times: number[] = [];
    const { runner } = start(
      async (now) => void times.push(now),
      () => clock.now + 5,
    );
    await clock.tickAsync(2 * minute);
    await runner.stop();
    assert.deepEqual(times, [5, minute + 5, 2 * minute + 5]);
  });

  it('leaves a run out when the last one still goes on', async () => {
    let runs = 0;
    let finish = (): void => {};
    const { runner } = start(() => {
      runs += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    await clock.tickAsync(3 * minute);
    assert.equal(runs, 1);
    finish();
    await clock.tickAsync(minute);
    assert.equal(runs, 2);
    finish();
    await runner.stop();
  });

  it('logs a failed run by the name of its job, and runs it again', async () => {
    let runs = 0;
    const { runner, lines } = start(async () => {
      runs += 1;
      if (runs === 1) throw new Error('the store is away');
    });
    await clock.tickAsync(minute);
    await runner.stop();
    assert.equal(runs, 2);
    assert.deepEqual(
      lines.map(({ level, event, job, cause }) => ({ level, event, job, cause })),
      [{ level: 'error', event: 'job failed', job: 'count', cause: 'the store is away' }],
    );
  });

  it('waits for a run under way when it stops, and begins none after', async () => {
    let runs = 0;
    let finish = (): void => {};
    const { runner } = start(() => {
      runs += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    let stopped = false;
    const stopping = runner.stop().then(() => {
      stopped = true;
    });
    await clock.tickAsync(minute);
    assert.equal(stopped, false);
    finish();
    await stopping;
    await clock.tickAsync(3 * minute);
    assert.equal(runs, 1);
  });
});
