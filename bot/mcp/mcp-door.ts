import type { ApiRate } from '../api/api-rate.js';
import { clientWithToken } from '../api/api-tokens.js';
import { Problem, problemAnswer } from '../api/problem.js';
import type { ApiClient } from '../config/api-clients.js';
import type { Door, DoorRequest, DoorResponse } from '../http/door.js';
import { causeOf } from '../log/log.js';
import { type McpOptions, mcpServer } from './mcp-server.js';
import { openProtocol } from './protocol.js';

export const mcpPath = '/mcp';

export interface McpDoorOptions extends McpOptions {
  readonly clients: readonly ApiClient[];
  /** The same as the API's: a client has one limit. */
  readonly rate: ApiRate;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number;
}

interface Audit {
  client: string | null;
  tool: string | null;
  count: number;
}

/**
 * The Model Context Protocol over Streamable HTTP: one POST a message, one JSON answer, no sessions and no stream, so that any
 * process answers any request. Same tokens, scopes and limits as the API.
 */
export function createMcpDoor(options: McpDoorOptions): Door {
  return {
    owns: (path) => path === mcpPath || path === `${mcpPath}/`,
    maxBody: 32 * 1024,
    answer: async (request) => {
      const audit: Audit = { client: null, tool: null, count: 0 };
      const began = options.elapsed();
      const response = await answered(request, options, audit);
      const ms = Math.round(options.elapsed() - began);
      options.log.info({ ...audit, method: request.method.slice(0, 10), status: response.status, ms }, 'mcp request');
      return response;
    },
  };
}

async function answered(request: DoorRequest, options: McpDoorOptions, audit: Audit): Promise<DoorResponse> {
  try {
    return await spoken(request, options, audit);
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error);
    options.log.error(causeOf(error), 'mcp request failed');
    return problemAnswer(new Problem('unavailable', 'Something went wrong on our side: try again later.'));
  }
}

async function spoken(request: DoorRequest, options: McpDoorOptions, audit: Audit): Promise<DoorResponse> {
  const { method, headers } = request;
  if (method !== 'POST')
    throw new Problem('method-not-allowed', 'Send messages by POST: there is no stream and no session.', {
      allow: 'POST',
    });
  // The specification asks for this against pages of other sites that reach a server through a name of their own.
  if (headers.origin !== undefined)
    throw new Problem('missing-scope', 'Requests from pages are not answered: a token does not belong into a browser.');
  const client = clientWithToken(options.clients, headers);
  audit.client = client.name;
  const limits = options.rate.take(client, options.elapsed());
  const body = await request.body();
  if (body === null)
    throw new Problem('too-large', 'The message is too large: a question has at most 2000 characters.', limits);
  const protocol = await openProtocol();
  const server = mcpServer(protocol, client, options, (tool, count) => {
    audit.tool = tool;
    audit.count = count;
  });
  const transport = new protocol.WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  try {
    await server.connect(transport);
    const response = await transport.handleRequest(webRequest(request, body));
    const text = await response.text();
    return { status: response.status, headers: { ...headersOf(response), ...limits }, body: text === '' ? null : text };
  } finally {
    await server.close();
  }
}

/** The headers that the protocol reads; no other reaches its library. */
function webRequest({ headers }: DoorRequest, body: string): Request {
  const read = ['accept', 'content-type', 'mcp-protocol-version'] as const;
  const told = read.flatMap((name) =>
    typeof headers[name] === 'string' ? [[name, headers[name]] as [string, string]] : [],
  );
  return new Request(`http://localhost${mcpPath}`, { method: 'POST', headers: told, body });
}

const headersOf = (response: Response): Readonly<Record<string, string>> => ({
  'content-type': response.headers.get('content-type') ?? 'application/json',
  'cache-control': 'no-store',
});
