import assert from 'node:assert/strict';
import { workOn } from '../../../../data/domain/checklist/items.js';
import { jonas, mina } from '../../../support/history.js';
import { storedEngagement } from '../../../support/stored-engagement.js';
import { onEachDatabase } from '../database/each-database.js';

const at = '2026-11-28T12:00:00.000Z';
const id = 'engagement-1';

onEachDatabase('an export of a person', (bench) => {
  beforeEach(async () => {
    const { engagements } = bench.store;
    await storedEngagement(bench.store, { id, at, accepted: false });
    const item = (await engagements.find(id))?.items.find(({ side }) => side === 'customer');
    assert.ok(item);
    const note = (text: string) => ({ note: text });
    await engagements.change(id, (e) => workOn(e, item.id, 0, note('Mina wants it done'), jonas, at));
    await engagements.change(id, (e) => workOn(e, item.id, 1, note('Ana will call'), mina, at));
  });

  it('has what they did as a whole, with the words that they wrote', async () => {
    const known = await bench.store.people.find(jonas.id);
    assert.ok(known);
    const text = JSON.stringify(await bench.store.people.export(known));
    assert.match(text, /Mina wants it done/u);
    assert.match(text, /"by":"them"/u);
  });

  it('has nothing that another person wrote of a third', async () => {
    const known = await bench.store.people.find(jonas.id);
    assert.ok(known);
    assert.doesNotMatch(JSON.stringify(await bench.store.people.export(known)), /Ana will call|29:ana/u);
  });
});
