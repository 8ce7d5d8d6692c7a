import { engagementCard } from '../../cards/engagement/engagement.js';
import type { Card } from '../../cards/kit/template.js';
import { proposalOf } from '../../data/domain/checklist/proposal.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { todayOf } from '../../data/domain/workdays.js';
import { readingOf } from './engagements.js';
import type { Turn } from './turn.js';

/** How many lines the documents' change leaves to the project manager: the engagement's card says so. */
export const proposalsFor = ({ knowledge }: Turn, engagement: Engagement): number =>
  proposalOf(engagement, knowledge.dataset).length;

/** The engagement's own card, with one sentence on top. */
export const engagementAs = (turn: Turn, engagement: Engagement, said: { readonly notice?: string } = {}): Card =>
  engagementCard(engagement, {
    ...readingOf(engagement, turn),
    today: todayOf(engagement, turn.now),
    proposals: proposalsFor(turn, engagement),
    ...said,
  });
