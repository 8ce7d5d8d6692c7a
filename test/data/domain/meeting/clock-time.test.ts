import assert from 'node:assert/strict';
import { clockTimeIn, instantOf } from '../../../../data/domain/meeting/clock-time.js';
import { clockIn, plusDays } from '../../../../data/domain/workdays.js';

describe('the instant of a clock time', () => {
  it('follows the zone’s clocks in winter and in summer', () => {
    assert.equal(instantOf('2026-01-15', '10:00', 'Europe/Stockholm'), '2026-01-15T09:00:00.000Z');
    assert.equal(instantOf('2026-07-15', '10:00', 'Europe/Stockholm'), '2026-07-15T08:00:00.000Z');
    assert.equal(instantOf('2026-07-15', '10:00', 'Asia/Seoul'), '2026-07-15T01:00:00.000Z');
    assert.equal(instantOf('2026-07-15', '23:30', 'America/Sao_Paulo'), '2026-07-16T02:30:00.000Z');
    assert.equal(instantOf('2026-07-15', '00:15', 'Pacific/Kiritimati'), '2026-07-14T10:15:00.000Z');
  });

  it('is the first of an hour that comes twice', () => {
    // 2026-10-25 03:00 becomes 02:00 in Stockholm.
    assert.equal(instantOf('2026-10-25', '02:30', 'Europe/Stockholm'), '2026-10-25T00:30:00.000Z');
  });

  it('is as much later as the clocks go forward where the time is left out', () => {
    // 2026-03-29 02:00 becomes 03:00 in Stockholm.
    assert.equal(instantOf('2026-03-29', '02:30', 'Europe/Stockholm'), '2026-03-29T01:30:00.000Z');
    assert.equal(clockIn('2026-03-29T01:30:00.000Z', 'Europe/Stockholm').time, '03:30');
  });

  it('shows its day and time on each day of a year, in zones of all kinds', () => {
    for (const zone of [
      'Europe/Stockholm',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
    ]) {
      for (let n = 0; n < 365; n += 1) {
        const date = plusDays('2026-01-01', n);
        assert.deepEqual(clockIn(instantOf(date, '10:05', zone), zone), { date, time: '10:05' }, `${zone} ${date}`);
      }
    }
  });
});

describe('a typed time', () => {
  it('is read in the forms that people type', () => {
    for (const [typed, read] of [
      ['9', '09:00'],
      ['9:30', '09:30'],
      ['09.30', '09:30'],
      ['1430', '14:30'],
      ['14h30', '14:30'],
      ['14:30:00', '14:30'],
      ['24:00', null],
      ['9:75', null],
      ['noon', null],
      ['', null],
    ] as const)
      assert.equal(clockTimeIn(typed), read, typed);
  });
});
