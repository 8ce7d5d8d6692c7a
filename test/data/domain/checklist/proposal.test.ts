import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemsOf, tickItem } from '../../../../data/domain/checklist/checklist.js';
import { checklistOf, standingListOf } from '../../../../data/domain/checklist/duties.js';
import { workOn } from '../../../../data/domain/checklist/items.js';
import { addItem, reword, takeOff } from '../../../../data/domain/checklist/own-items.js';
import { type ProposalLine, proposalOf } from '../../../../data/domain/checklist/proposal.js';
import { acceptLine, declineLine } from '../../../../data/domain/checklist/proposal-line.js';
import { markStanding } from '../../../../data/domain/checklist/standing.js';
import { checkpointOf, type Engagement } from '../../../../data/domain/engagement.js';
import { evolve } from '../../../../data/domain/evolve.js';
import type { Item } from '../../../../data/domain/item.js';
import { acceptAsSpecialist } from '../../../../data/domain/people/specialist.js';
import { acknowledge } from '../../../../data/domain/phase/checkpoint.js';
import { pauseEngagement } from '../../../../data/domain/phase/pause.js';
import type { PartyId } from '../../../../data/domain/playbook/playbook.js';
import type { Dataset, Responsibility } from '../../../../data/domain/responsibility.js';
import { saveConditions } from '../../../../data/domain/setup/conditions.js';
import { saveSetup } from '../../../../data/domain/setup/setup.js';
import { firstPlaybook } from '../../../../data/playbooks/shipped.js';
import { ana, details, done, jonas, mina, refusalCode, sam, started, ticking } from '../../../support/history.js';

/** One duty as a dataset has it; `null` = it has not. */
type Version = {
  readonly party: PartyId;
  readonly text: string;
  readonly optional?: boolean;
  readonly phase?: 'initiate' | 'general' | 'assess';
  readonly topic?: string;
  readonly id?: string;
  readonly conditional?: boolean;
} | null;

const book = { id: 'book', title: 'A small book', locale: 'en', edition: '2026-01-01', article: null, retired: false };

const dataset = (version: string, duties: readonly Version[]): Dataset => ({
  format: 1,
  playbook: firstPlaybook(),
  version,
  documents: [book],
  responsibilities: duties.flatMap((duty, index): readonly Responsibility[] => {
    if (duty === null) return [];
    const { id = `book#${index}`, party, text, optional = false, phase = 'initiate', topic, conditional } = duty;
    return [
      {
        ...{ id, document: 'book', line: index + 1, section: ['Duties'], phase, party, ordinal: null, group: false },
        ...{ text, locale: 'en', optional, conditional: conditional === true, kind: 'item' },
        ...(topic === undefined ? {} : { topic }),
        ...(conditional === true ? { condition: 'pcs' } : {}),
      },
    ];
  }),
});

const now = ticking();

function begun(first: Dataset): Engagement {
  const fresh = evolve(null, started);
  const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
  const saved = done(fresh, saveSetup(fresh, first, details, people, ana, now()));
  return done(saved, acceptAsSpecialist(saved, sam, now()));
}

const pressed = (line: ProposalLine, { version }: Dataset) => ({ line: line.id, dataset: version, seen: line.seen });
const accept = (e: Engagement, next: Dataset, line: ProposalLine) =>
  done(e, acceptLine(e, next, pressed(line, next), ana, now()));
const decline = (e: Engagement, next: Dataset, line: ProposalLine) =>
  done(e, declineLine(e, next, pressed(line, next), ana, now()));

function only(e: Engagement, next: Dataset): ProposalLine {
  const [line, ...more] = proposalOf(e, next);
  assert.ok(line !== undefined && more.length === 0, JSON.stringify([line, ...more]));
  return line;
}

const called = (e: Engagement, text: string): Item =>
  itemsOf(e, e.phase).find((item) => item.text === text) ?? assert.fail(`no “${text}”`);
const texts = (e: Engagement) => itemsOf(e, e.phase).map(({ side, text }) => `${side}: ${text}`);

