import assert from 'node:assert/strict';
import fc from 'fast-check';
import { workOn } from '../../../../data/domain/checklist/items.js';
import { takeOff } from '../../../../data/domain/checklist/own-items.js';
import type { ConditionAnswer, Engagement } from '../../../../data/domain/engagement.js';
import { quietDaysIn, saveCalendar } from '../../../../data/domain/setup/calendar.js';
import { answersWith, conditionKey, effectsOf, saveConditions } from '../../../../data/domain/setup/conditions.js';
import { saveSetup } from '../../../../data/domain/setup/setup.js';
import { dateWritten } from '../../../../data/language/dates/dates.js';
import {
  ana,
  contoso,
  done,
  after as evolved,
  jonas,
  mina,
  refusalCode,
  sam,
  smallDataset,
  ticking,
} from '../../../support/history.js';

const now = ticking();
/** The small documents with the duties of enable on the first list. */
const dataset = {
  ...smallDataset,
  responsibilities: smallDataset.responsibilities.map((r) =>
    r.phase === 'enable' ? { ...r, phase: 'initiate' as const } : r,
  ),
};
const devices = (answer: ConditionAnswer) => ({ 'mobile-devices': answer });
const said = (e: Engagement, answer: ConditionAnswer, expected?: string) =>
  saveConditions(e, dataset, answersWith(e, devices(answer)), ana, now(), expected);

/** Contoso with the enable duties on its first list: one depends on mobile devices, which is undecided. */
const undecided = done(
  contoso(),
  saveConditions(contoso(), dataset, answersWith(contoso(), { pcs: 'no' }), ana, now()),
);
const dependent = (e: Engagement) => e.items.find(({ condition }) => condition === 'mobile-devices');

describe('conditions', () => {
  it('asked again say before saving what is added, what is taken off and what is required from now on', () => {
    const yes = said(undecided, 'yes');
    assert.ok('events' in yes);
    assert.deepEqual(
      effectsOf(undecided, yes.events).decided.map(({ text }) => text),
      ['Guide on phone policies'],
    );
    const no = said(undecided, 'no');
    assert.ok('events' in no);
    assert.deepEqual(
      effectsOf(undecided, no.events).removed.map(({ text }) => text),
      ['Guide on phone policies'],
    );
    const gone = evolved(undecided, no.events);
    const back = said(gone, 'yes');
    assert.ok('events' in back);
    assert.equal(effectsOf(gone, back.events).added.length, 1);
    assert.equal(dependent(evolved(gone, back.events))?.id, dependent(undecided)?.id, 'the same item comes back');
  });

  it('are set, not toggled', () => {
    const yes = done(undecided, said(undecided, 'yes'));
    assert.deepEqual(said(yes, 'yes'), { events: [] });
  });

  it('are saved as they were previewed, or looked at again', () => {
    const preview = said(undecided, 'no');
    assert.ok('events' in preview);
    const key = conditionKey(effectsOf(undecided, preview.events));
    assert.ok('events' in said(undecided, 'no', key));
    const item = dependent(undecided);
    assert.ok(item);
    const ticked = evolved(undecided, [{ type: 'ItemTicked', item: item.id, at: now(), by: sam }]);
    assert.equal(refusalCode(said(ticked, 'no', key)), 'changed-meanwhile');
  });

  it('are the project manager’s to change', () => {
    const answers = answersWith(undecided, devices('no'));
    assert.equal(refusalCode(saveConditions(undecided, dataset, answers, jonas, now())), 'only-project-manager-does');
  });

  it('never bring back what was taken off by hand', () => {
    const item = dependent(undecided);
    assert.ok(item);
    const off = done(undecided, takeOff(undecided, item.id, item.version, ana, now()));
    for (const answer of ['yes', 'no', 'later'] as const) {
      const then = done(off, said(off, answer));
      assert.equal(dependent(then)?.removed, true);
    }
  });

  it('law: any answers in any order leave done items on the list and every id its item', () => {
    const answer = fc.constantFrom<ConditionAnswer>('yes', 'no', 'later');
    fc.assert(
      fc.property(fc.array(fc.tuple(answer, fc.boolean()), { maxLength: 12 }), (steps) => {
        let e = undecided;
        for (const [say, tick] of steps) {
          const item = dependent(e);
          if (tick && item !== undefined && !item.removed) {
            e = evolved(e, [{ type: 'ItemTicked', item: item.id, at: now(), by: sam }]);
          }
          const ticked = e.items.filter(({ tick: t }) => t !== null).map(({ id }) => id);
          e = done(e, said(e, say));
          assert.equal(new Set(e.items.map(({ id }) => id)).size, e.items.length);
          for (const id of ticked) assert.equal(e.items.find((one) => one.id === id)?.removed, false);
        }
      }),
    );
  });
});

describe('the calendar', () => {
  const calendar = (quietDays: readonly string[]) => ({ timeZone: 'Asia/Seoul', quietDays });

  it('moves what is due some working days after a beginning, and nothing else', () => {
    const e = contoso();
    const [one, two] = e.items;
    assert.ok(one && two);
    const dated = done(e, workOn(e, one.id, one.version, { due: '2026-11-05', dueAfter: 3 }, ana, now()));
    const quiet = done(dated, saveCalendar(dated, calendar(['2026-11-04']), ana, now()));
    assert.deepEqual(
      quiet.items.map(({ due }) => due),
      e.items.map(({ id }) => (id === one.id ? '2026-11-06' : undefined)),
    );
    assert.deepEqual(saveCalendar(quiet, calendar(['2026-11-04']), ana, now()), { events: [] });
  });

  it('is kept when the details are corrected, and is the project manager’s', () => {
    const e = contoso();
    const quiet = done(e, saveCalendar(e, calendar(['2026-12-24']), ana, now()));
    const { timeZone: _, quietDays: __, ...form } = quiet.details ?? assert.fail();
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    const corrected = done(
      quiet,
      saveSetup(quiet, smallDataset, { ...form, customer: 'Fabrikam' }, people, ana, now()),
    );
    assert.deepEqual(corrected.details?.quietDays, ['2026-12-24']);
    assert.equal(corrected.details?.timeZone, 'Asia/Seoul');
    assert.equal(refusalCode(saveCalendar(e, calendar([]), jonas, now())), 'only-project-manager');
  });

  it('reads days as people write them, and names the one that it cannot read', () => {
    const read = (written: string) => dateWritten(written, 'sv', '2026-11-20');
    assert.deepEqual(quietDaysIn('2026-12-25\n24/12, 2026-12-25', read), ['2026-12-24', '2026-12-25']);
    assert.deepEqual(quietDaysIn('December 25, 2026; 24 dec', read), ['2026-12-24', '2026-12-25']);
    assert.deepEqual(quietDaysIn('31/02', read), { code: 'unread-day', names: { written: '31/02' } });
  });
});
