import { checklistCard } from '../../cards/checklist/checklist.js';
import { standingCard } from '../../cards/checklist/standing.js';
import { engagementCard } from '../../cards/engagement/engagement.js';
import { inquiryCard, inquiryLocale } from '../../cards/inquiry/inquiry.js';
import type { Card } from '../../cards/kit/template.js';
import { meetingCard } from '../../cards/meeting/meeting.js';
import { noticeCard, noticeLocale } from '../../cards/notice/notice.js';
import { pointerCard } from '../../cards/notice/pointer.js';
import { waitsCard } from '../../cards/notice/waits.js';
import { digestCard } from '../../cards/reminder/digest.js';
import { checklistPages, standingPages } from '../../cards/rows/pages.js';
import { proposalOf } from '../../data/domain/checklist/proposal.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Inquiry } from '../../data/domain/inquiry/inquiry.js';
import type { ShownMeeting } from '../../data/domain/meeting/agenda.js';
import type { Notice } from '../../data/domain/notice/notice.js';
import { isInquiryKind, type PostedCard } from '../../data/domain/notice/posted-card.js';
import type { Instant } from '../../data/domain/person.js';
import type { Dataset, Locale } from '../../data/domain/responsibility.js';
import { todayOf } from '../../data/domain/workdays.js';
import type { SentDigest } from '../../data/store/store.js';

export interface Surroundings {
  /** The notice that the card shows. */
  readonly notice?: Notice | null;
  /** The meeting whose agenda, or minutes, the card shows. */
  readonly shown?: ShownMeeting | null;
  /** The morning's message that the card is. */
  readonly digest?: SentDigest | null;
  /** Absent = dates are not compared with today. */
  readonly now?: Instant;
  /** The documents as they are now; without them no change of them is shown. */
  readonly dataset?: Dataset;
}

/** Draws what a live card shows now, from what was saved; `inquiry` is the one that the card is about. */
export function draw(
  card: PostedCard,
  engagement: Engagement,
  locale: Locale,
  inquiry: Inquiry | null = null,
  { notice = null, shown = null, digest = null, now, dataset }: Surroundings = {},
): Card {
  const { kind } = card;
  const today = now === undefined ? {} : { today: todayOf(engagement, now) };
  if (kind === 'waits' || isInquiryKind(kind)) {
    if (inquiry === null) throw new Error(`The ${kind} card ${card.id} is about an inquiry that is not there.`);
    const own = kind === 'waits' ? locale : inquiryLocale(kind, inquiry, engagement);
    if (card.state === 'superseded') return pointerCard(own, 'pointer.inquiry');
    return kind === 'waits' ? waitsCard(inquiry, own) : inquiryCard(inquiry, engagement, { kind, locale: own });
  }
  if (card.state === 'superseded') return pointerCard(locale);
  switch (kind) {
    case 'engagement':
      return engagementCard(engagement, {
        locale,
        ...today,
        proposals: dataset === undefined ? 0 : proposalOf(engagement, dataset).length,
      });
    case 'checklist': {
      const phase = card.phase ?? engagement.phase;
      // When rows go, the last pages become pointers; they are drawn with rows again when rows come back.
      if (card.page > checklistPages(engagement, phase)) return pointerCard(locale, 'pointer.page');
      return checklistCard(engagement, { phase, page: card.page, locale, ...today });
    }
    case 'notice':
      if (notice === null) throw new Error(`The card ${card.id} is a notice that is not there.`);
      return noticeCard(notice, engagement, noticeLocale(notice, engagement));
    case 'agenda':
      if (shown === null) throw new Error(`The card ${card.id} is the agenda of a meeting that is not there.`);
      return meetingCard(engagement, shown, { locale, now: now ?? shown.meeting.starts });
    case 'digest':
      if (digest === null) throw new Error(`The card ${card.id} is a digest that is not there.`);
      return digestCard(digest, digest.locale ?? locale);
    case 'standing':
      if (card.page > standingPages(engagement)) return pointerCard(locale, 'pointer.page');
      return standingCard(engagement, { page: card.page, locale });
  }
}
