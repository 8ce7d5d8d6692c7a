import { waitAtMost } from '../../data/store/posted-cards/waits.js';

/** What became of one request to the connector. Only `later` may be tried again. */
export type SendOutcome<T> =
  | { readonly is: 'done'; readonly value: T }
  /** Not accepted; try again after `wait` milliseconds, or by the caller's own back-off when the connector named none. */
  | { readonly is: 'later'; readonly wait: number | null; readonly cause: string }
  /** A post that perhaps arrived: posting it again could show it twice. */
  | { readonly is: 'unknown'; readonly cause: string }
  /** Nothing may be written in this conversation until a person there writes to Baton or installs it again. */
  | { readonly is: 'stopped'; readonly cause: string }
  | { readonly is: 'gone'; readonly what: 'message' | 'conversation'; readonly cause: string }
  /** The same request would fail again; for the operator. */
  | { readonly is: 'failed'; readonly cause: string };

export interface Answered {
  readonly status: number;
  readonly code: string | null;
  readonly retryAfter: string | null;
}

/** What a request does: an edit and a read do the same when they are done twice, a post does not. */
export type Doing = 'read' | 'edit' | 'post';

/**
 * The table "Answers of the connector, and what to do" (Teams platform documentation, "Status code responses",
 * 2026-10-08). The answer to a read never means that nothing may be written.
 */
export function sendOutcomeOf({ status, code, retryAfter }: Answered, doing: Doing, now: number): SendOutcome<never> {
  const repeatable = doing !== 'post';
  const cause = `${status}${code === null ? '' : ` ${code}`}`;
  if (status === 412 || status === 429) return { is: 'later', wait: waitOf(retryAfter, now), cause };
  if (status === 502 || status === 503 || status === 504) {
    return repeatable ? { is: 'later', wait: waitOf(retryAfter, now), cause } : { is: 'unknown', cause };
  }
  if (status >= 500) return repeatable ? { is: 'failed', cause } : { is: 'unknown', cause };
  if (doing === 'read') return { is: 'failed', cause };
  // BotDisabledByAdmin, BotNotInConversationRoster, ConversationBlockedByUser, NotEnoughPermissions: whatever the code,
  // asking again can't help.
  if (status === 403) return { is: 'stopped', cause };
  if (status === 404) {
    const message = code === 'ActivityNotFoundInConversation' || (code !== 'ConversationNotFound' && repeatable);
    return { is: 'gone', what: message ? 'message' : 'conversation', cause };
  }
  return { is: 'failed', cause };
}

/** Milliseconds; a longer `Retry-After` is not obeyed, because one more attempt in between does no harm. */
export const longestSilence = waitAtMost;

/** `Retry-After` in seconds or as a date, in milliseconds and bounded; null when there is none that makes sense. */
export function waitOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  const seconds = Number(retryAfter);
  if (retryAfter.trim() !== '' && Number.isFinite(seconds)) return bounded(Math.ceil(seconds * 1_000));
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : bounded(date - now);
}

const bounded = (wait: number): number => Math.min(longestSilence, Math.max(0, wait));

/**
 * Milliseconds. After an outage of Teams a card is tried again within this time. The pages of its channel then need about
 * seven seconds of their budget, so that all are true within ten. A conversation that works has three edits a second.
 */
export const longestWait = 3_000;

/** Doubling with jitter, so that processes which were refused together do not retry together. */
export const backOff = (attempt: number, random: number): number => {
  const ceiling = Math.min(longestWait, 500 * 2 ** attempt);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
};
