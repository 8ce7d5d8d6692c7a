import { setTimeout as sleep } from 'node:timers/promises';
import { Connector } from '../../bot/connector/connector.js';
import { ServiceHosts } from '../../bot/connector/service-hosts.js';
import type { Script } from '../support/connector.js';
import { checklist, figure, Stage } from './cards-stage.js';
import { type Check, scaled } from './check.js';
import { chance } from './crowd.js';

/** One row of the table "Answers of the connector, and what to do": how often a request may be seen in an hour. */
interface Row {
  readonly name: string;
  readonly script: Script;
  readonly post: 'once' | 'again';
  readonly edit: 'once' | 'again';
}

const row = (status: number, code: string, post: Row['post'], edit: Row['edit']): Row => ({
  ...{ name: `${status} ${code}`.trim(), script: { status, ...(code === '' ? {} : { code }) }, post, edit },
});

const table: readonly Row[] = [
  row(400, 'BadSyntax', 'once', 'once'),
  row(401, 'BotNotRegistered', 'once', 'once'),
  row(413, 'MessageSizeTooBig', 'once', 'once'),
  row(403, 'BotDisabledByAdmin', 'once', 'once'),
  row(403, 'BotNotInConversationRoster', 'once', 'once'),
  row(403, 'ConversationBlockedByUser', 'once', 'once'),
  row(403, 'NotEnoughPermissions', 'once', 'once'),
  row(404, 'ConversationNotFound', 'once', 'once'),
  row(412, 'PreconditionFailed', 'again', 'again'),
  row(429, '', 'again', 'again'),
  row(500, '', 'once', 'once'),
  row(502, '', 'once', 'again'),
  row(503, '', 'once', 'again'),
  row(504, '', 'once', 'again'),
  { name: 'dropped', script: { dropAfterAccept: true }, post: 'once', edit: 'again' },
];

/** An hour of looks, a minute at a time. */
async function anHour(stage: Stage): Promise<void> {
  for (let minute = 0; minute < 60; minute += 1) {
    stage.ahead += 60_000;
    stage.nudge();
    await sleep(12);
  }
}

/** The whole table for posts and edits of cards, and for one request of the connector itself. */
export const retryPolicy: Check = {
  name: 'retry-policy',
  target: 'posts and edits repeated exactly as the table says, in an hour of looks; one client for all turns',
  run: async ({ folder, scale, seed }) => {
    const rows = scale >= 0.5 ? table : table.filter((_, n) => (n + seed) % 3 === 0);
    const stage = await Stage.open({ folder, lookEvery: 5_000, random: chance(seed) });
    const wrong: string[] = [];
    try {
      stage.start();
      // All posts, then all edits, each in a conversation of its own.
      for (const what of ['post', 'edit'] as const) {
        const method = what === 'post' ? 'POST' : 'PUT';
        for (const [n, { script }] of rows.entries()) {
          const id = `${what}-engagement-${n}`;
          const channel = `19:${what}-${n}-@thread.tacv2`;
          await stage.engagement(id, channel);
          if (what === 'post') stage.teams.script({ ...script, method, conversation: channel, times: 2 });
          const card = await stage.want(id, checklist, channel);
          stage.nudge();
          if (what === 'post') continue;
          await stage.until(async () => (await stage.store.cards.find(card.id))?.state === 'live');
          stage.teams.script({ ...script, method, conversation: channel, times: 2 });
          await stage.tick(id, 0);
        }
        stage.nudge();
        await anHour(stage);
        for (const [n, expected] of rows.entries()) {
          const seen = stage.teams.log.filter(
            (entry) => entry.conversation.startsWith(`19:${what}-${n}-@`) && entry.method === method,
          ).length;
          // Refused twice, then taken.
          const right = expected[what] === 'once' ? 1 : 3;
          if (seen !== right) wrong.push(`${what} ${expected.name}: ${seen} requests, not ${right}`);
        }
      }
      wrong.push(...(await oneAttemptEach(rows, stage)));
      const connections = stage.teams.connections;
      if (connections > 40) wrong.push(`${connections} connections`);
      return {
        ok: wrong.length === 0,
        compared: { answers: rows.length, requests: stage.teams.log.length },
        measured:
          `${rows.length} answers × post, edit, reply: ${wrong.length} different from the table` +
          `${wrong.length === 0 ? '' : ` (${wrong.join('; ')})`}; ` +
          `${stage.teams.log.length} requests over ${connections} connections`,
      };
    } finally {
      await stage.close();
    }
  },
};

