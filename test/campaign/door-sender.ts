import { readFileSync } from 'node:fs';
import { KeysUnavailable, SigningKeys } from '../../bot/http/signing-keys.js';
import { appId, keptLog, startWorld } from '../support/baton.js';
import { KeyServer } from '../support/key-server.js';
import { type Check, scaled } from './check.js';
import { chance } from './crowd.js';
import { forger } from './door-forged.js';
import { count, each, Outside, percentile } from './door-http.js';
import { Site } from './processes.js';

/** 50,000 forgeries against the whole program; what they would have said or pressed is watched. */
export const forged: Check = {
  name: 'forged',
  target: '50,000 forged tokens and activities: all 401 or 403 (413 for size), empty body, never 5xx, no turn begun',
  run: async ({ scale, seed }) => {
    let called = 0;
    const heard = async () => {
      called += 1;
      return {};
    };
    const keys = await KeyServer.start(appId);
    await keys.addKey('webchat-only', ['webchat']);
    const dialogs = { handleMessage: heard, handleAction: heard, greet: heard };
    const world = await startWorld({ dialogs }, { BATON_OPENID_URL: keys.openIdUrl });
    const outside = new Outside(world.baton.port);
    const total = scaled(50_000, scale);
    const statuses = new Map<number, number>();
    const wrong: string[] = [];
    try {
      const next = await forger(world, keys, seed);
      const authorization = `Bearer ${await keys.sign(world.connector.url, { kid: 'key-1' })}`;
      const genuine = await world.post(world.message('hello'), { authorization });
      const reached = called;
      await each(total, 20, async () => {
        const { kind, body, headers } = next();
        const answer = await outside.post(body, headers);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const right = kind === 'too large' ? [413] : [401, 403];
        if (!right.includes(answer.status) || answer.body !== '')
          wrong.push(`${kind}: ${answer.status} ${body.slice(0, 200)}`);
      });
      const said = [...statuses].map(([status, n]) => `${status} × ${count(n)}`).join(', ');
      const handlers = called - reached;
      return {
        compared: { forgeries: [...statuses.values()].reduce((sum, n) => sum + n, 0) },
        ok: wrong.length === 0 && handlers === 0 && genuine.status === 200 && reached === 1,
        measured: `${count(total)} forged: ${said}; ${handlers} reached a handler; ${wrong.length} answered otherwise${wrong[0] === undefined ? '' : ` (${wrong[0]})`}`,
      };
    } finally {
      outside.close();
      await world.close();
      await keys.close();
    }
  },
};

const rss = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024;

/** What grew the stock adapter's global array (facts): each token is another one. */
export const tokenFlood: Check = {
  name: 'token-flood',
  target: '100,000 unsigned tokens: memory grows by less than 20 MB, refusals stay as quick as at the beginning',
  run: async ({ scale, seed, folder }) => {
    const site = await Site.open('sqlite', folder);
    try {
      const bot = await site.start();
      const outside = new Outside(bot.port);
      const random = chance(seed);
      const total = scaled(100_000, scale);
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const now = Math.floor(Date.now() / 1_000);
      let refused = 0;
      const send = async (n: number) => {
        // Half without a signature at all, half with one of random bytes.
        const header = { alg: n % 2 === 0 ? 'none' : 'RS256', kid: n % 3 === 0 ? `kid-${n}-${random()}` : 'key-1' };
        const claims = {
          iss: 'https://api.botframework.com',
          aud: appId,
          exp: now + 3_600,
          nbf: now,
          jti: `${random()}`,
        };
        const token = `${part(header)}.${part({ ...claims, serviceurl: site.connector.url })}.${n % 2 === 0 ? '' : 'AAAA'}`;
        const answer = await outside.post('{"type":"message"}', {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
        });
        if ((answer.status === 401 || answer.status === 403) && answer.body === '') refused += 1;
        return answer.ms;
      };
      // A program's memory grows by itself while its code is compiled: that is not the tokens'.
      const warmUp = scaled(10_000, Math.min(scale, 1));
      await each(warmUp, 10, async (n) => void (await send(n)));
      const before = rss(bot.pid);
      const times: number[] = [];
      const bare: number[] = [];
      let most = before;
      refused = 0;
      await each(total, 10, async (n) => {
        times.push(await send(n));
        // A request that never meets the door says how quick the machine itself is just then.
        if (n % 20 === 0) bare.push((await outside.post('', {}, '/healthz')).ms);
        if (n % 1_000 === 0) most = Math.max(most, rss(bot.pid));
      });
      const after = rss(bot.pid);
      const tenth = Math.max(1, Math.floor(total / 10));
      const [early, late] = [percentile(times.slice(0, tenth), 0.5), percentile(times.slice(-tenth), 0.5)];
      const few = Math.max(1, Math.floor(bare.length / 10));
      const machine = percentile(bare.slice(-few), 0.5) / percentile(bare.slice(0, few), 0.5);
      outside.close();
      return {
        compared: { refusals: refused, bare: bare.length },
        ok: refused === total && most - before < 20 && late < early * machine * 1.5 + 0.5,
        measured:
          `${count(refused)} of ${count(total)} refused; memory ${before.toFixed(0)} → ${after.toFixed(0)} MB (highest ` +
          `+${(most - before).toFixed(1)} MB); median refusal ${early.toFixed(2)} ms in the first tenth, ${late.toFixed(2)} ms in the last (a request that meets no door took ${machine.toFixed(2)} times as long there); key server asked ${site.keys.fetches} times`,
      };
    } finally {
      await site.close();
    }
  },
};

