import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Decision } from '../../../../data/domain/decision.js';
import type { Engagement } from '../../../../data/domain/engagement.js';
import type { Event } from '../../../../data/domain/event.js';
import { evolve } from '../../../../data/domain/evolve.js';
import type { Role } from '../../../../data/domain/member.js';
import { roles } from '../../../../data/domain/member.js';
import {
  admits,
  arrive,
  expectPerson,
  handOver,
  leave,
  meetExpected,
  type Naming,
  namePerson,
  removePerson,
} from '../../../../data/domain/people/people.js';
import { acceptAsSpecialist } from '../../../../data/domain/people/specialist.js';
import type { Person } from '../../../../data/domain/person.js';
import { cancelEngagement } from '../../../../data/domain/phase/pause.js';
import { allRights, may, reaches } from '../../../../data/domain/rights.js';
import { leadOf, takesPart } from '../../../../data/domain/roster.js';
import { saveSetup, takeOverSetup } from '../../../../data/domain/setup/setup.js';
import {
  ana,
  contoso,
  details,
  done,
  guest,
  jonas,
  mina,
  refusalCode,
  sam,
  smallDataset,
  started,
  ticking,
} from '../../../support/history.js';

const now = ticking();
const as = (role: Role, part: Naming['part'] = 'none'): Naming => ({ role, part });
const rolesOf = (e: Engagement, person: Person) =>
  e.members.filter((m) => m.person.id === person.id).map(({ role }) => role);

