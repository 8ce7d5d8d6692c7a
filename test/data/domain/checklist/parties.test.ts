import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemsOf, progressOf, tickItem } from '../../../../data/domain/checklist/checklist.js';
import { checklistOf } from '../../../../data/domain/checklist/duties.js';
import { workOn } from '../../../../data/domain/checklist/items.js';
import { isBlocking, missingFor } from '../../../../data/domain/checklist/missing.js';
import { newerPlaybook, proposalOf } from '../../../../data/domain/checklist/proposal.js';
import { acceptLine } from '../../../../data/domain/checklist/proposal-line.js';
import { addRemediation, mayAdd } from '../../../../data/domain/checklist/remediation.js';
import { checkpointOf, type Details, type Engagement } from '../../../../data/domain/engagement.js';
import { evolve } from '../../../../data/domain/evolve.js';
import { acceptAsSpecialist } from '../../../../data/domain/people/specialist.js';
import { acknowledge, confirm, stateNothingToRemediate } from '../../../../data/domain/phase/checkpoint.js';
import { holderOf } from '../../../../data/domain/playbook/owner.js';
import { phasesOf } from '../../../../data/domain/playbook/phases.js';
import {
  type Involvement,
  involvements,
  type PhaseId,
  type Playbook,
} from '../../../../data/domain/playbook/playbook.js';
import { partiesMeant } from '../../../../data/domain/playbook/sides.js';
import type { Dataset } from '../../../../data/domain/responsibility.js';
import { saveConditions } from '../../../../data/domain/setup/conditions.js';
import { saveSetup } from '../../../../data/domain/setup/setup.js';
import { ana, details, done, jonas, mina, refusalCode, sam, started, ticking } from '../../../support/history.js';
import { raci, raciDataset } from '../../../support/playbooks.js';

const now = ticking();
const scope: Details = { ...details, workloads: ['heating'], conditions: { lift: 'yes' } };

/** In a phase of the other playbook, with everybody in place. */
function begun(where: PhaseId = 'survey'): Engagement {
  const fresh = evolve(null, { ...started, playbook: raci });
  const people = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
  const saved = done(fresh, saveSetup(fresh, raciDataset, scope, people, ana, now(), where));
  return done(saved, acceptAsSpecialist(saved, sam, now()));
}

const owed = (e: Engagement, phase: PhaseId) =>
  itemsOf(e, phase).map((item) => `${holderOf(e.playbook, item)}: ${item.text}`);

const allDone = (e: Engagement): Engagement =>
  itemsOf(e, e.phase)
    .filter(isBlocking)
    .reduce((so, { id, version }) => done(so, tickItem(so, id, version, ana, now())), e);

describe('a checklist of a playbook with several parties on a side', () => {
  it('has a row for each party that does it or guides, in the order of sides and parties', () => {
    assert.deepEqual(owed(begun('clear'), 'clear'), [
      'council: Fence the ground',
      'builder: Fence the ground',
      'electrician: Fence the ground',
    ]);
    assert.deepEqual(owed(begun('raise'), 'raise'), ['builder: Raise the walls', 'electrician: Raise the walls']);
  });

  it('keeps everybody whom the source names on the row, and those alone make none', () => {
    const [measure] = itemsOf(begun(), 'survey').filter(({ text }) => text === 'Measure the ground');
    assert.deepEqual(
      measure?.involved?.map(({ party, involvement }) => `${party} ${involvement}`),
      ['builder does', 'council approves'],
    );
    assert.ok(!owed(begun('raise'), 'raise').some((one) => one.includes('Agree to the colour')));
  });

  it('gives what both sides do to the first party of each', () => {
    const rows = owed(begun('inspect'), 'inspect').filter((one) => one.endsWith('every room'));
    assert.deepEqual(rows, ['council: Walk through every room', 'builder: Walk through every room']);
  });

  it('divides the phase that has sections by services, and asks the playbook’s own conditions', () => {
    const rows = itemsOf(begun('move-in'), 'move-in').map(({ text, section }) => `${section}: ${text}`);
    assert.deepEqual(rows.sort(), ['core: Bring the chairs', 'core: Try the lift', 'heating: Set the thermostats']);
  });

  it('is not stopped by what a party on neither side owes', () => {
    const e = begun();
    const cables = itemsOf(e, 'survey').find(({ side }) => side === 'other');
    assert.equal(cables?.party, 'power-company');
    assert.equal(progressOf(e, 'survey').required, 2);
    const passed = done(allDone(e), acknowledge(allDone(e), raciDataset, 'survey', allDone(e).version, sam, now()));
    assert.equal(passed.phase, 'clear');
  });

  it('lets either side say how a third party’s row stands, and no side say it of the other’s', () => {
    const e = begun();
    const [cables, measure] = ['Show the cables', 'Measure the ground'].map((text) =>
      itemsOf(e, 'survey').find((item) => item.text === text),
    );
    assert.ok(cables && measure);
    for (const by of [jonas, sam]) {
      assert.ok('events' in tickItem(e, cables.id, 0, by, now()));
      assert.ok('events' in workOn(e, cables.id, 0, { waiting: true }, by, now()));
    }
    assert.equal(refusalCode(tickItem(e, measure.id, 0, jonas, now())), 'not-yours-to-tick');
  });
});

