import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { t } from '../../../cards/kit/i18n.js';
import { phaseName } from '../../../cards/wording/names.js';
import type { Answer } from '../../../data/domain/answer/question.js';
import { type Locale, locales, type Responsibility } from '../../../data/domain/responsibility.js';
import { openStore, type Store } from '../../../data/store/store.js';
import type { Knowledge } from '../../../dialogs/turn/turn.js';
import { ana, guest, jonas, mina, sam, smallDataset, ticking } from '../../support/history.js';
import { fasttrack } from '../../support/playbooks.js';
import { answer } from '../../support/sample-answer.js';
import { buttonsOn, channel, type Room, roomOn, textsOn } from '../../support/turns.js';

/** Finds the statement that contains what was asked; the search has tests of its own. */
const found = (r: Responsibility | undefined, locale: Locale): Answer => {
  const [source] = smallDataset.documents;
  if (r === undefined || source === undefined || r.party === null) return answer({ outcome: 'nothing', locale });
  const lead = { responsibility: r, source, score: 1 };
  return answer({
    locale,
    parties: [r.party],
    phase: r.phase,
    main: { party: r.party, phase: r.phase, lead, editions: [], topic: null },
  });
};
const knowledge: Knowledge = {
  dataset: smallDataset,
  answer: ({ text, locale = 'en' }) =>
    found(
      smallDataset.responsibilities.find((r) => text.includes(r.text)),
      locale,
    ),
  about: (id, locale) =>
    found(
      smallDataset.responsibilities.find((r) => r.id === id),
      locale,
    ),
  matter: () => null,
  inPhase: () => ({ same: [], nearest: [] }),
  duties: () => [],
};

