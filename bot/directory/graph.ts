import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Context, GraphError, type Middleware, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { waitOf } from '../connector/outcome.js';
import type { TokenSource } from '../connector/tokens.js';
import { causeOf, codeWord } from '../log/cause.js';
import { elapsed } from '../timing/elapsed.js';
import { graphPermissions } from './permissions.js';

export interface GraphOptions {
  /** The root of the cloud, without a version. */
  readonly url: string;
  readonly token: TokenSource;
  readonly now?: () => number;
  /** Milliseconds that one look-up may last with everything in it, because a press waits for it. */
  readonly deadline?: number;
  /** Milliseconds before another attempt where Graph named no time. */
  readonly backOff?: (attempts: number) => number;
}

/** Which groups a person is in; a group that Graph did not answer for is `unanswered`. */
export interface Membership {
  readonly found: ReadonlySet<string>;
  readonly unanswered: ReadonlySet<string>;
  /** Why something is unanswered: statuses and codes, never an id. */
  readonly cause: string | null;
}

/** Microsoft Graph v1.0, "directoryObject: checkMemberGroups", 2026: "up to 20 groups may be specified". */
const groupsAtOnce = 20;
const pagesAtMost = 10;
const attemptsAtMost = 3;
/** Milliseconds; Teams waits 15 s for the answer to a press, of which the store needs some. */
const defaultDeadline = 4_000;
/** Milliseconds; a longer `Retry-After` is not obeyed. */
const longestRetryAfter = 15 * 60_000;

const doubling = (attempts: number): number => 200 * 2 ** attempts;

const page = z.looseObject({ value: z.array(z.string()), '@odata.nextLink': z.string().optional() });

/** Why a request brought no answer, and whether another attempt may. */
class GraphFailure extends Error {
  override readonly name = 'GraphFailure';
  constructor(
    cause: string,
    /** Milliseconds; null = as the caller likes, 'never' = it would end the same way. */
    readonly again: number | null | 'never' = 'never',
  ) {
    super(cause);
  }
}

/**
 * One attempt. The client's own chain would repeat for minutes while a press waits, and follow redirects with the token.
 */
class SingleAttempt implements Middleware {
  setNext(): void {
    // The last middleware of its chain.
  }

  async execute(context: Context): Promise<void> {
    try {
      context.response = await fetch(context.request, { ...context.options, redirect: 'manual' });
    } catch (error) {
      // The client keeps an error's name alone.
      throw Object.assign(new Error('not sent'), { name: networkCause(error) });
    }
  }
}

/**
 * Microsoft Graph, as far as Baton needs it: which of some groups a person is in, directly or through other groups.
 *
 * App-only, with `graphPermissions`. Groups that the app may not see (hidden membership) are silently left out of an
 * answer, so that absence means "not vouched for" at most.
 */
export class Graph {
  private readonly client: Client;
  private readonly root: string;
  private readonly now: () => number;
  /** No request before this time, as Graph asked for. */
  private retryNotBefore = 0;

  constructor(private readonly options: GraphOptions) {
    this.root = options.url.replace(/\/+$/u, '');
    this.now = options.now ?? elapsed;
    this.client = Client.initWithMiddleware({ middleware: new SingleAttempt(), baseUrl: this.root });
  }

  /** Never throws: an outage is an answer too. `person` is an object id of the directory. */
  async membership(person: string, groups: readonly string[]): Promise<Membership> {
    const deadline = this.options.deadline ?? defaultDeadline;
    const until = { end: performance.now() + deadline, signal: AbortSignal.timeout(deadline) };
    const found = new Set<string>();
    const unanswered = new Set<string>();
    const causes = new Set<string>();
    const chunks = Array.from({ length: Math.ceil(groups.length / groupsAtOnce) }, (_, index) =>
      groups.slice(index * groupsAtOnce, (index + 1) * groupsAtOnce),
    );
    await Promise.all(
      chunks.map(async (chunk) => {
        const asked = new Map(chunk.map((group) => [group.toLowerCase(), group]));
        const heard = (id: string) => {
          const group = asked.get(id.toLowerCase());
          if (group !== undefined) found.add(group);
        };
        try {
          await withinDeadline(until.signal, this.ask(person, chunk, heard, until));
        } catch (error) {
          causes.add(
            until.signal.aborted ? 'no answer in time' : error instanceof Error ? error.message : String(error),
          );
          for (const group of chunk) if (!found.has(group)) unanswered.add(group);
        }
      }),
    );
    return { found, unanswered, cause: causes.size === 0 ? null : [...causes].join('; ') };
  }

