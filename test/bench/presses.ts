import { Agent } from 'node:http';
import type { Card } from '../../cards/kit/template.js';
import { chance, people, percentile, rowOn } from '../campaign/crowd.js';
import type { GroundRow } from '../campaign/ground.js';
import { type BotProcess, Site, type StoreKind } from '../campaign/processes.js';
import { activity } from '../support/baton.js';
import type { Message } from '../support/connector.js';
import { startPostgres } from '../support/postgres.js';
import { tenantOf } from '../support/tenants.js';
import { type Bench, count, memoryOf, ms, type Plan, pause, type Row, scaled } from './bench.js';
import { post } from './load.js';
import { cpuSeconds } from './pinned.js';
import { numbered, type Stored, store } from './stored.js';

/** At scale 1; a quick run has fewer engagements and as many fewer presses, so each channel is as busy. */
const full = { engagements: 1_000, perSecond: 50 };

/** One tenant's limit is below this rate of edits (`tenants` simulates it); here the program is measured. */
const tenants = 20;

/**
 * What people feel: the time from a press to its answer, and to the edit that shows it to everyone in the channel. Presses
 * come at fixed instants, whether the ones before are answered or not, so a slow answer delays no other measurement.
 */
export const presses: Bench = {
  name: 'presses',
  about: `press → answer and press → everyone's card, ${full.perSecond} presses a second on ${count(full.engagements)} engagements`,
  run: async (plan) => [
    ...(await underLoad('sqlite', false, plan)),
    ...(await underLoad('postgres', false, plan)),
    ...(await underLoad('postgres', true, plan)),
  ],
};

interface Pressed {
  readonly item: string;
  readonly version: number;
  readonly at: number;
}

/** The people of all channels, and what each row showed them last. */
class Presser {
  readonly answers: number[] = [];
  readonly shown: number[] = [];
  /** Presses without the card that they should bring. */
  readonly wrong: string[] = [];
  /** By engagement and page: presses whose edit has not come yet. */
  private readonly awaited = new Map<string, Pressed[]>();
  private readonly rows = new Map<string, { version: number; ticked: boolean; busy: boolean }>();
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 200 });
  private readonly random = chance(20261130);
  private readonly by = people(5);
  private readonly live: readonly GroundRow[];
  private sent = 0;
  private lastEdit = 0;

  constructor(
    private readonly site: Site,
    private readonly stored: Stored,
    everyPage: boolean,
    private readonly token: string,
  ) {
    this.live = stored.ground.rows.filter(({ page }) => everyPage || page === 1);
    site.connector.applied = (message) => this.see(message);
  }

  get waiting(): number {
    return [...this.awaited.values()].reduce((sum, presses) => sum + presses.length, 0);
  }

  /** Until no edit has come for three seconds, or a minute is over. */
  async calm(): Promise<void> {
    const end = performance.now() + 60_000;
    while (performance.now() < Math.min(end, this.lastEdit + 3_000)) await pause(100);
  }

  /** Begins to measure anew. */
  forget(): void {
    for (const list of [this.answers, this.shown, this.wrong]) list.length = 0;
  }

  /** A press on a row that nothing waits for; `due` is the instant at which the person pressed, by chance somewhere. */
  async press(
    bot: BotProcess,
    due = performance.now(),
    engagement = Math.floor(this.random() * this.stored.engagements),
  ): Promise<void> {
    const row = this.live[Math.floor(this.random() * this.live.length)];
    if (row === undefined) return;
    const key = `${engagement} ${row.item}`;
    const state = this.rows.get(key) ?? { version: 0, ticked: false, busy: false };
    if (state.busy) return;
    this.rows.set(key, { ...state, busy: true });
    const { status, body } = await post(this.agent, bot.port, this.invoke(engagement, row, state));
    const took = performance.now() - due;
    const now = status === 200 ? rowOn(cardIn(body), row.item) : null;
    this.rows.set(key, { ...(now ?? state), busy: false });
    if (now === null || now.version <= state.version) {
      this.wrong.push(`${status} ${body.slice(0, 200)}`);
      return;
    }
    this.answers.push(took);
    const page = `${numbered(row.channel, engagement)} ${row.page}`;
    this.awaited.set(page, [...(this.awaited.get(page) ?? []), { item: row.item, version: now.version, at: due }]);
  }

  close(): void {
    this.agent.destroy();
    this.site.connector.applied = () => {};
  }

  private see(message: Message): void {
    const card = (message.activity.attachments as readonly { readonly content: Card }[] | undefined)?.[0]?.content;
    const place = message.conversation.replace(/;messageid=.*$/u, '');
    const now = performance.now();
    this.lastEdit = now;
    for (const [page, presses] of [1, 2, 3, 4, 5, 6, 7, 8].map(
      (n) => [n, this.awaited.get(`${place} ${n}`)] as const,
    )) {
      if (presses === undefined || card === undefined) continue;
      const still = presses.filter(({ item, version, at }) => {
        if ((rowOn(card, item)?.version ?? -1) < version) return true;
        this.shown.push(now - at);
        return false;
      });
      if (still.length === 0) this.awaited.delete(`${place} ${page}`);
      else this.awaited.set(`${place} ${page}`, still);
    }
  }

  private invoke(engagement: number, row: GroundRow, { version, ticked }: { version: number; ticked: boolean }) {
    this.sent += 1;
    const channel = numbered(row.channel, engagement);
    const data = { engagement: numbered(row.engagement, engagement), item: row.item, seen: version, page: row.page };
    const verb = ticked ? 'checklist.untick' : 'checklist.tick';
    const tenant = tenantOf(engagement % tenants);
    const body = activity(this.site.connector.url, {
      id: `f:${this.sent}`,
      type: 'invoke',
      name: 'adaptiveCard/action',
      // A row is one person's: taking back another's tick would first ask.
      from: this.by[engagement % this.by.length],
      conversation: { id: channel, conversationType: 'channel', tenantId: tenant },
      channelData: { tenant: { id: tenant }, team: { id: '19:team' }, channel: { id: channel } },
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    });
    return { body: JSON.stringify(body), token: this.token };
  }
}

