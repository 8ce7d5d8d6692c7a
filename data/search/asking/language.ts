import { createRequire } from 'node:module';
import type { Locale } from '../../domain/responsibility.js';
import { isHangul } from '../text/text.js';

/** Small words and letters that give a short question away; product names are English everywhere and prove nothing. */
const evidence: Readonly<Record<Exclude<Locale, 'ko'>, RegExp>> = {
  en: /\b(?:as|not|no|be|been|was|isn|wasn|please|mark|this|that|who|whose|whom|what|which|when|where|how|does|do|did|is|are|the|of|our|we|us|for|to|and|it|with|will|can|should|must|who's|from|have|has|my|i|on|at|a|an|in|responsible|help|helps)\b/giu,
  'pt-BR':
    /(?<![\p{L}])(?:quem|qual|quais|que|quando|onde|como|é|são|o|a|os|as|do|da|dos|das|no|na|nos|nas|de|em|para|pra|pro|por|com|nosso|nossa|nós|a gente|e|ou|um|uma|se|cabe|faz|responsável|qm|vocês|eu|meu|minha|ao|pelo|pela)(?![\p{L}])|[ãõçâêô]/giu,
  sv: /(?<![\p{L}])(?:vem|vad|vilka|vilken|vilket|när|var|vart|hur|är|och|o|att|det|den|de|som|på|av|för|till|med|vi|oss|vår|våra|ett|en|i|om|ska|kan|får|gör|ansvarar|sköter|tjena|hej|inte|vårt|ni|ger|fixar|eller|från)(?![\p{L}])|[åäö]/giu,
};

/** The detector takes a tenth of a second to read its tables: it is loaded when a question's own words don't say enough. */
function detector(): typeof import('tinyld') {
  loaded ??= createRequire(import.meta.url)('tinyld') as typeof import('tinyld');
  return loaded;
}
let loaded: typeof import('tinyld') | undefined;

/** So many letters say what language they are; the detector's time grows with each. */
const longestDetected = 200;

const spoken: Readonly<Record<string, Locale>> = { en: 'en', ko: 'ko', pt: 'pt-BR', sv: 'sv' };

/** Language of a question: its own words where they are clear, the sender's client where they are not. */
export function languageOfQuestion(text: string, sender?: Locale): Locale {
  if (isHangul(text)) return 'ko';
  const scores = Object.entries(evidence).map(([locale, words]) => ({
    locale: locale as Locale,
    found: (text.match(words) ?? []).length,
  }));
  scores.sort((a, b) => b.found - a.found);
  const [best, second] = scores;
  if (best !== undefined && best.found > 0 && best.found > (second?.found ?? 0)) return best.locale;
  if (
    sender !== undefined &&
    (best?.found === 0 || scores.some((s) => s.locale === sender && s.found === best?.found))
  ) {
    return sender;
  }
  const told = detector().detect(text.slice(0, longestDetected), { only: ['en', 'pt', 'sv'] });
  return spoken[told] ?? sender ?? 'en';
}
