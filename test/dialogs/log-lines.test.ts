import assert from 'node:assert/strict';
import type { GroupRoles } from '../../data/domain/people/group-roles.js';
import type { Person } from '../../data/domain/person.js';
import { left } from '../../dialogs/index.js';
import type { Turn } from '../../dialogs/turn/turn.js';
import { openRoom, type RealRoom } from '../support/real-room.js';
import { channel } from '../support/turns.js';

const named = (id: string): Person => ({ id: `29:1wombat${id}`, name: `Wanda ${id} Wombatname` });
const [manager, specialist, lead, other, late, grouped] = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map(named) as [
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
];
const everybody = [manager, specialist, lead, other, late, grouped];
const said = 'wombattext that a person typed';

describe('what dialogs log', () => {
  let room: RealRoom;
  beforeEach(async () => {
    room = await openRoom();
  });
  afterEach(() => room.close());

  const here: Partial<Turn> = {
    members: async () => everybody,
    member: async (id) => everybody.find((person) => person.id === id) ?? null,
  };
  const say = (person: Person, text: string, more: Partial<Turn> = {}) => room.say(person, text, { ...here, ...more });
  const found = async () => {
    const engagement = await room.store.engagements.inChannel(channel);
    assert.ok(engagement);
    return engagement;
  };
  const press = async (person: Person, verb: string, data: object = {}, more: Partial<Turn> = {}) =>
    await room.press(person, verb, { engagement: (await found()).id, ...data }, { ...here, ...more });

  it('names no person and quotes no text, from the set-up to the end of an engagement', async () => {
    await say(manager, 'start');
    await say(other, 'start');
    const people = { projectManager: manager.id, specialist: specialist.id, lead: lead.id, team: other.id };
    const form = { customer: 'Wombatcustomer', workloads: 'intune', locale: 'en', ...people };
    await press(other, 'setup.save', form);
    await press(manager, 'setup.save', form);
    await press(specialist, 'specialist.accept');
    const [item] = (await found()).items.filter(({ side }) => side === 'customer');
    assert.ok(item);
    await press(other, 'checklist.tick', { item: item.id, seen: item.version, page: 1 });
    await press(specialist, 'checklist.tick', { item: item.id, seen: item.version, page: 1 });
    await press(lead, 'checklist.untick', { item: item.id, seen: 1, page: 1 });
    await press(other, 'item.save', { item: item.id, seen: 1, page: 1, note: said, state: 'open' });
    await press(other, 'checklist.tick', { item: said, seen: 0, page: 1 });
    await press(manager, 'people.name', { person: late.id, role: 'customer', part: 'deputy' });
    await press(manager, 'people.name', { called: `${late.name} the other`, role: 'customer', part: 'none' });
    await press(other, 'people.name', { person: late.id, role: 'customer', part: 'none' });
    await press(manager, 'people.hand-over', { seat: `m/customer/${late.id}`, to: other.id });
    await press(manager, 'checkpoint.acknowledge', { phase: 'initiate', seen: 1, note: said });
    await press(manager, 'pause.save', { reason: said });
    await press(other, 'pause.end');
    await press(manager, 'pause.end');
    await say(other, `who is ${lead.name}?`);
    await say(other, `${said}: who configures the firewall?`);
    await say(other, `ask a specialist ${said}`);
    await say(other, 'add\nwombatline | customer | soon');
    const vouched: GroupRoles = { customer: 'yes' };
    const groupRoles = async () => vouched;
    await press(grouped, 'engagement.show', {}, { groupRoles });
    await left(room.turn(manager, here), [other.id], null);
    await press(manager, 'cancel.save', { reason: said });
    const events = new Set(room.logged.map(({ event }) => event));
    for (const event of ['setup started', 'refused', 'role by group', 'left', 'question'])
      assert.ok(events.has(event), `${event} was logged: ${[...events].join(', ')}`);
    const wrong = room.logged.filter((line) => /wombat|wanda/iu.test(JSON.stringify(line)));
    assert.deepEqual(wrong, []);
  });
});
