import assert from 'node:assert/strict';
import { replyTo } from '../../../../data/domain/inquiry/reply.js';
import { writeMinutes } from '../../../../data/domain/meeting/minutes.js';
import { planMeeting } from '../../../../data/domain/meeting/plan-meetings.js';
import { expectPerson, leave, namePerson, removePerson } from '../../../../data/domain/people/people.js';
import { formerMember, removedWords, unnamedFormerMember } from '../../../../data/domain/privacy/former.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import type { Database } from '../../../../data/store/database/options.js';
import { forgetPerson } from '../../../../data/store/privacy/forget.js';
import { knownPerson, namesakes } from '../../../../data/store/privacy/person-known.js';
import { tableNames } from '../../../../data/store/privacy/personal.js';
import { ana, jonas, mina, sam } from '../../../support/history.js';
import { newInquiry } from '../../../support/sample-inquiry.js';
import { storedEngagement } from '../../../support/stored-engagement.js';
import { onEachDatabase } from '../database/each-database.js';

const at = '2026-11-28T12:00:00.000Z';
const [one, two] = ['engagement-one', 'engagement-two'];

onEachDatabase('forgetting', (bench) => {
  let database: Database;

  beforeEach(async () => {
    for (const id of [one, two]) {
      await storedEngagement(bench.store, { id, channel: `19:${id}@thread.tacv2`, at });
    }
    database = await openDatabase(bench.url, {});
  });
  afterEach(() => database.db.destroy());

  /** Without the sweep: what rows say is what matters here. */
  async function forget(id: string, ...also: readonly string[]) {
    const known = await knownPerson(database.db, id, also);
    assert.ok(known, id);
    return await forgetPerson(database.db, database.dialect, known, at);
  }
  const found = async (id: string) => {
    const engagement = await bench.store.engagements.find(id);
    assert.ok(engagement);
    return engagement;
  };

  it('counts former members in each engagement for itself, and never twice', async () => {
    await bench.store.engagements.change(two, (e) => removePerson(e, mina.id, 'customer', ana, at));
    assert.deepEqual(
      (await forget(jonas.id)).engagements.map(({ former }) => former),
      [1, 1],
    );
    assert.deepEqual(
      (await forget(mina.id)).engagements.map(({ engagement, former, left }) => [engagement, former, left]),
      [
        [one, 2, true],
        [two, 2, false],
      ],
    );
    assert.deepEqual(
      (await found(one)).departed?.map(({ person }) => person),
      [formerMember(1), formerMember(2)],
    );
    assert.equal(await knownPerson(database.db, jonas.id), null);
    assert.deepEqual(await namesakes(database.db, jonas.name), []);
  });

  it('is one change, which a running bot reads anew', async () => {
    const before = await found(one);
    await forget(ana.id);
    const after = await found(one);
    assert.equal(after.version, before.version + 1);
    assert.equal(after.starter.id, mina.id, 'a person can still name people');
    const card = await bench.store.cards.want(one, { kind: 'engagement', phase: null, page: 1 }, after.channel, at);
    assert.equal(card.state, 'wanted');
  });

  it('keeps no answer of a specialist without its words, and leaves the question to its asker', async () => {
    const { inquiries } = bench.store;
    await inquiries.ask(one, newInquiry({ id: 'inquiry-1', to: `19:${one}@thread.tacv2`, from: 'a:jonas' }), jonas, at);
    await inquiries.change('inquiry-1', (i, e) =>
      replyTo(i, e, i.version, { text: 'We do it, says Sam Reyes', side: null, keep: true }, sam, at),
    );
    await forget(sam.id);
    const inquiry = await inquiries.find('inquiry-1');
    assert.deepEqual([inquiry?.reply?.text, inquiry?.reply?.by, inquiry?.kept], [removedWords, formerMember(1), null]);
    assert.deepEqual(await inquiries.keptIn([one]), []);
    assert.match(inquiry?.text ?? '', /항공료/u);
    assert.equal(
      (await found(one)).members.some(({ role }) => role === 'specialist'),
      false,
    );
  });

  it('leaves an answer that others gave in the engagement, without who had asked', async () => {
    const { inquiries } = bench.store;
    await inquiries.ask(one, newInquiry({ id: 'inquiry-2', to: `19:${one}@thread.tacv2`, from: 'a:jonas' }), jonas, at);
    await inquiries.change('inquiry-2', (i, e) =>
      replyTo(i, e, i.version, { text: 'We do.', side: null, keep: true }, sam, at),
    );
    await forget(jonas.id);
    const [kept] = await inquiries.keptIn([one]);
    assert.deepEqual([kept?.text, kept?.reply?.text, kept?.asker], [removedWords, 'We do.', formerMember(1)]);
  });

  it('takes a person who is only expected off the list, by the name or address that was typed', async () => {
    const called = 'Gil@Contoso.example';
    await bench.store.engagements.change(one, (e) =>
      expectPerson(e, 'x-1', called, { role: 'customer', part: 'none' }, ana, at),
    );
    assert.deepEqual(await namesakes(database.db, called.toLowerCase()), [
      { id: called, name: called, expected: true, engagements: [one] },
    ]);
    await forget(called.toLowerCase());
    assert.equal((await found(one)).expected, undefined);
    assert.doesNotMatch(JSON.stringify(await bench.store.engagements.history(one)), /gil@contoso/iu);
  });

  it('takes what they asked anywhere, in a channel too', async () => {
    const asked = {
      at,
      text: 'who does it?',
      locale: 'en',
      outcome: 'nothing',
      citations: [],
      datasetVersion: 'v1',
    } as const;
    const { questions } = bench.store;
    for (const person of [jonas.id, mina.id])
      await questions.record({
        ...asked,
        id: `question-of-${person.slice(3)}`,
        person,
        conversation: `19:${one}@thread.tacv2`,
      });
    await forget(jonas.id);
    assert.equal(await questions.find('question-of-jonas'), null);
    assert.equal((await questions.find('question-of-mina'))?.text, 'who does it?');
  });

  it('takes their name, and what else stands for them, out of what others asked', async () => {
    const text = `does ${jonas.name} (jonas@tailspin.example) do it?`;
    await bench.store.questions.record({
      id: 'question-1',
      at,
      person: mina.id,
      conversation: 'a:mina',
      text,
      locale: 'en',
      outcome: 'nothing',
      citations: [],
      datasetVersion: 'v1',
    });
    await forget(jonas.id, 'jonas@tailspin.example');
    const { name } = unnamedFormerMember;
    assert.equal((await bench.store.questions.find('question-1'))?.text, `does ${name} (${name}) do it?`);
  });

  it('leaves the person in no column of any table', async () => {
    const { engagements, conversations, drafts } = bench.store;
    const chat = { serviceUrl: 'https://smba.example', tenant: 't', botId: '28:b', at };
    await conversations.remember({ ...chat, conversation: 'a:jonas', kind: 'personal', person: jonas.id });
    await conversations.remember({
      ...chat,
      conversation: '19:g@thread.v2',
      kind: 'group',
      name: `With ${jonas.name}`,
    });
    await conversations.remember({ ...chat, conversation: 'a:mina', kind: 'personal', person: mina.id });
    await engagements.change(one, (e) => namePerson(e, jonas, { role: 'customer', part: 'lead' }, ana, at));
    const confirmed = {
      type: 'CheckpointConfirmed',
      phase: 'remediate',
      note: `by ${jonas.name}`,
      at,
      by: jonas,
    } as const;
    await engagements.change(one, () => ({ events: [confirmed] }));
    const line = { text: `Ask ${jonas.name}, or ${jonas.id}`, side: 'customer' as const, due: null };
    await drafts.keep({ id: 'draft-1', engagement: one, person: mina.id, lines: [line], at });
    await engagements.change(two, (e) => leave(e, [jonas.id], ana, at));
    const everything = async () => {
      const rows = await Promise.all(
        tableNames.map(async (table) =>
          (await database.db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify([table, row])),
        ),
      );
      return rows.flat().filter((row) => row.includes(jonas.id) || row.includes(jonas.name));
    };
    const before = (await everything()).map((row) => (JSON.parse(row) as [string])[0]);
    for (const table of ['engagement', 'event', 'member', 'draft', 'notice', 'conversation', 'checkpoint'])
      assert.ok(before.includes(table), `${table} held them before`);
    const departed = await database.db.selectFrom('engagement').select('departed').where('id', '=', two).execute();
    assert.ok(departed[0]?.departed?.includes(jonas.id));
    const occasions = await database.db.selectFrom('notice').select('occasion').execute();
    assert.ok(occasions.some(({ occasion }) => occasion.includes(jonas.id)));
    await forget(jonas.id);
    assert.deepEqual(await everything(), []);
  });

  it('changes nothing in a dry run', async () => {
    const known = await knownPerson(database.db, jonas.id);
    assert.ok(known);
    const before = await bench.store.engagements.history(one);
    const would = await forgetPerson(database.db, database.dialect, known, at, true);
    assert.equal(would.engagements.length, 2);
    assert.deepEqual(await bench.store.engagements.history(one), before);
  });

  it('takes a person’s minutes, closing review and templates with them, and leaves what others wrote', async () => {
    const { meetings, closings, templates } = bench.store;
    const plan = { date: '2026-11-30', time: '10:00', minutes: 30 };
    await meetings.change(one, (e, p) => planMeeting(e, p, plan, ana, at));
    const said = { meeting: 'm1', seen: 0, notes: 'Jonas Berg will call the carrier.', decisions: 'Open the ports' };
    await meetings.change(one, (e, p) => writeMinutes(e, p, null, said, jonas, '2026-11-30T11:00:00.000Z'));
    const { version = 0 } = (await meetings.numbered(one, 1)) ?? {};
    await closings.change(one, () => ({ side: 'customer', well: 'It was easy.', late: '', by: jonas, at }));
    await templates.save('home', 'fasttrack', () => ({
      ...{ id: 'template-1', tenant: 'home', playbook: 'fasttrack', name: 'Ask Jonas Berg', by: jonas, at },
      lines: [{ phase: 'initiate', side: 'customer', text: 'Book the room' }],
    }));
    await forget(jonas.id);
    const record = await meetings.numbered(one, 1);
    assert.deepEqual(
      [record?.minutes?.by, record?.minutes?.notes, record?.minutes?.decisions],
      [formerMember(1), removedWords, [removedWords]],
    );
    assert.ok((record?.version ?? 0) > version, 'its card is drawn again');
    assert.equal((await closings.of(one)).customer?.well, removedWords);
    const [template] = await templates.of('home', 'fasttrack');
    assert.deepEqual(template?.lines[0]?.text, 'Book the room');
    const everything = JSON.stringify([await meetings.history(one), await closings.of(one), template]);
    assert.ok(!everything.includes(jonas.id) && !everything.includes(jonas.name) && !everything.includes('carrier'));
  });
});
