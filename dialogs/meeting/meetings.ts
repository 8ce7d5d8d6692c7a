import { whichEngagementFor } from '../../cards/fact/which-engagement.js';
import { formAgain } from '../../cards/kit/form-again.js';
import type { Card } from '../../cards/kit/template.js';
import { type MeetingView, meetingCard } from '../../cards/meeting/meeting.js';
import { meetingsCard } from '../../cards/meeting/meetings.js';
import { moveForm, seriesForm, singleForm } from '../../cards/meeting/plan-forms.js';
import type { Refusal } from '../../data/domain/decision.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { MeetingPlan } from '../../data/domain/meeting/meeting.js';
import { meetingNamed } from '../../data/domain/meeting/meetings-between.js';
import {
  cancelMeeting,
  endSeries,
  type MeetingDecision,
  moveMeeting,
  planMeeting,
  planSeries,
  restoreMeeting,
  runningSeries,
} from '../../data/domain/meeting/plan-meetings.js';
import { may } from '../../data/domain/rights.js';
import { todayOf } from '../../data/domain/workdays.js';
import type { MeetingOutcome } from '../../data/store/meetings/meetings.js';
import { atField } from '../forms/forms.js';
import { engagementsMeant } from '../meant/whereabouts.js';
import { engagementMeant, readingOf } from '../turn/engagements.js';
import { notFound, refused } from '../turn/refusals.js';
import type { Phrase, Press, Reply, Turn } from '../turn/turn.js';

/** The plan as it is, for a reader. */
export async function meetingsOf(turn: Turn, engagement: Engagement, notice?: string): Promise<Reply> {
  const { plan, records, secret } = await turn.store.meetings.of(engagement.id);
  const address = turn.place === 'personal' && secret !== null ? turn.calendarAt?.(secret) : undefined;
  return {
    card: meetingsCard(engagement, {
      ...readingOf(engagement, turn),
      ...{ plan, records, now: turn.now },
      mayPlan: may(engagement, 'plan-meetings', turn.person.id) === null,
      ...(address === undefined ? {} : { calendar: address }),
      ...(notice === undefined ? {} : { notice }),
    }),
  };
}

export const showMeetings: Press<'meetings.show'> = async (turn, { engagement }) => {
  const found = await engagementMeant(turn, engagement);
  return found === null ? notFound(turn) : await meetingsOf(turn, found);
};

/** "Plan the checkpoint meetings": the plan, from which they are planned; nothing is planned by words alone. */
export const meetingsCommand: Phrase = async (turn) => {
  const found = await engagementsMeant(turn);
  if ('sentence' in found) return found;
  const [engagement, ...more] = found;
  if (more.length > 0) {
    return {
      card: whichEngagementFor(found, turn.locale, ({ id }) => ({ verb: 'meetings.show', data: { engagement: id } })),
    };
  }
  return await meetingsOf(turn, engagement);
};

/** A form for those who may plan; others get the plan with the sentence that says who may. */
async function planForm(turn: Turn, id: string, form: (engagement: Engagement) => Promise<Reply>): Promise<Reply> {
  const found = await engagementMeant(turn, id);
  if (found === null) return notFound(turn);
  const denied = may(found, 'plan-meetings', turn.person.id);
  if (denied === null) return await form(found);
  const { sentence } = refused(turn, denied);
  return await meetingsOf(turn, found, sentence);
}

export const showSeriesForm: Press<'meetings.series-form'> = (turn, { engagement }) =>
  planForm(turn, engagement, async (found) => ({ card: await seriesFormFor(turn, found) }));

async function seriesFormFor(turn: Turn, engagement: Engagement) {
  const { plan } = await turn.store.meetings.of(engagement.id);
  const running = runningSeries(plan).at(-1);
  return seriesForm(engagement, {
    locale: readingOf(engagement, turn).locale,
    today: todayOf(engagement, turn.now),
    ...(running === undefined ? {} : { running }),
  });
}

export const showSingleForm: Press<'meetings.single-form'> = (turn, { engagement }) =>
  planForm(turn, engagement, async (found) => ({ card: singleForm(found, readingOf(found, turn)) }));

export const showMoveForm: Press<'meeting.form'> = (turn, { engagement, meeting }) =>
  planForm(turn, engagement, async (found) => {
    const { plan } = await turn.store.meetings.of(found.id);
    const known = meetingNamed(found, plan, meeting);
    if (known === undefined || known.is === 'dropped') {
      return await meetingsOf(turn, found, refused(turn, { code: 'no-such-meeting' }).sentence);
    }
    return { card: moveForm(found, known, readingOf(found, turn)) };
  });

/** A change of the plan by a press, looked up and decided in one transaction; null for what is not here. */
export async function changeMeetings(
  turn: Turn,
  id: string,
  decide: Parameters<Turn['store']['meetings']['change']>[1],
): Promise<MeetingOutcome | null> {
  if ((await engagementMeant(turn, id)) === null) return null;
  const outcome = await turn.store.meetings.change(id, decide);
  if (outcome !== null && outcome.refusal !== null) turn.log('refused', { code: outcome.refusal.code, engagement: id });
  if (outcome !== null && outcome.events.length > 0) turn.changed(id, outcome.engagement.version);
  return outcome;
}

