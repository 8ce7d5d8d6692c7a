import type { Responsibility } from '../../../data/domain/responsibility.js';

/** Words for guiding in the languages of the documents; guidance is never shown as doing. */
const guiding =
  /\b(guidance|guide|guides|guiding|advise|advises|advice|advisory)\b|\b(orienta\w*|diretriz\w*|aconselh\w*)|vägled|handled(er|ning)|rådgiv|안내|지침|가이드|조언|\b(anleitung|anleiten|leitfad\w*|berat\w*)|\b(conseil\w*|guider|recommandations)|\b(guía|guiar|guian|asesor\w*)|\b(indicazioni|linee guida|guidare)|ガイダンス|助言|指导|指引|指南|指導|richtlijnen|begeleid|wskazów|рекомендац|руковод|kılavuz|rehberlik|vejled|veiled|ohjeist|pokyny|hướng dẫn|คำแนะนำ|إرشاد|توجيه/iu;

/** How far into a statement its own verb stands; what comes later is what the deed is about. */
const opening = 40;
/** Korean, Japanese and Turkish put the verb last. */
const ending = 25;
const verbLast = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const verbPart = (text: string): string => (verbLast.test(text) ? text.slice(-ending) : text.slice(0, opening));

type Statement = Pick<Responsibility, 'text' | 'leadIn' | 'english'>;

/** Whether a statement guides instead of doing: its lead-in says so, or its own verb does. */
export const isGuidance = ({ text, leadIn, english }: Statement): boolean =>
  guiding.test(leadIn ?? '') || guiding.test(verbPart(text)) || guiding.test((english ?? '').slice(0, opening));

const configuring =
  /^\W*(configure|configuring|set up|configur|defini|konfigur|inställning)|(구성|설정)(합니다|하세요|하기|함)?[.\s]*$/iu;

/** Whether the statement's own verb is to configure: the answer then says "configures" instead of "does this". */
export const isConfiguring = ({ text, english }: Statement): boolean =>
  configuring.test(text) || configuring.test(english ?? '');
