import { join } from 'node:path';
import { Connector } from '../../bot/connector/connector.js';
import { ServiceHosts } from '../../bot/connector/service-hosts.js';
import { draw } from '../../bot/refresh/draw.js';
import { Refresher, type RefresherParts } from '../../bot/refresh/refresher.js';
import type { Event } from '../../data/domain/event.js';
import type { Item } from '../../data/domain/item.js';
import type { PostedCard, WantedCard } from '../../data/domain/notice/posted-card.js';
import { openStore, type Store } from '../../data/store/store.js';
import { keptLog } from '../support/baton.js';
import { FakeConnector, type Message } from '../support/connector.js';
import { fasttrack } from '../support/playbooks.js';

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export const checklist: WantedCard = { kind: 'checklist', phase: 'initiate', page: 1 };
export const overview: WantedCard = { kind: 'engagement', phase: null, page: 1 };

const anna = { id: '29:anna', name: 'Anna' };

export interface StageOptions {
  readonly folder: string;
  /** How many refreshers work on the one database; 1 unless told. */
  readonly refreshers?: number;
  readonly gather?: number;
  readonly rest?: number;
  readonly lookEvery?: number;
  readonly limits?: boolean;
  readonly random?: () => number;
  /** Cards as people see them; otherwise a line with the version, which is quicker to read for a check. */
  readonly realCards?: boolean;
}

/** Refreshers on one SQLite file, each with a store and a connector of its own, and Teams' side of the connector. */
export class Stage {
  /** Added to the clock of all refreshers: waiting is skipped, order is not. */
  ahead = 0;
  readonly stores: Store[] = [];
  readonly refreshers: Refresher[] = [];
  readonly log = keptLog();

  private constructor(
    private readonly options: StageOptions,
    readonly teams: FakeConnector,
  ) {}

  static async open(options: StageOptions): Promise<Stage> {
    const ref: { stage: Stage | null } = { stage: null };
    const now = () => Date.now() + (ref.stage?.ahead ?? 0);
    const teams = await FakeConnector.start({ limits: options.limits ?? false, now });
    const stage = new Stage(options, teams);
    ref.stage = stage;
    for (let n = 0; n < (options.refreshers ?? 1); n += 1) {
      stage.stores.push(await openStore(undefined, { file: join(options.folder, 'baton.sqlite') }));
    }
    for (const store of stage.stores) stage.refreshers.push(new Refresher(stage.parts(store)));
    return stage;
  }

  now = () => Date.now() + this.ahead;
  instant = () => new Date(this.now()).toISOString();

  get store(): Store {
    const [store] = this.stores;
    if (store === undefined) throw new Error('A stage has a store.');
    return store;
  }

  start(): void {
    for (const refresher of this.refreshers) refresher.start();
  }

  nudge(): void {
    for (const refresher of this.refreshers) refresher.nudge();
  }

  /** An engagement in a channel of its own, with items to tick. */
  async engagement(id: string, channel: string, items = 20): Promise<void> {
    await this.store.conversations.remember({
      ...{ conversation: channel, serviceUrl: this.teams.url, tenant: 't', botId: '28:bot', kind: 'channel' },
      at: this.instant(),
    });
    const at = this.instant();
    await this.store.engagements.start({
      type: 'SetupStarted',
      playbook: fasttrack,
      engagement: id,
      channel,
      at,
      by: anna,
    });
    await this.change(id, { type: 'PhaseOpened', phase: 'initiate', items: itemsFor(items), at, by: anna });
  }

  async change(id: string, event: Event, by = this.store): Promise<number> {
    const outcome = await by.engagements.change(id, () => ({ events: [event] }));
    return outcome?.engagement.version ?? 0;
  }

  /** Ticks an item, or takes its tick back; the version that this made. */
  async tick(id: string, n: number, by = this.store): Promise<number> {
    const outcome = await by.engagements.change(id, (e) => {
      const item = e.items[n % e.items.length];
      if (item === undefined) throw new Error('There are items.');
      const type = item.tick === null ? 'ItemTicked' : 'ItemUnticked';
      return { events: [{ type, item: item.id, at: this.instant(), by: anna }] };
    });
    return outcome?.engagement.version ?? 0;
  }

  async want(id: string, wanted: WantedCard, channel: string): Promise<PostedCard> {
    return await this.store.cards.want(id, wanted, channel, this.instant());
  }

  /** Until something holds; false when it never did. */
  async until(holds: () => Promise<boolean> | boolean, patience = 120_000): Promise<boolean> {
    const end = performance.now() + patience;
    while (performance.now() < end) {
      if (await holds()) return true;
      await pause(10);
    }
    return false;
  }

  /**
   * Lets time pass at once, for all parts: only while none is at work, because a claim that seems to have run out is
   * taken over, and then two would be at work in one conversation.
   */
  async skip(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= 2_000) {
      await this.until(() => this.idle, 5_000);
      this.ahead += Math.min(left, 2_000);
      this.nudge();
      await pause(2);
    }
  }

  get idle(): boolean {
    return this.refreshers.every((refresher) => refresher.activeConversations === 0);
  }

  /** No card waits for anything, now or after a back-off. */
  async settled(patience = 180_000): Promise<boolean> {
    const later = () => new Date(this.now() + 3_000_000).toISOString();
    return await this.until(async () => {
      if (!this.idle) return false;
      return (await this.store.cards.stale(later())).count === 0 && this.idle;
    }, patience);
  }

  async close(): Promise<void> {
    for (const refresher of this.refreshers) await refresher.stop();
    for (const store of this.stores) await store.close();
    await this.teams.close();
  }

  private parts(store: Store): RefresherParts {
    const { gather = 5, rest = 0, lookEvery = 50, random = Math.random, realCards = false } = this.options;
    const hosts = new ServiceHosts([this.teams.host], false);
    const { log } = this.log;
    const connector = new Connector({ token: async () => null, hosts, log, now: this.now, random });
    return {
      ...{ store, connector, log, random, coalesceMs: gather, rest, lookEvery },
      now: this.now,
      draw: realCards ? draw : versionCard,
    };
  }
}

/** Says which version it shows, and nothing else. */
export const versionCard: RefresherParts['draw'] = (card, engagement) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [card.state === 'superseded' ? 'pointer' : `v${engagement.version}`],
});

/** The version that a message of a stage without real cards shows; 0 = none. */
export function versionOn(message: Message | undefined): number {
  const attachments = message?.activity.attachments as readonly { content: { body: readonly string[] } }[] | undefined;
  return Number(/^v(\d+)/u.exec(String(attachments?.[0]?.content.body[0]))?.[1] ?? 0);
}

export const itemsFor = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ id: String(n + 1), version: 0, phase: 'initiate', side: 'customer', text: `Duty ${n + 1}`, section: 'core' },
    ...{ optional: false, undecided: false, tick: null, removed: false },
  }));

/** "12,345". */
export const figure = (n: number): string => Math.round(n).toLocaleString('en');
