import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { raisedBy } from '../../../../data/domain/checklist/restored.js';
import { withdrawInquiry } from '../../../../data/domain/inquiry/ask.js';
import { keepReply } from '../../../../data/domain/inquiry/kept-answer.js';
import { replyTo } from '../../../../data/domain/inquiry/reply.js';
import { backUp } from '../../../../data/store/backup/backup.js';
import { restore } from '../../../../data/store/backup/restore.js';
import { openDatabase } from '../../../../data/store/database/database.js';
import { openStore, type Store } from '../../../../data/store/store.js';
import { freshDatabase } from '../../../support/databases.js';
import { ana, guest, jonas, mina, sam } from '../../../support/history.js';
import { newInquiry } from '../../../support/sample-inquiry.js';
import { storedEngagement } from '../../../support/stored-engagement.js';
import { onEachDatabase } from '../database/each-database.js';
import { at } from '../samples.js';

const channel = '19:channel@thread.tacv2';
const id = 'engagement-1';

async function begin(store: Store): Promise<void> {
  await storedEngagement(store, { id, channel, at: at(0) });
}

const question = (more: Parameters<typeof newInquiry>[0] = {}) => newInquiry({ to: channel, from: 'a:jonas', ...more });

async function ask(store: Store, more: Parameters<typeof newInquiry>[0] = {}, n = 1) {
  const outcome = await store.inquiries.ask(id, question(more), jonas, at(n));
  assert.ok(outcome !== null && outcome.inquiry !== null);
  return outcome.inquiry;
}

const reply = (store: Store, inquiry: string, n = 5, keep = false) =>
  store.inquiries.change(inquiry, (i, e) => replyTo(i, e, i.version, { text: 'We do.', side: null, keep }, sam, at(n)));

const claim = (store: Store, n: number, owner = 'a') =>
  store.cards.claim({ now: at(n), ttlMs: 5_000, limit: 9, owner });

/** Posts or edits whatever is waiting, as a refresher would; what it did, in order. */
async function work(store: Store, n: number): Promise<readonly string[]> {
  const done: string[] = [];
  for (let round = 0; round < 9; round += 1) {
    const cards = await claim(store, n + round);
    if (cards.length === 0) break;
    for (const card of cards) {
      const inquiry = await store.inquiries.numbered(card.engagement, card.page);
      const posted = { activity: `m${n}-${round}-${card.kind}`, conversation: card.conversation };
      await store.cards.shown({
        id: card.id,
        version: inquiry?.version ?? 99,
        ...(card.state === 'posting' ? posted : {}),
        owner: 'a',
        now: at(n),
      });
      done.push(`${card.state} ${card.kind} in ${card.conversation}`);
    }
  }
  return done.toSorted();
}

