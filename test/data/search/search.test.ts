import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerFrom } from '../../../data/domain/answer/answer.js';
import type { Question } from '../../../data/domain/answer/question.js';
import type { Dataset } from '../../../data/domain/responsibility.js';
import { buildIndex } from '../../../data/search/search.js';
import { datasetOf, type Written } from '../../support/documents.js';
import { knownTopics } from '../../support/known-topics.js';

const guide: Written = {
  id: 'guide',
  edition: '2024-05-01',
  says: [
    { text: 'Set up multi-factor sign-in.', topic: 'g-mfa' },
    { text: 'Open the ports of the firewall as advised.', topic: 'e-fw', phase: 'enable' },
    { text: 'Advise on the ports of the firewall.', topic: 'm-fw', phase: 'enable', party: 'microsoft' },
    { text: 'Come to the kick-off.', topic: 'i-kick', phase: 'initiate' },
    { text: 'Arrange the kick-off.', topic: 'm-kick', phase: 'initiate', party: 'microsoft' },
    { text: 'Show your screen while tools run.', topic: 'a-screen', phase: 'assess' },
    { text: 'Show your screen while you change things.', topic: 'e-screen', phase: 'enable' },
    { text: 'AD FS with several forests.', topic: 'o-adfs', kind: 'out-of-scope', party: 'microsoft', phase: 'enable' },
    { text: 'Enrol up to two test devices.', topic: 'm-enroll2', phase: 'enable', party: 'microsoft' },
    {
      text: 'Broken devices go to the maker.',
      topic: 'w-hw',
      kind: 'routing',
      party: 'support-provider',
      destination: 'hardware-vendor',
      workload: 'managed-desktop',
      phase: null,
    },
    { text: 'Stamp the pallets in the harbour before Friday.' },
  ],
};

const asking = (dataset: Dataset) => {
  const index = buildIndex(dataset, knownTopics());
  return (question: string | Question) =>
    answerFrom(index.search(typeof question === 'string' ? { text: question } : question));
};

