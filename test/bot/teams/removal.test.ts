import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connector } from '../../../bot/connector/connector.js';
import { ServiceHosts } from '../../../bot/connector/service-hosts.js';
import { CardWork } from '../../../bot/refresh/card-work.js';
import { draw } from '../../../bot/refresh/draw.js';
import type { Dialogs } from '../../../bot/teams/handlers/incoming.js';
import type { Card } from '../../../cards/kit/template.js';
import { tickItem } from '../../../data/domain/checklist/checklist.js';
import { openStore, type Store } from '../../../data/store/store.js';
import { botId, keptLog, startWorld, tenant, type World } from '../../support/baton.js';
import { FakeConnector } from '../../support/connector.js';
import { ana } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { smallKnowledge, textsOn } from '../../support/turns.js';

const team = '19:general@thread.tacv2';
const rooms = [
  { id: 'engagement-1', channel: team },
  { id: 'engagement-2', channel: '19:one@thread.tacv2' },
  { id: 'engagement-3', channel: '19:two@thread.tacv2' },
] as const;
const beside = { id: 'engagement-9', channel: '19:other-team@thread.tacv2' } as const;
const checklist = { kind: 'checklist', phase: 'initiate', page: 1 } as const;

/** Dialogs that answer nothing. */
const silent: Dialogs = { handleMessage: async () => ({}), handleAction: async () => ({}), greet: async () => ({}) };

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = Date.now() + 300_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`did not happen: ${what}`);
    await pause(15);
  }
}

async function begin(store: Store, serviceUrl: string, { id, channel }: { id: string; channel: string }, of = team) {
  const at = new Date().toISOString();
  await store.conversations.remember({
    conversation: channel,
    serviceUrl,
    tenant,
    botId,
    kind: 'channel',
    teamId: of,
    at,
  });
  await storedEngagement(store, { id, channel, tenant, at });
  await store.cards.want(id, checklist, channel, at);
}

/** The first item gets a new owner's tick, or loses it: a change that the checklist shows. */
async function change(store: Store, id: string): Promise<void> {
  await store.engagements.change(id, (e) => {
    const [item] = e.items;
    assert.ok(item);
    const at = new Date().toISOString();
    return item.tick === null
      ? tickItem(e, item.id, item.version, ana, at)
      : { events: [{ type: 'ItemUnticked', item: item.id, at, by: ana }] };
  });
}

const inChannel = (id: string, of: string = team) => ({
  conversation: { id, conversationType: 'channel', isGroup: true, tenantId: tenant },
  channelData: { tenant: { id: tenant }, team: { id: of }, channel: { id } },
});

