import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Limit, publishedLimits, tenantLimits } from '../../bot/connector/send-throttle.js';

export interface Message {
  readonly id: string;
  readonly conversation: string;
  /** As it is now, after all edits. */
  activity: Record<string, unknown>;
  edits: number;
}

export interface Logged {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly conversation: string;
  readonly status: number | 'dropped';
  readonly authorization: string | null;
}

/** What happens to the next request that matches, instead of the ordinary answer. */
export interface Script {
  readonly method?: 'POST' | 'PUT' | 'GET' | 'DELETE';
  readonly conversation?: string;
  /** How many requests it applies to; 1 unless told, `Infinity` until it is taken back. */
  times?: number;
  readonly status?: number;
  readonly code?: string;
  /** Says in the answer what was sent, token and all, as a proxy in between might. */
  readonly echo?: boolean;
  /** Of a silence that ends at a certain time, what is left of it. */
  readonly retryAfter?: string | (() => string);
  /** Do it, then drop the connection without an answer. */
  readonly dropAfterAccept?: boolean;
  /** Do it, then reset the connection: the other side sees ECONNRESET, where a dropped one has another code. */
  readonly resetAfterAccept?: boolean;
  /** Do it, then answer with `status` all the same. */
  readonly accept?: boolean;
}

/** A member of a conversation, as Teams lists them; a guest may have neither name nor address. */
export interface Listed {
  readonly id: string;
  readonly name?: string | null;
  readonly aadObjectId?: string;
  readonly email?: string | null;
  readonly userPrincipalName?: string | null;
  readonly userRole?: string;
}

interface Options {
  /** Only requests with this bearer token are taken. */
  readonly token?: string;
  /** Answer 429 and 413 where Teams' published limits say so. */
  readonly limits?: boolean;
  /** The clock of the limits and of the log. */
  readonly now?: () => number;
}

/** A message larger than this gets 413 when limits are enforced (about 100 KB as UTF-16). */
const largest = 100_000;

/**
 * Teams' side of the Bot Connector over real HTTP on this machine: keeps each message's final card and a log of all
 * requests. Answers, latency and dropped connections are scripted by tests.
 */
