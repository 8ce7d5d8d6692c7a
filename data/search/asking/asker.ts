import { type Asker, maxQuestionLength } from '../../domain/answer/question.js';
import { fold } from '../text/text.js';

// How people say who they are, in the four languages, accents folded. What a question is *about* ("may the helpdesk file
// it?") names nobody as the asker; only "I am", "as", "we on the" and "our users" do. Portuguese "como o suporte abre" asks
// how support does it, and Swedish "fel som supporten inte löser" says which: there an article makes the difference.

const admin = [
  /\b(?:as|i am|i'?m|im|we are|we'?re)(?: (?:an?|the|our))? (?:it|tenant|global)[ -]?(?:admins?|administrators?)\b/u,
  /(?:it|아이티|전산)\s?관리자(?:인데|예요|입니다|로서|이고)/u,
  /(?<!\p{L})(?:como|sou (?:o |a |um |uma )?)\s?(?:admin|administradora?)(?: d[ea] ti)?(?!\p{L})/u,
  /(?<!\p{L})(?:som|jag ar|vi ar)(?: en)? it-?\s?(?:admin|administrator|administratorer)(?!\p{L})/u,
];

const support = [
  /\b(?:as|i am|i'?m|im|we are|we'?re|work|we)(?: (?:an?|the|on|at|in|from|for|of|our|your|it|user))* (?:help ?desk|service ?desk|support (?:staff|team|desk|agent|provider|tech|technician|partner|engineer))\b/u,
  /\b(?:i am|i'?m|im|we are|we'?re|work|we) (?:in|at|from)(?: (?:the|it|user))* support\b/u,
  /\bour (?:end[ -]?)?users?\b/u,
  /(?:헬프\s?데스크|서비스\s?데스크|지원\s?(?:팀|담당자?|직원|업체|제공업체|파트너)|서포트\s?(?:팀|직원))(?:인데|이에요|예요|입니다|에서 일|으로서|로서|이고|\s?소속)/u,
  /(?:우리|저희)\s?(?:쪽\s?|회사\s?)?사용자/u,
  /(?<!\p{L})(?:sou|somos|trabalho|trabalhamos|aqui e)(?: (?:o|a|um|uma|do|da|no|na|de|tecnic[oa]|analista|atendente|equipe))* (?:help ?desk|service ?desk|suporte)(?!\p{L})/u,
  /(?<!\p{L})como(?: (?:tecnic[oa]|analista|atendente|equipe) d[eo])? (?:help ?desk|service ?desk|suporte)(?!\p{L})/u,
  /(?<!\p{L})noss[oa]s? usuari[oa]s?(?!\p{L})/u,
  /(?<!\p{L})(?:jag|vi|jobbar|arbetar|sitter)(?: ar)? (?:i|pa|hos|fran) (?:var |er )?(?:help ?desk(?:en)?|service ?desk(?:en)?|support(?:en)?)(?!\p{L})/u,
  /(?<!\p{L})(?:som|jag ar|vi ar)(?: en)? (?:help ?desk|service ?desk|support|supporttekniker|supportpersonal|supportleverantor)(?!\p{L})/u,
  /(?<!\p{L})(?:en av )?var(?:a)? (?:slut)?anvandare(?:s|n|ns)?(?!\p{L})/u,
];

const employee = [
  /\b(?:as|i am|i'?m|im)(?: just)? (?:an?|just an?)(?: \p{L}+){0,2} (?:employee|end[ -]?user|user)\b(?! support)/u,
  /(?<!지원\s?|서포트\s?)(?:직원|사용자|사원)(?:인데|이에요|예요|입니다|으로서|로서|이고)/u,
  /(?<!\p{L})(?:como|sou)(?: (?:um|uma|so|apenas|simples))* (?:funcionari[oa]|colaboradora?|empregad[oa]|usuari[oa])(?!\p{L})/u,
  /(?<!\p{L})(?:som|jag ar)(?: (?:en|vanlig|bara))* (?:anstalld|medarbetare|anvandare|slutanvandare)(?!\p{L})/u,
];

/** Who asks, where the question's own words say so; an admin who speaks of "our users" is the admin. */
export function askerNamed(text: string): Asker | null {
  const said = fold(text.slice(0, maxQuestionLength).replace(/[’‘]/gu, "'"));
  const is = (words: readonly RegExp[]) => words.some((pattern) => pattern.test(said));
  if (is(admin)) return 'it-admin';
  if (is(support)) return 'support';
  return is(employee) ? 'employee' : null;
}
