import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { t } from '../../../cards/kit/i18n.js';
import { partyTitle } from '../../../cards/wording/names.js';
import { answerOf } from '../../../data/domain/answer/answer.js';
import { candidatesOf } from '../../../data/domain/answer/candidates.js';
import { concernOf } from '../../../data/domain/answer/feedback.js';
import type { Answer, Matter } from '../../../data/domain/answer/question.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { openStore, type Store } from '../../../data/store/store.js';
import type { Knowledge } from '../../../dialogs/turn/turn.js';
import { ana, guest, jonas, mina, sam, smallDataset, ticking } from '../../support/history.js';
import { answer } from '../../support/sample-answer.js';
import { buttonsOn, channel, filledIn, type Room, roomOn, textsOn } from '../../support/turns.js';

const { playbook } = smallDataset;
const [document] = smallDataset.documents;

function matter(text: string): Matter {
  const responsibility = smallDataset.responsibilities.find((one) => one.id === text || one.text === text);
  if (document === undefined || responsibility?.party == null) throw new Error(`There is no duty “${text}”.`);
  const { party, phase } = responsibility;
  return {
    ...{ topic: null, party, phase, score: 1, other: [] },
    evidence: [{ responsibility, source: document, score: 1 }],
  };
}

/** The first is of the phase that is current, and a row of its checklist. */
const offered = ['Bring the right people to the kick-off', 'Call the customer', 'Share a screen'].map(matter);
const ids = offered.map(({ evidence }) => evidence[0]?.responsibility.id);

/** Is sure of the ports, and finds three for everything else; the search has tests of its own. */
const knowledge: Knowledge = {
  dataset: smallDataset,
  answer: ({ text, locale = 'en' }): Answer => {
    const sure = /ports|portas|portarna|포트/u.test(text) ? answerOf(playbook, matter('Open the ports'), locale) : null;
    return sure ?? candidatesOf(playbook, offered, locale) ?? answer({ outcome: 'nothing' });
  },
  about: (id, locale) => answerOf(playbook, matter(id), locale),
  matter: (id) => matter(id),
  inPhase: () => ({ same: [], nearest: [] }),
  duties: () => [],
};

const words: Readonly<Record<Locale, { readonly asks: string; readonly others: string; readonly why: string }>> = {
  en: { asks: 'who invites the guests?', others: 'and Microsoft?', why: 'why?' },
  ko: { asks: '손님은 누가 초대하나요?', others: '마이크로소프트는요?', why: '왜요?' },
  'pt-BR': { asks: 'quem convida as visitas?', others: 'e a Microsoft?', why: 'por quê?' },
  sv: { asks: 'vem bjuder in gästerna?', others: 'och Microsoft?', why: 'varför?' },
};
const inAssess = {
  en: 'and in assess?',
  ko: '평가 단계에서는요?',
  'pt-BR': 'e na avaliação?',
  sv: 'och i bedömningen?',
};
const inEnable = {
  en: 'and in enable?',
  ko: '활성화 단계에서는요?',
  'pt-BR': 'e na ativação?',
  sv: 'och i aktiveringen?',
};

