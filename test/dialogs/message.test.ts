import assert from 'node:assert/strict';
import { remediationPreviewCard } from '../../cards/checklist/remediation.js';
import { t as words } from '../../cards/kit/i18n.js';
import { locales } from '../../data/domain/responsibility.js';
import { ana, contoso, guest, jonas, sam } from '../support/history.js';
import { openRoom, type RealRoom } from '../support/real-room.js';
import { buttonsOn, textsOn } from '../support/turns.js';

describe('what was said', function () {
  this.timeout(300_000);
  let room: RealRoom;

  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(() => room.close());

  it('is answered in a line when it is a courtesy, and no document is asked', async () => {
    for (const [text, locale, key] of [
      ['thanks!', 'en', 'message.thanks'],
      ['👍', 'sv', 'message.agreement'],
      ['bom dia pessoal', 'pt-BR', 'message.greeting'],
      ['수고하세요', 'ko', 'message.goodbye'],
      ['test', 'en', 'message.test'],
    ] as const) {
      const reply = await room.say(ana, text, room.alone(ana, locale));
      assert.deepEqual([reply.card, reply.sentence], [undefined, words(locale, key)], text);
    }
    assert.deepEqual(
      room.logged.filter(({ event }) => event === 'question'),
      [],
    );
  });

  it('opens the help card when help is asked for in other words', async () => {
    const texts = { en: 'what can you do', ko: '뭐 할 수 있어?', 'pt-BR': 'o que vc faz?', sv: 'vad kan du göra' };
    for (const locale of locales) {
      const { card } = await room.say(ana, texts[locale], room.alone(ana, locale));
      assert.match(textsOn(card), new RegExp(words(locale, 'help.title'), 'u'), locale);
    }
  });

  it('opens the form that pauses, and pauses nothing by itself', async () => {
    const id = await room.setUp();
    const { card } = await room.say(ana, 'pause the engagement');
    assert.equal(buttonsOn(card, 'pause.save').length, 1);
    assert.equal((await room.store.engagements.find(id))?.state, 'active');
    const denied = await room.say(guest, 'pause');
    assert.equal(buttonsOn(denied.card, 'pause.save').length, 0);
  });

  it('shows the way to resume when the engagement is paused', async () => {
    const id = await room.setUp();
    await room.press(ana, 'pause.save', { engagement: id, reason: 'Holidays' });
    const { card } = await room.say(ana, 'resume the project please');
    assert.equal(buttonsOn(card, 'pause.end').length, 1);
    assert.equal((await room.store.engagements.find(id))?.state, 'paused');
  });

  it('gets an answer for each thing it asks, from the records and from the documents', async () => {
    await room.setUp();
    const asked = async (text: string, locale: 'en' | 'ko' | 'pt-BR' | 'sv' = 'en') => {
      const { card, more = [] } = await room.say(jonas, text, { locale });
      return [card, ...more].map((one) => textsOn(one));
    };
    for (const [text, locale, ...expected] of [
      [
        'who opens the firewall ports? also what phase are we in?',
        'en',
        /Contoso \(customer\) configures/u,
        /Initiate/u,
      ],
      ['what phase are we in and who opens the firewall ports?', 'en', /Initiate/u, /Contoso \(customer\) configures/u],
      ['who is late and what phase are we in?', 'en', /Nothing is late/u, /Initiate/u],
      ['vem är specialisten och vem öppnar brandväggsportarna?', 'sv', /Sam Reyes/u, /Contoso \(kund\) konfigurerar/u],
      ['quem é o especialista? e quem abre as portas do firewall?', 'pt-BR', /Sam Reyes/u, /Contoso \(cliente\)/u],
      ['전문가가 누구예요? 방화벽 포트는 누가 여나요?', 'ko', /Sam Reyes/u, /Contoso\(고객사\)/u],
    ] as const) {
      const answers = await asked(text, locale);
      assert.equal(answers.length, expected.length, text);
      for (const [at, one] of expected.entries()) assert.match(answers[at] ?? '', one, text);
    }
  });

  it('is quoted in the quotation marks of its language', async () => {
    for (const [text, locale, heading] of [
      ['vem köper licenser och vem utbildar användarna?', 'sv', '”vem köper licenser”'],
      ['who buys licenses and who trains users?', 'en', '“who buys licenses”'],
      ['quem compra licenças? e quem treina os usuários?', 'pt-BR', '“quem compra licenças?”'],
    ] as const) {
      const { card } = await room.say(ana, text, room.alone(ana, locale));
      assert.equal(textsOn(card).split('\n')[0], heading);
    }
    const lines = [{ text: 'Beställ telefoner', side: 'customer', due: null, unread: ['vid tillfälle'] }] as const;
    const card = remediationPreviewCard(contoso(), { draft: { id: 'draft1', lines }, locale: 'sv' });
    assert.match(textsOn(card), /”vid tillfälle”/u);
    assert.doesNotMatch(textsOn(card), /“/u);
  });

  it('gets one answer when its second part only goes on from the first', async () => {
    await room.setUp();
    for (const text of [
      'what phase are we in? We want to open the ports.',
      'who ticked the kick-off and when was it ticked?',
      'what is late and who is responsible for it?',
      'thanks! what phase are we in?',
      'who is Mina and what does she have to do?',
    ]) {
      const { more = [] } = await room.say(jonas, text);
      assert.deepEqual(more, [], text);
    }
  });

  it('says what can be had instead of a file', async () => {
    await room.setUp();
    const { sentence, card } = await room.say(jonas, 'send me the list as Excel');
    assert.equal(sentence, words('en', 'message.export'));
    assert.match(textsOn(card), /Initiate/u);
  });

  it('is asked about when it is none for certain, and asked as a question by its button', async () => {
    const { card, after } = await room.say(sam, 'https://example.com/x', room.alone(sam));
    assert.match(textsOn(card), /not sure what you mean/u);
    assert.equal(buttonsOn(card, 'help.show').length, 1);
    assert.equal(after, undefined);
    await room.store.questions.record({
      id: 'q00000000001',
      text: 'who opens the ports?',
      locale: 'en',
      outcome: 'nothing',
      parties: [],
      citations: [],
      at: '2026-11-20T10:00:00.000Z',
      person: sam.id,
      conversation: room.turn(sam, room.alone(sam)).conversation,
      datasetVersion: 'x',
    });
    const asked = await room.press(sam, 'reading.ask', { question: 'q00000000001' }, room.alone(sam));
    assert.notEqual(asked.message, undefined);
    const elsewhere = await room.press(sam, 'reading.ask', { question: 'q00000000001' });
    assert.equal(elsewhere.message, undefined);
    const status = await room.press(sam, 'reading.command', { command: 'help' }, room.alone(sam));
    assert.match(textsOn(status.message), new RegExp(words('en', 'help.title'), 'u'));
  });

  it('is answered beside a picture that is said to be unseen', async () => {
    const alone = { ...room.alone(ana), unseen: 'picture' } as const;
    assert.equal((await room.say(ana, '', alone)).sentence, words('en', 'message.picture-unseen'));
    const { sentence, card } = await room.say(ana, 'help', alone);
    assert.equal(sentence, words('en', 'message.picture-unseen-beside'));
    assert.notEqual(card, undefined);
  });
});
