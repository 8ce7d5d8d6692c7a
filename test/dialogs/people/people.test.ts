import assert from 'node:assert/strict';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { Person } from '../../../data/domain/person.js';
import { left } from '../../../dialogs/index.js';
import { onEachDatabase } from '../../data/store/database/each-database.js';
import { ana, guest, jonas, mina, sam, ticking } from '../../support/history.js';
import { channel, type Room, roomOn, textsOn } from '../../support/turns.js';

onEachDatabase('people', (bench) => {
  let room: Room;

  const here = async (): Promise<Engagement> => {
    const engagement = await bench.store.engagements.inChannel(channel);
    assert.ok(engagement);
    return engagement;
  };
  const pressed = async (person: Person, verb: string, data: Record<string, unknown>) =>
    textsOn((await room.press(person, verb, { engagement: (await here()).id, ...data })).card);

  beforeEach(async () => {
    room = roomOn(bench.store, ticking());
    await room.say(ana, 'start');
    const people = { projectManager: ana.id, specialist: sam.id, lead: mina.id, team: jonas.id };
    const form = { customer: 'Contoso', workloads: 'intune', locale: 'en', ...people };
    await room.press(ana, 'setup.save', { engagement: (await here()).id, ...form });
    await room.press(sam, 'specialist.accept', { engagement: (await here()).id });
  });

  for (const word of ['people', '참여자', 'equipe do projeto', 'deltagare']) {
    it(`are shown for “${word}”, with the forms that change them`, async () => {
      const texts = textsOn((await room.say(jonas, word)).card);
      assert.match(texts, /People · Contoso[\s\S]*Mina Park · customer lead[\s\S]*Sam Reyes · specialist/);
      assert.match(texts, /Add or change a person[\s\S]*Transfer or remove a role/);
    });
  }

  it('are named with a role and a part; an id from elsewhere is refused', async () => {
    const texts = await pressed(ana, 'people.name', { person: guest.id, role: 'representative', part: 'deputy' });
    assert.match(texts, /Gil Guest · customer representative · deputy/);
    assert.match(
      await pressed(ana, 'people.name', { person: '29:x', role: 'customer', part: 'none' }),
      /Choose a person/,
    );
    assert.match(await pressed(jonas, 'people.name', { person: guest.id, role: 'customer', part: 'none' }), /Ana Lima/);
  });

  it('who are not here yet stand apart, until they are chosen or speak with their address', async () => {
    await pressed(ana, 'people.name', { called: 'gil@contoso.example', role: 'customer', part: 'lead' });
    const texts = await pressed(ana, 'people.name', { called: 'Kim *Lee*', role: 'specialist', part: 'none' });
    assert.match(texts, /Not joined yet\ngil\\@contoso\.example · customer lead\nKim .*Lee.* · specialist/);
    await room.say(guest, 'help');
    assert.equal(
      (await here()).members.some(({ person }) => person.id === guest.id),
      false,
      'no address, no match',
    );
    const seen = async () => [{ ...guest, addresses: ['Gil@contoso.example'] }];
    await room.say(guest, 'help', { members: seen });
    const gil = (await here()).members.find(({ person }) => person.id === guest.id);
    assert.deepEqual([gil?.role, gil?.lead], ['customer', true]);
    const [kim] = (await here()).expected ?? [];
    assert.equal(kim?.called, 'Kim *Lee*');
    await pressed(ana, 'people.remove', { seat: `x/${kim?.id}` });
    assert.equal((await here()).expected, undefined);
  });

  it('hand over with history, and the card tells it', async () => {
    const texts = await pressed(mina, 'people.hand-over', { seat: `m/customer/${mina.id}`, to: guest.id });
    assert.match(texts, /Gil Guest · customer lead[\s\S]*Transferred roles\nMina Park → Gil Guest · customer/);
    const history = await bench.store.engagements.history((await here()).id);
    assert.deepEqual(history.at(-1)?.type, 'RoleHandedOver');
    assert.match(await pressed(ana, 'people.hand-over', { to: guest.id }), /Choose whose role it is/);
    assert.match(await pressed(ana, 'people.remove', { seat: `m/project-manager/${ana.id}` }), /only project manager/);
  });

  it('who started read nothing in a personal chat once they left, until they are named again', async () => {
    const chat = { place: 'personal', conversation: 'a:ana' } as const;
    const { id } = await here();
    const reads = async () => [
      textsOn((await room.say(ana, 'status', chat)).card),
      textsOn((await room.press(ana, 'engagement.show', { engagement: id }, chat)).card),
      textsOn((await room.press(ana, 'people.show', { engagement: id }, chat)).card),
    ];
    for (const text of await reads()) assert.match(text, /Contoso/);
    await left(room.turn(mina), [ana.id], null);
    for (const text of await reads()) assert.doesNotMatch(text, /Contoso/);
    assert.match(await pressed(ana, 'people.remove', { seat: `m/customer/${mina.id}` }), /Mina Park/);
    assert.equal(
      (await here()).members.filter(({ person }) => person.id === mina.id).length,
      1,
      'no person is removed',
    );
    await left(room.turn(jonas), [jonas.id], null);
    for (const text of await reads()) assert.doesNotMatch(text, /Contoso/);
    await pressed(mina, 'people.name', { person: ana.id, role: 'customer', part: 'none' });
    for (const text of await reads()) assert.match(text, /Contoso/);
  });

  it('read nothing in a personal chat of what ended, once they left its team', async () => {
    const chat = { place: 'personal', conversation: 'a:sam' } as const;
    const { id } = await here();
    await room.press(ana, 'cancel.save', { engagement: id, reason: 'Bought by another' });
    const other = '19:second@thread.tacv2';
    const reach = { serviceUrl: 'https://smba.example', tenant: 't', botId: '28:b', kind: 'channel', teamId: 'team-1' };
    for (const conversation of [channel, other])
      await bench.store.conversations.remember({ ...reach, conversation, at: '2026-11-20T12:00:00.000Z' });
    const reads = async () => textsOn((await room.press(sam, 'people.show', { engagement: id }, chat)).card);
    assert.match(await reads(), /Contoso/);
    await left(room.turn(ana, { conversation: other }), [sam.id], 'team-2');
    assert.match(await reads(), /Contoso/, 'another team');
    await left(room.turn(ana, { conversation: other }), [sam.id], 'team-1');
    assert.doesNotMatch(await reads(), /Contoso/);
    const engagement = await bench.store.engagements.find(id);
    assert.ok(
      engagement?.members.some(({ person }) => person.id === sam.id),
      'the record keeps who it was',
    );
    const again = await bench.another();
    assert.deepEqual(await again.engagements.find(id), engagement);
  });

  it('are not looked up in Teams for a person who may not name them', async () => {
    const asked: string[] = [];
    const look = (what: string) => async () => {
      asked.push(what);
      return [];
    };
    const more = {
      members: look('members'),
      called: look('called'),
      member: async () => (await look('member')()).at(0) ?? null,
    };
    const { id } = await here();
    const named = { engagement: id, person: guest.id, called: 'gil@contoso.example', role: 'customer', part: 'none' };
    assert.match(textsOn((await room.press(jonas, 'people.name', named, more)).card), /Ana Lima/);
    const form = { engagement: id, customer: 'Other', workloads: 'intune', locale: 'en', specialist: guest.id };
    assert.match(textsOn((await room.press(jonas, 'setup.save', form, more)).card), /Ana Lima/);
    assert.deepEqual(asked.slice(1), [], 'the card of the people lists them, and that is all');
    assert.equal((await here()).details?.customer, 'Contoso');
  });

  it('are the specialist alone in no set-up, and the form says why', async () => {
    const other = { conversation: '19:other@thread.tacv2' };
    await room.say(ana, 'start', other);
    const started = await bench.store.engagements.inChannel(other.conversation);
    const form = { customer: 'Contoso', workloads: 'intune', locale: 'en', specialist: ana.id };
    const reply = await room.press(ana, 'setup.save', { engagement: started?.id, ...form }, other);
    assert.match(textsOn(reply.card), /A specialist can’t run the checklists alone/);
    assert.equal((await bench.store.engagements.inChannel(other.conversation))?.state, 'setting-up');
  });

  it('of the other side cannot be given a role of this one', async () => {
    assert.match(await pressed(ana, 'people.hand-over', { seat: `m/customer/${mina.id}`, to: sam.id }), /both sides/);
  });

  it('are all kept when the details are corrected, and anybody ticks once it is open', async () => {
    await pressed(ana, 'people.name', { person: guest.id, role: 'representative', part: 'none' });
    const item = (await here()).items.find(({ side }) => side === 'customer');
    assert.ok(item);
    const tick = { item: item.id, seen: item.version, page: 1 };
    assert.match(await pressed(sam, 'checklist.tick', tick), /This item is for Contoso/);
    const people = { projectManager: ana.id, specialist: sam.id, lead: mina.id, team: jonas.id };
    const form = { customer: 'Contoso', workloads: 'intune', locale: 'en', ticking: 'open', ...people };
    const typo = { engagement: (await here()).id, ...form, tenants: 'contoso' };
    assert.match(textsOn((await room.press(ana, 'setup.save', typo)).card), /tenant IDs/);
    await pressed(ana, 'setup.save', form);
    assert.equal((await here()).members.find(({ person }) => person.id === guest.id)?.role, 'representative');
    await pressed(sam, 'checklist.tick', tick);
    assert.equal((await here()).items.find(({ id }) => id === item.id)?.tick?.by.id, sam.id);
  });
});
