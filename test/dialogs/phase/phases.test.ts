import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recordCommand } from '../../../bot/cli/store/record.js';
import { isRequired, itemsOf } from '../../../data/domain/checklist/checklist.js';
import { checkpointOf, type Engagement } from '../../../data/domain/engagement.js';
import type { Person } from '../../../data/domain/person.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { RosterUnread } from '../../../dialogs/people/roster.js';
import { ana, jonas, mina, sam, ticking } from '../../support/history.js';
import { buttonsOn, channel, type Room, roomOn, textsOn } from '../../support/turns.js';

describe('the phases of an engagement', () => {
  let store: Store;
  let folder: string;
  let room: Room;
  const environment = process.env.BATON_DATABASE_FILE;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-phases-'));
    process.env.BATON_DATABASE_FILE = path.join(folder, 'baton.sqlite');
    store = await openStore(process.env.BATON_DATABASE_FILE);
    room = roomOn(store, ticking());
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
    if (environment === undefined) delete process.env.BATON_DATABASE_FILE;
    else process.env.BATON_DATABASE_FILE = environment;
  });

  const here = async (): Promise<Engagement> => {
    const engagement = await store.engagements.inChannel(channel);
    assert.ok(engagement);
    return engagement;
  };

  async function setUp(more: Record<string, unknown> = {}): Promise<Engagement> {
    await room.say(ana, 'start');
    const { id } = await here();
    const form = { customer: 'Contoso', workloads: 'intune', locale: 'en', projectManager: ana.id };
    const people = { specialist: sam.id, lead: mina.id, team: jonas.id };
    await room.press(ana, 'setup.save', { engagement: id, ...form, ...people, ...more });
    await room.press(sam, 'specialist.accept', { engagement: id });
    return await here();
  }

  async function tickAll(but: readonly string[] = []): Promise<void> {
    const { id, phase } = await here();
    for (const item of itemsOf(await here(), phase).filter(isRequired)) {
      if (item.tick !== null || but.includes(item.id)) continue;
      await room.press(ana, 'checklist.tick', { engagement: id, item: item.id, seen: item.version, page: 1 });
    }
  }

  /** As a person does it: the review, its button, and the question that asks once more. */
  async function agree(person: Person, half: 'acknowledge' | 'confirm', note = ''): Promise<string> {
    const { id, phase } = await here();
    const review = await room.press(person, 'checkpoint.review', { engagement: id, phase });
    const ask = buttonsOn(review.card, 'checkpoint.ask').find((data) => (data as { half: string }).half === half);
    assert.ok(ask, textsOn(review.card));
    const asked = await room.press(person, 'checkpoint.ask', { ...(ask as object), note });
    const sure = buttonsOn(asked.card, `checkpoint.${half}`)[0];
    assert.ok(sure, textsOn(asked.card));
    assert.equal((await here()).phase, phase, 'asking changes nothing');
    const done = await room.press(person, `checkpoint.${half}`, { ...(sure as object), note });
    return textsOn(done.card);
  }

  it('are acknowledged after being asked once more, with the note beside it', async () => {
    await setUp();
    await tickAll();
    await agree(sam, 'acknowledge', 'All seen in the meeting');
    const e = await here();
    assert.equal(e.phase, 'assess');
    assert.equal(checkpointOf(e, 'initiate').acknowledged?.note, 'All seen in the meeting');
  });

  it('look again when something changed between the review and the question', async () => {
    const { id } = await setUp();
    await tickAll();
    const review = await room.press(sam, 'checkpoint.review', { engagement: id, phase: 'initiate' });
    const ask = buttonsOn(review.card, 'checkpoint.ask')[0];
    await room.press(ana, 'standing.mark', { engagement: id, item: 's1', seen: 0, page: 1, state: 'arranged' });
    const asked = await room.press(sam, 'checkpoint.ask', ask);
    assert.match(textsOn(asked.card), /changed a moment ago/u);
    assert.equal(buttonsOn(asked.card, 'checkpoint.acknowledge').length, 0);
  });

  it('pass with an exception that has an owner, and the next list begins with it', async () => {
    const { id } = await setUp();
    const [item] = itemsOf(await here(), 'initiate').filter(isRequired);
    assert.ok(item);
    const missing = await room.press(ana, 'checkpoint.review', { engagement: id, phase: 'initiate' });
    const form = await room.press(ana, 'exception.form', buttonsOn(missing.card, 'exception.form')[0]);
    const save = buttonsOn(form.card, 'exception.save')[0] as object;
    const filled = { ...save, which: `${item.id} ${item.version}`, owner: jonas.id, due: '2026-12-24' };
    const again = await room.press(ana, 'exception.save', filled);
    assert.match(textsOn(again.card), /Enter a reason/u);
    const saved = await room.press(ana, 'exception.save', { ...filled, reason: 'The supplier is late' });
    assert.match(textsOn(saved.card), /The supplier is late · Jonas Berg/u);
    await tickAll([item.id]);
    await agree(sam, 'acknowledge');
    const list = await room.press(ana, 'checklist.refresh', { engagement: id, phase: 'assess', page: 1 });
    assert.match(textsOn(list.card), /carried over from the Initiate phase: The supplier is late · Jonas Berg/u);
    const frozen = await room.press(jonas, 'record.show', { engagement: id, phase: 'initiate' });
    assert.match(textsOn(frozen.card), /1 exception/u);
  });

  it('are sent back with a reason by those who may acknowledge', async () => {
    const { id } = await setUp();
    await tickAll();
    const denied = await room.press(jonas, 'send-back.form', { engagement: id, phase: 'initiate' });
    assert.match(textsOn(denied.card), /Only the project manager or the specialist/u);
    const form = await room.press(sam, 'send-back.form', { engagement: id, phase: 'initiate' });
    const save = buttonsOn(form.card, 'send-back.save')[0] as object;
    const [item] = (await here()).items;
    assert.ok(item);
    const back = await room.press(sam, 'send-back.save', { ...save, reason: 'No one came', items: item.id });
    assert.match(textsOn(back.card), /Not ready to acknowledge/u);
    assert.equal((await here()).items[0]?.tick, null);
    assert.equal(checkpointOf(await here(), 'initiate').sentBack?.reason, 'No one came');
  });

  it('are reopened with a reason, and the record of before stays', async () => {
    const { id } = await setUp();
    await tickAll();
    await agree(sam, 'acknowledge');
    const overview = await room.press(ana, 'phases.show', { engagement: id });
    const form = await room.press(ana, 'reopen.form', buttonsOn(overview.card, 'reopen.form')[0]);
    const save = buttonsOn(form.card, 'reopen.save')[0] as object;
    await room.press(ana, 'reopen.save', { ...save, phase: 'initiate', reason: 'Wrong people' });
    assert.equal((await here()).phase, 'initiate');
    assert.equal((await store.records.of(id)).length, 1);
  });

  it('stand still while the engagement is paused: a tick is refused with the reason', async () => {
    const { id, items } = await setUp();
    await room.press(ana, 'pause.save', { engagement: id, reason: 'Year-end freeze' });
    const tick = { engagement: id, item: items[0]?.id, seen: 0, page: 1 };
    const refused = await room.press(jonas, 'checklist.tick', tick);
    assert.match(textsOn(refused.card), /Ana Lima paused this engagement: Year-end freeze/u);
    assert.equal((await here()).items[0]?.tick, null);
    const resumed = await room.press(ana, 'pause.end', { engagement: id });
    assert.match(textsOn(resumed.card), /has resumed/u);
    await room.press(jonas, 'checklist.tick', tick);
    assert.equal((await here()).items[0]?.tick?.by.id, jonas.id);
  });

  it('end with a cancelled engagement, and another one starts in the channel', async () => {
    const { id } = await setUp();
    const denied = await room.press(sam, 'cancel.form', { engagement: id });
    assert.match(textsOn(denied.card), /project manager/u);
    await room.press(ana, 'cancel.save', { engagement: id, reason: 'No budget' });
    const started = await room.say(jonas, 'start');
    assert.equal(started.card?.type, 'AdaptiveCard');
    const next = await here();
    assert.notEqual(next.id, id);
    assert.equal(next.state, 'setting-up');
  });

  it('begin where the engagement is now, without an invented acknowledgement', async () => {
    const { id } = await setUp({ where: 'remediate', purchase: '2026-10-20' });
    const shown = textsOn((await room.press(ana, 'engagement.show', { engagement: id })).card);
    assert.match(shown, /Ana Lima stated on .* that the Initiate phase was completed before Baton/u);
    assert.match(shown, /Microsoft was due to try to make contact by Nov 19, 2026\./u);
    assert.doesNotMatch(shown, /Acknowledged by/u);
    const none = await room.press(ana, 'record.show', { engagement: id, phase: 'initiate' });
    assert.match(none.sentence ?? '', /wasn’t completed here/u);
  });

  it('ask for the outcomes and what is to arrange before the last checkpoint', async () => {
    const { id } = await setUp({ where: 'enable' });
    await tickAll();
    const review = await room.press(sam, 'checkpoint.review', { engagement: id, phase: 'enable' });
    assert.match(textsOn(review.card), /Before you finish, review these together/u);
    assert.match(textsOn(review.card), /general responsibilities still to arrange/u);
    const ask = buttonsOn(review.card, 'checkpoint.ask')[0];
    const asked = await room.press(sam, 'checkpoint.ask', ask);
    assert.match(textsOn(asked.card), /• Keep the project plan · Contoso \(customer\)[\s\S]*Which of these are true/u);
    const sure = buttonsOn(asked.card, 'checkpoint.acknowledge')[0] as object;
    const lost = await room.pressBare(sam, 'checkpoint.acknowledge', { ...sure, note: 'All went well' });
    assert.match(textsOn(lost.card), /didn’t reach me/u);
    const unsigned = await room.pressBare(sam, 'checkpoint.acknowledge', { ...sure, stated: 'false' });
    assert.match(textsOn(unsigned.card), /can’t sign without the statement/u);
    assert.equal((await here()).state, 'active');
    await room.press(sam, 'checkpoint.acknowledge', { ...sure, outcomes: 'ready,never-heard-of,handed-over' });
    const e = await here();
    assert.equal(e.state, 'completed', 'what does not hold stops nothing');
    assert.deepEqual(checkpointOf(e, 'enable').acknowledged?.outcomes, ['ready', 'handed-over']);
    const frozen = await room.press(sam, 'record.show', { engagement: id, phase: 'enable' });
    assert.match(
      textsOn(frozen.card),
      /Expected outcomes\n✓ The workloads in scope[^\n]*\n☐ The customer’s own team[^\n]*\n✓ What stays open/u,
    );
  });

  it('ask for no outcome before the last', async () => {
    await setUp();
    await tickAll();
    await agree(sam, 'acknowledge');
    assert.equal('outcomes' in (checkpointOf(await here(), 'initiate').acknowledged ?? {}), false);
  });

  describe('on the command line', () => {
    async function run(...args: string[]) {
      const out: string[] = [];
      const err: string[] = [];
      const code = await recordCommand(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
      return { code, out: out.join('\n'), err: err.join('\n') };
    }

    it('are printed as they were frozen, for people and for machines', async () => {
      const { id } = await setUp();
      assert.equal((await run(id)).code, 1);
      await tickAll();
      await agree(sam, 'acknowledge', 'Fine\u001b[31m');
      const text = await run(id, 'initiate');
      assert.equal(text.code, 0);
      assert.match(text.out, /^initiate · Contoso · passed /u);
      assert.match(text.out, /acknowledged by Sam Reyes <29:sam>, .*: Fine/u);
      assert.ok(!text.out.includes('\u001b'));
      const [one] = JSON.parse((await run(id, '--json')).out).records;
      assert.equal(one.phase, 'initiate');
      assert.equal(one.items.length, 2);
    });

    it('say which outcomes hold, and why a row is set aside', async () => {
      const { id } = await setUp({ where: 'enable' });
      const [row] = itemsOf(await here(), 'enable').filter(({ side }) => side === 'customer');
      const aside = { state: 'not-applicable', reason: 'One office', page: 1, seen: row?.version };
      await room.press(ana, 'item.save', { engagement: id, item: row?.id, ...aside });
      await tickAll();
      const { version } = await here();
      const said = { engagement: id, phase: 'enable', seen: version, outcomes: 'ready' };
      await room.press(sam, 'checkpoint.acknowledge', said);
      const { out } = await run(id, 'enable');
      assert.match(out, /\[-\] Open the ports \(not applicable: One office; Ana Lima <29:ana>, /u);
      assert.match(out, /outcomes {3}\[x\] ready, \[ \] able, \[ \] handed-over/u);
    });

    it('name the signer’s account, so that a name in other letters is not taken for theirs', async () => {
      const { id } = await setUp();
      await tickAll();
      const twin = { id: '29:twin', name: 'S\u0430m Reyes' };
      const { version } = await here();
      const asked: string[] = [];
      const more = {
        member: async (person: string) => {
          asked.push(person);
          return { ...sam, id: person, addresses: ['sam@partner.example', 'sam@other.example'] };
        },
      };
      const data = { engagement: id, phase: 'initiate', seen: version };
      await room.press(twin, 'checkpoint.acknowledge', data, more);
      assert.deepEqual(asked, [], 'who may not sign is not looked up');
      await room.press(sam, 'checkpoint.acknowledge', data, more);
      assert.deepEqual(asked, [sam.id]);
      assert.match((await run(id, 'initiate')).out, /acknowledged by Sam Reyes <sam@partner\.example 29:sam>, /u);
      const [one] = JSON.parse((await run(id, '--json')).out).records;
      assert.deepEqual([one.acknowledged.by.id, one.acknowledged.account], [sam.id, 'sam@partner.example']);
      const shown = await room.press(ana, 'record.show', { engagement: id, phase: 'initiate' });
      assert.match(textsOn(shown.card), /Acknowledged by Sam Reyes \(sam\\@partner\.example\)/u);
      const known = await store.people.find(sam.id);
      assert.ok(known);
      assert.match(JSON.stringify(await store.people.export(known)), /sam@partner\.example/u);
      await store.people.forget(known, '2026-12-01T12:00:00.000Z');
      assert.doesNotMatch((await run(id, '--json')).out, /partner\.example|29:sam/u);
    });

    it('are signed all the same where Teams does not say who the signer is', async () => {
      const { id } = await setUp();
      await tickAll();
      const { version } = await here();
      const member = async () => {
        throw new RosterUnread('busy', '429');
      };
      await room.press(sam, 'checkpoint.acknowledge', { engagement: id, phase: 'initiate', seen: version }, { member });
      assert.equal((await here()).phase, 'assess');
      const shown = await room.press(ana, 'record.show', { engagement: id, phase: 'initiate' });
      assert.match(textsOn(shown.card), /Acknowledged by Sam Reyes \(…29sam\)/u);
    });

    it('say what is wrong with a call', async () => {
      assert.equal((await run()).code, 2);
      const { id } = await setUp();
      assert.equal((await run(id, 'later')).code, 2);
      assert.equal((await run('nosuchengagement')).code, 1);
    });
  });
});
