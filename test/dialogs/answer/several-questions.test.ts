import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import type { Card } from '../../../cards/kit/template.js';
import { locales } from '../../../data/domain/responsibility.js';
import { guest, ticking } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

const asked = {
  en: ['who configures the firewall ports', 'who pays for Dynamics 365?', ', and '],
  ko: ['방화벽 포트는 누가 설정하고', '다이나믹스 비용은 누가 내나요?', ' '],
  'pt-BR': ['quem configura as portas do firewall', 'quem paga o Dynamics 365?', ', e '],
  sv: ['vem konfigurerar brandväggsportarna', 'vem betalar för Dynamics 365?', ', och '],
} as const;

describe('a message with several questions', () => {
  let room: RealRoom;
  beforeEach(async () => {
    room = await openRoom(ticking());
  });
  afterEach(async () => await room.close());

  const cardsOf = ({ card, more = [] }: { card?: Card; more?: readonly Card[] }) =>
    [card, ...more].flatMap((one) => one ?? []);

  for (const locale of locales) {
    it(`gets an answer to each, which says what it answers, in ${locale}`, async () => {
      const [first, second, joint] = asked[locale];
      const reply = await room.say(guest, `${first}${joint}${second}`, { locale, place: 'personal' });
      await reply.after?.();
      const [one = '', two = ''] = cardsOf(reply).map((card) => textsOn(card));
      assert.ok(one.includes(first) && !one.includes(second), one);
      assert.ok(two.includes(second) && !two.includes(first), two);
      assert.ok(!one.includes(t(locale, 'answer.nothing')), one);
      assert.match(two, locale === 'ko' ? /“다이나믹스”/u : /“Dynamics 365”|”Dynamics 365”/u);
      const logged = await room.store.questions.judgedSince('2000-01-01T00:00:00.000Z');
      assert.deepEqual(
        logged.map(({ text, outcome }) => [text, outcome]).sort(),
        [
          [first, 'found'],
          [second, 'nothing'],
        ].sort(),
      );
    });
  }

  it('gets one answer to what both sides do about one matter', async () => {
    const reply = await room.say(guest, 'Who attends the kick-off meeting? Who arranges the kick-off meeting?', {
      place: 'personal',
    });
    assert.equal(cardsOf(reply).length, 1);
  });

  it('gets three answers at most, and is told so', async () => {
    const reply = await room.say(
      guest,
      'Who buys the hardware? Who sets up MFA? Who writes the meeting minutes? Who opens the firewall ports?',
      { place: 'personal' },
    );
    assert.equal(cardsOf(reply).length, 3);
    assert.equal(reply.sentence, t('en', 'answer.only-first', { answered: 3, asked: 4 }));
  });

  it('still says which question an answer is for after a button on it was pressed', async () => {
    const [first, second, joint] = asked.en;
    const reply = await room.say(guest, `${first}${joint}${second}`, { place: 'personal' });
    await reply.after?.();
    const [card] = cardsOf(reply);
    assert.ok(card);
    const [helpful] = buttonsOn(card, 'feedback.give');
    const { card: drawn } = await room.press(guest, 'feedback.give', helpful, { place: 'personal' });
    assert.ok(textsOn(drawn).includes(first) && textsOn(drawn).includes(t('en', 'feedback.thanks')));
  });
});
