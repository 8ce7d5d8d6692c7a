import assert from 'node:assert/strict';
import { isRequired, itemsOf, tickItem } from '../../../data/domain/checklist/checklist.js';
import { locales } from '../../../data/domain/responsibility.js';
import { ana, guest, jonas, sam, ticking } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { textsOn } from '../../support/turns.js';

const other = '19:other@thread.tacv2';
const words = { en: 'mine', ko: '내 할 일', 'pt-BR': 'minhas pendências', sv: 'mina uppdrag' } as const;

describe('mine', function () {
  this.timeout(300_000);
  let room: RealRoom;
  const now = ticking();

  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(() => room.close());

  const assign = async (engagement: string, at: number, more: object, conversation?: string) => {
    const item = itemsOf(await found(engagement), 'initiate')[at];
    const place = conversation === undefined ? {} : { conversation };
    await room.press(ana, 'item.save', { engagement, item: item?.id, seen: item?.version, page: 1, ...more }, place);
    return item?.text ?? '';
  };

  async function found(engagement: string) {
    const here = await room.store.engagements.find(engagement);
    assert.ok(here);
    return here;
  }

  it('is what is assigned to the asker in all of their engagements, late first, each row with its way there', async () => {
    const first = await room.setUp();
    const second = await room.setUp(other, 'Fabrikam');
    await assign(first, 0, { assignees: jonas.id, due: '2026-12-10' });
    await assign(second, 0, { assignees: 'role:customer', due: '2026-11-10' }, other);
    for (const locale of locales) {
      const texts = textsOn((await room.say(jonas, words[locale], room.alone(jonas, locale))).card);
      assert.ok(texts.indexOf('Fabrikam') >= 0 && texts.indexOf('Fabrikam') < texts.indexOf('Contoso'), texts);
    }
    const { card } = await room.say(jonas, 'what is mine?', room.alone(jonas));
    assert.equal(JSON.stringify(card).match(/"Action\.OpenUrl"/gu)?.length, 2, 'each opens its channel’s card');
    assert.match(textsOn(card), /10 days late/u);
  });

  it('begins with what only the reader can do, the oldest first, and takes a question for it', async () => {
    const first = await room.setUp();
    for (const { id } of itemsOf(await found(first), 'initiate').filter(isRequired)) {
      await room.store.engagements.change(first, (e) => tickItem(e, id, 0, ana, now()));
    }
    await assign(first, 0, { assignees: sam.id });
    const { card } = await room.say(sam, 'what needs me?', room.alone(sam));
    assert.match(textsOn(card), /Needs my action[\s\S]*The Initiate checkpoint is ready to be acknowledged\nContoso/u);
    const list = await room.say(jonas, 'what is mine?', room.alone(jonas));
    assert.doesNotMatch(textsOn(list.card), /Needs my action/u);
  });

  it('names no engagement that the asker is not in; in a channel it lists what is open there alone', async () => {
    await room.setUp();
    const { card } = await room.say(guest, 'mine', room.alone(guest));
    assert.match(textsOn(card), /Nothing is waiting for you/u);
    assert.doesNotMatch(textsOn(card), /Contoso/u);
    const here = await room.say(jonas, 'mine');
    assert.match(
      textsOn(here.card),
      /^Still open for Contoso \(customer\)\nInitiate · Contoso\n9 required, 7 optional · 0 of 9 done\n/u,
    );
    const press = await room.press(jonas, 'mine.show', {});
    assert.match(press.sentence ?? '', /personal chat/u, 'what waits for one person is for that person alone');
  });
});
