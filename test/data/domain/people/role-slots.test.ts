import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Engagement } from '../../../../data/domain/engagement.js';
import { evolve } from '../../../../data/domain/evolve.js';
import { roles } from '../../../../data/domain/member.js';
import type { GroupRoles } from '../../../../data/domain/people/group-roles.js';
import { handOver, leave, namePerson } from '../../../../data/domain/people/people.js';
import { rolesByGroups } from '../../../../data/domain/people/role-slots.js';
import { acceptAsSpecialist } from '../../../../data/domain/people/specialist.js';
import type { Person } from '../../../../data/domain/person.js';
import { columnsOf } from '../../../../data/domain/roster.js';
import { ana, contoso, done, guest, jonas, mina, sam, ticking } from '../../../support/history.js';

const now = ticking();
const seated = (e: Engagement, groups: GroupRoles, person: Person = guest): Engagement =>
  done(e, rolesByGroups(e, person, groups, now()));

describe('a role by a group', () => {
  it('is given to a person who was not named, with its rights', () => {
    const e = seated(contoso(), { 'project-manager': 'yes', specialist: 'no' });
    assert.deepEqual(columnsOf(e, guest.id), ['project-manager']);
  });

  it('makes no person a specialist before they accept with their own press', () => {
    const e = seated(contoso(), { specialist: 'yes' });
    assert.deepEqual(columnsOf(e, guest.id), []);
    assert.deepEqual(columnsOf(done(e, acceptAsSpecialist(e, guest, now())), guest.id), ['specialist']);
  });

  it('goes when the group says no, and stays while the directory is out of reach', () => {
    const e = seated(contoso(), { customer: 'yes' });
    assert.deepEqual(columnsOf(seated(e, { customer: 'unknown' }), guest.id), ['customer']);
    assert.deepEqual(columnsOf(seated(e, { customer: 'no' }), guest.id), []);
  });

  it('changes nothing for people who were named, nor in a repeated answer', () => {
    for (const person of [ana, jonas, mina, sam]) {
      const decided = rolesByGroups(contoso(), person, { customer: 'yes', specialist: 'no' }, now());
      assert.deepEqual(decided, { events: [] });
    }
    const e = seated(contoso(), { customer: 'yes' });
    assert.deepEqual(rolesByGroups(e, guest, { customer: 'yes' }, now()), { events: [] });
  });

  it('is the person’s own once they are named, and no longer a group’s once it is handed over', () => {
    const e = seated(contoso(), { customer: 'yes' });
    const named = done(e, namePerson(e, guest, { role: 'customer', part: 'none' }, ana, now()));
    assert.deepEqual(columnsOf(seated(named, { customer: 'no' }), guest.id), ['customer']);
    const nia = { id: '29:nia', name: 'Nia' };
    const over = done(e, handOver(e, guest.id, 'customer', nia, ana, now()));
    assert.equal(over.members.find(({ person }) => person.id === nia.id)?.byGroup, undefined);
  });

  it('leaves a departed member’s roles to be given to others', () => {
    const e = done(contoso(), leave(contoso(), [jonas.id], ana, now()));
    assert.equal(seated(e, { customer: 'yes' }).departed?.length, 1);
  });

  it('never puts anybody on both sides, whatever groups say and in whichever order', () => {
    const word = fc.constantFrom('yes', 'no', 'unknown' as const);
    const said = fc.record(Object.fromEntries(roles.map((role) => [role, word])), { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 6 }), fc.constantFrom(ana, sam, guest), (answers, person) => {
        let e = contoso();
        for (const groups of answers) {
          const decided = rolesByGroups(e, person, groups as GroupRoles, now());
          assert.ok('events' in decided);
          e = decided.events.reduce<Engagement>(evolve, e);
          const sides = new Set(e.members.filter((m) => m.person.id === person.id).map(({ side }) => side));
          assert.ok(sides.size <= 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
