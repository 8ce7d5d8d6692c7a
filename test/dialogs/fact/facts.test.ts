import assert from 'node:assert/strict';
import { type FactName, factNames, type Named } from '../../../data/domain/answer/message.js';
import type { Person } from '../../../data/domain/person.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import { answerFact } from '../../../dialogs/fact/facts.js';
import type { Reply, Turn } from '../../../dialogs/turn/turn.js';
import { ana, guest, jonas, mina, sam } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { buttonsOn, channel, nothingNamed, textsOn } from '../../support/turns.js';

const locales: readonly Locale[] = ['en', 'ko', 'pt-BR', 'sv'];

describe('a fact about an engagement', function () {
  this.timeout(300_000);
  let room: RealRoom;
  let id: string;
  beforeEach(async () => {
    room = await openRoom();
    id = await room.setUp();
  });
  afterEach(() => room.close());

  const asks = (who: Person, fact: FactName, named: Partial<Named> = {}, more: Partial<Turn> = {}): Promise<Reply> =>
    answerFact(
      room.turn(who, more),
      { is: 'engagement', fact, named: { ...nothingNamed, ...named }, list: null, locale: more.locale ?? 'en' },
      'asked',
    );
  const said = async (...asked: Parameters<typeof asks>) => {
    const { card, sentence = '' } = await asks(...asked);
    return card === undefined ? sentence : textsOn(card);
  };
  const add = async (line: string) => {
    const { card } = await room.say(ana, `add ${line}`);
    await room.press(ana, 'remediation.save', buttonsOn(card, 'remediation.save')[0]);
    const item = (await room.store.engagements.find(id))?.items.at(-1);
    assert.ok(item);
    return item;
  };
  const first = async () => {
    const item = (await room.store.engagements.find(id))?.items.find(({ side }) => side === 'customer');
    assert.ok(item);
    return item;
  };
  const save = async (item: { readonly id: string; readonly version: number }, more: Record<string, unknown>) =>
    await room.press(ana, 'item.save', {
      engagement: id,
      item: item.id,
      seen: item.version,
      page: 1,
      state: 'open',
      ...more,
    });
  const everyPhaseDone = async () => {
    for (const item of (await room.store.engagements.find(id))?.items ?? []) {
      const who = item.side === 'customer' ? jonas : sam;
      await room.press(who, 'checklist.tick', { engagement: id, item: item.id, seen: item.version, page: 1 });
    }
  };

  for (const locale of locales) {
    it(`is answered in ${locale} from the records for every kind of fact, in channel and alone`, async () => {
      const item = await add('Order test phones | customer | 2026-11-01');
      await save(item, { assignees: mina.id, due: '2026-11-01' });
      for (const place of [{ locale }, room.alone(jonas, locale)]) {
        for (const fact of factNames) {
          const { card, sentence } = await asks(jonas, fact, {}, place);
          assert.equal(sentence, undefined, fact);
          assert.equal(card?.lang, locale, fact);
          assert.deepEqual(buttonsOn(card, 'feedback.give'), [], `${fact} is no answer of the documents`);
        }
        assert.match(await said(jonas, 'late', {}, place), /Order test phones/u);
        assert.match(await said(jonas, 'assigned', { person: 'Mina' }, place), /Order test phones/u);
        assert.match(await said(jonas, 'remediation', {}, place), /Mina Park/u);
        assert.match(await said(jonas, 'person', { role: 'specialist' }, place), /Sam Reyes/u);
        assert.match(await said(jonas, 'history', { item: 'test phones' }, place), /Ana Lima/u);
      }
    });

    it(`says in ${locale} where no engagement is how to get to one, without asking the documents`, async () => {
      for (const fact of factNames) {
        for (const place of [room.alone(guest, locale), { locale, conversation: '19:none@thread.tacv2' }]) {
          const { card, sentence } = await asks(guest, fact, {}, place);
          assert.equal(card, undefined, fact);
          assert.ok(sentence, fact);
        }
      }
    });

    it(`says in ${locale} that no person here has a name, and who is here`, async () => {
      for (const fact of ['person', 'assigned', 'late', 'history'] as const) {
        const answer = await said(jonas, fact, { person: 'Diego' }, { locale });
        assert.match(answer, /Diego/u, fact);
        assert.match(answer, /Sam Reyes/u, fact);
      }
    });
  }

  it('names who leads, who deputizes, who has not accepted and who is expected', async () => {
    const name = (person: Record<string, unknown>) =>
      room.press(ana, 'people.name', { engagement: id, part: 'none', role: 'customer', ...person });
    assert.match(await said(jonas, 'person', { role: 'lead' }), /^Customer lead: Mina Park/u);
    await name({ person: jonas.id, part: 'deputy' });
    await name({ called: 'Kim Lee', role: 'specialist' });
    assert.match(await said(jonas, 'person', { role: 'lead' }), /Deputies: Jonas Berg/u);
    assert.match(
      await said(jonas, 'person', { role: 'specialist' }),
      /^Specialist: Sam Reyes\n.*Not joined yet: Kim Lee/u,
    );
    assert.match(await said(jonas, 'person', { person: 'kim' }), /^Kim Lee hasn’t joined yet.*specialist/u);
    assert.match(await said(jonas, 'person', { person: 'Sam' }), /^Sam Reyes is in this engagement: specialist\./u);
    assert.match(await said(jonas, 'person', { person: 'me' }), /^Jonas Berg is in this engagement: .*deputy/u);
    assert.match(await said(jonas, 'person', { role: 'representative' }), /role isn’t filled yet/u);
    assert.match(await said(jonas, 'person', { role: 'project-manager' }), /^Project manager: Ana Lima/u);
    assert.match(await said(jonas, 'person'), /^4 people are in this engagement\.\n.*Kim Lee/u);
  });

  it('knows the phase, since when, and what a checkpoint needs until it is passed, when and by whom', async () => {
    assert.match(
      await said(jonas, 'phase'),
      /^In the Initiate phase \(1 of 4\) since .*\n[\s\S]*The Assess phase is next/u,
    );
    const before = await said(jonas, 'checkpoint');
    assert.match(
      before,
      /open before the Initiate checkpoint[\s\S]*Contoso \(customer\): \d+ items? open[\s\S]*no set date/u,
    );
    assert.match(await said(jonas, 'checkpoint', { phase: 'enable' }), /isn’t complete yet/u);
    await everyPhaseDone();
    const version = (await room.store.engagements.find(id))?.version ?? 0;
    await room.press(sam, 'checkpoint.acknowledge', { engagement: id, phase: 'initiate', seen: version });
    assert.match(
      await said(jonas, 'checkpoint', { phase: 'initiate' }),
      /^The Initiate phase was completed on .*\nAcknowledged by Sam Reyes, /u,
    );
    assert.match(await said(jonas, 'phase'), /^In the Assess phase \(2 of 4\)/u);
    assert.match(
      await said(jonas, 'progress'),
      /^Required items done in the Assess phase: 0 of \d+[\s\S]*Phases completed: 1 of 4/u,
    );
  });

  it('tells who ticked an item and when, and what happened lately with who did it', async () => {
    const item = await first();
    await room.press(jonas, 'checklist.tick', { engagement: id, item: item.id, seen: item.version, page: 1 });
    const ticked = await said(mina, 'history', { item: item.text });
    assert.match(ticked, /Jonas Berg marked it done on Nov 20, 2026/u);
    const lately = await said(mina, 'history');
    assert.match(lately, /^Since Nov 6, 2026: \d+ events/u);
    assert.match(lately, /marked done · Jonas Berg/u);
    assert.doesNotMatch(await said(mina, 'history', { person: 'Sam' }), /marked done/u);
    const later = { now: '2027-01-20T12:00:00.000Z' };
    assert.match(
      await said(mina, 'history', {}, later),
      /^Nothing has happened here since Jan 6, 2027\.[\s\S]*Jonas Berg/u,
    );
  });

  it('counts what is late by person, with the days, and leaves out what is done', async () => {
    const phones = await add('Order test phones | customer | 2026-11-10');
    const auth = await add('Block legacy auth | Microsoft | 2026-11-15');
    await save(phones, { assignees: mina.id, due: '2026-11-10' });
    const all = await said(jonas, 'late');
    assert.match(all, /^2 items are late\.\n[\s\S]*Mina Park: 1 item\n[\s\S]*10 days late[\s\S]*5 days late/u);
    assert.match(await said(jonas, 'late', { side: 'provider' }), /^1 item is late\.[\s\S]*Block legacy auth/u);
    assert.match(await said(jonas, 'late', { side: 'us' }), /^1 item is late\.[\s\S]*Order test phones/u);
    assert.match(await said(sam, 'late', { side: 'us' }), /^1 item is late\.[\s\S]*Block legacy auth/u);
    assert.match(await said(jonas, 'late', { person: 'mina' }), /^1 item is late\.[\s\S]*Order test phones/u);
    await save(auth, { due: '2026-12-15' });
    assert.match(await said(jonas, 'late'), /^1 item is late/u);
  });

  it('lists exceptions with their reason, owner and date', async () => {
    assert.match(await said(jonas, 'exceptions'), /^No exceptions/u);
    const item = await first();
    await room.press(ana, 'exception.save', {
      engagement: id,
      which: `${item.id} ${item.version}`,
      owner: mina.id,
      reason: 'The supplier is late',
      due: '2027-01-15',
    });
    assert.match(await said(jonas, 'exceptions'), /^1 exception is agreed\.[\s\S]*supplier is late · Mina Park/u);
  });

  it('says of each engagement of the asker which one a line is about', async () => {
    const other = '19:other@thread.tacv2';
    await room.setUp(other, 'Fabrikam');
    for (const fact of ['phase', 'progress', 'late', 'checkpoint', 'exceptions'] as const) {
      const answer = await said(ana, fact, {}, room.alone(ana));
      assert.match(answer, /Contoso/u, fact);
      assert.match(answer, /Fabrikam/u, fact);
      assert.doesNotMatch(await said(ana, fact, {}, { conversation: channel }), /Fabrikam/u, fact);
    }
    const which = await asks(ana, 'open', {}, room.alone(ana));
    assert.equal(buttonsOn(which.card, 'list.show').length, 2);
  });

  it('is of the engagement whose customer is named, and in a chat of one’s own says whose it is', async () => {
    const here = room.alone(jonas);
    const asked = async (text: string, more = here) => textsOn((await room.say(jonas, text, more)).card);
    const alone = await asked('what phase is Fabrikam in?');
    assert.match(alone, /Contoso$/mu, 'the only engagement is no answer about another one’s name');
    await room.setUp('19:other@thread.tacv2', 'Fabrikam');
    for (const text of ['what phase is Fabrikam in?', 'Fabrikam, what phase are we in?']) {
      assert.match(await asked(text), /^In the Initiate phase[\s\S]*\nFabrikam/u, text);
      assert.doesNotMatch(await asked(text), /Contoso/u, text);
    }
    assert.match(await asked('Fabrikam은 지금 무슨 단계예요?', room.alone(jonas, 'ko')), /Fabrikam/u);
    assert.doesNotMatch(await asked('Fabrikam은 지금 무슨 단계예요?', room.alone(jonas, 'ko')), /Contoso/u);
    assert.match(await asked('what is left at Fabrikam?'), /Fabrikam[\s\S]*0 of 15 done/u);
    assert.doesNotMatch(await asked('what is left at Fabrikam?'), /Contoso/u);
    assert.match(await asked('what phase are we in?'), /Contoso[\s\S]*Fabrikam|Fabrikam[\s\S]*Contoso/u);
  });

  it('tells people of another tenant, and strangers in their own chat, nothing', async () => {
    const far = { tenant: 'aaaaaaaa-0000-4000-8000-000000000009' };
    await add('Order test phones | customer | 2026-11-10');
    for (const fact of factNames) {
      assert.doesNotMatch(await said(guest, fact, {}, room.alone(guest)), /Contoso|Mina|phones/u, fact);
      assert.doesNotMatch(await said(guest, fact, { item: 'test phones' }, room.alone(guest)), /Mina|Order/u, fact);
      assert.doesNotMatch(await said(guest, fact, {}, { ...room.alone(guest), ...far }), /Contoso|Mina|phones/u, fact);
    }
  });

  it('is still answered while paused, and says so with who and why', async () => {
    await room.press(ana, 'pause.save', { engagement: id, reason: 'Winter holidays' });
    for (const fact of ['phase', 'progress', 'late', 'checkpoint', 'person', 'exceptions'] as const) {
      assert.match(
        await said(jonas, fact),
        /Contoso has been paused since Nov 20, 2026\. Ana Lima gave this reason: Winter holidays/u,
        fact,
      );
    }
  });

  it('changes nothing of the engagement', async () => {
    const before = (await room.store.engagements.find(id))?.version;
    for (const fact of factNames) await (await asks(jonas, fact)).after?.();
    assert.equal((await room.store.engagements.find(id))?.version, before);
  });
});
