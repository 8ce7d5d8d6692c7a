import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ApiRate } from '../../../bot/api/api-rate.js';
import { Problem } from '../../../bot/api/problem.js';
import type { ApiClient } from '../../../bot/config/api-clients.js';

const client = (name: string, perMinute: number): ApiClient => ({
  name,
  tenant: 't',
  playbooks: null,
  engagements: null,
  sha256: '',
  scopes: [],
  perMinute,
});

/** Whether a request passes, and how long a refused one is to wait. */
function taken(rate: ApiRate, one: ApiClient, now: number): number {
  try {
    rate.take(one, now);
    return 0;
  } catch (error) {
    assert.ok(error instanceof Problem && error.is === 'rate-limited');
    return Number(error.headers['retry-after']);
  }
}

describe('the limit of a client', () => {
  it('lets a minute’s worth through at once, and the rest evenly', () => {
    const one = client('one', 60);
    const rate = new ApiRate([one]);
    for (let n = 0; n < 60; n += 1) assert.equal(taken(rate, one, 1_000), 0);
    assert.equal(taken(rate, one, 1_000), 1);
    assert.equal(taken(rate, one, 2_000), 0);
    assert.equal(taken(rate, one, 2_000), 1);
  });

  it('never lets more through than a minute’s worth and what was refilled, and its wait is enough', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }),
        (perMinute, gaps) => {
          const one = client('one', perMinute);
          const other = client('other', perMinute);
          const rate = new ApiRate([one, other]);
          let [now, passed] = [5_000, 0];
          for (const gap of gaps) {
            now += gap;
            const wait = taken(rate, one, now);
            if (wait === 0) passed += 1;
            else {
              now += wait * 1_000;
              assert.equal(taken(rate, one, now), 0, 'after the wait');
              passed += 1;
            }
            assert.ok(passed <= perMinute + ((now - 5_000) / 60_000) * perMinute + 1e-6);
          }
          assert.equal(taken(rate, other, now), 0, 'another client is not concerned');
        },
      ),
    );
  });
});
