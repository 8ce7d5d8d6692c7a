import assert from 'node:assert/strict';
import type { Engagement, Event, Item, Member, Person, Role } from '../../data/domain/engagement.js';
import type { Side } from '../../data/domain/responsibility.js';
import { type Column, type Reach, type Right, rights } from '../../data/domain/rights.js';
import type { Reply } from '../../dialogs/turn.js';
import { onEachDatabase } from '../data/store/each-database.js';
import { ana, details, smallDataset, ticking } from '../support/history.js';
import { type Room, roomOn } from '../support/turns.js';

const at = '2026-11-20T12:00:00.000Z';
const home = 'aaaaaaaa-0000-4000-8000-000000000001';
const partner = 'aaaaaaaa-0000-4000-8000-000000000002';
const stranger = 'aaaaaaaa-0000-4000-8000-000000000003';

/** Somebody with what they were named as. What that makes them is said here once more, and not asked of the rules. */
interface Cast {
  readonly person: Person;
  readonly member?: Omit<Member, 'person' | 'side'>;
  readonly columns: readonly Column[];
}

const plays = (id: string, role: Role, columns: readonly Column[], more: Partial<Member> = {}): Cast => ({
  person: { id: `29:${id}`, name: id },
  member: { role, lead: false, accepted: true, ...more },
  columns,
});

const cast: readonly Cast[] = [
  { person: ana, member: { role: 'project-manager', lead: false, accepted: true }, columns: ['project-manager'] },
  plays('customer', 'customer', ['customer']),
  plays('lead', 'customer', ['customer', 'lead'], { lead: true }),
  plays('deputy', 'customer', ['customer', 'lead'], { deputy: true }),
  plays('representative', 'representative', ['representative']),
  plays('specialist', 'specialist', ['specialist']),
  plays('first specialist', 'specialist', ['specialist', 'lead'], { lead: true }),
  plays('named specialist', 'specialist', [], { accepted: false }),
  { person: { id: '29:passer-by', name: 'passer-by' }, columns: [] },
];

const sideOf = (role: Role): Side => (role === 'specialist' ? 'microsoft' : 'customer');
const newcomer: Person = { id: '29:nia', name: 'Nia' };

const item = (id: string, side: Side, more: Partial<Item> = {}): Item => ({
  id,
  version: 0,
  phase: 'remediate',
  side,
  text: `Duty ${id}`,
  section: 'core',
  optional: true,
  undecided: false,
  tick: null,
  removed: false,
  ...more,
});

const line = item('5', 'customer', { section: 'remediation', optional: false, tick: { by: ana, at } });
const ticked = { tick: { by: newcomer, at } };

interface World {
  readonly state: Engagement['state'];
  readonly ticking: 'strict' | 'open';
  /** Whether there is a remediation list. */
  readonly listed: boolean;
}

function eventsOf({ state, ticking: how, listed }: World): readonly Event[] {
  if (state === 'setting-up') return [];
  const by = { at, by: ana };
  const standing = { version: 0, text: 'Standing', state: 'to-arrange', marked: null } as const;
  const items = [
    item('1', 'customer'),
    item('2', 'microsoft'),
    item('3', 'customer', ticked),
    item('4', 'microsoft', ticked),
  ];
  return [
    {
      ...by,
      type: 'DetailsSaved',
      details: { ...details, ticking: how, tenants: [partner] },
      // The documents changed since: a duty of remediate is proposed.
      datasetVersion: 'small-0',
    },
    ...cast.flatMap(({ person, member }): readonly Event[] =>
      member === undefined
        ? []
        : [{ ...by, type: 'MemberNamed', member: { ...member, person, side: sideOf(member.role) } }],
    ),
    {
      ...by,
      type: 'StandingListOpened',
      items: [
        { ...standing, id: 's1', side: 'customer' },
        { ...standing, id: 's2', side: 'microsoft' },
      ],
    },
    { ...by, type: 'PhaseOpened', phase: 'remediate', items: listed ? [...items, line] : items },
    ...(state === 'completed' ? [{ ...by, type: 'EngagementCompleted' } as const] : []),
  ];
}

