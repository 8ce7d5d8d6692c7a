import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Phase, phases } from '../../data/domain/responsibility.js';
import { activity, appId, tenant } from '../support/baton.js';
import { manager, type Presses, prepare } from '../support/engagements-at-work.js';
import { KeyServer } from '../support/key-server.js';
import { appSecret } from '../support/login.js';
import { tenantOf, tenants } from '../support/tenants.js';
import { type Load, load, type Sent } from './load.js';
import { pinSelf, startPinned } from './pinned.js';

// `npm run bench:turns`: our full tick beside an empty invoke of stock botbuilder, and our question beside a stock message
// with one reply. Interleaved, because a machine's speed drifts more in a minute than the two differ.

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '20000' },
    phase: { type: 'string', default: 'assess' },
    /** A token for each request instead of one that Teams sends again until it expires. */
    'fresh-tokens': { type: 'boolean', default: false },
    only: { type: 'string' },
    'cpu-prof': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const pairs = Number(values.pairs);
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const warmUp = Number(values['warm-up']);
const phase = phases.find((known): known is Phase => known === values.phase) ?? 'assess';

interface Measure extends Load {
  /** CPU of the server a request, microseconds: what is left when waiting for the disk and for others is taken out. */
  readonly cpu: number;
}

const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
const serverCore = 0;
const pinned = cpus().length > 1 && pinSelf(1);
const keys = await KeyServer.start(appId);
const connector = await replyingConnector();
const chats = 4_000;
// The same program on a disk that never waits: the difference is what fsync costs.
const withoutDisk = existsSync('/dev/shm') ? await mkdtemp('/dev/shm/baton-bench-') : null;
const file = join(folder, 'baton.sqlite');
const prepared = await prepare(file, connector.url, { count: connections, phase, chats });
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const profile = values['cpu-prof'];
const stock = await startPinned(serverCore, here('./stock.ts'), [appId, keys.url], {});
const startOurs = (database: string) =>
  startPinned(
    serverCore,
    here('../../dist/bot/main.js'),
    [],
    {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenant,
      MicrosoftAppPassword: appSecret,
      BATON_TENANTS: tenants.join(','),
      BATON_DATABASE_FILE: database,
      BATON_TURNS_PER_SECOND: '0',
      BATON_SERVICE_HOSTS: new URL(connector.url).host,
      BATON_OPENID_URL: keys.openIdUrl,
      BATON_TOKEN_URL: keys.tokenUrl,
    },
    profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
  );
const ours = await startOurs(file);

const oneToken = await keys.sign(connector.url);
const tokens = values['fresh-tokens']
  ? await Promise.all(Array.from({ length: 5_000 }, (_, n) => keys.sign(connector.url, { claims: { jti: String(n) } })))
  : [oneToken];
let used = 0;
const token = (): string => {
  used += 1;
  return tokens[used % tokens.length] ?? oneToken;
};

