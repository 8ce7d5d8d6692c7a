import assert from 'node:assert/strict';
import { inputsOn } from '../../../cards/kit/form-again.js';
import type { Card } from '../../../cards/kit/template.js';
import { phaseRecordCard } from '../../../cards/phase/phase-record.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { ana, guest, jonas, mina, sam, ticking } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { buttonsOn, filledIn, type Room, roomOn, textsOn } from '../../support/turns.js';

describe('checkpoint meetings in a channel', () => {
  let store: Store;
  let room: Room;
  let now = '2026-11-20T12:00:00.000Z';
  let engagement: Engagement;

  beforeEach(async () => {
    store = await openStore(':memory:');
    now = '2026-11-20T12:00:00.000Z';
    room = roomOn(store, () => now);
    engagement = await storedEngagement(store, { at: ticking(), phase: 'remediate' });
  });
  afterEach(() => store.close());

  const ids = () => ({ engagement: engagement.id });

  async function planSeries(more: object = {}) {
    const form = await room.press(ana, 'meetings.series-form', ids());
    const sent = filledIn(form.card, 'meetings.series-save', {
      weekday: '3',
      time: '10:00',
      from: '2026-11-23',
      ...more,
    });
    return await room.press(ana, 'meetings.series-save', sent);
  }

  it('are planned in a form that words lead to, and are answered in four languages', async () => {
    const said = await room.say(ana, 'plan the checkpoint meetings');
    assert.match(textsOn(said.card), /No checkpoint meeting is planned/u);
    const [button] = buttonsOn(said.card, 'meetings.series-form');
    assert.ok(button);
    const planned = await planSeries();
    assert.match(textsOn(planned.card), /Every Wednesday at 10:00/u);
    for (const [text, locale, answer] of [
      ['When is the next checkpoint?', 'en', /The next checkpoint meeting is on Wed, Nov 25, 2026/u],
      ['다음 점검 회의는 언제예요?', 'ko', /다음 점검 회의: 2026년 11월 25일/u],
      [
        'Quando é a próxima reunião de acompanhamento?',
        'pt-BR',
        /reunião de acompanhamento é em qua\., 25 de nov\. de 2026/u,
      ],
      ['När ses vi?', 'sv', /Nästa avstämningsmöte är ons 25 nov\. 2026/u],
    ] as const) {
      const reply = await room.say(jonas, text, { locale });
      assert.match(textsOn(reply.card), answer);
    }
  });

  it('are told in the reader’s own clock in a personal chat', async () => {
    await planSeries();
    const reply = await room.say(mina, 'when do we meet?', { place: 'personal', conversation: 'a:mina' });
    assert.match(textsOn(reply.card), /\{\{DATE\(2026-11-25T10:00:00Z, LONG\)\}\}/u);
  });

  it('that are not planned are said to be none, with who may plan them', async () => {
    const reply = await room.say(jonas, 'when is the next checkpoint meeting?');
    assert.match(textsOn(reply.card), /No checkpoint meeting is planned\.\nAna Lima or Sam Reyes can plan one/u);
  });

  it('are planned by the project manager and the specialist alone', async () => {
    for (const [person, allowed] of [
      [ana, true],
      [sam, true],
      [jonas, false],
      [mina, false],
      [guest, false],
    ] as const) {
      const { card } = await room.press(person, 'meetings.show', ids());
      assert.equal(buttonsOn(card, 'meetings.series-form').length === 1, allowed, person.name);
      const form = await room.press(person, 'meetings.series-form', ids());
      assert.equal(buttonsOn(form.card, 'meetings.series-save').length === 1, allowed, person.name);
    }
  });

  it('come back in their form with what was typed and the cure beside its field', async () => {
    const reply = await planSeries({ time: 'noon' });
    assert.match(textsOn(reply.card), /“noon” isn’t a time\. Enter it like 10:00\./u);
    const values = inputsOn(reply.card as Card).map(({ id, value }) => [id, value]);
    assert.deepEqual(Object.fromEntries(values).weekday, '3');
    assert.deepEqual(Object.fromEntries(values).time, undefined);
    assert.equal((await store.meetings.of(engagement.id)).version, 0);
  });

  it('are moved, cancelled and held after all one by one', async () => {
    await planSeries();
    const meeting = 's1-2026-11-25';
    const form = await room.press(sam, 'meeting.form', { ...ids(), meeting });
    const moved = await room.press(
      sam,
      'meeting.move',
      filledIn(form.card, 'meeting.move', { date: '2026-11-26', time: '9.30' }),
    );
    assert.match(textsOn(moved.card), /Thu, Nov 26, 2026, 9:30 AM UTC/u);
    const cancelled = await room.press(ana, 'meeting.cancel', { ...ids(), meeting });
    assert.match(textsOn(cancelled.card), /canceled/u);
    const restored = await room.press(ana, 'meeting.restore', { ...ids(), meeting });
    assert.match(textsOn(restored.card), /Wed, Nov 25, 2026, 10:00 AM UTC/u);
  });

  it('have minutes from their beginning on, and each decision goes on a list once', async () => {
    await planSeries();
    const meeting = 's1-2026-11-25';
    const early = await room.press(jonas, 'minutes.form', { ...ids(), meeting });
    assert.match(textsOn(early.card), /hasn’t begun yet/u);
    now = '2026-11-25T10:20:00.000Z';
    const form = await room.press(jonas, 'minutes.form', { ...ids(), meeting });
    const sent = filledIn(form.card, 'minutes.save', {
      notes: 'All came.',
      decisions: 'Open port 443\nName the pilots',
    });
    const saved = await room.press(jonas, 'minutes.save', sent);
    assert.match(textsOn(saved.card), /Written by Jonas Berg/u);
    const [first] = buttonsOn(saved.card, 'decision.form');
    const decision = await room.press(ana, 'decision.form', first);
    const listed = filledIn(decision.card, 'decision.save', { list: 'own', due: '2026-12-04' });
    const added = await room.press(ana, 'decision.save', listed);
    await room.press(ana, 'decision.save', listed);
    assert.match(textsOn(added.card), /on the list/u);
    const after = await store.engagements.find(engagement.id);
    const rows = after?.items.filter(({ section }) => section === 'remediation') ?? [];
    assert.deepEqual(
      rows.map(({ text, due }) => [text, due]),
      [['Open port 443', '2026-12-04']],
    );
  });

  it('keep the minutes of two people apart: the second one is told what is there', async () => {
    await planSeries();
    const meeting = 's1-2026-11-25';
    now = '2026-11-25T10:20:00.000Z';
    const write = (notes: string) => ({ ...ids(), meeting, seen: 0, notes, decisions: '' });
    await room.press(jonas, 'minutes.save', write('Mine.'));
    const second = await room.press(mina, 'minutes.save', write('Other.'));
    assert.match(textsOn(second.card), /changed a moment ago/u);
    const { records } = await store.meetings.of(engagement.id);
    assert.equal(records[0]?.minutes?.notes, 'Mine.');
  });

  it('are told in the history, and minutes stand on the record of the phase', async () => {
    await planSeries();
    now = '2026-11-25T10:20:00.000Z';
    const said = { ...ids(), meeting: 's1-2026-11-25', seen: 0, notes: 'All came.', decisions: 'Open port 443' };
    await room.press(jonas, 'minutes.save', said);
    const history = textsOn((await room.say(mina, 'what happened since November 1?')).card);
    assert.match(history, /Minutes were written\n.*1 decision · Jonas Berg/u);
    assert.match(history, /Checkpoint meetings were planned\nEvery Wednesday at 10:00 AM · Ana Lima/u);
    const [record] = await store.records.of(engagement.id, 'assess');
    assert.ok(record);
    const { records } = await store.meetings.of(engagement.id);
    assert.match(textsOn(phaseRecordCard(engagement, record, 'en', 'UTC', 1, records)), /Open port 443 · All came\./u);
    const shown = await room.press(mina, 'record.show', { ...ids(), phase: 'assess' });
    assert.doesNotMatch(textsOn(shown.card), /Open port 443/u, 'the meeting was after the phase');
  });

  it('lead to templates and meetings by their names in four languages', async () => {
    for (const [text, shows] of [
      ['add from template', 'template.form'],
      ['템플릿', 'template.form'],
      ['spara som mall', 'template.form'],
      ['modelos', 'template.form'],
      ['회의', 'meetings.series-form'],
      ['möten', 'meetings.series-form'],
      ['reuniões', 'meetings.series-form'],
    ] as const) {
      assert.equal(buttonsOn((await room.say(ana, text)).card, shows).length, 1, text);
    }
  });

  it('are found by nobody in another channel', async () => {
    await planSeries();
    const elsewhere = { conversation: '19:other@thread.tacv2' };
    for (const [verb, more] of [
      ['meetings.show', {}],
      ['meeting.show', { meeting: 's1-2026-11-25' }],
      ['meeting.cancel', { meeting: 's1-2026-11-25' }],
    ] as const) {
      const reply = await room.press(ana, verb, { ...ids(), ...more }, elsewhere);
      const unknown = await room.press(ana, verb, { engagement: 'unknown-engagement', ...more }, elsewhere);
      assert.deepEqual(reply, unknown);
    }
    assert.equal((await store.meetings.of(engagement.id)).version, 1);
  });
});
