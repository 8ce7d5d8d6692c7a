import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  budgetOf,
  publishedLimits,
  shareOfEdits,
  tenantLimits,
  waitUnder,
} from '../../../bot/connector/send-throttle.js';
import type { Newest } from '../../../data/store/store.js';

/** How many of the times lie in the fullest window of this length. */
function fullest(times: readonly number[], window: number): number {
  let most = 0;
  let first = 0;
  for (let last = 0; last < times.length; last += 1) {
    while ((times[last] ?? 0) - (times[first] ?? 0) >= window) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

const newest =
  (times: readonly number[]): Newest =>
  (n) =>
    times[times.length - n];

/** Sends as early as the limits allow, with the given pauses between the requests. */
function sendAll(pauses: readonly number[], share: number): number[] {
  const times: number[] = [];
  let now = 1_700_000_000_000;
  for (const pause of pauses) {
    now += pause;
    now += waitUnder(publishedLimits, newest(times), now, share);
    times.push(now);
  }
  return times;
}

describe('the send throttle', () => {
  it('keeps every published limit, whatever people send', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.nat(50), fc.nat(3_000), fc.nat(40_000)), { maxLength: 400 }),
        fc.constantFrom(1, shareOfEdits, 0.3),
        (pauses, share) => {
          const times = sendAll(pauses, share);
          for (const { window, sends } of publishedLimits) assert.ok(fullest(times, window) < sends);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps the hourly limit when everything is sent at once', () => {
    const times = sendAll(
      Array.from({ length: 4_000 }, () => 0),
      1,
    );
    for (const { window, sends } of publishedLimits) assert.ok(fullest(times, window) < sends, `${window}`);
  });

  it('leaves a tenth of every limit free, because requests can arrive bunched', () => {
    const times = sendAll(
      Array.from({ length: 4_000 }, () => 0),
      1,
    );
    for (const { window, sends } of publishedLimits)
      assert.ok(fullest(times, window) <= Math.min(sends - 1, sends * 0.9), `${window}: ${fullest(times, window)}`);
  });

  it('never waits without need', () => {
    const times: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      assert.equal(waitUnder(publishedLimits, newest(times), 1_000), 0);
      times.push(1_000);
    }
    assert.ok(waitUnder(publishedLimits, newest(times), 1_000) > 0);
  });

  it('leaves room for answers while cards are refreshed', () => {
    const times: number[] = [];
    while (waitUnder(publishedLimits, newest(times), 5_000, shareOfEdits) === 0) times.push(5_000);
    assert.equal(waitUnder(publishedLimits, newest(times), 5_000), 0);
  });

  it('asks the store only for the few sends that decide', () => {
    for (const share of [1, shareOfEdits]) {
      const { ofPlace, ofTenant, wait } = budgetOf(share);
      const times = Array.from({ length: 2_000 }, (_, n) => 1_700_000_000_000 + n * 100);
      const only =
        (positions: readonly number[]): Newest =>
        (n) => {
          assert.ok(positions.includes(n), `${n}`);
          return newest(times)(n);
        };
      assert.ok(wait(only(ofPlace), only(ofTenant), (times.at(-1) ?? 0) + 1) > 0);
    }
  });

  it('keeps the limit of a tenant too, however many conversations share it', () => {
    for (const share of [1, shareOfEdits]) {
      const { wait } = budgetOf(share);
      const none: Newest = () => undefined;
      const times: number[] = [];
      let now = 1_700_000_000_000;
      for (let n = 0; n < 500; n += 1) {
        // Each goes to a place where nothing was sent lately.
        now += wait(none, newest(times), now);
        times.push(now);
      }
      for (const { window, sends } of tenantLimits) assert.ok(fullest(times, window) < sends);
      assert.ok((times.at(-1) ?? 0) - (times[0] ?? 0) > 9_000);
    }
  });

  it('lets edits wait two seconds at most under a steady storm', () => {
    const times = sendAll(
      Array.from({ length: 400 }, () => 0),
      shareOfEdits,
    );
    const gaps = times.slice(1).map((time, n) => time - (times[n] ?? 0));
    assert.ok(Math.max(...gaps) <= 2_000, `${Math.max(...gaps)}`);
  });
});
