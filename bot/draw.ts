import { checklistCard } from '../cards/checklist.js';
import { engagementCard } from '../cards/engagement.js';
import { pointerCard } from '../cards/pointer.js';
import { standingCard } from '../cards/standing.js';
import type { Card } from '../cards/template.js';
import type { Engagement } from '../data/domain/engagement.js';
import type { PostedCard } from '../data/domain/posted-card.js';
import type { Locale } from '../data/domain/responsibility.js';

/** Draws what a live card shows now, from what was saved. */
export function draw(card: PostedCard, engagement: Engagement, locale: Locale): Card {
  if (card.state === 'superseded') return pointerCard(locale);
  switch (card.kind) {
    case 'engagement':
      return engagementCard(engagement, { locale });
    case 'checklist':
      return checklistCard(engagement, { phase: card.phase ?? engagement.phase, page: card.page, locale });
    case 'standing':
      return standingCard(engagement, { page: card.page, locale });
  }
}
