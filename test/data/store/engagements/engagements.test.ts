import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Decision } from '../../../../data/domain/decision.js';
import type { Engagement } from '../../../../data/domain/engagement.js';
import type { Event } from '../../../../data/domain/event.js';
import { evolve } from '../../../../data/domain/evolve.js';
import type { ItemPatch } from '../../../../data/domain/item.js';
import { sides } from '../../../../data/domain/playbook/sides.js';
import { openStore, type Store } from '../../../../data/store/store.js';
import { phases } from '../../../support/playbooks.js';
import { onEachDatabase } from '../database/each-database.js';
import {
  ana,
  at,
  details,
  item,
  member,
  numbered,
  opened,
  standing,
  started,
  sven,
  ticked,
  unticked,
} from '../samples.js';

/** What the history says, whatever the rows say. */
const replayed = (events: readonly Event[]): Engagement | null => events.reduce<Engagement | null>(evolve, null);

/** Rows that no process has in memory. */
async function stored(url: string, id: string): Promise<{ engagement: Engagement; history: readonly Event[] }> {
  const store = await openStore(url);
  try {
    const engagement = await store.engagements.find(id);
    assert.ok(engagement !== null);
    return { engagement, history: await store.engagements.history(id) };
  } finally {
    await store.close();
  }
}

/** Every field that a change of an item can set. */
const everything: ItemPatch = {
  assignees: [{ person: sven }, { role: 'customer' }],
  due: '2026-12-01',
  dueAfter: 3,
  note: 'A note',
  evidence: [{ text: 'A ticket', link: 'https://example.org/1' }, { text: 'Signed' }],
  notApplicable: 'A reason',
  waiting: true,
  words: { text: 'Other words' },
  removed: true,
};
const everythingBefore: ItemPatch = {
  assignees: [],
  due: null,
  dueAfter: null,
  note: null,
  evidence: [],
  notApplicable: null,
  waiting: false,
  words: { text: 'Duty 1', leadIn: 'About:', texts: { ko: { text: '의무' } } },
  removed: false,
};

const write = (store: Store, id: string, ...events: Event[]) => store.engagements.change(id, () => ({ events }));

