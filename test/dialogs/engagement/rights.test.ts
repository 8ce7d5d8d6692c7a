import assert from 'node:assert/strict';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { Event } from '../../../data/domain/event.js';
import { replyTo } from '../../../data/domain/inquiry/reply.js';
import type { Item } from '../../../data/domain/item.js';
import { planMeeting } from '../../../data/domain/meeting/plan-meetings.js';
import type { Member, Role } from '../../../data/domain/member.js';
import type { Person } from '../../../data/domain/person.js';
import type { Side } from '../../../data/domain/playbook/sides.js';
import { allRights, type Reach, type Right, rights } from '../../../data/domain/rights.js';
import type { RightColumn } from '../../../data/domain/roster.js';
import { openStore, type Store } from '../../../data/store/store.js';
import type { Reply } from '../../../dialogs/turn/turn.js';
import { onEachDatabase } from '../../data/store/database/each-database.js';
import { ana, details, smallDataset, ticking } from '../../support/history.js';
import { fasttrack } from '../../support/playbooks.js';
import { newInquiry } from '../../support/sample-inquiry.js';
import { type Room, roomOn } from '../../support/turns.js';

const at = '2026-11-20T12:00:00.000Z';
const home = 'aaaaaaaa-0000-4000-8000-000000000001';
const partner = 'aaaaaaaa-0000-4000-8000-000000000002';
const stranger = 'aaaaaaaa-0000-4000-8000-000000000003';

/** A person with the roles they were named for; what those allow is written here again, not asked of the rules. */
interface Cast {
  readonly person: Person;
  readonly member?: Omit<Member, 'person' | 'side'>;
  readonly columns: readonly RightColumn[];
}

const plays = (id: string, role: Role, columns: readonly RightColumn[], more: Partial<Member> = {}): Cast => ({
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

const sideOf = (role: Role): Side => (role === 'specialist' ? 'provider' : 'customer');
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
const missing = item('6', 'customer', { section: 'remediation', optional: false });
const ticked = { tick: { by: newcomer, at } };

interface World {
  readonly state: Engagement['state'];
  readonly ticking: 'strict' | 'open';
  /** Whether there is a remediation list. */
  readonly listed: boolean;
  /** Whether a required item is open. */
  readonly open?: boolean;
}

function eventsOf({ state, ticking: how, listed, open = false }: World): readonly Event[] {
  if (state === 'setting-up') return [];
  const by = { at, by: ana };
  const standing = { version: 0, text: 'Standing', state: 'to-arrange', marked: null } as const;
  const items = [
    item('1', 'customer'),
    item('2', 'provider'),
    item('3', 'customer', ticked),
    item('4', 'provider', ticked),
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
        { ...standing, id: 's2', side: 'provider' },
      ],
    },
    { ...by, type: 'CheckpointPassed', phase: 'assess' },
    {
      ...by,
      type: 'PhaseOpened',
      phase: 'remediate',
      items: [...items, ...(listed ? [line] : []), ...(open ? [missing] : [])],
    },
  ];
}

/** What brought it where it is, after everything that only happens while it runs. */
function endOf({ state }: World): readonly Event[] {
  const why = { at, by: ana, reason: 'Holidays' };
  if (state === 'completed') return [{ at, by: ana, type: 'EngagementCompleted' }];
  if (state === 'paused') return [{ ...why, type: 'EngagementPaused' }];
  return state === 'cancelled' ? [{ ...why, type: 'EngagementCancelled' }] : [];
}