const plan = { party: 'customer', text: 'Write a plan', topic: 'plan' } as const;
const call = { party: 'microsoft', text: 'Call the customer', topic: 'call' } as const;
const before = dataset('v1', [plan, call]);

describe('a proposal', () => {
  it('says nothing while the documents are the same, and nothing about what only stands elsewhere', () => {
    const e = begun(before);
    assert.deepEqual(proposalOf(e, before), []);
    assert.deepEqual(proposalOf(e, dataset('v2', [call, plan])), []);
  });

  it('adds a new duty to the list, which lapses what was agreed for it', () => {
    const next = dataset('v2', [plan, call, { party: 'customer', text: 'Name a deputy', topic: 'deputy' }]);
    const e = begun(before);
    const line = only(e, next);
    assert.equal(line.kind, 'added');
    const half = {
      ...e,
      checkpoints: {
        ...e.checkpoints,
        initiate: { ...checkpointOf(e, 'initiate'), confirmed: { by: mina, at: now() } },
      },
    };
    const after = accept(half, next, line);
    assert.deepEqual(texts(after), [
      'customer: Write a plan',
      'provider: Call the customer',
      'customer: Name a deputy',
    ]);
    assert.equal(checkpointOf(after, 'initiate').confirmed, null);
    assert.equal(after.datasetVersion, 'v2');
  });

  it('takes off what the documents no longer have; what is done is only told', () => {
    const next = dataset('v2', [call]);
    const e = begun(before);
    const gone = accept(e, next, only(e, next));
    assert.deepEqual(texts(gone), ['provider: Call the customer']);
    assert.equal(gone.items.find(({ text }) => text === 'Write a plan')?.takenOff, undefined);

    const ticked = done(e, tickItem(e, called(e, 'Write a plan').id, 0, ana, now()));
    const told = only(ticked, next);
    assert.deepEqual([told.kind, told.told], ['removed', 'done']);
    const refused = acceptLine(ticked, next, pressed(told, next), ana, now());
    assert.equal(refusalCode(refused), 'changed-meanwhile');
    const seen = decline(ticked, next, told);
    assert.deepEqual([texts(seen), seen.datasetVersion], [texts(ticked), 'v2']);
  });

  it('moves a duty to the other side, and back again to the same row', () => {
    const next = dataset('v2', [{ ...plan, party: 'microsoft' }, call]);
    const e = begun(before);
    const noted = done(e, workOn(e, called(e, 'Write a plan').id, 0, { note: 'Half done' }, jonas, now()));
    const line = only(noted, next);
    assert.deepEqual([line.kind, line.side, line.theirs?.side], ['moved', 'customer', 'provider']);
    const moved = accept(noted, next, line);
    assert.deepEqual(texts(moved), ['provider: Call the customer', 'provider: Write a plan']);
    const back = { ...before, version: 'v3' };
    const again = accept(moved, back, only(moved, back));
    assert.deepEqual(texts(again), ['customer: Write a plan', 'provider: Call the customer']);
    assert.equal(called(again, 'Write a plan').note, 'Half done');
  });

  it('takes the new words with their source, and calls nothing edited', () => {
    const next = dataset('v2', [call, { ...plan, text: 'Write a plan with dates', optional: true }]);
    const e = begun(before);
    const line = only(e, next);
    assert.equal(line.kind, 'reworded');
    const after = accept(e, next, line);
    const item = called(after, 'Write a plan with dates');
    assert.deepEqual([item.id, item.original, item.optional, item.source?.line], [line.mine?.id, undefined, true, 2]);
  });

  it('leaves an edited item its words, and says only that its source changed', () => {
    const next = dataset('v2', [{ ...plan, text: 'Write a plan with dates' }, call]);
    const e = begun(before);
    const edited = done(e, reword(e, called(e, 'Write a plan').id, 0, 'Our plan', ana, now()));
    assert.deepEqual([only(edited, next).kind, only(edited, next).told], ['reworded', 'edited']);
    assert.deepEqual(proposalOf(edited, dataset('v2', [plan, call])), []);
  });

  it('knows a duty by its words where a new edition gave its line another id', () => {
    const old = dataset('v1', [{ party: 'customer', text: 'Write a plan', id: 'book-2025#7' }]);
    const next = dataset('v2', [{ party: 'customer', text: 'Write a plan', id: 'book-2026#1' }]);
    assert.deepEqual(proposalOf(begun(old), next), []);
  });

  it('leaves own items alone, and items that were taken off by hand', () => {
    const e = begun(before);
    const own = done(e, addItem(e, 'd1', { text: 'Our own', side: 'customer', due: null }, ana, now()));
    const off = done(own, takeOff(own, called(own, 'Write a plan').id, 0, ana, now()));
    assert.deepEqual(proposalOf(off, dataset('v2', [{ ...plan, text: 'Write it' }, call])), []);
  });

  it('covers the standing list: arranged duties are only told, and none is thrown away', () => {
    const terms = { party: 'customer', text: 'Keep the terms', phase: 'general', topic: 'terms' } as const;
    const old = dataset('v1', [plan, terms]);
    const e = begun(old);
    const moved = dataset('v2', [plan, { ...terms, party: 'microsoft' }]);
    const after = accept(e, moved, only(e, moved));
    assert.deepEqual(
      after.standing.map(({ side, state }) => `${side} ${state}`),
      ['customer not-needed', 'provider to-arrange'],
    );
    const reworded = dataset('v2', [plan, { ...terms, text: 'Keep the terms of use' }]);
    assert.equal(accept(e, reworded, only(e, reworded)).standing[0]?.text, 'Keep the terms of use');
    const arranged = done(e, markStanding(e, 's1', 0, 'arranged', ana, now()));
    assert.equal(only(arranged, dataset('v2', [plan])).told, 'done');
  });

  it('asks only about the phase that is open, and later ones are copied as the documents are then', () => {
    const next = dataset('v2', [
      { ...plan, text: 'Write it' },
      call,
      { party: 'customer', text: 'Look around', phase: 'assess', topic: 'look' },
    ]);
    let e = begun(before);
    assert.deepEqual(
      proposalOf(e, next).map(({ list }) => list),
      ['initiate'],
    );
    for (const { id } of itemsOf(e, 'initiate')) e = done(e, tickItem(e, id, 0, ana, now()));
    e = done(e, acknowledge(e, next, 'initiate', e.version, sam, now()));
    assert.deepEqual(texts(e), ['customer: Look around']);
    assert.equal(e.datasetVersion, 'v2', 'nothing is left to decide');
  });

  it('is the project manager’s, of an engagement that runs, of the dataset and the item that were seen', () => {
    const next = dataset('v2', [{ ...plan, text: 'Write it' }, call]);
    const e = begun(before);
    const line = only(e, next);
    assert.equal(refusalCode(acceptLine(e, next, pressed(line, next), jonas, now())), 'only-project-manager-does');
    assert.equal(refusalCode(declineLine(e, next, pressed(line, next), sam, now())), 'only-project-manager-does');
    assert.equal(refusalCode(acceptLine(e, next, pressed(line, before), ana, now())), 'changed-meanwhile');
    const touched = done(e, workOn(e, called(e, 'Write a plan').id, 0, { note: 'Soon' }, jonas, now()));
    assert.equal(refusalCode(acceptLine(touched, next, pressed(line, next), ana, now())), 'changed-meanwhile');
    const paused = done(e, pauseEngagement(e, 'Holidays', ana, now()));
    assert.deepEqual(proposalOf(paused, next), []);
    assert.equal(refusalCode(acceptLine(paused, next, pressed(line, next), ana, now())), 'paused');
  });

  it('is decided once: a repeated press finds it so, and a declined line comes back with other documents only', () => {
    const next = dataset('v2', [{ ...plan, text: 'Write it' }]);
    const e = begun(before);
    const [first, second] = proposalOf(e, next);
    assert.ok(first && second);
    const left = decline(e, next, first);
    assert.deepEqual(declineLine(left, next, pressed(first, next), ana, now()), { events: [] });
    assert.deepEqual(acceptLine(left, next, pressed(first, next), ana, now()), { events: [] });
    assert.deepEqual(
      proposalOf(left, next).map(({ id }) => id),
      [second.id],
    );
    assert.equal(left.datasetVersion, 'v1');
    const all = accept(left, next, second);
    assert.equal(all.datasetVersion, 'v2');
    assert.deepEqual(proposalOf(all, { ...next, version: 'v3' }), proposalOf(all, { ...next, version: 'v4' }));
    assert.equal(proposalOf(all, { ...next, version: 'v3' }).length, 1);
  });

  it('is not slipped in with corrected details: those change what they concern', () => {
    const pcs = { party: 'customer', text: 'Count the PCs', topic: 'pcs', conditional: true } as const;
    const next = dataset('v2', [{ ...plan, text: 'Write it' }, { party: 'customer', text: 'New', topic: 'new' }, pcs]);
    const e = begun(before);
    const yes = { ...details.conditions, pcs: 'yes' } as const;
    const saved = done(e, saveConditions(e, next, yes, ana, now()));
    assert.deepEqual(texts(saved), [
      'customer: Write a plan',
      'provider: Call the customer',
      'customer: Count the PCs',
    ]);
    assert.equal(saved.datasetVersion, 'v1');
    assert.deepEqual(
      proposalOf(saved, next)
        .map(({ kind }) => kind)
        .sort(),
      ['added', 'removed', 'reworded'],
    );
    const left = proposalOf(saved, next).reduce((now_, line) => decline(now_, next, line), saved);
    const no = done(left, saveConditions(left, next, { ...yes, pcs: 'no' }, ana, now()));
    assert.deepEqual(texts(no), texts(e), 'what was left stays so');
  });
});

