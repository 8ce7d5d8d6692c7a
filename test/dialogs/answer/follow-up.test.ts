import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import type { Person } from '../../../data/domain/person.js';
import type { Locale } from '../../../data/domain/responsibility.js';
import { guest, jonas, mina, ticking } from '../../support/history.js';
import { openRoom, type RealRoom, shipped } from '../../support/real-room.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

interface Asks {
  readonly firewall: string;
  readonly assess: string;
  readonly microsoft: string;
  readonly us: string;
  readonly why: string;
  readonly screen: string;
  readonly enable: string;
  readonly mfa: string;
  readonly duties: string;
  readonly nothing: RegExp;
  readonly noPart: RegExp;
  readonly written: RegExp;
}

const asks: Readonly<Record<Locale, Asks>> = {
  en: {
    firewall: 'who configures the firewall ports?',
    assess: 'and in assess?',
    microsoft: 'and Microsoft?',
    us: 'and us?',
    why: 'why?',
    screen: 'who shares the screen in the assess phase?',
    enable: 'and in enable?',
    mfa: 'who turns on multi-factor authentication?',
    duties: 'what do we have to do in assess?',
    nothing: /^Nothing about .*firewall.* in the Assess phase/u,
    noPart: /don’t give Microsoft a part/u,
    written: /^Source\n“[\s\S]*Heading: [\s\S]*Line: \d+[\s\S]*Document: FastTrack[\s\S]*Date: Jun 16, 2021/u,
  },
  ko: {
    firewall: '방화벽 포트는 누가 설정하나요?',
    assess: '그럼 평가 단계에서는요?',
    microsoft: '마이크로소프트는요?',
    us: '그럼 우리는요?',
    why: '왜요?',
    screen: '평가 단계에서 화면 공유는 누가 하나요?',
    enable: '활성화 단계에서는요?',
    mfa: '다단계 인증은 누가 켜나요?',
    duties: '평가 단계에서 우리가 할 일이 뭐예요?',
    nothing: /^평가 단계에는 없음: .*방화벽/u,
    noPart: /Microsoft 담당 부분이 문서에 나와 있지 않습니다/u,
    written: /^출처\n“[\s\S]*제목: [\s\S]*행: \d+[\s\S]*문서: 2021[\s\S]*날짜: 2021/u,
  },
  'pt-BR': {
    firewall: 'quem configura as portas do firewall?',
    assess: 'e na avaliação?',
    microsoft: 'e a Microsoft?',
    us: 'e a gente?',
    why: 'por quê?',
    screen: 'quem compartilha a tela na fase de avaliação?',
    enable: 'e na ativação?',
    mfa: 'quem ativa a autenticação multifator?',
    duties: 'o que temos que fazer na avaliação?',
    nothing: /^Nada sobre .*firewall na fase Avaliação/u,
    noPart: /não dão nenhum papel à Microsoft/u,
    written: /^Fonte\n“[\s\S]*Título: [\s\S]*Linha: \d+[\s\S]*Documento: [\s\S]*2021[\s\S]*Data: 16 de jun/u,
  },
  sv: {
    firewall: 'vem konfigurerar brandväggsportarna?',
    assess: 'och i bedömningen?',
    microsoft: 'och Microsoft?',
    us: 'och vi då?',
    why: 'varför?',
    screen: 'vem delar sin skärm i bedömningsfasen?',
    enable: 'och i aktiveringsfasen?',
    mfa: 'vem slår på multifaktorautentisering?',
    duties: 'vad ska vi göra i bedömningsfasen?',
    nothing: /^Inget om .*brandväggsportar i fasen Bedömning/u,
    noPart: /anger ingen roll för Microsoft/u,
    written: /^Här står det\n”[\s\S]*Rubrik: [\s\S]*Rad: \d+[\s\S]*Dokument: [\s\S]*2021[\s\S]*Datum: 16 juni/u,
  },
};

const partyOf = (responsibility = ''): string | null | undefined =>
  shipped().dataset.responsibilities.find(({ id }) => id === responsibility)?.party;

