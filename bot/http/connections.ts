import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../log/log.js';
import { elapsed } from '../timing/elapsed.js';

interface Connection {
  /** The request that is not answered yet. */
  current: IncomingMessage | null;
  /** An activity that came on it was let in. */
  proven: boolean;
  usedAt: number;
}

/** A request that has come whole; one whose body never ends is waited for in vain. */
const isWorkedFor = ({ current }: Connection): boolean => current?.complete === true;

/** Milliseconds between two log lines about the limit. */
const logEvery = 10_000;

/**
 * Keeps the number of open connections below a limit by closing one that no request is running on, so that those who hold
 * connections open lock no client out. Connections are not counted by address: behind an ingress all of them have its own.
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
    server.on('connection', (socket: Socket) => this.opened(socket));
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.begun(request, response));
  }

  private opened(socket: Socket): void {
    this.open.set(socket, { current: null, proven: false, usedAt: elapsed() });
    socket.once('close', () => this.open.delete(socket));
    if (this.open.size > this.atMost) this.makeRoom(socket);
  }

  private begun(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.open.get(request.socket);
    if (connection === undefined) return;
    connection.current = request;
    response.once('close', () => {
      connection.current = null;
      connection.usedAt = elapsed();
      if (request.method === 'POST' && response.statusCode < 400) connection.proven = true;
    });
  }

  /** Strangers first, and of these the one that was quiet longest; never the one that has just come. */
  private makeRoom(newcomer: Socket): void {
    let idlest: [Socket, Connection] | null = null;
    for (const [socket, connection] of this.open) {
      if (socket === newcomer || isWorkedFor(connection)) continue;
      const worse =
        idlest === null ||
        (idlest[1].proven && !connection.proven) ||
        (idlest[1].proven === connection.proven && connection.usedAt < idlest[1].usedAt);
      if (worse) idlest = [socket, connection];
    }
    // All of them are being worked for: the newcomer has to come again.
    const [socket] = idlest ?? [newcomer];
    this.open.delete(socket);
    socket.destroy();
    this.logLimit();
  }

  private logLimit(): void {
    this.closed += 1;
    const now = elapsed();
    if (now - this.loggedAt < logEvery) return;
    const working = [...this.open.values()].filter(isWorkedFor).length;
    const proven = [...this.open.values()].filter((connection) => connection.proven).length;
    this.log.warn({ open: this.open.size, working, proven, closed: this.closed }, 'connection limit reached');
    this.loggedAt = now;
    this.closed = 0;
  }
}
