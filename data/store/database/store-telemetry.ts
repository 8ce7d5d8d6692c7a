import type { Kysely } from 'kysely';
import type { Verdict } from '../../domain/answer/feedback.js';
import type { Tables } from './tables.js';

/**
 * `read` one SELECT · `commit` one COMMIT, which on SQLite waits for the disk · `change` a whole transaction that writes,
 * with its waiting for others.
 */
export const storeOperations = ['read', 'change', 'commit'] as const;
export type StoreOperation = (typeof storeOperations)[number];

/** How a change of an engagement ended, and at which version the engagement is now. */
export interface ChangeEnd {
  readonly version: number;
  readonly outcome: 'saved' | 'unchanged' | 'refused';
}

/** Receives what a store does: ids, versions and codes, never what people wrote. */
export interface StoreTelemetry {
  /** An operation took so many milliseconds. */
  readonly took: (operation: StoreOperation, milliseconds: number) => void;
  /** A change of an engagement begins; what is returned is told how it ended, null where it failed or found nothing. */
  readonly changing: (engagement: string) => (end: ChangeEnd | null) => void;
  /** A question was logged. */
  readonly asked: (outcome: string) => void;
  /** A person gave feedback on an answer. */
  readonly judged: (verdict: Verdict) => void;
}

/** Keyed by the adapter, which all connections of a database share. */
const watches = new WeakMap<object, StoreTelemetry>();

export function withTelemetry(db: Kysely<Tables>, watch: StoreTelemetry): void {
  watches.set(db.getExecutor().adapter, watch);
}

export const telemetryOf = (db: Kysely<Tables>): StoreTelemetry | undefined => watches.get(db.getExecutor().adapter);

/** Which operation a statement is; null for one that is only a part of a change. */
export function operationOf({ query, sql }: { readonly query: { readonly kind: string }; readonly sql: string }) {
  if (query.kind === 'SelectQueryNode') return 'read';
  return sql === 'commit' ? 'commit' : null;
}
