import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Locale } from '../../data/domain/responsibility.js';

/** Stands for the end of a line in the Playground's box, which would join the lines of a post; Teams sends them. */
export const lineEnd = '⏎';

export interface Door {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** In front of the bot: everybody's Teams is in one language. The Playground itself says en-US of everybody. */
export async function openDoor(botPort: number, language: Locale): Promise<Door> {
  const server = createServer(async (request, response) => {
    try {
      const activity = JSON.parse(String(await bodyOf(request))) as { text?: string };
      const text = activity.text?.replaceAll(lineEnd, '\n');
      const answer = await fetch(`http://127.0.0.1:${botPort}${request.url ?? '/'}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(request.headers.authorization === undefined ? {} : { authorization: request.headers.authorization }),
        },
        body: JSON.stringify({ ...activity, ...(text === undefined ? {} : { text }), locale: language }),
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      // The bot is being killed, or is not back yet.
      response.writeHead(502).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    port: address.port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
