import assert from 'node:assert/strict';
import { readTeam, said } from './bakery.js';

const leadIns = {
  en: ['The supplier shall:', 'The customer is responsible for:'],
  ko: ['공급사는 다음을 수행한다.', '고객은 다음 사항을 담당합니다.'],
  pt: ['A CONTRATADA se compromete a:', 'O cliente deverá:'],
  sv: ['Leverantören ska:', 'Kunden ansvarar för:'],
  de: ['Der Auftragnehmer verpflichtet sich:', 'Der Kunde muss:'],
  fr: ['Le prestataire s’engage à :', 'Le client doit :'],
  es: ['El proveedor deberá:', 'El cliente es responsable de:'],
  nl: ['De leverancier zorgt voor:', 'De klant moet:'],
  ja: ['ベンダーは以下を実施します。', 'お客様は次の作業を行います：'],
};

const headings = {
  en: ['Vendor’s responsibilities', 'What the customer does'],
  ko: ['공급사 책임', '고객사측 역할'],
  pt: ['2. DAS OBRIGAÇÕES DO FORNECEDOR', 'Responsabilidades do cliente'],
  sv: ['Leverantörens åtaganden', 'Kundens ansvar'],
  de: ['Aufgaben des Dienstleisters', 'Mitwirkungspflichten des Auftraggebers'],
  fr: ['Responsabilités du fournisseur', 'Obligations du client'],
  es: ['Responsabilidades del proveedor', 'Tareas del cliente'],
  nl: ['Taken van de leverancier', 'Verantwoordelijkheden van de klant'],
  ja: ['ベンダー側作業', 'お客様の責任範囲'],
};

describe('lists of any team', () => {
  for (const [language, [supplier = '', customer = '']] of Object.entries(leadIns))
    it(`are whose their lead-in says in ${language}`, () => {
      const lines = ['# Plan', '## Brot', supplier, '', '1. Mehl', '2. Salz', '', 'Dann.', '', customer, '', '- Hefe'];
      assert.deepEqual(said(lines), ['item miller: Mehl', 'item miller: Salz', 'item baker: Hefe']);
    });

  for (const [language, [supplier, customer]] of Object.entries(headings))
    it(`are whose their heading says in ${language}`, () => {
      const lines = ['# Plan', `## ${supplier}`, '- Mehl', '- Salz', `## ${customer}`, '1. Hefe'];
      assert.deepEqual(said(lines), ['item miller: Mehl', 'item miller: Salz', 'item baker: Hefe']);
    });

  it('may be lettered paragraphs below a clause', () => {
    const lines = ['## 4. Flour', '4.1 The miller shall:', '', 'a) grind the corn;', '', 'b) sift the flour.'];
    assert.deepEqual(said(lines), ['item miller: grind the corn;', 'item miller: sift the flour.']);
  });

  it('may be clauses without a party of their own under its heading', () => {
    const lines = ['## 2. Obligations of the miller', '2.1. Grind the corn.', '2.2. Sift the flour.'];
    assert.deepEqual(said(lines), ['item miller: Grind the corn.', 'item miller: Sift the flour.']);
  });

  it('take the owner that stands below an item, and none of its details', () => {
    const lines = ['## Knead', '- [ ] Weigh the salt', '  - Owner: [Baker]', '  - Status: open', '- [ ] Buy yeast'];
    assert.deepEqual(said(lines), ['item baker: Weigh the salt', 'item null: Buy yeast']);
  });

  it('take the owners of their section, in every language that has a word for it', () => {
    for (const label of ['Responsible', '담당', 'Responsável', 'Ansvarig', 'Verantwortlich', 'Responsable', '担当'])
      assert.deepEqual(said(['# P', '## Knead', `**${label}:** Baker + Miller`, '', '- Dough']), [
        'item baker+miller: Dough',
      ]);
  });

  it('of labels alone tell who owns what their heading names', () => {
    assert.deepEqual(said(['# P', '## Ovens', '', '- Owner: Baker (Primary), Miller (Backup)', '- Scope: `ovens/`']), [
      'item baker+miller: Ovens',
    ]);
  });

  it('are no duties under agendas, criteria and contacts', () => {
    for (const heading of [
      'Agenda',
      'Success criteria',
      '성공 기준',
      'Critérios de aceite',
      'Deltagare',
      'Meilensteine',
    ])
      assert.deepEqual(said(['# P', '## Miller tasks', '- Grind', `## ${heading}`, '- Bread']), ['item miller: Grind']);
  });

  it('are out of scope where their lead-in or heading excludes them', () => {
    const lines = ['## Miller tasks', '- Grind', '## Out of scope', '- Cakes'];
    assert.deepEqual(said(lines), ['item miller: Grind', 'out-of-scope miller: Cakes']);
  });

  it('of names and gaps say nothing', () => {
    assert.deepEqual(said(['## Roles', '- Baker', '- Miller', '## Miller tasks', '- [Task 1]', '- Grind']), [
      'item miller: Grind',
    ]);
  });

  it('go to the owner that the mapping says where the document names nobody', () => {
    assert.deepEqual(said(['# P', '## Knead', '- Dough'], { owner: 'baker' }), ['item baker: Dough']);
  });
});

describe('sentences of any team', () => {
  it('commit only the party in the place of their subject', () => {
    const lines = [
      '# P',
      '## Terms',
      'The miller shall grind the corn. All flour shall be sent to the baker. The baker’s staff shall be polite.',
      '',
      'Das Salz bezahlt und lagert der Ofen; die Lieferung obliegt dem Miller.',
    ];
    assert.deepEqual(said(lines), [
      'prose miller: The miller shall grind the corn.',
      'prose miller: Das Salz bezahlt und lagert der Ofen; die Lieferung obliegt dem Miller.',
    ]);
  });

  it('are out of scope where their subject declines', () => {
    assert.deepEqual(said(['# P', '## Terms', 'The miller does not bake bread.']), [
      'out-of-scope miller: The miller does not bake bread.',
    ]);
  });
});

describe('phases of a document', () => {
  const phasesOf = (lines: readonly string[]) => readTeam(lines).responsibilities.map(({ phase }) => phase);

  it('are the playbook’s where its names are headings', () => {
    assert.deepEqual(
      phasesOf(['# P', '## Phase 1: Knead', '### Baker', '- Dough', '## Bake', '### Baker', '- Bread']),
      ['knead', 'bake'],
    );
  });

  it('are its own where numbered headings name them, and are reported', () => {
    for (const [one, two] of [
      ['Phase 1: Mix', 'Phase 2: Rest'],
      ['Week 1', 'Week 2'],
      ['1단계: 준비', '2단계: 구축'],
      ['Fase 1 – Desenho', 'Fase 2 – Construção'],
    ]) {
      const read = readTeam(['# P', `## ${one}`, '### Baker', '- Dough', `## ${two}`, '### Baker', '- Bread']);
      assert.deepEqual(
        read.responsibilities.map(({ phase }) => phase),
        [one, two],
      );
      assert.deepEqual(
        read.unread.map(({ cure }) => cure?.phases),
        [[one], [two]],
      );
    }
  });

  it('are no topics, however often these are repeated', () => {
    assert.deepEqual(phasesOf(['# P', '## Baker', '### Ovens', '- Heat', '## Miller', '### Ovens', '- Deliver']), [
      null,
      null,
    ]);
  });
});
