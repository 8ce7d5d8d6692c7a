import type { Engagement, Member, Person, Refusal, Role } from './engagement.js';
import type { Side } from './responsibility.js';

/**
 * How far a role reaches. `own` what its own side owes or says · `any` either side's · `self` what belongs to the person
 * themselves.
 */
export type Reach = 'own' | 'any' | 'self';

/** The roles, and beside them who leads a side or deputises for its lead, whatever else they are. */
export const rightColumns = ['customer', 'representative', 'project-manager', 'specialist', 'lead'] as const;
export type RightColumn = (typeof rightColumns)[number];

/** Where an engagement is in its life. */
export type Stage = 'setting-up' | 'active' | 'paused' | 'completed' | 'cancelled';

interface Rule {
  readonly may: Readonly<Partial<Record<RightColumn, Reach>>>;
  readonly when: readonly Stage[];
  /** Everybody of the engagement may, where its details say that it is open. */
  readonly open?: true;
  /** Which sentence tells others that it is not theirs. */
  readonly says: Saying;
}

type Saying = 'item' | 'people' | 'manager' | 'details' | 'either' | 'specialist' | 'acknowledge' | 'confirm' | 'lead';

const active: readonly Stage[] = ['active'];
const begun: readonly Stage[] = ['active', 'paused', 'completed', 'cancelled'];
/** While it is paused nothing but its people changes. */
const unfinished: readonly Stage[] = ['setting-up', 'active'];

const ownSide = { customer: 'own', representative: 'own', 'project-manager': 'any', specialist: 'own' } as const;
const everybody = { customer: 'any', representative: 'any', 'project-manager': 'any', specialist: 'any' } as const;
const eachForTheirSide = {
  customer: 'own',
  representative: 'own',
  'project-manager': 'own',
  specialist: 'own',
} as const;
const manager = { 'project-manager': 'any' } as const;
const managerAndSpecialist = { 'project-manager': 'any', specialist: 'any' } as const;

const item = (more: { readonly open?: true } = {}): Rule => ({ may: ownSide, when: active, says: 'item', ...more });
const managers = (when: readonly Stage[] = active): Rule => ({ may: manager, when, says: 'manager' });
const either = (when: readonly Stage[] = active): Rule => ({ may: managerAndSpecialist, when, says: 'either' });
const specialists = (when: readonly Stage[]): Rule => ({ may: { specialist: 'any' }, when, says: 'specialist' });

/** Who may do what. Everything that changes an engagement asks here; `baton rights` prints this table. */
export const rights = {
  tick: item({ open: true }),
  untick: item({ open: true }),
  assign: item(),
  'set-date': item(),
  note: item(),
  'mark-not-applicable': item(),
  wait: item(),
  'mark-standing': item(),
  'add-item': managers(),
  'edit-item': managers(),
  'remove-item': managers(),
  condition: managers(),
  'remediation-save': { may: everybody, when: active, says: 'people' },
  'nothing-to-remediate': { may: eachForTheirSide, when: active, says: 'people' },
  acknowledge: { may: { specialist: 'any' }, when: active, says: 'acknowledge' },
  confirm: { may: { lead: 'own' }, when: active, says: 'confirm' },
  except: either(),
  'send-back': { may: { ...managerAndSpecialist, lead: 'any' }, when: active, says: 'either' },
  reopen: either(),
  pause: managers(),
  resume: managers(['paused']),
  cancel: managers(['active', 'paused']),
  'correct-details': { may: manager, when: unfinished, says: 'details' },
  'name-people': managers(['active', 'paused']),
  'hand-over': {
    may: { customer: 'self', representative: 'self', 'project-manager': 'any', specialist: 'self' },
    when: ['active', 'paused'],
    says: 'manager',
  },
  'propose-dataset': managers(),
  'ask-specialist': { may: everybody, when: active, says: 'people' },
  'reply-inquiry': specialists(begun),
  'keep-answer': specialists(begun),
  'agree-answer': { may: { lead: 'own' }, when: begun, says: 'lead' },
} as const satisfies Record<string, Rule>;

export type Right = keyof typeof rights;
export const allRights = Object.keys(rights) as readonly Right[];

