import assert from 'node:assert/strict';
import type { Locale } from '../../../data/domain/responsibility.js';
import { ana, guest, jonas } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

const left: Readonly<Record<Locale, string>> = {
  en: 'what is left on our side?',
  ko: '우리 쪽에 남은 게 뭐예요?',
  'pt-BR': 'o que falta da nossa parte?',
  sv: 'vad är kvar på vår sida?',
};

describe('an engagement that does not go on', function () {
  this.timeout(300_000);
  let room: RealRoom;
  let id: string;
  beforeEach(async () => {
    room = await openRoom();
    id = await room.setUp();
  });
  afterEach(() => room.close());

  const pause = () => room.press(ana, 'pause.save', { engagement: id, reason: 'Winter holidays' });

  for (const [locale, text] of Object.entries(left) as [Locale, string][]) {
    it(`is listed as it was left while paused, with since when, by whom and why, in ${locale}`, async () => {
      const rows = (await room.store.engagements.find(id))?.items.filter(({ side }) => side === 'customer') ?? [];
      await pause();
      for (const place of [{ locale }, room.alone(jonas, locale)]) {
        const { card } = await room.say(jonas, text, place);
        assert.match(textsOn(card), /Ana Lima.*Winter holidays/u);
        assert.ok(rows.length > 0 && textsOn(card).includes('Contoso'));
        assert.deepEqual(buttonsOn(card, 'list.tick'), [], 'nothing can be ticked');
        assert.deepEqual(buttonsOn(card, 'list.duties'), [], 'not the documents');
      }
    });

    it(`says that it was canceled instead of listing the documents in ${locale}`, async () => {
      await room.press(ana, 'cancel.save', { engagement: id, reason: 'No budget' });
      const { card } = await room.say(jonas, text, room.alone(jonas, locale));
      assert.match(textsOn(card), /Contoso.*Ana Lima.*No budget/u);
      assert.deepEqual(buttonsOn(card, 'ask.about'), []);
    });
  }

  it('stands among the others when which one is meant is asked, marked as paused', async () => {
    await room.setUp('19:other@thread.tacv2', 'Fabrikam');
    await pause();
    const { card } = await room.say(jonas, left.en, room.alone(jonas));
    assert.equal(buttonsOn(card, 'list.show').length, 2);
    assert.match(textsOn(card), /Contoso[\s\S]*Paused/u);
    const mine = await room.say(jonas, 'mine', room.alone(jonas));
    assert.match(textsOn(mine.card), /Contoso has been paused since[\s\S]*Winter holidays/u);
    const status = await room.say(jonas, 'status', room.alone(jonas));
    assert.match(textsOn(status.card), /Winter holidays/u);
  });

  it('still names the customer in an answer while paused, and offers no tick', async () => {
    await pause();
    const { card } = await room.say(jonas, 'who configures the firewall?');
    assert.ok(card);
    assert.deepEqual(buttonsOn(card, 'joined.tick'), []);
    assert.deepEqual(buttonsOn(card, 'inquiry.preview'), []);
  });

  it('is nothing to a stranger', async () => {
    await pause();
    const { card } = await room.say(guest, left.en, room.alone(guest));
    assert.doesNotMatch(textsOn(card), /Contoso|Winter/u);
  });
});
