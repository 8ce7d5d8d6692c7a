import assert from 'node:assert/strict';
import type { Verdict } from '../../../../data/domain/answer/feedback.js';
import { onEachDatabase } from '../database/each-database.js';
import { at } from '../samples.js';

onEachDatabase('feedback', (bench) => {
  const ask = (id: string, n: number) =>
    bench.store.questions.record({
      id,
      at: at(n),
      person: '29:ana',
      conversation: 'a:1',
      text: 'who?',
      locale: 'en',
      outcome: 'found',
      parties: ['customer'],
      citations: ['doc#1'],
      datasetVersion: 'v1',
    });
  const judge = (question: string, person: string, verdict: Verdict, n: number) =>
    bench.store.questions.judge({ question, person, verdict, at: at(n) });

  it('is one word per person and answer: the last press wins, whatever is delivered again', async () => {
    await ask('question-1', 1);
    await judge('question-1', '29:ana', 'helpful', 2);
    await judge('question-1', '29:ana', 'wrong-side', 3);
    await judge('question-1', '29:ana', 'wrong-side', 3);
    await judge('question-1', '29:ana', 'helpful', 2);
    await judge('question-1', '29:jonas', 'not-asked', 4);
    assert.equal((await bench.store.questions.judgmentOf('question-1', '29:ana'))?.verdict, 'wrong-side');
    assert.equal((await bench.store.questions.judgmentOf('question-1', '29:mina'))?.verdict, undefined);
    const [judged] = await bench.store.questions.judgedSince(at(0));
    assert.deepEqual([judged?.verdicts, judged?.parties], [['wrong-side', 'not-asked'], ['customer']]);
  });

  it('keeps which side is right with its verdict, until another verdict is given', async () => {
    await ask('question-1', 1);
    const said = () => bench.store.questions.judgmentOf('question-1', '29:ana');
    await judge('question-1', '29:ana', 'wrong-side', 2);
    assert.deepEqual(await said(), { verdict: 'wrong-side', side: null });
    await bench.store.questions.judge({
      question: 'question-1',
      person: '29:ana',
      verdict: 'wrong-side',
      side: 'provider',
      at: at(3),
    });
    await judge('question-1', '29:ana', 'wrong-side', 4);
    assert.deepEqual(await said(), { verdict: 'wrong-side', side: 'provider' });
    assert.deepEqual((await bench.store.questions.judgedSince(at(0)))[0]?.rightSides, ['provider']);
    await judge('question-1', '29:ana', 'helpful', 5);
    assert.deepEqual(await said(), { verdict: 'helpful', side: null });
  });

  it('is kept once when everybody presses at the same time, in two processes', async () => {
    const other = await bench.another();
    await ask('question-1', 1);
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (n % 2 === 0 ? bench.store : other).questions.judge({
          question: 'question-1',
          person: '29:ana',
          verdict: 'helpful',
          at: at(2),
        }),
      ),
    );
    assert.deepEqual((await other.questions.judgedSince(at(0)))[0]?.verdicts, ['helpful']);
  });

  it('says nothing about a question that is not kept', async () => {
    await judge('question-9', '29:ana', 'helpful', 1);
    assert.equal((await bench.store.questions.judgmentOf('question-9', '29:ana'))?.verdict, undefined);
  });

  it('is forgotten with its question', async () => {
    await ask('question-1', 1);
    await ask('question-2', 5);
    await judge('question-1', '29:ana', 'helpful', 6);
    await judge('question-2', '29:ana', 'helpful', 6);
    assert.equal(await bench.store.questions.forgetBefore(at(5)), 1);
    assert.equal((await bench.store.questions.judgmentOf('question-1', '29:ana'))?.verdict, undefined);
    assert.deepEqual(
      (await bench.store.questions.judgedSince(at(0))).map(({ id, verdicts }) => [id, verdicts]),
      [['question-2', ['helpful']]],
    );
  });
});
