import { openStore } from '../../data/store/store.js';
import { buttonsOn } from '../support/turns.js';
import { audit, cardsRight, isSound } from './audit.js';
import { type Check, scaled } from './check.js';
import { Crowd, chance, people, percentile } from './crowd.js';
import { type Ground, prepare } from './ground.js';
import { Load } from './load.js';
import { Site, type StoreKind } from './processes.js';

const crowdSize = 20;
const linesPerPaste = 25;
const recoveredWithin = 5_000;
/** A slice of fewer rounds is for what is right: how quick one start was says nothing. */
const timedFrom = 10;
/** Cards are compared this often; what the connector's limits allow is their own check. */
const compareEvery = 10;
const cardPatience = 30_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Paste {
  readonly engagement: string;
  acknowledged: boolean;
}

/** Pastes a list and saves it: one change of many rows, which must be there whole or not at all. */
async function paste(site: Site, crowd: Crowd, { channel }: Ground, done: Paste): Promise<void> {
  const [person] = people(1);
  if (person === undefined) return;
  const lines = Array.from({ length: linesPerPaste }, (_, n) => `Mend thing ${n + 1} | customer`);
  await crowd.say(person, channel, `add\n${lines.join('\n')}`);
  const saves = site.connector.in(channel).flatMap(({ activity }) => {
    const [attachment] = (activity.attachments ?? []) as readonly { readonly content?: never }[];
    return buttonsOn(attachment?.content, 'remediation.save');
  });
  const [data] = saves;
  if (data === undefined) return;
  const answer = await crowd.press(person, { channel, verb: 'remediation.save', data });
  // The preview is answered by a card that says so and has nothing left to save.
  const saved = answer.card !== null && buttonsOn(answer.card, 'remediation.save').length === 0;
  done.acknowledged = saved && JSON.stringify(answer.card).includes(String(linesPerPaste));
}

/** Pastes that were answered and are not there whole, and pastes that are there in part. */
async function pastesWrong(url: string, pastes: readonly Paste[]): Promise<number> {
  const store = await openStore(url);
  try {
    let wrong = 0;
    for (const { engagement, acknowledged } of pastes) {
      const found = await store.engagements.find(engagement);
      const there = found?.items.filter((item) => item.section === 'remediation').length ?? 0;
      if (there !== linesPerPaste && (there !== 0 || acknowledged)) wrong += 1;
    }
    return wrong;
  } finally {
    await store.close();
  }
}

const kill =
  (kind: StoreKind): Check['run'] =>
  async ({ scale, seed, folder }) => {
    const rounds = scaled(100, scale);
    const random = chance(seed);
    const site = await Site.open(kind, folder);
    let load: Load | null = null;
    try {
      const team = people(crowdSize);
      const grounds = await prepare(site, { engagements: 6 + rounds, items: 40, people: team });
      const toPaste = await prepare(site, { engagements: rounds, items: 0, people: team, first: grounds.length + 1 });
      const ids = [...grounds, ...toPaste].map(({ engagement }) => engagement);
      const processes = kind === 'postgres' ? 2 : 1;
      for (let n = 0; n < processes; n += 1) await site.start();
      const crowd = new Crowd(site, random);
      const rows = grounds.flatMap((ground) => ground.rows);
      load = new Load(crowd, rows, random, { people: crowdSize, pause: 60 });
      await cardsRight(site, 60_000);
      const pastes: Paste[] = [];
      const recoveries: number[] = [];
      const repairs: number[] = [];
      const wrongCards: string[] = [];
      let killed = 0;
      for (let round = 0; round < rounds; round += 1) {
        load.start();
        await pause(random() * 300);
        const one: Paste = { engagement: toPaste[round]?.engagement ?? '', acknowledged: false };
        const ground = toPaste[round];
        pastes.push(one);
        // The process may die under the paste at any moment: an answer that never came promises nothing.
        const pasting = ground === undefined ? null : paste(site, crowd, ground, one).catch(() => {});
        // Half of them are let through first, so that whole pastes are there to be lost.
        await (random() < 0.5 ? pasting : pause(random() * 100));
        const all = [...site.processes];
        const victims = random() < 0.3 ? all : all.slice(0, 1);
        const began = performance.now();
        await Promise.all(victims.map((bot) => bot.kill()));
        killed += victims.length;
        await Promise.all(victims.map(() => site.start()));
        const answered = load.acknowledged.length;
        while (load.acknowledged.length === answered && performance.now() - began < 30_000) await pause(5);
        recoveries.push(performance.now() - began);
        await pasting;
        await load.stop();
        if (round % compareEvery !== compareEvery - 1 && round !== rounds - 1) continue;
        const { ms, wrong } = await cardsRight(site, cardPatience);
        repairs.push(ms);
        wrongCards.push(...wrong);
      }
      crowd.close();
      const found = await audit(site.database.url, ids, load.acknowledged);
      const torn = await pastesWrong(site.database.url, pastes);
      const slowest = Math.max(...recoveries);
      const held = isSound(found) && torn === 0 && wrongCards.length === 0 && load.troubles.length === 0;
      return {
        compared: { 'acknowledged changes': load.acknowledged.length, kills: killed, comparisons: repairs.length },
        ok: held && (rounds < timedFrom || slowest < recoveredWithin),
        measured: [
          `${rounds} rounds, ${killed} processes killed`,
          `${load.acknowledged.length} acknowledged changes and ${pastes.filter((one) => one.acknowledged).length} pastes of ${linesPerPaste}, ` +
            `${load.unanswered} unanswered`,
          `${found.lost} lost, ${found.half + torn} half-written, ${found.broken} broken histories`,
          `recovery from kill to the next acknowledged press: median ${(percentile(recoveries, 0.5) / 1000).toFixed(1)} s, slowest ${(slowest / 1000).toFixed(1)} s`,
          `cards right again: slowest ${(Math.max(...repairs) / 1000).toFixed(1)} s of ${repairs.length} comparisons, ${wrongCards.length} wrong`,
          ...[...found.faults, ...wrongCards, ...load.troubles].slice(0, 3),
        ].join('; '),
      };
    } finally {
      await load?.stop();
      await site.close();
    }
  };

const target =
  'SIGKILL at a random moment under load, 100 times: 0 acknowledged operations lost, no half-written change, cards repaired, recovery < 5 s';

export const killChecks: readonly Check[] = [
  { name: 'kill-sqlite', target, run: kill('sqlite') },
  { name: 'kill-postgres', target: `${target}; 2 processes`, run: kill('postgres') },
];
