import { isClosed, listedOn } from '../checklist/checklist.js';
import { turningDays } from '../deadlines.js';
import type { Engagement } from '../engagement.js';
import type { Instant } from '../person.js';
import { hostOf } from '../playbook/phases.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { IsoDate } from '../responsibility.js';
import { dawnOf, plusDays, todayOf, zoneOf } from '../workdays.js';
import type { PostedCard } from './posted-card.js';

/**
 * When a card that is drawn now shows something else although nothing happens: a row is late from the day after it was
 * due, a term of the documents becomes near, and late. null where no such day comes. At most one edit for each such day.
 */
export function redrawAt(
  engagement: Engagement,
  { kind, phase, state }: Pick<PostedCard, 'kind' | 'phase' | 'state'>,
  now: Instant,
): Instant | null {
  if (engagement.state !== 'active' || state === 'superseded') return null;
  const today = todayOf(engagement, now);
  const days =
    kind === 'engagement'
      ? turningDays(engagement)
      : kind === 'checklist' && phase !== null && hostOf(engagement.playbook, phase) === engagement.phase
        ? lateDays(engagement, phase)
        : [];
  const next = days.filter((day) => day > today).sort()[0];
  return next === undefined ? null : dawnOf(next, zoneOf(engagement.details));
}

const lateDays = (engagement: Engagement, list: PhaseId): readonly IsoDate[] =>
  listedOn(engagement, list).flatMap((item) =>
    item.due === undefined || isClosed(item) ? [] : [plusDays(item.due, 1)],
  );
