import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import { locales } from '../../../data/domain/responsibility.js';
import { guest, jonas, ticking } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

const firewall = {
  en: 'who configures the firewall ports?',
  ko: '방화벽 포트는 누가 설정하나요?',
  'pt-BR': 'quem configura as portas do firewall?',
  sv: 'vem konfigurerar brandväggsportarna?',
} as const;

describe('an answer that is said to name the wrong side', () => {
  let room: RealRoom;
  beforeEach(async () => {
    room = await openRoom(ticking());
  });
  afterEach(async () => await room.close());

  async function disputed(person: typeof guest, locale: (typeof locales)[number] = 'en') {
    const there = room.alone(person, locale);
    const asked = await room.say(person, firewall[locale], there);
    await asked.after?.();
    const wrong = buttonsOn(asked.card, 'feedback.give').find(({ verdict }) => verdict === 'wrong-side');
    assert.ok(wrong);
    return { there, wrong, reply: await room.press(person, 'feedback.give', wrong, there) };
  }

  for (const locale of locales) {
    it(`is asked which side is right, and the answer is kept with it, in ${locale}`, async () => {
      const { there, wrong, reply } = await disputed(guest, locale);
      assert.ok(textsOn(reply.card).includes(t(locale, 'feedback.which-side')));
      const sides = buttonsOn(reply.card, 'feedback.side');
      assert.deepEqual(
        sides.map(({ side }) => side),
        ['customer', 'microsoft', 'both', 'unknown'],
      );
      const { card } = await room.press(guest, 'feedback.side', sides[1] ?? {}, there);
      assert.ok(textsOn(card).includes(t(locale, 'feedback.noted')));
      assert.deepEqual(await room.store.questions.judgmentOf(String(wrong.question), guest.id), {
        verdict: 'wrong-side',
        side: 'provider',
      });
    });
  }

  it('is thanked for with the way to a specialist, where there is one', async () => {
    await room.setUp();
    const { there, reply } = await disputed(jonas);
    assert.equal(buttonsOn(reply.card, 'inquiry.preview').length, 1);
    const [side] = buttonsOn(reply.card, 'feedback.side');
    const { card } = await room.press(jonas, 'feedback.side', side ?? {}, there);
    assert.ok(textsOn(card).includes(t('en', 'feedback.noted-ask', { button: t('en', 'button.ask-specialist') })));
    assert.equal(buttonsOn(card, 'inquiry.preview').length, 1);
  });

  it('takes no side for a question that is not kept, or that another person asked', async () => {
    const { there, wrong } = await disputed(guest);
    const press = { ...wrong, side: 'both' };
    const { verdict: _verdict, ...data } = press as typeof press & { verdict: unknown };
    const { card } = await room.press(jonas, 'feedback.side', data, room.alone(jonas));
    assert.equal(card, undefined);
    assert.equal((await room.store.questions.judgmentOf(String(wrong.question), guest.id))?.side, null);
    assert.ok((await room.press(guest, 'feedback.side', data, there)).card);
  });
});
