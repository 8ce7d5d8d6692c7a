import { createHash } from 'node:crypto';
import { withFormer } from '../../cards/kit/i18n.js';
import type { ApiClient } from '../config/api-clients.js';
import type { Door, DoorRequest, DoorResponse } from '../http/door.js';
import { causeOf, type Log } from '../log/log.js';
import type { ApiRate } from './api-rate.js';
import { clientWithToken, requireScope } from './api-tokens.js';
import { openApi } from './openapi.js';
import type { ApiParts, Operation } from './operation.js';
import { Problem, problemAnswer } from './problem.js';
import { parsedBody, parsedQuery } from './request.js';
import { apiRoot, type Route, routeOf } from './routes.js';

export interface ApiOptions extends ApiParts {
  readonly clients: readonly ApiClient[];
  /** The limit of each client, shared by all doors of it. */
  readonly rate: ApiRate;
  readonly version: string;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number;
}

/** Answers may be kept by the client that asked, who asks with their ETag whether they are still right. */
const cached = { 'cache-control': 'private, no-cache', vary: 'authorization' };
const json = 'application/json; charset=utf-8';

/** What the audit line says beside the status. */
interface Audit {
  client: string | null;
  route: string;
  count: number;
}

/** The read API: every request has a client, a scope, a limit and a line in the log, and none changes anything. */
export function createApi(options: ApiOptions): Door {
  const document = JSON.stringify(openApi(options.version));
  return {
    owns: (path) => path === apiRoot || path.startsWith(`${apiRoot}/`),
    maxBody: 32 * 1024,
    answer: async (request) => {
      const audit: Audit = { client: null, route: '', count: 0 };
      const began = options.elapsed();
      const response = await answered(request, document, options, audit);
      const { client, route, count } = audit;
      const line = { client, method: request.method.slice(0, 10), route, status: response.status, count };
      options.log.info({ ...line, ms: Math.round(options.elapsed() - began) }, 'api request');
      return response;
    },
  };
}

async function answered(
  request: DoorRequest,
  document: string,
  options: ApiOptions,
  audit: Audit,
): Promise<DoorResponse> {
  try {
    return await dispatched(request, document, options, audit);
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error);
    options.log.error({ ...causeOf(error), route: audit.route }, 'api request failed');
    return problemAnswer(
      new Problem(
        'unavailable',
        'Something went wrong on our side, and the operator’s log says what: try again later.',
        {
          'retry-after': '5',
        },
      ),
    );
  }
}

async function dispatched(
  request: DoorRequest,
  document: string,
  options: ApiOptions,
  audit: Audit,
): Promise<DoorResponse> {
  const { method, path } = request;
  if (path.replace(/\/$/u, '') === `${apiRoot}/openapi.json`) {
    audit.route = '/openapi.json';
    const other = otherMethod(method, ['GET']);
    return (
      other ??
      withTag(request, { status: 200, headers: { 'content-type': json, 'cache-control': 'no-cache' }, body: document })
    );
  }
  const found = routeOf(path);
  audit.route = found?.route.path ?? '';
  if (found !== null) {
    const other = otherMethod(method, methodsOf(found.route));
    if (other !== null) return other;
  }
  const client = clientWithToken(options.clients, request.headers);
  audit.client = client.name;
  const limits = options.rate.take(client, options.elapsed());
  const operation = found === null ? null : found.route.methods[method === 'HEAD' ? 'GET' : (method as 'GET')];
  if (found === null || operation === null || operation === undefined)
    throw new Problem('not-found', `There is no such address: ${apiRoot}/openapi.json names all.`, limits);
  try {
    return await performed(request, { client, operation, engagement: found.engagement, limits }, options, audit);
  } catch (error) {
    if (error instanceof Problem) throw new Problem(error.is, error.detail, { ...limits, ...error.headers });
    throw error;
  }
}

interface Called {
  readonly client: ApiClient;
  readonly operation: Operation;
  readonly engagement: string;
  readonly limits: Readonly<Record<string, string>>;
}

async function performed(
  request: DoorRequest,
  { client, operation, engagement, limits }: Called,
  options: ApiOptions,
  audit: Audit,
): Promise<DoorResponse> {
  requireScope(client, operation.scope);
  const query = parsedQuery(operation.query, request.query);
  const body = operation.body === null ? null : await parsedBody(operation.body, request);
  const now = new Date(options.now()).toISOString();
  const { answer, count, locale } = await operation.run(options, { client, engagement, query, body, now });
  audit.count = count;
  // Former members are called so in the language of the answer.
  const text = withFormer(JSON.stringify(answer), locale);
  const response = { status: 200, headers: { 'content-type': json, ...cached, ...limits }, body: text };
  return request.method === 'POST' ? response : withTag(request, response);
}

const methodsOf = ({ methods }: Route): readonly string[] => Object.keys(methods);

/** OPTIONS says what there is; no header lets pages of other sites in. */
function otherMethod(method: string, known: readonly string[]): DoorResponse | null {
  const allow = [...known.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])), 'OPTIONS'].join(', ');
  if (method === 'OPTIONS') return { status: 204, headers: { allow }, body: null };
  if (allow.split(', ').includes(method)) return null;
  throw new Problem('method-not-allowed', `Send one of ${allow}: the API is read only.`, { allow });
}

/** The answer with its ETag; without a body where the client has the same already. */
function withTag({ headers }: DoorRequest, response: DoorResponse): DoorResponse {
  const etag = `"${createHash('sha256')
    .update(response.body ?? '')
    .digest('base64url')
    .slice(0, 27)}"`;
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//u, ''));
  if (!known.includes(etag) && !known.includes('*')) return { ...response, headers: { ...response.headers, etag } };
  const { 'content-type': _, ...plain } = response.headers;
  return { status: 304, headers: { ...plain, etag }, body: null };
}
