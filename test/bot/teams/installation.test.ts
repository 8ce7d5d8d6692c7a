import assert from 'node:assert/strict';
import { wrongChannel } from '../../../bot/teams/sentences.js';
import { t } from '../../../cards/kit/i18n.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { botId, startWorld, tenant, type World } from '../../support/baton.js';
import { ana } from '../../support/history.js';
import { fasttrack } from '../../support/playbooks.js';
import { buttonsOn, smallKnowledge, textsOn } from '../../support/turns.js';

let team = '';
let teams = 0;
const at = '2026-11-20T12:00:00.000Z';

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
  const sentencesIn = (place: string) => world.connector.in(place).map(({ activity }) => activity.text);

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
    it(`says once in a ${type} channel what works instead, and keeps nothing of it`, async () => {
      const tags: Readonly<Record<Locale, string>> = { en: 'en-US', ko: 'ko-KR', 'pt-BR': 'pt-BR', sv: 'sv-SE' };
      for (const locale of locales) {
        const place = `19:${type}-${locale}@thread.tacv2`;
        // As Teams writes it in one of its own examples.
        const where = inChannel(place, { type: type === 'shared' ? 'Shared' : type, locale: tags[locale] });
        await added({ ...where, channelData: { ...where.channelData, eventType: 'channelMemberAdded' } });
        await added({ ...where, channelData: { ...where.channelData, eventType: 'channelMemberAdded' } });
        assert.deepEqual(sentencesIn(place), [wrongChannel(type, locale)]);
        await nothingOf(place);
      }
    });

    it(`says the same to “start” and to any press in a ${type} channel`, async () => {
      const place = `19:${type}@thread.tacv2`;
      const thread = inChannel(`${place};messageid=1`, { type });
      await world.post(world.message('start', thread));
      await world.post(world.message('who waters the plants?', thread));
      assert.deepEqual(sentencesIn(place), [wrongChannel(type, 'en'), wrongChannel(type, 'en')]);
      const pressed = await world.post(world.invoke('status.show', {}, thread));
      assert.ok((await pressed.text()).includes(wrongChannel(type, 'en').slice(0, 40)));
      await nothingOf(place);
    });
  }

  it('does not change an engagement that is in such a channel already', async () => {
    const place = '19:early@thread.tacv2';
    const { store } = world.baton;
    await store.engagements.start({
      ...{ type: 'SetupStarted', playbook: fasttrack, engagement: 'engagement-1', channel: place, tenant, at, by: ana },
    });
    await world.post(world.message('people', { ...inChannel(`${place};messageid=1`, { type: 'private' }), from: ana }));
    assert.match(String(sentencesIn(place)[0] ?? ''), /Ana Lima/u);
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
