import type { Message } from '../../domain/answer/message.js';
import type { Playbook } from '../../domain/playbook/playbook.js';
import { clausesJoined, pointsBack } from '../asking/several-questions.js';
import { asksWhose } from './decide.js';
import { readMessage } from './read-message.js';

/** A part of a message with what it is. */
export interface Part {
  readonly text: string;
  readonly message: Message;
}

/** A question has at least two words. */
const isSentence = (part: string): boolean => part.trim().split(/\s+/u).length > 1;

/**
 * The parts of a message that asks several things of which the engagement's records know at least one: each is answered
 * where it is known. What only the documents know is parted where they are searched. null for every other message.
 */
export function partsAsked(text: string, whole: Message, playbook?: Playbook): readonly Part[] | null {
  if (whole.is !== 'question' && whole.is !== 'engagement') return null;
  const { locale } = whole;
  const texts = clausesJoined(text, locale);
  if (texts.length < 2) return null;
  const parts = texts
    .map((part) => ({ text: part, message: readMessage(part, locale, undefined, playbook) }))
    .filter(({ message }) => message.is !== 'courtesy');
  const isWhole = (part: Part): boolean =>
    isSentence(part.text) && part.message.locale === locale && !pointsBack(part.text, locale);
  const isAsked = ({ text: said, message: { is } }: Part): boolean =>
    is === 'engagement' || (is === 'question' && (asksWhose(said, locale) || /[?？]/u.test(said)));
  const kinds = new Set(parts.map(({ message }) => (message.is === 'engagement' ? message.fact : message.is)));
  const apart = kinds.size > 1 && parts.every(isAsked) && parts.slice(1).every(isWhole);
  return apart ? parts : null;
}
