import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { InvokeResponse } from 'botbuilder';
import restify, { type Request, type Response, type Server } from 'restify';
import { causeOf, type Log, placeForLog } from '../log/log.js';
import type { VerifiedActivity } from '../teams/activity.js';
import { classify, isInvoke, typeForLog, verbOf } from '../teams/classify.js';
import { trackedTurn } from '../teams/turn-id.js';
import { late, withTimeout } from '../timing/with-timeout.js';
import { Connections } from './connections.js';
import { type Door, partsOfUrl, serveDoor } from './door.js';
import { pageHeaders, type WebPage } from './pages.js';
import { PortTaken } from './port-taken.js';
import { maxBodyBytes, type Refused, type RequestAuthenticator } from './request-authenticator.js';

export interface HttpAnswer {
  /** null for everything that is not an invoke. */
  readonly invoke: InvokeResponse | null;
  /** Runs when the answer has gone out. */
  readonly after: () => Promise<void>;
}

/** Told of requests that were refused, and of answered invokes. */
export interface RequestTelemetry {
  readonly refused: (refused: Refused) => void;
  /** An invoke was answered after so many seconds; `late` where the answer was that it takes longer. */
  readonly invoked: (seconds: number, late: boolean) => void;
}

export interface ServerParts {
  readonly authenticator: RequestAuthenticator;
  readonly log: Log;
  readonly turn: (activity: VerifiedActivity) => Promise<HttpAnswer>;
  /** The answer to an invoke that takes too long. */
  readonly late: (activity: VerifiedActivity) => InvokeResponse;
  /** What is not ready yet; empty when all is. */
  readonly unready: () => Promise<readonly string[]>;
  /** What is away although Baton is ready: it goes on with less. */
  readonly degraded?: () => Promise<readonly string[]>;
  readonly telemetry?: RequestTelemetry;
  /** Pages for browsers. */
  readonly pages?: readonly WebPage[];
  /** Doors for other programs than Teams. */
  readonly doors?: readonly Door[];
  /** Open at a time; 2,000 unless told. */
  readonly connections?: number;
  /** Milliseconds; Teams delivers an invoke again after 15 s. */
  readonly answerWithin?: number;
}

export interface RunningServer {
  readonly port: number;
  /** Readiness becomes false and everything else goes on, so that a load balancer looks for another process. */
  readonly markUnready: () => void;
  /** Readiness false first; turns that began are finished. */
  readonly close: () => Promise<void>;
}

const defaultAnswerWithin = 12_000;
const mostConnections = 2_000;
/** Milliseconds; a little longer than an invoke may take. */
const drainAtMost = 13_000;

/** The HTTP server: `/api/messages` for Teams, `/healthz` and `/readyz` for the orchestrator, and the pages. */
export async function startServer(host: string, port: number, parts: ServerParts): Promise<RunningServer> {
  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  const turns = new Set<Promise<unknown>>();
  let closing = false;

  // Slow and silent connections are closed. Node checks every 30 s unless the server says otherwise before it listens.
  Object.assign(server.server, { connectionsCheckingInterval: 1_000 });
  server.server.headersTimeout = 10_000;
  server.server.requestTimeout = 20_000;
  server.server.keepAliveTimeout = 75_000;
  new Connections(server.server, parts.connections ?? mostConnections, parts.log);
  // restify listens for upgrades and answers none: without this each would hold its socket open, beyond all timeouts.
  server.server.on('upgrade', (_request: unknown, socket: Duplex) => socket.destroy());

  // restify answers its own errors (404, 405, too large) with a body, which senders don't need.
  server.on(
    'restifyError',
    (_request: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
      empty(response, error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 400);
      done();
    },
  );

  // restify parses the URL outside of any try: one malformed `Host` would end the process.
  server.pre((request: Request, response: Response, next: (go?: false) => void) => {
    if (isReadable(request)) return next();
    refuse(parts, response, { status: 400, reason: 'format', cause: 'host and address make no URL' });
    next(false);
  });

  // Before routing, because restify answers methods that it doesn't know by itself, with an error that says nothing.
  server.pre((request: Request, response: Response, next: (go?: false) => void) => {
    const door = parts.doors?.find(({ owns }) => owns(partsOfUrl(request).path));
    if (door === undefined) return next();
    const work = serveDoor(door, request, response)
      // The sender went away in the middle of its body.
      .catch((error: unknown) => parts.log.warn(causeOf(error), 'request broken off'))
      .finally(() => {
        turns.delete(work);
        next(false);
      });
    turns.add(work);
  });

  server.post(
    '/api/messages',
    (request: Request, response: Response, next: (go?: false) => void) => {
      const refused = parts.authenticator.checkHead(request.headers, request.socket.remoteAddress);
      if (refused === null) return next();
      refuse(parts, response, refused);
      next(false);
    },
    restify.plugins.bodyReader({ maxBodySize: maxBodyBytes }),
    async (request: Request, response: Response) => {
      const work = receive(request, response, parts);
      turns.add(work);
      try {
        await work;
      } finally {
        turns.delete(work);
      }
    },
  );
  server.get('/healthz', async (_request: Request, response: Response) => {
    json(response, 200, '{"ok":true}');
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const unready = closing ? ['closing'] : await parts.unready();
    const missed = (await parts.degraded?.()) ?? [];
    const ready = unready.length === 0;
    json(response, ready ? 200 : 503, JSON.stringify({ ready, unready, ...(missed.length === 0 ? {} : { missed }) }));
  });

  for (const { path, html } of parts.pages ?? []) {
    const show = async (request: Request, response: Response) => {
      const text = html(request.headers['accept-language'], request.getQuery());
      response.writeHead(200, { ...pageHeaders, 'content-length': Buffer.byteLength(text) });
      response.end(text);
    };
    server.get(path, show);
    server.head(path, show);
  }

  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    markUnready: () => {
      closing = true;
    },
    close: async () => {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection becomes idle a moment after its answer, and would be kept alive for the next request.
      const sweep = setInterval(() => server.server.closeIdleConnections(), 50);
      await withTimeout(Promise.all([closed, Promise.allSettled([...turns])]), drainAtMost);
      clearInterval(sweep);
      server.server.closeAllConnections();
    },
  };
}

