import type { Message } from '../../domain/answer/message.js';
import { languages, listed } from '../../language/languages.js';

type Courtesy = Extract<Message, { readonly is: 'courtesy' }>['kind'];

const signs: readonly (readonly [RegExp, Courtesy])[] = [
  [/👋|🙋/u, 'greeting'],
  [/🙏|💐/u, 'thanks'],
  [/🎉|👏|❤|😍|🤩|🔥|💯|🥳|💪|🏆|⭐|🚀|<3/u, 'praise'],
];

const smile = /[:;=8xX][-']?[)D(pP/|oO3*]|<3|\^\^|[-_]\.?[-_]/gu;
const emoji = /\p{Extended_Pictographic}|\p{Emoji_Component}|\u200d|\ufe0f/gu;

const all = Object.values(languages).map(({ messages }) => messages);
const nothingSaid = new RegExp(`[${all.map(({ laughter }) => laughter).join('')}\\s\\p{P}\\p{S}]`, 'gu');

/** The courtesy of a text without a word: signs, smiles, dots, letters of laughter. null where it says something. */
export function courtesyOfSigns(text: string): Courtesy | null {
  if (/^[\d\s]+$/u.test(text)) return null;
  const left = text.replace(smile, '').replace(emoji, '').replace(nothingSaid, '');
  if (left !== '' || /[?？]/u.test(text)) return null;
  return signs.find(([sign]) => sign.test(text))?.[1] ?? 'agreement';
}

/** Addresses alone say nothing that is asked for. */
export const isWebAddress = (text: string): boolean =>
  /^(?:(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|\S+\.(?:com|net|org|io|se|br|kr)(?:\/\S*)?)(?:\s+(?:https?:\/\/|www\.)\S+)*$/iu.test(
    text.trim(),
  );

const rows = all.flatMap(({ keyboard }) => listed(keyboard));
const neighbours = new Set(
  rows.flatMap((row) =>
    [...row].flatMap((key, at) => (at === 0 ? [] : [`${row[at - 1]}${key}`, `${key}${row[at - 1]}`])),
  ),
);

/** Letters of a word that lie in runs of three or more neighbouring keys. */
function inRuns(word: string): number {
  let run = 1;
  let all = 0;
  for (let at = 1; at <= word.length; at++) {
    if (at < word.length && (neighbours.has(word.slice(at - 1, at + 1)) || word[at] === word[at - 1])) run++;
    else {
      if (run >= 3) all += run;
      run = 1;
    }
  }
  return all;
}

const isMash = (word: string): boolean =>
  inRuns(word) >= 0.6 * word.length && word.length >= 3
    ? true
    : (/^[a-z]+$/u.test(word) && word.length >= 5 && (!/[aeiouy]/u.test(word) || /[^aeiouy]{5}/u.test(word))) ||
      /^[\u3131-\u314e\u314f-\u3163]{3,}$/u.test(word);

/**
 * Whether keys were only struck: every word is a row of neighbouring keys or has no vowel. `isKnown` says which
 * words mean something all the same (SCCM).
 */
export function isKeyMash(text: string, isKnown: (word: string) => boolean): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.length <= 6 && words.every((word) => isMash(word) && !isKnown(word));
}
