import { isClosed, isRequired, itemsOf } from '../checklist/checklist.js';
import { isFor } from '../checklist/items.js';
import { isNothing, missingFor } from '../checklist/missing.js';
import { checkpointOf, type Engagement } from '../engagement.js';
import type { Inquiry } from '../inquiry/inquiry.js';
import type { Item } from '../item.js';
import type { Instant } from '../person.js';
import { otherSide } from '../playbook/sides.js';
import { may } from '../rights.js';
import { sideOf } from '../roster.js';

/** What an engagement asks of one person besides items. `waits-…` is not theirs to do: they wait for it. */
export type MineKind =
  | 'accept'
  | 'acknowledge'
  | 'confirm'
  | 'questions'
  | 'agree'
  | 'proposals'
  | 'waits-for-customer'
  | 'waits-for-specialist';

export interface MineStep {
  readonly kind: MineKind;
  /** How many there are, where they are counted. */
  readonly n: number;
  readonly since: Instant;
}

/** What waits for one person in one engagement. */
export interface Mine {
  readonly engagement: Engagement;
  /** What this person alone can do, oldest first. */
  readonly now: readonly MineStep[];
  /** Assigned to them, by name or by role, and open: what is due first stands first. */
  readonly items: readonly Item[];
  /** The other side said that these wait on theirs. */
  readonly theirs: readonly Item[];
  /** What they have done their part of. */
  readonly waiting: readonly MineStep[];
}

/** What an engagement knows of besides itself. */
export interface Around {
  readonly inquiries: readonly Inquiry[];
  /** Lines that the changed documents propose. */
  readonly proposals: number;
}

/** What waits for a person: nothing where an engagement is paused or over. */
export function mineIn(engagement: Engagement, person: string, { inquiries, proposals }: Around): Mine {
  if (engagement.state !== 'active') return { engagement, now: [], items: [], theirs: [], waiting: [] };
  const open = itemsOf(engagement, engagement.phase).filter((item) => !isClosed(item));
  const items = open.filter((item) => isFor(item, engagement, person));
  const side = sideOf(engagement, person);
  const { now, waiting } = signing(engagement, person);
  const steps: readonly MineStep[] = [
    ...now,
    ...counted(
      'questions',
      inquiries.filter(({ state }) => state === 'asked' && may(engagement, 'reply-inquiry', person) === null),
    ),
    ...counted(
      'agree',
      inquiries.filter(({ kept }) => {
        if (kept === null || kept.awaits === null || kept.agreed !== null || kept.notAgreed !== null) return false;
        return may(engagement, 'agree-answer', person, { side: kept.awaits }) === null;
      }),
    ),
    ...(proposals > 0 && may(engagement, 'propose-dataset', person) === null
      ? [{ kind: 'proposals', n: proposals, since: engagement.startedAt } as const]
      : []),
  ];
  return {
    engagement,
    now: [...steps].sort((a, b) => a.since.localeCompare(b.since)),
    items: [...items].sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9')),
    theirs: open.filter(
      (item) => item.waiting !== undefined && side !== null && item.side === otherSide(side) && !items.includes(item),
    ),
    waiting,
  };
}

const counted = (kind: 'questions' | 'agree', found: readonly Inquiry[]): readonly MineStep[] => {
  const since = found.map(({ kept, at }) => kept?.at ?? at).sort()[0];
  return since === undefined ? [] : [{ kind, n: found.length, since }];
};

/** Accepting, acknowledging and confirming, and whom the rest waits for. */
function signing(engagement: Engagement, person: string): Pick<Mine, 'now' | 'waiting'> {
  const { members, phase, startedAt } = engagement;
  const { joint, acknowledged, confirmed } = checkpointOf(engagement, phase);
  const named = members.some((m) => m.person.id === person && m.role === 'specialist' && !m.accepted);
  if (named) return { now: [{ kind: 'accept', n: 1, since: startedAt }], waiting: [] };
  if (!isNothing(missingFor(engagement, phase))) return { now: [], waiting: [] };
  const acknowledges = may(engagement, 'acknowledge', person) === null;
  const confirms = joint && may(engagement, 'confirm', person, { side: 'customer' }) === null;
  const ready = readySince(engagement);
  return {
    now: [
      ...(acknowledges && acknowledged === null ? [{ kind: 'acknowledge', n: 1, since: ready } as const] : []),
      ...(confirms && confirmed === null ? [{ kind: 'confirm', n: 1, since: acknowledged?.at ?? ready } as const] : []),
    ],
    waiting: [
      ...(acknowledges && joint && acknowledged !== null && confirmed === null
        ? [{ kind: 'waits-for-customer', n: 1, since: acknowledged.at } as const]
        : []),
      ...(confirms && confirmed !== null && acknowledged === null
        ? [{ kind: 'waits-for-specialist', n: 1, since: confirmed.at } as const]
        : []),
    ],
  };
}

/** When the last required item was done. */
const readySince = (engagement: Engagement): Instant =>
  itemsOf(engagement, engagement.phase)
    .filter(isRequired)
    .flatMap(({ tick }) => tick?.at ?? [])
    .sort()
    .at(-1) ?? engagement.startedAt;

/** Whether a list holds anything for the person. */
export const isMine = ({ now, waiting }: Mine): boolean => now.length + waiting.length > 0;
