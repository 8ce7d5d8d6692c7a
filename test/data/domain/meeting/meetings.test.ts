import assert from 'node:assert/strict';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { agendaTime, agendaWork, sinceLast } from '../../../../data/domain/meeting/agenda.js';
import { evolveMeetings, type MeetingPlan, noMeetings } from '../../../../data/domain/meeting/meeting.js';
import { meetingNamed, meetingsAhead, meetingsBetween } from '../../../../data/domain/meeting/meetings-between.js';
import {
  cancelMeeting,
  endSeries,
  type MeetingDecision,
  moveMeeting,
  planMeeting,
  planSeries,
  restoreMeeting,
} from '../../../../data/domain/meeting/plan-meetings.js';
import { clockIn, plusDays } from '../../../../data/domain/workdays.js';
import { ana, mina } from '../../../support/history.js';
import { sampleEngagement } from '../../../support/sample-engagement.js';

const zone = 'Europe/Stockholm';
const at = '2026-01-02T12:00:00.000Z';
const members: Engagement['members'] = [
  { person: ana, role: 'project-manager', side: 'customer', lead: false, accepted: true },
  { person: mina, role: 'customer', side: 'customer', lead: true, accepted: true },
];

function engagementIn(timeZone: string, more: Partial<Engagement> = {}): Engagement {
  const sample = sampleEngagement({ locale: 'en' });
  return { ...sample, members, ...more, details: sample.details === null ? null : { ...sample.details, timeZone } };
}

const engagement = engagementIn(zone);

function applied(plan: MeetingPlan, decided: MeetingDecision): MeetingPlan {
  assert.ok('events' in decided, JSON.stringify(decided));
  return decided.events.reduce(evolveMeetings, plan);
}

const mondays = { everyWeeks: 1, weekday: 1, time: '10:00', minutes: 30, from: '2026-01-05', until: null } as const;
const planned = (more: Partial<Parameters<typeof planSeries>[2]> = {}, e = engagement): MeetingPlan =>
  applied(noMeetings, planSeries(e, noMeetings, { ...mondays, ...more }, ana, at));

const refusalOf = (decided: MeetingDecision): string => ('refusal' in decided ? decided.refusal.code : 'none');

