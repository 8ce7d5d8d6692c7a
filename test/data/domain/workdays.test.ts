import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dayIn,
  daysBetween,
  formatsKept,
  isWorkday,
  isZone,
  phaseStart,
  todayOf,
  workdaysAfter,
} from '../../../data/domain/workdays.js';
import { sampleEngagement } from '../../support/sample-engagement.js';

describe('today', () => {
  it('is the day where the engagement is, and UTC’s when no zone is known', () => {
    const engagement = sampleEngagement();
    const { details } = engagement;
    assert.ok(details);
    const inZone = (timeZone: string) => ({ ...engagement, details: { ...details, timeZone } });
    assert.equal(todayOf(inZone('Asia/Seoul'), '2026-11-20T15:30:00.000Z'), '2026-11-21');
    assert.equal(todayOf(inZone('America/Los_Angeles'), '2026-11-20T07:30:00.000Z'), '2026-11-19');
    assert.equal(todayOf({ ...engagement, details: null }, '2026-11-20T23:30:00.000Z'), '2026-11-20');
  });
});

describe('the days of a zone', () => {
  it('keep few formatters, however many spellings of zones come by', () => {
    const spelling = (n: number) =>
      [...'europe/stockholm'].map((letter, at) => (((n >> at) & 1) === 1 ? letter.toUpperCase() : letter)).join('');
    for (let n = 0; n < 500; n += 1) assert.equal(dayIn('2026-11-20T23:30:00.000Z', spelling(n)), '2026-11-21');
    assert.ok(formatsKept() <= 64, String(formatsKept()));
    for (const wrong of ['Moon/Base', '', 'UTC+']) assert.equal(isZone(wrong), false);
    assert.ok(formatsKept() <= 64);
  });
});

describe('working days', () => {
  it('step over weekends and quiet days', () => {
    assert.equal(workdaysAfter('2026-11-20', 1, []), '2026-11-23');
    assert.equal(workdaysAfter('2026-11-20', 1, ['2026-11-23']), '2026-11-24');
    assert.equal(workdaysAfter('2026-12-23', 2, ['2026-12-24', '2026-12-25']), '2026-12-29');
  });

  it('none after a day off is the next working day, and after a working day that day', () => {
    assert.equal(workdaysAfter('2026-11-21', 0, []), '2026-11-23');
    assert.equal(workdaysAfter('2026-11-20', 0, []), '2026-11-20');
  });

  it('are not moved by the clocks: the week they change has seven days too', () => {
    assert.equal(workdaysAfter('2026-03-27', 1, []), '2026-03-30');
    assert.equal(workdaysAfter('2026-10-23', 1, []), '2026-10-26');
    assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
  });

  it('law: the nth is a working day with exactly n working days up to it', () => {
    const date = fc
      .integer({ min: 0, max: 4000 })
      .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), fc.array(date, { maxLength: 20 }), (start, n, quiet) => {
        const due = workdaysAfter(start, n, quiet);
        assert.ok(isWorkday(due, quiet));
        const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
        let counted = 0;
        for (let day = next(start); day <= due; day = next(day)) if (isWorkday(day, quiet)) counted += 1;
        assert.equal(counted, n === 0 && due !== start ? 1 : n);
      }),
    );
  });
});

describe('a day', () => {
  it('is the one on the wall where the engagement is', () => {
    const late = '2026-11-20T16:00:00.000Z';
    assert.equal(dayIn(late, 'Asia/Seoul'), '2026-11-21');
    assert.equal(dayIn(late, 'America/Sao_Paulo'), '2026-11-20');
    assert.equal(dayIn('2026-11-20T02:59:00.000Z', 'America/Sao_Paulo'), '2026-11-19');
  });

  it('begins at the zone’s own midnight on both sides of a change of the clocks', () => {
    assert.equal(dayIn('2026-03-28T22:59:00.000Z', 'Europe/Stockholm'), '2026-03-28');
    assert.equal(dayIn('2026-03-28T23:00:00.000Z', 'Europe/Stockholm'), '2026-03-29');
    assert.equal(dayIn('2026-03-29T21:59:00.000Z', 'Europe/Stockholm'), '2026-03-29');
    assert.equal(dayIn('2026-03-29T22:00:00.000Z', 'Europe/Stockholm'), '2026-03-30');
  });
});

describe('the beginning of a phase', () => {
  it('is the start of the onboarding, then the day the phase before was passed, and unknown before that', () => {
    const engagement = sampleEngagement({ phase: 'assess' });
    assert.equal(phaseStart(engagement, 'initiate'), '2026-10-05');
    assert.equal(phaseStart(engagement, 'assess'), '2026-10-12');
    assert.equal(phaseStart(engagement, 'remediate'), null);
  });
});
