import { closingCard, closingForm } from '../../cards/closing/closing-review.js';
import { meetingFact } from '../../cards/fact/fact-meeting.js';
import { factCard } from '../../cards/fact/fact-part.js';
import type { Card } from '../../cards/kit/template.js';
import { meetingCard } from '../../cards/meeting/meeting.js';
import { meetingsCard } from '../../cards/meeting/meetings.js';
import { decisionForm, minutesForm } from '../../cards/meeting/minutes-form.js';
import { moveForm, seriesForm, singleForm } from '../../cards/meeting/plan-forms.js';
import { reopenEngagementForm } from '../../cards/phase/reason-form.js';
import { copyForm, copyPreviewCard } from '../../cards/template/copy-settings.js';
import { saveTemplateForm, templateCard, templatesCard } from '../../cards/template/templates.js';
import type { Details, Engagement } from '../../data/domain/engagement.js';
import type { ShownMeeting } from '../../data/domain/meeting/agenda.js';
import { type MeetingPlan, noMeetings } from '../../data/domain/meeting/meeting.js';
import { meetingNamed } from '../../data/domain/meeting/meetings-between.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { ownLines, type Template } from '../../data/domain/template/template.js';
import { ana, bruno } from '../support/sample-engagement.js';

const now = '2026-11-20T09:00:00.000Z';

const plan: MeetingPlan = {
  series: [
    { id: 's1', everyWeeks: 1, weekday: 1, time: '10:00', minutes: 30, from: '2026-11-02', until: '2027-03-29' },
  ],
  singles: [{ id: 'm1', date: '2026-11-26', time: '14:30', minutes: 60 }],
  changes: {
    's1-2026-11-23': { is: 'moved', to: { date: '2026-11-24', time: '13:00' } },
    's1-2026-11-30': { is: 'cancelled' },
  },
};

const words: Readonly<Record<Locale, { readonly notes: string; readonly decisions: readonly string[] }>> = {
  en: {
    notes: 'The network team showed the new rules.\nThe pilot group is named.',
    decisions: ['Open the ports for the branch offices by December 4', 'Leave the old forest out of the pilot'],
  },
  ko: {
    notes: '네트워크 팀이 새 규칙을 보여 주었습니다.\n파일럿 그룹이 정해졌습니다.',
    decisions: ['12월 4일까지 지점의 포트를 엽니다', '기존 포리스트는 파일럿에서 제외합니다'],
  },
  'pt-BR': {
    notes: 'A equipe de rede mostrou as novas regras.\nO grupo piloto foi definido.',
    decisions: ['Abrir as portas das filiais até 4 de dezembro', 'Deixar a floresta antiga fora do piloto'],
  },
  sv: {
    notes: 'Nätverksteamet visade de nya reglerna.\nPilotgruppen är utsedd.',
    decisions: ['Öppna portarna för filialerna senast den 4 december', 'Lämna den gamla skogen utanför piloten'],
  },
};

