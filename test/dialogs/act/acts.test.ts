import assert from 'node:assert/strict';
import type { ActName, Named } from '../../../data/domain/answer/message.js';
import type { Person } from '../../../data/domain/person.js';
import { proposeAct } from '../../../dialogs/act/acts.js';
import type { Reply, Turn } from '../../../dialogs/turn/turn.js';
import { ana, guest, jonas, mina } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { buttonsOn, nothingNamed, textsOn } from '../../support/turns.js';

const locales = ['en', 'ko', 'pt-BR', 'sv'] as const;

describe('an act by words', function () {
  this.timeout(300_000);
  let room: RealRoom;
  let id: string;
  beforeEach(async () => {
    room = await openRoom();
    id = await room.setUp();
    for (const line of [
      'Order test phones | customer',
      'Block legacy auth | Microsoft',
      'Order test tablets | customer',
    ]) {
      const { card } = await room.say(ana, `add ${line}`);
      await room.press(ana, 'remediation.save', buttonsOn(card, 'remediation.save')[0]);
    }
  });
  afterEach(() => room.close());

  const asks = (who: Person, act: ActName, named: Partial<Named>, more: Partial<Turn> = {}): Promise<Reply> =>
    proposeAct(
      room.turn(who, more),
      { is: 'act', act, named: { ...nothingNamed, ...named }, locale: more.locale ?? 'en' },
      '',
    );
  const items = async () => (await room.store.engagements.find(id))?.items ?? [];
  const itemCalled = async (text: string) => {
    const found = (await items()).find((item) => item.text === text);
    assert.ok(found);
    return found;
  };
  const version = async () => (await room.store.engagements.find(id))?.version;
  /** Presses the one button of a preview; nothing was changed before. */
  const presses = async (who: Person, reply: Reply, more: Partial<Turn> = {}): Promise<Reply> => {
    const [button, ...others] = buttonsOn(reply.card, 'act.do');
    assert.ok(button && others.length === 0, JSON.stringify(reply).slice(0, 600));
    return await room.press(who, 'act.do', button, more);
  };

  it('changes nothing before its one button is pressed, and can be taken back', async () => {
    const before = await version();
    const reply = await asks(jonas, 'assign', { item: 'the test phones', person: 'mina' });
    assert.match(textsOn(reply.card), /^Assign this to Mina Park\?\nOrder test phones/u);
    assert.equal(await version(), before);
    const done = await presses(jonas, reply);
    assert.deepEqual((await itemCalled('Order test phones')).assignees, [{ person: mina }]);
    assert.match(textsOn(done.card), /open and assigned to Mina Park/u);
    const [undo] = buttonsOn(done.card, 'act.undo');
    await room.press(jonas, 'act.undo', undo);
    assert.equal((await itemCalled('Order test phones')).assignees, undefined);
  });

  it('sets a date by words, a note beside the one before, waiting and not applicable', async () => {
    const about = { item: 'test phones' };
    await presses(jonas, await asks(jonas, 'date', { ...about, date: '2026-12-24' }));
    await presses(jonas, await asks(jonas, 'note', { ...about, words: 'Ticket 48213' }));
    await presses(jonas, await asks(jonas, 'note', { ...about, words: 'Shop called' }));
    await presses(jonas, await asks(jonas, 'wait', about));
    const item = await itemCalled('Order test phones');
    assert.equal(item.due, '2026-12-24');
    assert.equal(item.note, 'Ticket 48213\nShop called');
    assert.equal(item.waiting?.by.id, jonas.id);
    const tablets = await asks(jonas, 'not-applicable', { item: 'tablets', words: 'No tablets here' });
    await presses(jonas, tablets);
    assert.equal((await itemCalled('Order test tablets')).notApplicable?.reason, 'No tablets here');
    const form = await asks(jonas, 'not-applicable', { item: 'test phones' });
    assert.equal(buttonsOn(form.card, 'item.save').length, 1, 'without a reason its form asks for one');
    const when = await asks(jonas, 'date', { ...about, date: 'soonish' });
    assert.match(when.sentence ?? '', /soonish/u);
  });

  it('refuses at the preview what the asker may not do, and again at the press', async () => {
    const denied = await asks(jonas, 'assign', { item: 'legacy auth', person: 'Sam' });
    assert.equal(denied.card, undefined);
    assert.match(denied.sentence ?? '', /Microsoft/u);
    const stranger = await asks(guest, 'note', { item: 'test phones', words: 'x' });
    assert.match(stranger.sentence ?? '', /Ana Lima/u);
    const allowed = await asks(jonas, 'note', { item: 'test phones', words: 'x' });
    const before = await version();
    const pressed = await room.press(guest, 'act.do', buttonsOn(allowed.card, 'act.do')[0]);
    assert.equal(await version(), before);
    assert.match(textsOn(pressed.card), /Ana Lima/u);
    const removed = await asks(jonas, 'remove', { item: 'test phones' });
    assert.match(removed.sentence ?? '', /Ana Lima/u);
    await presses(ana, await asks(ana, 'remove', { item: 'test phones' }));
    assert.equal((await itemCalled('Order test phones')).removed, true);
  });

  it('takes an item back onto the list that was just taken off', async () => {
    const done = await presses(ana, await asks(ana, 'remove', { item: 'test phones' }));
    await room.press(ana, 'act.undo', buttonsOn(done.card, 'act.undo')[0]);
    assert.equal((await itemCalled('Order test phones')).removed, false);
  });

  it('undoes the last change of the asker, and nothing that was changed after them', async () => {
    const [kickOff] = (await items()).filter(({ phase, side }) => phase === 'initiate' && side === 'customer');
    assert.ok(kickOff);
    await room.press(jonas, 'checklist.tick', { engagement: id, item: kickOff.id, seen: kickOff.version, page: 1 });
    const none = await asks(mina, 'undo', {});
    assert.equal(none.card, undefined);
    assert.ok(none.sentence);
    const asked = await asks(jonas, 'undo', {}, room.alone(jonas));
    const [undo] = buttonsOn(asked.card, 'act.undo');
    await room.press(jonas, 'act.undo', undo, room.alone(jonas));
    assert.equal((await items()).find((item) => item.id === kickOff.id)?.tick, null);
    const late = await room.press(jonas, 'act.undo', undo, room.alone(jonas));
    assert.ok(late.card);
    assert.equal((await items()).find((item) => item.id === kickOff.id)?.tick, null, 'an old button does nothing');
  });

  it('ticks an open item of the phase, once, and takes another person’s tick back by name', async () => {
    const [item] = (await items()).filter(({ phase, side }) => phase === 'initiate' && side === 'customer');
    assert.ok(item);
    await presses(jonas, await asks(jonas, 'tick', { item: item.text }));
    assert.equal((await items()).find((one) => one.id === item.id)?.tick?.by.id, jonas.id);
    const again = await asks(jonas, 'tick', { item: item.text });
    assert.deepEqual(buttonsOn(again.card, 'act.do'), []);
    const back = await asks(mina, 'untick', { item: item.text });
    assert.match(textsOn(back.card), /^Jonas Berg marked this done/u);
    await presses(mina, back);
    assert.equal((await items()).find((one) => one.id === item.id)?.tick, null);
  });

  it('says that an item’s phase has not begun, instead of that it is closed', async () => {
    const asked = await asks(jonas, 'tick', { item: 'test phones' });
    assert.match(asked.sentence ?? '', /hasn’t started/u);
  });

  it('reads a name and a date among other words', async () => {
    const given = await asks(jonas, 'assign', { item: 'phones item to Mina', person: 'TEST' });
    assert.match(textsOn(given.card), /^Assign this to Mina Park/u);
    const dated = await asks(jonas, 'date', { item: 'test phones', date: 'is due on 2026-12-24 then' });
    assert.equal(buttonsOn(dated.card, 'act.do')[0]?.due, '2026-12-24');
  });

  it('asks which item is meant where several fit, and goes on with the same act', async () => {
    const asked = await asks(jonas, 'assign', { item: 'the order', person: 'Jonas' });
    const choices = buttonsOn(asked.card, 'act.preview');
    assert.equal(choices.length, 2);
    const chosen = await room.press(jonas, 'act.preview', choices[1]);
    await presses(jonas, chosen);
    const assigned = (await items()).filter(({ assignees }) => assignees !== undefined);
    assert.deepEqual(
      assigned.map((item) => item.id),
      [choices[1]?.item],
    );
  });

  it('finds an item through slips of the keyboard', async () => {
    for (const item of ['tset phnes', 'the legcy auth item', 'orders for test phone']) {
      const asked = await asks(ana, 'note', { item, words: 'x' });
      assert.ok(asked.card, item);
    }
    const asked = await asks(ana, 'note', { item: 'the coffee machine', words: 'x' });
    assert.match(textsOn(asked.card), /couldn’t find .* on the lists/u);
    assert.equal(buttonsOn(asked.card, 'item.choose').length, 1);
  });

  it('leads to the standing list where the words name a general responsibility', async () => {
    const standing = (await room.store.engagements.find(id))?.standing[0];
    assert.ok(standing);
    const asked = await asks(jonas, 'note', { item: standing.text, words: 'x' });
    assert.ok(textsOn(asked.card).includes('general responsibilit'), textsOn(asked.card));
    assert.equal(buttonsOn(asked.card, 'standing.post').length, 1);
  });

  for (const locale of locales) {
    it(`says in ${locale} that no person here has a name, and who is here`, async () => {
      const asked = await asks(jonas, 'assign', { item: 'test phones', person: 'Diego' }, { locale });
      assert.match(asked.sentence ?? '', /Diego/u);
      assert.match(asked.sentence ?? '', /Ana Lima, Sam Reyes, Mina Park, Jonas Berg|Jonas Berg/u);
      const reminded = await asks(jonas, 'remind', { item: 'test phones', person: 'Diego' }, { locale });
      assert.match(reminded.sentence ?? '', /Diego/u);
    });

    it(`promises no reminder in ${locale}, and shows whom to write to`, async () => {
      await presses(jonas, await asks(jonas, 'assign', { item: 'test phones', person: 'Mina' }));
      for (const named of [{ item: 'test phones', person: 'Mina' }, { person: 'Mina' }]) {
        const { card } = await asks(jonas, 'remind', named, { locale });
        assert.match(textsOn(card), /Mina Park/u);
        assert.equal(card?.lang, locale);
        assert.deepEqual(buttonsOn(card, 'act.do'), []);
      }
    });

    it(`has a preview in ${locale} for everything that can be done to an item`, async () => {
      const named = { item: 'test phones', person: 'Mina', date: '2026-12-24', words: 'Ticket 48213' };
      for (const act of ['assign', 'date', 'note', 'wait', 'not-applicable', 'remove'] as const) {
        const { card } = await asks(ana, act, named, { locale });
        assert.equal(card?.lang, locale);
        assert.equal(buttonsOn(card, 'act.do')[0]?.locale, locale, act);
      }
    });
  }

  it('shows the list where no item is named, and asks which engagement of several', async () => {
    const list = await asks(jonas, 'assign', { person: 'Mina' });
    assert.ok(buttonsOn(list.card, 'item.show').length > 0);
    await room.setUp('19:other@thread.tacv2', 'Fabrikam');
    const which = await asks(ana, 'cancel', {}, room.alone(ana));
    assert.equal(buttonsOn(which.card, 'cancel.form').length, 2);
    const one = await asks(ana, 'cancel', {});
    assert.equal(buttonsOn(one.card, 'cancel.save').length, 1);
    const denied = await asks(jonas, 'cancel', {});
    assert.match(denied.sentence ?? '', /Ana Lima/u);
  });

  it('says where there is no engagement how to get to one', async () => {
    for (const locale of locales) {
      const alone = await asks(guest, 'tick', { item: 'test phones' }, room.alone(guest, locale));
      assert.ok(alone.sentence !== undefined && alone.card === undefined, locale);
      const elsewhere = await asks(
        ana,
        'tick',
        { item: 'test phones' },
        { conversation: '19:none@thread.tacv2', locale },
      );
      assert.ok(elsewhere.sentence !== undefined && elsewhere.card === undefined, locale);
    }
  });

  it('is refused while the engagement is paused, with who paused it and why', async () => {
    await room.press(ana, 'pause.save', { engagement: id, reason: 'Winter holidays' });
    const asked = await asks(jonas, 'note', { item: 'test phones', words: 'x' });
    assert.match(asked.sentence ?? '', /Ana Lima.*Winter holidays/u);
  });
});
