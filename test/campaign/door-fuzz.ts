import { connect, type Socket } from 'node:net';
import { activity } from '../support/baton.js';
import { type Check, judgesTimes, scaled } from './check.js';
import { chance } from './crowd.js';
import { asJson, chooser, oddActivity, oddBytes } from './door-garbage.js';
import { count, each, Outside, percentile, tellsOfItself } from './door-http.js';
import { furnish, Monkey } from './door-monkey.js';
import { Site } from './processes.js';

/** Milliseconds that an answer may take. */
const longest = 2_000;
const failures = /"event":"(turn failed|request failed|work after reply failed|apology not sent)"/u;

/** Against a process of its own: what makes it fall shows itself as a process that is gone. */
export const fuzz: Check = {
  name: 'fuzz',
  target:
    '100,000 odd activities with a valid token, 100,000 odd requests without: 0 crashes, 0 failed turns, 0 × 5xx, none over 2 s, no error text',
  run: async ({ scale, seed, folder }) => {
    const site = await Site.open('sqlite', folder);
    try {
      const rooms = await furnish(site.database.url, Math.max(60, scaled(1_000, Math.min(1, scale))));
      for (const { channel, people } of rooms) site.connector.people.set(channel, people);
      const bot = await site.start();
      let over = false;
      void bot.ended.then(() => {
        over = true;
      });
      const outside = new Outside(bot.port);
      const choose = chooser(chance(seed));
      const monkey = new Monkey(rooms, choose);
      site.connector.applied = ({ conversation, activity: shown }) => monkey.see(conversation, shown);
      const wrong: string[] = [];
      const times: number[] = [];
      const token = await site.keys.sign(site.connector.url);
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const verified = scaled(100_000, scale);
      await each(verified, 10, async (n) => {
        if (over) return;
        const said = n % 2 === 0 ? monkey.next(site.connector.url) : oddActivity(site.connector.url, n, choose);
        const body = asJson(said);
        const answer = await outside.post(body, headers);
        if (n % 2 === 0 && answer.body !== '') monkey.see(conversationOf(said), JSON.parse(answer.body));
        times.push(answer.ms);
        const fine =
          answer.status < 500 && (answer.ms < longest || !judgesTimes(scale)) && !tellsOfItself.test(answer.body);
        if (!fine)
          wrong.push(
            `${answer.status} after ${answer.ms.toFixed(0)} ms: ${body.slice(0, 300)} → ${answer.body.slice(0, 200)}`,
          );
        if (n % 1_000 === 0) {
          site.connector.log.length = 0;
          site.connector.messages.clear();
        }
      });
      const raw = scaled(100_000, scale);
      const rawTimes: number[] = [];
      await each(raw, 10, async (n) => {
        if (over) return;
        const bytes = oddBytes(choose);
        const { said, ms, ended } = await outside.raw(bytes);
        rawTimes.push(ms);
        const statuses = [...said.matchAll(/HTTP\/1\.1 (\d{3})/gu)].map(([, status]) => Number(status));
        const fine =
          ended &&
          (ms < longest || !judgesTimes(scale)) &&
          statuses.every((status) => status < 500) &&
          !tellsOfItself.test(said);
        if (!fine)
          wrong.push(
            `raw ${n}: ${statuses.join(' ')} after ${ms.toFixed(0)} ms, ${ended ? '' : 'not '}ended: ${JSON.stringify(bytes.toString('latin1').slice(0, 200))}`,
          );
      });
      const failed = bot.errors.filter((line) => failures.test(line));
      outside.close();
      return {
        compared: { activities: times.length, requests: rawTimes.length, buttons: monkey.kinds },
        ok: !over && wrong.length === 0 && failed.length === 0,
        measured:
          `${count(verified)} activities (p99 ${percentile(times, 0.99).toFixed(0)} ms, longest ${percentile(times, 1).toFixed(0)} ms), ` +
          `${count(raw)} raw requests (longest ${percentile(rawTimes, 1).toFixed(0)} ms): ${over ? `the process ended (${bot.log().slice(-600)})` : '0 crashes'}, ` +
          `${monkey.kinds} kinds of buttons pressed, ${failed.length} failed turns${failed[0] === undefined ? '' : ` (${failed[0].slice(0, 400)})`}, ${wrong.length} wrong answers${wrong[0] === undefined ? '' : ` (${wrong[0]})`}`,
      };
    } finally {
      await site.close();
    }
  },
};