/** The cards of checkpoint meetings. */
export function meetingCards(engagement: Engagement, locale: Locale): Readonly<Record<string, Card>> {
  const details = engagement.details === null ? null : { ...engagement.details, timeZone: 'Europe/Stockholm' };
  const here = { ...engagement, details };
  const record = (id: string, number: number): ShownMeeting['record'] => {
    const starts = meetingNamed(here, plan, id)?.starts ?? now;
    const base = { engagement: engagement.id, number, version: 1, meeting: id, starts, announced: now };
    return { ...base, minutes: { ...words[locale], by: bruno, at: '2026-11-16T12:05:00.000Z' } };
  };
  const shown = (id: string, number: number, written: boolean): ShownMeeting => {
    const meeting = meetingNamed(here, plan, id);
    if (meeting === undefined) throw new Error(`The plan has ${id}.`);
    const whole = record(id, number);
    const previous = written ? null : record('s1-2026-11-16', 1);
    return {
      record: written ? whole : { ...whole, minutes: null },
      meeting,
      previous,
      since: { last: previous?.starts ?? null, done: 4, reopened: 1, added: 2, passed: 0 },
    };
  };
  const past = shown('s1-2026-11-16', 1, true);
  const next = shown('s1-2026-11-23', 2, false);
  const view = { locale, zone: 'Europe/Stockholm', now } as const;
  const listed = {
    ...engagement,
    items: engagement.items.map((item, n) => (n === 0 ? { ...item, draft: 'decision-1-0' } : item)),
  };
  const withOwn = {
    ...here,
    items: here.items.map((item, n) => {
      const { source: _, texts: __, ...own } = item;
      return n < 3
        ? { ...own, text: words[locale].decisions[n % 2] ?? '', draft: `d${n}`, section: 'core' as const }
        : item;
    }),
  };
  const template: Template = {
    ...{ id: 't000000001', tenant: 'tenant', playbook: here.playbook.id, by: bruno, at: now },
    ...{ name: 'Contoso', lines: ownLines(withOwn, locale) },
  };
  const reader = { locale, place: 'channel', now } as const;
  return {
    meetings: meetingsCard(here, { ...view, plan, records: [record('s1-2026-11-16', 1)], mayPlan: true }),
    'meetings-none': meetingsCard(here, { ...view, plan: noMeetings, records: [], mayPlan: false }),
    'meetings-series-form': seriesForm(here, {
      locale,
      today: '2026-11-20',
      ...(plan.series[0] === undefined ? {} : { running: plan.series[0] }),
    }),
    'meetings-single-form': singleForm(here, { locale }),
    'meeting-agenda': meetingCard(here, next, view),
    'meeting-cancelled': meetingCard(here, shown('s1-2026-11-30', 3, false), view),
    'meeting-minutes': meetingCard({ ...listed, details }, past, view),
    'meeting-restore-form': moveForm(here, shown('s1-2026-11-30', 3, false).meeting, {
      locale,
      zone: 'Europe/Stockholm',
    }),
    'meeting-move-form': moveForm(here, next.meeting, { locale, zone: 'Europe/Stockholm' }),
    'minutes-form': minutesForm(here, past, view),
    'decision-form': decisionForm(here, past, 1, { locale }),
    'closing-review': closingCard(
      { ...here, state: 'completed' },
      { customer: { side: 'customer', well: words[locale].notes, late: '', by: bruno, at: now } },
      { locale, zone: 'Europe/Stockholm', mayWrite: true },
    ),
    templates: templatesCard(withOwn, [template], { locale, zone: 'Europe/Stockholm' }),
    'template-save-form': saveTemplateForm(withOwn, { locale }),
    'template-add': templateCard(here, template, { locale, mayAdd: true, mayDelete: true }),
    'copy-form': copyForm(here, [{ ...here, id: 'e000000009' }], { locale }),
    'copy-preview': copyPreviewCard(here, here, {
      ...{ locale, parts: ['services', 'conditions', 'calendar', 'language', 'people'], events: [] },
      details: {
        ...(here.details ?? ({} as Details)),
        ...{ workloads: ['intune'], timeZone: 'Asia/Seoul', quietDays: ['2026-12-25'], locale: 'ko' },
      },
      people: here.members.slice(0, 1),
    }),
    'closing-form': closingForm(here, 'customer', undefined, { locale }),
    'reopen-engagement-form': reopenEngagementForm({ ...here, state: 'completed' }, { locale }),
    'fact-meeting': factCard([meetingFact(here, plan, reader)], reader),
    'fact-meeting-none': factCard(
      [
        meetingFact(
          {
            ...here,
            members: [{ person: ana, role: 'project-manager', side: 'customer', lead: false, accepted: true }],
          },
          noMeetings,
          reader,
        ),
      ],
      reader,
    ),
  };
}
