import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { t } from '../../../cards/kit/i18n.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { Inquiry } from '../../../data/domain/inquiry/inquiry.js';
import type { Person } from '../../../data/domain/person.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { openStore, type Store } from '../../../data/store/store.js';
import type { Knowledge, Reply, Turn } from '../../../dialogs/turn/turn.js';
import { ana, guest, jonas, mina, sam, ticking } from '../../support/history.js';
import { answer, sampleAnswers } from '../../support/sample-answer.js';
import { buttonsOn, channel, type Room, roomOn, smallKnowledge, textsOn } from '../../support/turns.js';

const personal = (person: Person): Partial<Turn> => {
  const chat = `a:${person.id.slice(3)}`;
  return { place: 'personal', conversation: chat, thread: chat };
};

/** Knows who configures the firewall, and is silent about everything else; hears Korean where there is Hangul. */
const knowledge: Knowledge = {
  ...smallKnowledge,
  answer: ({ text, locale = 'en' }) => {
    const language: Locale = /\p{Script=Hangul}/u.test(text) ? 'ko' : locale;
    if (!/firewall/iu.test(text)) return answer({ ...sampleAnswers.nothing, locale: language });
    const main = sampleAnswers.guided.main && { ...sampleAnswers.guided.main, topic };
    return { ...sampleAnswers.guided, main, locale: language };
  },
  about: (responsibility, locale) =>
    responsibility === 'en/firewall' ? { ...sampleAnswers.guided, locale, main: withTopic(), further: [] } : null,
};
const names = { en: 'Firewall', ko: '방화벽', 'pt-BR': 'Firewall da rede', sv: 'Brandvägg' } as const;
const topic = {
  id: 'firewall',
  party: 'customer',
  phase: 'enable',
  guides: false,
  group: false,
  other: [],
  names,
} as const;
const withTopic = () => sampleAnswers.guided.main && { ...sampleAnswers.guided.main, topic };

