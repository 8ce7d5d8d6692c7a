import { countsOf, itemsOf, listedOn } from '../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../data/domain/checklist/duties.js';
import { toArrange } from '../../data/domain/checklist/standing.js';
import { checkpointOf, type Engagement } from '../../data/domain/engagement.js';
import type { Member } from '../../data/domain/member.js';
import { exceptionsOf } from '../../data/domain/phase/exception.js';
import { besideOf, phasePlace, phasesOf } from '../../data/domain/playbook/phases.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import { type Side, sides } from '../../data/domain/playbook/sides.js';
import type { IsoDate, Locale } from '../../data/domain/responsibility.js';
import { passedLine } from '../checklist/checklist.js';
import { arrangeLines, unended } from '../checklist/to-arrange.js';
import { day, t } from '../kit/i18n.js';
import { languageLine } from '../kit/language.js';
import { escaped, nameLength } from '../kit/markdown.js';
import { asManyAsFit } from '../kit/message-size.js';
import { type Card, layout } from '../kit/template.js';
import { press } from '../kit/verbs.js';
import { statedLine } from '../phase/phases.js';
import { exceptionLine } from '../phase/reason-form.js';
import { whole } from '../wording/citation.js';
import { countsLine } from '../wording/counts.js';
import type { Zone } from '../wording/date-time.js';
import { deadlineLines } from '../wording/deadlines.js';
import { memberWords } from '../wording/member-words.js';
import { phaseName } from '../wording/names.js';
import { nextSteps, waitingToAccept } from '../wording/next-step.js';
import { sideHeading } from '../wording/party.js';
import json from './engagement.json' with { type: 'json' };

const draw = layout(json);

/** Standing duties a summary names; the standing list shows them all. */
const mostArrange = 20;
/** People named per side; a team can be as large as its channel. */
const mostPeople = 15;

/** The engagement at a glance: where it is, who is in it, how far each side is, what is next. */
export function engagementCard(
  engagement: Engagement,
  {
    locale,
    notice,
    today,
    proposals = 0,
    zone,
  }: {
    readonly locale: Locale;
    readonly notice?: string;
    readonly today?: IsoDate;
    readonly zone?: Zone;
    /** Lines that the project manager has to decide because the documents changed. */
    readonly proposals?: number;
  },
): Card {
  const next = nextSteps(engagement, locale);
  const ready = engagement.state !== 'setting-up';
  return asManyAsFit(mostArrange, (most) =>
    draw({
      lang: locale,
      notice: notice === undefined ? null : escaped(notice),
      title: escaped(engagement.details?.customer ?? t(locale, 'engagement.new')),
      subtitle: subtitleOf(engagement, locale),
      language: languageLine(engagement, { kind: 'engagement' }, locale),
      steps: ready ? stepsOf(engagement, locale) : [],
      sides: ready ? sides.map((side) => sideOf(engagement, side, locale)) : [],
      // While nothing can be done, the box says why.
      nextTitle:
        engagement.state === 'paused' || engagement.state === 'cancelled' ? null : t(locale, 'engagement.next'),
      next: [
        ...(today === undefined ? [] : deadlineLines(engagement, today, locale)),
        ...next,
        ...(proposals > 0 ? [t(locale, 'engagement.proposals', { n: proposals })] : []),
      ].map((text) => ({ text })),
      accept: [
        ...acceptButtons(engagement, locale),
        ...(proposals > 0
          ? [press('proposal.show', t(locale, 'button.proposals'), { engagement: engagement.id })]
          : []),
      ],
      record: recordOf(engagement, locale, most, zone),
      arrangeTitle: t(locale, 'engagement.to-arrange', { n: toArrange(engagement).length }),
      arrange:
        engagement.state === 'completed' ? arrangeLines(engagement, { locale, most }).map((text) => ({ text })) : [],
      actions: actionsOf(engagement, locale),
    }),
  );
}

function subtitleOf({ state, phase, details, playbook }: Engagement, locale: Locale): string {
  if (state === 'setting-up') return t(locale, 'engagement.setting-up');
  if (state === 'completed') return t(locale, 'engagement.completed');
  if (state === 'cancelled') return t(locale, 'engagement.cancelled');
  if (state === 'paused') return t(locale, 'engagement.paused');
  const where = t(locale, 'engagement.phase', {
    n: phasePlace(playbook, phase) + 1,
    of: playbook.phases.length,
    phase: phaseName(playbook, phase, locale),
  });
  const start = details?.onboardingStart ?? null;
  return start === null ? where : `${where} · ${t(locale, 'engagement.since', { date: day(start, locale) })}`;
}

