import type { Checkpoint } from '../../data/domain/checkpoint.js';
import type { Details, Engagement } from '../../data/domain/engagement.js';
import type { Item, ItemText, ItemTexts, StandingItem } from '../../data/domain/item.js';
import type { Member } from '../../data/domain/member.js';
import type { Person, Tick } from '../../data/domain/person.js';
import type { PhaseId } from '../../data/domain/playbook/playbook.js';
import type { Side } from '../../data/domain/playbook/sides.js';
import type { Locale } from '../../data/domain/responsibility.js';
import { conditions, fasttrack, phases } from './playbooks.js';

const person = (id: string, name: string): Person => ({ id: `29:${id}`, name });

export const ana = person('ana', 'Ana Souza');
export const bruno = person('bruno', 'Bruno Lima');
export const minji = person('minji', '김민지');
export const lars = person('lars', 'Lars Öberg');

const member = (who: Person, role: Member['role'], lead = false, accepted = true): Member => ({
  person: who,
  role,
  side: role === 'specialist' ? 'provider' : 'customer',
  lead,
  accepted,
});

const tick = (by: Person, at: string): Tick => ({ by, at });
export const yesterday = tick(bruno, '2026-11-19T16:40:00.000Z');

/** Duties in our own words, in the four languages. */
const duties: readonly (Readonly<Record<Locale, ItemText>> & {
  readonly side: Side;
  readonly section: Item['section'];
})[] = [
  {
    side: 'customer',
    section: 'core',
    en: { text: 'Say which people will work on the onboarding, and keep them free for it' },
    ko: { text: '온보딩에 참여할 담당자를 정하고 시간을 확보합니다' },
    'pt-BR': { text: 'Indicar quem vai trabalhar no onboarding e reservar o tempo dessas pessoas' },
    sv: { text: 'Utse vilka som ska arbeta med införandet och frigör deras tid' },
  },
  {
    side: 'customer',
    section: 'core',
    en: { text: 'Fill in the questionnaire about networks, directories and devices before the assessment meeting' },
    ko: { text: '평가 회의 전에 네트워크, 디렉터리, 기기에 대한 설문지를 작성합니다' },
    'pt-BR': { text: 'Preencher o questionário sobre redes, diretórios e dispositivos antes da reunião de avaliação' },
    sv: { text: 'Fyll i enkäten om nätverk, kataloger och enheter före bedömningsmötet' },
  },
  {
    side: 'customer',
    section: 'core',
    en: { text: 'Configure the firewall so that the services can be reached from every office' },
    ko: { text: '모든 사무실에서 서비스에 연결할 수 있도록 방화벽을 구성합니다' },
    'pt-BR': { text: 'Configurar o firewall para que todos os escritórios alcancem os serviços' },
    sv: { text: 'Konfigurera brandväggen så att tjänsterna kan nås från alla kontor' },
  },
  {
    side: 'customer',
    section: 'intune',
    en: { text: 'Provide two test devices for each platform' },
    ko: { text: '플랫폼별로 테스트 기기 두 대를 준비합니다' },
    'pt-BR': { text: 'Fornecer dois dispositivos de teste por plataforma' },
    sv: { text: 'Ställ två testenheter per plattform till förfogande' },
  },
  {
    side: 'provider',
    section: 'core',
    en: { leadIn: 'Guide the customer on:', text: 'Directory synchronisation' },
    ko: { leadIn: '고객사에 다음을 안내합니다:', text: '디렉터리 동기화' },
    'pt-BR': { leadIn: 'Orientar o cliente sobre:', text: 'Sincronização de diretórios' },
    sv: { leadIn: 'Ge kunden vägledning om:', text: 'Katalogsynkronisering' },
  },
  {
    side: 'provider',
    section: 'core',
    en: { leadIn: 'Guide the customer on:', text: 'Names, certificates and firewall ports' },
    ko: { leadIn: '고객사에 다음을 안내합니다:', text: '이름, 인증서, 방화벽 포트' },
    'pt-BR': { leadIn: 'Orientar o cliente sobre:', text: 'Nomes, certificados e portas do firewall' },
    sv: { leadIn: 'Ge kunden vägledning om:', text: 'Namn, certifikat och brandväggsportar' },
  },
  {
    side: 'provider',
    section: 'intune',
    en: { text: 'Explain how devices are enrolled and how their compliance is checked' },
    ko: { text: '기기 등록 방법과 규정 준수 확인 방법을 설명합니다' },
    'pt-BR': { text: 'Explicar como os dispositivos são registrados e como a conformidade é verificada' },
    sv: { text: 'Förklara enhetsregistrering och hur principefterlevnadskontroller går till' },
  },
  {
    side: 'provider',
    section: 'rights-management',
    en: { text: 'Show how protected documents are shared with partners' },
    ko: { text: '보호된 문서를 파트너와 공유하는 방법을 보여 줍니다' },
    'pt-BR': { text: 'Mostrar como documentos protegidos são compartilhados com parceiros' },
    sv: { text: 'Visa hur behörighetsskyddade dokument delas med samarbetspartner' },
  },
];

