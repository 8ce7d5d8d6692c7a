import assert from 'node:assert/strict';
import sinon from 'sinon';
import { notVouchedForMs, vouchedForMs } from '../../../bot/directory/group-roles.js';
import { refusalSentence } from '../../../cards/kit/i18n.js';
import { isRequired, itemsOf, tickItem } from '../../../data/domain/checklist/checklist.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { Person } from '../../../data/domain/person.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { columnsOf } from '../../../data/domain/roster.js';
import { botId, startWorld, tenant, type World } from '../../support/baton.js';
import { GraphServer } from '../../support/graph-server.js';
import { ana, guest, jonas, mina, sam } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { smallKnowledge, textsOn } from '../../support/turns.js';

const channel = '19:groups@thread.tacv2';
const engagement = 'engagement-1';
const at = '2026-11-20T12:00:00.000Z';
const specialists = 'c0000000-0000-4000-8000-0000000000c0';
const secret = 'not-to-be-seen-anywhere';
const tags: Readonly<Record<Locale, string>> = { en: 'en-US', ko: 'ko-KR', 'pt-BR': 'pt-BR', sv: 'sv-SE' };

const objectIds = new Map<Person, string>(
  [ana, jonas, mina, sam].map((person, n) => [person, `5a000000-0000-4000-8000-00000000000${n}`]),
);
const samsId = objectIds.get(sam) ?? '';

