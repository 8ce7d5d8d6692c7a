/** Lower case, one width, no diacritics: what typists leave out must not decide an answer. Hangul stays composed. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

const word = /[\p{Letter}\p{Number}]+/gu;

/** Words of a text, folded; digits are words of their own. */
export function words(text: string): readonly string[] {
  return fold(text).match(word) ?? [];
}

export const isHangul = (text: string): boolean => /\p{Script=Hangul}/u.test(text);
