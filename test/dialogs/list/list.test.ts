import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import { ana, guest, jonas, mina, sam, ticking } from '../../support/history.js';
import { openRoom, type RealRoom, shipped } from '../../support/real-room.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

/** The same six questions as four people ask them. */
const asks: Readonly<
  Record<Locale, Readonly<Record<'assess' | 'theirs' | 'left' | 'mine' | 'stops' | 'desktop', string>>>
> = {
  en: {
    assess: 'what do we have to do in assess?',
    theirs: 'what does Microsoft have to do in assess?',
    left: 'what is left on our side?',
    mine: 'what is mine?',
    stops: 'what stops us?',
    desktop: 'what do we have to do with Managed Desktop?',
  },
  ko: {
    assess: '평가 단계에서 우리가 할 일이 뭐예요?',
    theirs: '평가 단계에서 마이크로소프트가 할 일은 뭔가요?',
    left: '우리 쪽에 남은 게 뭐예요?',
    mine: '제 할 일이 뭐예요?',
    stops: '무엇이 막고 있나요?',
    desktop: 'Managed Desktop 우리 할 일 목록',
  },
  'pt-BR': {
    assess: 'o que temos que fazer na avaliação?',
    theirs: 'o que a Microsoft tem que fazer na avaliação?',
    left: 'o que falta da nossa parte?',
    mine: 'o que é meu?',
    stops: 'o que está nos impedindo?',
    desktop: 'o que a gente tem que fazer no Managed Desktop?',
  },
  sv: {
    assess: 'vad ska vi göra i bedömningsfasen?',
    theirs: 'vad ska Microsoft göra i bedömningsfasen?',
    left: 'vad är kvar på vår sida?',
    mine: 'vad är mitt?',
    stops: 'vad stoppar oss?',
    desktop: 'vad ska vi göra i Managed Desktop?',
  },
};
const locales = Object.keys(asks) as Locale[];

const partyOf = (responsibility: string): string | null | undefined =>
  shipped().dataset.responsibilities.find(({ id }) => id === responsibility)?.party;

