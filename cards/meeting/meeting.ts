import { wordsOf } from '../../data/domain/checklist/duties.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Item } from '../../data/domain/item.js';
import { type Agenda, agendaOf, type ShownMeeting } from '../../data/domain/meeting/agenda.js';
import { decisionDraft } from '../../data/domain/meeting/minutes.js';
import type { Instant } from '../../data/domain/person.js';
import { sides } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { todayOf } from '../../data/domain/workdays.js';
import { t } from '../kit/i18n.js';
import { languageLine } from '../kit/language.js';
import { editable, escaped, nameLength } from '../kit/markdown.js';
import { asManyAsFit } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { type ExecuteAction, press } from '../kit/verbs.js';
import { itemRow, rowBlock } from '../rows/item-row.js';
import { whole } from '../wording/citation.js';
import { dateTime, dayAt, sharedZone, type Zone } from '../wording/date-time.js';
import { emptyListLine, partyIn } from '../wording/item-words.js';
import { phaseName } from '../wording/names.js';
import json from './meeting.json' with { type: 'json' };
import { meetingMeta, startWords } from './meeting-words.js';

const draw = layout(json);

export interface MeetingView {
  readonly locale: Locale;
  readonly now: Instant;
  /** Where times are told; without it as shared cards do. */
  readonly zone?: Zone;
  readonly notice?: string;
}

interface Section {
  readonly heading: string | null;
  readonly lines: readonly { readonly text: string }[];
  readonly rows: readonly object[];
}

/** Rows of one kind that an agenda names; what is more is told by its number. */
const mostRows = 8;

/** A meeting: what it is about, and once minutes are written what was said and decided. */
export function meetingCard(engagement: Engagement, shown: ShownMeeting, view: MeetingView): Card {
  const { locale, notice } = view;
  const { record, meeting } = shown;
  const zone = view.zone === undefined ? sharedZone(engagement) : view.zone;
  const customer = engagement.details?.customer ?? '';
  const { minutes } = record;
  const meta = meetingMeta(engagement, meeting, locale, zone, view.now);
  const leads = [
    startWords(meeting, locale, zone),
    ...(meeting.is === 'cancelled' ? [t(locale, 'agenda.cancelled')] : meta === '' ? [] : [meta]),
    ...(minutes === null
      ? []
      : [
          t(locale, 'minutes.by', {
            name: escaped(minutes.by.name, nameLength),
            when: dateTime(minutes.at, locale, zone),
          }),
        ]),
  ];
  return asManyAsFit(mostRows, (most) =>
    draw({
      lang: locale,
      notice: notice === undefined ? null : escaped(notice),
      language: record.number === 0 ? null : languageLine(engagement, { kind: 'agenda', page: record.number }, locale),
      title: escaped(t(locale, minutes === null ? 'agenda.title' : 'minutes.title', { customer })),
      leads: leads.map((text) => ({ text })),
      sections:
        minutes !== null
          ? writtenSections(engagement, shown, locale)
          : meeting.is === 'cancelled'
            ? []
            : agendaSections(engagement, shown, { ...view, zone }, most),
      notes:
        minutes === null && meeting.is !== 'cancelled'
          ? [{ text: t(locale, 'agenda.as-of', { when: dateTime(view.now, locale, zone) }) }]
          : [],
      actions: actionsOf(engagement, shown, locale, view.now),
    }),
  );
}

const lines = (...texts: readonly string[]) => texts.map((text) => ({ text }));

function agendaSections(
  engagement: Engagement,
  { since, previous }: ShownMeeting,
  { locale, now, zone }: MeetingView & { readonly zone: Zone },
  most: number,
): readonly Section[] {
  if (engagement.state !== 'active' && engagement.state !== 'paused') return [];
  const agenda = agendaOf(engagement, since, now);
  const phase = phaseName(engagement.playbook, engagement.phase, locale);
  const rows = (items: readonly Item[]) => rowsOf(engagement, items, { locale, now, zone }, most);
  const { missing, exceptions } = agenda;
  const blocking = sides.filter((side) => missing.open[side].length > 0);
  const nothing = blocking.length + missing.statements.length === 0;
  const decided = previous?.minutes?.decisions ?? [];
  return [
    ...(nothing ? [{ heading: null, lines: lines(t(locale, 'agenda.nothing-blocks', { phase })), rows: [] }] : []),
    ...blocking.map((side) => ({
      heading: t(locale, 'agenda.blocking', {
        party: partyIn(engagement, side, locale),
        n: missing.open[side].length,
        phase,
      }),
      lines: [],
      rows: rows(missing.open[side]),
    })),
    ...decideSection(engagement, agenda, locale, most),
    ...(exceptions.length === 0
      ? []
      : [{ heading: t(locale, 'record.exceptions', { n: exceptions.length }), lines: [], rows: rows(exceptions) }]),
    {
      heading:
        since.last === null
          ? t(locale, 'agenda.since-start')
          : t(locale, 'agenda.since', { date: dayAt(since.last, locale, zone) }),
      lines: lines(
        t(locale, 'agenda.numbers', { done: since.done, reopened: since.reopened, added: since.added }),
        ...(since.passed === 0 ? [] : [t(locale, 'agenda.passed', { n: since.passed })]),
      ),
      rows: [],
    },
    ...(decided.length === 0
      ? []
      : [{ heading: t(locale, 'agenda.decided'), lines: lines(...decided.slice(0, most).map(bullet)), rows: [] }]),
  ];
}