onEachDatabase('an inquiry', (bench) => {
  beforeEach(() => begin(bench.store));

  it('is saved with the two messages that carry it, in one step', async () => {
    const inquiry = await ask(bench.store);
    assert.deepEqual([inquiry.number, inquiry.version, inquiry.state], [1, 1, 'asked']);
    assert.deepEqual(await (await bench.another()).inquiries.find(inquiry.id), inquiry);
    assert.deepEqual(await work(bench.store, 2), [`posting asked in a:jonas`, `posting inquiry in ${channel}`]);
    assert.deepEqual(await work(bench.store, 12), [], 'once');
  });

  it('is sent once, however often and in however many processes the press arrives', async () => {
    const { store } = bench;
    const other = await bench.another();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? store : other).inquiries.ask(id, question(), jonas, at(n))),
    );
    assert.equal(outcomes.filter((o) => o !== null && o.inquiry !== null && o.events.length > 0).length, 1);
    assert.equal((await store.inquiries.history(question().id)).length, 1);
    assert.equal((await store.cards.aboutInquiry(id, 1)).length, 2);
  });

  it('has a number of its own in its engagement when others ask at the same time', async () => {
    const { store } = bench;
    const other = await bench.another();
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, n) => ask(n % 2 === 0 ? store : other, { id: `inquiry-${n}` })),
    );
    assert.deepEqual(asked.map(({ number }) => number).toSorted(), [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('does not exist for a person who sends another one under its id, nor in an unknown engagement', async () => {
    await ask(bench.store);
    assert.equal(await bench.store.inquiries.ask(id, question(), mina, at(2)), null);
    assert.equal(await bench.store.inquiries.ask('engagement-9', question({ id: 'other' }), jonas, at(2)), null);
    const refused = await bench.store.inquiries.ask(id, question({ id: 'other' }), guest, at(2));
    assert.ok(refused !== null && refused.inquiry === null);
    assert.equal(refused.refusal.code, 'not-in-people');
    assert.equal(await bench.store.inquiries.find('other'), null);
  });

  it('makes the asker’s card of the preview’s own message', async () => {
    const own = { conversation: 'a:jonas', activity: 'preview-1' };
    await bench.store.inquiries.ask(id, question(), jonas, at(1), own);
    const asked = (await bench.store.cards.aboutInquiry(id, 1)).filter(({ kind }) => kind === 'asked');
    assert.deepEqual(
      asked.map(({ state, activity }) => [state, activity]),
      [['live', 'preview-1']],
    );
    assert.deepEqual(await work(bench.store, 2), [`live asked in a:jonas`, `posting inquiry in ${channel}`]);
  });

  it('sends the reply where it was asked as a message of its own, and the asker’s old card leads there', async () => {
    const { store } = bench;
    const { id: inquiry } = await ask(store);
    await work(store, 2);
    const outcome = await reply(store, inquiry, 20);
    assert.equal(outcome?.inquiry.reply?.text, 'We do.');
    assert.deepEqual(await work(store, 21), [
      `live inquiry in ${channel}`,
      `posting asked in a:jonas`,
      `superseded asked in a:jonas`,
    ]);
    assert.deepEqual(await work(store, 40), []);
  });

  it('is not stale because of a tick, and no tick’s card is because of it', async () => {
    const { store } = bench;
    await ask(store);
    await work(store, 2);
    await store.engagements.change(id, () => ({
      events: [{ type: 'SetupHandedOver', to: jonas, at: at(20), by: ana }],
    }));
    assert.deepEqual(await work(store, 21), []);
    assert.deepEqual(await store.cards.live(id), [], 'no link leads to it from the engagement');
    assert.equal((await store.cards.stale(at(22))).count, 0);
  });

  it('is never posted again blindly: a claim that ran out while posting is unknown', async () => {
    const { store } = bench;
    await ask(store);
    assert.equal((await claim(store, 2)).length, 2);
    assert.deepEqual(await claim(store, 60), []);
    assert.deepEqual(
      (await store.cards.aboutInquiry(id, 1)).map(({ state }) => state),
      ['unknown', 'unknown'],
    );
  });

  it('waits where nothing may be written, and goes out when it may', async () => {
    const { store } = bench;
    const where = { serviceUrl: 'https://x.example', tenant: 't', botId: '28:b', kind: 'channel', at: at(0) };
    await store.conversations.remember({ conversation: channel, ...where });
    await store.conversations.stopWriting(channel, 'removed');
    await ask(store);
    assert.deepEqual(await work(store, 2), ['posting asked in a:jonas']);
    await store.conversations.resumeWriting(channel);
    assert.deepEqual(await work(store, 20), [`posting inquiry in ${channel}`]);
  });

  it('is beyond the reach of releases that cannot draw it: they honour a rest that never ends', async () => {
    const { store } = bench;
    await ask(store);
    await work(store, 2);
    const { db } = await openDatabase(bench.url, {});
    const rows = await db.selectFrom('posted_card').select(['kind', 'rests_until']).where('page', '=', 1).execute();
    await db.destroy();
    assert.deepEqual(
      rows.filter(({ kind }) => kind !== 'engagement').map(({ rests_until }) => (rests_until ?? '') > '9000'),
      [true, true],
    );
  });

  it('is found by the engagement while its reply is kept, and has its history', async () => {
    const { store } = bench;
    const { id: inquiry } = await ask(store);
    await reply(store, inquiry, 5, true);
    assert.deepEqual(
      (await store.inquiries.keptIn([id, 'engagement-9'])).map((kept) => kept.id),
      [inquiry],
    );
    assert.deepEqual(await store.inquiries.keptIn([]), []);
    assert.deepEqual(
      (await store.inquiries.history(inquiry)).map(({ type, by, at: when }) => [type, by.id, when]),
      [
        ['InquiryAsked', jonas.id, at(1)],
        ['InquiryAnswered', sam.id, at(5)],
        ['AnswerKept', sam.id, at(5)],
      ],
    );
  });

  it('takes one of two decisions that come together, never half of each', async () => {
    const { store } = bench;
    const other = await bench.another();
    const { id: inquiry } = await ask(store);
    const [answered, withdrawn] = await Promise.all([
      reply(other, inquiry),
      store.inquiries.change(inquiry, (i) => withdrawInquiry(i, 1, jonas, at(5))),
    ]);
    assert.equal([answered, withdrawn].filter((outcome) => outcome?.refusal === null).length, 1);
    const now = await store.inquiries.find(inquiry);
    assert.equal(now?.version, 2);
    assert.equal(now?.state === 'withdrawn', now?.reply === null);
  });

  it('asks a lead in the channel about a note, once', async () => {
    const { store } = bench;
    const { id: inquiry } = await ask(store);
    await work(store, 2);
    const said = { text: 'You do.', side: 'customer', keep: false } as const;
    await store.inquiries.change(inquiry, (i, e) => replyTo(i, e, 1, said, sam, at(20)));
    await work(store, 21);
    const keep = () => store.inquiries.change(inquiry, (i, e) => keepReply(i, e, 2, sam, at(30)));
    await Promise.all([keep(), keep()]);
    assert.ok((await work(store, 31)).includes(`posting note in ${channel}`));
    assert.equal((await store.cards.aboutInquiry(id, 1)).filter(({ kind }) => kind === 'note').length, 1);
  });
});

