import type { Message } from '../support/connector.js';
import { checklist, figure, overview, pause, Stage, versionOn } from './cards-stage.js';
import { type Check, scaled } from './check.js';
import { chance } from './crowd.js';

/** Engagements at once on one stage: the more, the sooner it is over; each has a conversation of its own. */
const together = 20;

/** Every 412 is a chance to drop an edit, or to make two of one. */
export const precondition: Check = {
  name: 'precondition',
  target: '30 % of edits answered 412: 0 changes dropped, at most one request in flight per conversation',
  run: async ({ folder, scale, seed }) => {
    const random = chance(seed);
    const conversations = Math.max(3, scaled(40, scale));
    const ticks = Math.max(5, scaled(40, scale));
    const stage = await Stage.open({ folder, refreshers: 2, random });
    try {
      const ids = Array.from({ length: conversations }, (_, n) => `engagement-${n}`);
      const channelOf = (id: string) => `19:${id}-@thread.tacv2`;
      for (const id of ids) {
        await stage.engagement(id, channelOf(id));
        await stage.want(id, checklist, channelOf(id));
        await stage.want(id, overview, channelOf(id));
      }
      stage.start();
      await stage.settled();
      let refused = 0;
      stage.teams.latency = () => random() * 20;
      stage.teams.whim = (method) => {
        if (method !== 'PUT' || random() >= 0.3) return null;
        refused += 1;
        return { status: 412, code: 'PreconditionFailed' };
      };
      for (let n = 0; n < ticks; n += 1) {
        for (const id of ids) await stage.tick(id, n, random() < 0.5 ? stage.store : stage.stores[1]);
        stage.nudge();
        // The pace would make half an hour of this: its clock goes faster, the order of things does not change.
        await stage.skip(2_000);
        await pause(random() * 60);
      }
      let settled = false;
      for (let n = 0; n < 100 && !settled; n += 1) {
        await stage.skip(4_000);
        settled = await stage.settled(500);
      }
      stage.ahead += 3_700_000;
      stage.nudge();
      await pause(200);
      settled = await stage.settled();
      let wrong = 0;
      for (const id of ids) {
        const version = (await stage.store.engagements.find(id))?.version ?? 0;
        wrong += stage.teams.in(channelOf(id)).filter((message) => versionOn(message) !== version).length;
      }
      const most = Math.max(...stage.teams.mostAtOnce.values());
      return {
        ok: settled && wrong === 0 && most === 1,
        compared: { edits: stage.teams.calls('PUT').length, refusals: refused },
        measured:
          `${figure(stage.teams.calls('PUT').length)} edits for ${figure(conversations * ticks)} changes, ` +
          `${figure(refused)} of them answered 412: ${wrong} cards not true in the end, at most ${most} in flight`,
      };
    } finally {
      await stage.close();
    }
  },
};

export const order: Check = {
  name: 'order',
  target: 'random latency, refusals and dropped answers, 1,000 seeds: a card never goes backwards and ends true',
  run: async ({ folder, scale, seed }) => {
    const seeds = scaled(1_000, scale);
    const stage = await Stage.open({ folder, refreshers: 2, gather: 2, lookEvery: 200 });
    const shown = new Map<string, number>();
    const backwards: string[] = [];
    let applied = 0;
    stage.teams.applied = (message: Message) => {
      const version = versionOn(message);
      if (version < (shown.get(message.id) ?? 0)) backwards.push(`${message.conversation}: ${version}`);
      shown.set(message.id, version);
      applied += 1;
    };
    let untrue = 0;
    const one = async (own: number): Promise<void> => {
      const random = chance(own);
      const id = `engagement-${own}`;
      const channel = `19:${id}-@thread.tacv2`;
      await stage.engagement(id, channel, 8);
      await stage.want(id, checklist, channel);
      for (let n = 0; n < 8; n += 1) {
        await pause(random() * 60);
        await stage.tick(id, n, random() < 0.5 ? stage.store : stage.stores[1]);
        stage.refreshers[random() < 0.5 ? 0 : 1]?.nudge();
      }
    };
    try {
      stage.start();
      for (let from = 0; from < seeds; from += together) {
        const own = Array.from({ length: Math.min(together, seeds - from) }, (_, n) => seed + from + n);
        const random = chance(seed + from);
        stage.teams.latency = () => (random() < 0.1 ? 150 : 30) * random();
        stage.teams.answerLatency = () => 20 * random();
        stage.teams.whim = (method) => {
          const luck = random();
          if (method !== 'PUT' || luck >= 0.12) return null;
          return luck < 0.04 ? { dropAfterAccept: true } : { status: luck < 0.08 ? 412 : 503 };
        };
        await Promise.all(own.map(one));
        stage.teams.whim = () => null;
        for (let n = 0; n < 100 && !(await stage.settled(100)); n += 1) {
          await stage.skip(1_000);
        }
        for (const number of own) {
          const version = (await stage.store.engagements.find(`engagement-${number}`))?.version;
          const messages = stage.teams.in(`19:engagement-${number}-@thread.tacv2`);
          if (messages.length !== 1 || versionOn(messages[0]) !== version) untrue += 1;
        }
      }
      return {
        ok: backwards.length === 0 && untrue === 0,
        compared: { 'messages and edits': applied, cards: shown.size },
        measured:
          `${figure(seeds)} seeds from ${seed}, ${figure(applied)} messages and edits: ${backwards.length} backwards` +
          `${backwards.length === 0 ? '' : ` (${backwards.slice(0, 3).join(', ')})`}, ${untrue} cards not true in the end`,
      };
    } finally {
      await stage.close();
    }
  },
};
