import assert from 'node:assert/strict';
import { draw } from '../../bot/refresh/draw.js';
import { ana, jonas, mina, sam } from '../support/history.js';
import { openRoom, type RealRoom } from '../support/real-room.js';
import { buttonsOn, channel, textsOn } from '../support/turns.js';

const korean = { locale: 'ko' } as const;

describe('“in my language” on a shared card', function () {
  this.timeout(300_000);
  let room: RealRoom;
  let engagement = '';
  /** A Portuguese channel. */
  beforeEach(async () => {
    room = await openRoom();
    engagement = await room.setUp();
    await room.press(ana, 'setup.save', {
      engagement,
      customer: 'Contoso',
      workloads: 'intune',
      locale: 'pt-BR',
      projectManager: ana.id,
      specialist: sam.id,
      lead: mina.id,
      team: jonas.id,
      onboardingStart: '',
    });
  });
  afterEach(() => room.close());

  const now = async () => {
    const found = await room.store.engagements.find(engagement);
    assert.ok(found);
    return found;
  };
  const list = { kind: 'checklist', phase: 'initiate', page: 1 } as const;
  const inKorean = () => room.press(mina, 'language.show', { engagement, ...list }, korean);

  it('shows the same version to the presser in their language, and changes nothing', async () => {
    const before = await now();
    const reply = await inKorean();
    assert.equal(reply.card?.lang, 'ko');
    assert.match(textsOn(reply.card), /착수 · Contoso/u);
    assert.deepEqual([reply.message, reply.sentence, reply.takeBack], [undefined, undefined, undefined]);
    assert.deepEqual(await now(), before);
    const everybodys = draw(
      { id: 'c1', engagement, kind: 'checklist', phase: 'initiate', page: 1, state: 'posted' } as never,
      before,
      'pt-BR',
    );
    assert.match(textsOn(everybodys), /Início · Contoso/u);
    assert.equal(buttonsOn(everybodys, 'checklist.tick')[0]?.in, undefined);
  });

  it('shows the engagement’s own items as they were typed', async () => {
    await room.press(ana, 'items.add', {
      engagement,
      page: 1,
      draft: 'd1',
      text: 'Abrir a porta 443',
      side: 'customer',
    });
    assert.match(textsOn((await inKorean()).card), /Abrir a porta 443/u);
  });

  it('answers what is pressed on it in that language, and so on, whatever language the client speaks', async () => {
    const shown = await inKorean();
    const [row] = buttonsOn(shown.card, 'checklist.tick');
    assert.equal(row?.in, 'ko');
    const ticked = await room.press(mina, 'checklist.tick', row, { locale: 'sv' });
    assert.equal(ticked.card?.lang, 'ko');
    const [undo] = buttonsOn(ticked.card, 'checklist.untick');
    assert.equal(undo?.in, 'ko');
    const asked = await room.press(ana, 'checklist.untick', undo);
    assert.match(textsOn(asked.card), /완료로 표시했습니다/u);
    const details = await room.press(mina, 'item.show', { ...row, page: 1 });
    assert.equal(details.card?.lang, 'ko');
    const refused = await room.press(mina, 'item.form', { engagement, item: 'no-such-item', page: 1, in: 'ko' });
    assert.match(`${refused.sentence ?? ''}${textsOn(refused.card)}`, /없는 항목/u);
    assert.equal((await now()).items.filter(({ tick }) => tick !== null).length, 1);
  });

  it('leaves presses on everybody’s card in everybody’s language', async () => {
    const page = await room.press(mina, 'checklist.refresh', { engagement, phase: 'initiate', page: 1 }, korean);
    assert.equal(page.card?.lang, 'pt-BR');
    const [row] = buttonsOn(page.card, 'checklist.tick');
    assert.equal((await room.press(mina, 'checklist.tick', row, korean)).card?.lang, 'pt-BR');
  });

  it('leads back to the original', async () => {
    const [back] = buttonsOn((await inKorean()).card, 'language.show');
    const reply = await room.press(mina, 'language.show', back, korean);
    assert.equal(reply.card?.lang, 'pt-BR');
    assert.equal(buttonsOn(reply.card, 'checklist.tick')[0]?.in, undefined);
    assert.match(textsOn(reply.card), /English · 한국어 · Svenska/u);
  });

  it('offers each language by name to a reader whose client speaks the card’s own', async () => {
    const reply = await room.press(mina, 'language.show', { engagement, ...list }, { locale: 'pt-BR' });
    assert.equal(reply.card?.lang, 'pt-BR');
    const offered = buttonsOn(reply.card, 'language.show').map(({ to }) => to);
    assert.deepEqual(offered, ['en', 'ko', 'sv', undefined]);
    const swedish = await room.press(mina, 'language.show', buttonsOn(reply.card, 'language.show')[2]);
    assert.equal(swedish.card?.lang, 'sv');
  });

  it('works on every kind of shared card', async () => {
    for (const kind of ['engagement', 'standing', 'review'] as const) {
      const reply = await room.press(mina, 'language.show', { engagement, kind, phase: 'initiate' }, korean);
      assert.equal(reply.card?.lang, 'ko', kind);
    }
    const none = await room.press(mina, 'language.show', { engagement, kind: 'record', phase: 'initiate' }, korean);
    assert.match(none.sentence ?? '', /단계의 기록이 없습니다/u);
  });

  it('refuses from elsewhere like an unknown id, and takes no language that Baton does not speak', async () => {
    const elsewhere = { conversation: '19:other@thread.tacv2', locale: 'ko' } as const;
    const foreign = await room.press(mina, 'language.show', { engagement, ...list }, elsewhere);
    const unknown = await room.press(mina, 'language.show', { engagement: 'nosuchengagement', ...list }, elsewhere);
    assert.deepEqual(foreign, unknown);
    const odd = await room.press(mina, 'language.show', { engagement, ...list, to: 'xx' }, korean);
    assert.equal(odd.card, undefined);
    const page = { engagement, phase: 'initiate', page: 1, in: 'xx' };
    assert.equal((await room.press(mina, 'checklist.refresh', page)).card?.lang, 'pt-BR');
  });

  it('tells times with the zone in the channel, and as each reader’s client does in a personal chat', async () => {
    const [row] = buttonsOn((await inKorean()).card, 'checklist.tick');
    const shared = await room.press(mina, 'checklist.tick', row);
    assert.match(textsOn(shared.card), /Mina Park, 11월 20일 오후 \d+:\d\d UTC/u);
    assert.doesNotMatch(textsOn(shared.card), /\{\{DATE/u);
    const alone = room.alone(mina, 'ko');
    for (const [verb, data] of [
      ['checklist.refresh', { engagement, phase: 'initiate', page: 1 }],
      ['item.show', { engagement, item: row?.item, page: 1 }],
    ] as const) {
      const own = await room.press(mina, verb, data, alone);
      assert.match(textsOn(own.card), /Mina Park(?: 님이 완료로 표시함)?, \{\{DATE/u, verb);
      assert.doesNotMatch(textsOn(own.card), /UTC/u, verb);
    }
  });

  it('is not needed in a personal chat: its cards speak the reader’s language', async () => {
    const alone = room.alone(mina, 'ko');
    for (const [verb, data] of [
      ['checklist.post', { engagement }],
      ['standing.post', { engagement }],
      ['engagement.show', { engagement }],
      ['checkpoint.review', { engagement, phase: 'initiate' }],
      ['phases.show', { engagement }],
      ['people.show', { engagement }],
      ['item.choose', { engagement, phase: 'initiate', page: 1 }],
    ] as const) {
      assert.equal((await room.press(mina, verb, data, alone)).card?.lang, 'ko', verb);
    }
    const open = await room.say(mina, '우리 쪽에 남은 게 뭐예요?', alone);
    assert.equal(open.card?.lang, 'ko');
    assert.equal((await now()).channel, channel);
  });
});
