import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stepWords } from '../../../../cards/wording/item-words.js';
import { isRequired, tickItem, untickItem } from '../../../../data/domain/checklist/checklist.js';
import { historyOf, type ItemStep } from '../../../../data/domain/checklist/item-history.js';
import { assigneesOf, dueOf, evidenceIn, isFor, workOn } from '../../../../data/domain/checklist/items.js';
import { missingFor } from '../../../../data/domain/checklist/missing.js';
import {
  addItem,
  moveItem,
  restoreWords,
  reword,
  saveItem,
  takeOff,
} from '../../../../data/domain/checklist/own-items.js';
import type { Decision } from '../../../../data/domain/decision.js';
import type { Engagement } from '../../../../data/domain/engagement.js';
import type { Event } from '../../../../data/domain/event.js';
import type { ItemPatch } from '../../../../data/domain/item.js';
import { saidBefore } from '../../../../data/domain/item-patch.js';
import { leave } from '../../../../data/domain/people/people.js';
import type { Person } from '../../../../data/domain/person.js';
import { exceptItem } from '../../../../data/domain/phase/exception.js';
import {
  ana,
  contoso,
  done,
  after as evolved,
  guest,
  jonas,
  mina,
  refusalCode,
  sam,
  ticking,
} from '../../../support/history.js';

const now = ticking();
const engagement = contoso();
const [theirs, microsofts] = ['customer', 'provider'].map((side) => engagement.items.find((i) => i.side === side));
assert.ok(theirs && microsofts);
const { id } = theirs;
const itemOf = (e: Engagement, of = id) => {
  const item = e.items.find((one) => one.id === of);
  assert.ok(item);
  return item;
};
const work = (e: Engagement, patch: ItemPatch, by: Person = jonas, seen = itemOf(e).version): Decision =>
  workOn(e, id, seen, patch, by, now());

