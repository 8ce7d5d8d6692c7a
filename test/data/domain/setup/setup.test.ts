import assert from 'node:assert/strict';
import { itemsOf, tickItem } from '../../../../data/domain/checklist/checklist.js';
import { markStanding } from '../../../../data/domain/checklist/standing.js';
import { evolve } from '../../../../data/domain/evolve.js';
import { acceptAsSpecialist, declineAsSpecialist } from '../../../../data/domain/people/specialist.js';
import { may } from '../../../../data/domain/rights.js';
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
const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };

describe('set-up', () => {
  it('is saved by its starter alone, and opens the first phase and the standing list', () => {
    const fresh = evolve(null, started);
    assert.equal(refusalCode(saveSetup(fresh, smallDataset, details, people, jonas, now())), 'only-starter-sets-up');
    const saved = done(fresh, saveSetup(fresh, smallDataset, details, people, ana, now()));
    assert.equal(saved.state, 'active');
    assert.deepEqual(
      saved.standing.map((item) => [item.id, item.side, item.text]),
      [
        ['s1', 'customer', 'Keep the project plan'],
        ['s2', 'customer', 'Write the terms of use'],
        ['s3', 'provider', 'Help from afar'],
      ],
    );
    assert.equal(itemsOf(saved, 'initiate').length, 2);
  });

  it('puts no person on both sides', () => {
    const fresh = evolve(null, started);
    const both = saveSetup(fresh, smallDataset, details, { ...people, specialist: mina }, ana, now());
    assert.deepEqual(both, { refusal: { code: 'both-sides', names: { name: mina.name } } });
  });

  it('leaves no specialist without a project manager of the customer', () => {
    const fresh = evolve(null, started);
    const noPeople = { projectManager: null, lead: null, team: [] };
    const alone = saveSetup(fresh, smallDataset, details, { ...noPeople, specialist: ana }, ana, now());
    assert.equal(refusalCode(alone), 'specialist-alone');
    const own = { ...noPeople, specialist: ana, projectManager: ana };
    assert.equal(refusalCode(saveSetup(fresh, smallDataset, details, own, ana, now())), 'both-sides');
    assert.equal(
      refusalCode(saveSetup(fresh, smallDataset, details, { ...noPeople, specialist: sam }, ana, now())),
      'last-manager',
    );
    const two = { ...noPeople, specialist: ana, projectManager: jonas };
    const named = done(fresh, saveSetup(fresh, smallDataset, details, two, ana, now()));
    const saved = done(named, acceptAsSpecialist(named, ana, now()));
    assert.equal(may(saved, 'name-people', ana.id)?.code, 'only-project-manager-does', 'having started gives no role');
    const engagement = contoso();
    const renamed = { projectManager: null, specialist: ana, lead: mina, team: [jonas] };
    assert.equal(refusalCode(saveSetup(engagement, smallDataset, details, renamed, ana, now())), 'specialist-alone');
  });

  it('left unsaved for an hour can be taken over', () => {
    const fresh = evolve(null, started);
    assert.equal(refusalCode(takeOverSetup(fresh, jonas, '2026-11-20T12:30:00.000Z')), 'only-starter-sets-up');
    assert.equal(done(fresh, takeOverSetup(fresh, jonas, '2026-11-20T13:00:00.000Z')).starter.id, jonas.id);
  });

  it('with workloads left for later lists core duties only, and adds the others when they are decided', () => {
    const engagement = contoso(ticking(), { workloads: null });
    assert.equal(engagement.standing.length, 2);
    const decided = done(engagement, saveSetup(engagement, smallDataset, details, people, ana, now()));
    assert.deepEqual(
      decided.standing.map((item) => item.id),
      ['s1', 's2', 's3'],
    );
  });
});

describe('corrections', () => {
  it('belong to the project manager and keep what was done', () => {
    const engagement = contoso();
    const corrected = { ...details, customer: 'Contoso AB' };
    assert.equal(
      refusalCode(saveSetup(engagement, smallDataset, corrected, people, guest, now())),
      'only-project-manager',
    );
    const item = itemsOf(engagement, 'initiate')[0];
    assert.ok(item);
    const ticked = done(engagement, tickItem(engagement, item.id, 0, ana, now()));
    const saved = done(ticked, saveSetup(ticked, smallDataset, corrected, people, ana, now()));
    assert.equal(saved.details?.customer, 'Contoso AB');
    assert.equal(saved.items.find((i) => i.id === item.id)?.tick?.by.id, ana.id);
    assert.equal(saved.members.find((m) => m.role === 'specialist')?.accepted, true);
  });

  it('of a condition take its items off, decide them, and bring them back', () => {
    const engagement = { ...contoso(), phase: 'enable' as const };
    const open = done(
      engagement,
      saveSetup(engagement, smallDataset, { ...details, customer: 'C' }, people, ana, now()),
    );
    const policies = () => itemsOf(open, 'enable').find((i) => i.condition === 'mobile-devices');
    assert.equal(policies()?.undecided, true);
    const answered = (mobile: 'yes' | 'no') => ({
      ...details,
      conditions: { ...details.conditions, 'mobile-devices': mobile },
    });
    const no = done(open, saveSetup(open, smallDataset, answered('no'), people, ana, now()));
    assert.equal(
      itemsOf(no, 'enable').some((i) => i.condition === 'mobile-devices'),
      false,
    );
    const yes = done(no, saveSetup(no, smallDataset, answered('yes'), people, ana, now()));
    const back = itemsOf(yes, 'enable').find((i) => i.condition === 'mobile-devices');
    assert.equal(back?.undecided, false);
    assert.equal(back?.id, policies()?.id);
  });

  it('of nothing change nothing', () => {
    const engagement = contoso();
    assert.deepEqual(saveSetup(engagement, smallDataset, details, people, ana, now()), { events: [] });
  });
});

describe('specialist', () => {
  it('accepts with their own press, and can say “not me”', () => {
    const fresh = evolve(null, started);
    const named = done(fresh, saveSetup(fresh, smallDataset, details, people, ana, now()));
    assert.equal(refusalCode(declineAsSpecialist(named, mina, now())), 'accept-not-you');
    const accepted = done(named, acceptAsSpecialist(named, sam, now()));
    assert.equal(accepted.members.find((m) => m.role === 'specialist')?.accepted, true);
    assert.deepEqual(acceptAsSpecialist(accepted, sam, now()), { events: [] });
    const declined = done(named, declineAsSpecialist(named, sam, now()));
    assert.equal(
      declined.members.some((m) => m.role === 'specialist'),
      false,
    );
  });
});

describe('standing list', () => {
  it('is marked by the side that owes it, with states that are set', () => {
    const engagement = contoso();
    assert.equal(refusalCode(markStanding(engagement, 's1', 0, 'arranged', sam, now())), 'not-yours-to-tick');
    const marked = done(engagement, markStanding(engagement, 's1', 0, 'arranged', jonas, now()));
    assert.equal(marked.standing[0]?.state, 'arranged');
    assert.equal(marked.standing[0]?.marked?.by.id, jonas.id);
    assert.deepEqual(markStanding(marked, 's1', 0, 'arranged', mina, now()), { events: [] });
    assert.equal(refusalCode(markStanding(marked, 's1', 0, 'continues', mina, now())), 'changed-meanwhile');
  });
});
