import assert from 'node:assert/strict';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { type Mine, mineIn } from '../../../../data/domain/list/mine.js';
import { digestWork, toldByTheClockOf } from '../../../../data/domain/reminder/digest.js';
import { clockIn, isWorkday } from '../../../../data/domain/workdays.js';
import { jonas } from '../../../support/history.js';
import { sampleEngagement } from '../../../support/sample-engagement.js';

const zones = ['Europe/Stockholm', 'America/Sao_Paulo', 'Asia/Seoul', 'America/New_York', 'UTC'];
const quietDays = ['2026-12-24', '2026-12-25', '2027-01-01', '2027-04-05'];

/** An engagement with an item of Jonas that is due on a day. */
function withItem(timeZone: string, due: string | undefined, more: Partial<Engagement> = {}): Engagement {
  const sample = sampleEngagement();
  assert.ok(sample.details);
  let isGiven = false;
  const items = sample.items.map((item) => {
    if (isGiven || item.tick !== null || item.side !== 'customer' || item.phase !== sample.phase) return item;
    isGiven = true;
    return { ...item, assignees: [{ person: jonas }], ...(due === undefined ? {} : { due }) };
  });
  assert.ok(isGiven);
  return { ...sample, items, details: { ...sample.details, timeZone, quietDays }, ...more };
}
const mine = (engagement: Engagement, person = jonas): Mine =>
  mineIn(engagement, person.id, { inquiries: [], proposals: 0 });

describe('a morning’s message', () => {
  for (const zone of zones)
    it(`comes once on each working day of a year, at nine by the clock of ${zone}`, () => {
      const engagement = withItem(zone, '2026-11-02');
      const sent: { readonly date: string; readonly time: string }[] = [];
      const until = '2027-11-20T00:00:00.000Z';
      for (let now = '2026-11-20T00:00:00.000Z'; now < until; ) {
        const work = digestWork([mine(engagement)], now);
        assert.ok(work);
        assert.ok(work.next > now, 'looking again never stands still');
        if (work.digest !== null) sent.push(clockIn(now, zone));
        now = work.next;
      }
      assert.ok(sent.length > 240);
      assert.equal(new Set(sent.map(({ date }) => date)).size, sent.length, 'no day twice');
      for (const { date, time } of sent) {
        assert.equal(time, '09:00');
        assert.ok(isWorkday(date, quietDays), date);
      }
      const all = Array.from({ length: 366 }, (_, n) => new Date(Date.parse('2026-11-20') + n * 86_400_000))
        .map((day) => day.toISOString().slice(0, 10))
        .filter((day) => isWorkday(day, quietDays) && day > '2026-11-20' && day < '2027-11-19');
      const days = new Set(sent.map(({ date }) => date));
      assert.deepEqual(
        all.filter((day) => !days.has(day)),
        [],
        'none missed',
      );
    });

  it('still comes until noon, and not after', () => {
    const engagement = withItem('Europe/Stockholm', '2026-11-02');
    const at = (time: string) => digestWork([mine(engagement)], `2026-11-23T${time}:00.000Z`)?.digest ?? null;
    assert.equal(at('07:59'), null);
    assert.notEqual(at('08:00'), null);
    assert.notEqual(at('10:59'), null);
    assert.equal(at('11:00'), null);
  });

  it('does not come on a quiet day or at a weekend, whenever somebody looks', () => {
    const engagement = withItem('UTC', '2026-11-02');
    for (const day of ['2026-12-24', '2026-12-26', '2026-12-27'])
      assert.equal(digestWork([mine(engagement)], `${day}T09:30:00.000Z`)?.digest, null, day);
    assert.notEqual(digestWork([mine(engagement)], '2026-12-23T09:30:00.000Z')?.digest ?? null, null);
  });

  it('counts what is late and what is due within two working days', () => {
    const counted = (due: string | undefined) => {
      const [line] = digestWork([mine(withItem('UTC', due))], '2026-11-20T09:30:00.000Z')?.digest?.lines ?? [];
      return line === undefined ? null : [line.late, line.soon];
    };
    assert.deepEqual(counted('2026-11-19'), [1, 0]);
    assert.deepEqual(counted('2026-11-20'), [0, 1]);
    // A Friday: Monday and Tuesday are the next two working days.
    assert.deepEqual(counted('2026-11-24'), [0, 1]);
    assert.equal(counted('2026-11-25'), null);
    assert.equal(counted(undefined), null);
  });

  it('is none where nothing needs the person, and of engagements that wait or ended', () => {
    const now = '2026-11-23T09:30:00.000Z';
    const active = withItem('UTC', '2026-11-02');
    assert.equal(digestWork([mine(active, { id: '29:nobody', name: 'N' })], now)?.digest, null);
    for (const state of ['paused', 'completed', 'cancelled', 'setting-up'] as const)
      assert.equal(digestWork([mine({ ...active, state })], now), null);
    const other = mine({ ...active, id: 'engagement-2', state: 'paused' });
    assert.deepEqual(
      digestWork([other, mine(active)], now)?.digest?.lines.map(({ engagement }) => engagement),
      [active.id],
    );
  });

  it('begins with what only the person can do, and then with what is late', () => {
    const late = withItem('UTC', '2026-11-02', { id: 'engagement-a' });
    const soon = withItem('UTC', '2026-11-24', { id: 'engagement-b' });
    const lines = digestWork([mine(soon), mine(late)], '2026-11-23T09:30:00.000Z')?.digest?.lines ?? [];
    assert.deepEqual(
      lines.map(({ engagement }) => engagement),
      ['engagement-a', 'engagement-b'],
    );
    const accepting = withItem('UTC', undefined, { id: 'engagement-c' });
    const named = accepting.members.find(({ role }) => role === 'specialist')?.person;
    assert.ok(named);
    const members = accepting.members.map((one) => (one.role === 'specialist' ? { ...one, accepted: false } : one));
    const [first] =
      digestWork([mine(late, named), mine({ ...accepting, members }, named)], '2026-11-23T09:30:00.000Z')?.digest
        ?.lines ?? [];
    assert.deepEqual([first?.engagement, first?.steps], ['engagement-c', 1]);
  });

  it('goes by the clock of the engagement that began first, whichever order they come in', () => {
    const early = withItem('Asia/Seoul', undefined, { id: 'engagement-z', startedAt: '2026-01-01T00:00:00.000Z' });
    const later = withItem('UTC', undefined, { id: 'engagement-a', startedAt: '2026-02-01T00:00:00.000Z' });
    for (const both of [
      [early, later],
      [later, early],
    ])
      assert.equal(toldByTheClockOf(both)?.id, 'engagement-z');
    assert.equal(toldByTheClockOf([{ ...early, state: 'paused' }, later])?.id, 'engagement-a');
  });
});