describe('an item', () => {
  it('keeps who, until when, a note and what shows it', () => {
    const patch: ItemPatch = {
      assignees: [{ person: jonas }, { role: 'project-manager' }],
      due: '2026-12-03',
      note: 'After the freeze',
      evidence: [{ text: 'Ticket', link: 'https://example.org/1' }],
    };
    const item = itemOf(done(engagement, work(engagement, patch)));
    assert.deepEqual(saidBefore(item, patch), patch);
    assert.equal(item.version, theirs.version + 1);
  });

  it('shows in its history the exception with its reason, and that a member who left owes it no more', () => {
    const assigned = done(engagement, work(engagement, { assignees: [{ person: jonas }] }));
    const why = { reason: 'The supplier is late', owner: jonas.id, due: '2026-12-24' };
    const decisions = [
      exceptItem(assigned, id, itemOf(assigned).version, why, ana, now()),
      { events: [{ type: 'ExceptionWithdrawn', item: id, at: now(), by: ana }] },
      leave(assigned, [jonas.id], ana, now()),
    ] as const;
    const events = decisions.flatMap((decision) => ('events' in decision ? decision.events : []));
    const listed: Event = { type: 'PhaseOpened', phase: 'initiate', items: [itemOf(assigned)], at: now(), by: ana };
    const [left, withdrawn, excepted] = historyOf([listed, ...events], itemOf(assigned));
    assert.deepEqual(
      [excepted?.what, excepted?.exception?.reason, withdrawn?.what],
      ['excepted', 'The supplier is late', 'exception-withdrawn'],
    );
    assert.deepEqual([left?.before, left?.after], [{ assignees: [{ person: jonas }] }, { assignees: [] }]);
    assert.equal(
      stepWords(excepted as ItemStep, 'en'),
      'exception: The supplier is late · Jonas Berg, by Dec 24, 2026',
    );
    const ticked: Event = { type: 'ItemTicked', item: id, at: now(), by: jonas };
    assert.equal(historyOf([listed, ticked, ...events], itemOf(assigned))[0]?.what, 'exception-withdrawn');
  });

  it('is set, not toggled: saying the same again changes nothing, whatever was seen', () => {
    const waits = done(engagement, work(engagement, { waiting: true }));
    assert.deepEqual(work(waits, { waiting: true }, mina, 0), { events: [] });
  });

  it('refuses a change by a person who saw an older version', () => {
    const noted = done(engagement, work(engagement, { note: 'One' }));
    assert.equal(refusalCode(work(noted, { note: 'Two' }, mina, 0)), 'changed-meanwhile');
  });

  it('is worked on by its own side and the project manager only', () => {
    assert.equal(refusalCode(work(engagement, { note: 'x' }, sam)), 'not-yours-to-tick');
    assert.equal(refusalCode(work(engagement, { note: 'x' }, guest)), 'not-in-people');
    assert.ok('events' in workOn(engagement, microsofts.id, microsofts.version, { note: 'x' }, ana, now()));
  });

  it('not applicable needs a reason, is closed for the checkpoint, and applies again on demand', () => {
    assert.equal(refusalCode(work(engagement, { notApplicable: '' })), 'need-why');
    const apart = done(engagement, work(engagement, { notApplicable: 'No offices' }));
    assert.ok(!missingFor(apart, 'initiate').open.customer.includes(itemOf(apart)));
    assert.equal(refusalCode(tickItem(apart, id, itemOf(apart).version, jonas, now())), 'not-applicable');
    const again = done(apart, work(apart, { notApplicable: null }));
    assert.deepEqual({ ...itemOf(again), version: 0 }, { ...theirs, version: 0 });
  });

  it('that is done is neither waiting nor not applicable', () => {
    const waits = done(engagement, work(engagement, { waiting: true }));
    const ticked = done(waits, tickItem(waits, id, itemOf(waits).version, jonas, now()));
    assert.equal(itemOf(ticked).waiting, undefined);
    assert.equal(refusalCode(work(ticked, { waiting: true })), 'undo-first');
    assert.equal(refusalCode(work(ticked, { notApplicable: 'x' })), 'undo-first');
  });

  it('that applies again lapses an acknowledgement', () => {
    const apart = done(engagement, work(engagement, { notApplicable: 'No offices' }));
    const given: Event = { type: 'CheckpointAcknowledged', phase: 'initiate', at: now(), by: sam };
    const decision = work(evolved(apart, [given]), { notApplicable: null });
    assert.ok('events' in decision);
    assert.deepEqual(
      decision.events.map(({ type }) => type),
      ['ItemEdited', 'CheckpointLapsed'],
    );
  });

  it('is due some working days after its phase begins, with a date as soon as it has begun', () => {
    assert.deepEqual(dueOf(engagement, theirs, { date: null, after: 3 }), { dueAfter: 3, due: '2026-11-05' });
    const later = { ...theirs, phase: 'remediate' as const };
    assert.deepEqual(dueOf(engagement, later, { date: null, after: 3 }), { dueAfter: 3, due: null });
    const open: Event = { type: 'PhaseOpened', phase: 'remediate', items: [], at: '2026-11-20T12:00:00.000Z', by: sam };
    const passed: Event = { type: 'CheckpointPassed', phase: 'assess', at: open.at, by: sam };
    const waiting = { ...engagement, items: [{ ...later, dueAfter: 3 }] };
    assert.equal(evolved(waiting, [passed, open]).items[0]?.due, '2026-11-25');
  });

  it('takes the date where the date was changed, and the days where the days were', () => {
    const relative = { ...theirs, due: '2026-11-05', dueAfter: 3 };
    assert.deepEqual(dueOf(engagement, relative, { date: '2026-12-01', after: 3 }), {
      dueAfter: null,
      due: '2026-12-01',
    });
    assert.deepEqual(dueOf(engagement, relative, { date: '2026-11-05', after: 4 }), { dueAfter: 4, due: '2026-11-06' });
  });

  it('takes links with https only', () => {
    assert.deepEqual(evidenceIn('Ticket 7: https://example.org/a?b=1\n\n signed on paper '), [
      { text: 'Ticket 7', link: 'https://example.org/a?b=1' },
      { text: 'signed on paper' },
    ]);
    for (const bad of ['http://example.org', 'javascript://x', 'https://u:p@example.org', 'file:///etc']) {
      const read = evidenceIn(`see ${bad}`);
      assert.ok('code' in read && read.code === 'link-not-https', bad);
    }
  });

  it('is assigned only to the engagement’s people and roles', () => {
    assert.deepEqual(assigneesOf(engagement, [jonas.id, guest.id, 'role:specialist', 'role:nothing', jonas.id]), [
      { person: jonas },
      { role: 'specialist' },
    ]);
    const item = { ...theirs, assignees: [{ role: 'specialist' as const }] };
    assert.deepEqual(
      [sam, jonas].map(({ id: person }) => isFor(item, engagement, person)),
      [true, false],
    );
  });
});