/** One press, with the right it needs. */
interface Act {
  readonly verb: string;
  readonly right: Right;
  /** The inquiry it is about, as far as that has come. */
  readonly inquiry?: 'asked' | 'answered' | 'kept';
  /** With a required item that is open. */
  readonly open?: true;
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

const page = { phase: 'remediate', page: 1 } as const;
const signing = (version: number) => ({ phase: 'remediate', seen: version });

const people = { projectManager: ana.id, specialist: '', lead: '', team: '', coming: '' };
const dates = { onboardingStart: '', purchase: '', firstContact: '' };
const form = { customer: 'Contoso AB', workloads: 'intune', locale: 'en', tenants: partner, ...people, ...dates };

const fixes = smallDataset.responsibilities.find(({ phase }) => phase === 'remediate')?.id ?? '';
const proposed = { line: `remediate customer ${fixes}`, dataset: smallDataset.version, seen: 0 };

/** A form of an item that says one thing. */
const onForm = (right: Right, said: Record<string, unknown>): readonly Act[] =>
  (['customer', 'provider'] as const).map((side) =>
    onItem('item.save', right, side === 'customer' ? '1' : '2', side, said),
  );

/** The same by words, once for each act: on the customer's items and on Microsoft's in turn. */
const byWords = (act: string, right: Right, id: '1' | '2' | '3' | '4', said: Record<string, unknown> = {}): Act =>
  onItem('act.do', right, id, id === '1' || id === '3' ? 'customer' : 'provider', { act, ...said });

const inquiryOf = (e: Engagement): string => `q-${e.id}`;

const acts: readonly Act[] = [
  ...onForm('assign', { assignees: '29:customer' }),
  ...onForm('set-date', { due: '2026-12-10' }),
  ...onForm('note', { note: 'Sven brings the plan' }),
  ...onForm('note', { evidence: 'https://contoso.example/plan' }),
  ...onForm('mark-not-applicable', { state: 'not-applicable', reason: 'One office' }),
  ...onForm('wait', { state: 'waiting' }),
  { verb: 'items.save', right: 'assign', side: 'customer', data: () => ({ ...page, rows: '1.0', assignees: ana.id }) },
  { verb: 'items.save', right: 'tick', side: 'provider', data: () => ({ ...page, rows: '2.0', done: 'true' }) },
  onItem('item.save', 'edit-item', '1', 'customer', { text: 'Other words' }),
  onItem('item.move', 'edit-item', '1', 'customer', { to: 'down' }),
  byWords('tick', 'tick', '2'),
  byWords('untick', 'untick', '3'),
  byWords('assign', 'assign', '2', { to: '29:customer' }),
  byWords('date', 'set-date', '1', { due: '2026-12-10' }),
  byWords('note', 'note', '2', { words: 'Sven brings the plan' }),
  byWords('wait', 'wait', '1'),
  byWords('not-applicable', 'mark-not-applicable', '2', { words: 'One office' }),
  byWords('remove', 'remove-item', '1'),
  onItem('item.take-off', 'remove-item', '2', 'provider', { sure: true }),
  {
    verb: 'items.add',
    right: 'add-item',
    data: () => ({ page: 1, draft: 'draft-1', text: 'Call the branch', side: 'provider' }),
  },
  { verb: 'conditions.save', right: 'condition', data: () => ({ pcs: 'yes', expected: '0...0' }) },
  {
    verb: 'exception.save',
    right: 'except',
    open: true,
    data: () => ({ which: '6 0', owner: '29:customer', reason: 'The supplier is late', due: '2027-01-15' }),
  },
  { verb: 'send-back.save', right: 'send-back', data: ({ version }) => ({ ...signing(version), reason: 'Not yet' }) },
  {
    verb: 'reopen.save',
    right: 'reopen',
    data: ({ version }) => ({ phase: 'assess', seen: version, reason: 'Not yet' }),
  },
  { verb: 'pause.save', right: 'pause', data: () => ({ reason: 'Holidays' }) },
  { verb: 'pause.end', right: 'resume', data: () => ({}) },
  { verb: 'cancel.save', right: 'cancel', data: () => ({ reason: 'No budget' }) },
  {
    verb: 'inquiry.send',
    right: 'ask-specialist',
    data: (e, { person }) => ({ inquiry: inquiryOf(e), asker: person.id, to: e.id, text: 'Who pays?' }),
  },
  {
    verb: 'inquiry.reply',
    right: 'reply-inquiry',
    inquiry: 'asked',
    data: (e) => ({ inquiry: inquiryOf(e), seen: 1, reply: 'You do.' }),
  },
  {
    verb: 'inquiry.keep',
    right: 'keep-answer',
    inquiry: 'answered',
    data: (e) => ({ inquiry: inquiryOf(e), seen: 2 }),
  },
  {
    verb: 'inquiry.withdraw-answer',
    right: 'keep-answer',
    inquiry: 'kept',
    data: (e) => ({ inquiry: inquiryOf(e), seen: 2 }),
  },
  {
    verb: 'inquiry.agree',
    right: 'agree-answer',
    side: 'customer',
    inquiry: 'kept',
    data: (e) => ({ inquiry: inquiryOf(e), seen: 2 }),
  },
  onItem('checklist.tick', 'tick', '1', 'customer', {}),
  onItem('checklist.tick', 'tick', '2', 'provider', {}),
  onItem('checklist.untick-sure', 'untick', '3', 'customer', {}),
  onItem('checklist.untick-sure', 'untick', '4', 'provider', {}),
  onItem('standing.mark', 'mark-standing', 's1', 'customer', { state: 'arranged' }),
  onItem('standing.mark', 'mark-standing', 's2', 'provider', { state: 'continues' }),
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
    data: ({ version }) => signing(version),
  },
  {
    verb: 'checkpoint.confirm',
    right: 'confirm',
    side: 'customer',
    data: ({ version }) => signing(version),
  },
  { verb: 'remediation.save', right: 'remediation-save', data: ({ id }) => ({ draft: `d-${id}` }) },
  { verb: 'proposal.accept', right: 'propose-dataset', data: () => proposed },
  { verb: 'proposal.decline', right: 'propose-dataset', data: () => proposed },
  {
    verb: 'meetings.series-save',
    right: 'plan-meetings',
    data: () => ({ everyWeeks: '1', weekday: '1', time: '10:00', minutes: '30', from: '2026-12-01', until: '' }),
  },
  {
    verb: 'meetings.single-save',
    right: 'plan-meetings',
    data: () => ({ date: '2026-12-21', time: '9:00', minutes: '30' }),
  },
  { verb: 'meeting.move', right: 'plan-meetings', data: () => ({ meeting: 'm2', date: '2026-12-22', time: '9:00' }) },
  { verb: 'meeting.cancel', right: 'plan-meetings', data: () => ({ meeting: 'm2' }) },
  {
    verb: 'minutes.save',
    right: 'write-minutes',
    data: () => ({ meeting: 'm1', seen: 0, notes: 'We met.', decisions: 'Open the ports' }),
  },
  { verb: 'template.save', right: 'save-template', data: ({ id }) => ({ name: `Rows of ${id}`, rows: '0' }) },
  { verb: 'closing.save', right: 'closing-review', data: () => ({ well: 'All came.', late: '' }) },
  { verb: 'reopen-engagement.save', right: 'reopen-engagement', data: () => ({ reason: 'A service was added.' }) },
  { verb: 'remediation.none', right: 'nothing-to-remediate', listed: false, data: () => ({}) },
];

