import assert from 'node:assert/strict';
import { isRequired, itemsOf, tickItem, untickItem } from '../../../../data/domain/checklist/checklist.js';
import { isNothing, missingFor } from '../../../../data/domain/checklist/missing.js';
import { addRemediation } from '../../../../data/domain/checklist/remediation.js';
import { toArrange } from '../../../../data/domain/checklist/standing.js';
import { checkpointOf, type Engagement } from '../../../../data/domain/engagement.js';
import { namePerson, removePerson } from '../../../../data/domain/people/people.js';
import { acceptAsSpecialist } from '../../../../data/domain/people/specialist.js';
import type { Person } from '../../../../data/domain/person.js';
import { acknowledge, confirm, stateNothingToRemediate } from '../../../../data/domain/phase/checkpoint.js';
import type { PhaseId } from '../../../../data/domain/playbook/playbook.js';
import { saveSetup } from '../../../../data/domain/setup/setup.js';
import {
  ana,
  contoso,
  details,
  done,
  jonas,
  mina,
  refusalCode,
  sam,
  smallDataset,
  ticking,
} from '../../../support/history.js';

const now = ticking();

const allTicked = (engagement: Engagement): Engagement =>
  itemsOf(engagement, engagement.phase)
    .filter((item) => isRequired(item) && item.tick === null)
    .reduce((e, item) => done(e, tickItem(e, item.id, item.version, ana, now())), engagement);

const passed = (engagement: Engagement, phase: PhaseId): Engagement => {
  const ready = allTicked(engagement);
  return done(ready, acknowledge(ready, smallDataset, phase, ready.version, sam, now()));
};

const inRemediate = (): Engagement => passed(passed(contoso(), 'initiate'), 'assess');

const withLine = (engagement: Engagement): Engagement =>
  done(
    engagement,
    addRemediation(engagement, 'draft-1', [{ text: 'Open port 443', side: 'customer', due: null }], jonas, now()),
  );

