import assert from 'node:assert/strict';
import type { Locale } from '../../../data/domain/responsibility.js';
import { ana } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

const said: Readonly<Record<Locale, readonly [string, string]>> = {
  en: ['stop reminders', 'turn on reminders'],
  ko: ['알림 꺼 주세요', '알림 다시 켜주세요'],
  'pt-BR': ['desativar lembretes', 'ativar lembretes diários'],
  sv: ['stäng av påminnelserna', 'slå på påminnelser'],
};

describe('daily reminders', () => {
  let room: RealRoom;
  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(() => room.close());

  for (const locale of ['en', 'ko', 'pt-BR', 'sv'] as const)
    it(`are turned off and on again by words and one press, in ${locale}`, async () => {
      const [stop, start] = said[locale];
      const alone = room.alone(ana, locale);
      const { reminders } = room.store;
      assert.equal(buttonsOn((await room.say(ana, stop, alone)).card, 'reminders.stop').length, 1);
      assert.equal(await reminders.isStopped(ana.id), false, 'nothing is changed by words alone');
      const off = await room.press(ana, 'reminders.stop', {}, alone);
      assert.equal(await reminders.isStopped(ana.id), true);
      assert.equal(buttonsOn(off.card, 'reminders.start').length, 1);
      assert.equal(buttonsOn((await room.say(ana, start, alone)).card, 'reminders.start').length, 1);
      await room.press(ana, 'reminders.start', {}, alone);
      assert.equal(await reminders.isStopped(ana.id), false);
    });

  it('have a switch below what waits for a person', async () => {
    await room.setUp();
    await room.setUp('19:second@thread.tacv2', 'Fabrikam');
    const mine = await room.say(ana, 'my items', room.alone(ana));
    assert.equal(buttonsOn(mine.card, 'reminders.stop').length, 1);
  });

  it('are nobody else’s affair in a channel', async () => {
    const told = await room.say(ana, 'stop reminders');
    assert.equal(told.card, undefined);
    const pressed = await room.press(ana, 'reminders.stop', {});
    assert.match(pressed.sentence ?? textsOn(pressed.card), /personal chat/u);
    assert.equal(await room.store.reminders.isStopped(ana.id), false);
  });
});
