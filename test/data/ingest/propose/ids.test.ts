import assert from 'node:assert/strict';
import { draftPlaybook } from '../../../../data/ingest/propose/draft.js';
import { romanised } from '../../../../data/language/ko/romanise.js';

const idsOf = (locale: string, parties: readonly string[], phases: readonly string[] = []) => {
  const { playbook } = draftPlaybook({ id: 'ours', name: 'Ours', locale, parties, phases, titles: [] });
  return { parties: playbook.parties.map(({ id }) => id), phases: playbook.phases.map(({ id }) => id) };
};

describe('ids of a draft', () => {
  it('are of the name’s letters, and in Korean of its sound, never a side with a number', () => {
    assert.deepEqual(idsOf('sv', ['Beställaren', 'Leverantören']).parties, ['bestallaren', 'leverantoren']);
    const korean = idsOf('ko', ['고객사', '고객사 현업팀', '공급업체'], ['분석', '설계', '1단계 준비']);
    assert.deepEqual(korean.phases, ['bunseog', 'seolgye', 'dangye-junbi']);
    assert.deepEqual(
      korean.parties.filter((id) => /\d/u.test(id)),
      [],
    );
    assert.ok(korean.parties.includes('gogaegsa-hyeoneobtim'), korean.parties.join());
  });

  it('are of a Swedish name without its genitive, which documents may still write', () => {
    const written = ['Beställarens', 'Beställaren', 'Leverantörens', 'Siemens'];
    const { playbook } = draftPlaybook({ id: 'o', name: 'O', locale: 'sv', parties: written, phases: [], titles: [] });
    assert.deepEqual(
      playbook.parties.map(({ id }) => id),
      ['bestallaren', 'leverantoren', 'siemens'],
    );
    assert.deepEqual(playbook.parties[0]?.aliases, { sv: ['Beställarens'] });
  });

  it('have a number where two names have the same letters, or a script has no sound here', () => {
    assert.deepEqual(idsOf('en', ['Client', 'Supplier'], ['Test', 'Test!']).phases, ['test', 'test-2']);
    assert.deepEqual(idsOf('ja', [], ['準備', '移行']).phases, ['phase', 'phase-2']);
  });

  it('write Korean letter by letter', () => {
    assert.equal(romanised('한글 IT 담당자'), 'hangeul IT damdangja');
    assert.equal(romanised('값 없음'), 'gabs eobseum');
  });
});
