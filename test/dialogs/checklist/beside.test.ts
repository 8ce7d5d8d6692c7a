import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { itemsOf } from '../../../data/domain/checklist/checklist.js';
import type { WantedCard } from '../../../data/domain/notice/posted-card.js';
import type { Dataset } from '../../../data/domain/responsibility.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { ana, jonas, mina, sam, smallDataset, ticking } from '../../support/history.js';
import { channel, type Room, roomOn, smallKnowledge, textsOn } from '../../support/turns.js';

const list = 'data-migration';
const [duty] = smallDataset.responsibilities;
assert.ok(duty);
const dataset: Dataset = {
  ...smallDataset,
  version: 'small-beside',
  responsibilities: [
    ...smallDataset.responsibilities,
    { ...duty, id: 'book#mail', text: 'Name the mailboxes', phase: list },
  ],
};

describe('the message of a list beside a phase', () => {
  let store: Store;
  let folder: string;
  let room: Room;
  let id: string;

  const here = async () => (await store.engagements.inChannel(channel)) ?? assert.fail();

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-beside-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    room = roomOn(store, ticking(), { ...smallKnowledge, dataset });
    await room.say(ana, 'start');
    ({ id } = await here());
    const people = { projectManager: ana.id, specialist: sam.id, lead: mina.id, team: jonas.id };
    const form = { engagement: id, customer: 'Contoso', workloads: 'intune', locale: 'en', where: 'enable', ...people };
    await room.press(ana, 'setup.save', { ...form, [list]: 'yes' });
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('is posted beside the phase’s own when the checklist is asked for', async () => {
    const wanted: (string | null)[] = [];
    const want = { value: async (_id: string, { phase }: WantedCard) => wanted.push(phase) };
    const cards = { value: Object.create(store.cards, { want }) };
    await room.say(ana, 'checklist', { store: Object.create(store, { cards }) });
    assert.deepEqual(wanted, ['enable', list]);
  });

  it('is drawn again with what was ticked on it', async () => {
    const [item] = itemsOf(await here(), list);
    assert.ok(item);
    const data = { engagement: id, item: item.id, seen: item.version, page: 1 };
    const ticked = await room.press(jonas, 'checklist.tick', data);
    assert.match(textsOn(ticked.card), /^Data migration.*Name the mailboxes/su);
    assert.doesNotMatch(textsOn(ticked.card), /Open the ports/u);
    const again = await room.press(jonas, 'checklist.refresh', { engagement: id, phase: list, page: 1 });
    assert.match(textsOn(again.card), /Jonas Berg/u);
    const host = await room.press(jonas, 'checklist.refresh', { engagement: id, phase: 'enable', page: 1 });
    assert.doesNotMatch(textsOn(host.card), /mailboxes/u);
  });
});