function isReadable(request: Request): boolean {
  try {
    request.getUrl();
    return true;
  } catch {
    // A sender gets no reasons.
    return false;
  }
}

async function receive(request: Request, response: Response, parts: ServerParts): Promise<void> {
  let after: (() => Promise<void>) | null = null;
  const began = performance.now();
  const invoked = (late: boolean) => parts.telemetry?.invoked((performance.now() - began) / 1_000, late);
  let admitted: VerifiedActivity | null = null;
  try {
    const admission = await parts.authenticator.admit(request.headers, bodyText(request.body));
    if ('refused' in admission) return refuse(parts, response, admission.refused);
    const { activity } = admission;
    admitted = activity;
    trackedTurn(activity);
    const turn = parts.turn(activity);
    const isAwaited = isInvoke(classify(activity));
    const answer = isAwaited ? await withTimeout(turn, parts.answerWithin ?? defaultAnswerWithin) : await turn;
    if (answer === late) {
      const { id } = trackedTurn(activity);
      parts.log.error({ turn: id, conversation: placeForLog(activity.conversation.id) }, 'invoke timed out');
      const given = parts.late(activity);
      json(response, given.status, JSON.stringify(given.body ?? {}));
      invoked(true);
      after = (await turn).after;
    } else {
      if (answer.invoke === null) empty(response, 200);
      else json(response, answer.invoke.status, JSON.stringify(answer.invoke.body ?? {}));
      if (isAwaited) invoked(false);
      after = answer.after;
    }
  } catch (error) {
    // Only `onTurnError`'s own errors arrive here; a sender learns nothing of them.
    parts.log.error(causeOf(error, admitted), 'request failed');
    if (!response.headersSent) empty(response, 200);
  }
  if (admitted !== null) answered(admitted, parts.log);
  await after?.();
}

/** One line per answered request: its turn, what was pressed, what it saved, and how long it took. */
function answered(activity: VerifiedActivity, log: Log): void {
  const { id, changes, began } = trackedTurn(activity);
  const verb = verbOf(classify(activity)) ?? undefined;
  const ms = Math.round((performance.now() - began) * 10) / 10;
  log.info(
    { turn: id, activity: typeForLog(activity), verb, changes: changes.length === 0 ? undefined : changes, ms },
    'answered',
  );
}

const bodyText = (body: unknown): string =>
  typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString() : '';

function refuse({ log, telemetry }: ServerParts, response: Response, refused: Refused): void {
  const { status, cause } = refused;
  log.warn({ status, cause }, 'request refused');
  telemetry?.refused(refused);
  // The rest of the body is not read.
  if (status === 413) response.setHeader('connection', 'close');
  if (refused.says !== undefined && !response.headersSent) response.sendRaw(status, refused.says, plainText);
  else empty(response, status);
}

const plainText = { 'content-type': 'text/plain; charset=utf-8' };

function empty(response: Response, status: number): void {
  if (!response.headersSent) response.sendRaw(status, '', { 'content-length': '0' });
}

// Written through Node, because restify writes head, body and end separately.
function json(response: Response, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
    server.once('error', failed);
    server.listen(port, host, () => {
      server.removeListener('error', failed);
      resolve();
    });
  });
}
