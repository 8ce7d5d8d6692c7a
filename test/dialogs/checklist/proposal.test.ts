import assert from 'node:assert/strict';
import { itemsOf } from '../../../data/domain/checklist/checklist.js';
import { historyOf } from '../../../data/domain/checklist/item-history.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { Dataset } from '../../../data/domain/responsibility.js';
import { onEachDatabase } from '../../data/store/database/each-database.js';
import { ana, jonas, mina, sam, smallDataset, ticking } from '../../support/history.js';
import { buttonsOn, channel, type Room, roomOn, smallKnowledge, textsOn } from '../../support/turns.js';

const kickOff = 'Bring the right people to the kick-off';

/** The documents a while later: one duty reworded, one moved to the other side, one new, one gone from the standing list. */
const later: Dataset = {
  ...smallDataset,
  version: 'small-2',
  responsibilities: smallDataset.responsibilities.flatMap((duty) => {
    if (duty.text === 'Keep the project plan') return [];
    if (duty.text === kickOff)
      return [
        { ...duty, text: 'Bring the right people to the first meeting' },
        { ...duty, id: 'book#new', text: 'Book a room' },
      ];
    return [duty.text === 'Call the customer' ? { ...duty, party: 'customer' as const } : duty];
  }),
};

onEachDatabase('the proposal', (bench) => {
  let then: Room;
  let now: Room;
  let e: Engagement;

  const here = async (): Promise<Engagement> => {
    const engagement = await bench.store.engagements.inChannel(channel);
    assert.ok(engagement);
    return engagement;
  };

  beforeEach(async () => {
    const clock = ticking();
    then = roomOn(bench.store, clock);
    now = roomOn(bench.store, clock, { ...smallKnowledge, dataset: later });
    await then.say(ana, 'start');
    const form = { customer: 'Contoso', workloads: 'intune', locale: 'en', projectManager: ana.id };
    const people = { specialist: sam.id, lead: mina.id, team: jonas.id };
    await then.press(ana, 'setup.save', { engagement: (await here()).id, ...form, ...people });
    e = await here();
  });

  const show = async (room: Room) => (await room.press(ana, 'proposal.show', { engagement: e.id })).card;
  const button = async (verb: 'proposal.accept' | 'proposal.decline', about: string) => {
    const found = buttonsOn(await show(now), verb).find(({ line }) => String(line).includes(about));
    return found ?? assert.fail(`no ${verb} for ${about}`);
  };
  const idOf = (text: string): string =>
    smallDataset.responsibilities.find((duty) => duty.text === text)?.id ?? assert.fail(text);
  const texts = (engagement: Engagement) => itemsOf(engagement, 'initiate').map(({ side, text }) => `${side}: ${text}`);

  it('is one line on the engagement’s card, with the button, and nothing is changed or posted because of it', async () => {
    const before = textsOn((await then.press(ana, 'engagement.show', { engagement: e.id })).card);
    assert.doesNotMatch(before, /documents changed/u);
    const { card } = await now.press(jonas, 'engagement.show', { engagement: e.id });
    assert.match(textsOn(card), /The project manager has 4 proposed changes to review/u);
    assert.equal(buttonsOn(card, 'proposal.show').length, 1);
    assert.equal((await here()).version, e.version);
    const cards = await bench.store.cards.live(e.id);
    assert.deepEqual(
      cards.map(({ activity }) => activity),
      ['message-1'],
      'the pressed one, and no other',
    );
  });

  it('opens for the project manager, and says to others whose it is', async () => {
    const { card } = await now.press(jonas, 'proposal.show', { engagement: e.id });
    assert.match(textsOn(card), /Ana Lima/u);
    assert.equal(buttonsOn(card, 'proposal.accept').length, 0);
    const shown = textsOn(await show(now));
    assert.match(shown, /Bring the right people to the first meeting\nBefore: Bring the right people to the kick-off/u);
    assert.match(shown, /Microsoft \(FastTrack\) → Contoso \(customer\) · Initiate/u);
    assert.match(shown, /Keep the project plan\nContoso \(customer\) · General responsibilities/u);
  });

  it('is decided line by line, in the history of each item, and gone with the last one', async () => {
    const reword = await button('proposal.accept', idOf(kickOff));
    const first = await now.press(ana, 'proposal.accept', reword);
    assert.doesNotMatch(textsOn(first.card), /first meeting/u);
    assert.equal((await here()).datasetVersion, 'small-1');
    const item = itemsOf(await here(), 'initiate').find(({ text }) => text.includes('first meeting'));
    assert.ok(item);
    const steps = historyOf(await bench.store.engagements.history(e.id), item);
    assert.deepEqual([steps[0]?.before.words?.text, steps[0]?.by.id], [kickOff, ana.id]);

    await now.press(ana, 'proposal.accept', await button('proposal.accept', idOf('Call the customer')));
    await now.press(ana, 'proposal.decline', await button('proposal.decline', 'book#new'));
    const { card } = await now.press(
      ana,
      'proposal.accept',
      await button('proposal.accept', idOf('Keep the project plan')),
    );
    assert.match(textsOn(card), /Every proposed change has been reviewed/u);
    assert.equal(buttonsOn(card, 'proposal.show').length, 0);
    const after = await here();
    assert.equal(after.datasetVersion, 'small-2');
    assert.deepEqual(texts(after), [
      'customer: Bring the right people to the first meeting',
      'customer: Call the customer',
    ]);
    assert.equal(after.standing.find(({ text }) => text === 'Keep the project plan')?.state, 'not-needed');

    // Another process reads the same, and a declined line does not come back.
    const other = await (await bench.another()).engagements.find(e.id);
    assert.deepEqual(other, after);
    assert.match(textsOn(await show(now)), /Every proposed change has been reviewed/u);
  });

  it('is set, not toggled: a button pressed again finds it decided', async () => {
    const add = await button('proposal.accept', 'book#new');
    await now.press(ana, 'proposal.accept', add);
    const once = await here();
    await now.press(ana, 'proposal.accept', add);
    await now.press(ana, 'proposal.decline', add);
    assert.equal((await here()).version, once.version);
    assert.equal(texts(once).filter((text) => text.includes('Book a room')).length, 1);
  });

  it('lets ticks go on, and looks again where the item changed after the line was drawn', async () => {
    const reword = await button('proposal.accept', idOf(kickOff));
    const item = itemsOf(e, 'initiate').find(({ text }) => text === kickOff);
    assert.ok(item);
    await now.press(jonas, 'checklist.tick', { engagement: e.id, item: item.id, seen: item.version, page: 1 });
    const { card } = await now.press(ana, 'proposal.accept', reword);
    assert.match(textsOn(card), /changed a moment ago/u);
    assert.match(textsOn(card), /already done/u);
    assert.equal((await here()).items.find(({ id }) => id === item.id)?.text, kickOff);
  });

  it('refuses a line of documents that were replaced meanwhile', async () => {
    const add = await button('proposal.accept', 'book#new');
    const newest = roomOn(bench.store, ticking(), { ...smallKnowledge, dataset: { ...later, version: 'small-3' } });
    const { card } = await newest.press(ana, 'proposal.accept', add);
    assert.match(textsOn(card), /changed a moment ago/u);
    assert.equal((await here()).version, e.version);
  });

  it('answers from another conversation as for an unknown engagement', async () => {
    const elsewhere = { conversation: '19:elsewhere@thread.tacv2' };
    const add = await button('proposal.accept', 'book#new');
    assert.deepEqual(
      await now.press(ana, 'proposal.accept', add, elsewhere),
      await now.press(ana, 'proposal.accept', { ...add, engagement: 'engagement-unknown' }, elsewhere),
    );
  });
});
