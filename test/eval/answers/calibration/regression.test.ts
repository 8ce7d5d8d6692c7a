import assert from 'node:assert/strict';
import { chance } from '../../../campaign/crowd.js';
import { type Choice, chanceWeights, choiceWeights } from './regression.js';

const random = chance(7);
const rows = (many: number) => Array.from({ length: many }, () => [4 * random(), random() / 10, random()] as const);
/** Noise that makes softmax shares of odds (Gumbel's distribution). */
const noise = () => -Math.log(-Math.log(random()));

describe('calibration by regression', () => {
  it('finds the weights by which candidates were chosen', () => {
    const planted = [2, 30, 0];
    const choices = Array.from({ length: 1_000 }, (): Choice => {
      const candidates = rows(6);
      const odds = candidates.map((row) => row.reduce((sum, value, n) => sum + value * (planted[n] ?? 0), noise()));
      return { rows: candidates, right: odds.map((one) => one === Math.max(...odds)) };
    });
    const [first = 0, second = 0, third = 0] = choiceWeights(choices);
    assert.ok(Math.abs(first - 2) < 0.4, `${first}`);
    assert.ok(Math.abs(second - 30) < 6, `${second}`);
    assert.ok(Math.abs(third) < 0.5, `${third}`);
  });

  it('learns nothing from questions without a right candidate', () => {
    const choice: Choice = { rows: rows(4), right: [true, false, false, false] };
    const without: Choice = { rows: rows(4), right: [false, false, false, false] };
    assert.deepEqual(choiceWeights([choice, without]), choiceWeights([choice]));
  });

  it('finds the weights and the constant of a chance', () => {
    const outcomes = rows(1_500).map((row) => {
      const odds = 1.5 * row[0] - 3;
      return { row, is: random() < 1 / (1 + Math.exp(-odds)), weight: 1 };
    });
    const { weights, constant } = chanceWeights(outcomes);
    assert.ok(Math.abs((weights[0] ?? 0) - 1.5) < 0.3, `${weights}`);
    const even = [2, 0.05, 0.5].reduce((sum, value, n) => sum + value * (weights[n] ?? 0), constant);
    assert.ok(Math.abs(even) < 0.3, `${even}`);
  });

  it('lets an outcome count as often as it weighs', () => {
    const rare = [true, false, false, false].map((is) => ({ row: [random()], is, weight: is ? 3 : 1 }));
    const { weights, constant } = chanceWeights(rare);
    const odds = rare.reduce((sum, { row }) => sum + constant + (weights[0] ?? 0) * (row[0] ?? 0), 0) / rare.length;
    assert.ok(Math.abs(odds) < 1.5, `${odds}`);
  });
});
