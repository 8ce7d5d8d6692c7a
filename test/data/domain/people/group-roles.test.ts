import assert from 'node:assert/strict';
import type { Decision } from '../../../../data/domain/decision.js';
import type { Engagement } from '../../../../data/domain/engagement.js';
import {
  changesSomething,
  mayByGroups,
  privilegedActs,
  rolesFor,
  withGroups,
} from '../../../../data/domain/people/group-roles.js';
import { ana, contoso, guest, mina, sam } from '../../../support/history.js';

const acts = Object.keys(privilegedActs) as (keyof typeof privilegedActs)[];
const events: Decision = { events: [{ type: 'SpecialistAccepted', at: '2026-11-24T12:00:00.000Z', by: sam }] };

describe('what groups say of a privileged act', () => {
  const engagement: Engagement = contoso();
  const said = (...groups: Parameters<typeof mayByGroups>) => mayByGroups(...groups)?.code ?? null;

  it('is nothing where no role is decided by groups', () => {
    for (const act of acts) {
      for (const { id } of [ana, mina, sam, guest]) assert.equal(mayByGroups(act, engagement, id, {}), null);
    }
  });

  it('lets a person do it whom they confirm, and no other', () => {
    assert.equal(said('acknowledge', engagement, sam.id, { specialist: 'yes' }), null);
    assert.equal(said('acknowledge', engagement, sam.id, { specialist: 'no' }), 'not-in-group');
    assert.equal(said('confirm', engagement, mina.id, { customer: 'no' }), 'not-in-group');
  });

  it('is no while the directory is out of reach, with the role in the sentence', () => {
    assert.deepEqual(mayByGroups('acknowledge', engagement, sam.id, { specialist: 'unknown' }), {
      code: 'groups-not-asked',
      names: { role: 'specialist' },
    });
  });

  it('does not concern the other roles', () => {
    assert.equal(said('confirm', engagement, mina.id, { specialist: 'unknown', 'project-manager': 'no' }), null);
    assert.equal(said('reopen', engagement, sam.id, { 'project-manager': 'unknown' }), null);
  });

  it('counts the role in which the person is named: a manager is not let through as the specialist they are not', () => {
    assert.deepEqual(rolesFor('reopen', engagement, ana.id), ['project-manager']);
    assert.equal(said('reopen', engagement, ana.id, { 'project-manager': 'no', specialist: 'yes' }), 'not-in-group');
    assert.equal(said('reopen', engagement, ana.id, { 'project-manager': 'no' }), 'not-in-group');
  });

  it('asks for the seat that speaks for the side: a representative who leads, not the manager they are as well', () => {
    const seats = engagement.members.filter(({ person }) => person.id !== mina.id);
    const seat = { person: mina, side: 'customer', lead: false, accepted: true } as const;
    const both = {
      ...engagement,
      members: [
        ...seats,
        { ...seat, role: 'representative' as const, deputy: true },
        { ...seat, role: 'project-manager' as const },
      ],
    };
    assert.deepEqual(rolesFor('confirm', both, mina.id), ['representative']);
    assert.equal(said('confirm', both, mina.id, { representative: 'no' }), 'not-in-group');
  });

  it('is asked for a lead’s agreement in the seat that leads, and for ending the engagement', () => {
    assert.deepEqual(rolesFor('agree-answer', engagement, mina.id), ['customer']);
    assert.equal(said('agree-answer', engagement, mina.id, { customer: 'unknown' }), 'groups-not-asked');
    assert.equal(said('keep-answer', engagement, sam.id, { specialist: 'no' }), 'not-in-group');
    assert.equal(said('cancel', engagement, ana.id, { 'project-manager': 'unknown' }), 'groups-not-asked');
  });

  it('needs a word for one of the act’s roles where the rules know of another way to do it', () => {
    assert.deepEqual(rolesFor('acknowledge', engagement, guest.id), ['specialist']);
    assert.equal(said('acknowledge', engagement, guest.id, { specialist: 'unknown' }), 'groups-not-asked');
  });

  it('comes after the rules: a refusal, and what changes nothing, stay as they are', () => {
    const refusal: Decision = { refusal: { code: 'completed' } };
    const nothing: Decision = { events: [] };
    const unknown = { specialist: 'unknown' } as const;
    for (const decision of [refusal, nothing]) {
      assert.equal(changesSomething(decision), false);
      assert.equal(withGroups(decision, 'acknowledge', engagement, sam.id, unknown), decision);
    }
    assert.deepEqual(withGroups(events, 'acknowledge', engagement, sam.id, unknown), {
      refusal: { code: 'groups-not-asked', names: { role: 'specialist' } },
    });
    assert.equal(withGroups(events, 'acknowledge', engagement, sam.id, { specialist: 'yes' }), events);
  });
});
