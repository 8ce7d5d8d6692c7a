import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deadlinesOf } from '../../../../data/domain/deadlines.js';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { redrawAt } from '../../../../data/domain/notice/redraw.js';
import { dawnOf, dayIn } from '../../../../data/domain/workdays.js';
import { ana, contoso, details, ticking } from '../../../support/history.js';

const now = ticking();

describe('a card that is not changed by anybody', () => {
  const today = '2026-11-20T12:00:00.000Z';
  const checklist = { kind: 'checklist', phase: 'initiate', state: 'live' } as const;
  const own = { kind: 'engagement', phase: null, state: 'live' } as const;
  const inSeoul = (e: Engagement): Engagement => ({
    ...e,
    details: { ...details, onboardingStart: null, timeZone: 'Asia/Seoul' },
  });

  it('is drawn again when its first open row becomes late, at midnight where the engagement is', () => {
    const e = inSeoul(contoso());
    const [first, second, ...rest] = e.items;
    assert.ok(first && second);
    const dated = { ...e, items: [{ ...first, due: '2026-12-01' }, { ...second, due: '2026-11-24' }, ...rest] };
    assert.equal(redrawAt(dated, checklist, today), '2026-11-24T15:00:00.000Z');
    assert.equal(redrawAt(dated, checklist, '2026-11-24T15:00:00.000Z'), '2026-12-01T15:00:00.000Z');
    assert.equal(redrawAt(dated, checklist, '2026-12-01T15:00:00.000Z'), null, 'once for each day on which it turns');
    const ticked = { ...dated, items: dated.items.map((item) => ({ ...item, tick: { by: ana, at: today } })) };
    assert.equal(redrawAt(ticked, checklist, today), null);
    assert.equal(redrawAt({ ...dated, phase: 'assess' }, checklist, today), null);
    assert.equal(redrawAt({ ...dated, state: 'paused' }, checklist, today), null);
  });

  it('is drawn again when a term of the documents becomes near, and when it becomes late', () => {
    const e = contoso(now, { purchase: '2026-11-01', onboardingStart: null });
    assert.equal(redrawAt(e, own, '2026-11-10T12:00:00.000Z'), '2026-11-21T00:00:00.000Z');
    assert.equal(deadlinesOf(e, '2026-11-20').length, 0);
    assert.equal(deadlinesOf(e, '2026-11-21').length, 1);
    assert.equal(redrawAt(e, own, '2026-11-21T00:00:00.000Z'), '2026-12-02T00:00:00.000Z');
    assert.equal(redrawAt(e, own, '2026-12-02T00:00:00.000Z'), null);
  });

  it('finds the first minute of a day in any zone', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom(
          'UTC',
          'Asia/Seoul',
          'America/Sao_Paulo',
          'Asia/Kolkata',
          'Pacific/Auckland',
          'Europe/Stockholm',
        ),
        (date, zone) => {
          const day = date.toISOString().slice(0, 10);
          const dawn = dawnOf(day, zone);
          assert.equal(dayIn(dawn, zone), day);
          assert.ok(dayIn(new Date(Date.parse(dawn) - 60_000).toISOString(), zone) < day);
        },
      ),
      { numRuns: 60 },
    );
  });
});
