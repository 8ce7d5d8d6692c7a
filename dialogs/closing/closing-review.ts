import { closingCard, closingForm } from '../../cards/closing/closing-review.js';
import { formAgain } from '../../cards/kit/form-again.js';
import { reviewClosing } from '../../data/domain/closing/closing-review.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { may } from '../../data/domain/rights.js';
import { sideOf } from '../../data/domain/roster.js';
import { atField } from '../forms/forms.js';
import { engagementMeant, readingOf } from '../turn/engagements.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';

async function closingOf(turn: Turn, engagement: Engagement, notice?: string): Promise<Reply> {
  return {
    card: closingCard(engagement, await turn.store.closings.of(engagement.id), {
      ...readingOf(engagement, turn),
      mayWrite: may(engagement, 'closing-review', turn.person.id) === null,
      ...(notice === undefined ? {} : { notice }),
    }),
  };
}

/** What the engagement came to, by party. */
export const showClosing: Press<'closing.show'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  return found === null ? notFound(turn) : await closingOf(turn, found);
};

export const showClosingForm: Press<'closing.form'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'closing-review', turn.person.id);
  const side = sideOf(found, turn.person.id);
  if (denied !== null || side === null) {
    return await closingOf(turn, found, refused(turn, denied ?? { code: 'not-in-people' }).sentence);
  }
  const reviews = await turn.store.closings.of(found.id);
  return { card: closingForm(found, side, reviews[side], readingOf(found, turn)) };
};

export const saveClosing: Press<'closing.save'> = async (turn, { engagement, well = '', late = '' }) => {
  if ((await engagementMeant(turn, engagement)) === null) return notFound(turn);
  const outcome = await turn.store.closings.change(engagement, (e, reviews) => {
    const side = sideOf(e, turn.person.id);
    return reviewClosing(e, side === null ? null : (reviews[side] ?? null), { well, late }, turn.person, turn.now);
  });
  if (outcome === null) return notFound(turn);
  const { refusal, reviews } = outcome;
  if (refusal === null) return await closingOf(turn, outcome.engagement);
  turn.log('refused', { code: refusal.code, engagement });
  const side = sideOf(outcome.engagement, turn.person.id);
  if (side === null || (refusal.code !== 'need-review' && refusal.code !== 'reason-too-long')) {
    return await closingOf(turn, outcome.engagement, refused(turn, refusal).sentence);
  }
  const form = closingForm(outcome.engagement, side, reviews[side], readingOf(outcome.engagement, turn));
  return { card: atField(formAgain(form, { typed: { well, late } }), refusal, turn) };
};
