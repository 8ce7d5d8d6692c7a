import assert from 'node:assert/strict';
import { isRequired, itemsOf, tickItem } from '../../../../data/domain/checklist/checklist.js';
import { workOn } from '../../../../data/domain/checklist/items.js';
import { isNothing, missingFor } from '../../../../data/domain/checklist/missing.js';
import { takeOff } from '../../../../data/domain/checklist/own-items.js';
import { addRemediation } from '../../../../data/domain/checklist/remediation.js';
import { deadlinesOf } from '../../../../data/domain/deadlines.js';
import { checkpointOf, type Engagement } from '../../../../data/domain/engagement.js';
import type { Event } from '../../../../data/domain/event.js';
import { evolve } from '../../../../data/domain/evolve.js';
import { noticesOf } from '../../../../data/domain/notice/notice.js';
import { cardsWantedBy } from '../../../../data/domain/notice/posted-card.js';
import { leave, namePerson } from '../../../../data/domain/people/people.js';
import { acknowledge, confirm } from '../../../../data/domain/phase/checkpoint.js';
import { exceptItem, exceptionsOf, withdrawException } from '../../../../data/domain/phase/exception.js';
import { cancelEngagement, pauseEngagement, resumeEngagement } from '../../../../data/domain/phase/pause.js';
import { reopenPhase, sendBack } from '../../../../data/domain/phase/send-back.js';
import { saveSetup } from '../../../../data/domain/setup/setup.js';
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
const due = '2026-12-24';
const why = { reason: 'The supplier is late', owner: jonas.id, due };

const allTicked = (engagement: Engagement, but: readonly string[] = []): Engagement =>
  itemsOf(engagement, engagement.phase)
    .filter((item) => isRequired(item) && item.tick === null && !but.includes(item.id))
    .reduce((e, item) => done(e, tickItem(e, item.id, item.version, ana, now())), engagement);

const acknowledged = (e: Engagement): Engagement =>
  done(e, acknowledge(e, smallDataset, e.phase, e.version, sam, now(), 'Seen together'));

const inRemediate = (): Engagement => {
  const assess = acknowledged(allTicked(contoso()));
  const remediate = acknowledged(allTicked(assess));
  return done(
    remediate,
    addRemediation(remediate, 'd1', [{ text: 'Open port 443', side: 'customer', due: null }], jonas, now()),
  );
};

const excepted = (e: Engagement, item = itemsOf(e, e.phase).find(isRequired)): Engagement => {
  assert.ok(item);
  return done(e, exceptItem(e, item.id, item.version, why, ana, now()));
};

