import type {
  Playbook,
  PlaybookParty,
  PlaybookPhase,
  PlaybookSide,
} from '../../../../data/domain/playbook/playbook.js';
import { type ReadDocument, readDocument } from '../../../../data/ingest/document.js';
import { formatOf } from '../../../../data/ingest/formats/formats.js';
import type { DocumentMapping } from '../../../../data/ingest/mapping/mapping.js';

// Tables of an invented team, and what is read of them as lines of text.

const party = (id: string, side: PlaybookSide, ...aliases: readonly string[]): PlaybookParty => ({
  id,
  side,
  names: { en: aliases[0] ?? id },
  aliases: { en: aliases },
});

const phase = (id: string, ...aliases: readonly string[]): PlaybookPhase => ({
  id,
  names: { en: aliases[0] ?? id },
  aliases: { en: aliases },
  signs: 'both',
  list: 'documents',
  sections: 'none',
});

const team: Playbook = {
  id: 'orchard',
  names: { en: 'Orchard' },
  parties: [
    party(
      'client',
      'customer',
      'Client',
      'Kunde',
      'Cliente',
      '고객사',
      'お客様',
      '客户',
      'Beställaren',
      'Заказчик',
      'Klant',
    ),
    party(
      'supplier',
      'provider',
      'Supplier',
      'Lieferant',
      'Fornecedor',
      '공급사',
      '弊社',
      '供应商',
      'Leverantören',
      'Подрядчик',
      'Leverancier',
    ),
    party('partner', 'other', 'Partner'),
    party('planner', 'provider', 'Project Manager'),
    party('sponsor', 'customer', 'Sponsor'),
    party('gardeners', 'customer', 'Gardeners', 'Garden Team'),
    party('tester', 'provider', 'Quality Lead', 'QL'),
  ],
  phases: [
    phase('survey', 'Survey', 'Bestandsaufnahme', 'Levantamento'),
    phase('planting', 'Planting', 'Pflanzung'),
    phase('harvest', 'Harvest'),
  ],
  standing: { names: {}, aliases: {} },
  services: [],
  conditions: [],
  people: {},
};

export function readTables(name: string, text: string, mapping: DocumentMapping = {}): ReadDocument {
  const bytes = Buffer.from(text);
  const content = formatOf(name, bytes).read(bytes);
  if ('sentence' in content) throw new Error(content.sentence);
  return readDocument(content, 'doc', name, team, mapping);
}

/** "client does, sponsor approves: Dig the pond (planting)"; marks in front for what is no item. */
export function told(name: string, text: string, mapping: DocumentMapping = {}): readonly string[] {
  return readTables(name, text, mapping).responsibilities.map(
    ({ kind, party, involved, leadIn, text: words, phase, optional, group }) => {
      const pairs = involved ?? (party === null ? [] : [{ party, involvement: 'does' as const }]);
      const who = pairs.map((one) => `${one.party} ${one.involvement}`).join(', ') || 'nobody';
      return [
        kind === 'item' ? '' : `${kind} `,
        `${who}: ${leadIn ? `${leadIn} > ` : ''}${words}`,
        phase === null ? '' : ` (${phase})`,
        optional ? ' optional' : '',
        group ? ' group' : '',
      ].join('');
    },
  );
}

/** The same for Markdown written line by line. */
export const toldOf = (...lines: readonly string[]): readonly string[] => told('doc.md', lines.join('\n'));

/** What is said to be unread: "column Globex: parties Globex". */
export function unreadOf(...lines: readonly string[]): readonly string[] {
  return readTables('doc.md', lines.join('\n')).unread.map(({ what, name, cure }) => {
    const cures = Object.entries(cure ?? {}).map(([key, words]) => `${key} ${[words].flat().join(', ')}`);
    return [`${what} ${name}`, ...cures].join(': ');
  });
}
