import assert from 'node:assert/strict';
import { longestSilence, sendOutcomeOf, waitOf } from '../../../bot/connector/outcome.js';

const now = Date.parse('2026-11-20T12:00:00.000Z');
const is = (status: number, doing: 'read' | 'edit' | 'post', code: string | null = null) =>
  sendOutcomeOf({ status, code, retryAfter: null }, doing, now).is;

describe('what an answer of the connector means', () => {
  it('never stops writing because of a read', () => {
    for (const status of [400, 401, 403, 404]) assert.equal(is(status, 'read'), 'failed', String(status));
    assert.equal(is(403, 'edit'), 'stopped');
    assert.equal(is(403, 'post'), 'stopped');
    assert.equal(is(404, 'edit'), 'gone');
  });

  it('never repeats a post that perhaps arrived, and repeats edits and reads', () => {
    for (const status of [502, 503, 504]) {
      assert.equal(is(status, 'post'), 'unknown', String(status));
      assert.equal(is(status, 'edit'), 'later');
      assert.equal(is(status, 'read'), 'later');
    }
    assert.equal(is(500, 'post'), 'unknown');
    assert.equal(is(500, 'edit'), 'failed');
    for (const doing of ['read', 'edit', 'post'] as const) assert.equal(is(429, doing), 'later');
  });

  it('bounds the wait that Retry-After asks for', () => {
    assert.equal(waitOf('2', now), 2_000);
    assert.equal(waitOf('Fri, 20 Nov 2026 12:00:05 GMT', now), 5_000);
    assert.equal(waitOf('Fri, 20 Nov 2026 11:00:00 GMT', now), 0);
    for (const long of ['99999999', 'Fri, 20 Nov 2099 12:00:05 GMT']) assert.equal(waitOf(long, now), longestSilence);
    assert.equal(waitOf('soon', now), null);
    assert.equal(waitOf(null, now), null);
  });
});
