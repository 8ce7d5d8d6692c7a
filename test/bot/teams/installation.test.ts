import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import { locales } from '../../../data/domain/responsibility.js';
import { botId, startWorld, tenant, type World } from '../../support/baton.js';
import { ana, jonas, mina, sam } from '../../support/history.js';
import { storedEngagement } from '../../support/stored-engagement.js';
import { buttonsOn, smallKnowledge, textsOn } from '../../support/turns.js';

let team = '';
let teams = 0;

describe('an installation', () => {
  let world: World;

  before(async () => {
    world = await startWorld({ knowledge: smallKnowledge });
  });
  after(() => world.close());
  beforeEach(() => {
    teams += 1;
    team = `19:team-${teams}@thread.tacv2`;
    world.connector.messages.clear();
    world.connector.log.length = 0;
  });

  /** What Teams sends about a channel of the team; installations name their language only as the client's. */
  const inChannel = (
    id: string,
    more: { readonly locale?: string; readonly type?: string; eventType?: string } = {},
  ) => ({
    locale: undefined,
    conversation: { id, conversationType: 'channel', isGroup: true, tenantId: tenant },
    channelData: {
      tenant: { id: tenant },
      team: { id: team },
      channel: { id, ...(more.type === undefined ? {} : { type: more.type }) },
      ...(more.eventType === undefined ? {} : { eventType: more.eventType }),
      settings: { selectedChannel: { id } },
    },
    entities: [{ type: 'clientInfo', locale: more.locale ?? 'en-US', platform: 'Windows' }],
  });
  const installed = (where: object) =>
    world.post(world.activity({ type: 'installationUpdate', action: 'add', ...where }));
  const added = (where: object) =>
    world.post(world.activity({ type: 'conversationUpdate', membersAdded: [{ id: botId }], ...where }));
  const removed = (where: object) =>
    world.post(world.activity({ type: 'installationUpdate', action: 'remove', ...where }));

  const cardsIn = (place: string) =>
    world.connector
      .in(place)
      .map(({ activity }) => (activity.attachments as { content: Parameters<typeof textsOn>[0] }[])[0]?.content);

  it('greets a team once, in its general channel, however Teams reports it', async () => {
    const selected = '19:selected@thread.tacv2';
    for (let delivery = 0; delivery < 3; delivery += 1) {
      await Promise.all([installed(inChannel(selected)), added(inChannel(team)), installed(inChannel(team))]);
      await added(inChannel(selected));
    }
    await removed(inChannel(team));
    await installed(inChannel(team));
    assert.equal(world.connector.messages.size, 1);
    const [card] = cardsIn(team);
    assert.match(textsOn(card), /enter “@Baton start”\. I only read messages that mention me\./u);
  });

  for (const locale of locales) {
    it(`greets in the language of the client that installed it: ${locale}`, async () => {
      await installed(inChannel(team, { locale }));
      assert.ok(textsOn(cardsIn(team)[0]).includes(t(locale, 'greeting.channel')));
    });
  }

  it('greets each person once, with what is left on their side, an example and help', async () => {
    const chat = { conversation: { id: 'a:ana', conversationType: 'personal', tenantId: tenant }, from: ana };
    for (let delivery = 0; delivery < 2; delivery += 1) {
      await installed(chat);
      await added(chat);
      await removed(chat);
    }
    await installed(chat);
    const [card, ...more] = cardsIn('a:ana');
    assert.deepEqual(more, []);
    assert.deepEqual(buttonsOn(card, 'ask.example'), [{ example: 4 }, { example: 1 }]);
    assert.equal(buttonsOn(card, 'help.show').length, 1);
    assert.match(textsOn(card), /What is left on our side\?/u);
    await world.post(world.invoke('ask.example', { example: 4 }, chat));
    while (world.connector.messages.size < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.doesNotMatch(textsOn(cardsIn('a:ana')[1]), /What is left/u, 'asked for real, and answered');
  });

  const nothingOf = async (place: string) => {
    const { store } = world.baton;
    assert.equal(await store.conversations.find(place), null);
    assert.equal(await store.engagements.inChannel(place), null);
    const asked = await store.questions.since('2000-01-01T00:00:00.000Z');
    assert.deepEqual(
      asked.filter(({ conversation }) => conversation === place),
      [],
    );
  };

  for (const type of ['private', 'shared'] as const) {
    it(`greets a ${type} channel itself, once, because it has members of its own`, async () => {
      const place = `19:${type}-greeted@thread.tacv2`;
      // As Teams writes it in one of its own examples.
      const where = inChannel(place, { type: type === 'shared' ? 'Shared' : type, eventType: 'channelMemberAdded' });
      await Promise.all([added(where), added(where), installed(where)]);
      assert.match(textsOn(cardsIn(place)[0]), /enter “@Baton start”/u);
      assert.equal(world.connector.messages.size, 1);
    });

    it(`begins in a ${type} channel, with the people of the channel alone`, async () => {
      const place = `19:${type}@thread.tacv2`;
      world.connector.people.set(team, [ana, jonas, mina, sam]);
      world.connector.people.set(place, [ana, sam]);
      await world.post(world.message('start', { ...inChannel(`${place};messageid=1`, { type }), from: ana }));
      const begun = await world.baton.store.engagements.inChannel(place);
      assert.equal(begun?.tenant, tenant);
      const offered = JSON.stringify(cardsIn(place)[0]);
      assert.ok(offered.includes(sam.id));
      for (const { id } of [jonas, mina]) assert.equal(offered.includes(id), false);
    });

    it(`is taken away from a ${type} channel alone`, async () => {
      const place = `19:${type}-removed@thread.tacv2`;
      await installed(inChannel(team));
      await added(inChannel(place, { type, eventType: 'channelMemberAdded' }));
      await world.post(
        world.activity({
          type: 'conversationUpdate',
          membersRemoved: [{ id: botId }],
          ...inChannel(place, { type, eventType: 'channelMemberRemoved' }),
        }),
      );
      const { conversations } = world.baton.store;
      assert.notEqual((await conversations.find(place))?.stopped ?? null, null);
      assert.equal((await conversations.find(team))?.stopped ?? null, null);
    });
  }

  it('lets people of another directory into a shared channel’s engagement only where it lists their tenant', async () => {
    const other = 'dddddddd-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const place = '19:shared-tenants@thread.tacv2';
    const id = 'engagement-shared';
    const { store } = world.baton;
    await storedEngagement(store, { id, channel: place, tenant });
    const guest = { ...inChannel(`${place};messageid=1`, { type: 'shared' }), from: { ...mina, tenantId: other } };
    const pressed = async () =>
      await (await world.post(world.invoke('engagement.show', { engagement: id }, guest))).text();
    assert.doesNotMatch(await pressed(), /Contoso/u);
    await world.post(world.message('start', guest));
    assert.equal((await store.engagements.inChannel(place))?.id, id);
    await storedEngagement(store, { id: `${id}-2`, channel: `${place}-2`, tenant, details: { tenants: [other] } });
    const listed = { ...inChannel(`${place}-2;messageid=1`, { type: 'shared' }), from: { ...mina, tenantId: other } };
    const shown = await world.post(world.invoke('engagement.show', { engagement: `${id}-2` }, listed));
    assert.match(await shown.text(), /Contoso/u);
  });

  it('begins in a standard channel, whether Teams says that it is one or not', async () => {
    for (const [n, type] of ['standard', undefined].entries()) {
      const place = `19:standard-${n}@thread.tacv2`;
      const where = inChannel(`${place};messageid=1`, type === undefined ? {} : { type });
      await world.post(world.message('start', { ...where, from: ana }));
      assert.notEqual(await world.baton.store.engagements.inChannel(place), null);
    }
  });

  it('of an unlisted tenant is refused with one log line, and nothing is kept', async () => {
    const foreign = 'ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const place = '19:foreign@thread.tacv2';
    for (const where of [
      { conversation: { id: place, conversationType: 'channel', tenantId: foreign } },
      // A shared channel that another organisation hosts, reached by one of our people.
      { ...inChannel(place, { type: 'shared' }), conversation: { id: place, tenantId: foreign } },
    ]) {
      world.lines.length = 0;
      const response = await installed(where);
      assert.deepEqual([response.status, await response.text()], [403, '']);
      assert.deepEqual(
        world.lines.map(({ event, cause }) => [event, cause]),
        [['request refused', 'tenant is not on the allow-list']],
      );
    }
    await nothingOf(place);
    assert.equal(world.connector.log.length, 0);
  });
});