export class FakeConnector {
  readonly messages = new Map<string, Message>();
  readonly log: Logged[] = [];
  readonly scripts: Script[] = [];
  readonly people = new Map<string, readonly Listed[]>();
  /** Milliseconds before each answer. */
  latency: () => number = () => 0;
  /** Each request waits for it first: a test decides when, and `waiting` says how many have come so far. */
  before: () => Promise<void> = async () => {};
  waiting = 0;
  /** Milliseconds between what was done and its answer. */
  answerLatency: () => number = () => 0;
  /** What happens to a request that no script is meant for; null = the ordinary. */
  whim: (method: string, conversation: string) => Script | null = () => null;
  /** Called when a message was posted or edited. */
  applied: (message: Message) => void = () => {};
  /** Edits or posts in flight at once, the most there ever were, per conversation. */
  readonly mostAtOnce = new Map<string, number>();
  private readonly atOnce = new Map<string, number>();
  private readonly sends = new Map<string, number[]>();
  private everywhere: number[] = [];
  private readonly now: () => number;
  /** Connections that were opened, in all. */
  connections = 0;
  private counter = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
    readonly options: Options,
  ) {
    this.now = options.now ?? Date.now;
  }

  static async start(options: Options = {}): Promise<FakeConnector> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const connector = new FakeConnector(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
      options,
    );
    server.on('connection', () => {
      connector.connections += 1;
    });
    server.on('request', (request, response) => void connector.receive(request, response));
    return connector;
  }

  /** Holds requests until the returned function is called. */
  holdAll(): () => void {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.before = () => gate;
    return () => {
      this.before = async () => {};
      open();
    };
  }

  /** When a request is being held. */
  async held(): Promise<void> {
    while (this.waiting === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  get host(): string {
    return new URL(this.url).host;
  }

  script(script: Script): void {
    this.scripts.push(script);
  }

  /** Messages of a conversation and its threads, in the order of their posting. */
  in(conversation: string): readonly Message[] {
    return [...this.messages.values()].filter(
      (message) => message.conversation === conversation || message.conversation.startsWith(`${conversation};`),
    );
  }

  /** Takes over another connector's messages; what is posted from then on has other ids. */
  takeOver(other: FakeConnector): void {
    for (const [id, message] of other.messages) this.messages.set(id, message);
    this.counter += other.counter;
  }

  calls(method: string): readonly Logged[] {
    return this.log.filter((entry) => entry.method === method);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '/', this.url);
    const [, , , conversationPart = '', kind = '', idPart = ''] = url.pathname.replace(/^\/teams/u, '').split('/');
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const channel = (body.channelData as { channel?: { id?: string } } | undefined)?.channel?.id;
    const conversation = conversationPart === '' ? (channel ?? '') : decodeURIComponent(conversationPart);
    const method = request.method ?? '';
    const entry = { at: this.now(), method, path: url.pathname, conversation };
    const place = conversation.replace(/;messageid=.*$/u, '');
    const busy = (this.atOnce.get(place) ?? 0) + 1;
    this.atOnce.set(place, busy);
    this.mostAtOnce.set(place, Math.max(busy, this.mostAtOnce.get(place) ?? 0));
    const wait = this.latency();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    this.waiting += 1;
    await this.before();
    this.waiting -= 1;
    this.atOnce.set(place, (this.atOnce.get(place) ?? 1) - 1);

    const authorization = request.headers.authorization ?? null;
    const answer = (status: number, json: unknown, headers: Record<string, string> = {}) => {
      this.log.push({ ...entry, status, authorization });
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(json));
    };
    if (this.options.token !== undefined && authorization !== `Bearer ${this.options.token}`) {
      return answer(401, { error: { code: 'Unauthorized' } });
    }
    const script = this.next(method, conversation) ?? this.whim(method, conversation);
    if (script?.status !== undefined && script.accept !== true) {
      const { retryAfter } = script;
      const headers: Record<string, string> =
        retryAfter === undefined ? {} : { 'retry-after': typeof retryAfter === 'string' ? retryAfter : retryAfter() };
      const message = script.echo === true ? `${authorization} ${text}` : 'scripted';
      return answer(script.status, { error: { code: script.code ?? 'Scripted', message } }, headers);
    }
    if (this.options.limits === true && method !== 'GET') {
      if (text.length * 2 > largest) return answer(413, { error: { code: 'MessageSizeTooBig' } });
      if (!this.mayTake(place, entry.at)) return answer(429, { error: { code: 'TooManyRequests' } });
    }
    const done = this.perform(method, conversation, kind, decodeURIComponent(idPart), url, body);
    if (script?.dropAfterAccept === true || script?.resetAfterAccept === true) {
      this.log.push({ ...entry, status: 'dropped', authorization });
      if (script.resetAfterAccept === true) request.socket.resetAndDestroy();
      else request.socket.destroy();
      return;
    }
    if (script?.status !== undefined) return answer(script.status, { error: { code: script.code ?? 'Scripted' } });
    const slow = this.answerLatency();
    if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow));
    answer(done.status, done.json);
  }

  private perform(
    method: string,
    conversation: string,
    kind: string,
    id: string,
    url: URL,
    body: Record<string, unknown>,
  ): { status: number; json: unknown } {
    if (method === 'GET' && kind === 'pagedmembers') return { status: 200, json: this.page(conversation, url) };
    if (method === 'GET' && kind === 'members') {
      const said = id.toLowerCase();
      const found = (this.people.get(conversation) ?? []).find(
        (person) =>
          person.id === id ||
          [person.aadObjectId, person.userPrincipalName].some((known) => known?.toLowerCase() === said),
      );
      return found === undefined
        ? { status: 404, json: { error: { code: 'MemberNotFoundInConversation' } } }
        : { status: 200, json: found };
    }
    if (method === 'POST' && kind === '') {
      const message = this.keep(
        (root) => `${conversation};messageid=${root}`,
        body.activity as Record<string, unknown>,
      );
      return { status: 201, json: { id: message.conversation, activityId: message.id } };
    }
    if (method === 'POST') {
      return { status: 201, json: { id: this.keep(() => conversation, body).id } };
    }
    const message = this.messages.get(id);
    if (message === undefined) return { status: 404, json: { error: { code: 'ActivityNotFoundInConversation' } } };
    if (method === 'DELETE') this.messages.delete(id);
    else {
      message.activity = body;
      message.edits += 1;
      this.applied(message);
    }
    return { status: 200, json: { id } };
  }

  private keep(conversation: (id: string) => string, activity: Record<string, unknown>): Message {
    this.counter += 1;
    const id = String(1_700_000_000_000 + this.counter);
    const message: Message = { id, conversation: conversation(id), activity, edits: 0 };
    this.messages.set(id, message);
    this.applied(message);
    return message;
  }

  /**
   * As Teams pages ("Get Teams specific context for your bot", 2026): fewer than 50 count as 50, more than 500 as 500, the
   * token is opaque, and a chat is answered whole.
   */
  private page(conversation: string, url: URL): unknown {
    const everybody = this.people.get(conversation) ?? [];
    if (!conversation.endsWith('@thread.tacv2')) return { members: everybody };
    const token = url.searchParams.get('continuationToken');
    const from = token === null ? 0 : Number(/^from=(\d+)$/u.exec(Buffer.from(token, 'base64').toString())?.[1]);
    const to = from + Math.min(500, Math.max(50, Number(url.searchParams.get('pageSize') ?? '200')));
    return {
      members: everybody.slice(from, to),
      ...(to < everybody.length ? { continuationToken: Buffer.from(`from=${to}`).toString('base64') } : {}),
    };
  }

  private next(method: string, conversation: string): Script | null {
    const index = this.scripts.findIndex(
      (script) =>
        (script.method === undefined || script.method === method) &&
        (script.conversation === undefined || conversation.startsWith(script.conversation)),
    );
    const script = this.scripts[index];
    if (script === undefined) return null;
    script.times = (script.times ?? 1) - 1;
    if (script.times <= 0) this.scripts.splice(index, 1);
    return script;
  }

  private mayTake(place: string, now: number): boolean {
    const times = (this.sends.get(place) ?? []).filter((time) => time > now - 3_600_000);
    this.sends.set(place, times);
    this.everywhere = this.everywhere.filter((time) => time > now - 2_000);
    const full =
      (sent: readonly number[]) =>
      ({ window, sends }: Limit) =>
        sent.filter((time) => time > now - window).length >= sends;
    if (publishedLimits.some(full(times)) || tenantLimits.some(full(this.everywhere))) return false;
    times.push(now);
    this.everywhere.push(now);
    return true;
  }
}