onEachDatabase('an engagement', (bench) => {
  it('is started once per channel, by the first person', async () => {
    const first = await bench.store.engagements.start(started('eng-1', '19:c'));
    const second = await bench.store.engagements.start(started('eng-2', '19:c'));
    assert.equal(first.created, true);
    assert.equal(first.engagement.version, 1);
    assert.deepEqual(second, { engagement: first.engagement, created: false });
    assert.equal(await bench.store.engagements.find('eng-2'), null);
  });

  it('is started once per channel by twenty people at the same time in two processes', async () => {
    const other = await bench.another();
    const starts = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 === 0 ? bench.store : other).engagements.start(started(`eng-${n}`, '19:c')),
      ),
    );
    assert.equal(starts.filter(({ created }) => created).length, 1);
    assert.equal(new Set(starts.map(({ engagement }) => engagement.id)).size, 1);
  });

  it('makes room for another one in its channel when it is completed', async () => {
    await bench.store.engagements.start(started('eng-1', '19:c'));
    await write(bench.store, 'eng-1', { type: 'EngagementCompleted', at: at(1), by: ana });
    assert.equal((await bench.store.engagements.inChannel('19:c'))?.id, 'eng-1');
    assert.equal((await bench.store.engagements.start(started('eng-2', '19:c'))).created, true);
    assert.equal((await bench.store.engagements.inChannel('19:c'))?.id, 'eng-2');
  });

  it('is found by its members and its starter', async () => {
    await bench.store.engagements.start(started('eng-1'));
    await bench.store.engagements.start({ ...started('eng-2'), by: sven, at: at(5) });
    await write(bench.store, 'eng-2', { type: 'MemberNamed', member: member(ana, 'customer'), at: at(6), by: sven });
    const ids = async (person: string) => (await bench.store.engagements.of(person)).map(({ id }) => id);
    assert.deepEqual(await ids(ana.id), ['eng-2', 'eng-1']);
    assert.deepEqual(await ids(sven.id), ['eng-2']);
    assert.deepEqual(await ids('29:a%'), []);
  });

  it('is unknown under an id that was never given', async () => {
    assert.equal(await bench.store.engagements.find('unknown-1'), null);
    assert.equal(await bench.store.engagements.inChannel('19:nowhere'), null);
    assert.equal(await write(bench.store, 'unknown-1'), null);
    assert.deepEqual(await bench.store.engagements.history('unknown-1'), []);
  });

  it('counts changes, not events', async () => {
    await bench.store.engagements.start(started('eng-1'));
    const outcome = await write(bench.store, 'eng-1', opened('initiate', numbered(2)), ticked('1'), ticked('2'));
    assert.equal(outcome?.engagement.version, 2);
    assert.equal(outcome?.events.length, 3);
    assert.deepEqual((await stored(bench.url, 'eng-1')).engagement, outcome?.engagement);
  });

  it('is what its history says after every kind of event', async () => {
    await bench.store.engagements.start(started('eng-1'));
    const by = { at: at(3), by: sven };
    const texts = { ko: { text: '의무', leadIn: '다음:' }, sv: { text: 'Åtagande' } };
    const source = { responsibility: 'r', topic: 't', document: 'd', title: 'T', edition: null, line: 3, heading: 'H' };
    const noPart = { lead: false, deputy: false };
    const all: Event[] = [
      { ...by, type: 'SetupHandedOver', to: sven },
      { ...by, type: 'DetailsSaved', details, datasetVersion: 'v1' },
      { ...by, type: 'MemberNamed', member: member(sven, 'specialist') },
      { ...by, type: 'MemberNamed', member: member(ana, 'customer') },
      { ...by, type: 'MemberNamed', member: member(ana, 'project-manager') },
      { ...by, type: 'SpecialistAccepted' },
      { ...by, type: 'MemberRemoved', person: ana.id, role: 'customer' },
      {
        ...by,
        type: 'StandingListOpened',
        items: [standing('s1'), { ...standing('s2'), source, texts, leadIn: 'About:' }],
      },
      { ...by, type: 'StandingItemMarked', item: 's2', state: 'continues' },
      opened('initiate', [
        item('1'),
        item('2', 'initiate', { source, texts, leadIn: 'About:', condition: 'pcs', undecided: true }),
      ]),
      { ...by, type: 'ItemTicked', item: '1' },
      { ...by, type: 'ItemTicked', item: '2' },
      { ...by, type: 'ItemUnticked', item: '1' },
      { ...by, type: 'ItemEdited', item: '1', before: everythingBefore, after: everything },
      { ...by, type: 'ItemMoved', item: '1', before: null, after: '2' },
      { ...by, type: 'ItemTicked', item: '1' },
      { ...by, type: 'ItemRevised', item: '2', undecided: false, removed: true },
      { ...by, type: 'CheckpointAcknowledged', phase: 'initiate' },
      { ...by, type: 'CheckpointLapsed', phase: 'initiate', item: '1' },
      { ...by, type: 'CheckpointPassed', phase: 'initiate' },
      {
        ...by,
        type: 'ItemsAdded',
        items: [item('3', 'remediate', { section: 'remediation', due: '2026-12-01', draft: 'd1' })],
      },
      { ...by, type: 'NothingToRemediateStated', side: 'provider' },
      { ...by, type: 'CheckpointAcknowledged', phase: 'remediate' },
      { ...by, type: 'CheckpointConfirmed', phase: 'remediate', note: 'Seen', outcomes: ['ready'] },
      { ...by, type: 'SpecialistDeclined' },
      { ...by, type: 'MemberNamed', member: { ...member(ana, 'representative'), deputy: true } },
      { ...by, type: 'MemberExpected', expected: { id: 'x1', called: 'ji@c.example', role: 'customer', ...noPart } },
      { ...by, type: 'RoleHandedOver', from: ana, to: sven, role: 'representative' },
      { ...by, type: 'MemberLeft', person: sven.id },
      { ...by, type: 'ExpectedRemoved', expected: 'x1' },
      { ...by, type: 'MemberNamed', member: { ...member(ana, 'customer'), byGroup: true } },
      { ...by, type: 'EngagementCompleted' },
    ];
    for (const event of all) {
      await write(bench.store, 'eng-1', event);
      const { engagement, history } = await stored(bench.url, 'eng-1');
      assert.deepEqual({ ...replayed(history), version: engagement.version }, engagement, event.type);
      assert.deepEqual(history.at(-1), event);
    }
    assert.deepEqual(await bench.store.engagements.find('eng-1'), (await stored(bench.url, 'eng-1')).engagement);
  });

  it('is what its history says after any run of changes', async function () {
    this.timeout(300_000);
    const person = fc.constantFrom(ana, sven, { id: '29:ji', name: '지은' });
    const header = fc.record({ at: fc.nat(90).map(at), by: person });
    const id = fc.integer({ min: 1, max: 6 }).map(String);
    const one = (body: fc.Arbitrary<object>) => fc.tuple(header, body).map(([h, b]) => ({ ...h, ...b }) as Event);
    const type = <T extends string>(name: T) => fc.constant(name);
    const anyEvent = fc.oneof(
      one(fc.record({ type: type('ItemTicked'), item: id })),
      one(fc.record({ type: type('ItemUnticked'), item: id })),
      one(fc.record({ type: type('ItemRevised'), item: id, undecided: fc.boolean(), removed: fc.boolean() })),
      one(
        fc.record({
          type: type('ItemEdited'),
          item: id,
          before: fc.constant(everythingBefore),
          after: fc.constantFrom(everything, everythingBefore, { waiting: true }, { note: 'B' }),
        }),
      ),
      one(fc.record({ type: type('ItemMoved'), item: id, before: fc.constant(null), after: fc.option(id) })),
      one(fc.record({ type: type('MemberRemoved'), person: person.map((p) => p.id), role: type('customer') })),
      one(fc.record({ type: type('MemberNamed'), member: person.map((p) => member(p, 'customer')) })),
      one(fc.record({ type: type('SpecialistAccepted') })),
      one(fc.record({ type: type('NothingToRemediateStated'), side: fc.constantFrom(...sides) })),
      one(fc.record({ type: type('CheckpointLapsed'), phase: fc.constantFrom(...phases), item: id })),
      one(
        fc.record({
          type: type('StandingItemMarked'),
          item: type('s1'),
          state: fc.constantFrom('arranged', 'not-needed'),
        }),
      ),
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyEvent, { maxLength: 4 }), { maxLength: 8 }), async (changes) => {
        const eng = `run-${run++}`;
        await bench.store.engagements.start(started(eng));
        await write(bench.store, eng, opened('initiate', numbered(5)), {
          type: 'StandingListOpened',
          items: [standing('s1')],
          at: at(1),
          by: ana,
        });
        for (const events of changes) await write(bench.store, eng, ...events);
        const { engagement, history } = await stored(bench.url, eng);
        assert.deepEqual({ ...replayed(history), version: engagement.version }, engagement);
        assert.equal(engagement.version, 2 + changes.filter((events) => events.length > 0).length);
      }),
      { numRuns: 25 },
    );
  });

  it('writes nothing for a refusal, for a decision without events, and for one that throws', async () => {
    await bench.store.engagements.start(started('eng-1'));
    const before = await stored(bench.url, 'eng-1');
    const refusal = { code: 'not-yours', names: { name: 'Ana' } };
    const refused = await bench.store.engagements.change('eng-1', () => ({ refusal }));
    assert.deepEqual(refused, { engagement: before.engagement, events: [], refusal });
    const already = await bench.store.engagements.change('eng-1', () => ({ events: [] }));
    assert.deepEqual(already, { engagement: before.engagement, events: [], refusal: null });
    const broken = (): Decision => {
      throw new Error('a fault in the rules');
    };
    await assert.rejects(bench.store.engagements.change('eng-1', broken), /a fault in the rules/);
    assert.deepEqual(await stored(bench.url, 'eng-1'), before);
    assert.equal((await write(bench.store, 'eng-1', opened('initiate', [])))?.engagement.version, 2);
  });

  it('keeps all of a change or nothing of it', async () => {
    await bench.store.engagements.start(started('eng-1'));
    await write(bench.store, 'eng-1', opened('initiate', [item('1')]));
    const before = await stored(bench.url, 'eng-1');
    // The second item has an id that is taken: the row is refused after the events were appended.
    await assert.rejects(
      write(bench.store, 'eng-1', { type: 'ItemsAdded', items: [item('2'), item('2')], at: at(2), by: ana }),
    );
    assert.deepEqual(await stored(bench.url, 'eng-1'), before);
    assert.deepEqual(await bench.store.engagements.find('eng-1'), before.engagement);
  });

  it('takes ticks of different items at the same time from two processes, and refuses none', async () => {
    const other = await bench.another();
    const count = 60;
    await bench.store.engagements.start(started('eng-1'));
    await write(bench.store, 'eng-1', opened('initiate', numbered(count)));
    const outcomes = await Promise.all(
      numbered(count).map(({ id }, n) =>
        (n % 2 === 0 ? bench.store : other).engagements.change('eng-1', (e) => {
          const current = e.items.find((candidate) => candidate.id === id);
          return current?.version === 0 ? { events: [ticked(id, n)] } : { refusal: { code: 'changed-meanwhile' } };
        }),
      ),
    );
    assert.ok(outcomes.every((outcome) => outcome?.refusal === null));
    const { engagement, history } = await stored(bench.url, 'eng-1');
    assert.ok(engagement.items.every(({ tick, version }) => tick !== null && version === 1));
    assert.equal(engagement.version, 2 + count);
    assert.deepEqual({ ...replayed(history), version: engagement.version }, engagement);
  });

  it('loses none of many changes of one item from three processes', async () => {
    const stores = [bench.store, await bench.another(), await bench.another()];
    await bench.store.engagements.start(started('eng-1'));
    await write(bench.store, 'eng-1', opened('initiate', [item('1')]));
    await Promise.all(
      Array.from({ length: 90 }, (_, n) =>
        stores[n % 3]?.engagements.change('eng-1', (e) => ({
          events: [e.items[0]?.tick === null ? ticked('1', n) : unticked('1', n)],
        })),
      ),
    );
    const { engagement, history } = await stored(bench.url, 'eng-1');
    assert.equal(engagement.items[0]?.version, 90);
    assert.equal(engagement.version, 92);
    const presses = history.slice(2).map(({ type }) => type);
    assert.ok(
      presses.every((type, n) => type === (n % 2 === 0 ? 'ItemTicked' : 'ItemUnticked')),
      'one unbroken chain',
    );
  });

  it('is never read from memory when another process has changed it', async () => {
    const other = await bench.another();
    await bench.store.engagements.start(started('eng-1'));
    await write(other, 'eng-1', opened('initiate', [item('1')]));
    assert.equal((await bench.store.engagements.find('eng-1'))?.items.length, 1);
    await write(bench.store, 'eng-1', ticked('1'));
    const seen = await other.engagements.change('eng-1', () => ({ events: [] }));
    assert.equal(seen?.engagement.items[0]?.tick?.at, at(2));
  });

  it('read again after another process changed one item keeps the other items, and only those', async () => {
    const other = await bench.another();
    await bench.store.engagements.start(started('eng-1'));
    await write(other, 'eng-1', opened('initiate', numbered(3)));
    const before = await bench.store.engagements.find('eng-1');
    await write(other, 'eng-1', ticked('2'));
    const after = await bench.store.engagements.find('eng-1');
    assert.deepEqual(
      after?.items.map((row, n) => row === before?.items[n]),
      [true, false, true],
    );
  });

  it('asks for the checklist of a phase in the change that opens it', async () => {
    await bench.store.engagements.start(started('eng-1', '19:c'));
    await write(bench.store, 'eng-1', opened('assess', numbered(1, 'assess')));
    const work = { now: at(9), ttlMs: 1000, limit: 9, owner: 'a' };
    const [card, ...rest] = await bench.store.cards.claim(work);
    assert.deepEqual(rest, []);
    assert.equal(card?.kind, 'checklist');
    assert.equal(card?.phase, 'assess');
    assert.equal(card?.conversation, '19:c');
    assert.equal(card?.state, 'posting');
  });
});
