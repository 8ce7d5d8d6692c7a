import assert from 'node:assert/strict';
import { itemsOf, tickItem, untickItem } from '../../../../data/domain/checklist/checklist.js';
import type { RecordedInquiry } from '../../../../data/domain/timeline/timeline.js';
import { timelineOf } from '../../../../data/domain/timeline/timeline.js';
import { openStore, type Store } from '../../../../data/store/store.js';
import { ana, sam } from '../../../support/history.js';
import { newInquiry } from '../../../support/sample-inquiry.js';
import { storedEngagement } from '../../../support/stored-engagement.js';

const at = (minute: number) => `2026-11-20T13:${String(minute).padStart(2, '0')}:00.000Z`;

/** What the timeline tells of an engagement in which everything of the first phase is done but one row. */
describe('the timeline', () => {
  let store: Store;
  before(async () => {
    store = await openStore('sqlite::memory:');
    await storedEngagement(store, { id: 'e' });
  });
  after(() => store.close());

  const told = async (inquiries: readonly RecordedInquiry[] = []) =>
    timelineOf(await store.engagements.recorded('e'), inquiries);

  it('begins when the engagement is set up, and never with who typed what into the form', async () => {
    const [first] = await told();
    assert.equal(first?.type, 'engagement.started');
    assert.deepEqual(first?.by, ana);
  });

  it('says once for each time that the checkpoint becomes ready, behind the tick that made it so', async () => {
    const press = async (minute: number, decide: typeof tickItem) => {
      const found = await store.engagements.find('e');
      assert.ok(found);
      for (const { id, version, side } of itemsOf(found, found.phase))
        await store.engagements.change('e', (e) => decide(e, id, version, side === 'customer' ? ana : sam, at(minute)));
    };
    await press(1, tickItem);
    await press(2, untickItem);
    await press(3, tickItem);
    const events = await told();
    const ready = events.flatMap(({ type }, index) => (type === 'checkpoint.ready' ? [index] : []));
    assert.equal(ready.length, 2);
    for (const index of ready) assert.equal(events[index - 1]?.type, 'item.ticked');
  });

  it('gives each event an id that stays, and none twice', async () => {
    const ids = (await told()).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      (await told()).map(({ id }) => id),
      ids,
    );
    assert.ok(ids.every((id) => /^e-e-\d+-\d+(-ready)?$/u.test(id)));
  });

  it('puts questions between by their time, and loses neither order where clocks differ', async () => {
    const asked = (sequence: number, minute: number): RecordedInquiry => ({
      inquiry: 'q',
      number: 1,
      sequence,
      change: sequence,
      event:
        sequence === 1
          ? { type: 'InquiryAsked', engagement: 'e', number: 1, inquiry: newInquiry(), by: ana, at: at(minute) }
          : { type: 'InquiryAnswered', text: 'Yes', side: null, by: sam, at: at(minute) },
    });
    const own = await told();
    const all = await told([asked(1, 2), asked(2, 59)]);
    assert.deepEqual(
      all.filter(({ id }) => id.startsWith('e-')),
      own,
    );
    assert.deepEqual(
      all.filter(({ id }) => id.startsWith('q-')).map(({ type, side, question }) => [type, side, question]),
      [
        ['question.asked', 'customer', 1],
        ['question.answered', 'provider', 1],
      ],
    );
    assert.equal(all.at(-1)?.type, 'question.answered');
    const place = all.findIndex(({ type }) => type === 'question.asked');
    assert.ok((all[place - 1]?.at ?? '') <= at(2) && (all[place + 1]?.at ?? '') >= at(2));
  });
});