describe('people', () => {
  it('are named by the project manager, several of each role', () => {
    const engagement = contoso();
    assert.equal(refusalCode(namePerson(engagement, guest, as('customer'), jonas, now())), 'only-project-manager-does');
    const two = done(engagement, namePerson(engagement, guest, as('project-manager'), ana, now()));
    assert.deepEqual(rolesOf(two, guest), ['project-manager']);
    assert.deepEqual(rolesOf(two, ana), ['project-manager']);
    assert.equal(may(two, 'cancel', guest.id), null);
  });

  it('never stand on both sides, whichever way they come there', () => {
    const engagement = contoso();
    assert.equal(refusalCode(namePerson(engagement, sam, as('representative'), ana, now())), 'both-sides');
    assert.equal(refusalCode(namePerson(engagement, jonas, as('specialist'), ana, now())), 'both-sides');
    assert.equal(refusalCode(handOver(engagement, sam.id, 'specialist', mina, sam, now())), 'both-sides');
    const waiting = done(engagement, expectPerson(engagement, 'x1', 'Kim', as('specialist'), ana, now()));
    assert.equal(refusalCode(meetExpected(waiting, 'x1', jonas, ana, now())), 'both-sides');
  });

  it('a representative acts for the customer', () => {
    const engagement = contoso();
    const named = done(engagement, namePerson(engagement, guest, as('representative'), ana, now()));
    assert.equal(may(named, 'tick', guest.id, { side: 'customer' }), null);
    assert.equal(may(named, 'tick', guest.id, { side: 'provider' })?.code, 'not-yours-to-tick');
    const customer = done(named, namePerson(named, guest, as('customer'), ana, now()));
    assert.deepEqual(rolesOf(customer, guest), ['customer']);
  });

  it('a deputy may do what the lead may, on their own side only', () => {
    const engagement = contoso();
    const named = done(engagement, namePerson(engagement, jonas, as('customer', 'deputy'), ana, now()));
    assert.equal(may(named, 'confirm', jonas.id, { side: 'customer' }), null);
    assert.equal(may(named, 'agree-answer', jonas.id, { side: 'provider' })?.code, 'no-lead');
    assert.equal(may(engagement, 'confirm', jonas.id, { side: 'customer' })?.code, 'only-lead-confirms');
    const theirs = done(named, namePerson(named, sam, as('specialist', 'deputy'), ana, now()));
    assert.equal(may(theirs, 'agree-answer', sam.id, { side: 'provider' }), null);
    assert.equal(may(theirs, 'confirm', sam.id, { side: 'customer' })?.code, 'own-side-confirm');
  });

  it('have one lead a side: the one before gives it up', () => {
    const engagement = contoso();
    const named = done(engagement, namePerson(engagement, jonas, as('customer', 'lead'), ana, now()));
    assert.equal(leadOf(named, 'customer')?.person.id, jonas.id);
    assert.equal(named.members.filter((m) => m.lead).length, 1);
    assert.deepEqual(rolesOf(named, mina), ['customer']);
  });

  it('who are not here yet have no rights, whatever they were named as', () => {
    const engagement = contoso();
    const waiting = done(engagement, expectPerson(engagement, 'x1', guest.name, as('project-manager'), ana, now()));
    assert.equal(reaches(waiting, 'cancel', guest.id), false);
    assert.deepEqual(arrive(waiting, guest, [guest.name], now()), { events: [] }, 'a name can be anybody’s');
    const met = done(waiting, meetExpected(waiting, 'x1', guest, ana, now()));
    assert.deepEqual(rolesOf(met, guest), ['project-manager']);
    assert.equal(met.expected, undefined);
  });

  it('whose address was expected take their place when they speak', () => {
    const engagement = contoso();
    const waiting = done(engagement, expectPerson(engagement, 'x1', 'Gil@Contoso.example', as('customer'), ana, now()));
    assert.deepEqual(arrive(waiting, guest, ['someone@contoso.example'], now()), { events: [] });
    const met = done(waiting, arrive(waiting, guest, ['gil@contoso.example'], now()));
    assert.deepEqual(rolesOf(met, guest), ['customer']);
  });

  it('hand their own role over, and the project manager anybody’s', () => {
    const engagement = contoso();
    assert.equal(
      refusalCode(handOver(engagement, mina.id, 'customer', guest, jonas, now())),
      'only-project-manager-does',
    );
    const given = done(engagement, handOver(engagement, mina.id, 'customer', guest, mina, now()));
    assert.equal(leadOf(given, 'customer')?.person.id, guest.id);
    assert.deepEqual(rolesOf(given, mina), []);
    const next = { id: '29:next', name: 'Nia' };
    const specialist = done(given, handOver(given, sam.id, 'specialist', next, ana, now()));
    assert.equal(may(specialist, 'acknowledge', next.id)?.code, 'specialist-not-accepted');
    assert.equal(may(done(specialist, acceptAsSpecialist(specialist, next, now())), 'acknowledge', next.id), null);
  });

  it('always include a project manager', () => {
    const engagement = contoso();
    assert.equal(refusalCode(removePerson(engagement, ana.id, 'project-manager', ana, now())), 'last-manager');
  });

  it('who left have no role, and only people who are there stand in', () => {
    const engagement = contoso();
    const left = done(engagement, leave(engagement, [ana.id], jonas, now()));
    assert.deepEqual(rolesOf(left, ana), []);
    assert.equal(may(left, 'correct-details', ana.id)?.code, 'only-project-manager');
    assert.equal(may(left, 'correct-details', mina.id), null, 'the customer’s lead stands in');
    assert.deepEqual(
      left.departed?.map(({ person }) => person.id),
      [ana.id],
    );
    assert.deepEqual(leave(left, [ana.id], jonas, now()), { events: [] }, 'told once');
    const seen = done(left, namePerson(left, guest, as('project-manager'), mina, now()));
    assert.equal(seen.departed, undefined);
  });

  it('who started and left have no right any more, also when others leave after them', () => {
    const engagement = contoso();
    const passed = done(engagement, handOver(engagement, ana.id, 'project-manager', guest, ana, now()));
    assert.equal(takesPart(passed, ana.id), false, 'their role is another person’s, and they have no other');
    const left = done(passed, leave(passed, [ana.id, guest.id], mina, now()));
    assert.equal(takesPart(left, ana.id), false);
    for (const right of allRights) assert.equal(reaches(left, right, ana.id), false, right);
    assert.equal(may(left, 'name-people', mina.id), null, 'the customer’s lead stands in');
    assert.equal(takesPart(done(left, leave(left, [ana.id], ana, now())), ana.id), false);
    const again = done(left, namePerson(left, ana, as('customer'), mina, now()));
    assert.equal(takesPart(again, ana.id), true, 'named again they are one of the people');
  });

  it('who started do not stand in beside a project manager', () => {
    const engagement = contoso();
    const given = done(engagement, handOver(engagement, ana.id, 'project-manager', guest, ana, now()));
    const back = done(given, namePerson(given, ana, as('customer'), guest, now()));
    assert.equal(may(back, 'cancel', ana.id)?.code, 'only-project-manager-does');
    const alone = done(back, leave(back, [guest.id], guest, now()));
    assert.equal(may(alone, 'cancel', ana.id), null, 'of the customer’s people the starter stands in first');
    assert.equal(may(alone, 'cancel', mina.id)?.code, 'only-project-manager-does');
  });

  it('who started and were removed stand in for no project manager who leaves', () => {
    const engagement = contoso();
    const two = done(engagement, namePerson(engagement, jonas, as('project-manager'), ana, now()));
    const removed = done(two, removePerson(two, ana.id, 'project-manager', jonas, now()));
    const alone = done(removed, leave(removed, [jonas.id], mina, now()));
    assert.equal(may(alone, 'cancel', ana.id)?.code, 'not-in-people');
    assert.equal(refusalCode(removePerson(alone, mina.id, 'customer', ana, now())), 'not-in-people');
    assert.equal(may(alone, 'cancel', mina.id), null);
  });

  it('who left a set-up that they had begun have no part in it, and others take it over at once', () => {
    const fresh = evolve(null, started);
    assert.deepEqual(leave(fresh, [jonas.id], jonas, now()), { events: [] });
    const left = done(fresh, leave(fresh, [ana.id], jonas, now()));
    assert.equal(takesPart(left, ana.id), false);
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [] };
    assert.equal(refusalCode(saveSetup(left, smallDataset, details, people, ana, now())), 'starter-left');
    const taken = done(left, takeOverSetup(left, jonas, now()));
    assert.equal(may(taken, 'correct-details', jonas.id), null);
    assert.equal(may(taken, 'correct-details', ana.id)?.code, 'only-starter-sets-up');
    const back = done(left, takeOverSetup(left, ana, now()));
    assert.equal(may(back, 'correct-details', ana.id), null, 'who comes back begins it anew');
  });

  it('who left what had ended stay on its record, and have no right there', () => {
    const engagement = contoso();
    const ended = done(engagement, cancelEngagement(engagement, 'Bought by another', ana, now()));
    assert.equal(takesPart(ended, sam.id), true);
    assert.equal(may(ended, 'reply-inquiry', sam.id), null);
    const left = done(ended, leave(ended, [sam.id, mina.id], ana, now()));
    assert.deepEqual(left.members, ended.members, 'the record keeps who it was');
    for (const person of [sam, mina]) {
      assert.equal(takesPart(left, person.id), false);
      for (const right of allRights) assert.equal(reaches(left, right, person.id), false, right);
    }
    assert.equal(takesPart(left, jonas.id), true);
    assert.deepEqual(leave(left, [sam.id], ana, now()), { events: [] }, 'told once');
  });

  it('whom a group brings back are not those who left any more', () => {
    const engagement = contoso();
    const left = done(engagement, leave(engagement, [jonas.id, mina.id], ana, now()));
    const member = {
      person: jonas,
      role: 'customer',
      side: 'customer',
      lead: false,
      accepted: true,
      byGroup: true,
    } as const;
    const back = done(left, { events: [{ type: 'MemberNamed', member, at: now(), by: jonas }] });
    assert.deepEqual(
      back.departed?.map(({ person }) => person.id),
      [mina.id],
    );
  });

  it('are named by a specialist where none of the customer’s is left, and by no one else', () => {
    const engagement = contoso();
    const left = done(engagement, leave(engagement, [ana.id, mina.id, jonas.id], sam, now()));
    assert.equal(may(left, 'name-people', sam.id), null);
    assert.equal(may(left, 'cancel', sam.id)?.code, 'only-project-manager-does');
    assert.equal(may(left, 'tick', sam.id, { side: 'customer' })?.code, 'not-yours-to-tick');
    assert.equal(may(left, 'name-people', ana.id)?.code, 'not-in-people');
    assert.equal(refusalCode(namePerson(left, sam, as('project-manager'), sam, now())), 'both-sides');
    const named = done(left, namePerson(left, guest, as('customer'), sam, now()));
    assert.equal(may(named, 'name-people', sam.id)?.code, 'only-project-manager-does');
    assert.equal(may(named, 'name-people', guest.id), null);
  });

  it('keep their seats when the details are corrected by a form that has no field for them', () => {
    const engagement = contoso();
    const second = { id: '29:second', name: 'Siri' };
    const more = [
      (e: Engagement) => namePerson(e, guest, as('representative', 'lead'), ana, now()),
      (e: Engagement) => namePerson(e, second, as('specialist'), ana, now()),
      (e: Engagement) => namePerson(e, jonas, as('customer', 'deputy'), ana, now()),
    ].reduce((e, name) => done(e, name(e)), engagement);
    const form = { projectManager: ana, specialist: sam, lead: guest, team: [jonas, mina] };
    assert.deepEqual(saveSetup(more, smallDataset, details, form, ana, now()), { events: [] });
    const other = done(more, saveSetup(more, smallDataset, details, { ...form, lead: mina }, ana, now()));
    assert.deepEqual(rolesOf(other, guest), ['representative']);
    assert.equal(leadOf(other, 'customer')?.person.id, mina.id);
  });

  it('of another tenant take part only where the engagement lists it', () => {
    const engagement = { ...contoso(), tenant: 'Home' };
    assert.equal(admits(engagement, 'home'), true);
    assert.equal(admits(engagement, 'elsewhere'), false);
    const listed = { ...engagement, details: { ...details, tenants: ['elsewhere'] } };
    assert.equal(admits(listed, 'Elsewhere'), true);
    assert.equal(admits(contoso(), 'elsewhere'), true, 'begun before tenants were noted');
  });
});

