import assert from 'node:assert/strict';
import { ingest } from '../../../../data/ingest/ingest.js';
import { deliveryPlaybook } from '../../../support/playbooks.js';

const kinds = (name: string, ...lines: readonly string[]) =>
  ingest([{ name, bytes: Buffer.from(`${lines.join('\n')}\n`) }], deliveryPlaybook).dataset.responsibilities.map(
    ({ kind }) => kind,
  );

const ours = {
  en: ['# Plan of the garden', '## Supplier responsibilities', '- Paint the fence around the garden.'],
  ko: ['# 정원 관리 계획', '## 공급업체 책임', '- 울타리를 칠합니다.'],
  pt: ['# Plano do jardim da empresa', '## Responsabilidades do fornecedor', '- Pintar a cerca do jardim.'],
  sv: ['# Plan för trädgården och huset', '## Leverantörens ansvar', '- Måla staketet runt trädgården.'],
};

const within = {
  en: ['Repair of the roof is not part of this agreement.', 'Washing the windows is no part of the agreed services.'],
  ko: ['지붕 수리는 계약에서 제외됩니다.', '이 서비스는 창문 청소를 포함하지 않습니다.'],
  pt: ['O conserto do telhado não faz parte do contrato.', 'A lavagem das janelas está excluída do preço.'],
  sv: ['Lagning av taket ingår ej i avtalet.', 'Tvätt av fönster är inte en del av tjänsten.'],
};

const leading = {
  en: ['The following is not included in the price:', 'The following work is not part of the services.'],
  ko: ['다음은 가격에 포함되지 않는다:', '다음 작업은 계약에 포함되지 않습니다.'],
  pt: ['Não estão incluídos no contrato:', 'Os itens a seguir não fazem parte do serviço.'],
  sv: ['Följande ingår inte i priset:', 'Följande arbeten omfattas ej.'],
};

describe('exclusions in prose', () => {
  for (const language of ['en', 'ko', 'pt', 'sv'] as const) {
    it(`are outside of the offer, in a list or a paragraph, in ${language}`, () => {
      for (const sentence of within[language]) {
        assert.deepEqual(kinds('a.md', ...ours[language], `- ${sentence}`), ['item', 'out-of-scope'], sentence);
        assert.deepEqual(kinds('a.md', ...ours[language], '', sentence), ['item', 'out-of-scope'], sentence);
      }
    });

    it(`take the list below them with them, with a colon or a full stop, in ${language}`, () => {
      for (const sentence of leading[language]) {
        const found = kinds('a.md', ...ours[language], '', sentence, '', '- Möbel 가구', '- Xyz 도구');
        assert.deepEqual(found, ['item', 'out-of-scope', 'out-of-scope'], sentence);
      }
    });
  }

  it('are no duties about what lies outside of something else', () => {
    const lines = ['- Remove devices that are not part of the pilot.', '- List the rooms which the plan leaves out.'];
    assert.deepEqual(kinds('a.md', ...ours.en, ...lines), ['item', 'item', 'item']);
  });
});
