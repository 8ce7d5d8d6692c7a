import { refusalSentence, t } from '../../cards/kit/i18n.js';
import type { Card } from '../../cards/kit/template.js';
import { phaseRecordCard } from '../../cards/phase/phase-record.js';
import { phasesCard } from '../../cards/phase/phases.js';
import { reopenEngagementForm, reopenForm, stopForm } from '../../cards/phase/reason-form.js';
import type { Decision, Refusal } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { RecordedMeeting } from '../../data/domain/meeting/meeting.js';
import { cancelEngagement, pauseEngagement, resumeEngagement } from '../../data/domain/phase/pause.js';
import { mayPhase, type PhaseAct } from '../../data/domain/phase/phase-rights.js';
import type { PhaseRecord } from '../../data/domain/phase/record.js';
import { reopenEngagement, reopenPhase } from '../../data/domain/phase/send-back.js';
import { isOpen, may } from '../../data/domain/rights.js';
import { atField } from '../forms/forms.js';
import { changePrivileged } from '../people/group-roles.js';
import { engagementAs } from '../turn/engagement-card.js';
import { changeHere, engagementMeant, languageOf, readingOf } from '../turn/engagements.js';
import { notFound, noticeOf, refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';

/** Every phase with what it came to, and what can be done with phases as a whole. */
export const showPhases: Press<'phases.show'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  return found === null ? notFound(turn) : { card: phasesCard(found, readingOf(found, turn)) };
};

/** What a passed phase came to, as it was frozen: the newest record where it was passed more than once. */
export const showRecord: Press<'record.show'> = async (turn, { engagement, phase, page }) => {
  const found = await engagementMeant(turn, engagement, phase);
  if (found === null) return notFound(turn);
  const records = await turn.store.records.of(found.id);
  const record = records.find((one) => one.phase === phase);
  const { locale, zone } = readingOf(found, turn);
  return record === undefined
    ? refused(turn, { code: 'no-record' })
    : { card: phaseRecordCard(found, record, locale, zone, page, await metDuring(turn, record, records)) };
};

/** The meetings with minutes between the passing before and this one. */
async function metDuring(
  turn: Turn,
  record: PhaseRecord,
  records: readonly PhaseRecord[],
): Promise<readonly RecordedMeeting[]> {
  const from = records
    .map(({ passed }) => passed)
    .filter((passed) => passed < record.passed)
    .sort()
    .at(-1);
  const known = await turn.store.meetings.of(record.engagement);
  return known.records
    .filter(({ minutes, starts }) => minutes !== null && starts <= record.passed && starts > (from ?? ''))
    .sort((a, b) => (a.starts < b.starts ? -1 : 1));
}

/** A form for those who may do what it is for; others get the sentence that says who may. */
export async function formFor(
  turn: Turn,
  id: string,
  act: PhaseAct,
  form: (engagement: Engagement) => Card,
): Promise<Reply> {
  const found = await engagementMeant(turn, id);
  if (found === null) return notFound(turn);
  // A paused engagement can still be cancelled.
  const closed = act === 'cancel' && found.state === 'paused' ? null : isOpen(found);
  const denied = closed ?? mayPhase(found, act, turn.person.id);
  if (denied === null) return { card: form(found) };
  turn.log('refused', { code: denied.code, engagement: id });
  return { card: engagementAs(turn, found, { notice: refusalSentence(denied, turn.locale) }) };
}

/** A refused form comes back as it was filled in. */
async function changed(
  turn: Turn,
  id: string,
  decide: (engagement: Engagement) => Decision,
  again: (engagement: Engagement) => Card,
  change = changeHere,
): Promise<Reply> {
  const outcome = await change(turn, id, decide);
  if (outcome === null) return notFound(turn);
  const { notice } = noticeOf(turn, outcome);
  const { engagement, refusal } = outcome;
  if (notice === undefined) return { card: engagementAs(turn, engagement) };
  const isTyping = refusal?.code === 'need-reason' || refusal?.code === 'reason-too-long';
  return { card: isTyping ? atField(again(engagement), refusal, turn) : engagementAs(turn, engagement, { notice }) };
}

