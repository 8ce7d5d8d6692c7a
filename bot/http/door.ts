import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** A request as a door for programs sees it. */
export interface DoorRequest {
  readonly method: string;
  /** Without the query; not decoded. */
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as text, read when it is asked for; null where it is larger than the door takes. */
  readonly body: () => Promise<string | null>;
}

export interface DoorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** null = none. */
  readonly body: string | null;
}

/** A part of the server that programs use instead of Teams: it owns some paths and answers every request to them. */
export interface Door {
  readonly owns: (path: string) => boolean;
  /** Bytes of a request's body. */
  readonly maxBody: number;
  /** Never throws. */
  readonly answer: (request: DoorRequest) => Promise<DoorResponse>;
}

/** The path and the query of a request. */
export function partsOfUrl({ url = '' }: IncomingMessage): { readonly path: string; readonly query: string } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

/** Lets a door answer a request. */
export async function serveDoor(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await door.answer({
    method: request.method ?? 'GET',
    ...partsOfUrl(request),
    headers: request.headers,
    // A sender that goes away meanwhile reads no answer.
    body: () => bodyOf(request, door.maxBody).catch(() => null),
  });
  if (response.headersSent || response.destroyed) return;
  // An unread body would be taken for the next request.
  const closes = !request.complete && Number(request.headers['content-length'] ?? 1) > 0 && hasBody(request);
  response.writeHead(status, {
    ...headers,
    'x-content-type-options': 'nosniff',
    ...(closes ? { connection: 'close' } : {}),
    ...(status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(body ?? '') }),
  });
  response.end(request.method === 'HEAD' ? undefined : (body ?? undefined));
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;

async function bodyOf(request: IncomingMessage, most: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