/** One press, with the right it needs. */
interface Act {
  readonly verb: string;
  readonly right: Right;
  /** Whose it is; absent = the presser's own side's. */
  readonly side?: Side;
  /** Whose own affair: the presser's. */
  readonly self?: boolean;
  readonly data: (e: Engagement, who: Cast) => Record<string, unknown>;
  readonly listed?: boolean;
}

const onItem = (verb: string, right: Right, id: string, side: Side, data: Record<string, unknown>): Act => ({
  verb,
  right,
  side,
  data: () => ({ item: id, seen: 0, page: 1, ...data }),
});

const form = { customer: 'Contoso AB', workloads: 'intune', locale: 'en', projectManager: ana.id, tenants: partner };

const fixes = smallDataset.responsibilities.find(({ phase }) => phase === 'remediate')?.id ?? '';
const proposed = { line: `remediate customer ${fixes}`, dataset: smallDataset.version, seen: 0 };

const acts: readonly Act[] = [
  onItem('checklist.tick', 'tick', '1', 'customer', {}),
  onItem('checklist.tick', 'tick', '2', 'microsoft', {}),
  onItem('checklist.untick-sure', 'untick', '3', 'customer', {}),
  onItem('checklist.untick-sure', 'untick', '4', 'microsoft', {}),
  onItem('standing.mark', 'mark-standing', 's1', 'customer', { state: 'arranged' }),
  onItem('standing.mark', 'mark-standing', 's2', 'microsoft', { state: 'continues' }),
  { verb: 'setup.save', right: 'correct-details', data: () => form },
  { verb: 'people.name', right: 'name-people', data: () => ({ person: newcomer.id, role: 'customer', part: 'none' }) },
  {
    verb: 'people.name',
    right: 'name-people',
    data: () => ({ called: 'kim@c.example', role: 'specialist', part: 'lead' }),
  },
  { verb: 'people.remove', right: 'name-people', data: () => ({ seat: 'm/customer/29:deputy' }) },
  {
    verb: 'people.hand-over',
    right: 'hand-over',
    self: true,
    data: (_, { member, person }) => ({ seat: `m/${member?.role ?? 'customer'}/${person.id}`, to: newcomer.id }),
  },
  {
    verb: 'people.hand-over',
    right: 'hand-over',
    data: () => ({ seat: 'm/customer/29:deputy', to: newcomer.id }),
  },
  {
    verb: 'checkpoint.acknowledge',
    right: 'acknowledge',
    data: ({ version }) => ({ phase: 'remediate', seen: version }),
  },
  {
    verb: 'checkpoint.confirm',
    right: 'confirm',
    side: 'customer',
    data: ({ version }) => ({ phase: 'remediate', seen: version }),
  },
  { verb: 'remediation.save', right: 'remediation-save', data: ({ id }) => ({ draft: `d-${id}` }) },
  { verb: 'proposal.accept', right: 'propose-dataset', data: () => proposed },
  { verb: 'proposal.decline', right: 'propose-dataset', data: () => proposed },
  { verb: 'remediation.none', right: 'nothing-to-remediate', listed: false, data: () => ({}) },
];

/** What the table says, read here by itself. */
function tableSays(act: Act, { columns, member, person }: Cast, { state, ticking: how }: World): boolean {
  const rule: { may: Partial<Record<Column, Reach>>; when: readonly string[]; open?: true } = rights[act.right];
  if (!rule.when.includes(state)) return false;
  // Nobody is named before the set-up is saved: whoever started does everything.
  const is = state === 'setting-up' ? (person.id === ana.id ? (['project-manager'] as const) : []) : columns;
  if (rule.open === true && how === 'open' && is.length > 0) return true;
  const own = member === undefined ? null : sideOf(member.role);
  return is.some((column) => {
    const reach = rule.may[column];
    if (reach === 'any') return true;
    if (reach === 'self') return act.self === true || person.id === '29:deputy';
    return reach === 'own' && (act.side === undefined || act.side === own);
  });
}

const worlds: readonly World[] = [
  { state: 'setting-up', ticking: 'strict', listed: true },
  { state: 'active', ticking: 'strict', listed: true },
  { state: 'active', ticking: 'open', listed: true },
  { state: 'completed', ticking: 'strict', listed: true },
];