describe('asking a specialist', () => {
  let store: Store;
  let folder: string;
  let room: Room;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-inquiry-'));
    store = await openStore(path.join(folder, 'baton.sqlite'));
    room = roomOn(store, ticking(), knowledge);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function setUp(more: { locale?: Locale; accepted?: boolean; channel?: string } = {}): Promise<Engagement> {
    const { locale = 'en', accepted = true, channel: where = channel } = more;
    const place = { conversation: where, thread: where };
    await room.say(ana, 'start', place);
    const started = await store.engagements.inChannel(where);
    assert.ok(started);
    const form = { customer: 'Contoso', workloads: 'intune', locale, projectManager: ana.id, specialist: sam.id };
    const people = { lead: mina.id, team: jonas.id };
    await room.press(ana, 'setup.save', { engagement: started.id, ...form, ...people }, place);
    if (accepted) await room.press(sam, 'specialist.accept', { engagement: started.id }, place);
    const engagement = await store.engagements.find(started.id);
    assert.ok(engagement);
    return engagement;
  }

  const one = (reply: Reply, verb: string): Readonly<Record<string, unknown>> => {
    const [found] = buttonsOn(reply.card, verb);
    assert.ok(found, `${verb} on ${textsOn(reply.card)} ${reply.sentence ?? ''}`);
    return found;
  };

  /** What would be posted now, as kind and place. */
  async function waiting(): Promise<readonly string[]> {
    const here = await store.engagements.inChannel(channel);
    const cards = await Promise.all([1, 2, 3].map((n) => store.cards.aboutInquiry(here?.id ?? '', n)));
    return cards
      .flat()
      .filter(({ state }) => state === 'wanted')
      .map(({ kind, conversation }) => `${kind} ${conversation}`);
  }

  async function sent(text = 'who pays for the flights?', more: Partial<Turn> = personal(jonas)): Promise<Inquiry> {
    const preview = await room.say(jonas, `ask a specialist ${text}`, more);
    await room.press(jonas, 'inquiry.send', { ...one(preview, 'inquiry.send'), text }, { pressed: 'p1', ...more });
    const [inquiry] = await inquiries();
    assert.ok(inquiry);
    return inquiry;
  }

  const inquiries = async (): Promise<readonly Inquiry[]> => {
    const here = await store.engagements.inChannel(channel);
    const found = await Promise.all([1, 2, 3].map((n) => store.inquiries.numbered(here?.id ?? '', n)));
    return found.filter((inquiry) => inquiry !== null);
  };

  const replied = async (inquiry: Inquiry, more: Readonly<Record<string, unknown>> = {}): Promise<Reply> => {
    const form = await room.press(sam, 'inquiry.reply-form', { inquiry: inquiry.id });
    return await room.press(sam, 'inquiry.reply', {
      ...one(form, 'inquiry.reply'),
      reply: 'Your own people.',
      ...more,
    });
  };

  it('sends no reply of which a part was lost on its way', async () => {
    await setUp();
    const inquiry = await sent('who pays for the flights?');
    const form = await room.press(sam, 'inquiry.reply-form', { inquiry: inquiry.id });
    const data = one(form, 'inquiry.reply');
    for (const part of [
      {},
      { reply: 'You.' },
      { reply: 'You.', side: 'customer' },
      { side: 'customer', keep: 'true' },
    ]) {
      const reply = await room.pressBare(sam, 'inquiry.reply', { ...data, ...part });
      assert.match(textsOn(reply.card), /didn’t reach me|Enter some text/u, JSON.stringify(part));
      assert.equal((await inquiries())[0]?.state, 'asked');
    }
  });

  it('shows the exact words, the channel and how many people see it, before anything is sent', async () => {
    await setUp();
    const reply = await room.say(jonas, 'ask a specialist who pays\nfor the *flights*?', personal(jonas));
    const shown = JSON.stringify(reply.card);
    assert.ok(shown.includes(JSON.stringify('who pays\nfor the *flights*?')), shown);
    assert.match(textsOn(reply.card), /The Contoso channel · visible to 5 people/);
    assert.match(textsOn(reply.card), /Sam Reyes has no personal chat with me yet/);
    assert.match(textsOn(reply.card), /You’ll get the reply here/);
    assert.deepEqual(await inquiries(), []);
  });

  it('is understood in four languages', async () => {
    await setUp();
    for (const [locale, said, title] of [
      ['en', 'ask a specialist: who pays for the flights?', 'Question to the specialist'],
      ['ko', '전문가에게 질문 항공료는 누가 내나요?', '전문가에게 보낼 질문'],
      ['pt-BR', 'pergunte à especialista quem paga as passagens?', 'Pergunta ao especialista'],
      ['sv', 'fråga specialisten vem betalar flygresorna?', 'En fråga till specialisten'],
    ] as const) {
      const reply = await room.say(jonas, said, { ...personal(jonas), locale });
      assert.match(textsOn(reply.card), new RegExp(title), locale);
      assert.ok(reply.card && JSON.stringify(reply.card.body).includes(said.slice(said.search(/who|항공|quem|vem/u))));
    }
  });

  it('starts from an answer, found or nothing, with its words; cancelling leads back to it and sends nothing', async () => {
    await setUp();
    for (const text of ['who configures the firewall?', 'who pays for the flights?']) {
      const answered = await room.say(jonas, text);
      await answered.after?.();
      const preview = await room.press(jonas, 'inquiry.preview', one(answered, 'inquiry.preview'));
      assert.ok(JSON.stringify(preview.card).includes(text));
      const back = await room.press(jonas, 'inquiry.cancel', one(preview, 'inquiry.cancel'));
      assert.equal(textsOn(back.card), textsOn(answered.card));
      assert.equal(back.takeBack, undefined, 'the answer stays');
    }
    assert.deepEqual(await waiting(), []);
    assert.deepEqual(await inquiries(), []);
  });

  it('takes a cancelled preview of its own out of the channel again', async () => {
    await setUp();
    const preview = await room.say(jonas, 'ask a specialist who pays?');
    const cancel = one(preview, 'inquiry.cancel');
    const others = await room.press(mina, 'inquiry.cancel', cancel, { pressed: 'preview' });
    assert.match(others.sentence ?? '', /Only the person who asked/);
    const reply = await room.press(jonas, 'inquiry.cancel', cancel, { pressed: 'preview' });
    assert.deepEqual([textsOn(reply.card).includes('Nothing was sent.'), reply.takeBack], [true, true]);
    const live = await room.press(jonas, 'inquiry.cancel', cancel, { pressed: 'message-1' });
    assert.equal(live.takeBack, undefined, 'a live card is not a preview, whatever a press claims');
    assert.deepEqual(await inquiries(), []);
  });

  it('sends the edited text, once, and says that it was sent', async () => {
    await setUp();
    const answered = await room.say(jonas, 'who pays for the flights?', personal(jonas));
    await answered.after?.();
    const preview = await room.press(jonas, 'inquiry.preview', one(answered, 'inquiry.preview'), personal(jonas));
    const send = { ...one(preview, 'inquiry.send'), text: 'who pays for the flights, please?' };
    const first = await room.press(jonas, 'inquiry.send', send, personal(jonas));
    const second = await room.press(jonas, 'inquiry.send', { ...send, text: 'and again' }, personal(jonas));
    assert.match(textsOn(first.card), /The question was sent/);
    assert.equal(textsOn(second.card), textsOn(first.card));
    assert.deepEqual(
      (await inquiries()).map(({ text }) => text),
      ['who pays for the flights, please?'],
    );
    assert.deepEqual([...(await waiting())].sort(), ['asked a:jonas', `inquiry ${channel}`]);
  });

  it('keeps what was typed when it cannot be sent as it is', async () => {
    await setUp();
    const preview = await room.say(jonas, 'ask a specialist', personal(jonas));
    const send = one(preview, 'inquiry.send');
    const empty = await room.press(jonas, 'inquiry.send', { ...send, text: '  ' }, personal(jonas));
    assert.match(textsOn(empty.card), /Enter some text first/);
    const long = 'y'.repeat(1_600);
    const tooLong = await room.press(jonas, 'inquiry.send', { ...send, text: long }, personal(jonas));
    assert.ok(JSON.stringify(tooLong.card).includes(long));
    assert.deepEqual(await inquiries(), []);
  });

  it('goes directly to a specialist who has a personal chat, in that chat’s language', async () => {
    await setUp();
    const chat = { conversation: 'a:sam', serviceUrl: 'https://x.example', tenant: 't', botId: '28:b' };
    const at = '2026-11-20T11:00:00.000Z';
    await store.conversations.remember({ ...chat, kind: 'personal', person: sam.id, locale: 'sv', at });
    const preview = await room.say(jonas, 'ask a specialist who pays?', personal(jonas));
    assert.match(textsOn(preview.card), /Sam Reyes \(Contoso\), in a personal message/);
    const here = await store.engagements.inChannel(channel);
    const to = `${here?.id}/${sam.id}`;
    const send = { ...one(preview, 'inquiry.send'), to, text: 'who pays?' };
    await store.conversations.stopWriting('a:sam', 'blocked');
    const gone = await room.press(jonas, 'inquiry.send', send, personal(jonas));
    assert.match(textsOn(gone.card), /can’t reach that specialist directly anymore/);
    await store.conversations.resumeWriting('a:sam');
    await room.press(jonas, 'inquiry.send', send, personal(jonas));
    const [inquiry] = await inquiries();
    assert.deepEqual([inquiry?.to, inquiry?.direct], ['a:sam', { person: sam, locale: 'sv' }]);
    assert.deepEqual(await waiting(), ['inquiry a:sam'], 'the preview’s own message is the asker’s card');
    const others = await room.press(mina, 'inquiry.show', { inquiry: inquiry?.id });
    const unknown = await room.press(mina, 'inquiry.show', { inquiry: 'nosuchinquiry' });
    assert.equal(others.sentence, unknown.sentence);
    assert.ok(others.sentence);
    const reply = { inquiry: inquiry?.id, seen: 1, reply: 'You do.', side: 'customer', keep: 'true' };
    await room.press(sam, 'inquiry.reply', reply, personal(sam));
    for (const verb of ['inquiry.show', 'inquiry.not-agree']) {
      const note = await room.press(mina, verb, { inquiry: inquiry?.id, seen: 2 });
      assert.match(textsOn(note.card), /Specialist’s note[\s\S]*You do\./);
      assert.doesNotMatch(JSON.stringify(note.card), /who pays|Jonas/, 'the question stays between the two');
    }
    const denied = await room.press(ana, 'inquiry.agree', { inquiry: inquiry?.id, seen: 3 });
    assert.match(textsOn(denied.card), /Only Mina Park can agree/);
  });

  it('offers every engagement in which the asker can ask, and no other', async () => {
    const first = await setUp();
    const second = await setUp({ channel: '19:other@thread.tacv2' });
    const preview = await room.say(jonas, 'ask a specialist who pays?', personal(jonas));
    const shown = JSON.stringify(preview.card);
    assert.ok(shown.includes(`"value":"${first.id}"`) && shown.includes(`"value":"${second.id}"`));
    const inChannel = await room.say(jonas, 'ask a specialist who pays?');
    assert.equal(one(inChannel, 'inquiry.send').to, first.id);
  });

  it('is for the people of the engagement, in every language', async () => {
    await setUp();
    for (const locale of locales) {
      const inChannel = await room.say(guest, t(locale, 'command.ask-specialist'), { locale });
      assert.equal(inChannel.sentence, t(locale, 'refusal.not-in-people', { known: 'yes', name: ana.name }));
      const alone = await room.say(guest, t(locale, 'command.ask-specialist'), { ...personal(guest), locale });
      assert.equal(alone.sentence, t(locale, 'refusal.inquiry-no-engagement'));
    }
  });

  it('says that no specialist has accepted yet, and names whom to ask', async () => {
    await setUp({ accepted: false });
    for (const locale of locales) {
      const reply = await room.say(jonas, t(locale, 'command.ask-specialist'), { ...personal(jonas), locale });
      assert.equal(reply.sentence, t(locale, 'refusal.no-specialist-to-ask', { known: 'yes', name: ana.name }));
    }
  });

  it('shows the specialist the asker’s own words, the language by its name, and the nearest topics in theirs', async () => {
    await setUp();
    const inquiry = await sent('방화벽 firewall **누가**?');
    for (const [locale, language] of [
      ['en', 'asked in Korean'],
      ['ko', '질문 언어: 한국어'],
      ['pt-BR', 'pergunta feita em coreano'],
      ['sv', 'ställd på koreanska'],
    ] as const) {
      const form = await room.press(sam, 'inquiry.reply-form', { inquiry: inquiry.id }, { locale });
      const texts = textsOn(form.card);
      assert.ok(texts.includes('방화벽 firewall \\*\\*누가\\*\\*?'), texts);
      assert.ok(texts.includes(language), texts);
      assert.ok(texts.includes(names[locale]), texts);
      assert.equal(one(form, 'inquiry.reply').seen, 1);
    }
  });

  it('is answered by the specialist alone; the reply goes back to where it was asked, with who and when', async () => {
    await setUp();
    const inquiry = await sent();
    const others = await room.press(mina, 'inquiry.reply-form', { inquiry: inquiry.id });
    assert.match(textsOn(others.card), /Only the specialist can reply\. Ask Sam Reyes/);
    const forged = await room.press(mina, 'inquiry.reply', { inquiry: inquiry.id, seen: 1, reply: 'No one.' });
    assert.match(textsOn(forged.card), /Only the specialist can reply/);
    const empty = await room.press(sam, 'inquiry.reply', { inquiry: inquiry.id, seen: 1, reply: ' ' });
    assert.ok(one(empty, 'inquiry.reply'));
    const done = await replied(inquiry);
    assert.match(textsOn(done.card), /Sam Reyes · [^\n]*2026[^\n]*UTC/);
    assert.match(textsOn(done.card), /Your own people\./);
    assert.ok((await waiting()).includes('asked a:jonas'));
  });

  it('goes back to the thread of a channel in which it was asked', async () => {
    await setUp();
    const inquiry = await sent('who pays?', { thread: `${channel};messageid=77`, pressed: 'p9' });
    assert.deepEqual([inquiry.from, inquiry.personal], [`${channel};messageid=77`, false]);
    const cards = await store.cards.aboutInquiry(inquiry.engagement, 1);
    assert.deepEqual(cards.map(({ kind, state, activity }) => [kind, state, activity]).sort(), [
      ['asked', 'live', 'p9'],
      ['inquiry', 'wanted', null],
    ]);
    await replied(inquiry);
    const later = await store.cards.aboutInquiry(inquiry.engagement, 1);
    assert.ok(later.some((c) => c.kind === 'asked' && c.state === 'wanted' && c.conversation === inquiry.from));
  });

  it('is withdrawn before it is answered, and the specialist’s card says so and takes no reply', async () => {
    await setUp();
    const inquiry = await sent();
    const data = { inquiry: inquiry.id, seen: 1 };
    assert.match(textsOn((await room.press(mina, 'inquiry.withdraw', data)).card), /Only Jonas Berg can do that/);
    await room.press(jonas, 'inquiry.withdraw', data, personal(jonas));
    const card = (await room.press(sam, 'inquiry.show', { inquiry: inquiry.id })).card;
    assert.match(textsOn(card), /Jonas Berg withdrew this question/);
    assert.equal(buttonsOn(card, 'inquiry.reply-form').length, 0);
    const late = await room.press(sam, 'inquiry.reply', { ...data, reply: 'Too late.' });
    assert.match(textsOn(late.card), /Jonas Berg withdrew this question/);
    assert.equal((await inquiries())[0]?.reply, null);
  });

  it('is cited beside the documents when the same topic is asked in that engagement, in any language', async () => {
    await setUp();
    const inquiry = await sent('who does our firewall?');
    await replied(inquiry, { keep: 'true', side: 'open' });
    for (const locale of locales) {
      const asked = await room.say(mina, 'firewall?', { ...personal(mina), locale });
      const texts = textsOn(asked.card);
      assert.ok(texts.includes(t(locale, 'kept.own', { customer: 'Contoso' })), texts);
      assert.match(texts, /Your own people\.[\s\S]*Sam Reyes · [^\n]*2026[^\n]*UTC/);
      assert.match(texts, /Who does what in the onboarding/, 'the document’s own line is still there');
    }
    const about = await room.press(mina, 'ask.about', { responsibility: 'en/firewall' }, personal(mina));
    assert.match(textsOn(about.message), /Your own people\./);
    assert.doesNotMatch(textsOn((await room.say(guest, 'firewall?', personal(guest))).card), /Your own people/);
    assert.doesNotMatch(textsOn((await room.say(mina, 'who pays?', personal(mina))).card), /Your own people/);
  });

  it('is cited for the same matter where the documents are silent, until the specialist withdraws it', async () => {
    await setUp();
    const inquiry = await sent();
    await replied(inquiry);
    const keep = one(await room.press(sam, 'inquiry.show', { inquiry: inquiry.id }), 'inquiry.keep');
    const denied = await room.press(jonas, 'inquiry.keep', keep);
    assert.match(textsOn(denied.card), /Only the specialist can reply/);
    await room.press(sam, 'inquiry.keep', keep);
    await room.press(sam, 'inquiry.keep', keep);
    const cited = async () => textsOn((await room.say(mina, 'Who pays the flights?')).card);
    assert.match(await cited(), /Answer for the Contoso engagement[\s\S]*Your own people/);
    const card = await room.press(sam, 'inquiry.show', { inquiry: inquiry.id });
    await room.press(sam, 'inquiry.withdraw-answer', one(card, 'inquiry.withdraw-answer'));
    assert.doesNotMatch(await cited(), /Your own people/);
    assert.deepEqual(
      (await store.inquiries.history(inquiry.id)).map(({ type }) => type),
      ['InquiryAsked', 'InquiryAnswered', 'AnswerKept', 'KeptAnswerWithdrawn'],
    );
  });

  it('that gives a duty to the other side is a specialist’s note until that side’s lead agrees', async () => {
    await setUp();
    const inquiry = await sent();
    const done = await replied(inquiry, { keep: 'true', side: 'customer' });
    assert.match(
      textsOn(done.card),
      /Responsible in this engagement: Contoso \(customer\)[\s\S]*becomes the engagement’s answer when Mina Park agrees/,
    );
    const cited = async (locale: Locale) =>
      textsOn((await room.say(mina, 'Who pays the flights?', { ...personal(mina), locale })).card);
    for (const locale of locales) {
      assert.ok((await cited(locale)).includes(t(locale, 'kept.note', { customer: 'Contoso' })), locale);
    }
    const data = { inquiry: inquiry.id, seen: 2 };
    for (const person of [jonas, sam, ana]) {
      assert.match(textsOn((await room.press(person, 'inquiry.agree', data)).card), /Only Mina Park can agree/);
    }
    const declined = await room.press(mina, 'inquiry.not-agree', data);
    assert.match(textsOn(declined.card), /Mina Park didn’t agree/);
    assert.match(await cited('en'), /not agreed to yet/);
    await room.press(mina, 'inquiry.agree', one(declined, 'inquiry.agree'));
    for (const locale of locales) {
      const [said = ''] = t(locale, 'inquiry.agreed', { name: mina.name, when: '|' }).split(/\s?\(?\|/u);
      assert.ok((await cited(locale)).includes(said), locale);
    }
  });

  it('is kept, and agreed to, only with the groups’ word where those decide', async () => {
    await setUp();
    const inquiry = await sent();
    const away = { groupRoles: async () => ({ specialist: 'unknown', customer: 'unknown' }) as const };
    const form = one(await room.press(sam, 'inquiry.reply-form', { inquiry: inquiry.id }), 'inquiry.reply');
    const typed = { ...form, reply: 'Your own people.', side: 'customer' };
    const kept = await room.press(sam, 'inquiry.reply', { ...typed, keep: 'true' }, away);
    assert.match(textsOn(kept.card), /can’t check who’s a specialist/u);
    assert.ok(JSON.stringify(kept.card).includes('Your own people.'), 'what was typed is still there');
    await room.press(sam, 'inquiry.reply', typed, away);
    assert.equal((await inquiries())[0]?.reply?.by.id, sam.id, 'a reply is one person’s word');
    const denied = await room.press(sam, 'inquiry.keep', { inquiry: inquiry.id, seen: 2 }, away);
    assert.match(textsOn(denied.card), /can’t check who’s a specialist/u);
    await room.press(sam, 'inquiry.keep', { inquiry: inquiry.id, seen: 2 });
    const agreed = await room.press(mina, 'inquiry.agree', { inquiry: inquiry.id, seen: 3 }, away);
    assert.match(textsOn(agreed.card), /can’t check who speaks for the customer/u);
    assert.equal((await inquiries())[0]?.kept?.agreed, null);
    const yes = { groupRoles: async () => ({ specialist: 'yes', customer: 'yes' }) as const };
    await room.press(mina, 'inquiry.agree', { inquiry: inquiry.id, seen: 3 }, yes);
    assert.equal((await inquiries())[0]?.kept?.agreed?.by.id, mina.id);
  });

  it('answers a forged press like an unknown id, and shows no other person’s question', async () => {
    await setUp();
    const inquiry = await sent();
    const away = { conversation: '19:elsewhere@thread.tacv2', thread: '19:elsewhere@thread.tacv2' };
    for (const [verb, more] of [
      ['inquiry.show', {}],
      ['inquiry.reply-form', {}],
      ['inquiry.reply', { seen: 1, reply: 'x' }],
      ['inquiry.keep', { seen: 1 }],
      ['inquiry.withdraw', { seen: 1 }],
      ['inquiry.withdraw-answer', { seen: 1 }],
      ['inquiry.agree', { seen: 1 }],
      ['inquiry.not-agree', { seen: 1 }],
    ] as const) {
      const forged = await room.press(sam, verb, { inquiry: inquiry.id, ...more }, away);
      const stranger = await room.press(guest, verb, { inquiry: inquiry.id, ...more }, personal(guest));
      const unknown = await room.press(sam, verb, { inquiry: 'nosuchinquiry', ...more });
      assert.ok(unknown.sentence, verb);
      assert.deepEqual([forged.sentence, stranger.sentence], [unknown.sentence, unknown.sentence], verb);
    }
    const send = { inquiry: inquiry.id, asker: mina.id, to: inquiry.engagement, text: 'mine now' };
    assert.ok((await room.press(mina, 'inquiry.send', send, personal(mina))).sentence);
    const asked = await room.say(mina, 'who sets up our private network?', personal(mina));
    await asked.after?.();
    const question = one(asked, 'inquiry.preview');
    const stolen = await room.press(jonas, 'inquiry.preview', question, personal(jonas));
    assert.doesNotMatch(JSON.stringify(stolen.card), /something private/);
    assert.equal((await inquiries())[0]?.version, 1);
  });

  it('leads from the form back to the card', async () => {
    await setUp();
    const inquiry = await sent();
    const form = await room.press(sam, 'inquiry.reply-form', { inquiry: inquiry.id });
    const back = await room.press(sam, 'inquiry.show', one(form, 'inquiry.show'));
    assert.ok(one(back, 'inquiry.reply-form'));
  });

  it('knows a message whose post was in doubt again when it is pressed', async () => {
    await setUp();
    const inquiry = await sent('who pays?', { ...personal(jonas), pressed: null });
    const claimed = await store.cards.claim({ now: '2026-11-21T12:00:00.000Z', ttlMs: 9, limit: 9, owner: 'x' });
    for (const card of claimed) await store.cards.markUnknown(card.id);
    const reply = await room.press(sam, 'inquiry.reply-form', { inquiry: inquiry.id }, { pressed: 'm7' });
    await reply.after?.();
    const known = await store.cards.at(channel, 'm7');
    assert.deepEqual([known?.kind, known?.page, known?.state], ['inquiry', 1, 'live']);
  });
});
