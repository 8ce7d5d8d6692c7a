import type { Engagement } from '../engagement.js';
import type { Inquiry } from '../inquiry/inquiry.js';
import type { Person } from '../person.js';
import { has, takesPart } from '../roster.js';
import type { Notice } from './notice.js';
import type { PostedCard } from './posted-card.js';

/** Whom an inquiry waits for: the specialist it was sent to, and once they replied its asker. */
export const awaitedIn = ({ direct, reply, asker }: Inquiry): Person =>
  reply === null && direct !== null ? direct.person : asker;

/**
 * Whether a card may still be brought to whom it is for. Asked when it is delivered, because people are removed between
 * a question and its reply. Shared cards are for everybody of the channel, and a pointer says nothing.
 */
export function mayStillRead(
  { kind, state }: Pick<PostedCard, 'kind' | 'state'>,
  engagement: Engagement,
  inquiry: Inquiry | null,
  notice: Notice | null,
): boolean {
  if (state === 'superseded') return true;
  if (kind === 'notice') return notice?.direct !== true || notice.to.some(({ id }) => takesPart(engagement, id));
  if (inquiry === null) return true;
  if (kind === 'asked') return !inquiry.personal || takesPart(engagement, inquiry.asker.id);
  if (kind === 'inquiry') return inquiry.direct === null || has(engagement, inquiry.direct.person.id, 'specialist');
  return kind !== 'waits' || takesPart(engagement, awaitedIn(inquiry).id);
}

/** Whether a morning's message may still be brought to a person: the engagement that it begins with may have ended, or go on without them. */
export const isStillToldOf = (engagement: Engagement, person: string): boolean =>
  engagement.state === 'active' && takesPart(engagement, person);
