import type { Kysely } from 'kysely';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';
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
  /** Whoever is told what the store does, and how long it takes. */
  readonly watch?: StoreTelemetry;
}

export interface Database {
  readonly db: Kysely<Tables>;
  readonly dialect: 'sqlite' | 'postgres';
  /** What an operator recognises it by: the file, or host and database. Never a password. */
  readonly place: string;
}

const defaultFile = 'var/baton.sqlite';

/** Opens the database a url names; a sentence that names the cure when it cannot. */
export async function openDatabase(url: string | undefined, options: OpenOptions): Promise<Database> {
  const log = options.log ?? ((sentence: string) => console.error(sentence));
  if (url === undefined || url.trim() === '') return openSqlite(options.file ?? defaultFile, options);
  if (/^postgres(ql)?:\/\//u.test(url)) return openPostgres(url, options.connections ?? 10, log, options.watch);
  const scheme = /^([a-z][a-z0-9+.-]+):/iu.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'sqlite' && scheme !== 'file') {
    throw new Error(
      `The store's address begins with "${scheme}:". Give a file's path, sqlite:PATH, or postgres://PERSON@HOST/DATABASE.`,
    );
  }
  return openSqlite(fileIn(url), options);
}

const fileIn = (url: string): string => url.replace(/^(sqlite|file):(\/\/(?=\/))?/iu, '');

/** The SQLite file that would be opened; null for PostgreSQL. */
export function sqlitePathOf(url: string | undefined, { file = defaultFile }: OpenOptions): string | null {
  if (url === undefined || url.trim() === '') return file;
  return /^postgres(ql)?:\/\//u.test(url) ? null : fileIn(url);
}