describe('checkpoint', () => {
  it('is refused with what is open, and changes nothing', () => {
    const engagement = contoso();
    const decision = acknowledge(engagement, smallDataset, 'initiate', engagement.version, sam, now());
    assert.deepEqual(decision, { refusal: { code: 'open-items', names: { n: 2 } } });
    const { open } = missingFor(engagement, 'initiate');
    assert.deepEqual([open.customer.length, open.provider.length], [1, 1]);
  });

  it('is signed by both sides where the details say so; one that is signed keeps the rule it was signed under', () => {
    const roster = { projectManager: ana, specialist: sam, lead: mina, team: [jonas] };
    const correct = (e: Engagement, joint: readonly PhaseId[]) =>
      done(e, saveSetup(e, smallDataset, { ...details, joint }, roster, ana, now()));
    const jointIn = ({ checkpoints }: Engagement) =>
      Object.values(checkpoints).flatMap((c) => (c.joint ? [c.phase] : []));
    assert.deepEqual(jointIn(contoso()), ['remediate'], 'as the documents have it');
    const both = correct(contoso(), ['initiate', 'enable']);
    assert.deepEqual(jointIn(both), ['initiate', 'enable']);
    const half = passed(both, 'initiate');
    assert.equal(half.phase, 'initiate', 'waits for the customer');
    const later = correct(half, ['assess']);
    assert.deepEqual(jointIn(later), ['initiate', 'assess']);
    const whole = done(later, confirm(later, smallDataset, 'initiate', later.version, mina, now()));
    assert.equal(whole.phase, 'assess');
  });

  it('opens the next phase with a copy of its checklist', () => {
    const assess = passed(contoso(), 'initiate');
    assert.equal(assess.phase, 'assess');
    assert.deepEqual(
      itemsOf(assess, 'assess').map((item) => [item.side, item.text, item.optional]),
      [
        ['customer', 'Name the stakeholders', false],
        ['customer', 'Share a screen', true],
        ['provider', 'Provide the checklist', false],
      ],
    );
    assert.equal(checkpointOf(assess, 'initiate').acknowledged?.by.id, sam.id);
    assert.notEqual(checkpointOf(assess, 'initiate').passed, null);
  });

  it('belongs to an accepted specialist', () => {
    const fresh = contoso();
    assert.equal(
      refusalCode(acknowledge(fresh, smallDataset, 'initiate', fresh.version, ana, now())),
      'not-specialist',
    );
    const people = { projectManager: ana, specialist: jonas, lead: mina, team: [] };
    const named = done(fresh, saveSetup(fresh, smallDataset, details, people, ana, now()));
    assert.equal(
      refusalCode(acknowledge(named, smallDataset, 'initiate', named.version, jonas, now())),
      'specialist-not-accepted',
    );
    assert.equal(refusalCode(acceptAsSpecialist(named, sam, now())), 'accept-not-you');
  });

  it('is not waited for by optional items', () => {
    const assess = passed(contoso(), 'initiate');
    const ready = allTicked(assess);
    assert.equal(
      itemsOf(ready, 'assess').some((item) => item.tick === null),
      true,
    );
    assert.equal(isNothing(missingFor(ready, 'assess')), true);
  });

  it('does not wait for undecided rows until they are decided', () => {
    const ready = allTicked(contoso());
    const [first, ...rest] = ready.items;
    assert.ok(first);
    const open = (undecided: boolean) => ({ ...ready, items: [{ ...first, tick: null, undecided }, ...rest] });
    assert.equal(isNothing(missingFor(open(true), 'initiate')), true);
    assert.ok('events' in acknowledge(open(true), smallDataset, 'initiate', ready.version, sam, now()));
    assert.equal(isNothing(missingFor(open(false), 'initiate')), false);
  });

  it('seen on an older card is looked at again', () => {
    const ready = allTicked(contoso());
    assert.equal(
      refusalCode(acknowledge(ready, smallDataset, 'initiate', ready.version - 1, sam, now())),
      'changed-meanwhile',
    );
  });

  it('acknowledged again by a repeated delivery changes nothing', () => {
    const assess = passed(contoso(), 'initiate');
    assert.deepEqual(acknowledge(assess, smallDataset, 'initiate', 3, sam, now()), { events: [] });
  });
});