const textsOf = ({ side: _side, section: _section, ...texts }: (typeof duties)[number]): ItemTexts => texts;

/** `count` rows of a phase, the duties above again and again, with some marks that a real list has. */
export function sampleItems(phase: PhaseId, count: number, locale: Locale, firstId = 1): readonly Item[] {
  return Array.from({ length: count }, (_, index): Item => {
    const duty = duties[index % duties.length];
    if (duty === undefined) throw new Error('There are duties.');
    return {
      id: String(firstId + index),
      version: 1,
      phase,
      side: duty.side,
      section: duty.section,
      ...duty[locale],
      texts: textsOf(duty),
      optional: index === 1,
      undecided: index === 3,
      ...(index === 3 ? { condition: 'mobile-devices' as const } : {}),
      tick: index % 3 === 0 ? yesterday : null,
      removed: false,
    };
  });
}

const remediationTexts: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Allow port 443 through the firewall', 'Replace the expired certificate of the sign-in server'],
  ko: ['방화벽에서 443 포트 허용', '로그인 서버의 만료된 인증서 교체'],
  'pt-BR': ['Liberar a porta 443 no firewall', 'Substituir o certificado vencido do servidor de entrada'],
  sv: ['Tillåt port 443 i brandväggen', 'Byt ut inloggningsserverns utgångna certifikat'],
};

export const sampleRemediation = (locale: Locale, firstId = 101): readonly Item[] =>
  remediationTexts[locale].map((text, index) => ({
    id: String(firstId + index),
    version: 1,
    phase: 'remediate',
    side: 'customer',
    text,
    section: 'remediation',
    optional: false,
    undecided: false,
    due: '2026-12-03',
    tick: null,
    removed: false,
  }));

const markTexts: Readonly<Record<Locale, Readonly<Record<'own' | 'reworded' | 'note' | 'reason', string>>>> = {
  en: {
    own: 'Agree on the weekend for the change',
    reworded: 'Open port 443 from every office and from the warehouse',
    note: 'The network team changes the rules on Tuesday evenings only.',
    reason: 'Phones are bought next year',
  },
  ko: {
    own: '전환 작업을 할 주말을 정합니다',
    reworded: '모든 사무실과 물류 창고에서 443 포트를 엽니다',
    note: '네트워크 팀은 화요일 저녁에만 규칙을 바꿉니다.',
    reason: '휴대폰은 내년에 구매합니다',
  },
  'pt-BR': {
    own: 'Combinar o fim de semana da mudança',
    reworded: 'Abrir a porta 443 em todos os escritórios e no depósito',
    note: 'A equipe de redes só altera as regras às terças à noite.',
    reason: 'Os celulares serão comprados no ano que vem',
  },
  sv: {
    own: 'Bestäm vilken helg bytet görs',
    reworded: 'Öppna port 443 från alla kontor och från lagret',
    note: 'Nätverksgruppen ändrar brandväggsreglerna bara på tisdagskvällar.',
    reason: 'Telefonerna köps in nästa år',
  },
};

/** A list with every mark that a row can carry. */
export function sampleMarks(locale: Locale): readonly Item[] {
  const said = markTexts[locale];
  const [first, second, third, fourth, ...rest] = sampleItems('assess', duties.length, locale);
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return rest;
  const { texts = {}, ...words } = third;
  return [
    { ...first, tick: null, assignees: [{ person: bruno }, { role: 'customer' }], due: '2026-11-17' },
    { ...second, tick: null, waiting: yesterday, due: '2026-12-03', dueAfter: 7 },
    {
      ...words,
      text: said.reworded,
      original: { text: third.text, texts },
      source: {
        responsibility: 'en/firewall',
        document: 'en',
        title: 'Customer responsibilities',
        edition: '2026-01-15',
        line: 42,
        heading: 'Assess › Network',
      },
      note: said.note,
      evidence: [{ text: 'CHG-2041', link: 'https://contoso.example/2041' }],
      assignees: [{ person: ana }],
      tick: null,
    },
    { ...fourth, tick: null, notApplicable: { ...yesterday, reason: said.reason } },
    { ...fourth, id: '40', text: said.own, texts: {}, section: 'core', draft: 'own-1', undecided: false, tick: null },
    ...rest,
  ];
}

