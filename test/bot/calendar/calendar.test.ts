import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { calendarDoor } from '../../../bot/calendar/calendar-door.js';
import { listMeetings } from '../../../bot/cli/store/meetings.js';
import { cancelMeeting, endSeries, moveMeeting, planSeries } from '../../../data/domain/meeting/plan-meetings.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { keptLog } from '../../support/baton.js';
import { ana } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';

const at = '2026-01-02T12:00:00.000Z';
const series = { everyWeeks: 1, weekday: 1, time: '10:00', minutes: 45, from: '2026-01-05', until: null } as const;

describe('the calendar of an engagement', () => {
  let store: Store;
  const { log, lines } = keptLog();
  const door = () => calendarDoor({ store, log, now: () => Date.parse(at) });
  const read = async (path: string, method = 'GET') =>
    await door().answer({ method, path, query: '', headers: {}, body: async () => '' });
  const change = async (decide: Parameters<Store['meetings']['change']>[1]) => {
    const outcome = await store.meetings.change('engagement-1', decide);
    assert.equal(outcome?.refusal, null);
  };
  const address = async () => `/calendar/${(await store.meetings.of('engagement-1')).secret}.ics`;

  /** The events as another program reads them. */
  async function events() {
    const { body } = await read(await address());
    const calendar = new ICAL.Component(ICAL.parse(body ?? ''));
    return calendar.getAllSubcomponents('vevent').map((part) => {
      const event = new ICAL.Event(part);
      return {
        uid: event.uid,
        start: event.startDate.toJSDate().toISOString(),
        minutes: event.duration.toSeconds() / 60,
        status: String(part.getFirstPropertyValue('status')),
        sequence: event.sequence,
        summary: event.summary,
      };
    });
  }

  beforeEach(async () => {
    store = await openStore(':memory:');
    await storedEngagement(store, {
      details: { timeZone: 'Europe/Stockholm', customer: 'Contoso, “Ltd”; 한국' },
      at: '2026-01-01T12:00:00.000Z',
    });
    await change((e, plan) => planSeries(e, plan, series, ana, at));
  });
  afterEach(() => store.close());

  it('is read by another program: a year at ten in the morning, through both changes of the clocks', async () => {
    const found = await events();
    assert.equal(found.length, 52);
    const shown = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });
    assert.deepEqual([...new Set(found.map(({ start }) => shown.format(new Date(start))))], ['10:00']);
    assert.deepEqual([...new Set(found.map(({ start }) => start.slice(11, 13)))].sort(), ['08', '09']);
    assert.ok(found.every(({ minutes, status }) => minutes === 45 && status === 'CONFIRMED'));
    assert.equal(found[0]?.summary, 'Checkpoint meeting · Contoso, “Ltd”; 한국');
    assert.equal(new Set(found.map(({ uid }) => uid)).size, 52);
  });

  it('has lines of at most 75 bytes that end as RFC 5545 says', async () => {
    const { body, headers } = await read(await address());
    assert.equal(headers['content-type'], 'text/calendar; charset=utf-8');
    const all = (body ?? '').split('\r\n');
    assert.equal(all.at(-1), '');
    assert.ok(all.every((line) => !line.includes('\n') && Buffer.byteLength(line) <= 75));
  });

  it('keeps a meeting’s name when it is moved, and strikes out what is cancelled or dropped', async () => {
    const before = await events();
    const now = '2026-01-06T12:00:00.000Z';
    await change((e, p) => moveMeeting(e, p, 's1-2026-01-12', { date: '2026-01-13', time: '9:00' }, ana, now));
    await change((e, p) => cancelMeeting(e, p, 's1-2026-01-19', ana, now));
    const after = await events();
    assert.deepEqual(after.map(({ uid }) => uid).sort(), before.map(({ uid }) => uid).sort());
    const of = (day: string) => after.find(({ uid }) => uid.includes(day));
    assert.equal(of('2026-01-12')?.start, '2026-01-13T08:00:00.000Z');
    assert.equal(of('2026-01-19')?.status, 'CANCELLED');
    assert.ok(after.every(({ sequence }) => sequence === 3));
    await change((e, p) => endSeries(e, p, ana, now));
    const ended = await events();
    assert.equal(ended.length, after.length);
    const held = ended.filter(({ status }) => status === 'CONFIRMED').map(({ uid }) => uid.slice(-16, -6));
    assert.deepEqual(held, ['2026-01-05', '2026-01-12']);
  });

  it('is closed to every other secret, and says nothing of why', async () => {
    const unknown = await read(`/calendar/${'x'.repeat(32)}.ics`);
    assert.deepEqual([unknown.status, unknown.body], [404, null]);
    for (const path of ['/calendar/', '/calendar/short.ics', '/calendar/..%2F..%2Fetc.ics']) {
      assert.deepEqual(await read(path), unknown);
    }
    assert.equal((await read(await address(), 'POST')).status, 405);
    const old = await address();
    const secret = await store.meetings.renewSecret('engagement-1');
    assert.deepEqual(await read(old), unknown);
    assert.equal((await read(`/calendar/${secret}.ics`)).status, 200);
    assert.ok(!lines.some((line) => JSON.stringify(line).includes(secret ?? '?')));
  });

  it('names no person', async () => {
    const { body } = await read(await address());
    for (const { person } of (await store.engagements.find('engagement-1'))?.members ?? []) {
      assert.ok(!(body ?? '').includes(person.name) && !(body ?? '').includes(person.id));
    }
  });

  it('is asked for with one engagement', async () => {
    const said: string[] = [];
    const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) };
    assert.equal(await listMeetings([], io), 2);
    assert.match(said[0] ?? '', /name one engagement/u);
  });
});