  private async ask(person: string, groups: readonly string[], heard: (id: string) => void, until: Deadline) {
    const body = { groupIds: groups };
    let next: string | undefined = `/users/${encodeURIComponent(person)}/checkMemberGroups`;
    for (let pages = 0; next !== undefined; pages += 1) {
      if (pages === pagesAtMost) throw new GraphFailure('an answer without end');
      const path: string = next;
      const answer = await this.persist(until, () => this.once(path, pages === 0 ? body : null, until));
      for (const id of answer.value) heard(id);
      next = this.pathOf(answer['@odata.nextLink']);
    }
  }

  /** The token goes to one host only, whatever an answer says. */
  private pathOf(nextLink: string | undefined): string | undefined {
    if (nextLink === undefined) return undefined;
    const versioned = `${this.root}/v1.0`;
    if (!nextLink.startsWith(`${versioned}/`)) throw new GraphFailure('the next page is at another address');
    return nextLink.slice(versioned.length);
  }

  /** Repeats what asks for it, as long as the wait leaves time for an answer. */
  private async persist<T>({ end, signal }: Deadline, attempt: () => Promise<T>): Promise<T> {
    for (let attempts = 1; ; attempts += 1) {
      if (this.now() < this.retryNotBefore) throw new GraphFailure('Graph asked for a pause');
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof GraphFailure) || error.again === 'never') throw error;
        const { backOff = doubling } = this.options;
        const wait = error.again ?? backOff(attempts);
        if (attempts === attemptsAtMost || performance.now() + wait >= end) {
          if (error.again !== null) this.retryNotBefore = this.now() + Math.min(wait, longestRetryAfter);
          throw error;
        }
        await sleep(wait, undefined, { signal });
      }
    }
  }

  private async once(path: string, body: object | null, { signal }: Deadline): Promise<z.output<typeof page>> {
    const token = await this.token();
    const request = this.client
      .api(path)
      .version('v1.0')
      .header('authorization', `Bearer ${token}`)
      .options({ signal })
      .responseType(ResponseType.JSON);
    let answer: unknown;
    try {
      answer = await (body === null ? request.get() : request.post(body));
    } catch (error) {
      const failed = this.failure(error);
      if (failed === 'unknown-person') return { value: [] };
      throw failed;
    }
    const parsed = page.safeParse(answer);
    if (!parsed.success) throw new GraphFailure('an answer of another shape');
    return parsed.data;
  }

  private async token(): Promise<string> {
    try {
      const token = await this.options.token();
      if (token !== null) return token;
    } catch (error) {
      throw new GraphFailure(`no token: ${causeOf(error).cause}`, null);
    }
    throw new GraphFailure('no token: the bot has no registration');
  }

  private failure(error: unknown): GraphFailure | 'unknown-person' {
    if (!(error instanceof GraphError)) return new GraphFailure(networkCause(error));
    const { statusCode, code } = error;
    // The directory doesn't know this person, so they are in none of its groups. Any other 404 is a wrong address.
    if (statusCode === 404 && code === 'Request_ResourceNotFound') return 'unknown-person';
    const cause = [statusCode > 0 ? String(statusCode) : '', codeWord(code) ?? '']
      .filter((part) => part !== '')
      .join(' ');
    if (statusCode === 403) return new GraphFailure(`${cause}: are ${graphPermissions.join(' and ')} granted?`);
    const again = statusCode === 429 || statusCode >= 500 || statusCode <= 0;
    const wait = waitOf(error.headers?.get('retry-after') ?? null, Date.now());
    return new GraphFailure(cause, again ? wait : 'never');
  }
}

/** A code or a name, never what was sent. `fetch` keeps the code of a connection in the cause of its error. */
function networkCause(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(inner instanceof Error)) return 'no answer';
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.name;
}

interface Deadline {
  /** Of the monotonic clock. */
  readonly end: number;
  readonly signal: AbortSignal;
}

/** Rejects at the deadline, because not everything below heeds a signal (a token being fetched does not). */
async function withinDeadline<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop = (): void => {};
  const alarm = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new GraphFailure('no answer in time'));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, alarm]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
