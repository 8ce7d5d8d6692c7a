import { Agent, request } from 'node:http';
import type { Card } from '../../cards/kit/template.js';
import type { Person } from '../../data/domain/person.js';
import { activity, tenant } from '../support/baton.js';
import { buttonsOn } from '../support/turns.js';
import type { BotProcess, Site } from './processes.js';

/** A number from 0 up to 1, the same sequence for the same seed (mulberry32, public domain). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const people = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, n) => ({ id: `29:person-${n + 1}`, name: `Person ${n + 1}` }));

/** A row as a card shows it: its buttons carry the version that the next press will have seen. */
export interface ShownRow {
  readonly version: number;
  readonly ticked: boolean;
}

export function rowOn(card: Card | null, item: string): ShownRow | null {
  if (card === null) return null;
  for (const [verb, ticked] of [
    ['checklist.tick', false],
    ['checklist.untick', true],
  ] as const) {
    const found = buttonsOn(card, verb).find((data) => data.item === item);
    if (found !== undefined) return { version: Number(found.seen), ticked };
  }
  return null;
}

/** What came back over HTTP for one activity. */
export interface Answer {
  readonly status: number;
  readonly card: Card | null;
  readonly sentence: string | null;
  readonly ms: number;
}

/** A change of one item that a person was shown as done: it must be there for ever. */
export interface Acknowledged {
  readonly engagement: string;
  readonly item: string;
  /** The item's version that the change made. */
  readonly version: number;
  readonly ticked: boolean;
  readonly by: string;
}

export interface Button {
  readonly channel: string;
  readonly verb: string;
  readonly data: unknown;
  /** Automatic: a client drew the card anew without a press. Manual unless told. */
  readonly trigger?: 'manual' | 'automatic';
}

/** Clients of Teams: they send what people do to a process that is ready, signed, over kept connections. */
export class Crowd {
  /** Milliseconds of every answered request. */
  readonly latencies: number[] = [];
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 400 });
  private token: { readonly text: Promise<string>; readonly until: number } | null = null;
  private counter = 0;

  constructor(
    private readonly site: Site,
    private readonly random: () => number,
    /** Where requests go; all running processes unless told. */
    private readonly route: () => readonly BotProcess[] = () => site.processes,
  ) {}

  /** A pressed button; what Teams calls an invoke. `to` is a process, by chance unless told; rejects without an answer. */
  async press(by: Person, button: Button, to?: BotProcess, id?: string): Promise<Answer> {
    const { channel, verb, data, trigger = 'manual' } = button;
    const value = { action: { type: 'Action.Execute', verb, data }, trigger };
    return await this.deliver(by, channel, { type: 'invoke', name: 'adaptiveCard/action', value }, to, id);
  }

  async say(by: Person, channel: string, text: string, to?: BotProcess): Promise<Answer> {
    return await this.deliver(by, channel, { type: 'message', text }, to);
  }

  close(): void {
    this.agent.destroy();
  }

  private async deliver(
    by: Person,
    channel: string,
    what: object,
    to = this.anybody(),
    id = this.newId(),
  ): Promise<Answer> {
    const { connector } = this.site;
    const body = JSON.stringify(
      activity(connector.url, {
        id,
        from: by,
        conversation: { id: channel, conversationType: 'channel', tenantId: tenant },
        channelData: { tenant: { id: tenant }, team: { id: '19:team' }, channel: { id: channel } },
        ...what,
      }),
    );
    const authorization = `Bearer ${await this.signed()}`;
    const began = performance.now();
    const { status, text } = await send(to.port, body, authorization, this.agent);
    const ms = performance.now() - began;
    this.latencies.push(ms);
    const said = (text === '' ? {} : JSON.parse(text)) as { readonly type?: string; readonly value?: unknown };
    const isCard = said.type === 'application/vnd.microsoft.card.adaptive';
    return {
      status,
      card: isCard ? (said.value as Card) : null,
      sentence: isCard || said.value === undefined ? null : String(said.value),
      ms,
    };
  }

  private anybody(): BotProcess {
    const processes = this.route();
    const bot = processes[Math.floor(this.random() * processes.length)];
    if (bot === undefined) throw new Error('no bot process is ready');
    return bot;
  }

  private newId(): string {
    this.counter += 1;
    return `f:${this.counter}-${Math.floor(this.random() * 1e9)}`;
  }

  /** Teams signs with tokens that live an hour and reuses them. */
  private signed(): Promise<string> {
    if (this.token === null || this.token.until < Date.now()) {
      this.token = { text: this.site.keys.sign(this.site.connector.url), until: Date.now() + 1_800_000 };
    }
    return this.token.text;
  }
}

const answerWithin = 20_000;

function send(
  port: number,
  body: string,
  authorization: string,
  agent: Agent,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization };
    const options = { host: '127.0.0.1', port, path: '/api/messages', method: 'POST', headers, agent };
    const sending = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    sending.setTimeout(answerWithin, () => sending.destroy(new Error(`no answer in ${answerWithin / 1000} s`)));
    sending.on('error', reject);
    sending.end(body);
  });
}

/** The value that `share` of all values are below, for instance 0.99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