describe('an exception', () => {
  it('lets a phase pass and goes on in the next one, open, with its reason, owner and date', () => {
    const first = excepted(contoso());
    const item = exceptionsOf(first, 'initiate')[0];
    assert.ok(item);
    const assess = acknowledged(allTicked(first, [item.id]));
    assert.equal(assess.phase, 'assess');
    const carried = itemsOf(assess, 'assess').find((one) => one.carried !== undefined);
    assert.deepEqual(carried?.carried, {
      item: item.id,
      phase: 'initiate',
      reason: why.reason,
      owner: jonas,
    });
    assert.equal(carried?.due, due);
    assert.equal(missingFor(assess, 'assess').open.customer.includes(carried as never), true);
    assert.equal(exceptionsOf(assess, 'initiate').length, 1, 'it stays on the record of its phase');
    assert.equal(checkpointOf(assess, 'initiate').acknowledged?.note, 'Seen together');
  });

  it('is done in the next phase, and never set aside there: neither as not applicable nor off the list', () => {
    const first = excepted(contoso());
    const assess = acknowledged(allTicked(first, [exceptionsOf(first, 'initiate')[0]?.id ?? '']));
    const carried = itemsOf(assess, 'assess').find((one) => one.carried !== undefined);
    assert.ok(carried);
    const { id, version } = carried;
    const aside = workOn(assess, id, version, { notApplicable: 'No longer' }, ana, now());
    assert.equal(refusalCode(aside), 'carried-stays');
    assert.equal(refusalCode(takeOff(assess, id, version, ana, now())), 'carried-stays');
    assert.ok('events' in tickItem(assess, id, version, ana, now()));
  });

  it('needs a reason, an owner among the people and a date that is not past', () => {
    const e = contoso();
    const item = itemsOf(e, 'initiate')[0];
    assert.ok(item);
    const refused = (more: Partial<typeof why>, by = ana) =>
      refusalCode(exceptItem(e, item.id, item.version, { ...why, ...more }, by, now()));
    assert.equal(refused({ reason: ' ' }), 'need-reason');
    assert.equal(refused({ reason: 'x'.repeat(501) }), 'reason-too-long');
    assert.equal(refused({ owner: guest.id }), 'need-owner');
    assert.equal(refused({ due: '2026-11-19' }), 'need-date');
    assert.equal(refused({}, jonas), 'only-manager-or-specialist');
    assert.equal(refused({}, guest), 'not-in-people');
  });

  it('that is withdrawn blocks again, and what was agreed lapses', () => {
    const ready = allTicked(excepted(inRemediate()), []);
    const line = exceptionsOf(ready, 'remediate');
    const open = line.length === 0 ? ready : ready;
    const half = done(open, acknowledge(open, smallDataset, 'remediate', open.version, sam, now()));
    assert.notEqual(checkpointOf(half, 'remediate').acknowledged, null);
    const item = itemsOf(half, 'remediate').find((one) => one.exception !== undefined);
    assert.ok(item);
    const withdrawn = done(half, withdrawException(half, item.id, item.version, sam, now()));
    assert.equal(checkpointOf(withdrawn, 'remediate').acknowledged, null);
  });

  it('survives a correction of the details in the phase that it went on to', () => {
    const first = excepted(contoso());
    const assess = acknowledged(allTicked(first, [exceptionsOf(first, 'initiate')[0]?.id ?? '']));
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    const corrected = done(assess, saveSetup(assess, smallDataset, { ...details, workloads: [] }, people, ana, now()));
    assert.equal(itemsOf(corrected, 'assess').filter((item) => item.carried !== undefined).length, 1);
  });
});

describe('sending back', () => {
  it('opens the chosen items again, says why, and lets what was given lapse', () => {
    const ready = allTicked(inRemediate());
    const half = acknowledged(ready);
    const item = itemsOf(half, 'remediate')[0];
    assert.ok(item);
    const said = { reason: 'The port is still closed', items: [item.id] };
    assert.equal(
      refusalCode(sendBack(half, 'remediate', half.version, said, jonas, now())),
      'only-manager-or-specialist',
    );
    const back = done(half, sendBack(half, 'remediate', half.version, said, mina, now()));
    assert.equal(checkpointOf(back, 'remediate').acknowledged, null);
    assert.equal(checkpointOf(back, 'remediate').sentBack?.reason, said.reason);
    assert.equal(itemsOf(back, 'remediate')[0]?.tick, null);
  });

  it('lets what was given lapse where no item is open again', () => {
    const half = acknowledged(allTicked(inRemediate()));
    const said = { reason: 'We have to talk', items: [] };
    const back = done(half, sendBack(half, 'remediate', half.version, said, mina, now()));
    assert.equal(checkpointOf(back, 'remediate').acknowledged, null);
  });

  it('pressed again changes nothing', () => {
    const ready = allTicked(contoso());
    const said = { reason: 'Not yet', items: [] };
    const back = done(ready, sendBack(ready, 'initiate', ready.version, said, sam, now()));
    assert.deepEqual(sendBack(back, 'initiate', ready.version, said, sam, now()), { events: [] });
  });
});

describe('reopening a passed phase', () => {
  it('makes it current, keeps later items, and asks for every later acknowledgement again', () => {
    const remediate = allTicked(inRemediate());
    const items = remediate.items.length;
    const back = done(remediate, reopenPhase(remediate, 'initiate', remediate.version, 'Wrong people', sam, now()));
    assert.equal(back.phase, 'initiate');
    assert.equal(back.items.length, items);
    assert.deepEqual(
      (['initiate', 'assess'] as const).map((phase) => checkpointOf(back, phase).acknowledged),
      [null, null],
    );
    const assess = acknowledged(back);
    assert.equal(assess.phase, 'assess');
    assert.equal(assess.items.length, items, 'what was opened before is not opened twice');
    assert.equal(acknowledged(assess).phase, 'remediate');
  });

  it('posts no second checklist when the later phase goes on', () => {
    const remediate = inRemediate();
    const back = done(remediate, reopenPhase(remediate, 'assess', remediate.version, 'Look again', ana, now()));
    const decision = acknowledge(back, smallDataset, 'assess', back.version, sam, now());
    assert.ok('events' in decision);
    assert.deepEqual(
      decision.events.flatMap((event) => cardsWantedBy(back, event)),
      [],
    );
  });

  it('is for the project manager and the specialist, and only where something was passed here', () => {
    const remediate = inRemediate();
    const refused = (phase: 'assess' | 'enable', by = ana) =>
      refusalCode(reopenPhase(remediate, phase, remediate.version, 'Why', by, now()));
    assert.equal(refused('assess', jonas), 'only-manager-or-specialist');
    assert.equal(refused('enable'), 'not-passed');
  });
});

