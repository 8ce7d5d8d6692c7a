import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { activity } from '../support/baton.js';
import type { Check } from './check.js';
import { Outside, percentile } from './door-http.js';
import { Site } from './processes.js';
import { release } from './release.js';

const duties = '# Your responsibilities\n## Initiate phase\n';
const aliases = (levels: number): string => {
  const names = Array.from({ length: levels }, (_, n) => `a${n}`);
  const lines = names.map(
    (name, n) =>
      `${name}: &${name} [${Array(9)
        .fill(n === 0 ? 'x' : `*a${n - 1}`)
        .join(',')}]`,
  );
  return `---\n${lines.join('\n')}\n---\n${duties}- Do it.\n`;
};

/** Documents that take a careless reader's time, stack or memory. */
const bombs: Readonly<Record<string, () => string>> = {
  'a list nested a thousandfold': () =>
    duties + Array.from({ length: 1_000 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n'),
  'a line of markers': () => duties + '- '.repeat(400_000),
  'quotes in quotes': () => '> '.repeat(400_000),
  'aliases that multiply': () => aliases(9),
  'aliases without end': () => aliases(2_000),
  'front matter nested': () => `---\na: ${'['.repeat(60_000)}\n---\n${duties}- x\n`,
  'a million rows': () => `${duties}\n|a|b|\n|-|-|\n${'|x|y|\n'.repeat(1_000_000)}`,
  'a million bullets': () => duties + '- Do this too.\n'.repeat(1_000_000),
  'a million headings': () => '## Enable phase\n'.repeat(1_000_000),
  'one heading of megabytes': () => `# ${'Enable phase: '.repeat(250_000)}`,
  'headings of brackets': () => `## ${'['.repeat(100_000)}\n## ${'![](('.repeat(20_000)}\n`,
  'emphasis that never ends': () => `${duties}- ${'*a **b '.repeat(100_000)}`,
  'links that never end': () => `${duties}- ${'[a]('.repeat(200_000)}`,
  'references to one another': () =>
    Array.from({ length: 20_000 }, (_, n) => `[${n}]: <${n + 1}> "[${n + 1}]"`).join('\n'),
  'html that never ends': () => `${duties}- ${'<a name="'.repeat(100_000)}`,
  'spans side by side': () => `${duties}- ${'<span data-ttu-id="a">x'.repeat(40_000)} sxs-lookup`,
  entities: () => `${duties}- ${'&#x41;&amp;'.repeat(90_000)}`,
  'one line of megabytes': () => `${duties}- ${'x'.repeat(3_900_000)}`,
  'a file of five megabytes': () => 'x'.repeat(5_000_000),
};

interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly ms: number;
  readonly mb: number;
}

/** `baton ingest` in a process of its own, its memory looked at while it runs. */
function ingest(file: string): Promise<Ran> {
  return new Promise((resolve) => {
    const began = performance.now();
    const cli = join(release(), 'bot', 'cli', 'index.js');
    const child = spawn(process.execPath, [cli, 'ingest', file, '--out', `${file}.json`], {
      env: { PATH: process.env.PATH ?? '' },
    });
    let said = '';
    let mb = 0;
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    const look = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        mb = Math.max(mb, Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? 0) / 1_024);
      } catch {
        // It has ended: what was seen last counts.
      }
    }, 5);
    child.once('close', (code) => {
      clearInterval(look);
      resolve({ code, said, ms: performance.now() - began, mb });
    });
    setTimeout(() => child.kill('SIGKILL'), 30_000).unref();
  });
}

/** Hostile documents beside a bot that goes on answering. */
export const parserBombs: Check = {
  name: 'parser-bombs',
  target: 'hostile documents refused with a sentence within 2 s and 256 MB each, while a running bot keeps answering',
  run: async ({ scale, folder }) => {
    const site = await Site.open('sqlite', folder);
    const wrong: string[] = [];
    const ran: { readonly name: string; readonly ms: number; readonly mb: number }[] = [];
    const times: number[] = [];
    let stopped = false;
    try {
      const bot = await site.start();
      const outside = new Outside(bot.port);
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${await site.keys.sign(site.connector.url)}`,
      };
      const value = { action: { type: 'Action.Execute', verb: 'status.show', data: {} }, trigger: 'manual' };
      const press = JSON.stringify(
        activity(site.connector.url, { type: 'invoke', name: 'adaptiveCard/action', value }),
      );
      const others = (async () => {
        while (!stopped) {
          const answer = await outside.post(press, headers);
          times.push(answer.ms);
          if (answer.status !== 200) wrong.push(`the bot answered ${answer.status}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      })();
      await mkdir(join(folder, 'bombs'), { recursive: true });
      const names = Object.keys(bombs).slice(0, scale >= 0.1 ? undefined : 4);
      for (const [n, name] of names.entries()) {
        const file = join(folder, 'bombs', `bomb-${n}.md`);
        await writeFile(file, bombs[name]?.() ?? '');
        const { code, said, ms, mb } = await ingest(file);
        ran.push({ name, ms, mb });
        const sentence = said.split('\n').find((line) => line.includes('bomb-')) ?? '';
        // Refused, or read as the harmless text that it is: never broken.
        if ((code !== 1 && code !== 0) || /\n\s+at /u.test(said) || (code === 1 && sentence === ''))
          wrong.push(`${name}: exit ${code}, ${said.slice(0, 200)}`);
        if (ms > 2_000 || mb > 256) wrong.push(`${name}: ${ms.toFixed(0)} ms, ${mb.toFixed(0)} MB`);
      }
      stopped = true;
      await others;
      outside.close();
      const slowest = [...ran].sort((a, b) => b.ms - a.ms)[0];
      const largest = [...ran].sort((a, b) => b.mb - a.mb)[0];
      return {
        compared: { bombs: ran.length, presses: times.length },
        ok: wrong.length === 0 && percentile(times, 1) < 2_000,
        measured:
          `${ran.length} bombs, the start of Node included: slowest ${slowest?.ms.toFixed(0)} ms (${slowest?.name}), most memory ${largest?.mb.toFixed(0)} MB (${largest?.name}); ` +
          `the bot answered ${times.length} presses meanwhile, longest ${percentile(times, 1).toFixed(0)} ms${wrong.length === 0 ? '' : `; MISSED: ${wrong.join(' | ').slice(0, 1_200)}`}`,
      };
    } finally {
      stopped = true;
      await site.close();
    }
  },
};
