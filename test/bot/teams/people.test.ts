import assert from 'node:assert/strict';
import { botId, startWorld, tenant, type World } from '../../support/baton.js';
import { ana, guest, jonas, mina, sam } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { smallKnowledge, textsOn } from '../../support/turns.js';

const channel = '19:people@thread.tacv2';
const general = '19:general@thread.tacv2';
const team = '19:team@thread.tacv2';
const engagement = 'engagement-1';
const at = '2026-11-20T12:00:00.000Z';

describe('people over the wire', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ knowledge: smallKnowledge });
    const { store } = world.baton;
    const reach = { serviceUrl: world.connector.url, tenant, botId, at, teamId: team };
    await store.conversations.remember({ conversation: channel, kind: 'channel', name: 'Rollout', ...reach });
    world.connector.people.set(channel, [ana, jonas, mina, sam]);
    await storedEngagement(store, { id: engagement, channel, tenant, at });
  });
  afterEach(() => world.close());

  const gone = (place: string, eventType: string, ...people: readonly { readonly id: string }[]) =>
    world.post(
      world.activity({
        type: 'conversationUpdate',
        membersRemoved: people,
        conversation: { id: place, conversationType: 'channel', isGroup: true, tenantId: tenant },
        channelData: { tenant: { id: tenant }, team: { id: team }, eventType },
      }),
    );
  const roster = async () =>
    (await world.baton.store.engagements.find(engagement))?.members.map(({ person }) => person.name);
  const shown = () =>
    world.connector
      .in(channel)
      .map((m) => textsOn((m.activity.attachments as { content: Parameters<typeof textsOn>[0] }[])[0]?.content));
  const settle = () => new Promise((resolve) => setTimeout(resolve, 400));

  it('who leave the team lose their roles, and the project manager is mentioned once', async () => {
    for (let delivery = 0; delivery < 3; delivery += 1) {
      assert.equal((await gone(general, 'teamMemberRemoved', jonas, sam)).status, 200);
    }
    assert.deepEqual(await roster(), [ana.name, mina.name]);
    await settle();
    assert.equal(shown().length, 1);
    assert.match(shown()[0] ?? '', /<at>Ana Lima<\/at>[\s\S]*Sam Reyes, Jonas Berg left the channel/);
  });

  it('who leave are reported to the project manager alone, directly if possible', async () => {
    const chat = { id: 'a:ana', conversationType: 'personal', tenantId: tenant };
    await world.post(world.message('help', { from: ana, conversation: chat }));
    const before = world.connector.in('a:ana').length;
    for (let delivery = 0; delivery < 2; delivery += 1) await gone(channel, 'channelMemberRemoved', jonas);
    await settle();
    const news = world.connector.in('a:ana').slice(before);
    assert.equal(news.length, 1);
    assert.match(JSON.stringify(news[0]?.activity), /Jonas Berg left the channel/);
    assert.equal(shown().length, 0);
  });

  it('a named specialist gets a message with Accept, and the channel gets none', async () => {
    const chat = { id: 'a:gil', conversationType: 'personal', tenantId: tenant };
    await world.post(world.message('help', { from: guest, conversation: chat }));
    const before = world.connector.in('a:gil').length;
    const named = { person: guest.id, role: 'specialist', part: 'none', engagement };
    world.connector.people.set(channel, [ana, guest]);
    const place = { conversation: { id: channel, conversationType: 'channel', tenantId: tenant } };
    for (let press = 0; press < 2; press += 1) {
      await world.post(world.invoke('people.name', named, { ...place, from: ana }));
    }
    await settle();
    const news = world.connector.in('a:gil').slice(before);
    assert.equal(news.length, 1);
    const said = JSON.stringify(news[0]?.activity);
    assert.ok(said.includes('Ana Lima named you as the specialist') && said.includes('specialist.accept'), said);
    await world.post(world.invoke('specialist.accept', { engagement }, { conversation: chat, from: guest }));
    const e = await world.baton.store.engagements.find(engagement);
    assert.equal(e?.members.find(({ person }) => person.id === guest.id)?.accepted, true);
    assert.equal(shown().length, 0);
  });

  for (const how of ['installs Baton', 'is brought in', 'writes', 'installs Baton again'] as const) {
    it(`a specialist who was named before gets the message with Accept when they have ${how}`, async () => {
      const chat = { id: 'a:gil', conversationType: 'personal', tenantId: tenant };
      const reach = (more: object) => world.post(world.activity({ from: guest, conversation: chat, ...more }));
      const wait = () => new Promise((resolve) => setTimeout(resolve, 5));
      if (how === 'installs Baton again') {
        await reach({ type: 'message', text: 'help' });
        await wait();
        await reach({ type: 'installationUpdate', action: 'remove' });
        await wait();
      }
      const before = world.connector.in('a:gil').length;
      world.connector.people.set(channel, [ana, guest]);
      const place = { conversation: { id: channel, conversationType: 'channel', tenantId: tenant } };
      const named = { person: guest.id, role: 'specialist', part: 'none', engagement };
      await world.post(world.invoke('people.name', named, { ...place, from: ana }));
      await settle();
      assert.equal(world.connector.in('a:gil').length, before);
      for (let delivery = 0; delivery < 2; delivery += 1) {
        if (how === 'is brought in') await reach({ type: 'conversationUpdate', membersAdded: [{ id: botId }] });
        else if (how === 'writes') await reach({ type: 'message', text: 'help' });
        else await reach({ type: 'installationUpdate', action: 'add', locale: 'sv-SE' });
      }
      world.baton.nudge();
      await settle();
      const news = world.connector
        .in('a:gil')
        .map(({ activity }) => JSON.stringify(activity))
        .filter((text) => text.includes('specialist.accept'));
      assert.equal(news.length, 1);
      if (how === 'installs Baton') assert.match(news[0] ?? '', /specialist/u);
    });
  }

  it('a specialist who accepted meanwhile is told nothing when they install Baton', async () => {
    world.connector.people.set(channel, [ana, guest]);
    const place = { conversation: { id: channel, conversationType: 'channel', tenantId: tenant } };
    const named = { person: guest.id, role: 'specialist', part: 'none', engagement };
    await world.post(world.invoke('people.name', named, { ...place, from: ana }));
    await world.post(world.invoke('specialist.accept', { engagement }, { ...place, from: guest }));
    const chat = { id: 'a:gil', conversationType: 'personal', tenantId: tenant };
    await world.post(world.activity({ type: 'installationUpdate', action: 'add', from: guest, conversation: chat }));
    await settle();
    assert.doesNotMatch(JSON.stringify(world.connector.in('a:gil')), /specialist\.accept/u);
  });

  it('who leave another channel, or were never among its people, change nothing', async () => {
    await gone('19:other@thread.tacv2', 'channelMemberRemoved', jonas);
    await gone(channel, 'channelMemberRemoved', guest);
    await settle();
    assert.equal((await roster())?.length, 4);
    assert.equal(shown().length, 0);
  });

  it('of another directory are refused like an engagement that is not there', async () => {
    const place = { conversation: { id: channel, conversationType: 'channel', tenantId: tenant } };
    const press = async (id: string, from: object) => {
      const data = { engagement: id, item: '1', seen: 0, page: 1 };
      const response = await world.post(world.invoke('checklist.tick', data, { ...place, from }));
      return await response.text();
    };
    const outside = { ...jonas, tenantId: 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee' };
    assert.equal(await press(engagement, outside), await press('engagement-unknown', outside));
    const stored = async () => (await world.baton.store.engagements.find(engagement))?.items[0]?.tick ?? null;
    assert.equal(await stored(), null);
    await press(engagement, { ...jonas, tenantId: tenant });
    assert.notEqual(await stored(), null);
  });

  it('of another directory cannot begin an engagement, nor learn of one they were named in', async () => {
    const outside = { ...jonas, tenantId: 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee' };
    const fresh = { id: '19:fresh@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: tenant };
    await world.post(world.message('start', { from: outside, conversation: fresh }));
    assert.equal(await world.baton.store.engagements.inChannel('19:fresh@thread.tacv2'), null);
    const chat = { id: 'a:jonas', conversationType: 'personal', tenantId: tenant };
    await world.post(world.message('status', { from: outside, conversation: chat }));
    await world.post(world.message('status', { from: jonas, conversation: chat }));
    const said = world.connector
      .in('a:jonas')
      .map((m) => textsOn((m.activity.attachments as { content: Parameters<typeof textsOn>[0] }[])[0]?.content));
    assert.doesNotMatch(said[0] ?? '', /Contoso/);
    assert.match(said[1] ?? '', /Contoso/);
  });

  it('whose address was expected are recognised by what Teams says, when they speak', async () => {
    await world.baton.store.engagements.change(engagement, () => ({
      events: [
        {
          type: 'MemberExpected',
          expected: { id: 'x1', called: 'gil@contoso.example', role: 'customer', lead: false, deputy: true },
          at,
          by: ana,
        },
      ],
    }));
    const known = { ...guest, userPrincipalName: 'gil@contoso.example' };
    world.connector.people.set(channel, [ana, known] as never);
    const conversation = { id: `${channel};messageid=7`, conversationType: 'channel', tenantId: tenant };
    await world.post(world.message('help', { from: guest, conversation }));
    assert.ok((await roster())?.includes(guest.name));
  });
});
