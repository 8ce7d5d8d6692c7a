import assert from 'node:assert/strict';
import { t } from '../../../cards/kit/i18n.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { tenant } from '../../support/baton.js';
import { type ChannelWorld, channel, engagement, startChannelWorld } from '../../support/channel-world.js';
import type { Script } from '../../support/connector.js';
import { ana, guest, jonas, mina, sam } from '../../support/history.js';
import { textsOn } from '../../support/turns.js';

const inChannel = (id = channel) => ({
  conversation: { id: `${id};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: tenant },
});

/** Faults of a read, and the sentence that they come to. */
const faults: readonly (readonly [Omit<Script, 'method'>, 'busy' | 'refused' | 'away'])[] = [
  [{ status: 429, retryAfter: '60' }, 'busy'],
  [{ status: 403, code: 'NotEnoughPermissions' }, 'refused'],
  [{ status: 403, code: 'BotNotInConversationRoster' }, 'refused'],
  [{ status: 404, code: 'ConversationNotFound' }, 'refused'],
  [{ status: 404 }, 'refused'],
  [{ status: 500 }, 'away'],
  [{ status: 503, retryAfter: '60' }, 'away'],
];
const named = ([{ status, code = '' }]: (typeof faults)[number]) => `${status} ${code}`.trim();

describe('a roster that cannot be read', () => {
  let world: ChannelWorld;
  beforeEach(async () => {
    world = await startChannelWorld();
    await world.calm();
  });
  afterEach(() => world.close());

  const fail = (script: Omit<Script, 'method'>) =>
    world.connector.script({ method: 'GET', times: Number.POSITIVE_INFINITY, ...script });
  const warnings = () => world.lines.filter(({ event }) => event === 'members not read');
  const sentences = (place: string) =>
    world.connector.in(place).flatMap(({ activity }) => (typeof activity.text === 'string' ? [activity.text] : []));

  for (const fault of faults) {
    it(`answers "people" and "start" with what to do when Teams says ${named(fault)}`, async () => {
      fail(fault[0]);
      const fresh = '19:fresh@thread.tacv2';
      for (const [text, place] of [
        ['people', channel],
        ['start', fresh],
      ] as const) {
        await world.post(world.message(text, { from: { ...ana, aadObjectId: 'a' }, ...inChannel(place) }));
        assert.deepEqual(sentences(place), [t('en', `refusal.roster-${fault[1]}`)], text);
      }
      assert.equal(warnings().length, 2);
      assert.match(String(warnings()[0]?.cause), new RegExp(`^${fault[0].status}`, 'u'));
    });
  }

  it('answers "people" and a press when connections drop until patience ends', async function () {
    this.timeout(300_000);
    fail({ dropAfterAccept: true });
    await world.post(world.message('people', { from: ana, ...inChannel() }));
    assert.deepEqual(sentences(channel), [t('en', 'refusal.roster-away')]);
    const body = (await world.press('people.show', { engagement })) as { readonly value: unknown };
    assert.equal(body.value, t('en', 'refusal.roster-away'));
    assert.equal(warnings().length, 2);
  });

  it('says so in the language of the reader', async () => {
    fail({ status: 403 });
    const said = new Set<string>();
    for (const locale of locales) {
      await world.post(world.message('people', { from: ana, locale, ...inChannel() }));
      const [last] = sentences(channel).slice(-1);
      assert.equal(last, t(locale as Locale, 'refusal.roster-refused'));
      said.add(last ?? '');
    }
    assert.equal(said.size, locales.length);
  });

  it('answers a press with a sentence, so that its form stays as typed', async () => {
    for (const [verb, data] of [
      ['people.show', { engagement }],
      ['people.name', { engagement, person: '29:elsewhere', role: 'customer', part: 'none' }],
      ['people.hand-over', { engagement, seat: `m/customer/${jonas.id}`, to: '29:elsewhere' }],
      ['setup.show', { engagement }],
    ] as const) {
      world.connector.scripts.length = 0;
      fail({ status: 403 });
      const body = (await world.press(verb, data)) as { readonly type: string; readonly value: unknown };
      assert.equal(body.type, 'application/vnd.microsoft.activity.message', verb);
      assert.equal(body.value, t('en', 'refusal.roster-refused'), verb);
    }
  });

  it('does not stop live cards when the roster is refused', async () => {
    fail({ status: 403, code: 'NotEnoughPermissions' });
    await world.post(world.message('people', { from: ana, ...inChannel() }));
    assert.equal((await world.baton.store.conversations.find(channel))?.stopped, null);
    await world.tick();
    await world.calm();
    const [card] = (await world.baton.store.cards.live(engagement)).filter(({ kind }) => kind === 'checklist');
    assert.equal(card?.shownVersion, (await world.here()).version);
  });

  it('does not prevent an answer to a speaker who may be expected', async () => {
    await world.baton.store.engagements.change(engagement, () => ({
      events: [
        {
          type: 'MemberExpected',
          expected: { id: 'x1', called: 'gil@contoso.example', role: 'customer', lead: false, deputy: false },
          at: '2026-11-20T12:00:00.000Z',
          by: ana,
        },
      ],
    }));
    fail({ status: 403 });
    const before = world.connector.in(channel).length;
    await world.post(world.message('help', { from: guest, ...inChannel() }));
    assert.ok(world.connector.in(channel).length > before);
    assert.equal(warnings().length, 1);
  });
});

describe('a team of ten thousand', () => {
  let world: ChannelWorld;
  const far = { id: '29:person-7777', name: 'Person 7777' };
  const twin = { id: '29:person-9001', name: 'Person 7777' };
  const team = Array.from({ length: 10_000 }, (_, n) => ({
    id: `29:person-${n}`,
    name: n === 9_001 ? twin.name : `Person ${n}`,
    userPrincipalName: `person${n}@contoso.example`,
    aadObjectId: `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`,
  }));
  beforeEach(async () => {
    world = await startChannelWorld();
    world.connector.people.set(channel, [...team, ana, jonas, mina, sam]);
  });
  afterEach(() => world.close());

  const member = async (id: string) => (await world.here()).members.find(({ person }) => person.id === id);
  const name = async (person: string, more: object = {}) =>
    (await world.press('people.name', { engagement, person, role: 'customer', part: 'none', ...more })) as {
      readonly value: unknown;
    };

  it('offers typing instead of a list of five hundred, and says how', async () => {
    const body = (await world.press('people.show', { engagement })) as { readonly value: never };
    assert.match(textsOn(body.value), /too many people for a list/u);
    assert.doesNotMatch(JSON.stringify(body.value), /29:person-/u);
  });

  it('names a person beyond the first pages by name, address and id', async () => {
    assert.match(String((await name(far.name)).value), /2 people here are called “Person 7777”/u);
    await name('Person7777@Contoso.example');
    assert.equal((await member(far.id))?.person.name, far.name);
    await name('person 6001');
    assert.ok(await member('29:person-6001'));
    await name('29:person-8123');
    assert.ok(await member('29:person-8123'));
    assert.match(String((await name('Person 77777')).value), /I can’t find “Person 77777” in this team/u);
  });

  it('hands a role to a person beyond the first pages', async () => {
    await world.press('people.hand-over', {
      engagement,
      seat: `m/customer/${jonas.id}`,
      to: 'person9999@contoso.example',
    });
    assert.equal((await member('29:person-9999'))?.role, 'customer');
    assert.equal(await member(jonas.id), undefined);
  });

  it('names typed people in the set-up form, and keeps it as typed when one is unknown', async () => {
    const form = {
      engagement,
      customer: 'Contoso',
      workloads: 'intune',
      locale: 'en',
      tenants: '',
      onboardingStart: '',
    };
    const typed = { projectManager: ana.name, specialist: sam.name, lead: mina.name };
    const save = (team: string) => world.press('setup.save', { ...form, ...typed, team });
    const body = (await save('person 4040\nPerson, Unknown')) as { readonly value: never };
    assert.match(textsOn(body.value), /I can’t find “Person, Unknown” in this team/u);
    assert.match(JSON.stringify(body.value), /person 4040\\nPerson, Unknown/u);
    await save('person 4040\nperson5050@contoso.example');
    assert.ok(await member('29:person-4040'));
    assert.ok(await member('29:person-5050'));
  });

  it('recognises an expected speaker beyond the first pages with one request', async () => {
    await world.press('people.name', { engagement, called: 'ina@contoso.example', role: 'customer', part: 'lead' });
    const ina = { id: '29:ina', name: 'Ina Person' };
    world.connector.people.set(channel, [...team, { ...ina, userPrincipalName: 'ina@contoso.example' }]);
    const reads = world.connector.calls('GET').length;
    await world.post(world.message('help', { from: ina, ...inChannel() }));
    assert.equal((await member(ina.id))?.lead, true);
    assert.equal(world.connector.calls('GET').length, reads + 1);
  });
});

describe('people as Teams lists them', () => {
  let world: ChannelWorld;
  beforeEach(async () => {
    world = await startChannelWorld();
  });
  afterEach(() => world.close());

  it('recognises a guest whose address is only in the account name', async () => {
    await world.press('people.name', { engagement, called: 'gil_g@partner.example', role: 'customer', part: 'deputy' });
    world.connector.people.set(channel, [
      ana,
      { ...guest, userPrincipalName: 'gil_g_partner.example#EXT#@contoso.onmicrosoft.com' },
    ]);
    await world.post(world.message('help', { from: guest, ...inChannel() }));
    const found = (await world.here()).members.find(({ person }) => person.id === guest.id);
    assert.equal(found?.deputy, true);
  });

  it('shows members without a name by their address, or by the end of their id', async () => {
    world.connector.people.set(channel, [
      ana,
      { id: '29:no-name', name: null, userPrincipalName: 'quiet@contoso.example' },
      { id: '29:nothing-abc123' },
    ]);
    const body = (await world.press('people.show', { engagement })) as { readonly value: unknown };
    const text = JSON.stringify(body.value);
    assert.ok(text.includes('"quiet contoso.example"') && text.includes('unnamed (abc123)'), text);
  });
});

describe('a sender without a name', () => {
  let world: ChannelWorld;
  beforeEach(async () => {
    world = await startChannelWorld();
  });
  afterEach(() => world.close());

  it('is told apart by the end of their id on what they did', async () => {
    const [item] = (await world.here()).items;
    assert.ok(item);
    const from = { id: jonas.id, name: '' };
    await world.press('checklist.tick', { engagement, item: item.id, seen: item.version, page: 1 }, { from });
    const ticked = (await world.here()).items.find(({ id }) => id === item.id)?.tick?.by;
    assert.deepEqual(ticked, { id: jonas.id, name: 'unnamed (9jonas)' });
  });
});

describe('a visitor without an account', () => {
  let world: ChannelWorld;
  beforeEach(async () => {
    world = await startChannelWorld();
  });
  afterEach(() => world.close());

  const visitor = { id: '29:visitor', name: 'Vera Visitor' };
  const meeting = { conversation: { id: '19:meeting_abc@thread.v2', conversationType: 'groupChat', tenantId: tenant } };
  const fresh = '19:fresh@thread.tacv2';

  const startOf = async (from: object, where: { readonly conversation: { readonly id: string } }) => {
    await world.post(world.message('start', { from, ...where }));
    return await world.baton.store.engagements.inChannel(where.conversation.id.replace(/;.*$/u, ''));
  };

  it('starts nothing in a meeting or a channel, and reads how to take part', async () => {
    world.connector.people.set(fresh, [ana, { ...visitor, userRole: 'anonymous' }]);
    assert.equal(await startOf(visitor, meeting), null);
    assert.equal(await startOf(visitor, inChannel(fresh)), null);
    world.connector.people.set(fresh, [ana]);
    assert.equal(await startOf(visitor, inChannel(fresh)), null);
    for (const place of [meeting.conversation.id, fresh]) {
      const said = world.connector.in(place).map(({ activity }) => activity.text);
      assert.ok(said.length > 0 && said.every((text) => text === t('en', 'refusal.visitor')), String(said));
    }
    assert.notEqual(await startOf({ ...visitor, aadObjectId: 'an-account' }, inChannel(fresh)), null);
  });

  it('gets no role and no part in an engagement', async () => {
    world.connector.people.set(channel, [ana, jonas, mina, sam, { ...visitor, userRole: 'anonymous' }]);
    for (const role of ['project-manager', 'customer', 'specialist']) {
      await world.press('people.name', { engagement, person: visitor.id, role, part: 'none' });
      await world.press('people.name', { engagement, person: visitor.name, role, part: 'none' });
    }
    await world.press('people.hand-over', { engagement, seat: `m/customer/${jonas.id}`, to: visitor.id });
    assert.equal(
      (await world.here()).members.some(({ person }) => person.id === visitor.id),
      false,
    );
    const { version } = await world.here();
    const [item] = (await world.here()).items;
    await world.press(
      'checklist.tick',
      { engagement, item: item?.id, seen: item?.version, page: 1 },
      { from: visitor },
    );
    assert.equal((await world.here()).version, version);
  });

  it('asks questions like others', async () => {
    await world.post(world.message('who enrolls devices?', { from: visitor, ...meeting }));
    const [answer] = world.connector.in(meeting.conversation.id);
    assert.ok(Array.isArray(answer?.activity.attachments));
  });
});