const conversationOf = ({ conversation }: Record<string, unknown>): string => (conversation as { id: string }).id;

/** Ways of holding a connection: what is said first, and whether a byte follows each second. */
const holding: readonly { readonly said: string; readonly drips: boolean }[] = [
  { said: '', drips: false },
  { said: 'POST /api/messages HTTP/1.1\r\nHost: x\r\nX-Slow: ', drips: true },
  {
    said: 'POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a.b.c\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{',
    drips: true,
  },
  { said: 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n', drips: false },
];

/** More connections than the program holds open, opened again as they are closed, while people are answered. */
export const slowConnections: Check = {
  name: 'slow-connections',
  target:
    '2,500 connections (2,000 are held open) that say nothing, drip their head or body or idle when refused: the limit is logged, all are closed within 90 s, and everybody who comes anew meanwhile is answered within 2 s',
  run: async ({ scale, folder }) => {
    const site = await Site.open('sqlite', folder);
    try {
      const bot = await site.start();
      const token = await site.keys.sign(site.connector.url);
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      // Fewer than the limit would ask nothing.
      const held = Math.max(2_200, scaled(2_500, Math.min(1, scale)));
      const { sockets, closings } = await hold(bot.port, held);
      const drops = setInterval(() => {
        for (const [n, socket] of sockets.entries())
          if (holding[n % holding.length]?.drips === true && !socket.destroyed) socket.write('a');
      }, 1_000);
      const times: number[] = [];
      let refused = 0;
      const until = performance.now() + 90_000;
      while (closings.length < held && performance.now() < until) {
        // A connection of its own each time: those that were open before say nothing about who is locked out.
        const outside = new Outside(bot.port);
        const body = JSON.stringify(activity(site.connector.url, { type: 'typing' }));
        const answer = await outside.post(body, headers).catch(() => null);
        outside.close();
        if (answer !== null) times.push(answer.ms);
        if (answer?.status !== 200) refused += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      clearInterval(drops);
      for (const socket of sockets) socket.destroy();
      const slowest = percentile(times, 1);
      const lines = bot.log().split('"connection limit reached"').length - 1;
      return {
        compared: { connections: held, answers: times.length, 'log lines about the limit': lines },
        ok: closings.length === held && refused === 0 && (slowest < longest || !judgesTimes(scale)),
        measured:
          `${count(held)} held connections: ${count(closings.length)} closed, the last after ${(percentile(closings, 1) / 1_000).toFixed(0)} s; ` +
          `meanwhile ${times.length} others answered, longest ${slowest.toFixed(0)} ms, ${refused} not; ${lines} log lines about the limit`,
      };
    } finally {
      await site.close();
    }
  },
};

/** At once: a queue of the system that overflows holds connections that the program never sees and can't end. */
const openedAtOnce = 200;

/** Opens so many connections; `closings` says after how many milliseconds the other side ended each. */
async function hold(port: number, held: number) {
  const closings: number[] = [];
  const sockets: Socket[] = [];
  while (sockets.length < held) {
    const some = Array.from({ length: Math.min(openedAtOnce, held - sockets.length) }, (_, n) =>
      opened(port, holding[(sockets.length + n) % holding.length]?.said ?? '', closings),
    );
    sockets.push(...(await Promise.all(some)));
  }
  return { sockets, closings };
}

/** A connection that has said its first words, or was ended already. */
const opened = (port: number, said: string, closings: number[]): Promise<Socket> =>
  new Promise((resolve) => {
    const began = performance.now();
    const socket = connect(port, '127.0.0.1', () => {
      if (said !== '') socket.write(said);
      resolve(socket);
    });
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.on('close', () => {
      closings.push(performance.now() - began);
      resolve(socket);
    });
  });
