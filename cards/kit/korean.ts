/** Final sounds that matter for particles: none, ㄹ, or another consonant. */
type Ending = 'vowel' | 'rieul' | 'consonant';

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
/** Each initial and vowel has 28 syllables, one per final consonant; the first has none, the ninth ends in ㄹ. */
const finals = 28;
const rieul = 8;

/** How digits are read: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. Ten, hundred and thousand end in consonants, as 영 does. */
const digits: readonly Ending[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
];

/** Latin words that are read with a final consonant (Excel, Google; Kim, Intune, Track, Outlook, Desktop, Copilot); others get a vowel (Contoso, Microsoft). */
const latinRieul = /(?:l|le)$/iu;
const latinConsonant = /(?:[mn]e?|ng|[aeiou](?:ck?|pp?|b)|ook|[aeo]t)$/iu;
/** Letters that are spelled out: 엘, 엠, 엔 and 알; the names of all others end in vowels. */
const spelled: Readonly<Record<string, Ending>> = { L: 'rieul', M: 'consonant', N: 'consonant', R: 'rieul' };

function endingOf(word: string): Ending {
  const last = word.codePointAt(word.length - 1) ?? 0;
  if (last >= firstSyllable && last <= lastSyllable) {
    const final = (last - firstSyllable) % finals;
    return final === 0 ? 'vowel' : final === rieul ? 'rieul' : 'consonant';
  }
  const letter = word.slice(-1);
  if (/\d/u.test(letter)) return digits[Number(letter)] ?? 'vowel';
  if (/^[A-Z]+$/u.test(word)) return spelled[letter] ?? 'vowel';
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return latinRieul.test(plain) ? 'rieul' : latinConsonant.test(plain) ? 'consonant' : 'vowel';
}

/** The forms behind a consonant and behind a vowel, as locale files write the pair. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  '이(가)': ['이', '가'],
  '은(는)': ['은', '는'],
  '을(를)': ['을', '를'],
  '과(와)': ['과', '와'],
  '(이)라': ['이라', '라'],
  '(으)로': ['으로', '로'],
};

/** The word before a pair, what may stand between (a closing quote, a bracketed addition, an escape), and the pair. */
const followed =
  /([\p{L}\p{N}]+)((?:\s?\([^()]*\))?[”’"'*)\]\\]*)(이\(가\)|은\(는\)|을\(를\)|과\(와\)|\(이\)라|\(으\)로)/gu;

/**
 * A Korean sentence with the particle that the sound before it asks for: locale files write both (“{name}이(가)”), because
 * only the filled sentence has the last letter. ㄹ takes 로, as a vowel does. Digits and Latin letters are taken as read aloud.
 */
export const withParticles = (text: string): string =>
  text.replace(followed, (_whole, word: string, between: string, pair: string) => {
    const [behindConsonant, behindVowel] = pairs[pair] ?? [pair, pair];
    const ending = endingOf(word);
    const isOpen = ending === 'vowel' || (ending === 'rieul' && pair === '(으)로');
    return `${word}${between}${isOpen ? behindVowel : behindConsonant}`;
  });