describe('search', function () {
  this.timeout(300_000);
  let ask: ReturnType<typeof asking>;
  before(() => {
    ask = asking(datasetOf(guide));
  });
  const topicOf = (question: string | Question) => ask(question).main?.topic?.id;

  it('finds a topic in four languages, whatever language the document is in', () => {
    for (const question of [
      'who turns on 2FA',
      'quem liga o segundo fator?',
      'vem slår på tvåfaktor?',
      '이중 인증 누가 켜나요',
    ]) {
      assert.equal(topicOf(question), 'g-mfa', question);
    }
  });

  it('forgives typing errors', () => {
    assert.equal(topicOf('who opnes the firewal prots'), 'e-fw');
  });

  it('tells who does from who advises, and names both', () => {
    const does = ask('who opens our firewall ports?');
    assert.deepEqual([does.main?.topic?.id, does.parties], ['e-fw', ['customer', 'microsoft']]);
    const advises = ask('who advises us on firewall ports?');
    assert.deepEqual([advises.main?.topic?.id, advises.parties], ['m-fw', ['microsoft', 'customer']]);
  });

  it('tells who attends from who arranges', () => {
    assert.equal(topicOf('who comes to the kick-off from our side'), 'i-kick');
    assert.equal(topicOf('who schedules the kick-off'), 'm-kick');
  });

  it('keeps to the phase that is named', () => {
    assert.equal(topicOf('who shares the screen in the assess phase?'), 'a-screen');
    assert.equal(topicOf('vem delar skärm i aktiveringsfasen?'), 'e-screen');
  });

  it('says out of scope instead of a party', () => {
    const answer = ask('does the benefit include AD FS for multiple forests?');
    assert.deepEqual([answer.outcome, answer.parties[0]], ['out-of-scope', 'out-of-scope']);
  });

  it('names the destination of a routing rule', () => {
    assert.equal(
      ask('the keyboard of a Managed Desktop laptop is broken, where do we send it?').parties[0],
      'hardware-vendor',
    );
  });

  it('lets Managed Desktop lead where it is named or in scope, not merely because its words fit', () => {
    const counterparts = asking(
      datasetOf({
        id: 'counterparts',
        says: [
          { text: 'Teach the help desk.', topic: 'g-helpdesk' },
          {
            text: 'Solve browser trouble.',
            topic: 's-browser',
            party: 'support-provider',
            phase: null,
            workload: 'managed-desktop',
          },
        ],
      }),
    );
    assert.equal(counterparts('Edge hangs on a Managed Desktop laptop, who helps?').main?.topic?.id, 's-browser');
    assert.equal(
      counterparts({ text: 'Edge hangs, who helps?', workloads: ['managed-desktop'] }).main?.topic?.id,
      's-browser',
    );
    assert.equal(counterparts('who trains the help desk').main?.topic?.id, 'g-helpdesk');
  });

  it('is silent about what the documents do not cover, and names nothing unrelated', () => {
    for (const question of [
      'who approves parking permits',
      'quem cuida do cardápio do refeitório?',
      'vem bokar hotellrum?',
      '통근 버스는 누가 운영해요',
      '',
      '???',
    ]) {
      const { outcome, nearest } = ask(question);
      assert.equal(outcome, 'nothing', question);
      assert.deepEqual(nearest, [], question);
    }
  });

  it('offers what is near a question that the documents do not answer', () => {
    const { outcome, nearest } = ask('which version of the firewall do we need');
    assert.equal(outcome, 'nothing');
    assert.ok(nearest.some(({ responsibility }) => responsibility.topic === 'e-fw'));
  });

  it('offers no bare lead-in when nothing fits', () => {
    const says: Written['says'] = [
      { text: 'Guide the customer in these matters:', topic: 'e-fw', group: true },
      { text: 'Configure the ports of the firewall.', topic: 'm-fw', party: 'microsoft' },
    ];
    const { outcome, nearest } = asking(datasetOf({ id: 'list', says }))('which version of the firewall do we need');
    assert.equal(outcome, 'nothing');
    assert.ok(nearest.every(({ responsibility }) => !responsibility.group));
  });

  it('answers a statement that no topic covers through its own words', () => {
    const answer = ask('who stamps the pallets in the harbour');
    assert.deepEqual([answer.outcome, answer.main?.lead.responsibility.line], ['found', 20]);
  });

  it('lets the newest dated edition lead and never an undated one before a dated one', () => {
    const says = [{ text: 'Set up multi-factor sign-in.', topic: 'g-mfa' }];
    const answer = asking(
      datasetOf(
        { id: 'undated', says },
        { id: 'old', edition: '2016-01-01', says },
        { id: 'new', edition: '2019-01-01', says },
      ),
    )('who sets up MFA');
    assert.deepEqual(
      [answer.main?.lead, ...(answer.main?.editions ?? [])].map((evidence) => evidence?.source.id),
      ['new', 'old', 'undated'],
    );
  });

  it('shows the asker’s language first among translations of one edition', () => {
    const says = [{ text: 'MFA', topic: 'g-mfa' }];
    const edition = '2024-01-01';
    const speaking = asking(
      datasetOf(
        { id: 'ko', locale: 'ko', edition, says },
        { id: 'sv', locale: 'sv-SE', edition, says },
        { id: 'en', edition, says },
      ),
    );
    assert.equal(speaking('vem fixar tvåfaktor?').main?.lead.source.id, 'sv');
    assert.equal(speaking('quem liga o MFA?').main?.lead.source.id, 'en');
  });

  it('bears ten thousand characters', () => {
    assert.equal(ask('proxy '.repeat(2000)).locale, 'en');
  });

  it('keeps every answer’s party when an unrelated document is added', () => {
    const questions = [
      'who turns on 2FA',
      'who opens our firewall ports?',
      'who schedules the kick-off',
      'who approves parking permits',
    ];
    const parties = questions.map((question) => ask(question).parties);
    const word = fc.constantFrom(
      'harvest',
      'the',
      'apples',
      'before',
      'noon',
      'and',
      'polish',
      'bells',
      'with',
      'care',
      'feed',
      'swans',
    );
    const sentence = fc.array(word, { minLength: 3, maxLength: 9 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (texts) => {
        const other = datasetOf(guide, {
          id: 'other',
          edition: '2026-01-01',
          says: texts.map((text) => ({ text, party: 'microsoft' })),
        });
        const again = asking(other);
        assert.deepEqual(
          questions.map((question) => again(question).parties),
          parties,
        );
      }),
      { numRuns: 8 },
    );
  });

  it('finds the same matter in another phase by the question, or what is nearest there', () => {
    const index = buildIndex(datasetOf(guide), knownTopics());
    const idOf = (topic: string) =>
      index.duties('en').find((m) => m.topic?.id === topic)?.evidence[0]?.responsibility.id ?? '';
    const inPhase = (text: string, topic: string | null, phase: 'assess' | 'enable') => {
      const { same, nearest } = index.inPhase({ text }, phase, topic === null ? null : idOf(topic));
      return [same.map((m) => m.topic?.id), nearest.map((m) => m.topic?.id)];
    };
    const screen = 'who shows the screen in the assess phase?';
    assert.equal(inPhase(screen, 'a-screen', 'enable')[0]?.[0], 'e-screen');
    assert.deepEqual(inPhase('who opens the firewall ports?', 'e-fw', 'assess'), [[], ['a-screen']]);
    assert.deepEqual(inPhase(screen, null, 'enable')[0], [], 'a silence has no same matter');
  });

  it('lists every duty once, newest edition first, without headings, routing or exclusions', () => {
    const older: Written = { id: 'older', edition: '2019-01-01', says: [{ text: 'Set up MFA.', topic: 'g-mfa' }] };
    const duties = buildIndex(datasetOf(guide, older), knownTopics()).duties('en');
    const topics = duties.map((m) => m.topic?.id ?? m.evidence[0]?.responsibility.text);
    assert.equal(new Set(topics).size, topics.length);
    assert.ok(topics.includes('Stamp the pallets in the harbour before Friday.'));
    assert.ok(!topics.includes('o-adfs') && !topics.includes('w-hw'));
    const mfa = duties.find((m) => m.topic?.id === 'g-mfa');
    assert.deepEqual(
      mfa?.evidence.map(({ source }) => source.id),
      ['guide', 'older'],
    );
  });
});