describe('joint checkpoint of remediate', () => {
  it('does not pass with an empty list unless both sides state that there is nothing', () => {
    const ready = allTicked(inRemediate());
    const early = acknowledge(ready, smallDataset, 'remediate', ready.version, sam, now());
    assert.equal(refusalCode(early), 'empty-remediation');
    const one = done(ready, stateNothingToRemediate(ready, sam, now()));
    assert.deepEqual(missingFor(one, 'remediate').statements, ['customer']);
    const both = done(one, stateNothingToRemediate(one, jonas, now()));
    assert.equal(isNothing(missingFor(both, 'remediate')), true);
  });

  it('needs the specialist and the customer’s lead, in any order', () => {
    const ready = allTicked(withLine(inRemediate()));
    const first = done(ready, acknowledge(ready, smallDataset, 'remediate', ready.version, sam, now()));
    assert.equal(first.phase, 'remediate');
    const enable = done(first, confirm(first, smallDataset, 'remediate', first.version, mina, now()));
    assert.equal(enable.phase, 'enable');
    const lead = done(ready, confirm(ready, smallDataset, 'remediate', ready.version, mina, now()));
    assert.equal(lead.phase, 'remediate');
    assert.equal(done(lead, acknowledge(lead, smallDataset, 'remediate', lead.version, sam, now())).phase, 'enable');
  });

  /** A person changes sides: removed by the project manager, named anew, and accepting where a specialist must. */
  const renamed = (e: Engagement, person: Person, role: 'customer' | 'specialist'): Engagement => {
    const was = role === 'customer' ? 'specialist' : 'customer';
    const gone = done(e, removePerson(e, person.id, was, ana, now()));
    const named = done(gone, namePerson(gone, person, { role, part: 'lead' }, ana, now()));
    return role === 'specialist' ? done(named, acceptAsSpecialist(named, person, now())) : named;
  };

  it('is never signed by one person twice, whatever they were renamed to in between', () => {
    const ready = allTicked(withLine(inRemediate()));
    const lead = done(ready, confirm(ready, smallDataset, 'remediate', ready.version, mina, now()));
    const changed = renamed(lead, mina, 'specialist');
    const twice = acknowledge(changed, smallDataset, 'remediate', changed.version, mina, now());
    assert.equal(refusalCode(twice), 'signed-other-half');
    const other = acknowledge(changed, smallDataset, 'remediate', changed.version, sam, now());
    assert.equal(done(changed, other).phase, 'enable', 'another specialist gives the other half');

    const first = done(ready, acknowledge(ready, smallDataset, 'remediate', ready.version, sam, now()));
    const back = renamed(first, sam, 'customer');
    assert.equal(refusalCode(confirm(back, smallDataset, 'remediate', back.version, sam, now())), 'signed-other-half');
  });

  it('takes both statements that there is nothing to remediate from two people', () => {
    const ready = allTicked(inRemediate());
    const one = done(ready, stateNothingToRemediate(ready, jonas, now()));
    const changed = renamed(one, jonas, 'specialist');
    assert.equal(refusalCode(stateNothingToRemediate(changed, jonas, now())), 'signed-other-half');
    assert.equal(isNothing(missingFor(done(changed, stateNothingToRemediate(changed, sam, now())), 'remediate')), true);
  });

  it('is confirmed by the lead only, never by the specialist’s own side', () => {
    const ready = allTicked(withLine(inRemediate()));
    const by = (person: typeof sam) =>
      refusalCode(confirm(ready, smallDataset, 'remediate', ready.version, person, now()));
    assert.equal(by(sam), 'own-side-confirm');
    assert.equal(by(jonas), 'only-lead-confirms');
  });

  it('lapses when a required item opens again in between', () => {
    const ready = allTicked(withLine(inRemediate()));
    const first = done(ready, acknowledge(ready, smallDataset, 'remediate', ready.version, sam, now()));
    const item = itemsOf(first, 'remediate')[0];
    assert.ok(item);
    const reopened = done(first, untickItem(first, item.id, item.version, ana, now(), true));
    assert.equal(checkpointOf(reopened, 'remediate').acknowledged, null);
    assert.equal(
      refusalCode(confirm(reopened, smallDataset, 'remediate', reopened.version, mina, now())),
      'open-items',
    );
  });

  it('lapses when the list grows in between', () => {
    const ready = allTicked(withLine(inRemediate()));
    const first = done(ready, acknowledge(ready, smallDataset, 'remediate', ready.version, sam, now()));
    const line = { text: 'One more', side: 'provider', due: null } as const;
    const grown = done(first, addRemediation(first, 'draft-2', [line], sam, now()));
    assert.equal(checkpointOf(grown, 'remediate').acknowledged, null);
  });
});

describe('the last checkpoint', () => {
  it('completes the engagement; nothing changes afterwards and standing duties remain to be seen', () => {
    const ready = allTicked(withLine(inRemediate()));
    const first = done(ready, acknowledge(ready, smallDataset, 'remediate', ready.version, sam, now()));
    const enable = done(first, confirm(first, smallDataset, 'remediate', first.version, mina, now()));
    const completed = passed(enable, 'enable');
    assert.equal(completed.state, 'completed');
    const item = itemsOf(completed, 'enable')[0];
    assert.ok(item);
    assert.equal(refusalCode(untickItem(completed, item.id, item.version, ana, now(), true)), 'completed');
    assert.equal(toArrange(completed).length, 3);
  });
});