describe('a series of checkpoint meetings', () => {
  it('stays at its time of day through both changes of the clocks, for a year', () => {
    const found = meetingsBetween(engagement, planned(), '2026-01-05', '2027-01-04');
    assert.equal(found.length, 53);
    for (const [n, meeting] of found.entries()) {
      assert.equal(meeting.date, plusDays('2026-01-05', 7 * n));
      assert.deepEqual(clockIn(meeting.starts, zone), { date: meeting.date, time: '10:00' });
    }
    const starts = new Set(found.map(({ starts }) => starts.slice(11, 16)));
    assert.deepEqual([...starts].sort(), ['08:00', '09:00']);
  });

  it('comes every other week from its first day on, and ends on its last', () => {
    const found = meetingsBetween(
      engagement,
      planned({ everyWeeks: 2, weekday: 3, until: '2026-02-18' }),
      '2026-01-01',
      '2026-12-31',
    );
    assert.deepEqual(
      found.map(({ date }) => date),
      ['2026-01-07', '2026-01-21', '2026-02-04', '2026-02-18'],
    );
  });

  it('is found from any day in the same rhythm', () => {
    const plan = planned({ everyWeeks: 2 });
    const whole = meetingsBetween(engagement, plan, '2026-01-01', '2026-12-31').map(({ id }) => id);
    for (let n = 0; n < 60; n += 1) {
      const from = plusDays('2026-03-01', n);
      const some = meetingsBetween(engagement, plan, from, '2026-12-31').map(({ id }) => id);
      assert.deepEqual(
        some,
        whole.filter((id) => id.slice(3) >= from),
        from,
      );
    }
  });

  it('follows the zone when that is corrected, at the same time of day', () => {
    const [meeting] = meetingsAhead(engagementIn('Asia/Seoul'), planned(), at, 1);
    assert.equal(meeting?.starts, '2026-01-05T01:00:00.000Z');
  });

  it('takes the place of the one before from its first day on', () => {
    const first = planned();
    const later = '2026-01-13T12:00:00.000Z';
    const next = planSeries(
      engagement,
      first,
      { ...mondays, weekday: 4, from: '2026-01-20', everyWeeks: 2 },
      ana,
      later,
    );
    const dates = meetingsBetween(engagement, applied(first, next), '2026-01-01', '2026-02-10')
      .filter(({ is }) => is !== 'dropped')
      .map(({ date }) => date);
    assert.deepEqual(dates, ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-22', '2026-02-05']);
  });

  it('keeps the meeting of the morning when it is ended in the afternoon', () => {
    const plan = planned();
    const ended = applied(plan, endSeries(engagement, plan, ana, '2026-01-12T14:00:00.000Z'));
    const is = (id: string) => meetingNamed(engagement, ended, id)?.is;
    assert.deepEqual([is('s1-2026-01-12'), is('s1-2026-01-19')], ['planned', 'dropped']);
    assert.deepEqual(meetingsAhead(engagement, ended, '2026-01-12T14:00:00.000Z', 3), []);
  });

  it('is planned once, however often the form is saved', () => {
    const plan = planned();
    assert.deepEqual(planSeries(engagement, plan, mondays, ana, at), { events: [] });
  });

  it('is refused with what is wrong with it', () => {
    const refused = (more: object, person = ana) =>
      refusalOf(planSeries(engagement, noMeetings, { ...mondays, ...more }, person, at));
    assert.equal(refused({ time: 'noon' }), 'unread-time');
    assert.equal(refused({ minutes: 2 }), 'meeting-length');
    assert.equal(refused({ minutes: Number.NaN }), 'meeting-length');
    assert.equal(refused({ from: '2026-01-01' }), 'meeting-past');
    assert.equal(refused({ from: '2029-01-01' }), 'meeting-far');
    assert.equal(refused({ weekday: 5, until: '2026-01-06' }), 'meeting-until');
    assert.equal(refused({}, mina), 'only-manager-or-specialist');
  });
});

describe('one meeting of a series', () => {
  const now = '2026-01-10T12:00:00.000Z';
  const id = 's1-2026-01-12';

  it('is moved by itself and keeps its name', () => {
    const plan = planned();
    const moved = applied(plan, moveMeeting(engagement, plan, id, { date: '2026-01-14', time: '9' }, ana, now));
    const found = meetingsAhead(engagement, moved, now, 2);
    assert.deepEqual(
      found.map((one) => [one.id, one.date, one.time, one.is]),
      [
        [id, '2026-01-14', '09:00', 'moved'],
        ['s1-2026-01-19', '2026-01-19', '10:00', 'planned'],
      ],
    );
    assert.deepEqual(found[0]?.planned, { date: '2026-01-12', time: '10:00' });
  });

  it('moved far away is found where it is, not where it was', () => {
    const plan = planned();
    const moved = applied(plan, moveMeeting(engagement, plan, id, { date: '2026-06-03', time: '9:00' }, ana, now));
    assert.deepEqual(
      meetingsBetween(engagement, moved, '2026-06-02', '2026-06-04').map((one) => one.id),
      [id],
    );
    assert.deepEqual(meetingsBetween(engagement, moved, '2026-01-11', '2026-01-13'), []);
  });

  it('is cancelled by itself, and held after all', () => {
    const plan = planned();
    const cancelled = applied(plan, cancelMeeting(engagement, plan, id, ana, now));
    assert.equal(meetingsAhead(engagement, cancelled, now, 1)[0]?.date, '2026-01-19');
    assert.deepEqual(cancelMeeting(engagement, cancelled, id, ana, now), { events: [] });
    const back = applied(cancelled, restoreMeeting(engagement, cancelled, id, ana, now));
    assert.equal(meetingsAhead(engagement, back, now, 1)[0]?.date, '2026-01-12');
  });

  it('stays where it was moved to when another series takes over', () => {
    const plan = planned();
    const moved = applied(plan, moveMeeting(engagement, plan, id, { date: '2026-02-03', time: '9:00' }, ana, now));
    const over = applied(
      moved,
      planSeries(engagement, moved, { ...mondays, weekday: 2, from: '2026-01-11' }, ana, now),
    );
    const dates = meetingsAhead(engagement, over, now, 4).map(({ date, time }) => `${date} ${time}`);
    assert.deepEqual(dates, ['2026-01-13 10:00', '2026-01-20 10:00', '2026-01-27 10:00', '2026-02-03 09:00']);
  });

  it('is fixed once it has begun, and no other is meant by its name', () => {
    const plan = planned();
    assert.equal(refusalOf(cancelMeeting(engagement, plan, 's1-2026-01-05', ana, now)), 'meeting-over');
    assert.equal(refusalOf(cancelMeeting(engagement, plan, 's1-2026-01-13', ana, now)), 'no-such-meeting');
    assert.equal(refusalOf(cancelMeeting(engagement, plan, 'm7', ana, now)), 'no-such-meeting');
    const past = { date: '2026-01-10', time: '12:00' };
    assert.equal(refusalOf(moveMeeting(engagement, plan, id, past, ana, now)), 'meeting-past');
    const taken = { date: '2026-01-19', time: '10:00' };
    assert.equal(refusalOf(moveMeeting(engagement, plan, id, taken, ana, now)), 'meeting-taken');
  });
});

describe('a meeting on a day of its own', () => {
  it('is planned once, beside the series', () => {
    const plan = planned();
    const one = { date: '2026-01-08', time: '15:00', minutes: 60 };
    const both = applied(plan, planMeeting(engagement, plan, one, ana, at));
    assert.deepEqual(planMeeting(engagement, both, one, ana, at), { events: [] });
    const [, second] = meetingsAhead(engagement, both, at, 2);
    assert.deepEqual([second?.id, second?.ends], ['m1', '2026-01-08T15:00:00.000Z']);
    assert.equal(refusalOf(planMeeting(engagement, plan, { ...one, date: '' }, ana, at)), 'need-date');
  });
});

describe('the next meeting', () => {
  it('is the one that goes on until it ends', () => {
    const next = (now: string) => meetingsAhead(engagement, planned(), now, 1)[0]?.date;
    assert.equal(next('2026-01-05T09:29:59.000Z'), '2026-01-05');
    assert.equal(next('2026-01-05T09:30:00.000Z'), '2026-01-12');
  });

  it('is none once the engagement is over', () => {
    assert.deepEqual(meetingsAhead({ ...engagement, state: 'completed' }, planned(), at, 3), []);
  });

  it('of a series that begins much later is found', () => {
    assert.equal(meetingsAhead(engagement, planned({ from: '2026-11-01' }), at, 1)[0]?.date, '2026-11-02');
  });
});

describe('an agenda', () => {
  it('is due at nine of the working day before, over weekends and days off', () => {
    assert.equal(agendaTime(engagement, { date: '2026-01-14' }), '2026-01-13T08:00:00.000Z');
    assert.equal(agendaTime(engagement, { date: '2026-01-12' }), '2026-01-09T08:00:00.000Z');
    const details = engagement.details === null ? null : { ...engagement.details, quietDays: ['2026-01-09'] };
    assert.equal(agendaTime({ details }, { date: '2026-01-12' }), '2026-01-08T08:00:00.000Z');
    assert.equal(agendaTime(engagement, { date: '2026-07-15' }), '2026-07-14T07:00:00.000Z');
  });

  it('is due once for each meeting of a year, before it begins, however rarely the clock is looked at', () => {
    const plan = planned({ weekday: 1 });
    const announced = new Set<string>();
    // Every seven hours, as a process that is often away.
    for (let now = Date.parse(at); now < Date.parse('2027-01-02T12:00:00.000Z'); now += 7 * 3_600_000) {
      const instant = new Date(now).toISOString();
      const { due, lookAgain } = agendaWork(engagement, plan, announced, instant);
      assert.ok(lookAgain === null || lookAgain > instant);
      for (const one of due) {
        assert.ok(!announced.has(one.id));
        assert.ok(one.starts > instant);
        announced.add(one.id);
      }
    }
    assert.equal(announced.size, meetingsBetween(engagement, plan, '2026-01-05', '2027-01-04').length);
  });

  it('is not due while the engagement is paused, nor for a cancelled meeting', () => {
    const now = '2026-01-09T08:00:00.000Z';
    const plan = planned();
    assert.equal(agendaWork(engagement, plan, new Set(), now).due.length, 1);
    assert.deepEqual(agendaWork({ ...engagement, state: 'paused' }, plan, new Set(), now).due, []);
    const cancelled = applied(plan, cancelMeeting(engagement, plan, 's1-2026-01-12', ana, '2026-01-08T08:00:00.000Z'));
    assert.deepEqual(agendaWork(engagement, cancelled, new Set(), now).due, []);
  });
});

describe('what happened since the last meeting', () => {
  const event = (type: 'ItemTicked' | 'ItemUnticked', item: string, day: number) =>
    ({ type, item, at: `2026-01-${String(day).padStart(2, '0')}T10:00:00.000Z`, by: ana }) as const;

  it('counts an item for what it came to', () => {
    const history = [
      event('ItemTicked', '1', 3),
      event('ItemTicked', '2', 6),
      event('ItemTicked', '3', 6),
      event('ItemUnticked', '3', 7),
      event('ItemUnticked', '1', 8),
    ];
    const { done, reopened, added } = sinceLast(history, '2026-01-05T09:00:00.000Z');
    assert.deepEqual([done, reopened, added], [1, 1, 0]);
    assert.equal(sinceLast(history, null).done, 1);
  });
});
