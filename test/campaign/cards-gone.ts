import { botId, tenant } from '../support/baton.js';
import type { Script } from '../support/connector.js';
import { type Rooms, startRooms } from './cards-rooms.js';
import { checklist, overview, pause, Stage } from './cards-stage.js';
import { type Check, scaled } from './check.js';
import { chance } from './crowd.js';

const removals: readonly Script[] = [
  { status: 403, code: 'BotDisabledByAdmin' },
  { status: 403, code: 'BotNotInConversationRoster' },
  { status: 403, code: 'ConversationBlockedByUser' },
  { status: 403, code: 'NotEnoughPermissions' },
  { status: 404, code: 'ConversationNotFound' },
];

/** How a conversation comes back. */
const returns = ['installed', 'spoken'] as const;

/** A conversation that throws Baton out, until it takes it back. */
async function throwOut(world: Rooms, n: number, script: Script, back: (typeof returns)[number]) {
  const wrong: string[] = [];
  const name = `${script.code} ${back}`;
  const { id, channel } = await world.engagement(n);
  const calls = () => world.connector.log.filter((entry) => entry.conversation.startsWith(channel));
  if (!(await world.until(() => world.isTrue(id, channel)))) wrong.push(`${name}: never posted`);
  const before = calls().length;
  const taken = { ...script, conversation: channel, times: Number.POSITIVE_INFINITY };
  world.connector.script(taken);
  for (let tick = 0; tick < 6; tick += 1) {
    await world.tick(id, channel, tick);
    await pause(300);
  }
  const further = calls().length - before;
  if (further > 1) wrong.push(`${name}: ${further} further calls`);
  world.connector.scripts.splice(world.connector.scripts.indexOf(taken), 1);
  if (back === 'installed') await world.install(channel);
  else await world.say(channel, script.status === 404 ? 'checklist' : 'help');
  // What was forgotten with its conversation comes back with the next question.
  if (script.status === 404 && back === 'installed') await world.say(channel, 'checklist');
  if (!(await world.until(() => world.isTrue(id, channel)))) wrong.push(`${name}: not recovered`);
  return { wrong, further };
}

const channelsOfTeam = 4;

/** A team that takes Baton away, while all its channels have edits waiting: Teams says it once, in the general channel. */
async function throwOutOfTeam(world: Rooms, first: number, back: (typeof returns)[number]) {
  const wrong: string[] = [];
  const name = `team ${first} ${back}`;
  const team = `19:team-${first}-@thread.tacv2`;
  const rooms = await Promise.all(Array.from({ length: channelsOfTeam }, (_, n) => world.engagement(first + n)));
  const { store } = world.baton;
  for (const { channel } of rooms) {
    const reach = { serviceUrl: world.connector.url, tenant, botId, kind: 'channel', teamId: team };
    await store.conversations.remember({ conversation: channel, ...reach, at: new Date().toISOString() });
  }
  const where = (channel: string) => ({
    conversation: { id: channel, conversationType: 'channel', tenantId: tenant },
    channelData: { tenant: { id: tenant }, team: { id: team } },
  });
  const allTrue = async () => {
    for (const { id, channel } of rooms) if (!(await world.isTrue(id, channel))) return false;
    return true;
  };
  // Both cards of each: what was never there is not posted "again" later.
  const allThere = async () =>
    rooms.every(({ channel }) => {
      const texts = [...world.connector.messages.values()].filter((one) => one.conversation.startsWith(channel));
      return texts.some(({ activity }) => /"fallbackText":"Contoso"/u.test(JSON.stringify(activity)));
    }) && (await allTrue());
  if (!(await world.until(allThere))) wrong.push(`${name}: never posted`);
  const calls = () =>
    rooms.map(({ channel }) => world.connector.log.filter((one) => one.conversation.startsWith(channel)));
  for (const { id, channel } of rooms) await world.tick(id, channel, 0);
  await world.post(world.activity({ type: 'installationUpdate', action: 'remove', ...where(team) }));
  const before = calls();
  const posted = world.connector.messages.size;
  for (let tick = 1; tick < 7; tick += 1) {
    for (const { id, channel } of rooms) await world.tick(id, channel, tick);
    await pause(300);
  }
  const further = Math.max(...calls().map((of, n) => of.length - (before[n]?.length ?? 0)));
  if (further > 1) wrong.push(`${name}: ${further} further calls`);
  const known = new Set(world.connector.messages.keys());
  if (back === 'installed')
    await world.post(world.activity({ type: 'installationUpdate', action: 'add', ...where(team) }));
  else await world.post(world.message('help', where(`${rooms[1]?.channel};messageid=1`)));
  if (!(await world.until(allTrue))) wrong.push(`${name}: not recovered`);
  const again = [...world.connector.messages.values()].filter(
    ({ id, conversation, activity }) =>
      !known.has(id) &&
      rooms.some(({ channel }) => conversation.startsWith(channel)) &&
      !/"lang":"en","fallbackText":"What I can do/u.test(JSON.stringify(activity)),
  );
  if (again.length > 0) wrong.push(`${name}: ${again.length} of ${posted} messages posted again`);
  return { wrong, further };
}