const parties = ['customer', 'microsoft', 'joint'] as const;
const drawnDuty = (index: number): fc.Arbitrary<Version> =>
  fc.option(
    fc.record({
      party: fc.constantFrom<PartyId>(...parties),
      text: fc.constantFrom(`Duty ${index}`, `Duty ${index}, in other words`),
      optional: fc.boolean(),
      conditional: fc.constant(index % 5 === 0),
      phase: fc.constant(index % 4 === 0 ? ('general' as const) : ('initiate' as const)),
      // Every third duty is known by its line's id alone.
      id: fc.constant(`book#${index}`),
      ...(index % 3 === 0 ? {} : { topic: fc.constant(`t${index}`) }),
    }),
    { freq: 4 },
  );
const drawnDataset = (version: string) =>
  fc.tuple(...Array.from({ length: 9 }, (_, index) => drawnDuty(index))).map((duties) => dataset(version, duties));

/** What people did before the documents changed: a kind of act for each row. */
const drawnActs = fc.array(
  fc.record({
    what: fc.constantFrom('tick', 'edit', 'take-off', 'own', 'not-applicable', 'arrange'),
    row: fc.nat(20),
  }),
  { maxLength: 5 },
);

function lived(first: Dataset, acts: readonly { readonly what: string; readonly row: number }[]): Engagement {
  return acts.reduce((e, { what, row }) => {
    const items = itemsOf(e, 'initiate');
    const item = items[row % Math.max(1, items.length)];
    const duty = e.standing[row % Math.max(1, e.standing.length)];
    const act = (decision: ReturnType<typeof tickItem>) => ('events' in decision ? done(e, decision) : e);
    if (what === 'own')
      return act(addItem(e, `d${row}`, { text: `Own ${row}`, side: 'customer', due: null }, ana, now()));
    if (what === 'arrange')
      return duty === undefined ? e : act(markStanding(e, duty.id, duty.version, 'arranged', ana, now()));
    if (item === undefined) return e;
    const { id, version } = item;
    if (what === 'tick') return act(tickItem(e, id, version, ana, now()));
    if (what === 'edit') return act(reword(e, id, version, `Edited ${row}`, ana, now()));
    if (what === 'take-off') return act(takeOff(e, id, version, ana, now()));
    return act(workOn(e, id, version, { notApplicable: 'Not here' }, ana, now()));
  }, begun(first));
}

