import type { StatementPhase } from '../../domain/responsibility.js';
import { fold } from '../text/text.js';

/** How the phases are called: our words, the documents' words of every edition, and what people make of them. */
const names: Readonly<Record<StatementPhase, string>> = {
  initiate:
    'initiate|initiation|initiating|kick-?off|start|iniciar|inicio|iniciacao|inicial|initierings?|start|시작|착수|개시|initiate',
  assess:
    'assess|assessment|assessing|evaluation|evaluate|avaliar|avaliacao|bedomnings?|bedom|utvarderings?|평가|assess',
  remediate:
    'remediate|remediation|remediating|fix|corrigir|correcao|correcoes|remediacao|remediar|atgards?|atgarda|재구성|수정|보완|교정|remediation',
  enable:
    'enable|enablement|enabling|activation|habilitar|habilitacao|ativar|ativacao|aktiverings?|aktivera|활성화|사용|enable',
  general: 'general|geral|gerais|allmanna?|일반',
};

/** The word "phase" after a phase's name, before it, and in Korean. */
const afterName = 'phase|stage|fasen?|skedet|steget';
const beforeName = 'phase|stage|fasen?|etapa|estagio';
const korean = '단계|페이즈|phase';

const patterns = (Object.entries(names) as [StatementPhase, string][]).map(([phase, words]) => ({
  phase,
  pattern: new RegExp(
    `(?<!\\p{L})(?:${words})[\\s"'”]*(?:-?\\s*(?:${afterName}))(?!\\p{L})|` +
      `(?<!\\p{L})(?:${beforeName})\\s+(?:of\\s+|de\\s+|da\\s+|do\\s+)?["'“]?(?:${words})(?!\\p{L})|` +
      `(?:${words})\\s*(?:${korean})`,
    'u',
  ),
}));

const verbs = 'initiate|assess|remediate|enable';

/** "in enable", "during assess": the phase's own English verb after a preposition names it as well. */
const bare = new RegExp(
  `(?<!\\p{L})(?:in|during|under|i|na|no|em|durante)\\s+(${verbs})(?!\\p{L})|(?<!\\p{L})(${verbs})\\s*(?:에서|때|:)`,
  'u',
);

/** What happens before a phase is not in it. */
const before =
  /(?<!\p{L})(?:before|until|prior to|innan|fore|antes d[aeo]|ate|move (?:on )?to|go(?:ing)? (?:in)?to|gar vidare|passar para|ir para)(?!\p{L})|전에|넘어\s?가/u;

/** A word that each of them has; most questions have none, and five patterns are not tried. */
const hint = new RegExp([afterName, beforeName, korean, verbs].join('|'), 'u');

/** The phase a question names, if it names exactly one. */
export function phaseNamed(text: string, folded = fold(text)): StatementPhase | null {
  if (!hint.test(folded) || before.test(folded)) return null;
  const named = patterns.filter(({ pattern }) => pattern.test(folded)).map(({ phase }) => phase);
  if (named.length === 1) return named[0] ?? null;
  if (named.length > 1) return null;
  const match = bare.exec(folded);
  return (match?.[1] ?? match?.[2] ?? null) as StatementPhase | null;
}

/** A question without the phase it names, so that it can be asked about another one. Folded: for the search only. */
export function withoutPhase(text: string): string {
  const folded = fold(text);
  if (phaseNamed(text, folded) === null) return folded;
  const named = patterns.find(({ pattern }) => pattern.test(folded))?.pattern ?? bare;
  return folded.replace(named, ' ');
}
