import { isHangul } from '../text/text.js';

const initials = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ');
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

/** Hangul in Latin letters (Revised Romanization, without its assimilations); what is no Hangul stays. */
export function romanized(text: string): string {
  return Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code < firstSyllable || code > lastSyllable) return letter;
    const at = code - firstSyllable;
    const parts = [initials[Math.floor(at / (21 * 28))], vowels[Math.floor((at % (21 * 28)) / 28)], finals[at % 28]];
    return parts.filter((part) => part !== '_').join('');
  }).join('');
}

/** The consonants of a name as Korean ears have them: no v, f, z or c of their own, and r is l. */
const skeleton = (name: string): string =>
  romanized(name)
    .replace(/ph/g, 'p')
    .replace(/v/g, 'b')
    .replace(/f/g, 'p')
    .replace(/z/g, 'j')
    .replace(/c(?!h)|q/g, 'k')
    .replace(/r/g, 'l')
    .replace(/[aeiouyw]/g, '')
    .replace(/(.)\1+/g, '$1');

/** Whether one of two folded names is written in Hangul, the other in Latin letters, and they sound the same. */
export function soundsLike(a: string, b: string): boolean {
  if (isHangul(a) === isHangul(b)) return false;
  if (romanized(a) === romanized(b)) return true;
  return skeleton(a).length >= 2 && skeleton(a) === skeleton(b);
}
