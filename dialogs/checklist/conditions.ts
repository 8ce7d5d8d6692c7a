import { conditionsCard, conditionsPreviewCard } from '../../cards/checklist/conditions.js';
import { t } from '../../cards/kit/i18n.js';
import { answersIn } from '../../cards/kit/verbs.js';
import type { Decision } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { may } from '../../data/domain/rights.js';
import { answersWith, effectsOf, saveConditions } from '../../data/domain/setup/conditions.js';
import { engagementAs } from '../turn/engagement-card.js';
import { changeHere, engagementMeant, languageOf } from '../turn/engagements.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';

export const showConditions: Press<'conditions.form'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'condition', turn.person.id);
  if (denied !== null) return refused(turn, denied);
  return { card: conditionsCard(found, { locale: languageOf(found, turn), answers: answersWith(found, {}) }) };
};

type Said = Readonly<Record<string, unknown>>;

const decide = (turn: Turn, engagement: Engagement, said: Said, expected?: string): Decision =>
  saveConditions(
    engagement,
    turn.library.of(engagement).dataset,
    answersWith(engagement, answersIn(engagement.playbook, said)),
    turn.person,
    turn.now,
    expected,
  );

/** What would happen, of the engagement as it is now. Writes nothing. */
function preview(turn: Turn, engagement: Engagement, said: Said, more: { page?: number; notice?: string } = {}): Reply {
  const decision = decide(turn, engagement, said);
  if ('refusal' in decision) return refused(turn, decision.refusal);
  return {
    card: conditionsPreviewCard(engagement, {
      locale: languageOf(engagement, turn),
      answers: answersWith(engagement, answersIn(engagement.playbook, said)),
      effects: effectsOf(engagement, decision.events),
      ...more,
    }),
  };
}

export const previewConditions: Press<'conditions.preview'> = async (turn, { engagement, page = 1, ...said }) => {
  const found = await engagementMeant(turn, engagement);
  return found === null ? notFound(turn) : preview(turn, found, said, { page });
};

/** Does what the preview showed; where the lists changed since, they are looked at again. */
export const saveConditionsForm: Press<'conditions.save'> = async (turn, { engagement, expected, ...said }) => {
  const outcome = await changeHere(turn, engagement, (e) => decide(turn, e, said, expected));
  if (outcome === null) return notFound(turn);
  const { refusal, engagement: now } = outcome;
  const { notice } = noticeOf(turn, outcome);
  if (refusal?.code === 'changed-meanwhile') return preview(turn, now, said, notice === undefined ? {} : { notice });
  return { card: engagementAs(turn, now, { notice: notice ?? t(turn.locale, 'conditions.saved') }) };
};