const tenants = [home, partner, stranger] as const;
const places = ['channel', 'elsewhere', 'personal'] as const;

onEachDatabase('the table of rights', (bench) => {
  let room: Room;
  let made = 0;
  beforeEach(() => {
    room = roomOn(bench.store, ticking());
  });

  async function make(world: World): Promise<Engagement> {
    made += 1;
    const id = `engagement-${made}`;
    const channel = `19:${id}@thread.tacv2`;
    await bench.store.engagements.start({ type: 'SetupStarted', engagement: id, channel, tenant: home, at, by: ana });
    const events = eventsOf(world);
    const outcome = await bench.store.engagements.change(id, () => ({ events }));
    const lines = [{ text: 'Open port 443', side: 'customer', due: null }] as const;
    await bench.store.drafts.keep({ id: `d-${id}`, engagement: id, person: ana.id, lines, at });
    if (outcome === null) throw new Error(`${id} is not there.`);
    return outcome.engagement;
  }

  const press = async (
    { person }: Cast,
    act: Act,
    data: Record<string, unknown>,
    more: { readonly place: (typeof places)[number]; readonly tenant: string; readonly conversation: string },
  ): Promise<Reply> =>
    await room.press(person, act.verb, data, {
      ...more,
      place: more.place === 'personal' ? 'personal' : 'channel',
      conversation: more.place === 'channel' ? more.conversation : '19:elsewhere@thread.tacv2',
      members: async () => [...cast.map((one) => one.person), newcomer],
    });

  const versionOf = async (id: string): Promise<number> => (await bench.store.engagements.find(id))?.version ?? -1;

  for (const world of worlds) {
    it(`decides each press of ${world.state} (${world.ticking}), wherever and by whomever`, async function () {
      this.timeout(240_000);
      // Every combination on SQLite; on PostgreSQL those that can change something.
      const everywhere = bench.url.startsWith('postgres') ? ([home] as const) : tenants;
      let combinations = 0;
      for (const act of acts) {
        let e = await make({ ...world, listed: act.listed ?? world.listed });
        for (const who of cast) {
          for (const place of places) {
            for (const tenant of everywhere) {
              const data = { engagement: e.id, ...act.data(e, who) };
              const name = `${who.person.name}: ${act.verb} ${JSON.stringify(data)} in ${place}, ${tenant}`;
              const before = e.version;
              const reply = await press(who, act, data, { place, tenant, conversation: e.channel });
              const after = await versionOf(e.id);
              const member = world.state !== 'setting-up' && who.member !== undefined;
              const seen =
                (tenant === home || (tenant === partner && world.state !== 'setting-up')) &&
                (place === 'channel' || (place === 'personal' && (member || who.person.id === ana.id)));
              const expected = seen && tableSays(act, who, world);
              assert.equal(after > before, expected, `${name}: ${JSON.stringify(reply).slice(0, 400)}`);
              if (!seen) {
                const unknown = { ...data, engagement: 'engagement-unknown' };
                const same = await press(who, act, unknown, { place, tenant, conversation: e.channel });
                assert.deepEqual(reply, same, `${name}: not the answer for an id that does not exist`);
              }
              combinations += 1;
              if (after > before) e = await make({ ...world, listed: act.listed ?? world.listed });
            }
          }
        }
      }
      assert.ok(combinations >= 400 * everywhere.length, `${combinations} combinations`);
    });
  }

  it('gives somebody else’s engagement, item and seat away to nobody', async () => {
    const mine = await make(worlds[1] as World);
    const theirs = await make(worlds[1] as World);
    const customer = cast[1] as Cast;
    for (const act of acts) {
      const data = { ...act.data(theirs, customer), engagement: theirs.id };
      const here = { place: 'channel', tenant: home, conversation: mine.channel } as const;
      const reply = await press(customer, act, data, here);
      assert.deepEqual(
        reply,
        await press(customer, act, { ...data, engagement: 'engagement-unknown' }, here),
        act.verb,
      );
      assert.equal(await versionOf(theirs.id), theirs.version);
    }
  });
});
