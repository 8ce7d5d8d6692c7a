import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to the next requests that match, instead of the ordinary answer. */
export interface GraphScript {
  /** Only requests that ask for this group; all unless told. */
  readonly group?: string;
  /** How many requests it applies to; 1 unless told, `Infinity` until it is taken back. */
  times?: number;
  readonly status?: number;
  readonly code?: string;
  readonly retryAfter?: string;
  /** Exactly this text as the body, with the status or 200. */
  readonly text?: string;
  /** No answer: the connection ends. */
  readonly drop?: boolean;
  /** Where the next page is said to be. */
  readonly nextLink?: string;
  readonly location?: string;
}

export interface GraphRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly person: string;
  readonly groups: readonly string[];
  readonly status: number | 'dropped';
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/**
 * Microsoft Graph's `checkMemberGroups` over real HTTP on this machine, as its reference describes it: a bearer token for
 * Graph, at most 20 group ids, groups that the app may not see left out without a word, 404 for an unknown person.
 */
export class GraphServer {
  /** Whom the directory knows; `null` = everybody. */
  people: ReadonlySet<string> | null = null;
  readonly groups = new Map<string, Set<string>>();
  /** Groups whose members are hidden from the app. */
  readonly hidden = new Set<string>();
  readonly scripts: GraphScript[] = [];
  readonly log: GraphRequest[] = [];
  /** The only token that is taken. */
  token = 'graph-token';
  pageSize = Number.POSITIVE_INFINITY;
  latency = 0;
  mostAtOnce = 0;
  private atOnce = 0;
  private readonly pages = new Map<string, readonly string[]>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<GraphServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const graph = new GraphServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void graph.receive(request, response));
    return graph;
  }

  put(person: string, ...groups: readonly string[]): void {
    for (const group of groups) this.groups.set(group, (this.groups.get(group) ?? new Set()).add(person));
  }

  take(person: string, group: string): void {
    this.groups.get(group)?.delete(person);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    let text = '';
    for await (const chunk of request) text += String(chunk);
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    if (this.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.latency));
    this.atOnce -= 1;

    const { pathname: path, searchParams } = new URL(request.url ?? '/', this.url);
    const [, person = ''] = /^\/v1\.0\/users\/([^/]+)\/checkMemberGroups$/u.exec(path) ?? [];
    const sent = (text === '' ? {} : JSON.parse(text)) as { readonly groupIds?: unknown };
    const groups = Array.isArray(sent.groupIds) ? sent.groupIds.map(String) : [];
    const entry = { at, method: request.method ?? '', path, person, groups };
    const answer = (status: number, body: string, headers: Record<string, string> = {}) => {
      this.log.push({ ...entry, status });
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body);
    };
    const error = (status: number, code: string, headers: Record<string, string> = {}) =>
      answer(status, JSON.stringify({ error: { code, message: `about ${person}` } }), headers);

    if (request.headers.authorization !== `Bearer ${this.token}`) return error(401, 'InvalidAuthenticationToken');
    const script = this.next(groups);
    if (script?.drop === true) {
      this.log.push({ ...entry, status: 'dropped' });
      request.socket.destroy();
      return;
    }
    const headers: Record<string, string> = {
      ...(script?.retryAfter === undefined ? {} : { 'retry-after': script.retryAfter }),
      ...(script?.location === undefined ? {} : { location: script.location }),
    };
    if (script?.text !== undefined) return answer(script.status ?? 200, script.text, headers);
    if (script?.status !== undefined) return error(script.status, script.code ?? 'Scripted', headers);

    const page = this.pages.get(searchParams.get('$skiptoken') ?? '');
    if (page !== undefined) return answer(200, this.pageOf(path, page));
    if (person === '' || request.method !== 'POST') return error(404, 'ResourceNotFound');
    if (groups.length === 0 || groups.length > 20) return error(400, 'Request_BadRequest');
    if (![person, ...groups].every((id) => guid.test(id))) return error(400, 'Request_BadRequest');
    if (this.people !== null && !this.people.has(person)) return error(404, 'Request_ResourceNotFound');
    const found = groups.filter((group) => !this.hidden.has(group) && this.groups.get(group)?.has(person) === true);
    answer(200, this.pageOf(path, found, script?.nextLink));
  }

  /** One page, with a link to the rest. */
  private pageOf(path: string, found: readonly string[], elsewhere?: string): string {
    const rest = found.slice(this.pageSize);
    const skip = `page-${this.pages.size + 1}`;
    if (rest.length > 0) this.pages.set(skip, rest);
    const next = elsewhere ?? (rest.length > 0 ? `${this.url}${path}?$skiptoken=${skip}` : undefined);
    return JSON.stringify({
      '@odata.context': `${this.url}/v1.0/$metadata#Collection(Edm.String)`,
      ...(next === undefined ? {} : { '@odata.nextLink': next }),
      value: found.slice(0, this.pageSize),
    });
  }

  private next(groups: readonly string[]): GraphScript | null {
    const script = this.scripts.find(({ group }) => group === undefined || groups.includes(group));
    if (script === undefined) return null;
    script.times = (script.times ?? 1) - 1;
    if (script.times <= 0) this.scripts.splice(this.scripts.indexOf(script), 1);
    return script;
  }
}
