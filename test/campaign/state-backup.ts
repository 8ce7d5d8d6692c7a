import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { audit, cardsRight, isSound } from './audit.js';
import { type Check, scaled } from './check.js';
import { Crowd, chance, people, rowOn } from './crowd.js';
import { prepare } from './ground.js';
import { Load } from './load.js';
import { Site, type StoreKind } from './processes.js';
import { release } from './release.js';

const crowdSize = 20;
const other: Readonly<Record<StoreKind, StoreKind>> = { sqlite: 'postgres', postgres: 'sqlite' };

const baton = (url: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(release(), 'bot', 'cli', 'index.js'), ...args], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: url },
  });

const run: Check['run'] = async ({ scale, seed, folder }) => {
  const rounds = scaled(10, scale);
  const said: string[] = [];
  const faults: string[] = [];
  const compared: Record<string, number> = {};
  for (const kind of ['sqlite', 'postgres'] as const) {
    const random = chance(seed);
    const place = join(folder, kind);
    mkdirSync(place, { recursive: true });
    const site = await Site.open(kind, place);
    let load: Load | null = null;
    try {
      const grounds = await prepare(site, { engagements: 20, items: 40, people: people(crowdSize) });
      const ids = grounds.map(({ engagement }) => engagement);
      await site.start();
      const crowd = new Crowd(site, random);
      const rows = grounds.flatMap((ground) => ground.rows);
      load = new Load(crowd, rows, random, { people: crowdSize, pause: 60 });
      load.start();
      let [kept, slowest] = [0, 0];
      for (let round = 0; round < rounds; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 200 + random() * 500));
        // A backup before the first answer would be compared with nothing.
        for (let n = 0; n < 3_000 && load.acknowledged.length === 0; n += 1)
          await new Promise((r) => setTimeout(r, 20));
        const promised = load.acknowledged.slice();
        const file = join(place, `backup-${round}.jsonl`);
        const began = performance.now();
        await baton(site.database.url, 'backup', '--out', file);
        slowest = Math.max(slowest, performance.now() - began);
        kept += promised.length;
        // Back into the same kind of store, and now and then into the other one.
        const into = round % 3 === 2 ? other[kind] : kind;
        const fresh = join(place, `restored-${round}`);
        mkdirSync(fresh);
        const second = await Site.open(into, fresh);
        try {
          await baton(second.database.url, 'restore', file);
          const found = await audit(second.database.url, ids, promised);
          if (!isSound(found)) faults.push(...found.faults.map((text) => `${kind} to ${into}: ${text}`));
          if (round === rounds - 1) faults.push(...(await works(second, site, ids[0] ?? '', load)));
        } finally {
          await second.close();
        }
      }
      await load.stop();
      crowd.close();
      compared[`acknowledged changes on ${kind}`] = kept;
      faults.push(...load.troubles);
      said.push(
        `${kind}: ${rounds} backups under load (slowest ${(slowest / 1000).toFixed(1)} s), each restored; ` +
          `${kept} changes acknowledged before them compared, ${load.unanswered} presses unanswered meanwhile`,
      );
      if (load.unanswered > 0) faults.push(`${load.unanswered} presses were not answered while a backup ran`);
    } finally {
      await load?.stop();
      await site.close();
    }
  }
  return {
    ok: faults.length === 0,
    compared,
    measured: [...said, `${faults.length} faults`, ...faults.slice(0, 3)].join('; '),
  };
};

/** A bot on the restored store: it draws its cards from it, and a press works. */
async function works(restored: Site, site: Site, engagement: string, load: Load): Promise<readonly string[]> {
  await load.stop();
  // The messages are still there; what they show may be newer than the backup.
  restored.connector.takeOver(site.connector);
  await restored.repoint();
  await restored.start();
  const { wrong, ms } = await cardsRight(restored, 60_000);
  const crowd = new Crowd(restored, chance(1));
  const [person] = people(1);
  const channel = `19:channel-${engagement.split('-')[1]}@thread.tacv2`;
  if (person === undefined) return ['no person to press'];
  const looked = await crowd.press(person, {
    channel,
    verb: 'checklist.refresh',
    data: { engagement, phase: 'remediate', page: 1 },
  });
  const item = looked.card === null ? undefined : /"item":"(\d+)"/u.exec(JSON.stringify(looked.card))?.[1];
  const row = rowOn(looked.card, item ?? '');
  const verb = row?.ticked === true ? 'checklist.untick-sure' : 'checklist.tick';
  const data = { engagement, item, seen: row?.version, page: 1 };
  const answer = await crowd.press(person, { channel, verb, data });
  crowd.close();
  const pressed = rowOn(answer.card, item ?? '')?.version === (row?.version ?? 0) + 1;
  return [
    ...wrong.map((text) => `after restoring, ${(ms / 1000).toFixed(0)} s: ${text}`),
    ...(pressed ? [] : [`after restoring a press was answered with ${answer.status} ${answer.sentence}`]),
  ];
}

export const backupChecks: readonly Check[] = [
  {
    name: 'backup',
    target:
      '`baton backup` while running and `baton restore` into an empty store, both stores and across, 10 times each: everything acknowledged before it is there, rows are what events come to, a bot on it draws its cards and takes presses, no press stays without an answer',
    run,
  },
];
