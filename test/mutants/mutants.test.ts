import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutants } from './list.js';
import { mutated, timesIn } from './mutant.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the mutants', () => {
  it('stand in their files exactly once each, with tests that are there', () => {
    const wrong = mutants.flatMap((mutant) => {
      const { name, file, from, to, tests } = mutant;
      const times = existsSync(join(root, file)) ? timesIn(readFileSync(join(root, file), 'utf8'), from) : 0;
      return [
        ...(times === 1 && from !== to ? [] : [`${name}: its old text stands ${times} times in ${file}`]),
        ...tests.filter((test) => !existsSync(join(root, test))).map((test) => `${name}: ${test} is not there`),
      ];
    });
    assert.deepEqual(wrong, []);
  });

  it('have a name of their own each', () => {
    const names = mutants.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
  });

  it('change nothing where the old text is not found, or is found twice', () => {
    const mutant = { name: 'x', law: '', file: '', from: 'a', to: '$&', tests: [] };
    assert.equal(mutated('b', mutant), null);
    assert.equal(mutated('aa', mutant), null);
    assert.equal(mutated('bab', mutant), 'b$&b');
  });
});
