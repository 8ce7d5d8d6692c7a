import assert from 'node:assert/strict';
import { differenceOf, hashesOf, mayStayUntil, totalsFollowWithin } from '../../../bot/refresh/drawing.js';

const card = (progress: string, row: string) =>
  ({
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', id: 'progress', text: progress },
      { type: 'TextBlock', text: row },
    ],
  }) as const;

const now = '2026-11-30T12:00:00.000Z';
const inSeconds = (n: number) => new Date(Date.parse(now) + n * 1_000).toISOString();
const shown = hashesOf(card('3 of 8', 'open'));

describe('what a message shows', () => {
  it('differs in its totals, in more, or not at all', () => {
    assert.equal(differenceOf(shown, hashesOf(card('3 of 8', 'open'))), 'same');
    assert.equal(differenceOf(shown, hashesOf(card('4 of 8', 'open'))), 'totals');
    assert.equal(differenceOf(shown, hashesOf(card('4 of 8', 'done'))), 'other');
    assert.equal(differenceOf(null, shown), 'other');
  });

  it('has no totals when the card counts nothing, and is compared as a whole', () => {
    const [one, two] = ['a', 'b'].map((text) => hashesOf({ type: 'AdaptiveCard', version: '1.5', body: [{ text }] }));
    assert.ok(one !== undefined && two !== undefined);
    assert.equal(differenceOf(one, two), 'other');
    assert.equal(differenceOf(one, one), 'same');
  });

  it('stays until its day when it is the same, and goes at once when a row differs', () => {
    const same = { drawing: shown, againAt: null };
    assert.equal(mayStayUntil(same, shown, null, now), null);
    assert.equal(mayStayUntil(same, shown, inSeconds(90), now), inSeconds(90));
    assert.equal(mayStayUntil(same, hashesOf(card('3 of 8', 'done')), null, now), undefined);
  });

  it('follows with new totals within their time, however often they change', () => {
    const drawn = hashesOf(card('4 of 8', 'open'));
    const latest = inSeconds(totalsFollowWithin / 1_000);
    assert.equal(mayStayUntil({ drawing: shown, againAt: null }, drawn, null, now), latest);
    assert.equal(mayStayUntil({ drawing: shown, againAt: inSeconds(5) }, drawn, null, now), inSeconds(5));
    assert.equal(mayStayUntil({ drawing: shown, againAt: null }, drawn, inSeconds(2), now), inSeconds(2));
    assert.equal(mayStayUntil({ drawing: shown, againAt: now }, drawn, null, now), undefined);
  });
});