function cardIn(body: string): Card | null {
  const said = JSON.parse(body) as { readonly type?: string; readonly value?: unknown };
  return said.type === 'application/vnd.microsoft.card.adaptive' ? (said.value as Card) : null;
}

async function underLoad(kind: StoreKind, everyPage: boolean, plan: Plan): Promise<readonly Row[]> {
  const engagements = scaled(full.engagements, plan, 200);
  const perSecond = (full.perSecond * engagements) / full.engagements;
  const seconds = scaled(60, plan, 10);
  const server = kind === 'postgres' ? await startPostgres({ survives: 'end of the machine' }) : null;
  await server?.execute('create database bench');
  const own = { url: server?.url('bench') ?? '', empty: async () => {}, remove: async () => {} };
  const site = await Site.open(kind, plan.folder, own);
  try {
    plan.say(`${kind}: storing ${engagements} engagements of 150 items`);
    const stored = await store(site, { engagements, items: 150, tenants, everyPage });
    const bot = await site.start();
    const presser = new Presser(site, stored, everyPage, await site.keys.sign(site.connector.url));
    // The first press in a channel edits all its pages, because what stored messages show is unknown. That happens once.
    plan.say('warming up: a press in each engagement');
    await steadily(presser, bot, perSecond, engagements / perSecond, (n) => n);
    await presser.calm();
    presser.forget();
    plan.say(`${seconds} s of ${perSecond} presses a second`);
    const [cpu, edits] = [cpuSeconds(bot.pid), site.connector.log.length];
    await steadily(presser, bot, perSecond, seconds);
    const each = ((cpuSeconds(bot.pid) - cpu) / (seconds * perSecond)) * 1_000;
    const editsEach = (site.connector.log.length - edits) / (seconds * perSecond);
    const end = performance.now() + 60_000;
    while (presser.waiting > 0 && performance.now() < end) await pause(50);
    const megabytes = memoryOf(bot.pid);
    const where = `${perSecond}/s, ${kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, ${everyPage ? 'all six pages' : 'the first page'} of each list live`;
    const { answers, shown, wrong, waiting } = presser;
    if (wrong.length > 0) plan.say(`${wrong.length} wrong answers, the first: ${wrong[0]}`);
    const rows: Row[] = [
      row(`press → answer, ${where}`, answers, `; ${wrong.length} wrong of ${answers.length + wrong.length}`),
      row(
        `press → everyone's card, ${where}`,
        shown,
        `; ${editsEach.toFixed(2)} edits and ${ms(each)} of CPU a press; ${waiting} never shown; ${count(megabytes)} MB resident`,
        { edits: editsEach, cpu: each, never: waiting, MB: megabytes },
      ),
    ];
    rows.push(await most(presser, bot, where.replace(/^.*?, /u, ''), plan));
    presser.close();
    return rows;
  } finally {
    await site.close();
    await server?.stop();
  }
}

const row = (what: string, times: readonly number[], more: string, values: Record<string, number> = {}): Row => {
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return {
    what,
    measured: `p50 ${ms(p50)}, p99 ${ms(p99)}${more}`,
    values: { p50, p99, presses: times.length, ...values },
  };
};

async function steadily(
  presser: Presser,
  bot: BotProcess,
  perSecond: number,
  seconds: number,
  engagementOf: (n: number) => number | undefined = () => undefined,
): Promise<void> {
  const began = performance.now();
  const underway: Promise<void>[] = [];
  for (let n = 0; n < seconds * perSecond; n += 1) {
    const due = began + (n * 1_000) / perSecond;
    while (performance.now() < due) await pause(due - performance.now());
    underway.push(presser.press(bot, due, engagementOf(n)));
  }
  await Promise.all(underway);
}

/** Twenty people, each of whom presses again as soon as the last press is answered. */
async function most(presser: Presser, bot: BotProcess, where: string, plan: Plan): Promise<Row> {
  presser.forget();
  const seconds = scaled(20, plan, 5);
  plan.say(`${seconds} s of as many presses as are answered`);
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      while (performance.now() < end) await presser.press(bot);
    }),
  );
  const each = presser.answers.length / seconds;
  const p99 = percentile(presser.answers, 0.99);
  return {
    what: `most presses a second, ${where}`,
    measured: `${count(each)}/s by twenty people at once, p99 ${ms(p99)}; ${presser.wrong.length} wrong`,
    values: { perSecond: each, p99 },
  };
}
