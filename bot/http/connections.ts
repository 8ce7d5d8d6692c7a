import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../log/log.js';
import { elapsed } from '../timing/elapsed.js';

interface Connection {
  /** The request that is not answered yet. */
  current: IncomingMessage | null;
  /** A verified activity came on it. */
  verified: boolean;
  usedAt: number;
}

/** Whether a complete request is being answered. */
const isBusy = ({ current }: Connection): boolean => current?.complete === true;

/** Milliseconds between two log lines about the limit. */
const logEvery = 10_000;

/**
 * Keeps the number of open connections below a limit by closing one that no request is running on, so that held
 * connections lock no client out. Connections are not counted by address: behind an ingress all of them have its own.
 */
export class Connections {
  private readonly open = new Map<Socket, Connection>();
  private loggedAt = Number.NEGATIVE_INFINITY;
  private closed = 0;

  constructor(
    server: Server,
    private readonly atMost: number,
    private readonly log: Log,
  ) {
    server.on('connection', (socket: Socket) => this.onOpened(socket));
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.onRequest(request, response));
  }

  private onOpened(socket: Socket): void {
    this.open.set(socket, { current: null, verified: false, usedAt: elapsed() });
    socket.once('close', () => this.open.delete(socket));
    if (this.open.size > this.atMost) this.closeIdlest(socket);
  }

  private onRequest(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.open.get(request.socket);
    if (connection === undefined) return;
    connection.current = request;
    response.once('close', () => {
      connection.current = null;
      connection.usedAt = elapsed();
      if (request.method === 'POST' && response.statusCode < 400) connection.verified = true;
    });
  }

  /** Closes an unverified connection first, and of these the one that was idle longest; never the newest or a busy one. */
  private closeIdlest(newest: Socket): void {
    let idlest: [Socket, Connection] | null = null;
    for (const [socket, connection] of this.open) {
      if (socket === newest || isBusy(connection)) continue;
      const worse =
        idlest === null ||
        (idlest[1].verified && !connection.verified) ||
        (idlest[1].verified === connection.verified && connection.usedAt < idlest[1].usedAt);
      if (worse) idlest = [socket, connection];
    }
    // All are busy, so the newest is closed.
    const [socket] = idlest ?? [newest];
    this.open.delete(socket);
    socket.destroy();
    this.logLimit();
  }

  private logLimit(): void {
    this.closed += 1;
    const now = elapsed();
    if (now - this.loggedAt < logEvery) return;
    const working = [...this.open.values()].filter(isBusy).length;
    const verified = [...this.open.values()].filter((connection) => connection.verified).length;
    this.log.warn({ open: this.open.size, working, verified, closed: this.closed }, 'connection limit reached');
    this.loggedAt = now;
    this.closed = 0;
  }
}
