import assert from 'node:assert/strict';
import { knowledgeOf, openKnowledge } from '../../../../bot/knowledge/knowledge.js';
import type { Answer } from '../../../../data/domain/answer/question.js';
import { datasetOf } from '../../../support/documents.js';
import { knownTopics } from '../../../support/known-topics.js';

const { answer } = openKnowledge();
const ask = (text: string) => answer({ text });
const led = ({ main }: Answer) => main?.topic?.id ?? null;

/** Each names one thing that our documents don't. */
const unknown: Readonly<Record<string, readonly string[]>> = {
  'a product': [
    'who enables Copilot?',
    'who installs Dynamics 365?',
    'who deploys Zoom?',
    'WHO CONFIGURES CISCO WEBEX?',
    'quem instala o kaspersky nos notebooks?',
    'vem sätter upp Splunk?',
    '다이나믹스 구성은 누구 책임인가요?',
  ],
  "another vendor's product beside a covered matter": [
    'who sets up MFA with Duo?',
    'who configures vpn on the SonicWall?',
    'vem konfigurerar brandväggen från WatchGuard?',
    'quem integra o onelogin com o azure ad?',
    '소닉월 방화벽 포트는 누가 여나요?',
  ],
  'a misspelt product': ['who installs proofpiont?', 'quem configura o crowdstrke?', 'vem betalar för salesfroce'],
  'a name in no list': [
    'Who sets up Glorpify?',
    'who installs frobnix on the laptops?',
    'quem configura o XyloDesk?',
    'vem installerar zentrix?',
    'quem dá suporte ao zentrix',
    'WHO IS RESPONSIBLE FOR SUPPORTING FROBNIX',
    'Frobnix-brandväggen, vem konfigurerar den?',
    'QuuxWare 설치는 누가 하나요?',
  ],
  'one particular program or system': [
    'who installs the payroll app on the tablets?',
    'our own loan system, who moves it?',
    'quem instala o aplicativo da ouvidoria?',
    'låneappen vi byggt själva, vem installerar den?',
    '도서 대출 프로그램은 누가 설치합니까?',
  ],
  'a word in no list beside a known one': [
    'who deploys glorpify signatures to the users',
    'quem distribui as assinaturas do glorpify para os usuários',
    'vem rullar ut glorpify-signaturer till användarna',
  ],
  'named before the question and referred to in it': [
    'Everything runs through zoom rooms, who installs that on the laptops?',
    'E a operadora, quem liga pra eles pra cancelar?',
  ],
  'a name of capitals at the beginning of a Korean sentence': ['KT 회선 설정은 누가 하나요?'],
  'a party': [
    'what does our landlord have to do?',
    'vad ska vår bank göra?',
    'o que a seguradora tem que fazer?',
    '호스팅 업체는 뭘 해야 하나요?',
  ],
};

