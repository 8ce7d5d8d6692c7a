import assert from 'node:assert/strict';
import { isRequired, itemsOf, tickItem } from '../../../../data/domain/checklist/checklist.js';
import { replyTo } from '../../../../data/domain/inquiry/reply.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import { ana, jonas, sam } from '../../../support/history.js';
import { newInquiry } from '../../../support/sample-inquiry.js';
import { storedEngagement } from '../../../support/stored-engagement.js';
import { onEachDatabase } from '../database/each-database.js';
import { at } from '../samples.js';

const channel = '19:channel@thread.tacv2';
const id = 'engagement-1';

onEachDatabase('what cannot be brought to a chat', (bench) => {
  const reach = { serviceUrl: 'https://x.example', tenant: 't', botId: '28:b', kind: 'personal' };

  beforeEach(async () => {
    const { conversations } = bench.store;
    await storedEngagement(bench.store, { id, at: at(0) });
    await conversations.remember({ ...reach, conversation: 'a:sam', person: sam.id, locale: 'ko', at: at(0) });
    await conversations.remember({ ...reach, conversation: 'a:jonas', person: jonas.id, at: at(0) });
  });

  /** Everything of phase initiate is done: a notice for the specialist is wanted in their chat. */
  async function finish(): Promise<void> {
    const { engagements } = bench.store;
    for (const { id: item } of itemsOf((await engagements.find(id)) ?? assert.fail(), 'initiate').filter(isRequired)) {
      await engagements.change(id, (e) => tickItem(e, item, 0, ana, at(2)));
    }
  }
  const rows = async () => {
    const { db } = await openDatabase(bench.url, {});
    const cards = await db.selectFrom('posted_card').selectAll().orderBy('kind').orderBy('page').execute();
    await db.destroy();
    return cards.map(({ kind, page, place, state }) => `${kind} ${page} in ${place}: ${state}`);
  };
  const claim = (n: number) => bench.store.cards.claim({ now: at(n), ttlMs: 60_000, limit: 9, owner: 'me' });
  const direct = { person: sam, locale: null } as const;
  const ask = (more: Parameters<typeof newInquiry>[0]) =>
    bench.store.inquiries.ask(id, newInquiry({ id: 'inquiry-1', to: channel, from: 'a:jonas', ...more }), jonas, at(3));

  it('is said in the channel instead, to the same people, once, however the chat was closed', async () => {
    const { conversations, notices, removals } = bench.store;
    await finish();
    assert.deepEqual(await rows(), ['notice 1 in a:sam: wanted']);
    await Promise.all([
      conversations.stopWriting('a:sam', '403 ConversationBlockedByUser'),
      removals.uninstalled({ conversation: 'a:sam' }, at(5)),
      (await bench.another()).conversations.stopWriting('a:sam', '403 ConversationBlockedByUser'),
    ]);
    assert.deepEqual(await rows(), ['notice 1 in a:sam: gone', `notice 2 in ${channel}: wanted`]);
    const [told, aloud] = [await notices.numbered(id, 1), await notices.numbered(id, 2)];
    assert.deepEqual([aloud?.direct, aloud?.locale, aloud?.to, aloud?.kind], [false, null, told?.to, told?.kind]);
    await conversations.resumeWriting('a:sam');
    assert.deepEqual(
      (await claim(9)).map(({ conversation }) => conversation),
      [channel],
      'and not in the chat as well',
    );
  });

  it('is left alone while its post may still arrive, and said when the connector has refused it', async () => {
    const { cards, conversations, removals } = bench.store;
    await finish();
    const [card] = await claim(4);
    assert.ok(card);
    await removals.uninstalled({ conversation: 'a:sam' }, at(5));
    assert.deepEqual(await rows(), ['notice 1 in a:sam: posting']);
    await conversations.stopWriting('a:sam', '403 BotNotInConversationRoster', card.id);
    await cards.release({ id: card.id, owner: 'me', notBefore: at(6) });
    assert.deepEqual(await rows(), ['notice 1 in a:sam: gone', `notice 2 in ${channel}: wanted`]);
  });

  it('if it is a question or a reply between two people, is only called for in the channel', async () => {
    const { conversations, inquiries } = bench.store;
    await ask({ to: 'a:sam', direct });
    await conversations.stopWriting('a:sam', '403 ConversationBlockedByUser');
    await conversations.stopWriting('a:jonas', '403 ConversationBlockedByUser');
    assert.deepEqual(await rows(), [
      'asked 1 in a:jonas: gone',
      'inquiry 1 in a:sam: gone',
      `waits 1 in ${channel}: wanted`,
    ]);
    const asked = await inquiries.find('inquiry-1');
    assert.equal(asked === null ? null : await inquiries.delivery(asked), 'on-its-way');
    const [call] = await claim(5);
    await bench.store.cards.shown({ id: call?.id ?? '', version: 1, activity: 'm1', owner: 'me', now: at(5) });
    assert.equal(asked === null ? null : await inquiries.delivery(asked), 'arrived');
    const said = { text: 'We do.', side: null, keep: false } as const;
    await inquiries.change('inquiry-1', (i, e) => replyTo(i, e, 1, said, sam, at(7)));
    const waits = (await bench.store.cards.aboutInquiry(id, 1)).filter(({ kind }) => kind === 'waits');
    assert.deepEqual(
      waits.map(({ state }) => state),
      ['live', 'wanted'],
      'the asker is called in a message of their own',
    );
  });

  it('is not told where no person waits for it: an asker who follows an open question', async () => {
    await ask({});
    await bench.store.conversations.stopWriting('a:jonas', '403 ConversationBlockedByUser');
    assert.deepEqual(await rows(), ['asked 1 in a:jonas: gone', `inquiry 1 in ${channel}: wanted`]);
  });

  it('is beyond the reach of the release before, which honours a rest that never ends', async () => {
    await ask({ to: 'a:sam', direct });
    await bench.store.conversations.stopWriting('a:sam', '403 ConversationBlockedByUser');
    const { db } = await openDatabase(bench.url, {});
    const row = await db.selectFrom('posted_card').select('rests_until').where('kind', '=', 'waits').executeTakeFirst();
    await db.destroy();
    assert.ok((row?.rests_until ?? '') > '9000');
  });
});