describe('a list question', function () {
  this.timeout(300_000);
  let room: RealRoom;
  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(() => room.close());

  const row = async (id: string, side: 'customer' | 'provider') => {
    const engagement = await room.store.engagements.find(id);
    const item = engagement?.items.find((one) => one.side === side && !one.optional);
    assert.ok(engagement && item);
    return { engagement, item };
  };

  for (const locale of locales) {
    describe(`in ${locale}`, () => {
      const { assess, theirs, left, mine, stops, desktop } = asks[locale];

      it('lists from the documents where nothing is running: the phase, the party, each row with its answer', async () => {
        const { card } = await room.say(guest, assess, room.alone(guest));
        assert.equal(card?.lang, locale);
        const rows = buttonsOn(card, 'ask.about').map(({ responsibility }) => String(responsibility));
        const topics = new Set(rows.map((id) => id.replace(/^[^#]*#/u, '')));
        assert.ok(rows.length >= 6 && topics.size === rows.length, rows.join('\n'));
        assert.ok(
          rows.slice(0, 6).every((id) => /^[\w-]+\.([\w-]+)#/u.exec(id)?.[1] === locale && partyOf(id) === 'customer'),
          rows.join('\n'),
        );
        const about = await room.press(guest, 'ask.about', { responsibility: rows[0] }, room.alone(guest, locale));
        assert.match(textsOn(about.message), /(line|행|linha|rad)/u);
        const other = await room.say(guest, theirs, room.alone(guest));
        const first = buttonsOn(other.card, 'ask.about')[0];
        assert.equal(partyOf(String(first?.responsibility)), 'microsoft');
      });

      it('lists Managed Desktop only where it is named', async () => {
        const named = await room.say(guest, desktop, room.alone(guest));
        assert.ok(buttonsOn(named.card, 'ask.about').every((data) => String(data.responsibility).includes('desktop')));
        const others = await room.say(guest, left, room.alone(guest));
        assert.ok(!JSON.stringify(others.card).includes('managed-desktop-support'));
      });

      it('lists what is open on the asker’s side in the engagement, and can be ticked there', async () => {
        const id = await room.setUp();
        const asked = await room.say(jonas, left, room.alone(jonas));
        const ticks = buttonsOn(asked.card, 'list.tick');
        const { engagement } = await row(id, 'customer');
        const owed = engagement.items.filter((item) => item.side === 'customer');
        assert.deepEqual(ticks.map(({ item }) => item).sort(), owed.map((item) => item.id).sort());
        const ticked = await room.press(jonas, 'list.tick', ticks[0], room.alone(jonas));
        assert.equal((await row(id, 'customer')).engagement.items.filter((item) => item.tick !== null).length, 1);
        assert.equal(ticked.card?.lang, locale);
        assert.match(textsOn(ticked.card), /Jonas Berg/u);
        assert.equal(buttonsOn(ticked.card, 'list.untick').length, 1);
        const mineToo = await room.say(jonas, mine, room.alone(jonas));
        assert.ok(buttonsOn(mineToo.card, 'list.tick').length > 0);
      });

      it('can be rated like an answer, and is logged with whose rows it shows and where they are written', async () => {
        const alone = room.alone(jonas, locale);
        const rated = async (text: string, verb: 'list.rate' | 'list.rate-duties') => {
          const reply = await room.say(jonas, text, alone);
          await reply.after?.();
          const [, wrong] = buttonsOn(reply.card, verb);
          const thanked = await room.press(jonas, verb, wrong, alone);
          assert.ok(textsOn(thanked.card).includes(t(locale, 'feedback.thanks')));
          assert.equal(textsOn(thanked.card).split('\n')[0], textsOn(reply.card).split('\n')[0]);
          assert.deepEqual(buttonsOn(thanked.card, verb), []);
          const asked = await room.store.questions.judgedSince('2000-01-01T00:00:00.000Z');
          const logged = asked.find(({ id }) => id === wrong?.question);
          assert.deepEqual([logged?.text, logged?.outcome, logged?.verdicts], [text, 'list', ['wrong-side']]);
          return { reply, logged };
        };
        const documents = await rated(theirs, 'list.rate-duties');
        assert.deepEqual(documents.logged?.parties, ['microsoft']);
        const rows = buttonsOn(documents.reply.card, 'ask.about').map(({ responsibility }) => responsibility);
        assert.ok(documents.logged.citations.length > 0);
        assert.ok(documents.logged.citations.every((id) => rows.includes(id)));
        await room.setUp();
        const running = await rated(left, 'list.rate');
        assert.deepEqual(running.logged?.parties, ['customer']);
        const [tick, second] = buttonsOn(running.reply.card, 'list.tick');
        assert.equal(running.logged.citations.length, buttonsOn(running.reply.card, 'list.tick').length);
        const ticked = await room.press(jonas, 'list.tick', tick, alone);
        assert.equal(buttonsOn(ticked.card, 'list.rate').length, 3, 'a tick takes the row nowhere');
        await room.store.questions.forgetBefore('2030-01-01T00:00:00.000Z');
        const late = await room.press(jonas, 'list.rate', buttonsOn(running.reply.card, 'list.rate')[0], alone);
        assert.ok(late.sentence);
        assert.ok((await room.press(jonas, 'list.tick', second, alone)).card);
      });

      it('says what stops the checkpoint, by party with its owners, and writes nothing', async () => {
        const id = await room.setUp();
        const { engagement } = await row(id, 'customer');
        const { card } = await room.say(jonas, stops);
        assert.match(textsOn(card), /Contoso.* · Mina Park/u);
        assert.match(textsOn(card), /Microsoft.* · Sam Reyes/u);
        assert.equal((await row(id, 'customer')).engagement.version, engagement.version);
        assert.deepEqual(buttonsOn(card, 'list.tick'), [], 'others read along');
        const nowhere = await room.say(guest, stops, room.alone(guest));
        assert.ok(nowhere.sentence);
      });
    });
  }

  it('asks which engagement is meant when the asker is in several', async () => {
    await room.setUp();
    const second = await room.setUp('19:other@thread.tacv2', 'Fabrikam');
    const { card } = await room.say(jonas, asks.en.left, room.alone(jonas));
    const choices = buttonsOn(card, 'list.show');
    assert.equal(choices.length, 2);
    assert.match(textsOn(card), /Contoso[\s\S]*|Fabrikam/u);
    const chosen = choices.find(({ engagement }) => engagement === second);
    const shown = await room.press(jonas, 'list.show', chosen, room.alone(jonas));
    assert.match(textsOn(shown.card), /Fabrikam/u);
    assert.ok(buttonsOn(shown.card, 'list.tick').every(({ engagement }) => engagement === second));
  });

  it('asks before another person’s tick is undone, and changes nothing until then', async () => {
    const id = await room.setUp();
    const asked = await room.say(mina, asks.en.left, room.alone(mina));
    const [first] = buttonsOn(asked.card, 'list.tick');
    await room.press(jonas, 'list.tick', first, room.alone(jonas));
    const again = await room.say(mina, asks.en.left, room.alone(mina));
    const [undo] = buttonsOn(again.card, 'list.untick');
    assert.ok(undo, 'a colleague’s tick is folded among the done ones');
    const question = await room.press(mina, 'list.untick', undo, room.alone(mina));
    assert.match(textsOn(question.card), /Jonas Berg marked this done/u);
    assert.ok((await row(id, 'customer')).item.tick);
    const [sure] = buttonsOn(question.card, 'list.untick-sure');
    await room.press(mina, 'list.untick-sure', sure, room.alone(mina));
    assert.equal((await row(id, 'customer')).item.tick, null);
  });

  it('sets and never toggles: the same press twice is one tick, an old version is told so', async () => {
    const id = await room.setUp();
    const asked = await room.say(jonas, asks.en.left, room.alone(jonas));
    const [first, second] = buttonsOn(asked.card, 'list.tick');
    await room.press(jonas, 'list.tick', first, room.alone(jonas));
    await room.press(jonas, 'list.tick', first, room.alone(jonas));
    const stale = await room.press(jonas, 'list.tick', { ...second, seen: 7 }, room.alone(jonas));
    assert.match(textsOn(stale.card), /changed a moment ago/u);
    const { engagement } = await row(id, 'customer');
    assert.equal(engagement.items.filter((item) => item.tick !== null).length, 1);
  });

  it('makes the channel’s own card stale, so that the refresher draws it again', async () => {
    const id = await room.setUp();
    const asked = await room.say(jonas, asks.en.left, room.alone(jonas));
    const before = (await row(id, 'customer')).engagement.version;
    await room.press(jonas, 'list.tick', buttonsOn(asked.card, 'list.tick')[0], room.alone(jonas));
    const { engagement } = await row(id, 'customer');
    const [live] = await room.store.cards.live(id);
    assert.ok(engagement.version === before + 1 && (live?.shownVersion ?? 0) < engagement.version);
  });

  it('refuses a tick without the right: the other side’s rows lead to their answer', async () => {
    const id = await room.setUp();
    const asked = await room.say(sam, 'what does the customer have to do?', room.alone(sam));
    assert.deepEqual(
      buttonsOn(asked.card, 'list.tick').map(({ item }) => item),
      (await row(id, 'provider')).engagement.items.filter(({ side }) => side === 'provider').map((item) => item.id),
      'only the folded rows of his own side',
    );
    const { item } = await row(id, 'customer');
    const data = {
      engagement: id,
      item: item.id,
      seen: 0,
      about: 'open',
      side: 'customer',
      phase: 'initiate',
      locale: 'en',
      page: 1,
    };
    const refused = await room.press(sam, 'list.tick', data, room.alone(sam));
    assert.match(textsOn(refused.card), /for Contoso/u);
    const stranger = await room.press(guest, 'list.tick', data, room.alone(guest));
    const unknown = await room.press(
      guest,
      'list.tick',
      { ...data, engagement: 'nosuchengagement' },
      room.alone(guest),
    );
    assert.ok(stranger.sentence);
    assert.equal(stranger.sentence, unknown.sentence);
    assert.equal((await row(id, 'customer')).item.tick, null);
  });

  it('speaks of the specialist’s own side to the specialist, and counts no standing duty', async () => {
    await room.setUp();
    const { card } = await room.say(sam, asks.en.left, room.alone(sam));
    assert.match(textsOn(card), /^Still open for Microsoft/u);
    const owed = await room.say(jonas, asks.en.left, room.alone(jonas));
    const [, required, done] = /^(\d+) required, 7 optional · (\d+) of \1 done$/mu.exec(textsOn(owed.card)) ?? [];
    assert.ok(done === '0' && Number(required) < 10, textsOn(owed.card));
    assert.match(textsOn(owed.card), /General responsibilities: \d+ to arrange/u);
  });

  it('shows what a later phase will hold, and what an earlier one held, without a tick', async () => {
    const id = await room.setUp();
    const ahead = await room.say(jonas, 'what do we have to do in enable?', room.alone(jonas));
    assert.match(textsOn(ahead.card), /hasn’t started/u);
    assert.deepEqual(buttonsOn(ahead.card, 'list.tick'), []);
    const here = await room.say(jonas, 'what do we have to do in initiate?');
    assert.deepEqual(buttonsOn(here.card, 'list.tick'), [], 'others read along');
    assert.ok(buttonsOn(here.card, 'ask.about').length > 0);
    assert.ok(id);
  });

  it('tells a person outside the channel’s engagement whom to ask', async () => {
    await room.setUp();
    assert.match((await room.say(guest, asks.en.mine)).sentence ?? '', /Ana Lima/u);
    assert.ok((await room.say(guest, asks.en.left)).card);
  });

  it('counts days late from the day it was due', async () => {
    await room.close();
    room = await openRoom(ticking('2026-12-05T09:00:00.000Z'));
    const id = await room.setUp();
    const items = (await row(id, 'customer')).engagement.items.length;
    const lines = 'add Open port 443 | customer | 2026-12-03';
    const save = buttonsOn((await room.say(ana, lines)).card, 'remediation.save')[0];
    await room.press(ana, 'remediation.save', save);
    assert.ok((await row(id, 'customer')).engagement.items.length > items);
    const { card } = await room.say(ana, 'what is left for us in remediate?', room.alone(ana));
    assert.match(textsOn(card), /Open port 443\ndue Dec 3, 2026 · 2 days late/u);
  });

  it('pages what the documents list: in place alone, as a message where others read', async () => {
    const { card } = await room.say(guest, 'who does what?', room.alone(guest));
    const [next] = buttonsOn(card, 'list.duties');
    assert.ok(next);
    assert.ok((await room.press(guest, 'list.duties', next, room.alone(guest))).card);
    const shared = await room.press(guest, 'list.duties', next);
    assert.ok(shared.message && shared.card === undefined);
  });

  it('is recorded, and never taken for one when it is about a matter', async () => {
    const reply = await room.say(guest, asks.en.assess, room.alone(guest));
    await reply.after?.();
    const ordinary = await room.say(guest, 'what do we have to do about firewall ports?', room.alone(guest));
    await ordinary.after?.();
    const asked = await room.store.questions.since('2000-01-01T00:00:00.000Z');
    assert.deepEqual(
      asked.map(({ outcome }) => outcome),
      ['list', 'found'],
    );
  });

  it('for what is mine begins with what is assigned to the asker, by name or by role, the earliest date first', async () => {
    const engagement = await room.setUp();
    const { item: theirs } = await row(engagement, 'provider');
    const found = await room.store.engagements.find(engagement);
    const ours = (found?.items ?? []).filter((one) => one.side === 'customer');
    const [one, two, three] = ours;
    assert.ok(one && two && three);
    const assign = async (id: string, more: object) => {
      const item = (await room.store.engagements.find(engagement))?.items.find((i) => i.id === id);
      await room.press(ana, 'item.save', { engagement, item: id, seen: item?.version, page: 1, ...more });
    };
    await assign(two.id, { assignees: jonas.id });
    await assign(three.id, { assignees: 'role:customer', due: '2026-11-10' });
    await assign(theirs.id, { assignees: jonas.id, due: '2027-01-10' });
    const { card } = await room.say(jonas, asks.en.mine, room.alone(jonas));
    const texts = textsOn(card).split('\n');
    const at = (text: string) => texts.findIndex((line) => line.includes(text));
    const order = [
      at('Assigned to me'),
      at(three.text),
      at(theirs.text),
      at(two.text),
      at('Others on this side'),
      at(one.text),
    ];
    assert.ok(
      order.every((place) => place >= 0),
      textsOn(card),
    );
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
      textsOn(card),
    );
    assert.match(textsOn(card), /10 days late/u);
    const other = await room.say(jonas, asks.en.left, room.alone(jonas));
    assert.doesNotMatch(textsOn(other.card), /Assigned to me/u);
  });
});
