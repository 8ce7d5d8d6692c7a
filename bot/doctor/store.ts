import type { StoreExamination } from '../../data/store/backup/examine.js';
import type { Config } from '../config/settings.js';
import { type Finding, ok, problem, unchecked } from './finding.js';

type StoreKey = 'DATABASE_URL' | 'BATON_DATABASE_FILE';

export const storeKeyOf = ({ databaseUrl }: Config): StoreKey =>
  databaseUrl === undefined ? 'BATON_DATABASE_FILE' : 'DATABASE_URL';

/** The store and its migrations. */
export function storeFindings(store: StoreExamination, key: StoreKey): readonly Finding[] {
  if (!store.opens) {
    return [
      problem('store', store.dialect === 'sqlite' ? sqliteCure(store.code, key) : postgresCure(store.code)),
      unchecked('migrations', 'not looked at: the store comes first.'),
    ];
  }
  const { dialect, writable, applied, pending, newer } = store;
  const place = dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  return [
    writable ? ok('store', `${place}, writable`) : problem('store', notWritable(pending.length > 0)),
    migrationsFinding(applied, pending, newer),
  ];
}

function migrationsFinding(applied: readonly string[], pending: readonly string[], newer: readonly string[]): Finding {
  const count = applied.length + pending.length;
  if (pending.length > 0 && newer.length > 0) {
    return problem(
      'migrations',
      `The store was in use by another release: it has ${newer.join(', ')}, which this one does not know, and lacks ${pending.join(', ')}. Start the newest release.`,
    );
  }
  if (newer.length > 0) {
    return ok(
      'migrations',
      `all ${count} applied, and of a newer release ${newer.join(', ')}: one release back works on it`,
    );
  }
  if (pending.length === 0) return ok('migrations', `all ${count} applied`);
  return ok(
    'migrations',
    applied.length === 0
      ? `a new store: the next start applies all ${count}`
      : `${applied.length} of ${count} applied: the next start applies the rest`,
  );
}

const notWritable = (makesTables: boolean): string =>
  makesTables
    ? "The account of DATABASE_URL may not make tables: grant it create on the database's schema, or give Baton a database of its own."
    : "The account of DATABASE_URL may not write to Baton's tables, or the server is a read-only copy: name the primary server, and grant the account insert and update.";

function sqliteCure(code: string, key: StoreKey): string {
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return `${key} names a file that is not a sound SQLite database (${code}): name another, or restore a backup (deploy/BACKUP.md).`;
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return `Another process has been writing to the file that ${key} names: stop it, or give both a PostgreSQL database.`;
  }
  return `${key} names a file that cannot be opened for writing (${code}): give Baton a folder that its account may write to, on a local disk.`;
}

/** Codes: PostgreSQL 18, "Appendix A. PostgreSQL Error Codes", 2026; the rest are Node's, of the connection. */
function postgresCure(code: string): string {
  if (code === 'no address' || code === 'ERR_INVALID_URL') {
    return 'DATABASE_URL is no address that can be read: write postgres://NAME:PASSWORD@HOST:5432/DATABASE, and %XX for what is not a letter or digit in the password.';
  }
  if (code === '28P01' || code === '28000') {
    return `PostgreSQL refuses the name or the password in DATABASE_URL (${code}): correct them; what is not a letter or digit in a password is written as %XX.`;
  }
  if (code === '3D000') {
    return 'The database that DATABASE_URL names is not there (3D000): make it (create database), or correct the name.';
  }
  if (code === 'ENOENT') {
    return 'DATABASE_URL names a file (sslrootcert, sslcert or sslkey) that is not there (ENOENT): correct its path.';
  }
  if (code === '53300') {
    return 'PostgreSQL has no connection left (53300): raise max_connections, or stop what holds them.';
  }
  return `PostgreSQL cannot be reached at the address in DATABASE_URL (${code}): look at host and port, whether the server runs, and at the firewall between.`;
}