describe('a follow-up', function () {
  this.timeout(300_000);
  let room: RealRoom;
  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(() => room.close());

  /** Says one thing after another, each once the one before was remembered; gives back the last reply. */
  async function talk(person: Person, ...said: readonly string[]) {
    let reply = {};
    for (const text of said) {
      const answered = await room.say(person, text, room.alone(person));
      await answered.after?.();
      reply = answered;
    }
    return reply as Awaited<ReturnType<RealRoom['say']>>;
  }

  for (const locale of Object.keys(asks) as Locale[]) {
    const is = asks[locale];
    describe(`in ${locale}`, () => {
      it('about a phase that has nothing on the matter says so, with the nearest there and no party', async () => {
        const { card } = await talk(guest, is.firewall, is.assess);
        assert.match(textsOn(card), is.nothing);
        assert.equal(buttonsOn(card, 'ask.about').length, 3);
        assert.doesNotMatch(textsOn(card), /Microsoft|our organisation|고객사|ua empresa|kunden\)/u);
        assert.equal(card?.lang, locale);
      });

      it('about a phase that has the same matter answers it there', async () => {
        const { card } = await talk(guest, is.screen, is.enable);
        assert.match(textsOn(card), /(Enable|활성화|Ativação|Aktivering)/u);
        assert.match(textsOn(card), /screen|화면|tela|skärm/u);
      });

      it('about the other side answers its part from the link, and back again', async () => {
        const theirs = await talk(guest, is.firewall, is.microsoft);
        assert.match(textsOn(theirs.card), /TCP\/IP/u);
        const ours = await talk(guest, is.us);
        assert.doesNotMatch(textsOn(ours.card).split('\n')[1] ?? '', /TCP/u);
        assert.equal(ours.card?.lang, locale);
      });

      it('about a side without a part says that the documents name none', async () => {
        const { sentence } = await talk(guest, is.mfa, is.microsoft);
        assert.match(sentence ?? '', is.noPart);
      });

      it('"why?" shows the line, its heading, its document and its day', async () => {
        const { card } = await talk(guest, is.firewall, is.why);
        assert.match(textsOn(card), is.written);
      });

      it('after a list goes on with the list', async () => {
        const first = await talk(guest, is.duties);
        const other = await talk(guest, is.enable);
        const theirs = await talk(guest, is.microsoft);
        const leads = [first, other, theirs].map(({ card }) => String(buttonsOn(card, 'ask.about')[0]?.responsibility));
        assert.equal(new Set(leads).size, 3, leads.join('\n'));
        assert.equal(partyOf(leads[2]), 'microsoft');
        assert.ok((await talk(guest, is.why)).sentence, 'each row has a source of its own');
      });

      it('can be rated like an answer, is drawn the same again, and is logged with who was named and where', async () => {
        for (const [text, shows] of [
          [is.microsoft, /TCP\/IP/u],
          [is.why, is.written],
        ] as const) {
          const { card } = await talk(guest, is.firewall, text);
          const [, wrong] = buttonsOn(card, 'feedback.give');
          const thanked = await room.press(guest, 'feedback.give', wrong, room.alone(guest, locale));
          assert.match(textsOn(thanked.card), shows);
          assert.ok(textsOn(thanked.card).includes(t(locale, 'feedback.which-side')));
          assert.equal(textsOn(thanked.card).split('\n')[1], textsOn(card).split('\n')[1]);
          const asked = await room.store.questions.judgedSince('2000-01-01T00:00:00.000Z');
          const logged = asked.find(({ id }) => id === wrong?.question);
          assert.deepEqual([logged?.text, logged?.outcome, logged?.verdicts], [text, 'found', ['wrong-side']]);
          assert.deepEqual(logged?.citations, [wrong?.responsibility]);
          assert.ok(logged?.parties?.includes('microsoft') || logged?.parties?.includes('customer'));
        }
        const silent = await talk(guest, is.firewall, is.assess);
        assert.deepEqual(
          buttonsOn(silent.card, 'feedback.give'),
          [],
          'there is nothing to rate where nothing was said',
        );
      });

      it('puts no half a question into a question to the specialist', async () => {
        await room.setUp();
        const { card } = await talk(jonas, is.firewall, is.microsoft);
        const back = room.alone(jonas, locale);
        const preview = await room.press(jonas, 'inquiry.preview', buttonsOn(card, 'inquiry.preview')[0], back);
        assert.ok(!JSON.stringify(preview.card).includes(is.microsoft));
        const again = await room.press(jonas, 'inquiry.cancel', buttonsOn(preview.card, 'inquiry.cancel')[0], back);
        assert.match(textsOn(again.card), /TCP\/IP/u);
        assert.equal(buttonsOn(again.card, 'feedback.give').length, 3);
      });

      it('without an answer before it is asked about kindly', async () => {
        for (const text of [is.assess, is.microsoft, is.why]) {
          const { sentence, card } = await talk(guest, text);
          assert.ok(sentence && card === undefined, text);
        }
      });
    });
  }

  it('goes on from the newest answer of this person in this conversation', async () => {
    await talk(mina, asks.en.mfa);
    await talk(guest, asks.en.firewall);
    assert.match(textsOn((await talk(guest, 'why?')).card), /firewall/u);
    assert.match(textsOn((await talk(mina, 'why?')).card), /multi-factor|MFA/iu);
    assert.ok((await room.say(guest, 'why?')).sentence, 'nothing was asked in the channel');
  });

  it('goes on from the part that was shown last', async () => {
    const { card } = await talk(guest, asks.en.firewall, 'and Microsoft?', 'where does it say that?');
    assert.match(textsOn(card), /TCP\/IP/u);
  });

  it('goes on from a button below an answer, and from an example', async () => {
    const nothing = await talk(guest, asks.en.firewall, 'and in assess?');
    const pressed = await room.press(guest, 'ask.about', buttonsOn(nothing.card, 'ask.about')[0], room.alone(guest));
    await pressed.after?.();
    assert.match(textsOn((await talk(guest, 'why?')).card), /Assess phase/u);
    const example = await room.press(jonas, 'ask.example', { example: 3 }, room.alone(jonas));
    await example.after?.();
    assert.match(textsOn(example.message), /^To do for Microsoft/u);
    assert.match(textsOn((await talk(jonas, 'and us?')).card), /^To do for your organization/u);
  });

  it('is over after ten minutes', async () => {
    let minute = 0;
    const clock = () => `2026-11-20T12:${String(minute).padStart(2, '0')}:00.000Z`;
    await room.close();
    room = await openRoom(clock);
    await talk(guest, asks.en.firewall);
    minute = 10;
    assert.ok((await talk(guest, 'why?')).card);
    minute = 11;
    assert.ok((await talk(guest, 'why?')).sentence);
  });

  it('keeps the language of the answer where its own words are the same in every language', async () => {
    const { card } = await talk(guest, asks.sv.firewall, 'Microsoft?');
    assert.equal(card?.lang, 'sv');
  });

  it('after a silence finds nothing to go on from, and guesses no party', async () => {
    const parking = 'who approves parking permits?';
    assert.match((await talk(guest, parking, 'why?')).sentence ?? '', /no source/u);
    assert.match(
      textsOn((await talk(guest, parking, 'and in assess?')).card),
      /^Nothing about this in the Assess phase/u,
    );
    assert.ok((await talk(guest, parking, 'and Microsoft?')).sentence);
  });

  it('is never what a full question is taken for', async () => {
    const { card } = await talk(guest, asks.en.firewall, asks.en.mfa);
    assert.match(textsOn(card), /multi-factor|MFA/iu);
    assert.match(textsOn((await talk(guest, 'and who buys the public certificates?')).card), /certificate/u);
  });

  it('"and what does Microsoft do?" goes on after an answer, and asks for a list otherwise', async () => {
    const list = await talk(guest, 'and what does Microsoft do?');
    assert.match(textsOn(list.card), /^To do for Microsoft/u);
    const part = await talk(guest, asks.en.firewall, 'and what does Microsoft do?');
    assert.match(textsOn(part.card), /TCP\/IP/u);
  });

  it('reaches another process: what it goes on from is in the store', async () => {
    await talk(guest, asks.en.firewall);
    const { contexts } = room.store;
    const kept = await contexts.find('a:29:guest', guest.id, ticking()());
    assert.equal(kept?.kind, 'answer');
  });
});
