import type { Message } from '../../domain/answer/message.js';
import type { Locale } from '../../domain/responsibility.js';
import { splitSentences } from '../asking/several-questions.js';
import { fold } from '../text/text.js';
import { asksWhose } from './decide.js';
import { readMessage } from './read-message.js';

/** A part of a message with what it is. */
export interface Part {
  readonly text: string;
  readonly message: Message;
}

/** What joins a further question to the one before it; Korean has it inside the verb. */
const joined: Readonly<Record<Locale, RegExp>> = {
  en: /,?\s+(?:and|plus|also)\s+(?:also\s+)?(?=(?:who|whose|what|which|when|how|is|are|do|does)\s)/giu,
  ko: /(?<=\p{Script=Hangul}[고며]),?\s+(?:그리고\s+)?/gu,
  'pt-BR': /,?\s+(?:e|também)\s+(?=(?:quem|de quem|o que|qual|quais|quando|como|quant[oa]s|em que)\s)/giu,
  sv: /,?\s+(?:och|samt)\s+(?:även\s+)?(?=(?:vem|vems|vad|vilken|vilket|vilka|när|hur|är|finns)\s)/giu,
};

/** Words for something that was named before: such a part is not complete. */
const pointsBack: Readonly<Record<Locale, RegExp>> = {
  en: /(?<!\p{L})(?:it|its|them|they|he|she|him|her|his|that|this|those|these|there)(?!\p{L})/u,
  ko: /(?<!\p{L})(?:그건|그거|그것|그게|이건|이거|이것|이게|그분|각각)/u,
  'pt-BR': /(?<!\p{L})(?:isso|isto|ele|ela|eles|elas|dele|dela|deles|delas|nele|nela)(?!\p{L})/u,
  sv: /(?<!\p{L})(?:det|den|dem|han|hon|honom|henne|detta|denna|dessa|de)(?!\p{L})/u,
};

/** A question has at least two words. */
const isSentence = (part: string): boolean => part.trim().split(/\s+/u).length > 1;

/**
 * The parts of a message that asks several things of which the engagement's records know at least one: each is answered
 * where it is known. What only the documents know is parted where they are searched. null for every other message.
 */
export function partsAsked(text: string, whole: Message): readonly Part[] | null {
  if (whole.is !== 'question' && whole.is !== 'engagement') return null;
  const { locale } = whole;
  const texts = splitSentences(text).flatMap((sentence) => sentence.split(joined[locale]));
  if (texts.length < 2) return null;
  const parts = texts
    .map((part) => ({ text: part.trim(), message: readMessage(part, locale) }))
    .filter(({ message }) => message.is !== 'courtesy');
  const isWhole = (part: Part): boolean =>
    isSentence(part.text) &&
    part.message.locale === locale &&
    !pointsBack[locale].test(fold(part.text).normalize('NFC'));
  const isAsked = ({ text: said, message: { is } }: Part): boolean =>
    is === 'engagement' || (is === 'question' && (asksWhose(said, locale) || /[?？]/u.test(said)));
  const kinds = new Set(parts.map(({ message }) => (message.is === 'engagement' ? message.fact : message.is)));
  const apart = kinds.size > 1 && parts.every(isAsked) && parts.slice(1).every(isWhole);
  return apart ? parts : null;
}