const bullet = (text: string): string => `• ${escaped(text)}`;

/** What the people have to agree on: a signature that waits, statements, open conditions, what is late. */
function decideSection(
  engagement: Engagement,
  { awaits, missing, undecided, toAgree }: Agenda,
  locale: Locale,
  most: number,
): readonly Section[] {
  const phase = phaseName(engagement.playbook, engagement.phase, locale);
  const more = undecided.length - most;
  const said = [
    ...(awaits === null
      ? []
      : [
          t(locale, awaits === 'confirm' ? 'checkpoint.waits-for-customer' : 'checkpoint.waits-for-specialist', {
            phase,
          }),
        ]),
    ...missing.statements.map((side) =>
      emptyListLine(engagement, 'checkpoint.statement-missing', { phase: engagement.phase, side }, locale),
    ),
    ...(toAgree.length === 0 ? [] : [t(locale, 'agenda.to-agree', { n: toAgree.length })]),
    ...undecided
      .slice(0, most)
      .map((item) => t(locale, 'agenda.undecided', { text: escaped(whole(wordsOf(item, locale))) })),
    ...(more > 0 ? [t(locale, 'list.more', { n: more })] : []),
  ];
  return said.length === 0 ? [] : [{ heading: t(locale, 'agenda.decide'), lines: lines(...said), rows: [] }];
}

function rowsOf(
  engagement: Engagement,
  items: readonly Item[],
  { locale, now, zone }: { readonly locale: Locale; readonly now: Instant; readonly zone: Zone },
  most: number,
): readonly object[] {
  const today = todayOf(engagement, now);
  const options = { locale, page: 1, closed: true, looks: true, alone: true, today, zone };
  const shown = items.slice(0, most).map((item) => rowBlock(itemRow(engagement, item, options)));
  const more = items.length - shown.length;
  return more <= 0
    ? shown
    : [
        ...shown,
        rowBlock({ mark: '', colour: 'Default', text: t(locale, 'list.more', { n: more }), meta: null, press: null }),
      ];
}

function writtenSections(engagement: Engagement, { record }: ShownMeeting, locale: Locale): readonly Section[] {
  const { minutes } = record;
  if (minutes === null) return [];
  const listed = new Set(engagement.items.filter(({ removed }) => !removed).map(({ draft }) => draft));
  const rows = minutes.decisions.map((text, index) => {
    const isListed = listed.has(decisionDraft(record, index));
    return rowBlock({
      mark: isListed ? '✓' : '•',
      colour: isListed ? 'Good' : 'Default',
      text: escaped(text),
      meta: t(locale, isListed ? 'minutes.listed' : 'button.list-decision'),
      press: isListed
        ? null
        : press('decision.form', t(locale, 'button.list-decision'), {
            engagement: engagement.id,
            meeting: record.meeting,
            decision: index,
          }),
    });
  });
  return [
    ...(minutes.notes === ''
      ? []
      : [{ heading: t(locale, 'minutes.notes'), lines: lines(...paragraphs(minutes.notes)), rows: [] }]),
    ...(rows.length === 0 ? [] : [{ heading: t(locale, 'minutes.decided'), lines: [], rows }]),
  ];
}

/** Typed lines as they stand below one another. */
const paragraphs = (text: string): readonly string[] =>
  editable(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => escaped(line, 2_000));

function actionsOf(engagement: Engagement, { record, meeting }: ShownMeeting, locale: Locale, now: Instant) {
  const data = { engagement: engagement.id, meeting: meeting.id };
  const ahead = meeting.starts > now;
  const actions: ExecuteAction[] = [];
  // A shared card is drawn once before the meeting and read after it, so it has both ways on.
  if (meeting.is !== 'cancelled') {
    const key = record.minutes === null ? 'button.write-minutes' : 'button.edit-minutes';
    actions.push(press('minutes.form', t(locale, key), data, record.minutes === null ? { style: 'positive' } : {}));
    actions.push(press('meeting.show', t(locale, 'button.update-agenda'), data));
  }
  if (ahead) actions.push(press('meeting.form', t(locale, 'button.change-meeting'), data));
  actions.push(press('meetings.show', t(locale, 'button.meetings'), { engagement: engagement.id }));
  return actions;
}
