import assert from 'node:assert/strict';
import type { DraftLine } from '../../../../data/domain/checklist/remediation.js';
import { onEachDatabase } from '../database/each-database.js';
import { ana, at, details, member, started, sven } from '../samples.js';

const record = {
  conversation: '19:c@thread.tacv2',
  serviceUrl: 'https://one.example',
  tenant: 't',
  botId: '28:bot',
  kind: 'channel',
  name: 'Onboarding',
  at: at(5),
};

onEachDatabase('a conversation', (bench) => {
  it('is reached at the newest address, whichever activity comes in last', async () => {
    const { conversations } = bench.store;
    await conversations.remember(record);
    await conversations.remember({ ...record, serviceUrl: 'https://old.example', at: at(4) });
    assert.equal((await conversations.find(record.conversation))?.serviceUrl, 'https://one.example');
    await conversations.remember({ ...record, serviceUrl: 'https://new.example', at: at(6) });
    assert.equal((await conversations.find(record.conversation))?.serviceUrl, 'https://new.example');
  });

  it('keeps what an activity does not say', async () => {
    const { conversations } = bench.store;
    const { name: _, ...silent } = record;
    await conversations.remember(record);
    await conversations.remember({ ...silent, teamId: 'team', at: at(7) });
    const known = await conversations.find(record.conversation);
    assert.deepEqual(known, { ...record, teamId: 'team', at: at(7), stopped: null, quietUntil: null, removedAt: null });
  });

  it('is the same in all its threads', async () => {
    const { conversations } = bench.store;
    await conversations.remember({ ...record, conversation: `${record.conversation};messageid=1` });
    assert.equal((await conversations.find(`${record.conversation};messageid=2`))?.conversation, record.conversation);
    assert.equal(await conversations.find('19:other'), null);
  });

  it('stays stopped when it is remembered, until writing is resumed', async () => {
    const { conversations } = bench.store;
    await conversations.remember(record);
    await conversations.stopWriting(record.conversation, 'BotDisabledByAdmin');
    await conversations.remember({ ...record, serviceUrl: 'https://new.example', at: at(6) });
    assert.equal((await conversations.find(record.conversation))?.stopped, 'BotDisabledByAdmin');
    await conversations.resumeWriting(record.conversation);
    assert.equal((await conversations.find(record.conversation))?.stopped, null);
  });
});

onEachDatabase('personal chats', (bench) => {
  const chatOf = (person: string) => ({
    ...record,
    kind: 'personal',
    conversation: `a:${person}`,
    person: `29:${person}`,
  });
  const kept = async (...people: readonly string[]) => {
    const found = await Promise.all(people.map((person) => bench.store.conversations.find(`a:${person}`)));
    return found.flatMap((one) => (one === null ? [] : [one.conversation]));
  };

  it('are forgotten once their person takes part in no open engagement', async () => {
    const { conversations, engagements } = bench.store;
    for (const person of ['ana', 'sven', 'guest']) await conversations.remember(chatOf(person));
    await engagements.start(started('eng-1'));
    await engagements.change('eng-1', () => ({
      events: [{ type: 'MemberNamed', member: member(sven, 'project-manager'), at: at(1), by: ana }],
    }));
    assert.equal(await conversations.forgetGone(at(5)), 0, 'only what nothing new was heard of since');
    assert.equal(await conversations.forgetGone(at(9)), 1);
    assert.deepEqual(await kept('ana', 'sven', 'guest'), ['a:ana', 'a:sven']);
    await engagements.change('eng-1', () => ({
      events: [{ type: 'DetailsSaved', details, datasetVersion: 'd1', at: at(2), by: ana }],
    }));
    await conversations.forgetGone(at(9));
    assert.deepEqual(await kept('ana', 'sven'), ['a:sven'], 'having started it once is no part in it');
  });

  it('are kept while a message there follows an engagement that is open', async () => {
    const { conversations, engagements, cards } = bench.store;
    await conversations.remember(chatOf('guest'));
    await engagements.start(started('eng-1'));
    await cards.want('eng-1', { kind: 'asked', phase: null, page: 1 }, 'a:guest', at(1));
    const [card] = await cards.claim({ now: at(2), ttlMs: 5_000, limit: 9, owner: 'a' });
    assert.ok(card !== undefined);
    await cards.shown({ id: card.id, version: 1, activity: 'm1', conversation: 'a:guest', owner: 'a', now: at(3) });
    assert.equal(await conversations.forgetGone(at(9)), 0);
    assert.deepEqual(await kept('guest'), ['a:guest']);
  });

  it('are kept while a card there is still to follow an engagement', async () => {
    const { conversations, engagements, cards } = bench.store;
    for (const person of ['guest', 'other']) await conversations.remember(chatOf(person));
    await engagements.start(started('eng-1'));
    await cards.want('eng-1', { kind: 'asked', phase: null, page: 1 }, 'a:guest', at(1));
    assert.equal(await conversations.forgetGone(at(9)), 1);
    assert.deepEqual(await kept('guest', 'other'), ['a:guest']);
    // A reply may come when all is over, and is still to be shown then.
    await engagements.change('eng-1', () => ({ events: [{ type: 'EngagementCompleted', at: at(2), by: ana }] }));
    assert.equal(await conversations.forgetGone(at(9)), 0);
    const [card] = await cards.claim({ now: at(3), ttlMs: 5_000, limit: 9, owner: 'a' });
    assert.ok(card !== undefined);
    await cards.shown({ id: card.id, version: 2, activity: 'm1', conversation: 'a:guest', owner: 'a', now: at(4) });
    assert.equal(await conversations.forgetGone(at(9)), 1);
  });
});