let sentCount = 0;
const said = (more: Record<string, unknown>): Sent => {
  sentCount += 1;
  const id = String(1_700_000_000_000 + sentCount);
  return { token: token(), body: JSON.stringify(activity(connector.url, { id, from: manager, ...more })) };
};
const invoke = (channel: string, value: object): Sent =>
  said({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '1700000000001',
    conversation: { id: `${channel};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: tenant },
    value,
  });
const questions = [
  'Who opens the firewall ports?',
  'Who attends the kick-off meeting?',
  'What does Microsoft do in the Assess phase?',
  'Quem configura o portal?',
  '누가 체크리스트를 제공합니까?',
  'Vem utser projektledaren?',
];
let asked = 0;
const question = (): Sent => {
  asked += 1;
  const id = `a:bench-${asked % chats}`;
  return said({
    type: 'message',
    text: questions[asked % questions.length],
    conversation: { id, conversationType: 'personal', tenantId: tenantOf(asked % chats) },
    channelData: { tenant: { id: tenantOf(asked % chats) } },
  });
};

const cardComesBack = (status: number, body: string) =>
  status === 200 && body.includes('card.adaptive') && !body.includes('"style":"warning"');
const pressing = (lists: readonly Presses[]) =>
  lists.map(
    ({ channel, next }) =>
      () =>
        invoke(channel, { action: { type: 'Action.Execute', ...next() }, trigger: 'manual' }),
  );
/** Lists of one's own: presses that nobody else's presses make old. */
const listsIn = (database: string, met = 0) =>
  prepare(database, connector.url, { count: connections, phase, chats: met });
const memoryFile = join(withoutDisk ?? folder, 'memory.sqlite');
const memoryLists = await listsIn(memoryFile, chats);
const oursWithoutDisk = await startOurs(memoryFile);
const kinds = {
  'stock invoke': {
    server: stock,
    next: pressing(await listsIn(join(folder, 'unused.sqlite'))),
    right: (status: number, body: string) => status === 200 && body.includes('ok'),
  },
  tick: { server: ours, next: pressing(prepared), right: cardComesBack },
  'tick without waiting for the disk': { server: oursWithoutDisk, next: pressing(memoryLists), right: cardComesBack },
  'stock message': {
    server: stock,
    next: Array.from({ length: connections }, () => question),
    right: (status: number) => status === 200,
  },
  question: {
    server: ours,
    next: Array.from({ length: connections }, () => question),
    right: (status: number) => status === 200,
  },
  'question without waiting for the disk': {
    server: oursWithoutDisk,
    next: Array.from({ length: connections }, () => question),
    right: (status: number) => status === 200,
  },
};
type Kind = keyof typeof kinds;

async function measure(kind: Kind, forSeconds = seconds): Promise<Measure> {
  const { server, next, right } = kinds[kind];
  const before = server.cpu();
  const measured = await load(server.port, forSeconds, next, right);
  const cpu = ((server.cpu() - before) / measured.requests) * 1e6;
  if (measured.wrong > 0) process.stderr.write(`${kind}: ${measured.wrong} wrong, first ${measured.firstWrong}\n`);
  return { ...measured, cpu };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function compare(theirs: Kind, mine: Kind) {
  // Both compiled to the end first: a bot runs for weeks, and ours is the larger program.
  for (const kind of [theirs, mine]) {
    for (let done = 0; done < warmUp; ) done += (await measure(kind, 1)).requests;
  }
  const rounds: { readonly theirs: Measure; readonly mine: Measure }[] = [];
  for (let n = 0; n < pairs; n += 1) {
    const order = n % 2 === 0 ? [theirs, mine] : [mine, theirs];
    const first = await measure(order[0] ?? theirs);
    const second = await measure(order[1] ?? mine);
    rounds.push(n % 2 === 0 ? { theirs: first, mine: second } : { theirs: second, mine: first });
  }
  const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
  return {
    pair: `${mine} : ${theirs}`,
    ratio: of((r) => r.mine.perSecond / r.theirs.perSecond),
    cpuRatio: of((r) => r.theirs.cpu / r.mine.cpu),
    mine: { perSecond: of((r) => r.mine.perSecond), cpu: of((r) => r.mine.cpu), p99: of((r) => r.mine.p99) },
    theirs: { perSecond: of((r) => r.theirs.perSecond), cpu: of((r) => r.theirs.cpu), p99: of((r) => r.theirs.p99) },
    ratios: rounds.map((r) => Number((r.mine.perSecond / r.theirs.perSecond).toFixed(2))),
    wrong: rounds.reduce((sum, r) => sum + r.mine.wrong + r.theirs.wrong, 0),
  };
}

try {
  const results = [];
  if (values.only !== 'question') {
    results.push(await compare('stock invoke', 'tick'));
    if (withoutDisk !== null) results.push(await compare('stock invoke', 'tick without waiting for the disk'));
  }
  if (values.only !== 'tick') {
    results.push(await compare('stock message', 'question'));
    if (withoutDisk !== null) results.push(await compare('stock message', 'question without waiting for the disk'));
  }
  for (const result of results) report(result);
} finally {
  await Promise.all([stock.stop(), ours.stop(), oursWithoutDisk.stop()]);
  await Promise.all([keys.close(), connector.close()]);
  for (const used of [folder, withoutDisk ?? folder]) await rm(used, { recursive: true, force: true });
}

function report(result: Awaited<ReturnType<typeof compare>>): void {
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ ...result, pinned, rows: prepared[0]?.rows, tokens: tokens.length })}\n`);
    return;
  }
  const { pair, ratio, cpuRatio, mine, theirs, ratios, wrong } = result;
  const n = (value: number) => Math.round(value).toLocaleString('en');
  process.stdout.write(
    [
      `${pair}, ${pairs} interleaved pairs of ${seconds} s, ${connections} connections, ${pinned ? 'one core' : 'not pinned'}, list of ${prepared[0]?.rows} rows, ${values['fresh-tokens'] ? 'a new token each request' : 'one token until it expires'}`,
      `  ours ${n(mine.perSecond)}/s (CPU ${n(mine.cpu)} µs, p99 ${mine.p99.toFixed(1)} ms), stock ${n(theirs.perSecond)}/s (CPU ${n(theirs.cpu)} µs, p99 ${theirs.p99.toFixed(1)} ms)`,
      `  median ratio ${ratio.toFixed(2)} (by CPU ${cpuRatio.toFixed(2)}); pairs ${ratios.join(' ')}; wrong answers ${wrong}`,
      '',
    ].join('\n'),
  );
}

/** Takes every message and forgets it. */
async function replyingConnector(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      count += 1;
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(`{"id":"${count}"}`);
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