const standingTexts: Readonly<Record<Locale, readonly [string, string, string, string]>> = {
  en: [
    'Manage the project on the customer’s side',
    'Train the helpdesk and write its guides',
    'Tell employees what changes, and when',
    'Keep devices repaired and up to date',
  ],
  ko: [
    '고객사 쪽 프로젝트 관리',
    '헬프데스크 교육과 안내서 작성',
    '직원에게 변경 내용과 시기 안내',
    '기기 수리와 최신 상태 유지',
  ],
  'pt-BR': [
    'Gerenciar o projeto do lado do cliente',
    'Treinar o suporte interno e escrever os guias',
    'Avisar os funcionários do que muda e quando',
    'Manter os dispositivos consertados e atualizados',
  ],
  sv: [
    'Leda projektet på kundens sida',
    'Utbilda helpdesken och skriv dess användarhandledningar',
    'Berätta för medarbetarna vad som ändras och när',
    'Håll enheterna reparerade och uppdaterade',
  ],
};

export const sampleStanding = (count: number, locale: Locale): readonly StandingItem[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `s${index + 1}`,
    version: 1,
    side: index < count - 2 ? 'customer' : 'provider',
    text: standingTexts[locale][index % 4] ?? '',
    state: index === 1 ? 'arranged' : index === 2 ? 'not-needed' : index === 3 ? 'continues' : 'to-arrange',
    marked: index >= 1 && index <= 3 ? yesterday : null,
  }));

export const sampleDetails = (locale: Locale, customer = 'Contoso'): Details => ({
  customer,
  workloads: ['intune', 'rights-management'],
  onboardingStart: '2026-10-05',
  locale,
  conditions: {
    ...Object.fromEntries(conditions.map((name) => [name, 'yes'] as const)),
    'mobile-devices': 'later',
  },
});

const checkpoint = (phase: PhaseId, passed: string | null): Checkpoint => ({
  phase,
  joint: phase === 'remediate',
  acknowledged: passed === null ? null : tick(minji, passed),
  confirmed: passed !== null && phase === 'remediate' ? tick(bruno, passed) : null,
  passed,
  nothingToRemediate: { customer: null, provider: null },
});

export interface Sample {
  readonly phase?: PhaseId;
  readonly locale?: Locale;
  readonly customer?: string;
  readonly items?: readonly Item[];
  readonly standing?: readonly StandingItem[];
  readonly members?: readonly Member[];
  readonly state?: Engagement['state'];
}

export const sampleMembers: readonly Member[] = [
  member(ana, 'project-manager'),
  member(bruno, 'customer', true),
  member(minji, 'specialist'),
];

/** A named specialist who has not pressed Accept yet. */
export const waitingMembers: readonly Member[] = [
  member(ana, 'project-manager'),
  member(bruno, 'customer', true),
  member(minji, 'specialist', false, false),
];

/** An engagement in `phase`, whatever came before it passed a week apart. */
export function sampleEngagement(sample: Sample = {}): Engagement {
  const { phase = 'assess', locale = 'en', customer = 'Contoso', state = 'active' } = sample;
  const reached = state === 'completed' ? phases.length : phases.indexOf(phase);
  const passed = (index: number) => (index < reached ? `2026-10-${String(12 + index * 5)}T09:30:00.000Z` : null);
  return {
    id: 'e5b1c7d2a9f04e63',
    playbook: fasttrack,
    version: 7,
    channel: '19:sample@thread.tacv2',
    state,
    starter: ana,
    startedAt: '2026-10-05T08:00:00.000Z',
    details: state === 'setting-up' ? null : sampleDetails(locale, customer),
    datasetVersion: 'sample',
    phase,
    members: sample.members ?? sampleMembers,
    items: sample.items ?? sampleItems(phase, duties.length, locale),
    standing: sample.standing ?? sampleStanding(6, locale),
    checkpoints: {
      initiate: checkpoint('initiate', passed(0)),
      assess: checkpoint('assess', passed(1)),
      remediate: checkpoint('remediate', passed(2)),
      enable: checkpoint('enable', passed(3)),
    },
  };
}