export const showReopen: Press<'reopen.form'> = (turn, { engagement }) =>
  formFor(turn, engagement, 'reopen', (found) => reopenForm(found, { locale: languageOf(found, turn) }));

export const reopen: Press<'reopen.save'> = (turn, { engagement, phase, seen, reason = '' }) =>
  changed(
    turn,
    engagement,
    (e) =>
      phase === undefined
        ? { refusal: { code: 'not-passed' } }
        : reopenPhase(e, phase, seen, reason, turn.person, turn.now),
    (e) =>
      reopenForm(e, {
        locale: languageOf(e, turn),
        typed: { ...(phase === undefined ? {} : { phase }), reason },
      }),
    (asked, id, decide) => changePrivileged(asked, 'reopen', id, decide),
  );

/** Why a completed engagement goes on; where another one runs in its channel it cannot. */
export const showReopenEngagement: Press<'reopen-engagement.form'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'reopen-engagement', turn.person.id) ?? (await channelTaken(turn, found));
  if (denied !== null) return { card: engagementAs(turn, found, { notice: refusalSentence(denied, turn.locale) }) };
  return { card: reopenEngagementForm(found, { locale: languageOf(found, turn) }) };
};

async function channelTaken(turn: Turn, { id, channel }: Engagement): Promise<Refusal | null> {
  const running = await turn.store.engagements.inChannel(channel);
  const isFree =
    running === null || running.id === id || running.state === 'completed' || running.state === 'cancelled';
  return isFree ? null : { code: 'channel-busy' };
}

export const reopenCompleted: Press<'reopen-engagement.save'> = async (turn, { engagement, reason = '' }) => {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const denied = may(found, 'reopen-engagement', turn.person.id);
  const taken = denied === null ? await channelTaken(turn, found) : null;
  if (taken !== null) return { card: engagementAs(turn, found, { notice: refusalSentence(taken, turn.locale) }) };
  return await changed(
    turn,
    engagement,
    (e) => reopenEngagement(e, reason, turn.person, turn.now),
    (e) => reopenEngagementForm(e, { locale: languageOf(e, turn), typed: { reason } }),
    (asked, id, decide) => changePrivileged(asked, 'reopen-engagement', id, decide),
  );
};

export const showPause: Press<'pause.form'> = (turn, { engagement }) =>
  formFor(turn, engagement, 'pause', (found) => stopForm(found, 'pause', { locale: languageOf(found, turn) }));

export const pause: Press<'pause.save'> = (turn, { engagement, reason = '' }) =>
  changed(
    turn,
    engagement,
    (e) => pauseEngagement(e, reason, turn.person, turn.now),
    (e) => stopForm(e, 'pause', { locale: languageOf(e, turn), typed: { reason } }),
  );

export const resume: Press<'pause.end'> = async (turn, { engagement }) => {
  const outcome = await changeHere(turn, engagement, (e) => resumeEngagement(e, turn.person, turn.now));
  if (outcome === null) return notFound(turn);
  const said = outcome.refusal === null ? { notice: t(turn.locale, 'pause.ended') } : noticeOf(turn, outcome);
  return { card: engagementAs(turn, outcome.engagement, said) };
};

export const showCancel: Press<'cancel.form'> = (turn, { engagement }) =>
  formFor(turn, engagement, 'cancel', (found) => stopForm(found, 'cancel', { locale: languageOf(found, turn) }));

export const cancel: Press<'cancel.save'> = (turn, { engagement, reason = '' }) =>
  changed(
    turn,
    engagement,
    (e) => cancelEngagement(e, reason, turn.person, turn.now),
    (e) => stopForm(e, 'cancel', { locale: languageOf(e, turn), typed: { reason } }),
    (asked, id, decide) => changePrivileged(asked, 'cancel', id, decide),
  );
