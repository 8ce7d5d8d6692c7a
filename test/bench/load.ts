import { Agent, request } from 'node:http';

export interface Sent {
  readonly body: string;
  readonly token: string;
}

export interface Load {
  readonly perSecond: number;
  readonly requests: number;
  /** Answers that `right` refuses. */
  readonly wrong: number;
  /** The first of them. */
  readonly firstWrong: string | null;
}

/** Each connection sends its next request when the last one was answered. */
export async function load(
  port: number,
  seconds: number,
  connections: readonly (() => Sent)[],
  right: (status: number, body: string) => boolean,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections.length });
  let requests = 0;
  let wrong = 0;
  let firstWrong: string | null = null;
  const began = performance.now();
  const until = began + seconds * 1_000;
  await Promise.all(
    connections.map(async (next) => {
      while (performance.now() < until) {
        const { status, body } = await post(agent, port, next());
        requests += 1;
        if (right(status, body)) continue;
        wrong += 1;
        firstWrong ??= `${status} ${body.slice(0, 300)}`;
      }
    }),
  );
  const took = (performance.now() - began) / 1_000;
  agent.destroy();
  return { perSecond: requests / took, requests, wrong, firstWrong };
}

/** Posts an activity as Teams does, signed. */
export function post(agent: Agent, port: number, { body, token }: Sent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/messages',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${token}`,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