describe('the phases of another playbook', () => {
  it('take lines of the people up to the phase whose list is their own', () => {
    const lines = [{ text: 'Take the old shed down', side: 'customer', due: null }] as const;
    for (const where of ['survey', 'clear']) {
      const more = done(begun(where), addRemediation(begun(where), 'd1', lines, ana, now()));
      assert.ok(
        itemsOf(more, 'clear').some(({ text, section }) => text === lines[0].text && section === 'remediation'),
      );
    }
    assert.deepEqual(mayAdd(begun('raise'), ana), { code: 'phase-closed' });
  });

  it('wait for both sides’ word that there is nothing for that list', () => {
    const e = allDone(begun('clear'));
    assert.deepEqual(missingFor(e, 'clear').statements, ['customer', 'provider']);
    const one = done(e, stateNothingToRemediate(e, mina, now()));
    const both = done(one, stateNothingToRemediate(one, sam, now()));
    assert.deepEqual(missingFor(both, 'clear').statements, []);
    assert.equal(refusalCode(stateNothingToRemediate(begun('raise'), mina, now())), 'not-this-phase');
  });

  it('are signed by both where the playbook says so, and by the provider alone elsewhere', () => {
    const joint = phasesOf(raci).filter((phase) => checkpointOf(begun(), phase).joint);
    assert.deepEqual(joint, ['inspect']);
    const e = allDone(begun('inspect'));
    const half = done(e, acknowledge(e, raciDataset, 'inspect', e.version, sam, now()));
    assert.equal(half.phase, 'inspect');
    assert.equal(done(half, confirm(half, raciDataset, 'inspect', half.version, mina, now())).phase, 'move-in');
  });

  it('refuse a phase that they do not have', () => {
    assert.equal(refusalCode(acknowledge(begun(), raciDataset, 'enable', 1, sam, now())), 'not-this-phase');
    const people = { projectManager: ana, specialist: sam, lead: mina, team: [] };
    const fresh = evolve(null, { ...started, playbook: raci });
    assert.equal(refusalCode(saveSetup(fresh, raciDataset, scope, people, ana, now(), 'enable')), 'changed-meanwhile');
  });
});

