import type { Phase, StatementPhase } from '../../domain/responsibility.js';

// Stems as they occur in headings of public editions (22 locales), plus the words Baton itself uses on its cards.
// Matched without regard to case; a stem may stand inside a compound ("Initieringsfasen", "Korrekturphase").
const stems: Readonly<Record<Phase, readonly string[]>> = {
  initiate: [
    'initiat',
    'initier',
    'iniciar',
    'início',
    'inicio',
    'einleitung',
    'einführung',
    'lancement',
    'démarrage',
    'avvio',
    '시작',
    '착수',
    '開始',
    '启动',
    '啟動',
    '起始',
    'начальн',
    'начал',
    'เริ่มต้น',
    'bắt đầu',
    'start',
    'opstart',
    'rozpocz',
    'inicjow',
    'başlat',
    'بدء',
  ],
  assess: [
    'assess',
    'bedöm',
    'analyse',
    'bewert',
    'évaluation',
    'avaliar',
    'avaliação',
    'evaluación',
    'evaluar',
    'valutazione',
    '평가',
    '評価',
    '评估',
    '評估',
    'оценк',
    'ประเมิน',
    'đánh giá',
    'vurder',
    'beoordel',
    'ocen',
    'değerlendir',
    'التقييم',
  ],
  remediate: [
    'remediat',
    'åtgärd',
    'korrektur',
    'correction',
    'corrigir',
    'correção',
    'corrección',
    'corregir',
    'correzione',
    '재구성',
    '수정',
    '보완',
    '修復',
    '修正',
    '修复',
    'устранен',
    'แก้ไข',
    'khắc phục',
    'afhjælp',
    'afhjæ',
    'herstel',
    'korygow',
    'napraw',
    'düzelt',
    'المعالجة',
  ],
  enable: [
    'enabl',
    'aktiver',
    'aktivier',
    'activation',
    'activering',
    'habilitar',
    'habilitação',
    'habilitación',
    'ativação',
    'activación',
    'attivazione',
    'abilitazione',
    '사용 ',
    '활성화',
    '有効化',
    '启用',
    '啟用',
    'включен',
    'เปิดใช้งาน',
    'bật',
    'inschakel',
    'włącz',
    'etkinleştir',
    'التمكين',
  ],
};

/** A heading names a phase with a word for "phase" beside the stem, or with the stem's word alone. */
const phaseWords =
  /phase|fas(?:en)?\b|\bfas|fase|etapa|단계|フェーズ|阶段|階段|фаза|этап|giai đoạn|ขั้นตอน|เฟส|\bfaz|aşama|etap|مرحلة/iu;

const generalWords =
  /^(?:general|allmän(?:t|na)?|allgemein(?:es?)?|général(?:es)?|gera(?:l|is)|general(?:e|i|es)|geral|ogólne|genel|algemeen|generelt|일반(?:적인)?|全般|一般|通用|常规|常規|общие|ทั่ว(?:ไป)?|chung|عام)(?:[ -]?(?:\p{L}*(?:responsib|respons[aá]b|ansvar|verantwort|zuständig|aufgaben|verantwoordel|obowiąz|sorumlul)\p{L}*|책임|업무|責任|职责|обязанности|trách nhiệm))?$/iu;
const generalAfter = /^(?:responsab\p{L}+|trách nhiệm|ความรับผิดชอบ) (?:g[eé]n[eé]ra\p{L}+|gera\p{L}+|chung|ทั่วไป)$/iu;

/** Short, because a heading that talks about a phase ("How we work in the assess phase and after it") is not its name. */
const longestName = 40;

/** The phase that a heading (or the words of its anchor) names, or null. */
export function phaseHeading(heading: string): StatementPhase | null {
  const name = heading.trim();
  if (generalWords.test(name) || generalAfter.test(name)) return 'general';
  const [head = ''] = name.split(/\s*[–—:]\s*|\s+-{1,2}\s*|-{2}\s*/u);
  if (head.length > longestName) return null;
  const hasPhaseWord = phaseWords.test(head);
  for (const [phase, words] of Object.entries(stems) as [Phase, readonly string[]][])
    for (const word of words) {
      const at = head.toLowerCase().indexOf(word);
      if (at < 0) continue;
      // Alone means: one word that begins with the stem ("Initiate", "Bedömning", "평가").
      if (hasPhaseWord || (at === 0 && !/\s/.test(head) && head.length <= word.length + 8)) return phase;
    }
  return null;
}

/** What follows the phase's name in a heading: "Enable phase – Intune" → "Intune". */
export function afterPhase(heading: string): string | null {
  const cut = /^[^–—:]*?(?:\s*[–—:]\s*|\s+-{1,2}\s*|-{2}\s*)(.+)$/u.exec(heading.trim());
  return cut?.[1]?.trim() || null;
}

/** Headings that introduce the core capabilities of enable rather than one of its services. */
export const coreWords =
  /\bcore\b|kärnfunk|kernfunktion|kernkomp|de base|principa(?:l|is|les)|fondamental|básic|핵심|コア|核心|основн|cốt lõi|หลัก/iu;