/** The plan after a change; a form whose field is refused comes back as it was filled in. */
async function planned(
  turn: Turn,
  id: string,
  decide: (engagement: Engagement, plan: MeetingPlan) => MeetingDecision,
  again: ((engagement: Engagement, refusal: Refusal) => Promise<Reply>) | null = null,
): Promise<Reply> {
  const outcome = await changeMeetings(turn, id, decide);
  if (outcome === null) return notFound(turn);
  const { engagement, refusal } = outcome;
  if (refusal === null) return await meetingsOf(turn, engagement);
  if (again !== null && ofField.has(refusal.code)) return await again(engagement, refusal);
  return await meetingsOf(turn, engagement, refused(turn, refusal).sentence);
}

/** Refusals of what was typed into a form. */
const ofField: ReadonlySet<string> = new Set([
  'unread-time',
  'need-date',
  'meeting-length',
  'meeting-past',
  'meeting-far',
  'meeting-until',
  'meeting-taken',
]);

/** A refused form as it was filled in, the sentence at its field. */
const formBack = (turn: Turn, card: Card, refusal: Refusal, typed: Readonly<Record<string, string>>): Card =>
  atField(formAgain(card, { typed }), refusal, turn);

const typedBack = (values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value ?? '']));

export const saveSeries: Press<'meetings.series-save'> = (turn, { engagement, ...typed }) => {
  const { everyWeeks, weekday, time = '', minutes = '', from = '', until = '' } = typed;
  return planned(
    turn,
    engagement,
    (e, plan) =>
      planSeries(
        e,
        plan,
        {
          everyWeeks: everyWeeks === '2' ? 2 : 1,
          weekday: Number(weekday),
          ...{ time, minutes: Number(minutes), from: from === '' ? todayOf(e, turn.now) : from },
          until: until === '' ? null : until,
        },
        turn.person,
        turn.now,
      ),
    async (found, refusal) => ({ card: formBack(turn, await seriesFormFor(turn, found), refusal, typedBack(typed)) }),
  );
};

export const endMeetingSeries: Press<'meetings.series-end'> = (turn, { engagement }) =>
  planned(turn, engagement, (e, plan) => endSeries(e, plan, turn.person, turn.now));

export const saveSingle: Press<'meetings.single-save'> = (turn, { engagement, ...typed }) => {
  const { date = '', time = '', minutes = '' } = typed;
  return planned(
    turn,
    engagement,
    (e, plan) => planMeeting(e, plan, { date, time, minutes: Number(minutes) }, turn.person, turn.now),
    async (found, refusal) => ({
      card: formBack(turn, singleForm(found, readingOf(found, turn)), refusal, typedBack(typed)),
    }),
  );
};

export const moveOneMeeting: Press<'meeting.move'> = (turn, { engagement, meeting, date = '', time = '' }) =>
  planned(
    turn,
    engagement,
    (e, plan) => moveMeeting(e, plan, meeting, { date, time }, turn.person, turn.now),
    async (found, refusal) => {
      const { plan } = await turn.store.meetings.of(found.id);
      const known = meetingNamed(found, plan, meeting);
      if (known === undefined) return await meetingsOf(turn, found, refused(turn, refusal).sentence);
      return { card: formBack(turn, moveForm(found, known, readingOf(found, turn)), refusal, { date, time }) };
    },
  );

export const cancelOneMeeting: Press<'meeting.cancel'> = (turn, { engagement, meeting }) =>
  planned(turn, engagement, (e, plan) => cancelMeeting(e, plan, meeting, turn.person, turn.now));

export const restoreOneMeeting: Press<'meeting.restore'> = (turn, { engagement, meeting }) =>
  planned(turn, engagement, (e, plan) => restoreMeeting(e, plan, meeting, turn.person, turn.now));

/** Its agenda as it is now, or its minutes. */
export const showMeeting: Press<'meeting.show'> = async (turn, { engagement, meeting }) => {
  const found = await engagementMeant(turn, engagement);
  return found === null ? notFound(turn) : await meetingOf(turn, found, meeting);
};

export async function meetingOf(turn: Turn, engagement: Engagement, id: string, notice?: string): Promise<Reply> {
  const shown = await turn.store.meetings.shown(engagement, id);
  if (shown === null) return await meetingsOf(turn, engagement, refused(turn, { code: 'no-such-meeting' }).sentence);
  const view: MeetingView = {
    ...readingOf(engagement, turn),
    now: turn.now,
    ...(notice === undefined ? {} : { notice }),
  };
  return { card: meetingCard(engagement, shown, view) };
}

/** The meeting of a card that was posted. */
export async function showNumbered(turn: Turn, engagement: Engagement, number: number): Promise<Reply> {
  const record = await turn.store.meetings.numbered(engagement.id, number);
  return record === null ? await meetingsOf(turn, engagement) : await meetingOf(turn, engagement, record.meeting);
}