describe('the owners of a duty', () => {
  const known = raci.parties.map(({ id }) => id);
  const drawn = fc.uniqueArray(
    fc.record({
      party: fc.constantFrom(...known, 'joint', 'nobody-here'),
      involvement: fc.constantFrom(...involvements),
    }),
    { maxLength: 6, selector: ({ party, involvement }) => `${party} ${involvement}` },
  );
  const owing: readonly Involvement[] = ['does', 'guides'];

  it('are those that do it or guide, each once, and nobody else', () => {
    fc.assert(
      fc.property(drawn, (involved) => {
        const [one] = raciDataset.responsibilities.filter(({ phase }) => phase === 'survey');
        assert.ok(one);
        const dataset = { ...raciDataset, responsibilities: [{ ...one, party: null, involved }] };
        const holders = checklistOf(raci, dataset, 'survey', scope, 1).map((item) => holderOf(raci, item));
        const wanted = involved
          .filter(({ involvement }) => owing.includes(involvement))
          .flatMap(({ party }) => partiesMeant(raci, party))
          .filter((party) => known.includes(party));
        assert.deepEqual(
          holders,
          known.filter((party) => wanted.includes(party)),
        );
      }),
      { seed: 20261130 },
    );
  });

  it('are followed by a proposal: what moves from one to another stays one line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.constantFrom(...known), (was, is) => {
        const [one] = raciDataset.responsibilities.filter(({ phase }) => phase === 'survey');
        assert.ok(one);
        const { involved: _, ...duty } = one;
        const of = (version: string, party: string) => ({
          ...raciDataset,
          version,
          responsibilities: [{ ...duty, party }],
        });
        const fresh = evolve(null, { ...started, playbook: raci });
        const people = { projectManager: ana, specialist: sam, lead: mina, team: [] };
        const e = done(fresh, saveSetup(fresh, of('a', was), scope, people, ana, now()));
        const lines = proposalOf(e, of('b', is));
        assert.deepEqual(
          lines.map(({ kind }) => kind),
          was === is ? [] : ['moved'],
        );
        if (was !== is) assert.equal(lines[0]?.theirs && holderOf(raci, lines[0].theirs), is);
      }),
      { seed: 20261130 },
    );
  });
});

describe('a newer edition of an engagement’s playbook', () => {
  const edition = (version: string, changed: Partial<Playbook>): Dataset => ({
    ...raciDataset,
    version,
    playbook: { ...raci, ...changed },
  });
  const [survey, clear, ...rest] = raci.phases;
  assert.ok(survey && clear);
  const longer = [...raci.phases, { ...survey, id: 'garden', signs: 'both' }] as const;

  it('is taken over with the documents, once nothing in them is left to decide', () => {
    const e = begun();
    const next = edition('raci-2', { phases: longer, names: { en: 'A better matrix' } });
    assert.deepEqual(proposalOf(e, next), []);
    const saved = done(e, saveConditions(e, next, { lift: 'no' }, ana, now()));
    assert.deepEqual([saved.datasetVersion, saved.playbook.names.en], ['raci-2', 'A better matrix']);
    assert.deepEqual(phasesOf(saved.playbook).at(-1), 'garden');
    assert.ok(checkpointOf(saved, 'garden').joint);
  });

  it('waits for the lines that the project manager decides', () => {
    const e = begun();
    const [one, ...others] = raciDataset.responsibilities.filter(({ phase }) => phase === 'survey');
    assert.ok(one);
    const kept = raciDataset.responsibilities.filter((duty) => duty !== one);
    const next = { ...edition('raci-2', { phases: longer }), responsibilities: kept };
    const [line, ...more] = proposalOf(e, next);
    assert.ok(line !== undefined && more.length === 0 && others.length > 0);
    assert.equal(e.playbook.phases.length, 5);
    const pressed = { line: line.id, dataset: next.version, seen: line.seen };
    assert.equal(done(e, acceptLine(e, next, pressed, ana, now())).playbook.phases.length, 6);
  });

  it('is left alone where it does not fit what happened, or is another method', () => {
    const there = begun('raise');
    const swapped = edition('raci-2', { phases: [clear, survey, ...rest] });
    assert.equal(newerPlaybook(there, swapped), null);
    const turned = raci.parties.map((party) =>
      party.id === 'electrician' ? { ...party, side: 'other' as const } : party,
    );
    assert.equal(newerPlaybook(there, edition('raci-2', { parties: turned })), null);
    assert.deepEqual(proposalOf(there, { ...raciDataset, version: 'x', playbook: { ...raci, id: 'another' } }), []);
    assert.equal(newerPlaybook(there, { ...raciDataset, version: 'raci-2' }), null);
  });
});
