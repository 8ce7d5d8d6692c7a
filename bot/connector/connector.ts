import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { elapsed } from '../timing/elapsed.js';
import type { Address } from './address.js';
import { ConnectorHttp, type ConnectorHttpOptions } from './http.js';
import { backOff, type SendOutcome } from './outcome.js';
import { type Account, type RosterRead, readMember, readMembers } from './roster.js';

export interface Posted {
  readonly activity: string;
  /** Of a new thread: its conversation. */
  readonly conversation: string;
}

/** Bytes as UTF-16: Teams takes about 100 KB and advises 80 KB; it answers 413 only to what it has read. */
export const maxMessageBytes = 80_000;

const resource = z.looseObject({ id: z.string().nullish() });
const created = z.looseObject({ id: z.string(), activityId: z.string().nullish() });
export interface ConnectorOptions extends ConnectorHttpOptions {
  /** A message as the client that draws it needs it; as it is unless told. */
  readonly outgoing?: <T extends object>(message: T) => T;
  readonly random?: () => number;
}

/**
 * Six requests of the Bot Connector's public REST API (v3, 2025). The SDK's client is not used because it repeats posts that
 * perhaps arrived, and is archived. Each method here is one attempt;
 * `persist` repeats what may be repeated. One connector serves all turns and service urls: `undici` keeps a pool of
 * connections per host, and the token is fetched once until it expires. Senders keep within the limits.
 */
export class Connector {
  private readonly http: ConnectorHttp;
  private readonly random: () => number;
  private readonly outgoing: <T extends object>(message: T) => T;

  constructor(options: ConnectorOptions) {
    this.http = new ConnectorHttp(options);
    this.random = options.random ?? Math.random;
    this.outgoing = options.outgoing ?? ((message) => message);
  }

  async post(to: Address, activity: object): Promise<SendOutcome<Posted>> {
    const sent = await this.send(
      to,
      'POST',
      `v3/conversations/${part(to.conversation)}/activities`,
      JSON.stringify(this.outgoing(activity)),
      resource,
    );
    if (sent.is !== 'done') return sent;
    return { is: 'done', value: { activity: sent.value.id ?? '', conversation: to.conversation } };
  }

  async edit(to: Address, message: string, activity: object): Promise<SendOutcome<null>> {
    const path = `v3/conversations/${part(to.conversation)}/activities/${part(message)}`;
    const sent = await this.send(
      to,
      'PUT',
      path,
      JSON.stringify({ ...this.outgoing(activity), id: message }),
      z.unknown(),
    );
    return sent.is === 'done' ? { is: 'done', value: null } : sent;
  }

  async remove(to: Address, message: string): Promise<SendOutcome<null>> {
    const path = `v3/conversations/${part(to.conversation)}/activities/${part(message)}`;
    const sent = await this.send(to, 'DELETE', path, undefined, z.unknown());
    // The button was pressed twice, or a person deleted the message: it is gone either way.
    const removed = sent.is === 'done' || (sent.is === 'gone' && sent.what === 'message');
    return removed ? { is: 'done', value: null } : sent;
  }

  /** A new thread in a channel. Its conversation is `CHANNEL;messageid=ROOT`, and its first message is ROOT. */
  async thread(to: Address, tenant: string, activity: object): Promise<SendOutcome<Posted>> {
    const channel = to.conversation;
    const body = {
      isGroup: true,
      tenantId: tenant,
      channelData: { channel: { id: channel } },
      activity: this.outgoing(activity),
    };
    const sent = await this.send(to, 'POST', 'v3/conversations', JSON.stringify(body), created);
    if (sent.is !== 'done') return sent;
    // Some clients name the conversation where the first message's id belongs; its root is then that message.
    const rootOf = (id: string) => /;messageid=([^;]+)/u.exec(id)?.[1];
    const named = sent.value.activityId ?? '';
    const message = rootOf(named) ?? (named === '' || named === sent.value.id ? rootOf(sent.value.id) : named);
    if (message === undefined) return { is: 'unknown', cause: 'a new thread without a message id' };
    return { is: 'done', value: { activity: message, conversation: sent.value.id } };
  }

  /** The people in a conversation up to `atMost`, without the bot. */
  async members(to: Address, bot: string, atMost: number): Promise<SendOutcome<readonly Account[]>> {
    return await readMembers(this.read(to), to, { bot, atMost, now: elapsed });
  }

  /** One person of a conversation, by id or address; null where no such person is there. */
  async member(to: Address, id: string): Promise<SendOutcome<Account | null>> {
    return await readMember(this.read(to), to, id);
  }

  private read(to: Address): RosterRead {
    return (path, shape, patience) =>
      this.persist(() => this.http.request(to.serviceUrl, 'GET', path, undefined, shape), patience);
  }

  /** Repeats what the connector said may be repeated, until `patience` milliseconds are over. */
  async persist<T>(attempt: () => Promise<SendOutcome<T>>, patience: number): Promise<SendOutcome<T>> {
    const deadline = elapsed() + patience;
    for (let tried = 0; ; tried += 1) {
      const outcome = await attempt();
      if (outcome.is !== 'later') return outcome;
      const wait = outcome.wait ?? backOff(tried, this.random());
      if (elapsed() + wait > deadline) return outcome;
      await sleep(wait);
    }
  }

  /** A request that Teams counts as a send; one that is larger than it takes is not made. */
  private async send<T>(
    to: Address,
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    text: string | undefined,
    shape: z.ZodType<T>,
  ): Promise<SendOutcome<T>> {
    if (text !== undefined && text.length * 2 > maxMessageBytes) {
      return { is: 'failed', cause: `message of ${text.length * 2} bytes not sent: Teams takes ${maxMessageBytes}` };
    }
    return await this.http.request(to.serviceUrl, method, path, text, shape);
  }
}

const part = (text: string): string => encodeURIComponent(text);
