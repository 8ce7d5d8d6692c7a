import type { ExpressionBuilder } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';

// Claims, silences and rests end at an instant, for all processes on one database. A clock that was ahead and is set back
// leaves instants that are far away: what is further away than anything that waits here is no wait.

/** Milliseconds that a card is kept back at most, whatever a connector or a budget asks; then it is looked at again. */
export const waitAtMost = 15 * 60_000;

/** Milliseconds that a claim is held at most; refreshers renew theirs every second. */
const claimAtMost = 120_000;

/** Milliseconds: the quiet between two edits of a card, and that of the engagement's own card (`card-quiet.ts`). */
const quietAtMost = 60_000;
export const restAtMost = 3_600_000;

/** By how many milliseconds the clocks of two processes may differ. */
const skew = 2_000;

export const after = (now: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(now) + milliseconds).toISOString();

/** Instants after these bind no sender, seen at `now`. */
export const horizons = (now: Instant) => ({
  wait: after(now, waitAtMost + skew),
  claim: after(now, claimAtMost + skew),
  quiet: after(now, quietAtMost + skew),
  rest: after(now, restAtMost + skew),
  send: after(now, skew),
});

/** A silence that ends before another one, or so long after it that a clock must have been set back in between. */
export const isEarlierQuiet = (is: ExpressionBuilder<Tables, 'conversation'>, until: Instant) =>
  is.or([is('quiet_until', 'is', null), is('quiet_until', '<', until), is('quiet_until', '>', horizons(until).wait)]);