describe('a question that several statements may answer', () => {
  let store: Store;
  let folder: string;
  let room: Room;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-candidates-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    room = roomOn(store, ticking(), knowledge);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const alone = (person: typeof ana, locale: Locale = 'en') =>
    ({ place: 'personal', conversation: `a:${person.id}`, locale }) as const;

  async function say(text: string, where: Parameters<Room['say']>[2]) {
    const reply = await room.say(guest, text, where);
    await reply.after?.();
    return reply;
  }

  async function setUp(): Promise<void> {
    await room.say(ana, 'start');
    const engagement = (await store.engagements.inChannel(channel))?.id;
    const people = { projectManager: ana.id, specialist: sam.id, lead: mina.id, team: jonas.id };
    const about = { customer: 'Contoso', workloads: 'intune', locale: 'en' };
    await room.press(ana, 'setup.save', { engagement, ...about, ...people });
    await room.press(sam, 'specialist.accept', { engagement });
  }

  const which = (locale: Locale) => t(locale, 'candidates.which', { n: 3 });

  for (const locale of locales) {
    it(`is asked back with each statement, its party and its place, in ${locale}`, async () => {
      const { card } = await say(words[locale].asks, alone(guest, locale));
      const [headline = '', ...rest] = textsOn(card).split('\n');
      assert.equal(headline, which(locale));
      assert.equal(card?.fallbackText, headline);
      for (const { evidence, party } of offered) {
        assert.ok(rest.includes(evidence[0]?.responsibility.text ?? ''), rest.join('\n'));
        if (party === 'microsoft') assert.ok(rest.includes(partyTitle(playbook, party, locale)), rest.join('\n'));
      }
      assert.deepEqual(
        buttonsOn(card, 'ask.about').map(({ responsibility }) => responsibility),
        ids,
      );
      assert.equal(buttonsOn(card, 'feedback.give').length, 1);
    });

    it(`takes none of them for the answer when a few words go on from it, in ${locale}`, async () => {
      for (const text of [words[locale].others, words[locale].why]) {
        await say(words[locale].asks, alone(guest, locale));
        const { card } = await say(text, alone(guest, locale));
        assert.equal(textsOn(card).split('\n')[0], which(locale), text);
        assert.deepEqual(buttonsOn(card, 'joined.tick'), []);
      }
    });

    it(`is narrowed by the phase that is named then, and says where there is none, in ${locale}`, async () => {
      await say(words[locale].asks, alone(guest, locale));
      const { card } = await say(inAssess[locale], alone(guest, locale));
      assert.equal(textsOn(card).split('\n')[0], t(locale, 'candidates.which', { n: 1 }));
      assert.deepEqual(
        buttonsOn(card, 'ask.about').map(({ responsibility }) => responsibility),
        [ids[2]],
      );
      const elsewhere = await say(inEnable[locale], alone(guest, locale));
      assert.deepEqual(buttonsOn(elsewhere.card, 'ask.about'), []);
    });

    it(`is kept as none of these for the owners of the documents when that is pressed, in ${locale}`, async () => {
      const there = alone(guest, locale);
      const asked = await say(words[locale].asks, there);
      const [none] = buttonsOn(asked.card, 'feedback.give');
      const { card } = await room.press(guest, 'feedback.give', none, there);
      assert.equal(textsOn(card).split('\n')[0], which(locale));
      assert.ok(textsOn(card).includes(t(locale, 'candidates.noted')), textsOn(card));
      assert.deepEqual(buttonsOn(card, 'feedback.give'), []);
      const [logged] = await store.questions.judgedSince('2000-01-01T00:00:00.000Z');
      assert.equal(concernOf(logged?.outcome ?? '', logged?.verdicts ?? []), 'none-of-these');
    });
  }

  it('goes on from the statement that is tapped', async () => {
    const there = alone(guest);
    const asked = await say(words.en.asks, there);
    const [, second] = buttonsOn(asked.card, 'ask.about');
    const { message, after } = await room.press(guest, 'ask.about', second, there);
    await after?.();
    assert.match(textsOn(message), /^Microsoft is responsible for this\./u);
    const why = await say('why?', there);
    assert.match(textsOn(why.card), /“Call the customer”/u);
  });

  it('offers no row of the checklist, no tick and no kept answer of the first in the channel', async () => {
    await setUp();
    const sure = await room.say(jonas, 'who opens the ports?');
    assert.ok(textsOn(sure.card).includes(t('en', 'joined.title', { customer: 'Contoso' })));
    const { card } = await room.say(jonas, words.en.asks);
    const texts = textsOn(card);
    assert.ok(texts.includes('Contoso (customer)'), texts);
    assert.ok(!texts.includes(t('en', 'joined.title', { customer: 'Contoso' })), texts);
    assert.deepEqual(buttonsOn(card, 'joined.tick'), []);
    assert.equal(buttonsOn(card, 'inquiry.preview').length, 1);
  });

  it('goes to a specialist without an owner, with the candidates as what is near', async () => {
    await setUp();
    const there = alone(jonas);
    const asked = await room.say(jonas, words.en.asks, there);
    await asked.after?.();
    const preview = await room.press(jonas, 'inquiry.preview', buttonsOn(asked.card, 'inquiry.preview')[0], there);
    const back = await room.press(jonas, 'inquiry.cancel', buttonsOn(preview.card, 'inquiry.cancel')[0], there);
    assert.equal(textsOn(back.card).split('\n')[0], which('en'));
    const send = filledIn(preview.card, 'inquiry.send', { text: words.en.asks });
    const { card } = await room.press(jonas, 'inquiry.send', send, there);
    assert.equal(textsOn(card).split('\n')[0], which('en'));
    const engagement = (await store.engagements.inChannel(channel))?.id ?? '';
    const inquiry = await store.inquiries.numbered(engagement, 1);
    assert.deepEqual([inquiry?.matter.responsibility, inquiry?.matter.party], [null, null]);
    assert.deepEqual(
      inquiry?.nearest.map(({ responsibility }) => responsibility),
      ids,
    );
  });

  it('tells the operator no party, and logs all candidates in their order', async () => {
    await say(words.en.asks, alone(guest));
    const line = room.logged.find(({ event }) => event === 'question');
    assert.deepEqual(line?.facts, { outcome: 'several', locale: 'en' });
    const [logged] = await store.questions.since('2000-01-01T00:00:00.000Z');
    assert.deepEqual([logged?.parties, logged?.citations], [['customer', 'microsoft'], ids]);
  });

  it('stays apart from another question of the same message', async () => {
    const text = 'who invites the guests to the dinner, and who opens the firewall ports?';
    const { card, more = [] } = await say(text, alone(guest));
    const [one = '', two = ''] = [card, ...more].map((each) => textsOn(each));
    assert.ok(one.includes('who invites') && one.includes(which('en')), one);
    assert.ok(two.includes('who opens') && !two.includes(which('en')), two);
    assert.match(two, /is responsible for this\./u);
  });

  it('is drawn as it was pressed, and not for those who may not read the question', async () => {
    const asked = await say(words.en.asks, alone(guest));
    const [none] = buttonsOn(asked.card, 'feedback.give');
    const other = await room.press(jonas, 'feedback.give', none, alone(jonas));
    assert.equal(other.card, undefined);
    const gone = { ...none, candidates: ['no such statement'] };
    const lost = { ...knowledge, matter: () => null };
    const reply = await room.press(guest, 'feedback.give', gone, { ...alone(guest), knowledge: lost });
    assert.equal(reply.sentence, t('en', 'feedback.thanks'));
  });
});