/** What a right is used on: whose side owes or says it; whose own affair it is. */
export interface About {
  readonly side?: Side;
  readonly person?: string;
}

/** Why this person may not do this here and now; null when they may. The one place that decides it. */
export function may(engagement: Engagement, right: Right, person: string, about: About = {}): Refusal | null {
  const rule: Rule = rights[right];
  return (
    closedFor(engagement, rule.when) ??
    (reaches(engagement, right, person, about) ? null : denied(engagement, rule, person, about))
  );
}

/** Whether the table gives it to the person, whatever the engagement's stage. */
export function reaches(engagement: Engagement, right: Right, person: string, about: About = {}): boolean {
  const rule: Rule = rights[right];
  const own = sideOf(engagement, person);
  if (rule.open === true && own !== null && engagement.details?.ticking === 'open') return true;
  if (right === 'name-people' && namesAlone(engagement, person)) return true;
  return columnsOf(engagement, person).some((column) => {
    const reach = rule.may[column];
    if (reach === undefined) return false;
    if (reach === 'self') return about.person === undefined || about.person === person;
    return reach === 'any' || (own ?? sideOfColumn(column)) === (about.side ?? own);
  });
}

/** What a person is here, with what they stand in for. */
export function columnsOf(engagement: Engagement, person: string): readonly RightColumn[] {
  const own = present(engagement).filter((member) => member.person.id === person && member.accepted);
  return [
    ...own.map(({ role }) => role),
    ...(own.some(leads) ? (['lead'] as const) : []),
    ...(standIn(engagement)?.id === person ? (['project-manager'] as const) : []),
  ];
}

/**
 * Who stands in while no project manager is named; null where there is one. During set-up the starter, until they leave.
 * Later only one of the customer's people, so that having started gives no right to a person who left or was removed.
 */
export function standIn(engagement: Engagement): Person | null {
  const { state, starter, members, departed = [] } = engagement;
  if (state === 'setting-up') return departed.some(({ person }) => person.id === starter.id) ? null : starter;
  if (members.some(({ role }) => role === 'project-manager')) return null;
  const customers = members.filter(({ side, accepted }) => side === 'customer' && accepted);
  const first = customers.find(({ person }) => person.id === starter.id) ?? customers.find(({ lead }) => lead);
  return (first ?? customers.find(leads) ?? customers[0])?.person ?? null;
}

/** One that ended keeps its people on the record; who left the channel since has no right any more all the same. */
function present({ state, members, departed = [] }: Engagement): readonly Member[] {
  const over = state === 'completed' || state === 'cancelled';
  return over ? members.filter((member) => !departed.some((one) => one.person.id === member.person.id)) : members;
}

/** Whether a person is of the engagement: named for it, or setting it up. What they read in a personal chat hangs on it. */
export const takesPart = (engagement: Engagement, person: string): boolean =>
  present(engagement).some((member) => member.person.id === person) || standIn(engagement)?.id === person;

/** A specialist names people where none of the customer's is left, because the engagement could never go on otherwise. */
const namesAlone = (engagement: Engagement, person: string): boolean =>
  engagement.state !== 'setting-up' &&
  has(engagement, person, 'specialist') &&
  engagement.members.every(({ side }) => side === 'microsoft');

/** Everybody who may name people: the project managers, or who stands in for them. */
export function whoNames(engagement: Engagement): readonly Person[] {
  const managers = engagement.members.filter(({ role }) => role === 'project-manager').map(({ person }) => person);
  const first = standIn(engagement);
  if (first !== null) return [first];
  if (managers.length > 0) return managers;
  return engagement.members.filter(({ person }) => namesAlone(engagement, person.id)).map(({ person }) => person);
}

const sideOfColumn = (column: RightColumn): Side => (column === 'specialist' ? 'microsoft' : 'customer');

/** A lead, or a deputy: what the one may, the other may. */
export const leads = (member: Member): boolean => member.lead || member.deputy === true;

/** Phases between set-up and the end. */
export const stageOf = (engagement: Engagement): Stage => engagement.state;

