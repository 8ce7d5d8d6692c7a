import assert from 'node:assert/strict';
import { limitsFor, RateLimiter } from '../../../bot/teams/rate-limiter.js';
import { startWorld } from '../../support/baton.js';

describe('the rate limiter', () => {
  it('never stops a person who works fast through a list', () => {
    const limiter = new RateLimiter(limitsFor(5));
    // Thirty rows at once, then four a second for ten minutes.
    for (let n = 0; n < 30; n += 1) assert.equal(limiter.allows('29:ana', '19:c', 0), true);
    for (let n = 1; n < 2_400; n += 1) assert.equal(limiter.allows('29:ana', '19:c', n * 250), true, String(n));
  });

  it('stops a person who is faster, until they wait', () => {
    const limiter = new RateLimiter(limitsFor(5));
    const taken = Array.from({ length: 100 }, () => limiter.allows('29:ana', '19:c', 0)).filter(Boolean).length;
    assert.equal(taken, 30);
    assert.equal(limiter.allows('29:bo', '19:c', 0), true);
    assert.equal(limiter.allows('29:ana', '19:c', 200), true);
    assert.equal(limiter.allows('29:ana', '19:c', 200), false);
  });

  it('counts automatic refreshes for the conversation alone', () => {
    const limiter = new RateLimiter(limitsFor(5));
    const taken = Array.from({ length: 700 }, () => limiter.allows('29:ana', '19:c', 0, false)).filter(Boolean).length;
    assert.equal(taken, 600);
    assert.equal(limiter.allows('29:ana', '19:other', 0), true);
  });

  it('answers with a message once, and again only after a while', () => {
    const limiter = new RateLimiter(limitsFor(1));
    limiter.allows('29:ana', '19:c', 0);
    assert.equal(limiter.mayNotify('29:ana', 0), true);
    assert.equal(limiter.mayNotify('29:ana', 9_000), false);
    assert.equal(limiter.mayNotify('29:ana', 10_000), true);
  });

  it('tracks a bounded number of people', () => {
    const limiter = new RateLimiter(limitsFor(5));
    for (let n = 0; n < 50_000; n += 1) limiter.allows(`29:${n}`, `a:${n}`, n);
    assert.equal(limiter.tracked, 40_000);
  });

  it('answers a press with a sentence in the presser’s language, and messages once', async () => {
    const said = async () => ({ sentence: 'done' });
    const world = await startWorld(
      { dialogs: { handleMessage: said, handleAction: said, greet: said } },
      { BATON_TURNS_PER_SECOND: '1' },
    );
    try {
      const answers: string[] = [];
      for (let n = 0; n < 8; n += 1) {
        const response = await world.post(world.invoke('x', {}, { locale: 'sv-SE' }));
        answers.push(((await response.json()) as { value: string }).value);
      }
      assert.equal(answers[0], 'done');
      assert.match(answers.at(-1) ?? '', /^Det blev mycket på kort tid\./);
      for (let n = 0; n < 5; n += 1) assert.equal((await world.post(world.message('hi'))).status, 200);
      const texts = world.connector.in('a:personal').map((message) => message.activity.text);
      assert.equal(texts.filter((text) => String(text).startsWith('That was a lot')).length, 1);
    } finally {
      await world.close();
    }
  });
});
