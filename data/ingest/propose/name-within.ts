import { ownsDuties } from '../../language/duties/party-words.js';
import { plainText } from '../blocks/inline.js';
import { nameForms, nameKey, withoutNumbering } from '../vocabulary/names.js';

const mostWords = 6;
const longestName = 60;

/** Words that belong to a name although they say little: "Operations team". */
const kept = /^(?:team|teams|group|board|office|desk|lead|time|equipe|팀|チーム)$/iu;

/**
 * The name inside a heading, a column's head or the subject of a sentence, as written: without number, brackets, articles
 * and words for duties. null where nothing is left, or what is left is no name.
 */
export function nameWithin(words: string): string | null {
  const plain = withoutNumbering(plainText(words.replace(/<[^>]{0,200}>/g, ' ')))
    .replace(/[(（[].*$/u, '')
    .replace(/[\s:：.,;–—-]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(thaiDuties, '');
  if (thai.test(plain)) return isName(plain) && !ownsDuties.test(plain) ? plain : null;
  if (plain === '' || plain.length > longestName * 2) return null;
  const forms = new Set(nameForms(plain));
  const tokens = plain.split(' ');
  if (tokens.length > mostWords * 2) return null;
  const glued = [...forms].filter(({ length }) => length > 1).sort((a, b) => a.length - b.length)[0];
  // Where words are not spaced, a name's form is the name: "고객책임" → "고객".
  if (unspaced.test(plain) && glued !== undefined) {
    const ends = Array.from({ length: plain.length }, (_, at) => plain.length - at);
    const same = ends
      .map((end) => plain.slice(0, end))
      .find((part) => !ownsDuties.test(part) && nameForms(part).includes(glued));
    const name = (same ?? glued).replace(/[\sの의]+$/u, '');
    return isName(name) ? name : null;
  }
  for (let length = 1; length <= tokens.length; length++)
    for (let from = 0; from + length <= tokens.length; from++) {
      const part = tokens.slice(from, from + length);
      if (!forms.has(nameKey(part.join(' ')))) continue;
      const next = tokens[from + length];
      const name = [...part, ...(next !== undefined && kept.test(next) ? [next] : [])].join(' ');
      return isName(name) ? name : null;
    }
  return null;
}

const thai = /\p{sc=Thai}/u;
/** "Responsibility of", which stands before the name there. */
const thaiDuties = /^(?:ความรับผิดชอบ|หน้าที่)(?:และ\S{0,12}?)?(?:ของ)\s*/u;

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

const isName = (name: string): boolean =>
  name.length <= longestName && /\p{L}{2}|\p{Lu}/u.test(name) && name.split(' ').length <= mostWords;
