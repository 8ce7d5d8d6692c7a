import assert from 'node:assert/strict';
import type { Engagement } from '../../../../data/domain/engagement.js';
import type { Event } from '../../../../data/domain/event.js';
import { type NoticeKind, noticesOf } from '../../../../data/domain/notice/notice.js';
import { leave, namePerson } from '../../../../data/domain/people/people.js';
import type { Person } from '../../../../data/domain/person.js';
import { after, ana, contoso, done, guest, jonas, mina, sam, ticking } from '../../../support/history.js';

const now = ticking();
const at = '2026-11-21T12:00:00.000Z';

const told = (before: Engagement, events: readonly Event[], kind: NoticeKind) =>
  noticesOf(before, after(before, events), events, false)
    .filter((notice) => notice.kind === kind)
    .map(({ to }) => to.map(({ id }) => id).sort());

const half = (type: 'CheckpointAcknowledged' | 'CheckpointConfirmed', by: Person): Event => ({
  type,
  phase: 'remediate',
  at,
  by,
});

describe('what people are told', () => {
  it('of a half that was given are those who give the other one, and no others', () => {
    const engagement = contoso();
    assert.deepEqual(told(engagement, [half('CheckpointAcknowledged', sam)], 'signed'), [[mina.id]]);
    assert.deepEqual(told(engagement, [half('CheckpointConfirmed', mina)], 'signed'), [[sam.id]]);
  });

  it('is never what they did themselves', () => {
    const engagement = contoso();
    const lapsed = (by: Person): Event => ({ type: 'CheckpointLapsed', phase: 'remediate', item: '1', at, by });
    assert.deepEqual(told(engagement, [lapsed(ana)], 'lapsed'), [[mina.id, sam.id].sort()]);
    assert.deepEqual(told(engagement, [lapsed(sam)], 'lapsed'), [[mina.id]]);
    assert.deepEqual(told(engagement, [lapsed(mina)], 'lapsed'), [[sam.id]]);
  });

  it('of who left are those who name people now: the manager, or who stands in', () => {
    const engagement = contoso();
    const leaving = (e: Engagement, ...people: readonly Person[]) => {
      const decision = leave(
        e,
        people.map(({ id }) => id),
        guest,
        now(),
      );
      assert.ok('events' in decision);
      return told(e, decision.events, 'left');
    };
    assert.deepEqual(leaving(engagement, jonas), [[ana.id]]);
    assert.deepEqual(leaving(engagement, ana), [[mina.id]]);
    const two = done(engagement, namePerson(engagement, jonas, { role: 'project-manager', part: 'none' }, ana, now()));
    assert.deepEqual(leaving(two, ana), [[jonas.id]]);
    assert.deepEqual(leaving(engagement, ana, mina, jonas), [[sam.id]], 'a specialist, where no customer is left');
  });
});
