import assert from 'node:assert/strict';
import type { MeetingPlan, RecordedMeeting } from '../../../../data/domain/meeting/meeting.js';
import {
  decisionsIn,
  maxDecision,
  maxDecisions,
  maxNotes,
  writeMinutes,
} from '../../../../data/domain/meeting/minutes.js';
import { ana, guest } from '../../../support/history.js';
import { sampleEngagement } from '../../../support/sample-engagement.js';

const sample = sampleEngagement({ locale: 'en' });
const engagement = {
  ...sample,
  members: [{ person: ana, role: 'customer', side: 'customer', lead: false, accepted: true }] as const,
};
const plan: MeetingPlan = {
  series: [],
  singles: [{ id: 'm1', date: '2026-11-20', time: '10:00', minutes: 30 }],
  changes: {},
};
const at = '2026-11-20T10:30:00.000Z';
const said = { meeting: 'm1', seen: 0, notes: 'All came.', decisions: 'Open the ports' };
const write = (more: Partial<typeof said> = {}, when = at, person = ana, record: RecordedMeeting | null = null) =>
  writeMinutes(engagement, plan, record, { ...said, ...more }, person, when);
const code = (decided: ReturnType<typeof write>) => ('refusal' in decided ? decided.refusal.code : 'none');

describe('minutes', () => {
  it('are written from the beginning of the meeting on, and not before', () => {
    assert.equal(code(write({}, '2026-11-20T09:59:59.999Z')), 'meeting-ahead');
    assert.equal(code(write({}, '2026-11-20T10:00:00.000Z')), 'none');
  });

  it('are written by the people of the engagement, of a meeting that takes place', () => {
    assert.equal(code(write({}, at, guest)), 'not-in-people');
    assert.equal(code(write({ meeting: 'm2' })), 'no-such-meeting');
    const cancelled = { ...plan, changes: { m1: { is: 'cancelled' } } } as const;
    const decided = writeMinutes(engagement, cancelled, null, said, ana, at);
    assert.equal(code(decided), 'no-such-meeting');
  });

  it('say something that fits on their card', () => {
    assert.equal(code(write({ notes: ' ', decisions: '\n' })), 'need-minutes');
    assert.equal(code(write({ notes: 'x'.repeat(maxNotes + 1) })), 'too-long');
    assert.equal(code(write({ decisions: 'x'.repeat(maxDecision + 1) })), 'too-long');
    assert.equal(code(write({ decisions: 'x\n'.repeat(maxDecisions + 1) })), 'too-long');
  });

  it('that say the same again change nothing', () => {
    const record: RecordedMeeting = {
      ...{ engagement: engagement.id, number: 1, version: 3, meeting: 'm1', starts: at, announced: null },
      minutes: { notes: 'All came.', decisions: ['Open the ports'], by: ana, at },
    };
    assert.deepEqual(write({ seen: 1 }, at, ana, record), { events: [] });
    assert.equal(code(write({ seen: 1, notes: 'Other.' }, at, ana, record)), 'changed-meanwhile');
    assert.equal(code(write({ seen: 3, notes: 'Other.' }, at, ana, record)), 'none');
  });

  it('have a decision a line, without bullets and numbers before it', () => {
    assert.deepEqual(decisionsIn('- One\n 2) Two\n\n3.5 licenses are bought\n• Four'), [
      'One',
      'Two',
      '3.5 licenses are bought',
      'Four',
    ]);
  });
});
