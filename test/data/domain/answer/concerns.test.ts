import assert from 'node:assert/strict';
import { groupConcerns, type LoggedQuestion, wordsOfQuestion } from '../../../../data/domain/answer/concerns.js';
import { concernOf, type Verdict } from '../../../../data/domain/answer/feedback.js';
import type { Responsibility } from '../../../../data/domain/responsibility.js';

let asked = 0;
const ask = (text: string, outcome = 'nothing', verdicts: readonly Verdict[] = []): LoggedQuestion => {
  asked += 1;
  return { id: `q${asked}`, at: `2026-11-${10 + asked}T08:00:00.000Z`, text, locale: 'en', outcome, verdicts };
};

const statement = (id: string) => ({ id }) as Responsibility;

describe('the concern of a question', () => {
  it('is that it found nothing, that none of several was meant, or that its answer was disputed', () => {
    assert.equal(concernOf('nothing', []), 'unanswered');
    assert.equal(concernOf('several', ['not-asked']), 'none-of-these');
    assert.equal(concernOf('several', ['not-asked', 'wrong-side']), 'disputed');
    assert.equal(concernOf('found', ['not-asked']), 'disputed');
    assert.equal(concernOf('several', ['helpful']), null);
    assert.equal(concernOf('found', []), null);
  });
});

describe('questions that need a look', () => {
  beforeEach(() => {
    asked = 0;
  });

  it('come by the nearest statement, the most frequent first, those near none last', () => {
    const near: Readonly<Record<string, string>> = { roof: 'a#1', slates: 'a#1', gutter: 'a#2' };
    const log = [
      ask('Weather?'),
      ask('weather'),
      ask('Weather ?!'),
      ask('Gutter?'),
      ask('Roof?'),
      ask('Slates?', 'found', ['not-asked']),
      ask('slates', 'found', ['wrong-side']),
      ask('Fine?', 'found', ['helpful']),
    ];
    const groups = groupConcerns(log, ({ text }) => {
      const id = near[wordsOfQuestion(text)];
      return id === undefined ? null : statement(id);
    });
    assert.deepEqual(
      groups.map((one) => [
        one.statement?.id ?? null,
        one.times,
        ...one.questions.map(({ newest, concern, times }) => `${newest.id} ${concern} ${times}`),
      ]),
      [
        ['a#1', 3, 'q7 disputed 2', 'q5 unanswered 1'],
        ['a#2', 1, 'q4 unanswered 1'],
        [null, 3, 'q3 unanswered 3'],
      ],
    );
  });

  it('leave out what an owner dealt with, in whatever spelling', () => {
    const log = [ask('Who sweeps?'), ask('who  SWEEPS')];
    assert.deepEqual(
      groupConcerns(log, () => null, new Set([wordsOfQuestion('Who sweeps')])),
      [],
    );
  });
});
