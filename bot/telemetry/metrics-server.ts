import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PortTaken } from '../http/port-taken.js';
import { causeOf, type Log } from '../log/log.js';
import type { Metrics } from './metrics.js';

export interface RunningMetricsServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * `/metrics` on a port of its own, because the port of `/api/messages` is open to the world. This one needs no
 * authentication within its network, because its numbers say nothing of any person.
 */
export async function startMetricsServer(
  { host, port }: { readonly host: string; readonly port: number },
  metrics: Metrics,
  log: Log,
): Promise<RunningMetricsServer> {
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000 }, (request, response) => {
    request.resume();
    void answer(request, response, metrics, log);
  });
  server.maxConnections = 50;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, 'BATON_METRICS_PORT') : error),
    );
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, metrics: Metrics, log: Log): Promise<void> {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (request.url?.replace(/\?.*$/u, '') !== '/metrics') return empty(response, 404);
  if (!reads) return empty(response, 405);
  try {
    const text = await metrics.scrape();
    response.writeHead(200, {
      'content-type': metrics.registry.contentType,
      'content-length': Buffer.byteLength(text),
    });
    response.end(request.method === 'HEAD' ? undefined : text);
  } catch (error) {
    log.error(causeOf(error), 'scrape failed');
    empty(response, 500);
  }
}

// restify replaces `writeHead` of every server in the process by one that returns nothing: calls can't be chained.
function empty(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 });
  response.end();
}
