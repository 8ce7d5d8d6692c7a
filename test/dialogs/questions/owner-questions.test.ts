import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import { type Locale, locales, type Responsibility } from '../../../data/domain/responsibility.js';
import type { Knowledge, Turn } from '../../../dialogs/turn/turn.js';
import { ana, jonas, sam, smallDataset } from '../../support/history.js';
import { openRoom, type RealRoom } from '../../support/real-room.js';
import { answer } from '../../support/sample-answer.js';
import { buttonsOn, textsOn } from '../../support/turns.js';

const [near, other] = smallDataset.responsibilities as readonly [Responsibility, Responsibility];

const evidence = (responsibility: Responsibility) => {
  const source = smallDataset.documents.find(({ id }) => id === responsibility.document);
  assert.ok(source);
  return { responsibility, source, score: 0.2 };
};

/** Finds two statements near to everything but lunch. */
const knowledge: Knowledge = {
  dataset: smallDataset,
  answer: ({ text, locale = 'en' }) =>
    answer({
      outcome: 'nothing',
      locale,
      main: null,
      counterpart: null,
      further: [],
      nearest: /lunch/u.test(text) ? [] : [evidence(near), evidence(other)],
    }),
  about: () => null,
  matter: () => null,
  inPhase: () => ({ same: [], nearest: [] }),
  duties: () => [],
};

const words: Readonly<Record<Locale, string>> = {
  en: 'Unanswered questions',
  ko: '미답변 질문',
  'pt-BR': 'perguntas em aberto',
  sv: 'Obesvarade frågor',
};

describe('questions that were not answered well', function () {
  this.timeout(300_000);
  let room: RealRoom;

  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(() => room.close());

  const library = { playbooks: [smallDataset.playbook], of: () => knowledge };
  const owner = (locale: Locale = 'en'): Partial<Turn> => ({
    ...room.alone(ana, locale),
    ...{ isOwner: true, knowledge, library, now: '2026-11-21T12:00:00.000Z' },
  });
  const ask = (id: string, text: string, person = jonas.id) =>
    room.store.questions.record({
      ...{ id, text, person, at: '2026-11-20T08:00:00.000Z', conversation: `a:${person}`, locale: 'en' },
      ...{ outcome: 'nothing', parties: [], citations: [], datasetVersion: 'old' },
    });
  const press = (verb: string, data: object) => room.press(ana, verb, data, owner());

  it('are shown to an owner in the personal chat, in every language, without who asked', async () => {
    await ask('question-1', 'Who flips the switch?');
    await ask('question-2', 'who flips the switch');
    await ask('question-3', 'Who pays for lunch?');
    for (const locale of locales) {
      const { card } = await room.say(ana, words[locale], owner(locale));
      const texts = textsOn(card);
      assert.ok(texts.includes(near.text) && texts.includes(t(locale, 'questions.near-none')), texts);
      assert.ok(texts.includes(t(locale, 'questions.times', { n: 2 })), texts);
      assert.doesNotMatch(JSON.stringify(card), new RegExp(`${jonas.name}|${jonas.id}`, 'u'));
      assert.equal(buttonsOn(card, 'questions.means').length, 1);
      assert.equal(buttonsOn(card, 'questions.outside').length, 2);
    }
  });

  it('are refused to everybody else, by word and by every button, and outside of the personal chat', async () => {
    await ask('question-1', 'Who flips the switch?');
    const plain = t('en', 'refusal.only-owners');
    const others = { ...owner(), isOwner: undefined } as unknown as Partial<Turn>;
    for (const person of [jonas, sam, ana])
      assert.deepEqual(await room.say(person, 'questions', { ...others, ...room.alone(person) }), { sentence: plain });
    const data = { question: 'question-1', responsibility: near.id };
    for (const verb of ['show', 'means', 'others', 'outside', 'undo'])
      assert.deepEqual(await room.press(jonas, `questions.${verb}`, data, others), { sentence: plain }, verb);
    assert.deepEqual(await room.store.wordings.all(), []);
    const { place: _, ...inChannel } = owner();
    assert.deepEqual(await room.say(ana, 'questions', inChannel), { sentence: t('en', 'refusal.only-personal') });
  });

  it('become wordings or stand outside by one press, and come back by another', async () => {
    await ask('question-1', 'Who flips the switch?');
    await ask('question-2', 'Who pays for lunch?');
    const [means] = buttonsOn((await room.say(ana, 'questions', owner())).card, 'questions.means');
    const noted = await press('questions.means', means ?? {});
    assert.match(textsOn(noted.card), /Noted: “Who flips the switch\?” asks about “/u);
    const { card } = await press('questions.outside', { question: 'question-2' });
    assert.match(textsOn(card), /Noted: the documents don’t answer “Who pays for lunch\?”[\s\S]*or dealt with/u);
    const decided = [...(await room.store.wordings.all())].sort((a, b) => (a.question < b.question ? -1 : 1));
    assert.deepEqual(
      decided.map(({ playbook, question, address, by }) => [playbook, question, address?.statement ?? null, by]),
      [
        [smallDataset.playbook.id, 'Who flips the switch?', near.text, ana.id],
        [smallDataset.playbook.id, 'Who pays for lunch?', null, ana.id],
      ],
    );
    const [undo] = buttonsOn(card, 'questions.undo');
    assert.match(textsOn((await press('questions.undo', undo ?? {})).card), /Who pays for lunch\?/u);
    assert.equal((await room.store.wordings.all()).length, 1);
  });

  it('offer the statements that are near beside the nearest', async () => {
    await ask('question-1', 'Who flips the switch?');
    const { card } = await press('questions.others', { question: 'question-1' });
    assert.deepEqual(buttonsOn(card, 'questions.means'), [{ question: 'question-1', responsibility: other.id }]);
    assert.match(textsOn(card), /Which statement is the question about\?\nWho flips the switch\?/u);
  });

  it('lose the names of the people of an engagement before they are kept', async () => {
    await room.setUp();
    await ask('question-1', `Does ${sam.name}\nor ${jonas.name.split(' ')[0]} flip the switch?`);
    await press('questions.outside', { question: 'question-1' });
    assert.equal((await room.store.wordings.all())[0]?.question, 'Does … or … flip the switch?');
  });

  it('are gone when their message was, and no statement is guessed', async () => {
    await ask('question-1', 'Who flips the switch?');
    const gone = await press('questions.means', { question: 'question-9', responsibility: near.id });
    assert.deepEqual(gone, { sentence: t('en', 'refusal.question-gone') });
    const unknown = await press('questions.means', { question: 'question-1', responsibility: 'plan#gone' });
    assert.deepEqual(unknown, { sentence: t('en', 'refusal.not-found') });
    assert.deepEqual(await room.store.wordings.all(), []);
  });
});
