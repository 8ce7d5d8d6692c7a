import type { Kysely } from 'kysely';
import type { StoreTelemetry } from './store-telemetry.js';
import type { Tables } from './tables.js';

export interface OpenOptions {
  /** Where the SQLite file is when no url names one. */
  readonly file?: string;
  /** How many connections one process keeps to PostgreSQL. */
  readonly connections?: number;
  /** An SQLite file that isn't there is a mistake, instead of a new store. */
  readonly mustExist?: boolean;
  /** What happened to an idle connection; one line for the operator. */
  readonly log?: (sentence: string) => void;
  /** Receives what the store does, and how long it takes. */
  readonly telemetry?: StoreTelemetry;
}

export interface Database {
  readonly db: Kysely<Tables>;
  readonly dialect: 'sqlite' | 'postgres';
  /** What an operator recognises it by: the file, or host and database. Never a password. */
  readonly place: string;
}
