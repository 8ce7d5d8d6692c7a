import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { KeyedMutex } from '../../../../data/store/database/keyed-mutex.js';

describe('work of one key', () => {
  it('is done in order and never twice at once, also after a failure, and other keys go on meanwhile', async () => {
    const order: string[] = [];
    const line = new KeyedMutex();
    let inside = 0;
    const work = (name: string, fails = false) =>
      line.run('a', async () => {
        inside += 1;
        assert.equal(inside, 1);
        for (let n = 0; n < 3; n += 1) await turn();
        inside -= 1;
        order.push(name);
        if (fails) throw new Error(name);
        return name;
      });
    const all = [work('one'), work('two', true), work('three')];
    const elsewhere = line.run('b', async () => order.push('elsewhere'));
    const settled = await Promise.allSettled([...all, elsewhere]);
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    );
    assert.deepEqual(order, ['elsewhere', 'one', 'two', 'three']);
    assert.equal(await work('four'), 'four');
  });
});
