import { Agent, request } from 'node:http';
import { connect } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

/** What people outside send: one keep-alive pool, any method, any headers that HTTP allows. */
export class Outside {
  private readonly agent: Agent;

  constructor(
    readonly port: number,
    sockets = 20,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: sockets });
  }

  post(body: string | Buffer, headers: Readonly<Record<string, string>>, path = '/api/messages'): Promise<Answer> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.agent,
          host: '127.0.0.1',
          port: this.port,
          method: 'POST',
          path,
          headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: text, ms: performance.now() - began }),
          );
          response.on('error', reject);
        },
      );
      sent.once('error', reject);
      sent.end(body);
    });
  }

  /** Bytes as they are, on a connection of their own; what comes back until the other side ends, or `patience` is over. */
  raw(
    bytes: Buffer,
    patience = 2_500,
  ): Promise<{ readonly said: string; readonly ms: number; readonly ended: boolean }> {
    const began = performance.now();
    return new Promise((resolve) => {
      let said = '';
      const done = (ended: boolean) => {
        clearTimeout(timer);
        socket.destroy();
        resolve({ said, ms: performance.now() - began, ended });
      };
      const timer = setTimeout(() => done(false), patience);
      const socket = connect(this.port, '127.0.0.1', () => socket.end(bytes));
      socket.on('data', (chunk) => {
        said += chunk.toString('latin1');
      });
      socket.on('close', () => done(true));
      // A connection that is cut is an answer too.
      socket.on('error', () => {});
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Runs `work` for 0 … count-1, so many at once. */
export async function each(count: number, atOnce: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        next += 1;
        await work(next - 1);
      }
    }),
  );
}

/** The value below which a share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const count = (n: number): string => n.toLocaleString('en');

/** Words that only a program says about itself: none of them belongs in an answer. Times on a card are no stack frame. */
export const tellsOfItself =
  /node_modules|\bat \w+[^\n]*[^\d\s]:\d+:\d+|TypeError|RangeError|SyntaxError|ZodError|SQLITE|Cannot read|undefined is not|ECONN/u;
