/** SQLSTATE: connection exceptions, a server that goes down or starts, and sessions that it ended for idling. */
const endedByServer = /^(08\w{3}|57P0[1-5]|25P0[34])$/u;
const endedByNetwork = new Set([
  ...['ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['EHOSTDOWN', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'],
]);

/** Sentences of `pg`, which have no code. */
const endedByDriver = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired$)/u;
const refusedByDriver = /^Client (has encountered a connection error|was closed) and is not queryable$/u;

/** The code of a driver's or a system's error; empty where it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The statement was never sent: its connection was known to be gone. */
export const wasNeverSent = (error: unknown): boolean => error instanceof Error && refusedByDriver.test(error.message);

/**
 * The connection to PostgreSQL ended, or could not be made. A transaction whose commit had not been sent did not happen;
 * what became of a commit that had been sent is unknown.
 */
export function lostConnection(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(lostConnection);
  const code = codeOf(error);
  if (endedByServer.test(code) || endedByNetwork.has(code) || wasNeverSent(error)) return true;
  return error instanceof Error && endedByDriver.test(error.message);
}