describe('the list itself', () => {
  it('is shaped by the project manager only', () => {
    const own = { text: 'Choose the weekend', side: 'customer', due: null } as const;
    assert.equal(refusalCode(addItem(engagement, 'd1', own, jonas, now())), 'only-project-manager-does');
    assert.equal(refusalCode(reword(engagement, id, 0, 'Other', jonas, now())), 'only-project-manager-does');
    assert.equal(refusalCode(takeOff(engagement, id, 0, mina, now())), 'only-project-manager-does');
    assert.equal(refusalCode(moveItem(engagement, id, 0, 'up', sam, now())), 'only-project-manager-does');
  });

  it('takes an own item once per form, as a required one', () => {
    const own = { text: ' Choose the weekend ', side: 'customer', due: null } as const;
    const added = done(engagement, addItem(engagement, 'd1', own, ana, now()));
    const item = added.items.at(-1);
    assert.ok(item && isRequired(item) && item.text === 'Choose the weekend');
    assert.deepEqual(addItem(added, 'd1', own, ana, now()), { events: [] });
  });

  it('keeps the first wording beside another one, and gives it back whole', () => {
    const once = done(engagement, reword(engagement, id, theirs.version, 'Bring everybody', ana, now()));
    const twice = done(once, reword(once, id, itemOf(once).version, 'Bring them all', ana, now()));
    assert.equal(itemOf(twice).original?.text, theirs.text);
    const back = done(twice, restoreWords(twice, id, itemOf(twice).version, ana, now()));
    assert.deepEqual({ ...itemOf(back), version: 0 }, { ...theirs, version: 0 });
  });

  it('loses nothing that is taken off: the item stays for the record', () => {
    const off = done(engagement, takeOff(engagement, id, theirs.version, ana, now()));
    assert.equal(itemOf(off).removed, true);
    assert.equal(off.items.length, engagement.items.length);
    assert.deepEqual(takeOff(off, id, 0, ana, now()), { events: [] });
  });

  it('saves a form whole or not at all', () => {
    const both = { patch: { note: 'x' }, text: 'Other words' };
    assert.equal(
      refusalCode(saveItem(engagement, id, theirs.version, both, jonas, now())),
      'only-project-manager-does',
    );
    assert.equal(
      itemOf(done(engagement, saveItem(engagement, id, theirs.version, both, ana, now()))).text,
      'Other words',
    );
    assert.ok('events' in saveItem(engagement, id, theirs.version, { ...both, text: theirs.text }, jonas, now()));
  });
});

describe('item laws', () => {
  const people = fc.constantFrom<Person>(ana, jonas, mina, sam, guest);
  const patches = fc.constantFrom<ItemPatch>(
    { note: 'A' },
    { note: null },
    { waiting: true },
    { waiting: false },
    { notApplicable: 'No need' },
    { notApplicable: null },
    { due: '2026-12-01', dueAfter: null },
    { assignees: [{ person: jonas }] },
    { assignees: [] },
  );
  const command = fc.record({
    act: fc.constantFrom('work', 'work', 'tick', 'untick', 'add', 'reword', 'restore', 'off', 'up', 'down'),
    at: fc.nat(6),
    by: people,
    patch: patches,
    stale: fc.boolean(),
    n: fc.nat(9),
  });

  it('whatever people do: ids are never reused, one item changes at a time, before and after are kept, nothing not applicable blocks', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let e = contoso();
        let history: Event[] = [];
        for (const { act, at, by, patch, stale, n } of commands) {
          const item = e.items[at % e.items.length];
          assert.ok(item);
          const seen = stale ? item.version - 1 : item.version;
          const when = now();
          const decide = (): Decision => {
            switch (act) {
              case 'tick':
                return tickItem(e, item.id, seen, by, when);
              case 'untick':
                return untickItem(e, item.id, seen, by, when, true);
              case 'add':
                return addItem(e, `d${n}`, { text: `Own ${n}`, side: 'customer', due: null }, by, when);
              case 'reword':
                return reword(e, item.id, seen, `Words ${n}`, by, when);
              case 'restore':
                return restoreWords(e, item.id, seen, by, when);
              case 'off':
                return takeOff(e, item.id, seen, by, when);
              case 'up':
              case 'down':
                return moveItem(e, item.id, seen, act, by, when);
              default:
                return workOn(e, item.id, seen, patch, by, when);
            }
          };
          const decision = decide();
          if ('refusal' in decision) continue;
          const then = evolved(e, decision.events);
          assert.equal(new Set(then.items.map((one) => one.id)).size, then.items.length);
          for (const other of e.items) {
            const is = then.items.find((one) => one.id === other.id);
            assert.ok(is, 'an item is never lost');
            if (other.id !== item.id) assert.equal(is, other, 'another item stays the same object');
          }
          for (const event of decision.events) {
            if (event.type !== 'ItemEdited') continue;
            assert.deepEqual(saidBefore(item, event.after), event.before);
            assert.deepEqual(
              saidBefore(then.items.find((one) => one.id === item.id) ?? item, event.after),
              event.after,
            );
          }
          const { open } = missingFor(then, then.phase);
          assert.ok([...open.customer, ...open.provider].every((one) => one.notApplicable === undefined));
          history = [...history, ...decision.events];
          const steps = historyOf(history, item);
          if (decision.events.length > 0 && act !== 'add') assert.equal(steps[0]?.at, when);
          e = then;
        }
      }),
    );
  });
});
