import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { batonVersion } from '../config/version.js';
import type { WebhookSetting } from '../config/webhook-settings.js';
import { isPublicAddress, NotPublic, publicLookup } from './public-addresses.js';
import { signedHeaders } from './signature.js';

/** How a receiver took a request. `status`: its code, or a word of ours. */
export type Taken =
  | { readonly is: 'delivered'; readonly status: string }
  | { readonly is: 'gone'; readonly status: string }
  /** `after`: milliseconds that it asks to wait. */
  | { readonly is: 'failed'; readonly status: string; readonly after: number | null };

export interface HookClientOptions {
  /** Whether this machine may be sent to: in development alone. */
  readonly allowsLoopback: boolean;
  /** Milliseconds for a whole attempt. */
  readonly timeoutMs: number;
}

/** Sends one signed request. Redirects are not followed, and an answer's body is not read. Never throws. */
export class HookClient {
  private readonly agent: Agent;

  constructor(private readonly options: HookClientOptions) {
    const { allowsLoopback, timeoutMs } = options;
    this.agent = new Agent({
      connect: { lookup: publicLookup(allowsLoopback), timeout: timeoutMs },
      keepAliveTimeout: 10_000,
      connections: 8,
    });
  }

  async send(
    { url, secret }: Pick<WebhookSetting, 'url' | 'secret'>,
    id: string,
    body: string,
    now: number,
  ): Promise<Taken> {
    const { allowsLoopback, timeoutMs } = this.options;
    const host = new URL(url).hostname.replace(/^\[|\]$/gu, '');
    // A number is connected to without being resolved.
    if (isIP(host) !== 0 && !isPublicAddress(host, allowsLoopback)) return failed('NOT_PUBLIC');
    try {
      const response = await request(url, {
        method: 'POST',
        headers: {
          ...signedHeaders(secret, id, body, now),
          'content-type': 'application/json',
          'user-agent': `Baton/${batonVersion}`,
        },
        body,
        dispatcher: this.agent,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const { statusCode, headers } = response;
      // Frees the connection; a long body ends it.
      await response.body.dump({ limit: 16_384 }).catch(() => {});
      if (statusCode >= 200 && statusCode < 300) return { is: 'delivered', status: String(statusCode) };
      if (statusCode === 410) return { is: 'gone', status: '410' };
      return { ...failed(String(statusCode)), after: retryAfter(headers['retry-after'], now) };
    } catch (error) {
      return failed(codeOf(error));
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

const failed = (status: string): Taken & { readonly is: 'failed' } => ({ is: 'failed', status, after: null });

/** Seconds or a date; longer than a day is not waited for. */
function retryAfter(said: string | readonly string[] | undefined, now: number): number | null {
  const text = typeof said === 'string' ? said : said?.[0];
  if (text === undefined) return null;
  const wait = /^\d{1,9}$/u.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, 24 * 60 * 60 * 1_000) : null;
}

/** A code alone: messages of errors quote addresses. */
function codeOf(error: unknown): string {
  if (error instanceof NotPublic) return error.code;
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) return 'timeout';
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed';
  return code.slice(0, 40);
}
