import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { lostConnection, wasNeverSent } from './lost-connection.js';

/** Milliseconds; by then the pool has heard of all connections that ended together. */
const retryAfter = 100;

/** Reads, whatever their form. What locks belongs to a transaction, and those are repeated as a whole. */
function onlyReads({ query, sql }: CompiledQuery): boolean {
  if (query.kind === 'SelectQueryNode') return true;
  return /^\s*(select|with)\b/iu.test(sql) && !/\b(insert|update|delete|merge|lock)\b/iu.test(sql);
}

/**
 * A connection that is replaced when the server ended it: a read is repeated once, and so is a write that was never sent.
 * Inside a transaction nothing is repeated, because what came before in it is lost as well.
 */
class ReplacedConnection implements DatabaseConnection {
  inTransaction = false;
  /** null when the last one is lost and no other could be had. */
  private held: DatabaseConnection | null;

  constructor(
    connection: DatabaseConnection,
    private readonly driver: Driver,
  ) {
    this.held = connection;
  }

  get connection(): DatabaseConnection {
    if (this.held === null) throw new Error('The connection to PostgreSQL was lost.');
    return this.held;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.connection.executeQuery<R>(query);
    } catch (error) {
      if (this.inTransaction || !lostConnection(error) || !(onlyReads(query) || wasNeverSent(error))) throw error;
    }
    await this.release();
    await sleep(retryAfter);
    this.held = await this.driver.acquireConnection();
    return await this.held.executeQuery<R>(query);
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.connection.streamQuery<R>(query, chunkSize ?? 1);
  }

  async release(): Promise<void> {
    const { held } = this;
    this.held = null;
    if (held !== null) await this.driver.releaseConnection(held);
  }
}

class ReplacingDriver implements Driver {
  private readonly driver: Driver;

  constructor(settings: PostgresDialectConfig) {
    this.driver = new PostgresDriver(settings);
  }

  init(): Promise<void> {
    return this.driver.init();
  }

  async acquireConnection(): Promise<ReplacedConnection> {
    try {
      return new ReplacedConnection(await this.driver.acquireConnection(), this.driver);
    } catch (error) {
      if (!lostConnection(error)) throw error;
    }
    await sleep(retryAfter);
    return new ReplacedConnection(await this.driver.acquireConnection(), this.driver);
  }

  async beginTransaction(connection: ReplacedConnection, settings: TransactionSettings): Promise<void> {
    // Nothing has happened yet: a connection that is found lost here is replaced like a read's.
    try {
      await this.driver.beginTransaction(connection.connection, settings);
    } catch (error) {
      if (!lostConnection(error)) throw error;
      await connection.executeQuery(CompiledQuery.raw('select 1'));
      await this.driver.beginTransaction(connection.connection, settings);
    }
    connection.inTransaction = true;
  }

  async commitTransaction(connection: ReplacedConnection): Promise<void> {
    // Through the connection that Kysely knows, because it measures only what passes there.
    await this.driver.commitTransaction(connection);
    connection.inTransaction = false;
  }

  async rollbackTransaction(connection: ReplacedConnection): Promise<void> {
    try {
      await this.driver.rollbackTransaction(connection.connection);
    } catch (error) {
      // The server takes back what a lost connection left open; the error that led here is the one to know.
      if (!lostConnection(error)) throw error;
    }
    connection.inTransaction = false;
  }

  releaseConnection(connection: ReplacedConnection): Promise<void> {
    return connection.release();
  }

  destroy(): Promise<void> {
    return this.driver.destroy();
  }
}

/** PostgreSQL whose connections may end at any moment: a restart, a failover, an administrator. */
export class ReplacingDialect extends PostgresDialect {
  constructor(private readonly settings: PostgresDialectConfig) {
    super(settings);
  }

  override createDriver(): Driver {
    return new ReplacingDriver(this.settings) as Driver;
  }
}
