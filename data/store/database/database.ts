import type { Database, OpenOptions } from './options.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

const defaultFile = 'var/baton.sqlite';

/** Opens the database a url names; a sentence that names the cure when it cannot. */
export async function openDatabase(url: string | undefined, options: OpenOptions): Promise<Database> {
  const log = options.log ?? ((sentence: string) => console.error(sentence));
  if (url === undefined || url.trim() === '') return openSqlite(options.file ?? defaultFile, options);
  if (/^postgres(ql)?:\/\//u.test(url)) return openPostgres(url, options.connections ?? 10, log, options.telemetry);
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