/** What the table says, read here by itself. */
function tableSays(act: Act, { columns, member, person }: Cast, { state, ticking: how }: World): boolean {
  const rule: { may: Partial<Record<RightColumn, Reach>>; when: readonly string[]; open?: true } = rights[act.right];
  if (!rule.when.includes(state)) return false;
  // Before the set-up is saved no person is named, so the starter does everything.
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

const base: World = { state: 'active', ticking: 'strict', listed: true };
const worlds: readonly World[] = [
  { state: 'setting-up', ticking: 'strict', listed: true },
  { state: 'active', ticking: 'open', listed: true },
  { state: 'paused', ticking: 'strict', listed: true },
  { state: 'completed', ticking: 'strict', listed: true },
  { state: 'cancelled', ticking: 'open', listed: true },
];

const tenants = [home, partner, stranger] as const;
const places = ['channel', 'elsewhere', 'personal'] as const;
type Seen = readonly [(typeof places)[number], (typeof tenants)[number]];

const everywhere: readonly Seen[] = places.flatMap((place) => tenants.map((tenant): Seen => [place, tenant]));
/** Where something can be changed, and one way of each in which nothing can be seen. */
const elsewhere: readonly Seen[] = [
  ['channel', home],
  ['personal', home],
  ['elsewhere', home],
  ['channel', partner],
  ['channel', stranger],
];

/** An engagement that does not exist, in the place of the one that does. */
const unknownFor = (act: Act, data: Record<string, unknown>): Record<string, unknown> => {
  if (act.verb === 'inquiry.send') return { ...data, to: 'engagement-unknown' };
  return act.inquiry === undefined ? { ...data, engagement: 'engagement-unknown' } : { ...data, inquiry: 'q-unknown' };
};

/** Presses everything as everybody; what changes must be what the table says. Returns how many combinations that were. */
class Table {
  private readonly room: Room;
  private made = 0;

  constructor(private readonly store: Store) {
    this.room = roomOn(store, ticking());
  }

  async make(world: World, act: Act | null = null): Promise<Engagement> {
    this.made += 1;
    const { engagements, drafts } = this.store;
    const id = `engagement-${this.made}`;
    const channel = `19:${id}@thread.tacv2`;
    await engagements.start({
      type: 'SetupStarted',
      playbook: fasttrack,
      engagement: id,
      channel,
      tenant: home,
      at,
      by: ana,
    });
    const now = { ...world, listed: act?.listed ?? world.listed, open: act?.open === true };
    await engagements.change(id, () => ({ events: eventsOf(now) }));
    if (act?.inquiry !== undefined && world.state !== 'setting-up') await this.ask(id, channel, act.inquiry);
    if (world.state !== 'setting-up') await this.meet(id);
    const outcome = await engagements.change(id, () => ({ events: endOf(now) }));
    const lines = [{ text: 'Open port 443', side: 'customer', due: null }] as const;
    await drafts.keep({ id: `d-${id}`, engagement: id, person: ana.id, lines, at });
    if (outcome === null) throw new Error(`${id} is not there.`);
    return outcome.engagement;
  }

  /** One meeting that has begun, and one that is to come. */
  private async meet(id: string): Promise<void> {
    const early = '2026-11-20T08:00:00.000Z';
    for (const date of ['2026-11-20', '2026-12-20']) {
      const when = { date, time: '11:30', minutes: 30 };
      await this.store.meetings.change(id, (e, plan) => planMeeting(e, plan, when, ana, early));
    }
  }

  private async ask(id: string, channel: string, far: 'asked' | 'answered' | 'kept'): Promise<void> {
    const { inquiries } = this.store;
    const asker = cast.find(({ person }) => person.name === 'customer')?.person ?? ana;
    const inquiry = newInquiry({ id: `q-${id}`, to: channel, from: channel, personal: false });
    await inquiries.ask(id, inquiry, asker, at);
    if (far === 'asked') return;
    const specialist = cast.find(({ person }) => person.name === 'specialist')?.person ?? ana;
    const said = { text: 'You do.', side: 'customer', keep: far === 'kept' } as const;
    await inquiries.change(`q-${id}`, (i, e) => replyTo(i, e, 1, said, specialist, at));
  }

  /** What a press that does something raises. */
  async measure(e: Engagement): Promise<number> {
    const inquiry = await this.store.inquiries.find(inquiryOf(e));
    const { version, records } = await this.store.meetings.of(e.id);
    const meetings = records.reduce((sum, record) => sum + record.version, version);
    const closings = Object.keys(await this.store.closings.of(e.id)).length;
    const templates = (await this.store.templates.of(home, fasttrack.id)).length;
    return (
      templates +
      closings +
      meetings +
      ((await this.store.engagements.find(e.id))?.version ?? -1) +
      (inquiry?.version ?? 0)
    );
  }

  async press(
    { person }: Cast,
    act: Act,
    data: Record<string, unknown>,
    [place, tenant]: Seen,
    channel: string,
  ): Promise<Reply> {
    return await this.room.press(person, act.verb, data, {
      tenant,
      place: place === 'personal' ? 'personal' : 'channel',
      conversation: place === 'channel' ? channel : '19:elsewhere@thread.tacv2',
      members: async () => [...cast.map((one) => one.person), newcomer],
    });
  }

  async check(world: World, where: readonly Seen[]): Promise<number> {
    let combinations = 0;
    for (const act of acts) {
      let e = await this.make(world, act);
      for (const who of cast) {
        for (const seen of where) {
          const [place, tenant] = seen;
          const data = { engagement: e.id, ...act.data(e, who) };
          const name = `${who.person.name}: ${act.verb} ${JSON.stringify(data)} in ${place}, ${tenant}`;
          const before = await this.measure(e);
          const reply = await this.press(who, act, data, seen, e.channel);
          const changed = (await this.measure(e)) > before;
          const sees = canSee(world, who, seen);
          assert.equal(changed, sees && tableSays(act, who, world), `${name}: ${JSON.stringify(reply).slice(0, 400)}`);
          if (!sees && world.state !== 'setting-up') {
            const same = await this.press(who, act, unknownFor(act, data), seen, e.channel);
            assert.deepEqual(reply, same, `${name}: not the answer for an id that does not exist`);
          }
          combinations += 1;
          if (changed) e = await this.make(world, act);
        }
      }
    }
    return combinations;
  }
}

/** Whether a person may know of the engagement. */
function canSee({ state }: World, { person, member }: Cast, [place, tenant]: Seen): boolean {
  const set = state !== 'setting-up';
  return (
    (tenant === home || (tenant === partner && set)) &&
    (place === 'channel' || (place === 'personal' && ((set && member !== undefined) || person.id === ana.id)))
  );
}

it('every right of the table is pressed by a verb here', () => {
  assert.deepEqual([...new Set(acts.map(({ right }) => right))].sort(), [...allRights].sort());
});

onEachDatabase('the table of rights', (bench) => {
  it('decides each press in an engagement’s channel for every presser', async function () {
    this.timeout(300_000);
    const combinations = await new Table(bench.store).check(base, [['channel', home]]);
    assert.equal(combinations, acts.length * cast.length);
  });
});

describe('the table of rights', () => {
  // What a file and PostgreSQL make of a press was seen above; thousands of engagements more need no disk.
  let store: Store;
  beforeEach(async () => {
    store = await openStore(':memory:');
  });
  afterEach(() => store.close());

  it('decides each press wherever it comes from, and from whichever tenant', async function () {
    this.timeout(300_000);
    const combinations = await new Table(store).check(base, everywhere);
    assert.ok(combinations > 3_000, `${combinations} combinations`);
  });

  for (const world of worlds) {
    it(`decides each press of ${world.state} (${world.ticking})`, async function () {
      this.timeout(300_000);
      const combinations = await new Table(store).check(world, elsewhere);
      assert.equal(combinations, acts.length * cast.length * elsewhere.length);
    });
  }

  it('refuses the engagement, item and role of another channel', async () => {
    const table = new Table(store);
    const mine = await table.make(base);
    const customer = cast[1] as Cast;
    for (const act of acts) {
      const theirs = await table.make(base, act);
      const before = await table.measure(theirs);
      const data = { engagement: theirs.id, ...act.data(theirs, customer) };
      const reply = await table.press(customer, act, data, ['channel', home], mine.channel);
      const same = await table.press(customer, act, unknownFor(act, data), ['channel', home], mine.channel);
      assert.deepEqual(reply, same, act.verb);
      assert.equal(await table.measure(theirs), before);
    }
  });
});