describe('an answer', () => {
  let store: Store;
  let folder: string;
  let room: Room;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-joined-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    room = roomOn(store, ticking(), knowledge);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const here = async () => {
    const engagement = await store.engagements.inChannel(channel);
    assert.ok(engagement);
    return engagement;
  };

  async function setUp(): Promise<string> {
    await room.say(ana, 'start');
    const { id } = await here();
    await room.press(ana, 'setup.save', {
      engagement: id,
      customer: 'Contoso',
      workloads: 'intune',
      locale: 'en',
      projectManager: ana.id,
      specialist: sam.id,
      lead: mina.id,
      team: jonas.id,
    });
    await room.press(sam, 'specialist.accept', { engagement: id });
    return id;
  }

  async function ask(person: typeof ana, text: string, more: Parameters<Room['say']>[2] = {}) {
    const reply = await room.say(person, text, more);
    await reply.after?.();
    return reply;
  }
  const kickOff = 'Bring the right people to the kick-off';

  for (const locale of locales) {
    it(`shows how its item stands, with what the asker may do, in ${locale}`, async () => {
      await setUp();
      const asked = await ask(jonas, kickOff, { locale });
      assert.ok(textsOn(asked.card).includes(t(locale, 'joined.open')), textsOn(asked.card));
      const [tick] = buttonsOn(asked.card, 'joined.tick');
      const done = await room.press(jonas, 'joined.tick', tick, { locale });
      assert.ok(textsOn(done.card).includes(t(locale, 'joined.done')));
      assert.match(textsOn(done.card), /Jonas Berg/u);
      assert.equal((await here()).items.find((item) => item.text === kickOff)?.tick?.by.id, jonas.id);
      const [untick] = buttonsOn(done.card, 'joined.untick');
      const open = await room.press(jonas, 'joined.untick', untick, { locale });
      assert.ok(textsOn(open.card).includes(t(locale, 'joined.open')));
    });

    it(`says that a later phase has not begun, and how a standing duty is, in ${locale}`, async () => {
      await setUp();
      const ahead = await ask(jonas, 'Open the ports', { locale });
      assert.ok(
        textsOn(ahead.card).includes(t(locale, 'joined.ahead', { phase: phaseName(fasttrack, 'enable', locale) })),
      );
      const standing = await ask(jonas, 'Keep the project plan', { locale });
      const state = t(locale, 'standing.to-arrange');
      assert.ok(textsOn(standing.card).includes(t(locale, 'joined.standing', { state })));
      assert.equal(buttonsOn(standing.card, 'joined.tick').length, 0);
    });
  }

  it('raises the version with a tick, so that the channel’s card follows', async () => {
    const id = await setUp();
    const before = (await here()).version;
    const [live] = await store.cards.live(id);
    const [tick] = buttonsOn((await ask(jonas, kickOff)).card, 'joined.tick');
    await room.press(jonas, 'joined.tick', tick);
    assert.equal((await here()).version, before + 1);
    assert.ok((live?.shownVersion ?? 0) < before + 1);
  });

  it('offers nothing to the other side or to a guest, and refuses their press on the answer', async () => {
    await setUp();
    for (const person of [sam, guest]) {
      assert.equal(buttonsOn((await ask(person, kickOff)).card, 'joined.tick').length, 0, person.name);
    }
    const [tick] = buttonsOn((await ask(jonas, kickOff)).card, 'joined.tick');
    const refused = await room.press(sam, 'joined.tick', tick);
    assert.match(textsOn(refused.card), /This item is for Contoso/u);
    assert.equal((await here()).items.find((item) => item.text === kickOff)?.tick, null);
  });

  it('asks before another person’s tick is taken back', async () => {
    await setUp();
    const [tick] = buttonsOn((await ask(jonas, kickOff)).card, 'joined.tick');
    await room.press(jonas, 'joined.tick', tick);
    const [untick] = buttonsOn((await ask(mina, kickOff)).card, 'joined.untick');
    const asked = await room.press(mina, 'joined.untick', untick);
    assert.match(textsOn(asked.card), /Jonas Berg marked this done on Nov 20, 2026, \d+:\d\d PM UTC/u);
    assert.ok((await here()).items.find((item) => item.text === kickOff)?.tick);
    const [sure] = buttonsOn(asked.card, 'joined.untick');
    assert.equal(sure?.sure, true);
    await room.press(mina, 'joined.untick', sure);
    assert.equal((await here()).items.find((item) => item.text === kickOff)?.tick, null);
  });

  it('links to the message that shows the item', async () => {
    const id = await setUp();
    await store.cards.adopt({
      engagement: id,
      ...{ kind: 'checklist', phase: 'initiate', page: 1, activity: 'message-9', shownVersion: 1 },
      ...{ conversation: `${channel};messageid=message-9`, now: '2026-11-20T13:00:00.000Z' },
    });
    const { card } = await ask(jonas, kickOff);
    assert.match(
      JSON.stringify(card),
      /https:\/\/teams\.microsoft\.com\/l\/message\/19%3Achannel%40thread\.tacv2\/message-9/u,
    );
  });

  it('is joined in a personal chat with one engagement, and not with several', async () => {
    await setUp();
    const personal = (person: typeof ana) => ({ place: 'personal', conversation: `a:${person.id}` }) as const;
    const mine = await ask(jonas, kickOff, personal(jonas));
    const [tick] = buttonsOn(mine.card, 'joined.tick');
    const done = await room.press(jonas, 'joined.tick', tick, personal(jonas));
    assert.match(textsOn(done.card), /On the checklist: done/u);
    assert.doesNotMatch(textsOn((await ask(guest, kickOff, personal(guest))).card), /checklist/u);
    assert.doesNotMatch(
      textsOn((await ask(jonas, kickOff, { place: 'group', conversation: '19:g' })).card),
      /checklist/u,
    );
  });

  for (const locale of locales) {
    it(`thanks for feedback in place of its buttons, in ${locale}`, async () => {
      const asked = await ask(ana, kickOff, { locale });
      const said = buttonsOn(asked.card, 'feedback.give');
      assert.deepEqual(
        said.map(({ verdict }) => verdict),
        ['helpful', 'wrong-side', 'not-asked'],
      );
      const thanked = await room.press(ana, 'feedback.give', said[0], { locale });
      assert.ok(textsOn(thanked.card).includes(t(locale, 'feedback.thanks')));
      assert.equal(buttonsOn(thanked.card, 'feedback.give').length, 0);
      assert.ok(textsOn(thanked.card).includes(kickOff));
    });
  }

  it('keeps one word per person, the last one, and no text in the log', async () => {
    const asked = await ask(ana, kickOff);
    const [helpful, wrong] = buttonsOn(asked.card, 'feedback.give');
    for (const data of [helpful, wrong, wrong]) await room.press(ana, 'feedback.give', data);
    await room.press(jonas, 'feedback.give', helpful);
    const [judged] = await store.questions.judgedSince('2000-01-01T00:00:00.000Z');
    assert.deepEqual([...(judged?.verdicts ?? [])].sort(), ['helpful', 'wrong-side']);
    assert.deepEqual([judged?.text, judged?.parties], [kickOff, ['customer']]);
    assert.doesNotMatch(JSON.stringify(room.logged), /kick-off/u);
  });

  it('keeps the thanks when a row is ticked afterwards', async () => {
    await setUp();
    const asked = await ask(jonas, kickOff);
    await room.press(jonas, 'feedback.give', buttonsOn(asked.card, 'feedback.give')[0]);
    const done = await room.press(jonas, 'joined.tick', buttonsOn(asked.card, 'joined.tick')[0]);
    assert.match(textsOn(done.card), /Thanks\./u);
  });

  it('keeps the thanks when a question to the specialist was begun below it and not sent', async () => {
    await setUp();
    const asked = await ask(jonas, kickOff);
    await room.press(jonas, 'feedback.give', buttonsOn(asked.card, 'feedback.give')[0]);
    const preview = await room.press(jonas, 'inquiry.preview', buttonsOn(asked.card, 'inquiry.preview')[0]);
    const back = await room.press(jonas, 'inquiry.cancel', buttonsOn(preview.card, 'inquiry.cancel')[0]);
    assert.match(textsOn(back.card), /Thanks\./u);
    assert.ok(textsOn(back.card).includes(kickOff));
  });

  it('says so when the question is no longer kept, and never takes another conversation’s', async () => {
    const asked = await ask(ana, kickOff);
    const [helpful] = buttonsOn(asked.card, 'feedback.give');
    const elsewhere = await room.press(guest, 'feedback.give', helpful, { conversation: '19:other@thread.tacv2' });
    await store.questions.forgetBefore('2030-01-01T00:00:00.000Z');
    const late = await room.press(ana, 'feedback.give', helpful);
    assert.match(late.sentence ?? '', /no longer stored/u);
    assert.equal(elsewhere.sentence, late.sentence);
  });
});
