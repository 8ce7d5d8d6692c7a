import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { audit, isSound } from './audit.js';
import { type Check, scaled } from './check.js';
import { type Acknowledged, Crowd, chance, people } from './crowd.js';
import { prepare } from './ground.js';
import { Load } from './load.js';
import { Site } from './processes.js';
import { filesOf, torn } from './torn-files.js';

const crowdSize = 20;
/** The whole history is compared this often; the other cuts by what SQL can see. */
const fullEvery = 50;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What SQL can see of a recovered file; null = nothing wrong. */
function faultOf(path: string, acknowledged: ReadonlyMap<string, Acknowledged>): string | null {
  const db = new SQLite(path);
  try {
    const integrity = db.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') return `integrity_check: ${String(integrity)}`;
    const heads = db
      .prepare(
        `select e.id from engagement e where e.events <> (select count(*) from event v where v.engagement = e.id)
          or e.version <> (select max(change) from event v where v.engagement = e.id)`,
      )
      .all();
    if (heads.length > 0) return `${heads.length} engagements are not what their events come to`;
    const items = db
      .prepare(
        `select i.engagement, i.id, i.version, i.ticked_at is not null as ticked, coalesce(s.steps, 0) as steps
          from item i left join (select engagement, json_extract(body, '$.item') as item, count(*) as steps from event
            where type in ('ItemTicked', 'ItemUnticked') group by 1, 2) s on s.engagement = i.engagement and s.item = i.id
          where json_extract(i.content, '$.section') = 'remediation'`,
      )
      .all() as readonly { engagement: string; id: string; version: number; ticked: number; steps: number }[];
    for (const { engagement, id, version, ticked, steps } of items) {
      const newest = acknowledged.get(`${engagement} ${id}`)?.version ?? 0;
      if (version < newest) return `lost: ${engagement} item ${id} is at ${version}, ${newest} was acknowledged`;
      if (version !== steps || ticked !== version % 2) return `half-written: ${engagement} item ${id}`;
    }
    return null;
  } finally {
    db.close();
  }
}

const run: Check['run'] = async ({ scale, seed, folder }) => {
  const cuts = scaled(1_000, scale);
  const random = chance(seed);
  const site = await Site.open('sqlite', folder);
  const path = join(folder, 'baton.sqlite');
  const copy = join(folder, 'cut.sqlite');
  let load: Load | null = null;
  try {
    const grounds = await prepare(site, { engagements: 10, items: 40, people: people(crowdSize) });
    const ids = grounds.map(({ engagement }) => engagement);
    const bot = await site.start();
    const crowd = new Crowd(site, random);
    const rows = grounds.flatMap((ground) => ground.rows);
    load = new Load(crowd, rows, random, { people: crowdSize, pause: 40 });
    const newest = new Map<string, Acknowledged>();
    let known = 0;
    const faults: string[] = [];
    const ways = { log: 0, pages: 0, whole: 0 };
    load.start();
    for (let cut = 0; cut < cuts; cut += 1) {
      await pause(random() * 20);
      for (; known < load.acknowledged.length; known += 1) {
        const one = load.acknowledged[known];
        if (one !== undefined) newest.set(`${one.engagement} ${one.item}`, one);
      }
      const first = await filesOf(bot, path);
      await pause(random() * 12);
      const left = torn(first, await filesOf(bot, path), random);
      ways[left.how] += 1;
      for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
      writeFileSync(copy, left.main);
      writeFileSync(`${copy}-wal`, left.wal);
      const fault = faultOf(copy, newest);
      if (fault !== null) faults.push(`cut ${cut}: ${fault}`);
      if (cut % fullEvery !== 0 && cut !== cuts - 1) continue;
      const found = await audit(`sqlite:${copy}`, ids, load.acknowledged.slice(0, known));
      if (!isSound(found)) faults.push(...found.faults.map((text) => `cut ${cut}: ${text}`));
    }
    await load.stop();
    crowd.close();
    const changes = load.acknowledged.length;
    return {
      compared: { cuts, 'acknowledged changes': changes },
      ok: faults.length === 0 && load.troubles.length === 0,
      measured: [
        `${cuts} cuts (${ways.log} with the log's end torn by sectors, ${ways.pages} while pages were copied, ${ways.whole} at a write boundary)`,
        `${changes} acknowledged changes, ${faults.length} cuts with something lost, half-written or not sound`,
        ...[...faults, ...load.troubles].slice(0, 3),
      ].join('; '),
    };
  } finally {
    await load?.stop();
    await site.close();
  }
};

export const powerCutChecks: readonly Check[] = [
  {
    name: 'power-cut',
    target:
      'SQLite files copied at arbitrary write boundaries under load, unsynced sectors lost, 1,000 cut points: acknowledged ⊆ recovered, integrity_check ok',
    run,
  },
];
