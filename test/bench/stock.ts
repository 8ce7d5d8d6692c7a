import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { release } from '../campaign/release.js';
import { activity, appId, tenant } from '../support/baton.js';
import { manager, prepare } from '../support/engagements-at-work.js';
import { KeyServer } from '../support/key-server.js';
import { appSecret } from '../support/login.js';
import { tenantOf, tenants } from '../support/tenants.js';
import { type Bench, count, median, type Plan, type Row, scaled } from './bench.js';
import { type Load, load, type Sent } from './load.js';
import { type Pinned, pinSelf, startPinned } from './pinned.js';

const connections = 10;
const chats = 4_000;

/** Below this share of a stock bot's empty turns a second, a change has made Baton slow. */
const limits = { tick: 0.8, question: 0.6 };

/**
 * A guard: our full tick beside an empty invoke of stock botbuilder, and our question beside a stock message with one reply.
 * Runs are interleaved, because a machine's speed drifts more in a minute than the two differ.
 */
export const stock: Bench = {
  name: 'stock',
  about: `ticks and questions a second beside a stock bot's empty turns: at least ${limits.tick} × and ${limits.question} ×`,
  run: async (plan) => {
    await mkdir(plan.folder, { recursive: true });
    const pinned = cpus().length > 1 && pinSelf(1);
    const keys = await KeyServer.start(appId);
    const connector = await replyingConnector();
    const servers: Pinned[] = [];
    try {
      const token = await keys.sign(connector.url);
      const file = join(plan.folder, 'baton.sqlite');
      const lists = await prepare(file, connector.url, { count: connections, phase: 'assess', chats });
      const empty = await startPinned(
        0,
        fileURLToPath(new URL('./stock-bot.ts', import.meta.url)),
        [appId, keys.url],
        {},
      );
      servers.push(empty);
      const baton = await startPinned(0, join(release(), 'bot', 'main.js'), [], environment(keys, connector.url, file));
      servers.push(baton);
      const clients = clientsOf(connector.url, token);
      const ticks = lists.map(
        ({ channel, next }) =>
          () =>
            clients.press(channel, next()),
      );
      const unused = { verb: 'checklist.tick', data: { engagement: 'benchmark0', item: '1', seen: 0, page: 1 } };
      const invokes = lists.map(
        ({ channel }) =>
          () =>
            clients.press(channel, unused),
      );
      const asking = lists.map(() => clients.ask);
      const where = `, ${connections} connections${pinned ? ', one core' : ''}`;
      return [
        await compare(`tick${where}`, limits.tick, plan, {
          ours: { server: baton, next: ticks, right: showsCard },
          stock: { server: empty, next: invokes, right: (status, body) => status === 200 && body.includes('ok') },
        }),
        await compare(`question${where}`, limits.question, plan, {
          ours: { server: baton, next: asking, right: (status) => status === 200 },
          stock: { server: empty, next: asking, right: (status) => status === 200 },
        }),
      ];
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all([keys.close(), connector.close()]);
    }
  },
};

interface Side {
  readonly server: Pinned;
  readonly next: readonly (() => Sent)[];
  readonly right: (status: number, body: string) => boolean;
}

interface Measure extends Load {
  /** CPU of the server a request, microseconds: waiting for the disk and for other processes is not in it. */
  readonly cpu: number;
}

const showsCard = (status: number, body: string): boolean =>
  status === 200 && body.includes('card.adaptive') && !body.includes('"style":"warning"');

async function compare(
  what: string,
  limit: number,
  plan: Plan,
  sides: { readonly ours: Side; readonly stock: Side },
): Promise<Row> {
  const [pairs, seconds, warmUp] = [scaled(9, plan, 3), scaled(3, plan, 1), scaled(20_000, plan, 500)];
  plan.say(`${what}: warming up`);
  for (const side of [sides.stock, sides.ours]) {
    for (let done = 0; done < warmUp; ) done += (await measure(side, 1, plan)).requests;
  }
  plan.say(`${what}: ${pairs} interleaved pairs of ${seconds} s`);
  const rounds: { readonly ours: Measure; readonly stock: Measure }[] = [];
  for (let n = 0; n < pairs; n += 1) {
    const oursFirst = n % 2 === 1 ? await measure(sides.ours, seconds, plan) : null;
    const theirs = await measure(sides.stock, seconds, plan);
    rounds.push({ ours: oursFirst ?? (await measure(sides.ours, seconds, plan)), stock: theirs });
  }
  const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  const values = {
    ratio: of(({ ours, stock }) => ours.perSecond / stock.perSecond),
    cpuRatio: of(({ ours, stock }) => stock.cpu / ours.cpu),
    perSecond: of(({ ours }) => ours.perSecond),
    cpu: of(({ ours }) => ours.cpu),
    stockPerSecond: of(({ stock }) => stock.perSecond),
    wrong: rounds.reduce((sum, { ours, stock }) => sum + ours.wrong + stock.wrong, 0),
  };
  return {
    what,
    measured:
      `${values.ratio.toFixed(2)} × stock (by CPU ${values.cpuRatio.toFixed(2)} ×), at least ${limit} ×; ${count(values.perSecond)}/s ` +
      `and ${count(values.cpu)} µs of CPU, stock ${count(values.stockPerSecond)}/s; ${values.wrong} wrong`,
    values,
    guard: values.ratio >= limit ? 'held' : 'missed',
  };
}

async function measure({ server, next, right }: Side, seconds: number, plan: Plan): Promise<Measure> {
  const before = server.cpu();
  const measured = await load(server.port, seconds, next, right);
  if (measured.wrong > 0) plan.say(`${measured.wrong} wrong answers, the first: ${measured.firstWrong}`);
  return { ...measured, cpu: ((server.cpu() - before) / measured.requests) * 1e6 };
}

const environment = (keys: KeyServer, connector: string, file: string) => ({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  MicrosoftAppId: appId,
  MicrosoftAppTenantId: tenant,
  MicrosoftAppPassword: appSecret,
  BATON_TENANTS: tenants.join(','),
  BATON_DATABASE_FILE: file,
  BATON_TURNS_PER_SECOND: '0',
  BATON_SERVICE_HOSTS: new URL(connector).host,
  BATON_OPENID_URL: keys.openIdUrl,
  BATON_TOKEN_URL: keys.tokenUrl,
});

const questions = [
  'Who opens the firewall ports?',
  'Who attends the kick-off meeting?',
  'What does Microsoft do in the Assess phase?',
  'Quem configura o portal?',
  '누가 체크리스트를 제공합니까?',
  'Vem utser projektledaren?',
];

function clientsOf(serviceUrl: string, token: string) {
  let sent = 0;
  const say = (more: Record<string, unknown>): Sent => {
    sent += 1;
    const id = String(1_700_000_000_000 + sent);
    return { token, body: JSON.stringify(activity(serviceUrl, { id, from: manager, ...more })) };
  };
  return {
    press: (channel: string, action: object): Sent =>
      say({
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: '1700000000001',
        conversation: { id: `${channel};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: tenant },
        value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
      }),
    ask: (): Sent => {
      const chat = sent % chats;
      return say({
        type: 'message',
        text: questions[sent % questions.length],
        conversation: { id: `a:bench-${chat}`, conversationType: 'personal', tenantId: tenantOf(chat) },
        channelData: { tenant: { id: tenantOf(chat) } },
      });
    },
  };
}

/** Takes every message and keeps none. */
async function replyingConnector(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  let taken = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      taken += 1;
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(`{"id":"${taken}"}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
