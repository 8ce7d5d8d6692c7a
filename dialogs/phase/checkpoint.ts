import { refusalSentence, t } from '../../cards/kit/i18n.js';
import { missingCard, reviewCard } from '../../cards/phase/checkpoint.js';
import { signOffCard } from '../../cards/phase/sign-off.js';
import { phaseName } from '../../cards/wording/names.js';
import { isNothing, missingFor } from '../../data/domain/checklist/missing.js';
import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import { acknowledge, confirm, stateNothingToRemediate } from '../../data/domain/phase/checkpoint.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { may } from '../../data/domain/rights.js';
import { todayOf } from '../../data/domain/workdays.js';
import type { Outcome } from '../../data/store/store.js';
import { changePrivileged } from '../people/group-roles.js';
import { whereRosterIsRead } from '../people/roster.js';
import { engagementAs } from '../turn/engagement-card.js';
import { changeHere, engagementMeant, languageOf, readingOf } from '../turn/engagements.js';
import { notFound, noticeOf } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';

/** Asked early: what is missing, by party. Ready: everything to look at before acknowledging. Writes nothing. */
export const review: Press<'checkpoint.review'> = async (turn, { engagement, phase, page }) => {
  const found = await engagementMeant(turn, engagement, phase);
  if (found === null) return notFound(turn);
  return { card: reviewOf(turn, found, phase, undefined, page) };
};

export function reviewOf(turn: Turn, engagement: Engagement, phase: PhaseId, notice?: string, page = 1) {
  const read = readingOf(engagement, turn);
  const said = notice === undefined ? {} : { notice };
  if (engagement.state !== 'active' || phase !== engagement.phase) return engagementAs(turn, engagement, said);
  const missing = missingFor(engagement, phase);
  return isNothing(missing)
    ? reviewCard(engagement, { phase, page, ...read, ...said })
    : missingCard(engagement, { phase, page, missing, ...read, today: todayOf(engagement, turn.now), ...said });
}

/** After an agreement: the engagement with what is next, or the review with what is missing. */
function agreed(turn: Turn, outcome: Outcome, phase: PhaseId): Reply {
  const { engagement } = outcome;
  if (outcome.refusal !== null) return { card: reviewOf(turn, engagement, phase, noticeOf(turn, outcome).notice) };
  const checkpoint = checkpointOf(engagement, phase);
  const key =
    checkpoint.passed !== null
      ? 'checkpoint.passed'
      : checkpoint.acknowledged !== null
        ? 'checkpoint.waits-for-customer'
        : 'checkpoint.waits-for-specialist';
  const notice = t(turn.locale, key, { phase: phaseName(engagement.playbook, phase, turn.locale) });
  return { card: engagementAs(turn, engagement, { notice }) };
}

/** What one half of the agreement states, once more, before it is given. What changed since is looked at again first. */
export const askOnceMore: Press<'checkpoint.ask'> = async (turn, { engagement, phase, seen, half, note = '' }) => {
  const found = await engagementMeant(turn, engagement, phase);
  if (found === null) return notFound(turn);
  const ready = found.state === 'active' && phase === found.phase && isNothing(missingFor(found, phase));
  if (!ready) return { card: reviewOf(turn, found, phase) };
  if (found.version !== seen) {
    return { card: reviewOf(turn, found, phase, refusalSentence({ code: 'changed-meanwhile' }, turn.locale)) };
  }
  return { card: signOffCard(found, { phase, half, note, locale: languageOf(found, turn) }) };
};

/** The address under which Teams knows the signer; '' where it says none: a signature does not wait for a roster. */
async function accountFor(turn: Turn, engagement: string, act: 'acknowledge' | 'confirm'): Promise<string> {
  const found = await turn.store.engagements.find(engagement);
  if (found === null || may(found, act, turn.person.id) !== null) return '';
  const known = await whereRosterIsRead(turn, () => turn.member(turn.person.id));
  return known?.addresses?.[0] ?? '';
}

/** Without its statement nothing is signed. */
async function unsigned(turn: Turn, engagement: string, phase: PhaseId): Promise<Reply> {
  const found = await engagementMeant(turn, engagement, phase);
  if (found === null) return notFound(turn);
  turn.log('refused', { code: 'not-stated', engagement });
  return { card: reviewOf(turn, found, phase, refusalSentence({ code: 'not-stated' }, turn.locale)) };
}

export const acknowledgeCheckpoint: Press<'checkpoint.acknowledge'> = async (
  turn,
  { engagement, phase, seen, note, outcomes, stated },
) => {
  if (stated === 'false') return await unsigned(turn, engagement, phase);
  const account = await accountFor(turn, engagement, 'acknowledge');
  const outcome = await changePrivileged(turn, 'acknowledge', engagement, (e) =>
    acknowledge(e, turn.library.of(e).dataset, phase, seen, turn.person, turn.now, note, outcomes, account),
  );
  return outcome === null ? notFound(turn) : agreed(turn, outcome, phase);
};

export const confirmCheckpoint: Press<'checkpoint.confirm'> = async (
  turn,
  { engagement, phase, seen, note, outcomes, stated },
) => {
  if (stated === 'false') return await unsigned(turn, engagement, phase);
  const account = await accountFor(turn, engagement, 'confirm');
  const outcome = await changePrivileged(turn, 'confirm', engagement, (e) =>
    confirm(e, turn.library.of(e).dataset, phase, seen, turn.person, turn.now, note, outcomes, account),
  );
  return outcome === null ? notFound(turn) : agreed(turn, outcome, phase);
};

/** The presser's side states that there is nothing to remediate. */
export const nothingToRemediate: Press<'remediation.none'> = async (turn, { engagement }) => {
  const outcome = await changeHere(turn, engagement, (e) => stateNothingToRemediate(e, turn.person, turn.now));
  if (outcome === null) return notFound(turn);
  return { card: reviewOf(turn, outcome.engagement, outcome.engagement.phase, noticeOf(turn, outcome).notice) };
};
