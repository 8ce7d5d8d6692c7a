import assert from 'node:assert/strict';
import { checklistCard } from '../../../cards/checklist/checklist.js';
import { reviewCard } from '../../../cards/phase/checkpoint.js';
import { approvalWords, guidanceWords, involvedLines } from '../../../cards/wording/involvement/involved-words.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { Item } from '../../../data/domain/item.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { deliveryPlaybook } from '../../support/playbooks.js';
import { sampleEngagement } from '../../support/sample-engagement.js';

const playbook = {
  ...deliveryPlaybook,
  parties: [
    ...deliveryPlaybook.parties,
    { id: 'carrier', side: 'other' as const, names: { en: 'Carrier', sv: 'Transportören' }, aliases: {} },
  ],
};

const row = (id: string, fields: Partial<Item> & Pick<Item, 'side' | 'text'>): Item => ({
  id,
  version: 0,
  phase: 'design',
  section: 'core',
  optional: false,
  undecided: false,
  tick: null,
  removed: false,
  ...fields,
});

const items: readonly Item[] = [
  row('1', {
    side: 'provider',
    text: 'Draw the interfaces.',
    involved: [
      { party: 'supplier', involvement: 'does' },
      { party: 'customer', involvement: 'approves' },
      { party: 'partner', involvement: 'informed' },
    ],
  }),
  row('2', { side: 'provider', party: 'partner', text: 'Lend a scanner.' }),
  row('3', { side: 'other', party: 'carrier', text: 'Bring the shelves.' }),
  row('4', { side: 'customer', text: 'Name the drivers.' }),
];

function engagement(locale: Locale = 'en'): Engagement {
  const sample = sampleEngagement({ locale });
  const checkpoint = Object.values(sample.checkpoints)[0];
  if (checkpoint === undefined) throw new Error('The sample has a checkpoint.');
  return {
    ...sample,
    playbook,
    phase: 'design',
    items,
    checkpoints: Object.fromEntries(playbook.phases.map(({ id }) => [id, checkpoint])),
  };
}

const textsIn = (card: object): readonly string[] =>
  [...JSON.stringify(card).matchAll(/"text":"((?:[^"\\]|\\.)*)"/gu)].map(([, text = '']) => text);

describe('rows with several parties', () => {
  it('say who approves them, in four languages', () => {
    assert.deepEqual(
      locales.map((locale) => approvalWords(engagement(locale), items[0] ?? {}, locale)),
      [
        'approval by Contoso (customer)',
        '승인: Contoso(고객사)',
        'aprovação: Contoso (cliente)',
        'godkänns av Contoso (kund)',
      ],
    );
    assert.equal(approvalWords(engagement(), items[1] ?? {}, 'en'), '');
  });

  it('say who guides beside the one who does it, on the rows of both', () => {
    const guided = {
      involved: [
        { party: 'customer', involvement: 'does' },
        { party: 'supplier', involvement: 'guides' },
      ],
    } as const;
    assert.deepEqual(
      locales.map((locale) => guidanceWords(engagement(locale), guided, locale)),
      ['guidance from the supplier', '안내: 공급사', 'orientação do fornecedor', 'vägledning av leverantören'],
    );
    assert.equal(guidanceWords(engagement(), { involved: guided.involved.slice(1) }, 'en'), '', 'its words say it');
    const rows = [
      row('5', { side: 'customer', text: 'Fill it.', ...guided }),
      row('6', { side: 'provider', text: 'Fill it.', ...guided }),
    ];
    const card = checklistCard({ ...engagement(), items: rows }, { phase: 'design', page: 1, locale: 'en' });
    assert.equal(textsIn(card).filter((text) => text.includes('guidance from the supplier')).length, 2);
  });

  it('say in their details what everybody does', () => {
    assert.deepEqual(involvedLines(engagement(), items[0] ?? {}, 'en'), [
      'The supplier is responsible for this.',
      'Contoso (customer) approves this.',
      'The partner is informed.',
    ]);
    assert.deepEqual(involvedLines(engagement(), items[3] ?? {}, 'en'), []);
  });

  for (const locale of locales) {
    it(`stand below their parties on checklist and review in ${locale}`, () => {
      const own = engagement(locale);
      const cards = [
        checklistCard(own, { phase: 'design', locale, page: 1 }),
        reviewCard(own, { phase: 'design', locale }),
      ];
      for (const card of cards) {
        const texts = textsIn(card);
        const at = ['Supplier', 'Partner', 'Carrier'].map((name) => {
          const party = playbook.parties.find(({ names }) => names.en === name);
          const names = party?.names as Readonly<Record<string, string>>;
          const shown = names[locale] ?? names.en ?? '';
          return texts.findIndex((text) => text === shown || text.startsWith(`${shown} · `));
        });
        assert.ok(
          at.every((place) => place >= 0),
          `${locale} ${at.join()} ${texts.join(' | ')}`,
        );
        assert.deepEqual(
          [...at].sort((a, b) => a - b),
          at,
        );
      }
    });
  }
});