describe('groups of the directory, over the wire', () => {
  let world: World;
  let graph: GraphServer;
  let clock: sinon.SinonFakeTimers;

  async function open(env: Record<string, string> = { BATON_GRAPH_GROUPS: `specialist=${specialists}` }) {
    // Before Baton starts, so that its clock is this one.
    clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date', 'performance'], shouldAdvanceTime: true });
    graph = await GraphServer.start();
    world = await startWorld(
      { knowledge: smallKnowledge },
      { BATON_GRAPH_URL: graph.url, MicrosoftAppPassword: secret, ...env },
    );
    const { store } = world.baton;
    const reach = { serviceUrl: world.connector.url, tenant, botId, at };
    await store.conversations.remember({ conversation: channel, kind: 'channel', name: 'Rollout', ...reach });
    world.connector.people.set(channel, [ana, jonas, mina, sam]);
    await storedEngagement(store, { id: engagement, channel, at, accepted: false });
  }

  afterEach(async () => {
    await Promise.all([world.close(), graph.close()]);
    clock.restore();
  });

  async function here(): Promise<Engagement> {
    const found = await world.baton.store.engagements.find(engagement);
    assert.ok(found);
    return found;
  }

  const accepted = async () => (await here()).members.some(({ role, accepted: yes }) => role === 'specialist' && yes);

  async function press(person: Person, verb: string, data: object, locale: Locale = 'en'): Promise<string> {
    const response = await world.post(
      world.invoke(
        verb,
        { engagement, ...data },
        {
          from: { ...person, aadObjectId: objectIds.get(person) },
          conversation: { id: `${channel};messageid=7`, conversationType: 'channel', tenantId: tenant },
          locale: tags[locale],
        },
      ),
    );
    assert.equal(response.status, 200);
    const { value } = (await response.json()) as { value: Parameters<typeof textsOn>[0] | string };
    return typeof value === 'string' ? value : textsOn(value);
  }

  async function tickAll(): Promise<void> {
    for (const { id } of itemsOf(await here(), 'initiate').filter(isRequired)) {
      await world.baton.store.engagements.change(engagement, (e) => tickItem(e, id, 0, ana, at));
    }
  }

  const acknowledge = async () =>
    await press(sam, 'checkpoint.acknowledge', { phase: 'initiate', seen: (await here()).version });

  it('let the named specialist accept who is in the group', async () => {
    await open();
    graph.put(samsId, specialists);
    await press(sam, 'specialist.accept', {});
    assert.equal(await accepted(), true);
    assert.deepEqual(
      graph.log.map(({ person, groups, status }) => [person, groups, status]),
      [[samsId, [specialists], 200]],
    );
  });

  it('refuse a named specialist who is not in the group, and say whom to ask', async () => {
    await open();
    assert.match(await press(sam, 'specialist.accept', {}), /specialists’ group/u);
    assert.equal(await accepted(), false);
  });

  it('are not asked when the rules refuse anyway', async () => {
    await open();
    assert.match(await press(jonas, 'specialist.accept', {}), /Only Sam Reyes/u);
    await press(mina, 'checkpoint.acknowledge', { phase: 'initiate', seen: 1 });
    assert.equal(graph.log.length, 0);
  });

  it('refuse the acknowledgement of a specialist who left the group', async () => {
    await open();
    graph.put(samsId, specialists);
    await press(sam, 'specialist.accept', {});
    await tickAll();
    graph.take(samsId, specialists);
    clock.tick(vouchedForMs);
    assert.match(await acknowledge(), /specialists’ group/u);
    assert.equal((await here()).phase, 'initiate');
    graph.put(samsId, specialists);
    clock.tick(60_000);
    await acknowledge();
    assert.equal((await here()).phase, 'assess');
  });

  it('stop only privileged acts when Graph is away', async () => {
    await open();
    graph.put(samsId, specialists);
    await press(sam, 'specialist.accept', {});
    await tickAll();
    clock.tick(vouchedForMs);
    graph.scripts.push({ status: 429, retryAfter: '3600', times: Number.POSITIVE_INFINITY });
    for (const locale of locales) {
      const seen = (await here()).version;
      const said = await press(sam, 'checkpoint.acknowledge', { phase: 'initiate', seen }, locale);
      const names = { role: 'specialist' };
      assert.ok(said.includes(refusalSentence({ code: 'groups-not-asked', names }, locale)), said);
    }
    assert.equal((await here()).phase, 'initiate');

    const item = itemsOf(await here(), 'initiate').find(({ side }) => side === 'provider');
    assert.ok(item);
    await press(sam, 'checklist.untick-sure', { item: item.id, seen: item.version, page: 1 });
    const open_ = itemsOf(await here(), 'initiate').find(({ id }) => id === item.id);
    assert.equal(open_?.tick, null);
    await press(sam, 'checklist.tick', { item: item.id, seen: open_?.version, page: 1 });
    assert.equal(itemsOf(await here(), 'initiate').find(({ id }) => id === item.id)?.tick?.by.id, sam.id);
    assert.equal(graph.log.filter(({ status }) => status === 429).length, 1, 'asked once, then left alone');

    const ready = await fetch(new URL('/readyz', world.url));
    assert.ok(!((await ready.json()) as { unready: string[] }).unready.includes('graph'));
  });

  it('say in /readyz that Graph is missed, without calling the process unready for it', async () => {
    await open();
    const body = async () => (await (await fetch(new URL('/readyz', world.url))).json()) as Record<string, unknown>;
    assert.equal('missed' in (await body()), false);
    graph.scripts.push({ status: 403, code: 'Authorization_RequestDenied' });
    await press(sam, 'specialist.accept', {});
    assert.deepEqual((await body()).missed, ['graph']);
    graph.put(samsId, specialists);
    await press(sam, 'specialist.accept', {});
    assert.equal('missed' in (await body()), false);
  });

  it('leave no token, secret, name or id of a person in the log', async () => {
    await open();
    graph.scripts.push({ status: 401, code: 'InvalidAuthenticationToken' }, { status: 500, times: 3 });
    await press(sam, 'specialist.accept', {});
    await press(sam, 'specialist.accept', {});
    const log = JSON.stringify(world.lines);
    assert.match(log, /401 InvalidAuthenticationToken/u);
    assert.doesNotMatch(log, new RegExp(`graph-token|bot-token|${secret}|${samsId}|${sam.name}`, 'u'));
  });

  describe('and a person without a role', () => {
    const managers = 'e0000000-0000-4000-8000-0000000000e0';
    const gilsId = '5a000000-0000-4000-8000-000000000009';
    const columns = async () => columnsOf(await here(), guest.id);
    /** Ticks a row, or takes the tick back; whether anything changed. */
    const ticks = async (person: Person) => {
      const before = await here();
      const item = itemsOf(before, 'initiate').find(({ side }) => side === 'customer');
      assert.ok(item);
      const verb = item.tick === null ? 'checklist.tick' : 'checklist.untick-sure';
      await press(person, verb, { item: item.id, seen: item.version, page: 1 });
      const after = itemsOf(await here(), 'initiate').find(({ id }) => id === item.id);
      return after?.version !== item.version;
    };

    beforeEach(async () => {
      await open({ BATON_GRAPH_GROUPS: `specialist=${specialists};project-manager=${managers}` });
      objectIds.set(guest, gilsId);
      world.connector.people.set(channel, [ana, jonas, mina, sam, guest]);
    });
    afterEach(() => objectIds.delete(guest));

    it('give a role in the channel, and its rights with it', async () => {
      assert.equal(await ticks(guest), false);
      clock.tick(notVouchedForMs);
      graph.put(gilsId, managers);
      assert.equal(await ticks(guest), true);
      assert.deepEqual(await columns(), ['project-manager']);
    });

    it('give nothing to a person who is not in the channel', async () => {
      world.connector.people.set(channel, [ana, jonas, mina, sam]);
      graph.put(gilsId, managers);
      assert.equal(await ticks(guest), false);
      assert.deepEqual(await columns(), []);
    });

    it('make a specialist of a person in the group who accepts with their own press', async () => {
      graph.put(gilsId, specialists);
      await press(guest, 'engagement.show', {});
      assert.equal(
        (await here()).members.some(({ person }) => person.id === guest.id),
        false,
      );
      await press(guest, 'specialist.accept', {});
      assert.deepEqual(await columns(), ['specialist']);
    });

    it('take the role back within a quarter of an hour of leaving the group', async () => {
      graph.put(gilsId, managers);
      assert.equal(await ticks(guest), true);
      graph.take(gilsId, managers);
      clock.tick(vouchedForMs);
      assert.equal(await ticks(guest), false);
      assert.deepEqual(await columns(), []);
    });

    it('let them tick while Graph is away, without a wait each time, but nothing privileged', async () => {
      graph.put(gilsId, managers);
      assert.equal(await ticks(guest), true);
      clock.tick(vouchedForMs);
      graph.scripts.push({ status: 403, code: 'Authorization_RequestDenied', times: Number.POSITIVE_INFINITY });
      const asked = graph.log.length;
      assert.equal(await ticks(guest), true);
      assert.equal(await ticks(guest), true);
      assert.equal(graph.log.length, asked + 1);
      assert.match(await press(guest, 'cancel.save', { reason: 'No budget' }), /can’t check who’s a project manager/u);
      assert.equal((await here()).state, 'active');
    });
  });

  it('are not asked when none is configured', async () => {
    await open({});
    await press(sam, 'specialist.accept', {});
    assert.equal(await accepted(), true);
    assert.equal(graph.log.length, 0);
  });

  it('refuse a sender without an id of the directory', async () => {
    await open();
    objectIds.delete(sam);
    assert.match(await press(sam, 'specialist.accept', {}), /can’t check/u);
    objectIds.set(sam, samsId);
    assert.equal(await accepted(), false);
    assert.equal(graph.log.length, 0);
  });
});
