import assert from 'node:assert/strict';
import { deadlinesOf, turningDays } from '../../../data/domain/deadlines.js';
import type { Details } from '../../../data/domain/engagement.js';
import { contoso, ticking } from '../../support/history.js';

const of = (more: Partial<Details>) => contoso(ticking(), { onboardingStart: null, ...more });

describe('a term of the documents', () => {
  it('that begins on a leap day ends on the last day of that month', () => {
    const engagement = of({ onboardingStart: '2024-02-29' });
    assert.deepEqual(deadlinesOf(engagement, '2025-02-27'), [{ kind: 'completion', due: '2025-02-28', days: 1 }]);
    assert.equal(turningDays(engagement).at(-1), '2025-03-01', 'late from the day after');
  });

  it('to reach the customer ends with the first contact', () => {
    assert.equal(deadlinesOf(of({ purchase: '2026-11-01' }), '2026-12-02')[0]?.days, -1);
    assert.deepEqual(deadlinesOf(of({ purchase: '2026-11-01', firstContact: '2026-11-05' }), '2026-12-02'), []);
  });

  it('is told ten days before it, and not on the day before that', () => {
    const engagement = of({ purchase: '2026-11-01' });
    assert.deepEqual(deadlinesOf(engagement, '2026-11-20'), []);
    assert.equal(deadlinesOf(engagement, '2026-11-21')[0]?.days, 10);
  });
});