/** Everything that a list says, without the numbers and the order in which things came. */
const gist = (e: Engagement) => ({
  items: e.items.map(({ id: _, version: __, ...item }) => JSON.stringify(item, Object.keys(item).sort())).sort(),
  standing: e.standing.map(({ side, text, state }) => `${side} ${text} ${state}`).sort(),
  version: e.datasetVersion,
});

/** Decides every line; those chosen by `picks` first. */
function decideAll(e: Engagement, next: Dataset, picks: readonly number[], take: boolean): Engagement {
  let current = e;
  for (let step = 0; ; step += 1) {
    const lines = proposalOf(current, next);
    const line = lines[(picks[step] ?? 0) % Math.max(1, lines.length)];
    if (line === undefined) return current;
    current = take && line.told === null ? accept(current, next, line) : decline(current, next, line);
    assert.ok(step < 60, 'it comes to an end');
  }
}

const open = (item: Item) => item.tick === null && item.original === undefined;

describe('whatever the documents become', () => {
  const world = fc.tuple(drawnDataset('a'), drawnDataset('b'), drawnActs, fc.array(fc.nat(50), { maxLength: 20 }));

  it('accepting every line leads to what they would copy, apart from what people made their own, in any order', () => {
    let kinds = new Set<string>();
    fc.assert(
      fc.property(world, ([first, next, acts, picks]) => {
        const e = lived(first, acts);
        const lines = proposalOf(e, next);
        kinds = new Set([...kinds, ...lines.map(({ kind, told }) => `${kind} ${told ?? 'open'}`)]);
        const all = decideAll(e, next, picks, true);
        assert.deepEqual(gist(decideAll(e, next, [], true)), { ...gist(all) });

        const own = e.items.filter((item) => !open(item) || item.takenOff !== undefined);
        const excused = new Set(own.map(({ source }) => source?.topic ?? source?.responsibility));
        const about = ({ source }: Item) => source?.topic ?? source?.responsibility;
        const said = (items: readonly Item[]) =>
          items
            .filter((item) => item.source !== undefined && !excused.has(about(item)))
            .map(({ side, text, optional, undecided, section }) =>
              JSON.stringify([side, text, optional, undecided, section]),
            )
            .sort();
        assert.deepEqual(said(itemsOf(all, 'initiate')), said(checklistOf(e.playbook, next, 'initiate', details, 1)));

        const kept = new Set(
          e.standing.filter(({ state }) => state !== 'to-arrange').map(({ source }) => source?.responsibility),
        );
        const duties = (list: Engagement['standing']) =>
          list
            .filter(({ source, state }) => state === 'to-arrange' && !kept.has(source?.responsibility))
            .map(({ side, text }) => `${side} ${text}`)
            .sort();
        assert.deepEqual(duties(all.standing), duties(standingListOf(e.playbook, next, details, 1)));
        if (lines.length > 0) assert.equal(all.datasetVersion, 'b');
        // What was done, edited or added by people is as it was.
        for (const item of e.items.filter((one) => !one.removed && !open(one)))
          assert.deepEqual(
            all.items.find(({ id }) => id === item.id),
            item,
          );
      }),
      { seed: 20261125, numRuns: 120 },
    );
    for (const kind of ['added open', 'removed open', 'moved open', 'reworded open', 'removed done', 'reworded edited'])
      assert.ok(kinds.has(kind), `never ${kind}`);
  });

  it('leaving every line changes nothing but the version, and accepting one touches no other row', () => {
    fc.assert(
      fc.property(world, ([first, next, acts, picks]) => {
        const e = lived(first, acts);
        const lines = proposalOf(e, next);
        const left = decideAll(e, next, picks, false);
        const { declined: _, ...rest } = left;
        const version = lines.length > 0 ? 'b' : e.datasetVersion;
        assert.deepEqual({ ...rest, version: 0 }, { ...e, version: 0, datasetVersion: version });
        for (const line of lines.filter(({ told }) => told === null)) {
          const one = accept(e, next, line);
          const touched = new Set([line.mine?.id, line.before?.id]);
          for (const item of e.items) if (!touched.has(item.id)) assert.ok(one.items.includes(item));
        }
      }),
      { seed: 20261126, numRuns: 80 },
    );
  });
});