describe('a removal over the wire', () => {
  let folder: string;
  let worlds: World[] = [];
  let world: World;

  /** Processes on one database; all of them write to the first one's Teams. With dialogs of its own there are no rooms yet. */
  async function open(processes: number, dialogs?: Dialogs): Promise<void> {
    const file = join(folder, 'baton.sqlite');
    const given = { knowledge: smallKnowledge, ...(dialogs === undefined ? {} : { dialogs }) };
    world = await startWorld(given, { BATON_DATABASE_FILE: file });
    worlds = [world];
    for (let n = 1; n < processes; n += 1) {
      const env = { BATON_DATABASE_FILE: file, BATON_SERVICE_HOSTS: world.connector.host };
      worlds.push(await startWorld(given, env));
    }
    if (dialogs !== undefined) return;
    for (const room of rooms) await begin(world.baton.store, world.connector.url, room);
    await begin(world.baton.store, world.connector.url, beside, 'another-team');
    for (const { baton } of worlds) baton.nudge();
    for (const room of [...rooms, beside]) await until(() => isTrue(room), 'posted');
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-removal-'));
  });
  afterEach(async () => {
    for (const one of worlds) await one.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Does the one live checklist show what is saved? */
  async function isTrue({ id, channel }: { readonly id: string; readonly channel: string }): Promise<boolean> {
    const { store } = world.baton;
    const [card, ...more] = (await store.cards.live(id)).filter(({ kind }) => kind === 'checklist');
    const engagement = await store.engagements.find(id);
    if (card?.activity == null || engagement === null || more.length > 0) return false;
    const shown = contentOf(world.connector.messages.get(card.activity)?.activity);
    return (
      card.conversation.startsWith(channel) &&
      JSON.stringify(shown) === JSON.stringify(draw(card, engagement, 'en', null, { now: new Date().toISOString() }))
    );
  }
  const contentOf = (activity: Record<string, unknown> | undefined): Card | undefined =>
    (activity?.attachments as { content: Card }[] | undefined)?.[0]?.content;

  const callsTo = (...places: readonly string[]) =>
    world.connector.log.filter(({ conversation }) => places.some((place) => conversation.startsWith(place))).length;
  const callsToTeam = () => callsTo(...rooms.map(({ channel }) => channel));
  const remove = (by = world, where: object = inChannel(team), more: object = {}) =>
    by.post(world.activity({ type: 'installationUpdate', action: 'remove', ...where, ...more }));

  it('of a team ends all sends to its channels in every process, and a return shows the newest', async () => {
    await open(2);
    const [first, second] = worlds;
    assert.ok(first && second);
    // Edits wait in both queues, and one is perhaps on its way: ticks go on while Teams reports the removal to one process.
    for (const { id } of [...rooms, beside]) await change(second.baton.store, id);
    for (const { baton } of worlds) baton.nudge();
    assert.equal((await remove()).status, 200);
    const atRemoval = callsToTeam();
    const messages = world.connector.messages.size;
    for (let tick = 0; tick < 4; tick += 1) {
      for (const { id } of [...rooms, beside]) await change(second.baton.store, id);
      for (const { baton } of worlds) baton.nudge();
      await pause(120);
    }
    await until(() => isTrue(beside), 'the other team goes on');
    assert.ok(callsToTeam() - atRemoval <= rooms.length, `${callsToTeam() - atRemoval} calls were on their way`);
    const settled = callsToTeam();
    for (const { id } of rooms) await change(first.baton.store, id);
    for (const { baton } of worlds) baton.nudge();
    await pause(1_300);
    assert.equal(callsToTeam(), settled, 'not a single one afterwards');

    await world.post(world.activity({ type: 'installationUpdate', action: 'add', ...inChannel(team) }));
    for (const room of rooms) await until(() => isTrue(room), `the newest in ${room.channel}`);
    // The greeting of a team that was never greeted is the one new message; no checklist was posted again.
    assert.equal(world.connector.messages.size, messages + 1);
    await pause(200);
    for (const { channel } of rooms) {
      const edits = world.connector
        .in(channel)
        .filter(({ activity }) => /Initiate/u.test(textsOn(contentOf(activity))));
      assert.equal(edits.length, 1);
    }
  });

  it('is over for all channels when a person speaks in one, by the clock of Teams', async () => {
    await open(1);
    const now = Date.now();
    const when = (seconds: number) => ({ timestamp: new Date(now + seconds * 1000).toISOString() });
    await remove(world, inChannel(team), when(-30));
    const before = callsToTeam();
    await world.post(world.message('help', { ...inChannel(`${rooms[1].channel};messageid=1`), ...when(-40) }));
    await change(world.baton.store, 'engagement-2');
    world.baton.nudge();
    await pause(200);
    assert.equal(callsToTeam(), before, 'not even an answer');
    await world.post(world.activity({ type: 'installationUpdate', action: 'add', ...inChannel(team), ...when(-20) }));
    await until(() => isTrue(rooms[1]), 'back');
    await remove(world, inChannel(team), when(-30));
    assert.equal((await world.baton.store.conversations.find(rooms[1].channel))?.stopped, null, 'still there');
    await remove(world, inChannel(team), when(-10));
    for (const { id } of rooms) await change(world.baton.store, id);
    await world.post(world.message('help', inChannel(`${rooms[2].channel};messageid=1`)));
    for (const room of rooms) await until(() => isTrue(room), `the newest in ${room.channel}`);
  });

  it('keeps back an answer under way', async () => {
    let finish = () => {};
    const working = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const say = async () => {
      await working;
      return { sentence: 'too late' };
    };
    await open(1, { ...silent, handleMessage: say });
    const asked = world.post(world.message('who?', inChannel(`${rooms[1].channel};messageid=1`)));
    await pause(30);
    await remove();
    const before = callsToTeam();
    finish();
    assert.equal((await asked).status, 200);
    assert.equal(callsToTeam(), before);
    assert.equal((await world.baton.store.conversations.find(rooms[1].channel))?.stopped, 'removed');
  });

  it('of a private or deleted channel is that channel’s alone; of a team it is all channels’', async () => {
    await open(1, silent);
    const { store } = world.baton;
    const [general, one] = rooms;
    for (const { channel } of rooms) await world.post(world.message('hello', inChannel(channel)));
    await world.post(world.message('hello', inChannel(beside.channel, 'another-team')));
    const update = (eventType: string, channel: string, more: object = {}) =>
      world.post(
        world.activity({
          ...{ type: 'conversationUpdate', ...inChannel(general.channel) },
          channelData: { tenant: { id: tenant }, team: { id: team }, channel: { id: channel }, eventType },
          ...more,
        }),
      );
    const stopped = async () =>
      (await Promise.all(rooms.map(({ channel }) => store.conversations.find(channel)))).map((c) => c?.stopped ?? null);
    await update('channelDeleted', one.channel);
    assert.deepEqual(await stopped(), [null, 'channel-deleted', null]);
    await pause(5);
    await update('channelRestored', one.channel);
    assert.deepEqual(await stopped(), [null, null, null]);
    await pause(5);
    await update('channelMemberRemoved', one.channel, { membersRemoved: [{ id: botId }] });
    assert.deepEqual(await stopped(), [null, 'removed', null]);
    await pause(5);
    await update('teamDeleted', general.channel);
    assert.deepEqual(await stopped(), ['removed', 'removed', 'removed']);
    await pause(5);
    await update('teamRestored', general.channel);
    assert.deepEqual(await stopped(), [null, null, null]);
    await pause(5);
    await update('teamMemberRemoved', general.channel, { membersRemoved: [{ id: botId }] });
    assert.deepEqual(await stopped(), ['removed', 'removed', 'removed']);
    assert.equal(await store.conversations.find(beside.channel).then((known) => known?.stopped), null);
  });

  it('ends when an archived team is unarchived or restored', async () => {
    await open(1);
    const { store } = world.baton;
    for (const eventType of ['teamUnarchived', 'teamRestored']) {
      const [, one] = rooms;
      world.connector.script({ method: 'PUT', conversation: one.channel, status: 403, code: 'NotEnoughPermissions' });
      await change(store, one.id);
      world.baton.nudge();
      await until(async () => (await store.conversations.find(one.channel))?.stopped != null, 'refused');
      const at = { tenant: { id: tenant }, team: { id: team }, eventType };
      await world.post(world.activity({ type: 'conversationUpdate', ...inChannel(team), channelData: at }));
      await until(() => isTrue(one), `the newest after ${eventType}`);
    }
  });

  it('does not follow from a rename, and the new names are used', async () => {
    await open(1, silent);
    const { store } = world.baton;
    const [general, one] = rooms;
    const about = (id: string, name: string) => ({
      ...inChannel(id),
      channelData: { tenant: { id: tenant }, team: { id: team, name: 'Fabrikam' }, channel: { id, name } },
    });
    await world.post(world.message('hello', about(one.channel, 'Rollout')));
    await world.post(world.message('hello', about(general.channel, '')));
    const names = async () =>
      await Promise.all([general, one].map(async ({ channel }) => (await store.conversations.find(channel))?.name));
    assert.deepEqual(await names(), ['Fabrikam', 'Rollout']);
    const update = (eventType: string, more: object) =>
      world.post(
        world.activity({
          type: 'conversationUpdate',
          ...inChannel(general.channel),
          channelData: { tenant: { id: tenant }, team: { id: team, name: 'Fabrikam' }, eventType, ...more },
        }),
      );
    await update('channelRenamed', { channel: { id: one.channel, name: 'Rollout 2027' } });
    await update('teamRenamed', { team: { id: team, name: 'Contoso' } });
    assert.deepEqual(await names(), ['Contoso', 'Rollout 2027']);
  });

  it('of a chat or a group stops that one, until a person speaks there', async () => {
    await open(1, silent);
    const { store } = world.baton;
    for (const conversationType of ['personal', 'groupChat']) {
      const id = `a:${conversationType}`;
      const where = { conversation: { id, conversationType, tenantId: tenant }, from: ana };
      const stopped = async () => (await store.conversations.find(id))?.stopped ?? null;
      await world.post(world.message('help', where));
      await pause(5);
      await remove(world, where);
      assert.equal(await stopped(), 'removed');
      await pause(5);
      await world.post(world.message('help', where));
      assert.equal(await stopped(), null);
    }
  });
});

describe('a claimed card', () => {
  it('is not sent when its conversation was stopped meanwhile, and is posted once after a return', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'baton-removal-'));
    const teams = await FakeConnector.start();
    const store = await openStore(undefined, { file: join(folder, 'baton.sqlite') });
    try {
      const { log } = keptLog();
      const connector = new Connector({ token: async () => null, hosts: new ServiceHosts([teams.host], false), log });
      const shared = { store, connector, draw, log, now: Date.now, random: () => 0, rest: 0 };
      const work = new CardWork({ ...shared, owner: 'me' });
      await begin(store, teams.url, rooms[1]);
      const claim = () => store.cards.claim({ now: new Date().toISOString(), ttlMs: 4_000, limit: 9, owner: 'me' });
      const handedOut = await claim();
      await store.removals.uninstalled({ conversation: team, team }, new Date().toISOString());
      for (const card of handedOut) await work.refresh(card);
      assert.equal(handedOut.length, 1);
      assert.equal(teams.log.length, 0);
      await pause(5);
      await store.removals.reinstalled({ conversation: team, team }, new Date().toISOString(), 'installed');
      for (let card = await claim(); card.length > 0; card = await claim()) {
        for (const one of card) await work.refresh(one);
      }
      assert.ok(teams.log.length > 0);
      assert.equal(
        teams.in(rooms[1].channel).filter(({ activity }) => /"Initiate/u.test(JSON.stringify(activity))).length,
        1,
      );
    } finally {
      await store.close();
      await teams.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
