import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Neighbours, neighbourColumns, type Placed } from '../../../../data/search/model/neighbours.js';
import type { Vector } from '../../../../data/search/model/vectors.js';

const seed = 20261128;
const features = 24;
const classes = 5;
const strengths = Float32Array.from({ length: features }, (_, id) => 0.5 + id / 4);

/** A text that has each feature as often as `counts` says. */
function vectorOf(all: readonly number[]): Vector {
  const ids = all.flatMap((count, id) => (count > 0 ? [id] : []));
  const weighted = ids.map((id) => (all[id] ?? 0) * (strengths[id] ?? 0));
  const length = Math.hypot(...weighted) || 1;
  return {
    ids: Int32Array.from(ids),
    counts: Uint32Array.from(ids, (id) => all[id] ?? 0),
    values: Float32Array.from(weighted, (value) => value / length),
    length,
  };
}

/** The cosine as it is written in books. */
function cosine(a: readonly number[], b: readonly number[], least: number): number {
  const of = (counts: readonly number[]) => counts.map((count, id) => count * (strengths[id] ?? 0));
  const [one, other] = [of(a), of(b)];
  const dot = one.reduce((sum, value, id) => ((strengths[id] ?? 0) < least ? sum : sum + value * (other[id] ?? 0)), 0);
  return dot / ((Math.hypot(...one) || 1) * (Math.hypot(...other) || 1));
}

const counts = fc.array(fc.constantFrom(0, 0, 0, 1, 1, 2, 3), { minLength: features, maxLength: features });
const texts = fc.array(fc.record({ label: fc.nat(classes - 1), counts }), { maxLength: 40 });

describe('the nearest text of each class', () => {
  it('is as near as the plainest way of comparing says', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(counts, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(0, 2),
        (all, asked, least) => {
          const placed: Placed[] = all.map(({ label, counts: one }) => ({ label, vector: vectorOf(one) }));
          const neighbours = new Neighbours(neighbourColumns(placed, features, classes), strengths);
          // Several questions in a row: nothing of one may be left for the next.
          for (const question of asked) {
            const found = new Float32Array(classes);
            neighbours.nearest(vectorOf(question), found, least);
            for (const [label, near] of found.entries()) {
              const of = all.filter((text) => text.label === label).map((text) => cosine(question, text.counts, least));
              assert.ok(
                Math.abs(near - Math.max(0, ...of)) < 1e-5,
                `class ${label}: ${near}, not ${Math.max(0, ...of)}`,
              );
            }
          }
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});
