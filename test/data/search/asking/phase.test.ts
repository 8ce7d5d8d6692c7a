import assert from 'node:assert/strict';
import { phaseNamed, withoutPhase } from '../../../../data/search/asking/phase.js';
import { deliveryPlaybook } from '../../../support/playbooks.js';

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

/** A playbook whose phases are called so, and whose standing list has no name. */
function calling(...names: readonly string[]) {
  const [first] = deliveryPlaybook.phases;
  assert.ok(first);
  return {
    ...deliveryPlaybook,
    phases: names.map((name, at) => ({ ...first, id: `p${at}`, names: { sv: name }, inSentences: {}, aliases: {} })),
    standing: { ...deliveryPlaybook.standing, names: {}, inSentences: {}, aliases: {} },
  };
}

describe('a phase of any playbook', () => {
  const numbered = calling('Phase 1: Survey (days 1-30)', 'Phase 2 – Dry run', 'Phase 3: Second dry run');

  const isNamed = (playbook: ReturnType<typeof calling>, cases: Readonly<Record<string, string | null>>) => {
    for (const [text, phase] of Object.entries(cases)) assert.equal(phaseNamed(text, playbook), phase, text);
  };

  it('is none when only the word for phase stands there and the standing list has no name', () => {
    isNamed(numbered, { 'which phase has the tests?': null, '단계마다 누가 해요?': null, 'vilken fas är det?': null });
  });

  it('is named without its number and its note', () => {
    isNamed(numbered, {
      'who counts the doors in the survey phase?': 'p0',
      'in the second dry-run phase, who waits?': 'p2',
      'who waits in the dry run stage?': 'p1',
    });
    isNamed(calling('1. Förberedelse', '2. Drift'), {
      'vem städar i förberedelsefasen?': 'p0',
      'vem städar under förberedelsen?': 'p0',
      'vem städar i driftsfasen': 'p1',
    });
  });

  it('is named by its number in four languages', () => {
    isNamed(numbered, {
      'who waits in phase 2?': 'p1',
      'vem väntar i fas 2?': 'p1',
      'quem espera na etapa 2?': 'p1',
      '2단계에서 누가 기다려요?': 'p1',
      'who waits in phase 22?': null,
    });
    isNamed(calling('A. Início', 'B. Fim'), { 'na fase B, quem espera?': 'p1', 'quem espera a fase?': null });
  });

  it('is named by what its name counts, and by nothing else, when that is no phase', () => {
    const weeks = calling('Week 0: Before', 'Week 1: Visit', 'Weeks 2–3: Build');
    isNamed(weeks, { 'in week 1, who drives?': 'p1', 'in phase 1, who drives?': null });
  });

  it('is taken out of a question as it was written', () => {
    assert.equal(
      withoutPhase('who waits in the second dry-run phase?', numbered).replace(/\s+/gu, ' '),
      'who waits in the ?',
    );
  });
});
