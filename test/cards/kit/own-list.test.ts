import assert from 'node:assert/strict';
import { listForms, refusalSentence, t } from '../../../cards/kit/i18n.js';
import type { PlaybookPhase } from '../../../data/domain/playbook/playbook.js';
import { locales } from '../../../data/domain/responsibility.js';
import { fasttrack, raci } from '../../support/playbooks.js';

const own = ({ list }: PlaybookPhase) => list === 'own';

describe('the list that people write', () => {
  const inAll = (phase: PlaybookPhase | null) =>
    locales.map((locale) => t(locale, 'fact.remediation-none', { ...listForms(phase, locale) }));

  it('is called as its playbook calls it, in the forms that sentences need', () => {
    const remediation = fasttrack.phases.find(own) ?? null;
    assert.deepEqual(inAll(remediation), [
      'The remediation list is empty.',
      '보완 목록이 비어 있습니다.',
      'A lista de correção está vazia.',
      'Åtgärdslistan är tom.',
    ]);
    assert.equal(listForms(remediation, 'pt-BR').inList, 'na lista de correção');
    const phase: PlaybookPhase = {
      ...(raci.phases.find(own) as PlaybookPhase),
      listNames: { names: { ko: '펀치 리스트' } },
    };
    assert.equal(listForms(phase, 'ko').listFirst, '펀치 리스트가');
  });

  it('is the list of its phase when its playbook does not name it', () => {
    const phase = raci.phases.find(own) ?? null;
    assert.deepEqual(inAll(phase), [
      'The clear phase list is empty.',
      'clear 단계 목록이 비어 있습니다.',
      'A lista da fase clear está vazia.',
      'Listan för fasen clear är tom.',
    ]);
    assert.match(refusalSentence({ code: 'empty-remediation' }, 'en'), /the list is empty.*“Nothing for this list”/u);
  });
});
