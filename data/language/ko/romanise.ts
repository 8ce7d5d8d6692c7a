const initials = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' ').map((sound) => sound.replace('-', ''));
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = [''].concat('g kk gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h'.split(' '));

const firstSyllable = 0xac00;

/**
 * Korean in Latin letters, syllable by syllable, for ids that people read: Revised Romanization of 2000 (Ministry of
 * Culture, notice 2000-8), in the transliteration of its article 8, which keeps letters as they are written.
 */
export const romanised = (text: string): string =>
  text.replace(/[가-힣]/gu, (syllable) => {
    const at = syllable.charCodeAt(0) - firstSyllable;
    const [initial, vowel, final] = [Math.floor(at / 588), Math.floor((at % 588) / 28), at % 28];
    return `${initials[initial]}${vowels[vowel]}${finals[final]}`;
  });