function stepsOf(engagement: Engagement, locale: Locale) {
  return phasesOf(engagement.playbook).map((phase) => {
    const { passed: at, stated } = checkpointOf(engagement, phase);
    const passed = at !== null;
    const current = (engagement.state === 'active' || engagement.state === 'paused') && phase === engagement.phase;
    return {
      mark: passed ? '✓' : current ? '●' : stated === undefined ? '○' : '–',
      name: stepName(engagement, phase, locale),
      colour: passed ? 'Good' : current ? 'Accent' : 'Default',
      weight: current ? 'Bolder' : 'Default',
    };
  });
}

/** A phase, and the lists that are worked on beside it: once it is open, those that have rows. */
function stepName(engagement: Engagement, phase: PhaseId, locale: Locale): string {
  const { playbook } = engagement;
  const beside = besideOf(playbook, phase).filter(({ id }) => listedOn(engagement, id).length > 0);
  return [phase, ...beside.map(({ id }) => id)].map((list) => phaseName(playbook, list, locale)).join(' + ');
}

function sideOf(engagement: Engagement, side: Side, locale: Locale) {
  const owed = itemsOf(engagement, engagement.phase).filter((item) => item.side === side);
  const members = engagement.members.filter((member) => member.side === side);
  const more = members.length - mostPeople;
  return {
    party: escaped(sideHeading(engagement, side, locale)),
    progress: engagement.state === 'active' ? countsLine(countsOf(owed), locale) || null : null,
    people: [
      ...members.slice(0, mostPeople).map((member) => ({ text: memberLine(engagement, member, locale) })),
      ...(more > 0 ? [{ text: t(locale, 'engagement.more-people', { n: more }) }] : []),
    ],
  };
}

const memberLine = (engagement: Engagement, member: Member, locale: Locale): string =>
  [escaped(member.person.name, nameLength), ...memberWords(engagement, member, locale)].join(' · ');

function acceptButtons(engagement: Engagement, locale: Locale) {
  if (engagement.state !== 'active' || waitingToAccept(engagement).length === 0) return [];
  const data = { engagement: engagement.id };
  return [
    press('specialist.accept', t(locale, 'button.accept'), data, { style: 'positive' }),
    press('specialist.decline', t(locale, 'button.not-me'), data),
  ];
}

const recordOf = (engagement: Engagement, locale: Locale, most: number, zone?: Zone) =>
  phasesOf(engagement.playbook)
    .map((phase) => passedLine(engagement, phase, locale, zone) ?? statedLine(engagement, phase, locale, zone))
    .filter((line) => line !== null)
    .concat(openExceptions(engagement, locale, most))
    .map((text) => ({ text }));

/** What was still open at the last checkpoint goes on after the engagement, so it stays in sight. */
function openExceptions(engagement: Engagement, locale: Locale, most: number): readonly string[] {
  if (engagement.state !== 'completed') return [];
  const all = exceptionsOf(engagement, engagement.phase);
  const lines = all
    .slice(0, most)
    .map((item) => `☐ ${escaped(unended(whole(wordsOf(item, locale))))} · ${exceptionLine(item.exception, locale)}`);
  return all.length > most ? [...lines, t(locale, 'list.more', { n: all.length - most })] : lines;
}

function actionsOf(engagement: Engagement, locale: Locale) {
  const { id, phase, state } = engagement;
  const data = { engagement: id };
  const refresh = press('engagement.show', t(locale, 'button.refresh'), data);
  const standing = press('standing.post', t(locale, 'button.standing'), data);
  if (state === 'setting-up') return [press('setup.show', t(locale, 'button.set-up'), data), refresh];
  const phaseList = press('phases.show', t(locale, 'button.phases'), data);
  if (state === 'completed') {
    return [
      press('closing.show', t(locale, 'button.closing'), data, { style: 'positive' }),
      ...[standing, phaseList, refresh],
      press('templates.show', t(locale, 'button.templates'), data),
      press('reopen-engagement.form', t(locale, 'button.reopen-engagement'), data, { mode: 'secondary' }),
    ];
  }
  if (state === 'cancelled') return [standing, phaseList, refresh];
  if (state === 'paused') {
    return [press('pause.end', t(locale, 'button.resume'), data, { style: 'positive' }), standing, phaseList, refresh];
  }
  return [
    press('checklist.post', t(locale, 'button.checklist'), data),
    press('checkpoint.review', t(locale, 'button.review'), { ...data, phase }),
    standing,
    phaseList,
    press('setup.show', t(locale, 'button.correct'), data),
    refresh,
    press('meetings.show', t(locale, 'button.meetings'), data, { mode: 'secondary' }),
    press('templates.show', t(locale, 'button.templates'), data, { mode: 'secondary' }),
  ];
}
