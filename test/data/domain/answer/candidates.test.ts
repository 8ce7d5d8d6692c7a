import assert from 'node:assert/strict';
import { answerOf, areOneMatter } from '../../../../data/domain/answer/answer.js';
import { candidateIds, candidatesIn, candidatesOf, chosen } from '../../../../data/domain/answer/candidates.js';
import { joinedTo } from '../../../../data/domain/answer/joined.js';
import { matterOf, sameMatter } from '../../../../data/domain/answer/matter.js';
import type { Answer, Matter, Topic } from '../../../../data/domain/answer/question.js';
import { isAboutWhereToTurn, routed } from '../../../../data/domain/answer/routing.js';
import { fasttrack } from '../../../support/playbooks.js';
import { evidence, sampleAnswers, statement } from '../../../support/sample-answer.js';
import { sampleEngagement, sampleItems } from '../../../support/sample-engagement.js';

const topic = (id: string): Topic => ({
  ...{ id, party: 'customer', phase: 'assess', guides: false, group: false, other: [] },
  names: { en: id, ko: id, 'pt-BR': id, sv: id },
});
const matter = (id: string, party: Matter['party'] = 'customer'): Matter => ({
  ...{ topic: topic(id), party, phase: 'assess', score: 0.5, other: [] },
  evidence: [evidence(statement({ id, text: id, phase: 'assess' }))],
});
const offered = (...matters: readonly Matter[]): Answer => {
  const answer = candidatesOf(fasttrack, matters, 'en');
  assert.ok(answer);
  return answer;
};

describe('candidates of an answer', () => {
  const unsure = offered(matter('a'), matter('b', 'microsoft'), matter('c'));

  it('are all matches in their order when none of them answers', () => {
    assert.deepEqual([unsure.outcome, unsure.parties], ['several', ['customer', 'microsoft']]);
    assert.deepEqual(candidateIds(unsure), ['a', 'b', 'c']);
    assert.equal(chosen(unsure), null);
    assert.equal(candidatesOf(fasttrack, [], 'en'), null);
  });

  it('are none when one answers, or nothing was found', () => {
    const sure = answerOf(fasttrack, matter('a'), 'en');
    assert.equal(chosen(sure), sure.main);
    assert.deepEqual([...candidatesIn(sure), ...candidatesIn(sampleAnswers.nothing)], []);
    assert.equal(chosen(sampleAnswers.nothing), null);
  });

  it('lend the first to no row of a list, no kept answer and no other question of the message', () => {
    const [item] = sampleItems('assess', 1, 'en');
    assert.ok(item);
    const source = { ...{ responsibility: 'a', document: 'd', title: 'D', edition: null, line: 1, heading: '' } };
    const engagement = sampleEngagement({ items: [{ ...item, source }] });
    const sure = answerOf(fasttrack, matter('a'), 'en');
    assert.deepEqual([joinedTo(engagement, sure).length, joinedTo(engagement, unsure).length], [1, 0]);
    const kept = matterOf(sure, ['gate']);
    assert.deepEqual(matterOf(unsure, ['tide']), { topic: null, responsibility: null, words: ['tide'], party: null });
    assert.ok(!sameMatter(kept, matterOf(unsure, ['tide'])));
    assert.ok(areOneMatter([sure, sure]));
    for (const pair of [
      [sure, unsure],
      [unsure, sure],
      [unsure, unsure],
    ])
      assert.ok(!areOneMatter(pair));
  });

  it('are not asked who asks when the first is about where to turn', () => {
    const hardware = Object.entries(fasttrack.routing?.topics ?? {})[0]?.[0] ?? '';
    const first = matter(hardware, 'managed-desktop');
    assert.ok(isAboutWhereToTurn(fasttrack, answerOf(fasttrack, first, 'en')));
    const answer = offered(first, matter('b'));
    assert.ok(!isAboutWhereToTurn(fasttrack, answer));
    assert.equal(
      routed(fasttrack, answer, 'employee', () => null),
      answer,
    );
  });
});
