// Scripts that write no spaces between words, or put endings on them: a word is looked for anywhere in them.
const unspaced = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A form that finds any of the words, whole and in any case; `*` at the end of one lets it go on. */
export function wordForm(words: readonly string[]): RegExp {
  const alternatives = words.map((word) => {
    const stem = word.replace(/\*$/, '').replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    if (unspaced.test(stem)) return stem;
    return `(?<![\\p{L}\\p{N}])${stem}${word.endsWith('*') ? '' : '(?![\\p{L}\\p{N}])'}`;
  });
  return new RegExp(alternatives.join('|'), 'iu');
}