export const gone: Check = {
  name: 'gone',
  target:
    'after a removal, of a conversation or of a team with all its channels, at most 1 further call per conversation, others unaffected, true again after a reinstallation or a message; a deleted message posted again at most once',
  run: async ({ folder, scale, seed }) => {
    const rounds = scaled(4, scale);
    const world = await startRooms();
    const wrong: string[] = [];
    let most = 0;
    let slowest = 0;
    let threw = 0;
    try {
      // A channel that nothing happens to.
      const control = await world.engagement(0);
      let over = false;
      const watching = (async () => {
        for (let tick = 0; !over; tick += 1) {
          await world.tick(control.id, control.channel, tick);
          const began = performance.now();
          if (!(await world.until(() => world.isTrue(control.id, control.channel)))) wrong.push('control: not true');
          slowest = Math.max(slowest, performance.now() - began);
        }
      })();
      for (let round = 0; round < rounds; round += 1) {
        const cases = removals.flatMap((script) => returns.map((back) => ({ script, back })));
        const outcomes = await Promise.all(
          cases.map(({ script, back }, n) => throwOut(world, 1 + round * cases.length + n, script, back)),
        );
        const teams = await Promise.all(
          returns.map((back, n) => throwOutOfTeam(world, 10_000 + (round * returns.length + n) * channelsOfTeam, back)),
        );
        outcomes.push(...teams);
        threw += cases.length + teams.length * channelsOfTeam;
        most = Math.max(most, ...outcomes.map(({ further }) => further));
        wrong.push(...outcomes.flatMap((outcome) => outcome.wrong));
      }
      over = true;
      await watching;
    } finally {
      await world.close();
    }
    const deleted = await deletions(folder, seed, scaled(40, scale));
    wrong.push(...deleted.wrong);
    return {
      ok: wrong.length === 0 && most <= 1,
      compared: { conversations: threw, 'deleted cards': deleted.count, 'deletions noticed': deleted.missed },
      measured:
        `${threw} conversations thrown out: at most ${most} further calls each; ` +
        `a channel beside them true after at most ${(slowest / 1000).toFixed(1)} s; ${deleted.count} cards deleted ` +
        `${deleted.missed} times behind 2 processes: at most ${deleted.most} new posts each` +
        `${wrong.length === 0 ? '' : `; wrong: ${wrong.slice(0, 4).join('; ')}`}`,
    };
  },
};

/** Every message deleted, and what was posted in its place too; either may be noticed by either process. */
async function deletions(folder: string, seed: number, count: number) {
  const random = chance(seed);
  const stage = await Stage.open({ folder, refreshers: 2, random });
  const wrong: string[] = [];
  let most = 0;
  try {
    const ids = Array.from({ length: count }, (_, n) => `engagement-${n}`);
    const channelOf = (id: string) => `19:${id}-@thread.tacv2`;
    for (const id of ids) {
      await stage.engagement(id, channelOf(id));
      await stage.want(id, checklist, channelOf(id));
      await stage.want(id, overview, channelOf(id));
    }
    stage.start();
    for (let time = 0; time < 4; time += 1) {
      await stage.settled();
      if (time < 3)
        for (const id of ids)
          for (const { id: message } of stage.teams.in(channelOf(id))) stage.teams.messages.delete(message);
      for (const id of ids) await stage.tick(id, time);
      // An hour later the engagement's own card follows too.
      stage.ahead += 3_700_000;
      stage.nudge();
      await pause(100);
    }
    await stage.settled();
    for (const id of ids) {
      const posts = stage.teams.log.filter(
        ({ method, conversation }) => method === 'POST' && conversation === channelOf(id),
      );
      most = Math.max(most, posts.length / 2 - 1);
      if (posts.length > 4) wrong.push(`${id}: ${posts.length} posts of 2 cards`);
    }
    const missed = stage.teams.log.filter(({ status }) => status === 404).length;
    return { wrong, most, missed, count: ids.length * 2 };
  } finally {
    await stage.close();
  }
}
