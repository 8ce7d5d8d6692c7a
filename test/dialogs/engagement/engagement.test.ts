import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inputsOn } from '../../../cards/kit/form-again.js';
import type { Question } from '../../../data/domain/answer/question.js';
import { isRequired, itemsOf } from '../../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { ana, guest, jonas, mina, sam, ticking } from '../../support/history.js';
import { buttonsOn, channel, type Room, roomOn, smallKnowledge, textsOn } from '../../support/turns.js';

describe('an engagement in its channel', () => {
  let store: Store;
  let folder: string;
  let room: Room;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-dialogs-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    room = roomOn(store, ticking());
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const here = async (): Promise<Engagement> => {
    const engagement = await store.engagements.inChannel(channel);
    assert.ok(engagement);
    return engagement;
  };

  const form = (engagement: string, more: Record<string, unknown> = {}) => ({
    engagement,
    customer: 'Contoso',
    workloads: 'intune',
    onboardingStart: '2026-11-02',
    locale: 'en',
    projectManager: ana.id,
    specialist: sam.id,
    lead: mina.id,
    team: jonas.id,
    ...more,
  });

  async function setUp(): Promise<Engagement> {
    await room.say(ana, 'start');
    await room.press(ana, 'setup.save', form((await here()).id));
    await room.press(sam, 'specialist.accept', { engagement: (await here()).id });
    return await here();
  }

  async function tickAll(): Promise<void> {
    const engagement = await here();
    for (const item of itemsOf(engagement, engagement.phase).filter(isRequired)) {
      if (item.tick === null) {
        await room.press(ana, 'checklist.tick', {
          engagement: engagement.id,
          item: item.id,
          seen: item.version,
          page: 1,
        });
      }
    }
  }

  async function agree(verb: 'checkpoint.acknowledge' | 'checkpoint.confirm', person: typeof ana) {
    const { id, phase, version } = await here();
    return await room.press(person, verb, { engagement: id, phase, seen: version });
  }

  it('is set up by its starter alone; others are told who is setting up', async () => {
    const asked = await room.say(ana, 'start');
    assert.equal(asked.card?.type, 'AdaptiveCard');
    const others = await room.say(jonas, '시작', { locale: 'ko' });
    assert.match(others.sentence ?? '', /Ana Lima/);
    const saved = await room.press(jonas, 'setup.save', form((await here()).id));
    assert.match(textsOn(saved.card), /Ana Lima/);
    // Its starter may be filling it on the same message.
    assert.ok(saved.card);
    assert.equal(inputsOn(saved.card).find(({ id }) => id === 'customer')?.value, 'Contoso');
    assert.equal((await here()).state, 'setting-up');
  });

  it('keeps one message when the form is saved: the form becomes the engagement card', async () => {
    const { id } = await setUp();
    const live = await store.cards.live(id);
    assert.deepEqual(
      live.map((card) => [card.kind, card.activity]),
      [['engagement', 'message-1']],
    );
  });

  it('comes back as it was filled in when it cannot be saved', async () => {
    await room.say(ana, 'start');
    const { id } = await here();
    const typed = { coming: 'Kim Lee', where: 'assess', pcs: 'yes', purchase: '2026-11-01', specialist: mina.id };
    const refused = await room.press(ana, 'setup.save', form(id, typed));
    assert.match(textsOn(refused.card), /can’t be on both sides/u);
    const values = new Map(
      JSON.stringify(refused.card)
        .split('"type":"Input.')
        .map((part) => [
          /"id":"([^"]+)"/u.exec(part)?.[1],
          /"value":"([^"]*)"[^[\]]*(?:,"choices"|\})/u.exec(part)?.[1],
        ]),
    );
    for (const [field, said] of Object.entries({ ...typed, customer: 'Contoso' })) {
      assert.equal(values.get(field), said, field);
    }
    assert.equal((await here()).state, 'setting-up');
  });

  it('keeps who is still to come, a line each, and asks for them the first time only', async () => {
    await room.say(ana, 'start');
    const { id } = await here();
    const coming = { coming: 'Kim Lee\n\n gil@contoso.example \nKim Lee' };
    const saved = await room.press(ana, 'setup.save', form(id, coming));
    assert.equal(saved.card?.type, 'AdaptiveCard');
    const called = async () => ((await here()).expected ?? []).map((one) => [one.called, one.role]);
    const people = [
      ['Kim Lee', 'customer'],
      ['gil@contoso.example', 'customer'],
    ];
    assert.deepEqual(await called(), people);
    const again = await room.press(ana, 'setup.show', { engagement: id });
    assert.doesNotMatch(textsOn(again.card), /Not joined yet/u);
    await room.press(ana, 'setup.save', form(id, { coming: 'Another Person' }));
    assert.deepEqual(await called(), people);
  });

  it('keeps which phases the customer confirms too, through a form that does not ask and a choice of none', async () => {
    const { id } = await setUp();
    const jointIn = async () => Object.values((await here()).checkpoints).flatMap((c) => (c.joint ? [c.phase] : []));
    assert.deepEqual(await jointIn(), ['remediate']);
    await room.press(ana, 'setup.save', form(id, { joint: 'assess,remediate' }));
    assert.deepEqual(await jointIn(), ['assess', 'remediate']);
    await room.press(ana, 'setup.save', form(id));
    assert.deepEqual(await jointIn(), ['assess', 'remediate']);
    await room.press(ana, 'setup.save', form(id, { joint: '' }));
    assert.deepEqual(await jointIn(), []);
  });

  it('shows a tick to the presser at once and keeps who did it', async () => {
    const { id, items } = await setUp();
    const item = items[0];
    assert.ok(item);
    const reply = await room.press(jonas, 'checklist.tick', { engagement: id, item: item.id, seen: 0, page: 1 });
    assert.match(textsOn(reply.card), /Jonas Berg/);
    assert.equal((await here()).items[0]?.tick?.by.id, jonas.id);
  });

  it('asks before another person’s tick is undone, and changes nothing until then', async () => {
    const { id, items } = await setUp();
    const item = items[0];
    assert.ok(item);
    await room.press(jonas, 'checklist.tick', { engagement: id, item: item.id, seen: 0, page: 1 });
    const before = (await here()).version;
    const asked = await room.press(mina, 'checklist.untick', { engagement: id, item: item.id, seen: 1, page: 1 });
    const sure = buttonsOn(asked.card, 'checklist.untick-sure')[0];
    assert.ok(sure);
    assert.equal((await here()).version, before);
    await room.press(mina, 'checklist.untick-sure', sure);
    assert.equal((await here()).items[0]?.tick, null);
  });

  it('tells a person of the other side whose the item is, on today’s card', async () => {
    const { id, items } = await setUp();
    const item = items[0];
    assert.ok(item);
    const reply = await room.press(sam, 'checklist.tick', { engagement: id, item: item.id, seen: 0, page: 1 });
    assert.match(textsOn(reply.card), /Contoso/);
    assert.equal((await here()).items[0]?.tick, null);
  });

  it('leads back from a review to the card whose message was pressed', async () => {
    const { id } = await setUp();
    const message = { engagement: id, kind: 'checklist', phase: 'initiate', page: 1 } as const;
    const where = { conversation: channel, activity: 'message-2', shownVersion: 1, now: '2026-11-20T12:00:00.000Z' };
    await store.cards.adopt({ ...message, ...where });
    const back = await room.press(sam, 'engagement.show', { engagement: id }, { pressed: 'message-2' });
    assert.ok(buttonsOn(back.card, 'checklist.tick').length > 0);
    assert.deepEqual((await store.cards.live(id)).map((card) => [card.kind, card.activity]).sort(), [
      ['checklist', 'message-2'],
      ['engagement', 'message-1'],
    ]);
  });

  it('asked early says what is missing, and a non-specialist cannot acknowledge', async () => {
    const { id } = await setUp();
    const asked = await room.press(sam, 'checkpoint.review', { engagement: id, phase: 'initiate' });
    assert.equal(buttonsOn(asked.card, 'checkpoint.acknowledge').length, 0);
    assert.match(textsOn(asked.card), /kick-off/);
    await tickAll();
    await agree('checkpoint.acknowledge', jonas);
    assert.equal((await here()).phase, 'initiate');
  });

  it('lives from initiate to completed, with the joint checkpoint in between', async () => {
    await setUp();
    await tickAll();
    await agree('checkpoint.acknowledge', sam);
    assert.equal((await here()).phase, 'assess');
    const pasted = await room.say(jonas, 'add\nOpen port 443 | customer | 2026-12-03\nSend the script | Microsoft');
    const save = buttonsOn(pasted.card, 'remediation.save')[0];
    assert.ok(save);
    await room.press(jonas, 'remediation.save', save);
    await room.press(jonas, 'remediation.save', save);
    assert.equal((await here()).items.filter((item) => item.section === 'remediation').length, 2);
    await tickAll();
    await agree('checkpoint.acknowledge', sam);
    assert.equal((await here()).phase, 'remediate');
    await tickAll();
    await agree('checkpoint.acknowledge', sam);
    await agree('checkpoint.confirm', sam);
    assert.equal((await here()).phase, 'remediate', 'the specialist’s own confirm does not count');
    await agree('checkpoint.confirm', mina);
    assert.equal((await here()).phase, 'enable');
    await tickAll();
    const last = await here();
    await agree('checkpoint.acknowledge', sam);
    assert.equal((await store.engagements.find(last.id))?.state, 'completed');
  });

  it('asks for the party of an unclear line and saves nothing before it is said', async () => {
    const { id } = await setUp();
    const pasted = await room.say(jonas, 'add Clean up old accounts');
    const save = buttonsOn(pasted.card, 'remediation.save')[0];
    assert.ok(save);
    const again = await room.press(jonas, 'remediation.save', save);
    assert.equal(again.card?.type, 'AdaptiveCard');
    assert.equal(
      (await here()).items.some((item) => item.section === 'remediation'),
      false,
    );
    await room.press(jonas, 'remediation.save', { ...save, 'side-1': 'customer' });
    assert.equal((await here()).items.filter((item) => item.section === 'remediation').length, 1);
    assert.equal((await here()).id, id);
  });

  it('answers a press from another conversation like an unknown id, with one log line and no state', async () => {
    const { id, version, items } = await setUp();
    const item = items[0];
    assert.ok(item);
    const data = { engagement: id, item: item.id, seen: 0, page: 1 };
    const foreign = await room.press(ana, 'checklist.tick', data, { conversation: '19:other@thread.tacv2' });
    const unknown = await room.press(ana, 'checklist.tick', { ...data, engagement: 'nosuchengagement' });
    assert.equal(foreign.sentence, unknown.sentence);
    assert.ok(foreign.sentence);
    assert.equal((await here()).version, version);
    assert.equal(room.logged.filter(({ event }) => event === 'press from another conversation').length, 1);
  });

  it('answers unknown verbs and malformed data with a sentence', async () => {
    const { id, version } = await setUp();
    for (const [verb, data] of [
      ['no.such.verb', {}],
      ['checklist.tick', { engagement: id }],
      ['checklist.tick', { engagement: '../../etc', item: '1', seen: 0, page: 1 }],
      ['checklist.tick', null],
      ['constructor', {}],
      ['setup.save', { engagement: id, customer: '' }],
    ] as const) {
      const reply = await room.press(ana, verb, data);
      assert.ok(reply.sentence ?? reply.card, verb);
    }
    assert.equal((await here()).version, version);
  });

  it('is known to a question asked in it, and to its people in their personal chats', async () => {
    await setUp();
    const asked: (readonly string[] | undefined)[] = [];
    const knowledge = {
      ...smallKnowledge,
      answer: (question: Question) => {
        asked.push(question.workloads);
        return smallKnowledge.answer(question);
      },
    };
    const listening = roomOn(store, ticking(), knowledge);
    await listening.say(guest, 'who does it?');
    await listening.say(jonas, 'who does it?', { place: 'personal', conversation: 'a:jonas' });
    await listening.say(guest, 'who does it?', { place: 'personal', conversation: 'a:guest' });
    assert.deepEqual(asked, [['intune'], ['intune'], undefined]);
  });

  it('shows a person only the engagements they are in', async () => {
    await setUp();
    const mine = await room.say(jonas, 'status', { place: 'personal', conversation: 'a:jonas' });
    assert.match(textsOn(mine.card), /Contoso/);
    const theirs = await room.say(guest, 'status', { place: 'personal', conversation: 'a:guest' });
    assert.doesNotMatch(textsOn(theirs.card), /Contoso/);
  });

  it('wants the next checklist in the same change that passes a checkpoint', async () => {
    const { id } = await setUp();
    await tickAll();
    await agree('checkpoint.acknowledge', sam);
    const work = await store.cards.claim({ now: '2026-11-21T12:00:00.000Z', ttlMs: 1000, limit: 10, owner: 'test' });
    assert.ok(work.some((card) => card.engagement === id && card.kind === 'checklist' && card.phase === 'assess'));
  });
});

describe('what is said', () => {
  let store: Store;
  let folder: string;
  let room: Room;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-said-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    room = roomOn(store);
  });

  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('needs a channel for what belongs to a channel', async () => {
    const reply = await room.say(ana, 'start', { place: 'personal', conversation: 'a:ana' });
    assert.ok(reply.sentence);
    assert.ok((await room.say(ana, 'checklist')).sentence, 'no engagement yet');
  });

  it('is a question unless it is a command, and the question is recorded after the reply', async () => {
    const reply = await room.say(ana, 'who pays for the flights?');
    assert.equal(reply.card?.type, 'AdaptiveCard');
    await reply.after?.();
    const asked = await store.questions.since('2000-01-01T00:00:00.000Z');
    assert.equal(asked.length, 1);
    assert.equal(asked[0]?.outcome, 'nothing');
  });

  it('may be empty or far too long: both get an answer', async () => {
    assert.equal((await room.say(ana, '  ')).card?.type, 'AdaptiveCard');
    assert.ok((await room.say(ana, 'x'.repeat(10_000))).sentence);
  });
});
