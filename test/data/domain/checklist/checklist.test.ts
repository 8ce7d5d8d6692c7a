import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemsOf, progressOf, tickItem, untickItem } from '../../../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../../../data/domain/engagement.js';
import type { Item } from '../../../../data/domain/item.js';
import type { Person } from '../../../../data/domain/person.js';
import { after, ana, contoso, done, guest, jonas, mina, refusalCode, sam, ticking } from '../../../support/history.js';

const item = (engagement: Engagement, text: string): Item => {
  const found = engagement.items.find((candidate) => candidate.text === text);
  assert.ok(found, text);
  return found;
};

describe('tick', () => {
  const now = ticking();
  const engagement = contoso();
  const theirs = item(engagement, 'Bring the right people to the kick-off');
  const microsofts = item(engagement, 'Call the customer');

  it('keeps who and when', () => {
    const at = now();
    const ticked = done(engagement, tickItem(engagement, theirs.id, 0, jonas, at));
    assert.deepEqual(item(ticked, theirs.text).tick, { by: jonas, at });
    assert.equal(item(ticked, theirs.text).version, 1);
    assert.deepEqual(progressOf(ticked, 'initiate'), { done: 1, required: 2 });
  });

  it('is set, not toggled: a second press changes nothing', () => {
    const ticked = done(engagement, tickItem(engagement, theirs.id, 0, jonas, now()));
    assert.deepEqual(tickItem(ticked, theirs.id, 0, jonas, now()), { events: [] });
    assert.deepEqual(tickItem(ticked, theirs.id, 1, mina, now()), { events: [] });
  });

  it('is refused to the side that does not owe the item', () => {
    assert.equal(refusalCode(tickItem(engagement, microsofts.id, 0, jonas, now())), 'not-yours-to-tick');
    assert.equal(refusalCode(tickItem(engagement, theirs.id, 0, sam, now())), 'not-yours-to-tick');
  });

  it('is allowed to the project manager on both sides', () => {
    assert.equal(done(engagement, tickItem(engagement, microsofts.id, 0, ana, now())).version, engagement.version + 1);
  });

  it('is refused to people who are not in the engagement, an unknown item and a closed phase', () => {
    assert.equal(refusalCode(tickItem(engagement, theirs.id, 0, guest, now())), 'not-in-people');
    assert.equal(refusalCode(tickItem(engagement, '999', 0, ana, now())), 'item-gone');
    const later: Engagement = { ...engagement, phase: 'assess' };
    assert.equal(refusalCode(tickItem(later, theirs.id, 0, ana, now())), 'phase-closed');
  });

  it('delivered again after it was taken back does not tick again', () => {
    const ticked = done(engagement, tickItem(engagement, theirs.id, 0, jonas, now()));
    const open = done(ticked, untickItem(ticked, theirs.id, 1, jonas, now()));
    assert.equal(refusalCode(tickItem(open, theirs.id, 0, jonas, now())), 'changed-meanwhile');
  });
});

describe('undo', () => {
  const now = ticking();
  const engagement = contoso();
  const { id } = item(engagement, 'Bring the right people to the kick-off');
  const ticked = done(engagement, tickItem(engagement, id, 0, jonas, now()));

  it('takes back one’s own tick at once', () => {
    const open = done(ticked, untickItem(ticked, id, 1, jonas, now()));
    assert.equal(open.items.find((i) => i.id === id)?.tick, null);
  });

  it('of another person’s tick is asked first', () => {
    assert.equal(refusalCode(untickItem(ticked, id, 1, mina, now())), 'tick-of-other');
    assert.equal(done(ticked, untickItem(ticked, id, 1, mina, now(), true)).version, ticked.version + 1);
  });

  it('of a tick that changed meanwhile is refused', () => {
    const open = done(ticked, untickItem(ticked, id, 1, jonas, now()));
    const again = done(open, tickItem(open, id, 2, mina, now()));
    assert.equal(refusalCode(untickItem(again, id, 1, jonas, now(), true)), 'changed-meanwhile');
  });
});

describe('checklist laws', () => {
  it('any order of presses: an item is ticked exactly when its last effective press ticked it, and its version counts them', () => {
    const engagement = contoso();
    const presses = fc.array(
      fc.record({
        tick: fc.boolean(),
        item: fc.constantFrom(...itemsOf(engagement, 'initiate').map((i) => i.id)),
        by: fc.constantFrom<Person>(ana, jonas, mina, sam),
        stale: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(presses, (all) => {
        let state = engagement;
        const effective = new Map<string, boolean[]>();
        for (const press of all) {
          const current = state.items.find((i) => i.id === press.item);
          assert.ok(current);
          const seen = press.stale ? Math.max(0, current.version - 1) : current.version;
          const decision = press.tick
            ? tickItem(state, press.item, seen, press.by, '2026-11-20T13:00:00.000Z')
            : untickItem(state, press.item, seen, press.by, '2026-11-20T13:00:00.000Z', true);
          if (!('events' in decision) || decision.events.length === 0) continue;
          state = after(state, decision.events);
          effective.set(press.item, [...(effective.get(press.item) ?? []), press.tick]);
        }
        for (const i of itemsOf(state, 'initiate')) {
          const history = effective.get(i.id) ?? [];
          assert.equal(i.tick !== null, history.at(-1) ?? false);
          assert.equal(i.version, history.length);
          history.forEach((ticked, n) => {
            assert.equal(ticked, n % 2 === 0, 'one chain: done, open, done …');
          });
        }
      }),
    );
  });
});
