import assert from 'node:assert/strict';
import sinon from 'sinon';
import { ana, guest, jonas, mina, sam } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

describe('an item’s details', function () {
  this.timeout(300_000);
  let room: RealRoom;
  let engagement = '';
  beforeEach(async () => {
    room = await openRoom();
    engagement = await room.setUp();
  });
  afterEach(() => room.close());

  const first = async (side: 'customer' | 'provider' = 'customer') => {
    const found = await room.store.engagements.find(engagement);
    const item = found?.items.find((one) => one.side === side && !one.removed);
    assert.ok(found && item);
    return item;
  };
  const again = async (id: string) => {
    const item = (await room.store.engagements.find(engagement))?.items.find((one) => one.id === id);
    assert.ok(item);
    return item;
  };

  it('are one tap from the page that is there to look rows up, and lead back to the checklist', async () => {
    const chosen = await room.press(jonas, 'item.choose', { engagement, phase: 'initiate', page: 1 });
    const [row] = buttonsOn(chosen.card, 'item.show');
    assert.ok(row);
    assert.deepEqual(buttonsOn(chosen.card, 'checklist.tick'), []);
    const details = await room.press(jonas, 'item.show', row);
    const [back] = buttonsOn(details.card, 'checklist.refresh');
    const list = await room.press(jonas, 'checklist.refresh', back);
    assert.ok(buttonsOn(list.card, 'checklist.tick').length > 0);
    const [ticked] = buttonsOn(details.card, 'checklist.tick');
    await room.press(jonas, 'checklist.tick', ticked);
    assert.equal((await again(String(row.item))).tick?.by.id, jonas.id);
  });

  it('show who changed what, when, from what to what', async () => {
    const item = await first();
    const form = await room.press(mina, 'item.form', { engagement, item: item.id, page: 1 });
    const [save] = buttonsOn(form.card, 'item.save');
    const saved = await room.press(mina, 'item.save', {
      ...save,
      assignees: `${jonas.id},role:project-manager`,
      due: '2026-11-19',
      dueAfter: '',
      state: 'waiting',
      reason: '',
      note: 'After the freeze',
      evidence: 'Ticket https://tickets.example.org/7',
    });
    const texts = textsOn(saved.card);
    assert.match(texts, /Assigned to: Jonas Berg, the project manager/u);
    assert.match(texts, /Late: due Nov 19, 2026/u);
    assert.match(texts, /Waiting on Microsoft since/u);
    assert.match(texts, /tickets\.example\.org: https\\:\/\/tickets/u);
    assert.match(texts, /Mina Park: assigned to: – → Jonas Berg, the project manager; due: – → Nov 19, 2026/u);
    const list = await room.press(jonas, 'checklist.refresh', { engagement, phase: 'initiate', page: 1 });
    assert.match(textsOn(list.card), /Jonas Berg, the project manager · late: due Nov 19, 2026 · waiting on/u);
  });

  it('come back with what was typed when another person was quicker', async () => {
    const item = await first();
    const form = await room.press(mina, 'item.form', { engagement, item: item.id, page: 1 });
    const [save] = buttonsOn(form.card, 'item.save');
    await room.press(jonas, 'checklist.tick', { engagement, item: item.id, seen: item.version, page: 1 });
    const refused = await room.press(mina, 'item.save', { ...save, note: 'My note' });
    assert.match(textsOn(refused.card), /changed a moment ago/u);
    assert.match(JSON.stringify(refused.card), /My note/u);
    const [anew] = buttonsOn(refused.card, 'item.save');
    await room.press(mina, 'item.save', { ...anew, note: 'My note' });
    assert.equal((await again(item.id)).note, 'My note');
    assert.equal((await again(item.id)).tick?.by.id, jonas.id);
  });

  it('refuse a link without https, a missing reason and the other side', async () => {
    const item = await first();
    const data = { engagement, item: item.id, seen: item.version, page: 1 };
    const link = await room.press(jonas, 'item.save', { ...data, evidence: 'see http://example.org' });
    assert.match(textsOn(link.card), /https:\/\/|https\\:\/\//u);
    const reason = await room.press(jonas, 'item.save', { ...data, state: 'not-applicable' });
    assert.match(textsOn(reason.card), /Enter why it’s not applicable/u);
    const other = await room.press(sam, 'item.save', { ...data, note: 'x' });
    assert.match(textsOn(other.card), /their own people or the project manager/u);
    assert.deepEqual(await again(item.id), item);
  });

  it('are refused in another conversation', async () => {
    const item = await first();
    const elsewhere = { conversation: '19:other@thread.tacv2' };
    for (const verb of ['item.show', 'item.form', 'item.save', 'item.take-off', 'item.move', 'item.restore']) {
      const data = { engagement, item: item.id, seen: item.version, page: 1, to: 'up', sure: true };
      const reply = await room.press(ana, verb, data, elsewhere);
      assert.equal(reply.card, undefined, verb);
      assert.match(reply.sentence ?? '', /can’t find that\./u);
    }
    assert.equal((await room.press(guest, 'item.show', { engagement, item: 'no', page: 1 })).card, undefined);
  });

  it('let the project manager reword, restore, move and take off, asked once', async () => {
    const item = await first();
    const data = () => again(item.id).then(({ version }) => ({ engagement, item: item.id, seen: version, page: 1 }));
    const reworded = await room.press(ana, 'item.save', { ...(await data()), text: 'Bring everybody' });
    assert.match(textsOn(reworded.card), /The text differs from its source, which says:/u);
    await room.press(ana, 'item.restore', await data());
    assert.equal((await again(item.id)).text, item.text);
    assert.equal((await again(item.id)).original, undefined);
    await room.press(ana, 'item.move', { ...(await data()), to: 'down' });
    const rows = (await room.store.engagements.find(engagement))?.items ?? [];
    assert.notEqual(rows[0]?.id, item.id);
    const asked = await room.press(ana, 'item.take-off', await data());
    assert.equal((await again(item.id)).removed, false);
    const [sure] = buttonsOn(asked.card, 'item.take-off');
    await room.press(ana, 'item.take-off', sure);
    assert.equal((await again(item.id)).removed, true);
    const gone = await room.press(jonas, 'item.show', { engagement, item: item.id, page: 1 });
    assert.match(textsOn(gone.card), /removed from list: No → Yes/u);
  });

  it('of several rows are saved in one change; rows changed meanwhile are named and stay', async () => {
    const found = await room.store.engagements.find(engagement);
    const mine = (found?.items ?? []).filter((one) => one.side === 'customer').slice(0, 3);
    const [one, two, three] = mine;
    assert.ok(one && two && three);
    const theirs = await first('provider');
    const form = await room.press(jonas, 'items.form', { engagement, phase: 'initiate', page: 1 });
    const [save] = buttonsOn(form.card, 'items.save');
    await room.press(mina, 'item.save', { engagement, item: two.id, seen: two.version, page: 1, note: 'Mine' });
    const before = (await room.store.engagements.find(engagement))?.version ?? 0;
    const rows = [one, two, three, theirs].map(({ id, version }) => `${id}.${version}`).join(',');
    const data = { ...save, rows, assignees: jonas.id, due: '2026-12-01', done: 'true' };
    const saved = await room.press(jonas, 'items.save', data);
    assert.match(textsOn(saved.card), /2 items were changed\. Not changed: .* changed a moment ago/u);
    assert.match(textsOn(saved.card), /their own people or the project manager/u);
    assert.equal((await room.store.engagements.find(engagement))?.version, before + 1);
    for (const { id } of [one, three]) {
      const item = await again(id);
      assert.deepEqual([item.tick?.by.id, item.due, item.assignees], [jonas.id, '2026-12-01', [{ person: jonas }]]);
    }
    const left = await again(two.id);
    assert.deepEqual([left.tick, left.due, left.note], [null, undefined, 'Mine']);
    assert.equal((await again(theirs.id)).assignees, undefined);
  });

  it('of an own item say that it was added here; saved twice, it is there once', async () => {
    const form = await room.press(ana, 'items.add-form', { engagement, page: 1 });
    const [add] = buttonsOn(form.card, 'items.add');
    const data = { ...add, text: 'Choose the weekend', side: 'customer', due: '' };
    await room.press(ana, 'items.add', data);
    const list = await room.press(ana, 'items.add', data);
    const items = (await room.store.engagements.find(engagement))?.items ?? [];
    assert.equal(items.filter(({ text }) => text === 'Choose the weekend').length, 1);
    assert.match(textsOn(list.card), /added here/u);
    const denied = await room.press(jonas, 'items.add-form', { engagement, page: 1 });
    assert.match(textsOn(denied.card), /Only the project manager can do that\. Ask Ana Lima/u);
  });
});

describe('what applies, and the calendar', function () {
  this.timeout(300_000);
  let room: RealRoom;
  let engagement = '';
  beforeEach(async () => {
    room = await openRoom();
    engagement = await room.setUp();
  });
  afterEach(() => room.close());

  it('are changed from the details, conditions only after a preview', async () => {
    const details = await room.press(ana, 'setup.show', { engagement });
    const [form] = buttonsOn(details.card, 'conditions.form');
    assert.ok(form);
    const asked = await room.press(ana, 'conditions.form', form);
    const [preview] = buttonsOn(asked.card, 'conditions.preview');
    const seen = await room.press(ana, 'conditions.preview', { ...preview, pcs: 'yes' });
    assert.match(textsOn(seen.card), /PCs: Yes/u);
    assert.equal((await room.store.engagements.find(engagement))?.details?.conditions.pcs, 'later');
    const [save] = buttonsOn(seen.card, 'conditions.save');
    await room.press(ana, 'conditions.save', save);
    assert.equal((await room.store.engagements.find(engagement))?.details?.conditions.pcs, 'yes');
    const stale = await room.press(ana, 'conditions.save', { ...save, pcs: 'no', expected: 'something else' });
    assert.match(textsOn(stale.card), /changed a moment ago/u);
    assert.equal((await room.store.engagements.find(engagement))?.details?.conditions.pcs, 'yes');
    const denied = await room.press(jonas, 'conditions.save', { ...save, pcs: 'no' });
    assert.match(textsOn(denied.card), /Only the project manager can do that\. Ask Ana Lima/u);
  });

  it('look at no time zone and at no day of a person who may not change the calendar', async () => {
    const formats = sinon.spy(Intl, 'DateTimeFormat');
    try {
      for (const timeZone of ['europe/STOCKHOLM', 'EUROPE/stockholm', 'Moon/Base']) {
        const data = { engagement, timeZone, quietDays: '31/31' };
        const denied = await room.press(jonas, 'calendar.save', data);
        assert.match(denied.sentence ?? '', /project manager.*Ana Lima/u);
      }
      const looked = formats.args.map(([, options]) => options?.timeZone);
      assert.deepEqual(
        looked.filter((zone) => zone !== undefined && zone !== 'UTC'),
        [],
      );
    } finally {
      formats.restore();
    }
  });

  it('keep the calendar through a correction and give back what cannot be read', async () => {
    const unread = await room.press(ana, 'calendar.save', { engagement, timeZone: 'Asia/Seoul', quietDays: '31/31' });
    assert.match(JSON.stringify(unread.card), /31\/31/u);
    await room.press(ana, 'calendar.save', { engagement, timeZone: 'Asia/Seoul', quietDays: '2026-12-24' });
    const saved = (await room.store.engagements.find(engagement))?.details;
    assert.deepEqual([saved?.timeZone, saved?.quietDays], ['Asia/Seoul', ['2026-12-24']]);
    const wrong = await room.press(ana, 'calendar.save', { engagement, timeZone: 'Moon/Base', quietDays: '' });
    assert.match(textsOn(wrong.card), /Moon\/Base” isn’t the name of a time zone/u);
    assert.equal((await room.store.engagements.find(engagement))?.details?.timeZone, 'Asia/Seoul');
  });
});