describe('a name that no document uses', () => {
  for (const [kind, questions] of Object.entries(unknown)) {
    it(`gets no party when it is ${kind}`, () => {
      for (const text of questions) {
        const { outcome, parties, unknown: named } = ask(text);
        assert.deepEqual([outcome, parties], ['nothing', []], text);
        assert.ok(named !== undefined && text.includes(named), `${text}: ${named}`);
      }
    });
  }

  it('is known where a dataset uses it, by any of its names', () => {
    const says = [{ text: 'Order the numbers of Teams Phone.' }];
    const own = knowledgeOf(datasetOf({ id: 'own', says }), knownTopics());
    assert.equal(own.answer({ text: 'who orders Teams Phone numbers?' }).outcome, 'found');
    assert.equal(own.answer({ text: 'who orders Power BI numbers?' }).outcome, 'nothing');
  });

  it('does not silence a question that it only stands beside', () => {
    for (const [text, topic] of [
      ['Who installs our own apps?', 'g-sw'],
      ['Our insurer demands MFA by March; who has to configure that?', 'g-mfa'],
      ['Hi Anna, who opens the firewall ports?', 'e-fw'],
      ['Does Diego configure the firewall or does Microsoft?', 'e-fw'],
      ['Who buys the hardware for our Berlin office?', 'g-hw'],
      ['We are Skanska. Who sets up multi-factor authentication?', 'g-mfa'],
      ['The auditor wants documents. Who documents our architecture?', 'g-archdocs'],
      ['Na Petrobras, quem configura o firewall?', 'e-fw'],
      ['Enligt Lars, vem öppnar brandväggsportarna?', 'e-fw'],
      ['김민수 팀장이 물어보는데 방화벽 포트는 누가 여나요?', 'e-fw'],
    ] as const)
      assert.equal(led(ask(text)), topic, text);
  });

  it("does not silence a question that names the customer's own name", () => {
    const text = 'who sets up MFA for Zylotrade?';
    assert.equal(ask(text).outcome, 'nothing');
    assert.equal(led(answer({ text, names: ['Zylotrade Ltd'] })), 'g-mfa');
  });

  it('does not silence a question about what does not work', () => {
    assert.equal(led(ask('Outlook crashes on a Managed Desktop laptop, who helps?')), 's-apps');
    assert.equal(led(ask('Edge hangs on a Managed Desktop laptop, who helps?')), 's-browser');
  });
});

describe('a service that the documents cover', () => {
  it('is found by its newer and older names when it is turned on', () => {
    for (const text of [
      'Who sets up Microsoft Entra ID?',
      'who activates Azure AD Premium',
      'quem ativa o entra id premium?',
      'vem aktiverar Purview Information Protection?',
      'AIP 설정은 누가 하나요?',
      'who enables Endpoint Manager',
    ])
      assert.equal(led(ask(text)), 'e-services', text);
  });

  it('gets no party for a deed that no document pairs with it', () => {
    for (const text of ['who pays for Intune?', 'who backs up Azure AD?', 'who pays for Teams Phone?'])
      assert.equal(ask(text).outcome, 'nothing', text);
  });
});

describe('a product that no topic knows', () => {
  const guided = {
    phase: 'enable',
    party: 'customer',
    involved: [
      { party: 'customer', involvement: 'does' },
      { party: 'microsoft', involvement: 'guides' },
    ],
  } as const;
  const { dataset } = openKnowledge();
  const more = datasetOf(
    {
      id: 'more.en',
      article: 'more',
      says: [
        { ...guided, topic: 'x-boards', text: 'Put the notice boards of Yammer into the start page.' },
        { ...guided, topic: 'x-voice', text: 'Set up call queues in Teams Phone.' },
      ],
    },
    {
      id: 'more.sv',
      article: 'more',
      locale: 'sv',
      says: [
        { ...guided, topic: 'x-boards', text: 'Lägg anslagstavlorna i Yammer på startsidan.' },
        { ...guided, topic: 'x-voice', text: 'Konfigurera samtalsköer i Teams Phone.' },
      ],
    },
  );
  const knowledge = knowledgeOf({
    ...dataset,
    documents: [...dataset.documents, ...more.documents],
    responsibilities: [...dataset.responsibilities, ...more.responsibilities],
  });
  const found = (text: string) => knowledge.answer({ text }).main?.lead.responsibility;

  it('is answered by its own statements, in the asker’s language', () => {
    assert.equal(found('who configures the call queues of Teams Phone?')?.id, 'more.en#1');
    assert.equal(found('vem konfigurerar samtalsköer i Teams Phone?')?.id, 'more.sv#1');
    assert.equal(found('who sets up the notice boards in Viva Engage?')?.topic, 'x-boards');
  });

  it('leaves a topic that means the question without it', () =>
    assert.equal(found('who trains the end users on Teams Phone?')?.topic, 'g-comms'));

  it('gets no topic of another matter', () => {
    for (const text of ['who enables Teams Phone?', 'who pays for Teams Phone?'])
      assert.notEqual(found(text)?.topic, 'g-mobact', text);
  });
});
