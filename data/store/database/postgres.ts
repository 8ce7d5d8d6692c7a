import { Kysely, type LogEvent } from 'kysely';
import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { codeOf } from './lost-connection.js';
import type { Database } from './options.js';
import { ReplacingDialect } from './postgres-driver.js';
import { operationOf, type StoreTelemetry } from './store-telemetry.js';
import type { Tables } from './tables.js';

const connectMs = 5_000;

/** A frozen process must not hold an engagement's row for ever; Teams itself gives an invoke 15 s. */
const limits = { lock_timeout: 10_000, idle_in_transaction_session_timeout: 15_000 };

/** Opens a pool of connections and tries one, so that a wrong address is known before the bot says it is ready. */
export async function openPostgres(
  url: string,
  connections: number,
  log: (sentence: string) => void,
  watch?: StoreTelemetry,
): Promise<Database> {
  const address = addressOf(url);
  const pool = new pg.Pool({
    ...(await accessOf(url)),
    max: connections,
    connectionTimeoutMillis: connectMs,
    application_name: 'baton',
    ...limits,
  });
  const tell = oncePerCause(log);
  // A connection that ends without a listener ends this process, whether it is idle or in use: the pool listens to idle
  // ones only. The next statement connects anew.
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      if (!pool.ending) tell(`PostgreSQL closed a connection (${reasonOf(error)}); the next statement connects anew.`);
    });
  });
  pool.on('error', () => {});
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new Error(
      `PostgreSQL at ${address} cannot be reached (${reasonOf(error)}). ` +
        'Check that the server runs, that the database exists, and the name and password in the address.',
      { cause: error },
    );
  }
  const db = new Kysely<Tables>({
    dialect: new ReplacingDialect({ pool }),
    ...(watch === undefined ? {} : { log: (event) => measure(watch, event) }),
  });
  return { db, dialect: 'postgres', place: address };
}

function measure(watch: StoreTelemetry, { level, query, queryDurationMillis }: LogEvent): void {
  const operation = level === 'query' ? operationOf(query) : null;
  if (operation !== null) watch.took(operation, queryDurationMillis);
}

/**
 * What the driver connects with. `identity=CLIENT-ID` in the address stands for the password: each new connection then
 * asks for a token of that managed identity, so that no secret is kept anywhere.
 */
async function accessOf(url: string): Promise<pg.PoolConfig> {
  const { hostname, searchParams } = new URL(url);
  const identity = searchParams.get('identity');
  if (identity === null) return parseIntoClientConfig(url);
  // The token is a password, so only a server with a verified certificate may receive it.
  if (searchParams.get('sslmode') !== 'verify-full' && !thisMachine.has(hostname)) {
    throw new Error('The address of the store names an identity and no sslmode=verify-full: add it.');
  }
  // Loaded where it is asked for: it is large, and most stores have a password or are a file.
  const { clientOf } = await import('./managed-identity.js');
  return { ...parseIntoClientConfig(url), Client: clientOf(identity) };
}

const thisMachine: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

function addressOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    // The text itself may hold a password: it is not repeated.
    throw new Error('The store has an address that is no url. Write postgres://PERSON:PASSWORD@HOST:PORT/DATABASE.');
  }
}

/** Milliseconds in which the same sentence is not said again: a failover ends all connections together. */
const quietFor = 5_000;

function oncePerCause(log: (sentence: string) => void): (sentence: string) => void {
  const said = new Map<string, number>();
  return (sentence) => {
    const now = performance.now();
    for (const [known, at] of said) if (now - at >= quietFor) said.delete(known);
    if (said.has(sentence)) return;
    said.set(sentence, now);
    log(sentence);
  };
}

/** A refused connection to a host with several addresses has its reasons inside, and no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  return code === '' || error.message.includes(code) ? error.message : `${code}: ${error.message}`;
}
