import type { Refusal } from './decision.js';
import type { Engagement } from './engagement.js';
import { holderOf } from './playbook/owner.js';
import type { PlaybookSide } from './playbook/playbook.js';
import { partyById, type Side } from './playbook/sides.js';
import { columnsOf, leadOf, namesAlone, type RightColumn, rightName, sideOf, standIn, whomToAsk } from './roster.js';

/**
 * How far a role reaches. `own` what its own side owes or says · `any` either side's · `self` what belongs to the person
 * themselves.
 */
export type Reach = 'own' | 'any' | 'self';

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

export const manager = { 'project-manager': 'any' } as const;

const managerAndSpecialist = { 'project-manager': 'any', specialist: 'any' } as const;

const item = (more: { readonly open?: true } = {}): Rule => ({ may: ownSide, when: active, says: 'item', ...more });

export const managers = (when: readonly Stage[] = active): Rule => ({ may: manager, when, says: 'manager' });

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
  'plan-meetings': either(['active', 'paused']),
  'write-minutes': { may: everybody, when: ['active', 'paused', 'completed'], says: 'people' },
  'closing-review': { may: eachForTheirSide, when: ['completed'], says: 'people' },
  'reopen-engagement': managers(['completed']),
  'save-template': managers(begun),
  'ask-specialist': { may: everybody, when: active, says: 'people' },
  'reply-inquiry': specialists(begun),
  'keep-answer': specialists(begun),
  'agree-answer': { may: { lead: 'own' }, when: begun, says: 'lead' },
} as const satisfies Record<string, Rule>;

export type Right = keyof typeof rights;

export const allRights = Object.keys(rights) as readonly Right[];

/** What a right is used on: whose side owes or says it; whose own affair it is. */
export interface About {
  readonly side?: PlaybookSide;
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
    // What a party on neither side owes, either side keeps up to date.
    return reach === 'any' || about.side === 'other' || (own ?? sideOfColumn(column)) === (about.side ?? own);
  });
}

const sideOfColumn = (column: RightColumn): Side => (column === 'specialist' ? 'provider' : 'customer');

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

/** The playbook's names of a side, as a sentence says them. */
function namesOf({ playbook }: Engagement, side: PlaybookSide): Pick<Refusal, 'party'> {
  const found = partyById(playbook, holderOf(playbook, { side }));
  return found === undefined ? {} : { party: { ...found.names, ...found.inSentences } };
}

/** The refusal for a person without the right. */
function denied(engagement: Engagement, { says }: Rule, person: string, about: About): Refusal {
  const own = sideOf(engagement, person);
  const ask = { name: whomToAsk(engagement) };
  switch (says) {
    case 'item':
      if (own === null) return notInPeople(engagement);
      return {
        code: 'not-yours-to-tick',
        ...namesOf(engagement, about.side ?? own),
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
        ? { code: 'no-specialist-to-ask', names: ask }
        : { code: 'only-specialist-replies', names: { name: accepted.person.name } };
    }
    case 'acknowledge': {
      // A named specialist who has not accepted is told so; others are told who the specialist is.
      const accepted = engagement.members.some((member) => member.role === 'specialist' && member.accepted);
      const names = { name: rightName(engagement, 'specialist') };
      return { code: accepted ? 'not-specialist' : 'specialist-not-accepted', names };
    }
    case 'confirm': {
      if (own === 'provider') return { code: 'own-side-confirm' };
      const lead = leadOf(engagement, 'customer');
      return lead === undefined
        ? { code: 'no-lead', names: ask }
        : { code: 'only-lead-confirms', names: { name: lead.person.name } };
    }
    case 'lead': {
      const lead = leadOf(engagement, about.side === 'provider' ? about.side : 'customer');
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

/** The refusal for a person on neither side. */
export const notInPeople = (engagement: Engagement): Refusal => ({
  code: 'not-in-people',
  names: { name: whomToAsk(engagement) },
});

/** Whether anything can be changed at all: set up, not paused, and not at its end. */
export const isOpen = (engagement: Engagement): Refusal | null => closedFor(engagement, active);
