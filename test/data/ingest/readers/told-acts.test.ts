import assert from 'node:assert/strict';
import { ingest } from '../../../../data/ingest/ingest.js';
import { deliveryPlaybook } from '../../../support/playbooks.js';

const parties = (...lines: readonly string[]) =>
  ingest(
    [{ name: 'a.md', bytes: Buffer.from(`${lines.join('\n')}\n`) }],
    deliveryPlaybook,
  ).dataset.responsibilities.map(({ party, text }) => `${party}: ${text}`);

const heads = {
  en: ['# Plan of the garden', '', '## Supplier', ''],
  'pt-BR': ['# Plano do jardim da empresa', '', '## Fornecedor', ''],
  sv: ['# Plan för trädgården och huset', '', '## Leverantör', ''],
};

const told = {
  en: ['The customer repairs the lamps.', 'The supplier also paints the fence twice a year.'],
  'pt-BR': ['O cliente conserta as lâmpadas.', 'O fornecedor pinta a cerca do jardim.'],
  sv: ['Kunden reparerar lamporna.', 'Leverantören målar staketet vart annat år.'],
};

const states = {
  en: ['The customer is a school with four houses.', 'The customer has two gardens.', 'The supplier prices are below.'],
  'pt-BR': ['O cliente é uma escola.', 'O cliente tem dois jardins.', 'O cliente final mora ao lado.'],
  sv: ['Kunden är en skola med fyra hus.', 'Kunden har två trädgårdar.', 'Kundens hus ligger nära.'],
};

describe('a sentence that begins with a party', () => {
  for (const locale of ['en', 'pt-BR', 'sv'] as const) {
    it(`is that party’s duty below a party’s heading, where it tells what it does, in ${locale}`, () => {
      const [first, second] = told[locale];
      assert.deepEqual(parties(...heads[locale], told[locale].join(' ')), [
        `customer: ${first}`,
        `supplier: ${second}`,
      ]);
    });

    it(`is no duty where it tells what the party is or has, in ${locale}`, () => {
      for (const sentence of states[locale])
        assert.deepEqual(parties(...heads[locale], `${sentence} ${told[locale][0]}`), [`customer: ${told[locale][0]}`]);
    });

    it(`is no duty in a text that describes, in ${locale}`, () => {
      assert.deepEqual(parties(heads[locale][0] ?? '', '', '## Bakgrund', '', told[locale][0] ?? ''), []);
    });
  }
});