describe('a pause', () => {
  it('refuses ticks with its reason, and ends', () => {
    const e = contoso();
    const item = itemsOf(e, 'initiate')[0];
    assert.ok(item);
    const paused = done(e, pauseEngagement(e, 'Holidays', ana, now()));
    assert.deepEqual(tickItem(paused, item.id, item.version, ana, now()), {
      refusal: { code: 'paused', names: { name: ana.name, reason: 'Holidays' } },
    });
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    assert.equal(refusalCode(saveSetup(paused, smallDataset, details, people, ana, now())), 'paused');
    const resumed = done(paused, resumeEngagement(paused, ana, now()));
    assert.equal(resumed.stopped, undefined);
    assert.equal(done(resumed, tickItem(resumed, item.id, item.version, ana, now())).items[0]?.tick?.by.id, ana.id);
  });

  it('can end in cancelling, by the project manager alone and for good', () => {
    const paused = done(contoso(), pauseEngagement(contoso(), 'Holidays', ana, now()));
    assert.equal(refusalCode(cancelEngagement(paused, 'No budget', sam, now())), 'only-project-manager-does');
    const cancelled = done(paused, cancelEngagement(paused, 'No budget', ana, now()));
    assert.equal(refusalCode(resumeEngagement(cancelled, ana, now())), 'cancelled');
    assert.equal(refusalCode(pauseEngagement(cancelled, 'x', ana, now())), 'cancelled');
  });
});

describe('an engagement that begins in the middle', () => {
  it('records the earlier phases as stated by a person, never as acknowledged', () => {
    const fresh = evolve(null, started);
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    const decision = saveSetup(fresh, smallDataset, details, people, ana, now(), 'remediate');
    const e = done(fresh, decision);
    assert.equal(e.phase, 'remediate');
    for (const phase of ['initiate', 'assess'] as const) {
      const { stated, acknowledged: given, passed } = checkpointOf(e, phase);
      assert.deepEqual([stated?.by.id, given, passed], [ana.id, null, null]);
    }
    assert.ok('events' in decision);
    assert.deepEqual(
      decision.events.flatMap((event) => cardsWantedBy(e, event)),
      [],
      'the form’s message stays the only one',
    );
    assert.equal(refusalCode(reopenPhase(e, 'assess', e.version, 'x', ana, now())), 'not-passed');
  });
});

