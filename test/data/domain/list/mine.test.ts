import assert from 'node:assert/strict';
import { isRequired, itemsOf, tickItem } from '../../../../data/domain/checklist/checklist.js';
import { checkpointOf, type Engagement } from '../../../../data/domain/engagement.js';
import { type Around, mineIn } from '../../../../data/domain/list/mine.js';
import { namePerson } from '../../../../data/domain/people/people.js';
import { acknowledge } from '../../../../data/domain/phase/checkpoint.js';
import { pauseEngagement } from '../../../../data/domain/phase/pause.js';
import { ana, contoso, done, guest, jonas, mina, sam, smallDataset, ticking } from '../../../support/history.js';
import { sampleInquiries } from '../../../support/sample-inquiry.js';

const now = ticking();
const nothing: Around = { inquiries: [], proposals: 0 };

const allTicked = (e: Engagement): Engagement =>
  itemsOf(e, e.phase)
    .filter((item) => isRequired(item) && item.tick === null)
    .reduce((so, item) => done(so, tickItem(so, item.id, item.version, ana, now())), e);

/** In initiate, whose checkpoint both sides sign. */
const joint = (): Engagement => {
  const e = contoso();
  return { ...e, checkpoints: { ...e.checkpoints, initiate: { ...checkpointOf(e, 'initiate'), joint: true } } };
};

const kinds = (e: Engagement, person: string, around = nothing) =>
  mineIn(e, person, around).now.map(({ kind }) => kind);

describe('what waits for a person', () => {
  it('is nothing that others can do as well', () => {
    for (const { id } of [ana, jonas, mina, sam, guest]) assert.deepEqual(kinds(contoso(), id), []);
  });

  it('is the checkpoint, for its signers, since the last required item was done', () => {
    const ready = allTicked(joint());
    const last = itemsOf(ready, 'initiate')
      .flatMap(({ tick }) => tick?.at ?? [])
      .sort()
      .at(-1);
    assert.deepEqual(mineIn(ready, sam.id, nothing).now, [{ kind: 'acknowledge', n: 1, since: last }]);
    assert.deepEqual(kinds(ready, mina.id), ['confirm']);
    assert.deepEqual(kinds(ready, jonas.id), []);
    assert.deepEqual(kinds(allTicked(contoso()), mina.id), [], 'only the specialist signs this one');
  });

  it('is the other half, once one has signed; the signer waits', () => {
    const ready = allTicked(joint());
    const half = done(ready, acknowledge(ready, smallDataset, 'initiate', ready.version, sam, now()));
    assert.deepEqual(kinds(half, sam.id), []);
    assert.deepEqual(
      mineIn(half, sam.id, nothing).waiting.map(({ kind }) => kind),
      ['waits-for-customer'],
    );
    assert.equal(mineIn(half, mina.id, nothing).now[0]?.since, checkpointOf(half, 'initiate').acknowledged?.at);
  });

  it('is to accept, for a specialist who was named', () => {
    const e = done(contoso(), namePerson(contoso(), guest, { role: 'specialist', part: 'none' }, ana, now()));
    assert.deepEqual(kinds(e, guest.id), ['accept']);
  });

  it('is what the documents propose, for the project manager alone', () => {
    assert.deepEqual(kinds(contoso(), ana.id, { ...nothing, proposals: 3 }), ['proposals']);
    assert.deepEqual(kinds(contoso(), sam.id, { ...nothing, proposals: 3 }), []);
  });

  it('is a question for the specialist, and a note for the lead whose agreement it needs', () => {
    const { asked, note, agreed } = sampleInquiries('en');
    const around = { ...nothing, inquiries: [asked, note, agreed] };
    assert.deepEqual(kinds(contoso(), sam.id, around), ['questions']);
    assert.deepEqual(kinds(contoso(), mina.id, around), ['agree']);
    assert.deepEqual(kinds(contoso(), jonas.id, around), []);
  });

  it('is what is assigned to them, by name or by role, and what the other side waits for', () => {
    const e = contoso();
    const [first, ...rest] = itemsOf(e, 'initiate');
    assert.ok(first);
    const theirs = itemsOf(e, 'initiate').find(({ side }) => side === 'provider');
    const items = e.items.map((item) =>
      item.id === first.id
        ? { ...item, assignees: [{ person: jonas }], due: '2026-12-01' }
        : item.id === theirs?.id
          ? { ...item, waiting: { by: sam, at: now() } }
          : item,
    );
    const mine = mineIn({ ...e, items }, jonas.id, nothing);
    assert.deepEqual(
      mine.items.map(({ id }) => id),
      [first.id],
    );
    assert.deepEqual(
      mine.theirs.map(({ id }) => id),
      [theirs?.id],
    );
    assert.ok(rest.length > 0);
    assert.deepEqual(mineIn({ ...e, items }, sam.id, nothing).theirs, [], 'they wait themselves');
  });

  it('stands still while the engagement is paused', () => {
    const ready = allTicked(contoso());
    const paused = done(ready, pauseEngagement(ready, 'Holidays', ana, now()));
    assert.deepEqual(kinds(paused, sam.id, { ...nothing, proposals: 1 }), []);
  });
});
