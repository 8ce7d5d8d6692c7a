import { formAgain } from '../../cards/kit/form-again.js';
import { refusalSentence } from '../../cards/kit/i18n.js';
import { decisionForm, minutesForm } from '../../cards/meeting/minutes-form.js';
import { mayItem } from '../../data/domain/checklist/item-rights.js';
import { addItem } from '../../data/domain/checklist/own-items.js';
import { addRemediation, mayAdd } from '../../data/domain/checklist/remediation.js';
import type { Refusal } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { ShownMeeting } from '../../data/domain/meeting/agenda.js';
import { decisionDraft, writeMinutes } from '../../data/domain/meeting/minutes.js';
import { wordOfSide } from '../../data/domain/playbook/stored-sides.js';
import { may } from '../../data/domain/rights.js';
import { atField } from '../forms/forms.js';
import { changeHere, engagementMeant, readingOf } from '../turn/engagements.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Press, Reply, Turn } from '../turn/turn.js';
import { changeMeetings, meetingOf, meetingsOf } from './meetings.js';

/** A form about one meeting, where this person may fill it in; else the meeting with the reason. */
async function meetingForm(
  turn: Turn,
  { engagement, meeting }: { readonly engagement: string; readonly meeting: string },
  denied: (engagement: Engagement, shown: ShownMeeting) => Refusal | null,
  form: (engagement: Engagement, shown: ShownMeeting) => Reply,
): Promise<Reply> {
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const shown = await turn.store.meetings.shown(found, meeting);
  if (shown === null) return await meetingsOf(turn, found, refused(turn, { code: 'no-such-meeting' }).sentence);
  const refusal = denied(found, shown);
  return refusal === null ? form(found, shown) : await meetingOf(turn, found, meeting, refused(turn, refusal).sentence);
}

export const showMinutesForm: Press<'minutes.form'> = (turn, data) =>
  meetingForm(
    turn,
    data,
    (found, { meeting }) =>
      may(found, 'write-minutes', turn.person.id) ?? (meeting.starts > turn.now ? { code: 'meeting-ahead' } : null),
    (found, shown) => ({ card: minutesForm(found, shown, readingOf(found, turn)) }),
  );

/** Minutes that were changed by another person meanwhile come back beside what was typed. */
export const saveMinutes: Press<'minutes.save'> = async (turn, data) => {
  const { engagement, meeting, seen, notes = '', decisions = '' } = data;
  const outcome = await changeMeetings(turn, engagement, (e, plan, record) =>
    writeMinutes(e, plan, record(meeting), { meeting, seen, notes, decisions }, turn.person, turn.now),
  );
  if (outcome === null) return notFound(turn);
  const { refusal } = outcome;
  if (refusal === null) return await meetingOf(turn, outcome.engagement, meeting);
  const shown = await turn.store.meetings.shown(outcome.engagement, meeting);
  const isTyping =
    refusal.code === 'need-minutes' || refusal.code === 'too-long' || refusal.code === 'changed-meanwhile';
  if (shown === null || !isTyping) {
    return await meetingOf(turn, outcome.engagement, meeting, refused(turn, refusal).sentence);
  }
  const form = minutesForm(outcome.engagement, shown, readingOf(outcome.engagement, turn));
  return { card: atField(formAgain(form, { typed: { notes, decisions } }), refusal, turn) };
};

/** Who may write on a list decides whether the decision may go there. */
const mayList = (turn: Turn, engagement: Engagement): Refusal | null => {
  const own = mayAdd(engagement, turn.person);
  return own === null ? null : (mayItem(engagement, 'add-item', 'customer', turn.person.id) ?? null);
};

export const showDecisionForm: Press<'decision.form'> = (turn, { decision, ...data }) =>
  meetingForm(
    turn,
    data,
    (found, { record }) =>
      record.minutes?.decisions[decision] === undefined ? { code: 'changed-meanwhile' } : mayList(turn, found),
    (found, shown) => ({ card: decisionForm(found, shown, decision, readingOf(found, turn)) }),
  );

/** The decision as a row; pressed again, it adds nothing. */
export const saveDecision: Press<'decision.save'> = async (turn, data) => {
  const { engagement, meeting, decision, text = '', side, list, due } = data;
  const found = await engagementMeant(turn, engagement);
  if (found === null) return notFound(turn);
  const shown = await turn.store.meetings.shown(found, meeting);
  if (shown?.record.minutes?.decisions[decision] === undefined) {
    return await meetingOf(turn, found, meeting, refused(turn, { code: 'changed-meanwhile' }).sentence);
  }
  const draft = decisionDraft(shown.record, decision);
  const day = due === undefined || due === '' ? null : due;
  const outcome = await changeHere(turn, engagement, (e) =>
    list === 'own'
      ? addRemediation(e, draft, [{ text: text.trim(), side, due: day }], turn.person, turn.now)
      : addItem(e, draft, { text, side, due: day }, turn.person, turn.now),
  );
  if (outcome === null) return notFound(turn);
  if (outcome.refusal === null) {
    return await meetingOf(turn, outcome.engagement, meeting);
  }
  turn.log('refused', { code: outcome.refusal.code, engagement });
  const form = decisionForm(outcome.engagement, shown, decision, readingOf(outcome.engagement, turn));
  const typed = { text, side: wordOfSide(side), list, due: due ?? '' };
  return { card: formAgain(form, { notice: refusalSentence(outcome.refusal, turn.locale), typed }) };
};
