import { proposalCard } from '../../cards/checklist/proposal.js';
import { refusalSentence, t } from '../../cards/kit/i18n.js';
import type { Card } from '../../cards/kit/template.js';
import { proposalOf } from '../../data/domain/checklist/proposal.js';
import { acceptLine, declineLine } from '../../data/domain/checklist/proposal-line.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { may } from '../../data/domain/rights.js';
import { engagementAs } from '../turn/engagement-card.js';
import { changeHere, engagementMeant, languageOf } from '../turn/engagements.js';
import { notFound, noticeOf } from '../turn/refusals.js';
import type { Press, Turn } from '../turn/turn.js';

const lines = (turn: Turn, engagement: Engagement, notice?: string): Card => {
  const { dataset } = turn.library.of(engagement);
  return proposalCard(engagement, {
    locale: languageOf(engagement, turn),
    lines: proposalOf(engagement, dataset),
    dataset: dataset.version,
    ...(notice === undefined ? {} : { notice }),
  });
};

/** What the documents say differently now; for the project manager. */
export const showProposal: Press<'proposal.show'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'propose-dataset', turn.person.id);
  if (denied === null) return { card: lines(turn, found) };
  turn.log('refused', { code: denied.code, engagement });
  return { card: engagementAs(turn, found, { notice: refusalSentence(denied, turn.locale) }) };
};

/** One line's decision, and what is left; after the last one the engagement's card again. */
const decided =
  (decide: typeof acceptLine): Press<'proposal.accept' | 'proposal.decline'> =>
  async (turn, { engagement, ...pressed }) => {
    const outcome = await changeHere(turn, engagement, (e) =>
      decide(e, turn.library.of(e).dataset, pressed, turn.person, turn.now),
    );
    if (outcome === null) return notFound(turn);
    const { notice } = noticeOf(turn, outcome);
    const now = outcome.engagement;
    if (may(now, 'propose-dataset', turn.person.id) !== null)
      return { card: engagementAs(turn, now, notice === undefined ? {} : { notice }) };
    return proposalOf(now, turn.library.of(now).dataset).length === 0
      ? { card: engagementAs(turn, now, { notice: notice ?? t(turn.locale, 'proposal.decided') }) }
      : { card: lines(turn, now, notice) };
  };

export const acceptProposal: Press<'proposal.accept'> = decided(acceptLine);
export const declineProposal: Press<'proposal.decline'> = decided(declineLine);