describe('what people are told', () => {
  const told = (e: Engagement, events: readonly Event[], ready = false) =>
    noticesOf(e, events.reduce<Engagement>(evolve, e), events, ready).map(({ kind, to }) => [
      kind,
      to.map(({ id }) => id),
    ]);

  it('is one occasion, however often the last item is ticked, until something falls', () => {
    const ready = allTicked(contoso());
    const occasion = (e: Engagement) =>
      noticesOf(e, e, [{ type: 'ItemTicked', item: '1', at: now(), by: ana }], true)[0]?.occasion;
    assert.equal(occasion(ready), occasion(ready));
    const back = done(ready, sendBack(ready, 'initiate', ready.version, { reason: 'x', items: [] }, sam, now()));
    assert.notEqual(occasion(back), occasion(ready));
  });

  it('goes to the other side when one has signed, and to both when it lapses', () => {
    const ready = allTicked(inRemediate());
    const decision = acknowledge(ready, smallDataset, 'remediate', ready.version, sam, now());
    assert.ok('events' in decision);
    assert.deepEqual(told(ready, decision.events), [['signed', [mina.id]]]);
    const half = done(ready, decision);
    const lapsed = addRemediation(half, 'd2', [{ text: 'More', side: 'customer', due: null }], jonas, now());
    assert.ok('events' in lapsed);
    assert.deepEqual(told(half, lapsed.events), [['lapsed', [sam.id, mina.id]]]);
    const both = confirm(half, smallDataset, 'remediate', half.version, mina, now());
    assert.ok('events' in both);
    assert.deepEqual(told(half, both.events), [], 'the next checklist says it');
  });

  it('goes to the deputies where no lead is named', () => {
    const named = namePerson(inRemediate(), jonas, { role: 'customer', part: 'deputy' }, ana, now());
    const led = allTicked(done(inRemediate(), named));
    const e = { ...led, members: led.members.map((m) => (m.lead ? { ...m, lead: false } : m)) };
    const decision = acknowledge(e, smallDataset, 'remediate', e.version, sam, now());
    assert.ok('events' in decision);
    assert.deepEqual(told(e, decision.events), [['signed', [jonas.id]]]);
  });

  it('is that a member left, once and to the project manager, with the unassigned items', () => {
    const owned = contoso();
    const items = owned.items.map((item) => ({ ...item, assignees: [{ person: jonas }] }));
    const [first, ...rest] = items;
    assert.ok(first);
    const e = { ...owned, items: [{ ...first, assignees: [{ person: jonas }, { person: mina }] }, ...rest] };
    const decision = leave(e, [jonas.id], ana, now());
    assert.ok('events' in decision);
    const [notice, ...more] = noticesOf(e, done(e, decision), decision.events, false);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [notice?.kind, notice?.to, notice?.left],
      ['left', [ana], { people: [jonas], unowned: items.length - 1 }],
    );
    assert.deepEqual(told(e, []), []);
  });

  it('is told to those who name people next when the project manager left', () => {
    const e = contoso();
    const decision = leave(e, [ana.id], sam, now());
    assert.ok('events' in decision);
    assert.deepEqual(told(e, decision.events), [['left', [mina.id]]]);
  });

  it('is to a specialist that they are named, but not when they change in another way', () => {
    const fresh = evolve(null, started);
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    const decision = saveSetup(fresh, smallDataset, details, people, ana, now());
    assert.ok('events' in decision);
    assert.deepEqual(told(fresh, decision.events), [['named', [sam.id]]]);
    const saved = done(fresh, decision);
    const deputy = namePerson(saved, sam, { role: 'specialist', part: 'deputy' }, ana, now());
    assert.ok('events' in deputy);
    assert.deepEqual(told(saved, deputy.events), []);
    assert.deepEqual(told(contoso(), [{ type: 'SpecialistDeclined', at: now(), by: sam }]), []);
  });
});

describe('the documents’ clocks', () => {
  const at = (more: object, today: string) =>
    deadlinesOf({ ...contoso(), details: { ...details, ...more } }, today).map(({ kind, days }) => [kind, days]);

  it('run only where their dates are known, and show when near or late', () => {
    assert.deepEqual(at({}, '2026-11-20'), []);
    assert.deepEqual(at({ purchase: '2026-11-01' }, '2026-11-20'), []);
    assert.deepEqual(at({ purchase: '2026-11-01' }, '2026-11-25'), [['contact', 6]]);
    assert.deepEqual(at({ purchase: '2026-11-01' }, '2026-12-03'), [['contact', -2]]);
    assert.deepEqual(at({ purchase: '2026-11-01', firstContact: '2026-11-20' }, '2026-12-03'), []);
    assert.deepEqual(at({ onboardingStart: '2024-02-29' }, '2025-02-27'), [['completion', 1]]);
    assert.deepEqual(at({ onboardingStart: null }, '2030-01-01'), []);
  });

  it('stand still while the engagement is paused', () => {
    const e = contoso(now, { purchase: '2026-01-01' });
    assert.equal(deadlinesOf(e, '2026-11-20').length, 1);
    assert.deepEqual(deadlinesOf(done(e, pauseEngagement(e, 'x', ana, now())), '2026-11-20'), []);
  });
});

it('a phase without anything required open has nothing missing', () => {
  assert.equal(isNothing(missingFor(allTicked(contoso()), 'initiate')), true);
});
