import assert from 'node:assert/strict';
import { phaseNamed } from '../../../../data/search/asking/phase.js';

const named = (cases: Readonly<Record<string, string | null>>) => {
  for (const [text, phase] of Object.entries(cases)) assert.equal(phaseNamed(text), phase, text);
};

describe('the phase a question names', () => {
  it('is understood in four languages and in the words of old documents', () => {
    named({
      'what happens in the assess phase': 'assess',
      'our part during remediate?': 'remediate',
      'enable stage: who does the proxy': 'enable',
      'na fase Habilitar quem faz o proxy?': 'enable',
      'quem faz isso na fase de avaliação': 'assess',
      'vem gör det i åtgärdsfasen': 'remediate',
      'initieringsfasen, vem kallar?': 'initiate',
      '재구성 단계에서 누가 해요': 'remediate',
      '활성화 단계 프록시': 'enable',
    });
  });

  it('is none where the word is only a verb or an object', () => {
    named({ 'who will enable the proxy': null, 'who assesses our network': null, 'the remediation checklist': null });
  });

  it('is none when the question is about what comes before a phase', () => {
    named({ 'before we move to the enable phase, who checks': null, 'innan aktiveringsfasen, vem kollar': null });
  });

  it('is none when two are named', () => {
    named({ 'assess phase or enable phase?': null });
  });
});