/** What a turn's reply does: repeated within a person's patience or not at all. */
async function oneAttemptEach(rows: readonly Row[], stage: Stage): Promise<string[]> {
  const wrong: string[] = [];
  const hosts = new ServiceHosts([stage.teams.host], false);
  const connector = new Connector({ token: async () => null, hosts, log: stage.log.log, random: () => 0 });
  await Promise.all(
    rows.map(async ({ name, script, post }, n) => {
      const conversation = `a:reply-${n}-`;
      stage.teams.script({ ...script, conversation, times: 2 });
      const to = { serviceUrl: stage.teams.url, conversation };
      await connector.persist(() => connector.post(to, { type: 'message', text: 'hello' }), 8_000);
      const seen = stage.teams.log.filter((entry) => entry.conversation === conversation).length;
      const right = post === 'once' ? 1 : 3;
      if (seen !== right) wrong.push(`reply ${name}: ${seen} requests, not ${right}`);
    }),
  );
  return wrong;
}

/** The end of a post whose outcome is unknown, and what people do then. */
type Fate = 'lost' | 'there';
type Then = 'pressed' | 'asked again' | 'asked again, then pressed';

export const ambiguousPost: Check = {
  name: 'ambiguous-post',
  target: '1,000 posts answered 5xx or dropped: 0 posted twice, every card true again once pressed or asked for',
  run: async ({ folder, scale, seed }) => {
    const count = scaled(1_000, scale);
    const random = chance(seed);
    const stage = await Stage.open({ folder, refreshers: 2, lookEvery: 100, random });
    const wrong: string[] = [];
    const pick = <T>(...from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
    const plan = Array.from({ length: count }, (_, n) => {
      const fate = pick<Fate>('there', 'lost');
      const then = fate === 'lost' ? 'asked again' : pick<Then>('pressed', 'asked again', 'asked again, then pressed');
      return { id: `engagement-${n}`, channel: `19:c${n}-@thread.tacv2`, fate, then };
    });
    try {
      for (const { id, channel, fate } of plan) {
        await stage.engagement(id, channel, 3);
        const status = pick(500, 502, 503, 504);
        const script: Script =
          fate === 'lost' ? { status } : pick<Script>({ dropAfterAccept: true }, { status, accept: true });
        stage.teams.script({ method: 'POST', conversation: channel, ...script });
        await stage.want(id, checklist, channel);
      }
      stage.start();
      const all = await stage.until(() => stage.teams.log.length >= count, 180_000);
      if (!all) wrong.push(`only ${stage.teams.log.length} posts were made`);
      // An hour later nothing has been posted again.
      for (let n = 0; n < 6; n += 1) {
        stage.ahead += 600_000;
        stage.nudge();
        await sleep(100);
      }
      const blindly = stage.teams.log.length - count;
      const press = async (id: string, channel: string) => {
        const [message] = stage.teams.in(channel);
        if (message === undefined) {
          wrong.push(`${id}: no message to press`);
          return;
        }
        const { id: activity, conversation } = message;
        const seen = await stage.store.cards.at(conversation, activity);
        if (seen !== null) return;
        const card = { ...checklist, engagement: id, conversation, activity, shownVersion: 0, now: stage.instant() };
        await stage.store.cards.adopt(card);
      };
      for (const { id, channel, then } of plan) {
        if (then === 'pressed') await press(id, channel);
        else await stage.want(id, checklist, channel);
      }
      stage.nudge();
      await stage.settled(180_000);
      for (const { id, channel, then } of plan) if (then === 'asked again, then pressed') await press(id, channel);
      for (const { id } of plan) await stage.tick(id, 0);
      await stage.skip(10_000);
      const settled = await stage.settled(180_000);
      if (!settled) wrong.push('cards were left stale');
      let duplicates = 0;
      for (const { id, channel, fate, then } of plan) {
        const messages = stage.teams.in(channel);
        const posts = stage.teams.log.filter((e) => e.method === 'POST' && e.conversation === channel).length;
        duplicates += Math.max(0, posts - (then === 'pressed' ? 1 : 2));
        const version = (await stage.store.engagements.find(id))?.version ?? 0;
        const shows = messages.map((message) => JSON.stringify(message.activity));
        const newest = shows.filter((text) => text.includes(`"v${version}"`)).length;
        const pointers = shows.filter((text) => text.includes('"pointer"')).length;
        const expectedPointers = then === 'asked again, then pressed' ? 1 : 0;
        if (newest !== 1 || pointers !== expectedPointers) wrong.push(`${id} (${fate}, ${then}): ${shows.join(' ')}`);
      }
      return {
        ok: wrong.length === 0 && blindly === 0 && duplicates === 0,
        compared: { 'ambiguous posts': count, cards: plan.length },
        measured:
          `${figure(count)} ambiguous posts: ${blindly} repeated blindly, ${duplicates} duplicate cards, ` +
          `${wrong.length} not true after a press or a new request${wrong.length === 0 ? '' : `: ${wrong.slice(0, 3).join('; ')}`}`,
      };
    } finally {
      await stage.close();
    }
  },
};
