import { request } from 'undici';
import { z } from 'zod';
import { codeWord } from '../log/cause.js';
import { causeOf, type Log } from '../log/log.js';
import { type SendOutcome, sendOutcomeOf } from './outcome.js';
import type { ServiceHosts } from './service-hosts.js';
import type { TokenSource } from './tokens.js';

export type ConnectorMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** How a request ended: its status, or why there is none. */
export type ConnectorEnd = number | 'no-answer' | 'no-token';

/** Told of requests to the connector: what is returned is told how one ended. */
export interface ConnectorTelemetry {
  readonly request: (method: ConnectorMethod) => (end: ConnectorEnd) => void;
}

export interface ConnectorHttpOptions {
  readonly token: TokenSource;
  readonly hosts: ServiceHosts;
  readonly log: Log;
  readonly now?: () => number;
  readonly telemetry?: ConnectorTelemetry;
}

const answerTimeout = 15_000;
/** Milliseconds; shorter for reads, because an invoke that waits for one is answered within twelve seconds. */
const readTimeout = 4_000;
// The real timers even under a test's fake clock, because the answer that is awaited is real.
const { setTimeout, clearTimeout } = globalThis;
const failure = z.looseObject({ error: z.looseObject({ code: z.string().nullish() }).nullish() });

/** One HTTP request to the connector, never repeated: every way it can end is an outcome. */
export class ConnectorHttp {
  private readonly now: () => number;

  constructor(private readonly options: ConnectorHttpOptions) {
    this.now = options.now ?? Date.now;
  }

  async request<T>(
    serviceUrl: string,
    method: ConnectorMethod,
    path: string,
    body: string | undefined,
    shape: z.ZodType<T>,
  ): Promise<SendOutcome<T>> {
    if (!this.options.hosts.allows(serviceUrl)) return { is: 'failed', cause: 'service url is not on the allow-list' };
    const doing = method === 'GET' ? 'read' : method === 'POST' ? 'post' : 'edit';
    const repeatable = doing !== 'post';
    const ended = this.options.telemetry?.request(method);
    const token = await this.token();
    if (token instanceof Error) {
      ended?.('no-token');
      return { is: 'later', wait: null, cause: `no token: ${token.message}` };
    }
    let status: number;
    let retryAfter: string | null;
    let answer: string;
    const patience = new AbortController();
    // Cleared with the answer: `AbortSignal.timeout` would fire all the same, with an error and its stack.
    const timer = setTimeout(
      () => patience.abort(new DOMException('no answer in time', 'TimeoutError')),
      doing === 'read' ? readTimeout : answerTimeout,
    );
    try {
      // Follows no redirect, which would carry the token to a host that is not on the allow-list.
      const response = await request(new URL(path, serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`), {
        method,
        signal: patience.signal,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body }),
      });
      status = response.statusCode;
      retryAfter = response.headers['retry-after']?.toString() ?? null;
      answer = await response.body.text();
      ended?.(status);
    } catch (error) {
      ended?.('no-answer');
      const cause = networkCause(error);
      // Without a connection nothing was sent.
      if (repeatable || neverSent.has(cause)) return { is: 'later', wait: null, cause };
      return { is: 'unknown', cause };
    } finally {
      clearTimeout(timer);
    }
    const json = jsonOf(answer);
    if (status >= 200 && status < 300) {
      const parsed = shape.safeParse(json ?? {});
      if (parsed.success) return { is: 'done', value: parsed.data };
      return { is: repeatable ? 'failed' : 'unknown', cause: `${status} with an answer of another shape` };
    }
    const code = codeWord(failure.safeParse(json).data?.error?.code);
    return sendOutcomeOf({ status, code, retryAfter }, doing, this.now());
  }

  private async token(): Promise<string | null | Error> {
    try {
      return await this.options.token();
    } catch (error) {
      const { cause } = causeOf(error);
      this.options.log.error({ cause }, 'no token for the connector');
      return new Error(cause);
    }
  }
}

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

function networkCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Gateways answer with HTML; the status says what to do.
    return null;
  }
}