const hour = 3_600_000;

export const keyOutage: Check = {
  name: 'key-outage',
  target:
    'cold: one fetch a burst, 503 and not ready; warm beyond 24 h: 0 valid requests refused; a new key found with at most one fetch a minute',
  run: async ({ scale }) => {
    const wrong: string[] = [];
    let expectations = 0;
    const expect = (right: boolean, what: string) => {
      expectations += 1;
      if (!right) wrong.push(what);
    };
    const cold = await coldStart(scaled(500, scale), expect);
    const warm = await warmOutage(scaled(2_000, scale), expect);
    const rotation = await rotated(Math.max(180, scaled(3_600, scale)), expect);
    return {
      ok: wrong.length === 0,
      compared: { expectations },
      measured: [cold, warm, rotation, ...wrong.map((what) => `MISSED: ${what}`)].join('; '),
    };
  },
};

type Expect = (right: boolean, what: string) => void;

/** Over real HTTP, the program started while the key server is away. */
async function coldStart(burst: number, expect: Expect): Promise<string> {
  const keys = await KeyServer.start(appId);
  keys.outage = 503;
  const world = await startWorld({}, { BATON_OPENID_URL: keys.openIdUrl });
  const outside = new Outside(world.baton.port, 50);
  const send = async () => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await keys.sign(world.connector.url)}`,
    };
    return await outside.post(JSON.stringify(world.activity({ type: 'typing' })), headers);
  };
  try {
    // The start itself looked once; a burst right after it looks not at all, and one after the pause exactly once.
    await pauseUntil(() => keys.fetches === 1);
    await new Promise((resolve) => setTimeout(resolve, 5_200));
    const before = keys.fetches;
    keys.delay = 100;
    const answers = await Promise.all(Array.from({ length: burst }, send));
    const fetches = keys.fetches - before;
    const statuses = new Set(answers.map(({ status, body }) => `${status}${body}`));
    const ready = (await fetch(new URL('/readyz', world.url))).status;
    expect(statuses.size === 1 && statuses.has('503'), `cold answers were ${[...statuses].join(', ')}`);
    expect(fetches === 1, `${fetches} fetches for one burst`);
    expect(ready === 503, `readiness ${ready}`);
    keys.outage = null;
    keys.delay = 0;
    await new Promise((resolve) => setTimeout(resolve, 5_200));
    const later = await send();
    expect(later.status === 200, `after the outage ${later.status}`);
    return `cold: ${count(burst)} requests at once, ${fetches} fetch, all 503, /readyz ${ready}, and 200 when the keys are back`;
  } finally {
    outside.close();
    await world.close();
    await keys.close();
  }
}

async function pauseUntil(so: () => boolean): Promise<void> {
  for (let n = 0; n < 500 && !so(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A virtual clock: four days with the key server away, at every hour valid requests. */
async function warmOutage(requests: number, expect: Expect): Promise<string> {
  const server = await KeyServer.start(appId);
  let now = Date.now();
  const keys = new SigningKeys(server.openIdUrl, keptLog().log, () => now);
  try {
    await keys.find('key-1');
    server.outage = 503;
    let refused = 0;
    let lookedUp = 0;
    const hours = 119;
    for (let n = 0; n < requests; n += 1) {
      now += (hours * hour) / requests;
      lookedUp += 1;
      const found = await keys
        .find('key-1')
        .catch((error: unknown) => (error instanceof KeysUnavailable ? null : null));
      if (found === null || !(await keys.ready())) refused += 1;
    }
    expect(refused === 0, `${refused} refused while the keys were known`);
    return `warm: ${count(lookedUp)} requests over ${hours} h without the key server, ${refused} refused`;
  } finally {
    await server.close();
  }
}

/** The virtual clock again: a rotation under a stream of tokens of the new key and of unknown keys. */
async function rotated(seconds: number, expect: Expect): Promise<string> {
  const server = await KeyServer.start(appId);
  let now = Date.now();
  const keys = new SigningKeys(server.openIdUrl, keptLog().log, () => now);
  try {
    await keys.find('key-1');
    await server.rotate('key-2');
    const began = now;
    const before = server.fetches;
    let foundAfter: number | null = null;
    for (let second = 0; second < seconds; second += 1) {
      now += 1_000;
      const [found] = await Promise.all([
        keys.find('key-2'),
        ...[1, 2, 3].map((n) => keys.find(`made-up-${second}-${n}`)),
      ]);
      if (found !== null) foundAfter ??= (now - began) / 1_000;
    }
    const fetches = server.fetches - before;
    const minutes = Math.ceil(seconds / 60);
    expect(fetches <= minutes, `${fetches} fetches in ${minutes} minutes`);
    expect(foundAfter !== null && foundAfter <= 61, `the new key was found after ${foundAfter} s`);
    return `rotation: found after ${foundAfter ?? '—'} s, ${fetches} fetches in ${seconds} s of unknown key ids`;
  } finally {
    await server.close();
  }
}