onEachDatabase('a greeting', (bench) => {
  it('is sent once, however many processes ask at the same time', async () => {
    const other = await bench.another();
    const asked = Array.from({ length: 12 }, (_, n) =>
      (n % 2 === 0 ? bench.store : other).greetings.firstTime('19:c', at(n)),
    );
    assert.equal((await Promise.all(asked)).filter(Boolean).length, 1);
    assert.equal(await other.greetings.firstTime('29:ana', at(1)), true);
  });
});

onEachDatabase('the question log', (bench) => {
  it('gives back what was asked since an instant, oldest first', async () => {
    const asked = (n: number) => ({
      id: `question-${n}`,
      at: at(n),
      person: '29:ana',
      conversation: 'a:1',
      text: `who? 누가? ${n}`,
      locale: 'ko' as const,
      outcome: 'found' as const,
      citations: ['doc#1'],
      datasetVersion: 'v1',
    });
    for (const n of [3, 1, 2]) await bench.store.questions.record(asked(n));
    assert.deepEqual(await bench.store.questions.since(at(2)), [asked(2), asked(3)]);
    assert.deepEqual(await bench.store.questions.find('question-1'), asked(1));
    assert.equal(await bench.store.questions.find('question-4'), null);
  });
});

onEachDatabase('a draft of remediation lines', (bench) => {
  const draft = {
    id: 'draft-1',
    engagement: 'eng-1',
    person: '29:ana',
    lines: [
      {
        text: 'Renew the certificate',
        side: 'customer' as const,
        due: '2026-12-01',
        otherDue: '2027-01-12',
        assignee: { id: '29:ana', name: 'Ana' },
      },
      { text: 'Look at the report', side: null, due: null, unread: ['soonish', 'Diego'] },
    ],
    at: at(1),
  };

  it('can be looked at often and taken once', async () => {
    const other = await bench.another();
    await bench.store.engagements.start(started('eng-1'));
    await bench.store.drafts.keep(draft);
    assert.deepEqual(await bench.store.drafts.find('draft-1'), draft);
    const taken = await Promise.all([bench.store.drafts.take('draft-1'), other.drafts.take('draft-1')]);
    assert.deepEqual(
      taken.filter((found) => found !== null),
      [draft],
    );
    assert.equal(await bench.store.drafts.find('draft-1'), null);
  });

  it('keeps what the release before did not understand', async () => {
    await bench.store.engagements.start(started('eng-1'));
    const plain: DraftLine = { text: 'Renew the certificate', side: 'customer', due: null };
    const old = Object.assign({ unreadDate: 'soonish' }, plain);
    await bench.store.drafts.keep({ ...draft, lines: [old] });
    assert.deepEqual((await bench.store.drafts.find('draft-1'))?.lines, [{ ...plain, unread: ['soonish'] }]);
  });

  it('is deleted when its person did not come back', async () => {
    await bench.store.engagements.start(started('eng-1'));
    await bench.store.drafts.keep(draft);
    await bench.store.drafts.keep({ ...draft, id: 'draft-2', at: at(9) });
    assert.equal(await bench.store.drafts.forgetBefore(at(9)), 1);
    assert.equal(await bench.store.drafts.find('draft-1'), null);
    assert.notEqual(await bench.store.drafts.find('draft-2'), null);
  });
});