function closedFor(engagement: Engagement, when: readonly Stage[]): Refusal | null {
  const stage = stageOf(engagement);
  if (when.includes(stage)) return null;
  if (stage === 'setting-up') return { code: 'not-set-up', names: { name: engagement.starter.name } };
  if (stage === 'active' || stage === 'completed') return { code: stage === 'active' ? 'changed-meanwhile' : stage };
  const { by, reason } = engagement.stopped ?? { by: engagement.starter, reason: '' };
  return { code: stage, names: { name: by.name, reason } };
}

/** The sentence for somebody whom the table does not give it to. */
function denied(engagement: Engagement, { says }: Rule, person: string, about: About): Refusal {
  const own = sideOf(engagement, person);
  const ask = { name: whomToAsk(engagement) };
  switch (says) {
    case 'item':
      if (own === null) return notInPeople(engagement);
      return {
        code: 'not-yours-to-tick',
        names: { side: about.side ?? own, customer: engagement.details?.customer ?? '' },
      };
    case 'people':
      return notInPeople(engagement);
    case 'details':
      return engagement.state === 'setting-up' ? setupOf(engagement) : { code: 'only-project-manager', names: ask };
    case 'manager':
      return own === null ? notInPeople(engagement) : { code: 'only-project-manager-does', names: ask };
    case 'either':
      return own === null ? notInPeople(engagement) : { code: 'only-manager-or-specialist', names: ask };
    case 'specialist': {
      const accepted = engagement.members.find((member) => member.role === 'specialist' && member.accepted);
      return accepted === undefined
        ? { code: 'nobody-to-ask', names: ask }
        : { code: 'only-specialist-replies', names: { name: accepted.person.name } };
    }
    case 'acknowledge': {
      // Somebody who was named but has not accepted yet is told so; others are told who the specialist is.
      const accepted = engagement.members.some((member) => member.role === 'specialist' && member.accepted);
      const names = { name: rightName(engagement, 'specialist') };
      return { code: accepted ? 'not-specialist' : 'specialist-not-accepted', names };
    }
    case 'confirm': {
      if (own === 'microsoft') return { code: 'own-side-confirm' };
      const lead = leadOf(engagement, 'customer');
      return lead === undefined
        ? { code: 'no-lead', names: ask }
        : { code: 'only-lead-confirms', names: { name: lead.person.name } };
    }
    case 'lead': {
      const lead = leadOf(engagement, about.side ?? 'customer');
      return lead === undefined
        ? { code: 'no-lead', names: ask }
        : { code: 'only-lead-agrees', names: { name: lead.person.name } };
    }
  }
}

/** Why a set-up is not another person's to fill in. */
export const setupOf = (engagement: Engagement): Refusal => ({
  code: standIn(engagement) === null ? 'starter-left' : 'only-starter-sets-up',
  names: { name: engagement.starter.name },
});

/** The side a person stands on in this engagement; null for somebody who is not among its people. */
export function sideOf(engagement: Engagement, person: string): Side | null {
  return present(engagement).find((member) => member.person.id === person && member.accepted)?.side ?? null;
}

export const has = (engagement: Engagement, person: string, role: Role): boolean =>
  present(engagement).some((member) => member.person.id === person && member.role === role && member.accepted);

/** Who leads a side; a deputy where no lead is named. */
export const leadOf = (engagement: Engagement, side: Side): Member | undefined => {
  const theirs = engagement.members.filter((member) => member.side === side && member.accepted);
  return theirs.find((member) => member.lead) ?? theirs.find(leads);
};

/** Name of the first person with a role, for sentences that say whom to ask; empty when there is none. */
export const rightName = (engagement: Engagement, role: Role): string =>
  engagement.members.find((member) => member.role === role)?.person.name ?? '';

/** Whom to ask for what only the project manager changes: the manager, or who stands in until one is named. */
export const whomToAsk = (engagement: Engagement): string => (whoNames(engagement)[0] ?? engagement.starter).name;

/** For somebody who is on neither side of this engagement. */
export const notInPeople = (engagement: Engagement): Refusal => ({
  code: 'not-in-people',
  names: { name: whomToAsk(engagement) },
});

/** Whether anything can be changed at all: set up, not paused, and not at its end. */
export const isOpen = (engagement: Engagement): Refusal | null => closedFor(engagement, active);