onEachDatabase('a personal chat', (bench) => {
  const chat = (more: object = {}) => ({
    conversation: 'a:sam',
    serviceUrl: 'https://x.example',
    tenant: 't',
    botId: '28:b',
    kind: 'personal',
    at: at(1),
    ...more,
  });

  it('is known as its first speaker’s, in the language of their client, for as long as Baton may write there', async () => {
    const { conversations } = bench.store;
    assert.equal(await conversations.personalOf(sam.id), null);
    await conversations.remember(chat());
    await conversations.remember(chat({ person: sam.id, locale: 'ko', at: at(2) }));
    const known = await conversations.personalOf(sam.id);
    assert.deepEqual([known?.conversation, known?.locale], ['a:sam', 'ko']);
    await conversations.remember(chat({ person: guest.id, locale: 'sv', at: at(3) }));
    assert.equal(await conversations.personalOf(guest.id), null);
    assert.equal((await conversations.personalOf(sam.id))?.locale, 'sv');
    await conversations.stopWriting('a:sam', 'blocked');
    assert.equal(await conversations.personalOf(sam.id), null);
  });
});

onEachDatabase('a backup of inquiries', (bench) => {
  it('fills an empty store with them, their history and the messages that still have to go out', async function () {
    this.timeout(300_000);
    await begin(bench.store);
    const { id: inquiry } = await ask(bench.store);
    await work(bench.store, 2);
    await reply(bench.store, inquiry, 20, true);
    const lines: string[] = [];
    await backUp(bench.url, {}, at(30), async (line) => void lines.push(line));
    const fresh = await freshDatabase(bench.store.dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL');
    try {
      await restore(fresh.url, {}, Readable.from(lines));
      const store = await openStore(fresh.url);
      const before = await bench.store.inquiries.find(inquiry);
      assert.ok(before);
      assert.deepEqual(await store.inquiries.find(inquiry), { ...before, version: before.version + raisedBy });
      assert.deepEqual(await store.inquiries.history(inquiry), await bench.store.inquiries.history(inquiry));
      assert.ok((await work(store, 40)).includes('posting asked in a:jonas'));
      await store.close();
    } finally {
      await fresh.remove();
    }
  });
});
