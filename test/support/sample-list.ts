import type { Card } from '../../cards/kit/template.js';
import { openListCard } from '../../cards/list/list.js';
import type { ListQuestion } from '../../data/domain/answer/asked.js';
import type { Match } from '../../data/domain/answer/question.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { type ListChoice, openList } from '../../data/domain/list/list.js';
import type { PartyId, PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Dataset, Locale } from '../../data/domain/responsibility.js';
import { sideOf } from '../../data/domain/roster.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';
import { evidence, statement } from './sample-answer.js';

const names: readonly Readonly<Record<Locale, string>>[] = [
  {
    en: 'Meetings about the network and its safety',
    ko: '네트워크와 보안 회의 참석',
    'pt-BR': 'reuniões sobre a rede e a segurança dela',
    sv: 'möten om nätverket och nätverkssäkerheten',
  },
  {
    en: 'A plan for supporting people during the move',
    ko: '이전 기간의 지원 계획',
    'pt-BR': 'plano de suporte durante a mudança',
    sv: 'supportplan för användarna under övergången',
  },
  {
    en: 'Checks whether devices follow the rules',
    ko: '기기의 규정 준수 확인',
    'pt-BR': 'verificação de conformidade dos dispositivos',
    sv: 'principefterlevnadskontroller för enheterna',
  },
];

/** What "and in assess?" may have been about. */
export const left: Readonly<Record<Locale, string>> = {
  en: 'firewall ports',
  ko: '방화벽 포트',
  'pt-BR': 'portas do firewall',
  sv: 'brandväggsportar',
};

function match(at: number, party: PartyId, phase: PhaseId | null): Match {
  const name = names[at % names.length];
  if (name === undefined) throw new Error('There are names.');
  const id = `${party}-${phase}-${at}`;
  const desktop = phase === null ? ({ workload: 'managed-desktop' } as const) : {};
  const lead = evidence(
    statement({ id: `en/${id}`, text: `${name.en} (${at + 1}).`, party, phase, optional: at === 1, ...desktop }),
  );
  const topic = { id, party, phase, guides: false, group: false, other: [], names: name, ...desktop } as const;
  return { party, phase, lead, editions: [], topic };
}

const many = (n: number, party: PartyId, phase: PhaseId | null) =>
  Array.from({ length: n }, (_, at) => match(at, party, phase));

export const sampleDuties: readonly Match[] = [
  ...many(3, 'customer', 'general'),
  ...many(4, 'customer', 'assess'),
  ...many(2, 'customer', 'enable'),
  ...many(3, 'microsoft', 'assess'),
  ...many(1, 'joint', 'assess'),
  ...many(2, 'support-provider', null),
  ...many(1, 'managed-desktop', null),
];

export const sampleMatches: readonly Match[] = many(3, 'customer', 'assess');

/** More than one page of both sides. */
export const longDuties: readonly Match[] = [...many(45, 'customer', 'enable'), ...many(20, 'microsoft', 'enable')];

export const asked = (locale: Locale): ListQuestion => ({
  about: 'duties',
  whose: 'customer',
  phase: 'assess',
  workload: null,
  locale,
});

export const choice = (locale: Locale): ListChoice => ({
  about: 'open',
  side: 'customer',
  phase: 'assess',
  locale,
  page: 1,
});
export const ahead = (locale: Locale): ListChoice => ({ ...choice(locale), about: 'duties', phase: 'enable' });

/** The small documents that a list ahead of its phase is read from. */
const dataset: Dataset = {
  format: 1,
  playbook: firstPlaybook(),
  version: 'sample',
  documents: [{ id: 'guide-en', title: 'A guide', locale: 'en', edition: '2026-01-01', article: null, retired: false }],
  responsibilities: [
    statement({ id: 'en/1', line: 1, text: 'Configure the firewall.' }),
    statement({
      id: 'en/2',
      line: 2,
      text: 'Choose two apps for each platform.',
      workload: 'intune',
      stage: 'service',
    }),
    statement({ id: 'en/3', line: 3, party: 'microsoft', text: 'Guide the customer on DNS.' }),
  ],
};

export const now = '2026-12-05T09:30:00.000Z';

/** The list card of an engagement as one person reads it. */
export function sampleList(
  engagement: Engagement,
  wanted: ListChoice,
  {
    place,
    reader,
    at = now,
  }: { readonly place: 'personal' | 'channel'; readonly reader: string; readonly at?: string },
): Card {
  const side = sideOf(engagement, reader);
  return openListCard(engagement, {
    choice: wanted,
    list: openList(engagement, dataset, wanted, { person: reader, now: at }),
    locale: wanted.locale,
    place,
    ...(side === null ? {} : { side }),
    reader,
    now: at,
  });
}
