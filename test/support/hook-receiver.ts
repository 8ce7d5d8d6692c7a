import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request as a receiver got it. */
export interface Received {
  readonly id: string;
  readonly timestamp: number;
  readonly signature: string;
  readonly body: string;
  readonly type: string;
  readonly engagement: string;
  readonly headers: IncomingHttpHeaders;
}

/** How the next request is answered: a status, after so many milliseconds, or not at all. */
export type Mood =
  | number
  | { readonly status: number; readonly afterMs?: number; readonly headers?: Record<string, string> }
  | 'hang'
  | 'drop';

/** A receiver of webhooks on this machine that does what a test says, and counts how many requests it has at once. */
export async function startReceiver() {
  const received: Received[] = [];
  let mood: (one: Received) => Mood = () => 204;
  let [under, most] = [0, 0];
  /** By engagement: whether a request came while another was under way. */
  const overlapping: string[] = [];
  const open = new Map<string, number>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', async () => {
      const { headers } = request;
      const { type, data } = JSON.parse(body) as { type: string; data: { engagement: { id: string } } };
      const one: Received = {
        id: String(headers['webhook-id']),
        timestamp: Number(headers['webhook-timestamp']),
        signature: String(headers['webhook-signature']),
        ...{ body, type, engagement: data.engagement.id, headers },
      };
      received.push(one);
      const here = (open.get(one.engagement) ?? 0) + 1;
      open.set(one.engagement, here);
      if (here > 1) overlapping.push(one.engagement);
      under += 1;
      most = Math.max(most, under);
      const said = mood(one);
      const done = () => {
        under -= 1;
        open.set(one.engagement, (open.get(one.engagement) ?? 1) - 1);
      };
      response.on('close', done);
      if (said === 'hang') return;
      if (said === 'drop') return void request.socket.destroy();
      const { status, afterMs = 0, headers: more = {} } = typeof said === 'number' ? { status: said } : said;
      if (afterMs > 0) await sleep(afterMs);
      response.writeHead(status, more);
      response.end('an answer that nobody reads');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/baton`,
    received,
    overlapping,
    most: () => most,
    answer: (next: (one: Received) => Mood) => {
      mood = next;
    },
    /** Waits until the receiver has what a test waits for. */
    until: async (what: (all: readonly Received[]) => boolean, ms = 20_000) => {
      for (const end = performance.now() + ms; !what(received); await sleep(10))
        if (performance.now() > end)
          throw new Error(`Not received: ${JSON.stringify(received.map(({ id, type }) => [id, type]))}`);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** The check of a receiver, as the Standard Webhooks specification describes it. */
export function isSigned({ id, timestamp, body, signature }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return signature.split(' ').includes(`v1,${expected}`);
}

/** What a receiver that looks at ids does: each once, in the order of its first arrival. */
export const inEffect = (all: readonly Received[]): readonly string[] => [...new Set(all.map(({ id }) => id))];
