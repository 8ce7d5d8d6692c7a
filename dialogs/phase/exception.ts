import { exceptionForm, sendBackForm } from '../../cards/phase/reason-form.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { exceptItem, withdrawException } from '../../data/domain/phase/exception.js';
import { sendBack } from '../../data/domain/phase/send-back.js';
import { atField } from '../forms/forms.js';
import { changePrivileged } from '../people/group-roles.js';
import { engagementAs } from '../turn/engagement-card.js';
import { languageOf } from '../turn/engagements.js';
import { notFound, noticeOf } from '../turn/refusals.js';
import type { Press, Turn } from '../turn/turn.js';
import { reviewOf } from './checkpoint.js';
import { formFor } from './phases.js';

const form = (
  turn: Turn,
  engagement: Engagement,
  more: { page?: number; notice?: string; typed?: Record<string, string> } = {},
) => exceptionForm(engagement, { locale: languageOf(engagement, turn), ...more });

/** Which item stays open when the phase is passed, and what stays open by agreement already. */
export const showExceptions: Press<'exception.form'> = (turn, { engagement, page = 1 }) =>
  formFor(turn, engagement, 'except', (found) => form(turn, found, { page }));

export const except: Press<'exception.save'> = async (turn, data) => {
  const { engagement, which = '', owner = '', reason = '', due = '' } = data;
  const [item = '', seen = ''] = which.split(' ');
  const outcome = await changePrivileged(turn, 'except', engagement, (e) =>
    item === ''
      ? { refusal: { code: 'need-item' } }
      : exceptItem(e, item, Number(seen), { reason, owner, due }, turn.person, turn.now),
  );
  if (outcome === null) return notFound(turn);
  if (outcome.refusal !== null && outcome.engagement.state !== 'active') {
    return { card: engagementAs(turn, outcome.engagement, noticeOf(turn, outcome)) };
  }
  if (outcome.refusal === null) return { card: form(turn, outcome.engagement) };
  noticeOf(turn, outcome);
  return {
    card: atField(form(turn, outcome.engagement, { typed: { which, owner, reason, due } }), outcome.refusal, turn),
  };
};

export const withdrawExcepted: Press<'exception.withdraw'> = async (turn, { engagement, item, seen }) => {
  const outcome = await changePrivileged(turn, 'except', engagement, (e) =>
    withdrawException(e, item, seen, turn.person, turn.now),
  );
  return outcome === null ? notFound(turn) : { card: form(turn, outcome.engagement, noticeOf(turn, outcome)) };
};

export const showSendBack: Press<'send-back.form'> = (turn, { engagement, phase, page = 1 }) =>
  formFor(turn, engagement, 'send-back', (found) =>
    sendBackForm(found, phase, { locale: languageOf(found, turn), page }),
  );

export const sendBackPhase: Press<'send-back.save'> = async (turn, data) => {
  const { engagement, phase, seen, reason = '', items = '' } = data;
  const chosen = items.split(',').filter((item) => item !== '');
  const outcome = await changePrivileged(turn, 'send-back', engagement, (e) =>
    sendBack(e, phase, seen, { reason, items: chosen }, turn.person, turn.now),
  );
  if (outcome === null) return notFound(turn);
  const { notice } = noticeOf(turn, outcome);
  const { refusal } = outcome;
  if (refusal?.code === 'need-reason' || refusal?.code === 'reason-too-long') {
    const locale = languageOf(outcome.engagement, turn);
    return {
      card: atField(sendBackForm(outcome.engagement, phase, { locale, typed: { reason, items } }), refusal, turn),
    };
  }
  return { card: reviewOf(turn, outcome.engagement, phase, notice) };
};
