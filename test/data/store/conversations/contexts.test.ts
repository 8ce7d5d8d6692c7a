import assert from 'node:assert/strict';
import type { Context } from '../../../../data/domain/answer/asked.js';
import { onEachDatabase } from '../database/each-database.js';

const at = (minute: number) => `2026-11-20T12:${String(minute).padStart(2, '0')}:00.000Z`;
const about = (text: string): Context => ({ kind: 'answer', text, locale: 'en', responsibility: 'book#1' });
const list: Context = {
  kind: 'list',
  list: { about: 'open', whose: 'us', phase: null, workload: null, locale: 'sv' },
};

onEachDatabase('what a follow-up goes on from', (bench) => {
  it('is the newest per conversation and person, in every process', async () => {
    const { contexts } = bench.store;
    await contexts.keep('a:1', '29:ana', about('first'), at(0));
    await contexts.keep('a:1', '29:ana', list, at(1));
    await contexts.keep('a:1', '29:jonas', about('his'), at(1));
    await contexts.keep('a:2', '29:ana', about('elsewhere'), at(1));
    const other = (await bench.another()).contexts;
    assert.deepEqual(await other.find('a:1', '29:ana', at(2)), list);
    assert.deepEqual(await other.find('a:1', '29:jonas', at(2)), about('his'));
    assert.deepEqual(await other.find('a:2', '29:ana', at(2)), about('elsewhere'));
    assert.equal(await other.find('a:2', '29:jonas', at(2)), null);
  });

  it('is there for a person who follows up before it is written', async () => {
    const { contexts } = bench.store;
    const kept = contexts.keep('a:1', '29:ana', about('first'), at(0));
    assert.deepEqual(await contexts.find('a:1', '29:ana', at(0)), about('first'));
    await kept;
  });

  it('is over after ten minutes', async () => {
    const { contexts } = bench.store;
    await contexts.keep('a:1', '29:ana', list, at(0));
    assert.deepEqual(await contexts.find('a:1', '29:ana', at(10)), list);
    assert.equal(await contexts.find('a:1', '29:ana', at(11)), null);
  });

  it('is swept when another person is answered', async () => {
    const { contexts } = bench.store;
    await contexts.keep('a:1', '29:ana', list, at(0));
    await contexts.keep('a:2', '29:jonas', list, at(20));
    assert.equal(await contexts.forgetBefore(at(15)), 0);
    assert.equal(await contexts.forgetBefore(at(30)), 1);
  });
});
