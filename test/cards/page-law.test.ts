import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageOf, rowsPerPage, type Weigh } from '../../cards/pages.js';

const light: Weigh<number> = () => ({ bytes: 10, units: 10 });

/** The rows of all pages, one page after the other. */
function leafed(rows: readonly number[], weigh: Weigh<number>): readonly (readonly number[])[] {
  const { pages } = pageOf(rows, 1, weigh);
  return Array.from({ length: pages }, (_, at) => pageOf(rows, at + 1, weigh).rows);
}

const numbered = (n: number): readonly number[] => Array.from({ length: n }, (_, at) => at);

describe('pages', () => {
  it('hold every row once and in order, full pages too', () => {
    for (const n of [0, 1, rowsPerPage, rowsPerPage + 1, 2 * rowsPerPage, 3 * rowsPerPage, 3 * rowsPerPage + 7]) {
      const pages = leafed(numbered(n), light);
      assert.deepEqual(pages.flat(), numbered(n), `${n} rows`);
      assert.ok(pages.every((rows) => rows.length <= rowsPerPage));
      assert.equal(pages.length, Math.max(1, Math.ceil(n / rowsPerPage)));
    }
  });

  it('law: hold every row once and in order, whatever rows weigh', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 120 });
    fc.assert(
      fc.property(weights, (all) => {
        const weigh: Weigh<number> = (row) => ({ bytes: all[row] ?? 0, units: all[row] ?? 0 });
        const rows = numbered(all.length);
        const pages = leafed(rows, weigh);
        assert.deepEqual(pages.flat(), rows);
        for (const [at] of pages.entries()) {
          const { from, to, total } = pageOf(rows, at + 1, weigh);
          assert.deepEqual(rows.slice(from - 1, to), pages[at], 'says which rows it holds');
          assert.equal(total, all.length);
        }
      }),
    );
  });

  it('show the last one for a number beyond the end, and the one that holds a row', () => {
    const rows = numbered(60);
    assert.deepEqual(pageOf(rows, 99, light).rows, rows.slice(50));
    assert.deepEqual(pageOf(rows, 0, light).rows, rows.slice(0, 25));
    assert.equal(pageOf(rows, (row) => row === 25, light).page, 2);
    assert.equal(pageOf(rows, (row) => row === 24, light).page, 1);
    assert.equal(pageOf(rows, () => false, light).page, 1);
  });
});
