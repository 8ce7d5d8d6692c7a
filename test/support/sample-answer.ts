import type { Answer, Evidence, Match } from '../../data/domain/answer/question.js';
import type { Responsibility, SourceDocument } from '../../data/domain/responsibility.js';
import { fasttrack } from './playbooks.js';

const documents = {
  en: { id: 'guide-en', title: 'Who does what in the onboarding', locale: 'en', edition: '2019-07-02' },
  ko: { id: 'guide-ko', title: '온보딩 역할 안내', locale: 'ko-KR', edition: '2018-03-14' },
  sv: { id: 'guide-sv', title: 'Ansvar vid införandet', locale: 'sv-SE', edition: null },
} as const;

const source = (locale: keyof typeof documents): SourceDocument => ({
  article: null,
  retired: false,
  ...documents[locale],
});

export function statement(
  fields: Partial<Responsibility> & { readonly id: string; readonly text: string },
): Responsibility {
  return {
    document: 'guide-en',
    line: 42,
    section: ['Enable', 'Network'],
    phase: 'enable',
    party: 'customer',
    ordinal: '3',
    group: false,
    locale: 'en',
    optional: false,
    conditional: false,
    kind: 'item',
    ...fields,
  };
}

export const evidence = (responsibility: Responsibility, locale: keyof typeof documents = 'en'): Evidence => ({
  responsibility: { ...responsibility, document: documents[locale].id, locale: documents[locale].locale },
  source: source(locale),
  score: 0.9,
});

const match = (party: Match['party'], lead: Evidence, editions: readonly Evidence[] = []): Match => ({
  party,
  phase: lead.responsibility.phase as Match['phase'],
  lead,
  editions,
  topic: null,
});

const firewall = evidence(
  statement({
    id: 'en/firewall',
    text: 'Configure the firewall so that the services can be reached from every office.',
  }),
);
const firewallKo = evidence(
  statement({
    id: 'ko/firewall',
    line: 57,
    text: '모든 사무실에서 서비스에 연결할 수 있도록 방화벽을 구성합니다.',
    english: 'Configure the firewall so that every office can reach the services.',
  }),
  'ko',
);
const ports = evidence(
  statement({
    id: 'en/ports',
    line: 88,
    party: 'microsoft',
    leadIn: 'Guide the customer on:',
    text: 'Firewall ports that the services need.',
  }),
);
const meeting = evidence(
  statement({
    id: 'en/meeting',
    line: 31,
    phase: 'assess',
    text: 'Attend the meeting about the network and its safety.',
  }),
);
const forest = evidence(
  statement({
    id: 'sv/forest',
    line: 66,
    phase: null,
    party: null,
    kind: 'out-of-scope',
    section: ['Omfattning'],
    text: 'Federation över flera skogar ingår inte.',
  }),
  'sv',
);
const rehearsal = evidence(
  statement({
    id: 'en/rehearsal',
    line: 93,
    party: 'microsoft',
    text: 'Rehearse the move of the mailboxes with ten people.',
    involved: [
      { party: 'microsoft', involvement: 'does' },
      { party: 'customer', involvement: 'approves' },
      { party: 'it-admin', involvement: 'consulted' },
    ],
  }),
);
const repair = evidence(
  statement({
    id: 'en/repair',
    line: 120,
    phase: null,
    party: 'hardware-vendor',
    kind: 'routing',
    workload: 'managed-desktop',
    section: ['Support'],
    text: 'A broken screen or battery is reported to the maker of the device.',
  }),
);

/** An answer that says nothing but the fields. */
export const answer = (fields: Partial<Answer>): Answer => ({
  playbook: fasttrack,
  outcome: 'found',
  locale: 'en',
  parties: [],
  phase: null,
  main: null,
  counterpart: null,
  further: [],
  nearest: [],
  askedPhase: null,
  ...fields,
});

/** Titles of documents in which something could not be read. */
export const unreadTitles = ['Roles & duties', 'Plan_2026', 'Hand-over', 'Escalation', 'Costs'];

export const sampleAnswers = {
  /** The customer configures and Microsoft guides; an older Korean edition says the same. */
  guided: answer({
    parties: ['customer', 'microsoft'],
    phase: 'enable',
    main: match('customer', firewall, [firewallKo]),
    counterpart: match('microsoft', ports),
    further: [match('customer', meeting)],
  }),
  /** The same asked from Microsoft's side: guidance leads the evidence, not the sentence. */
  guidanceFirst: answer({
    parties: ['microsoft', 'customer'],
    phase: 'enable',
    main: match('microsoft', ports),
    counterpart: match('customer', firewall),
  }),
  guidanceAlone: answer({ parties: ['microsoft'], phase: 'enable', main: match('microsoft', ports) }),
  /** Only a Korean document says it. */
  foreign: answer({ parties: ['customer'], phase: 'enable', main: match('customer', firewallKo) }),
  otherPhase: answer({
    parties: ['customer'],
    phase: 'assess',
    main: match('customer', meeting),
    askedPhase: 'enable',
  }),
  outOfScope: answer({ outcome: 'out-of-scope', parties: ['out-of-scope'], main: match('out-of-scope', forest) }),
  managedDesktop: answer({ parties: ['hardware-vendor'], main: match('hardware-vendor', repair) }),
  asksBack: answer({
    parties: ['hardware-vendor'],
    main: match('hardware-vendor', repair),
    routing: { matter: 'hardware', asker: null, from: 'en/repair' },
  }),
  routed: answer({
    parties: ['hardware-vendor'],
    main: match('hardware-vendor', repair),
    routing: { matter: 'hardware', asker: 'support', from: 'en/repair' },
  }),
  /** Three that may be meant: one with what others have to do with it, one of guidance, one that only a Korean document has. */
  candidates: answer({
    outcome: 'several',
    parties: ['microsoft', 'customer', 'it-admin'],
    phase: 'enable',
    main: match('microsoft', rehearsal),
    further: [match('microsoft', ports), match('customer', firewallKo)],
    isUnsure: true,
  }),
  nothing: answer({ outcome: 'nothing', nearest: [firewall, meeting, ports] }),
} as const satisfies Record<string, Answer>;
