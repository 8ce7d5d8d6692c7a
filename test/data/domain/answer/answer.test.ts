import assert from 'node:assert/strict';
import { answerFrom } from '../../../../data/domain/answer/answer.js';
import type { AnswerParty, Matter, Ranking, Topic } from '../../../../data/domain/answer/question.js';
import { datasetOf } from '../../../support/documents.js';
import { fasttrack } from '../../../support/playbooks.js';

const dataset = datasetOf({ id: 'd', says: [{ text: 'one' }, { text: 'two' }] });
const [statement] = dataset.responsibilities;
const [source] = dataset.documents;

const topic = (id: string, party: AnswerParty): Topic => ({
  id,
  party,
  phase: 'general',
  guides: false,
  group: false,
  other: [],
  names: { en: id, ko: id, 'pt-BR': id, sv: id },
});

function matter(id: string, party: AnswerParty, score: number, other: readonly Matter[] = []): Matter {
  if (statement === undefined || source === undefined) throw new Error('The small dataset is empty.');
  return {
    topic: topic(id, party),
    party,
    phase: 'general',
    score,
    evidence: [{ responsibility: statement, source, score }],
    other,
  };
}

const ranking = (covered: boolean, ...matters: readonly Matter[]): Ranking => ({
  playbook: fasttrack,
  evidence: matters.flatMap(({ evidence }) => evidence),
  matters,
  locale: 'en',
  phase: null,
  isCovered: covered,
});

describe('an answer', () => {
  it('names the other side whenever it has a part', () => {
    const answer = answerFrom(ranking(true, matter('a', 'customer', 0.9, [matter('b', 'microsoft', 0.05)])));
    assert.deepEqual(
      [answer.outcome, answer.parties, answer.counterpart?.topic?.id],
      ['found', ['customer', 'microsoft'], 'b'],
    );
  });

  it('does not offer the other side a second time among the further matches', () => {
    const twin = matter('b', 'microsoft', 0.4);
    const answer = answerFrom(ranking(true, matter('a', 'customer', 0.5, [twin]), twin, matter('c', 'customer', 0.1)));
    assert.deepEqual(
      answer.further.map((match) => match.topic?.id),
      ['c'],
    );
  });

  it('is several when another party is nearly as likely', () => {
    assert.equal(
      answerFrom(ranking(true, matter('a', 'customer', 0.4), matter('b', 'microsoft', 0.35))).outcome,
      'several',
    );
    assert.equal(
      answerFrom(ranking(true, matter('a', 'customer', 0.4), matter('b', 'microsoft', 0.1))).outcome,
      'found',
    );
    assert.equal(
      answerFrom(ranking(true, matter('a', 'customer', 0.4), matter('b', 'customer', 0.39))).outcome,
      'found',
    );
  });

  it('says out of scope, with who may help beside it', () => {
    const answer = answerFrom(ranking(true, matter('o', 'out-of-scope', 0.9, [matter('g', 'customer', 0)])));
    assert.deepEqual([answer.outcome, answer.parties], ['out-of-scope', ['out-of-scope', 'customer']]);
  });

  it('names no party when the object is not covered, but the nearest statements', () => {
    const answer = answerFrom(ranking(false, matter('a', 'customer', 0.2)));
    assert.deepEqual([answer.outcome, answer.parties, answer.main, answer.nearest.length], ['nothing', [], null, 1]);
  });

  it('offers three further matches at most', () => {
    const rest = ['b', 'c', 'd', 'e', 'f'].map((id) => matter(id, 'customer', 0.1));
    assert.equal(answerFrom(ranking(true, matter('a', 'customer', 0.5), ...rest)).further.length, 3);
  });
});
