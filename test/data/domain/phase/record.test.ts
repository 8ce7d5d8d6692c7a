import assert from 'node:assert/strict';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { namePerson } from '../../../../data/domain/people/people.js';
import { recordOf } from '../../../../data/domain/phase/record.js';
import { ana, contoso, done, guest, sam, ticking } from '../../../support/history.js';

const now = ticking();
const passing = { by: sam, at: '2026-11-21T12:00:00.000Z' };

describe('the record of a phase', () => {
  it('names everybody who was named, whether or not they had accepted', () => {
    const engagement = contoso();
    const named = done(engagement, namePerson(engagement, guest, { role: 'specialist', part: 'none' }, ana, now()));
    const { people } = recordOf(named, 'initiate', passing, 7);
    assert.deepEqual(people, named.members);
    assert.equal(people.find(({ person }) => person.id === guest.id)?.accepted, false);
  });

  it('holds the rows that stood on the list, and none that was taken off or belongs to another phase', () => {
    const engagement = contoso();
    const [first, ...rest] = engagement.items;
    assert.ok(first);
    const other = { ...first, id: '90', phase: 'assess' as const };
    const changed: Engagement = { ...engagement, items: [{ ...first, removed: true }, ...rest, other] };
    assert.deepEqual(
      recordOf(changed, 'initiate', passing, 7).items.map(({ id }) => id),
      rest.map(({ id }) => id),
    );
  });
});