describe('people, whatever is done', () => {
  const crowd = [ana, jonas, mina, sam, guest, { id: '29:kim', name: 'Kim' }];
  const person = fc.constantFrom(...crowd);
  const role = fc.constantFrom(...roles);
  const naming = fc.record({ role, part: fc.constantFrom('none', 'lead', 'deputy') });
  const x = fc.constantFrom('x1', 'x2');
  type Command = (e: Engagement, at: string) => Decision;
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.tuple(person, naming, person).map(
      ([who, n, by]): Command =>
        (e, at) =>
          namePerson(e, who, n, by, at),
    ),
    fc.tuple(person, role, person, person).map(
      ([from, r, to, by]): Command =>
        (e, at) =>
          handOver(e, from.id, r, to, by, at),
    ),
    fc.tuple(person, role, person).map(
      ([who, r, by]): Command =>
        (e, at) =>
          removePerson(e, who.id, r, by, at),
    ),
    fc.tuple(x, naming, person).map(
      ([id, n, by]): Command =>
        (e, at) =>
          expectPerson(e, id, `${id}@c.example`, n, by, at),
    ),
    fc.tuple(x, person, person).map(
      ([id, who, by]): Command =>
        (e, at) =>
          meetExpected(e, id, who, by, at),
    ),
    fc.tuple(x, person).map(
      ([id, who]): Command =>
        (e, at) =>
          arrive(e, who, [`${id}@c.example`], at),
    ),
    fc.tuple(person, person).map(
      ([who, by]): Command =>
        (e, at) =>
          leave(e, [who.id], by, at),
    ),
    person.map(
      (by): Command =>
        (e, at) =>
          acceptAsSpecialist(e, by, at),
    ),
    fc.tuple(person, fc.option(person), fc.option(person), fc.array(person), person).map(
      ([projectManager, specialist, lead, team, by]): Command =>
        (e, at) =>
          saveSetup(e, smallDataset, details, { projectManager, specialist, lead, team }, by, at),
    ),
  );

  it('no person is on both sides, each side has one lead, and no hand-over loses history', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const clock = ticking();
        const start = contoso();
        const history: Event[] = [];
        let engagement = start;
        for (const act of commands) {
          const decision = act(engagement, clock());
          if ('refusal' in decision) continue;
          for (const event of decision.events) {
            // The history holds the former and the new holder of a role.
            if (event.type === 'RoleHandedOver') {
              assert.ok(engagement.members.some((m) => m.person.id === event.from.id && m.role === event.role));
            }
            engagement = evolve(engagement, event);
            history.push(event);
          }
        }
        for (const { person: who } of engagement.members) {
          const theirs = engagement.members.filter((m) => m.person.id === who.id);
          assert.equal(new Set(theirs.map(({ side }) => side)).size, 1, `${who.name} on both sides`);
          assert.equal(new Set(theirs.map((m) => m.role)).size, theirs.length, `${who.name} twice in one role`);
        }
        for (const side of ['customer', 'provider'] as const) {
          assert.ok(engagement.members.filter((m) => m.lead && m.side === side).length <= 1, `two leads of ${side}`);
        }
        assert.ok(engagement.members.every((m) => (m.side === 'provider') === (m.role === 'specialist')));
        const told = [...start.members.map((m) => m.person.id), ...history.flatMap(taking)];
        for (const { person: who } of engagement.members) assert.ok(told.includes(who.id), `${who.name} from nowhere`);
        assert.deepEqual(history.reduce<Engagement>(evolve, start), engagement);
      }),
      { numRuns: 1500 },
    );
  });

  const taking = (event: Event): readonly string[] =>
    event.type === 'MemberNamed' ? [event.member.person.id] : event.type === 'RoleHandedOver' ? [event.to.id] : [];
});
