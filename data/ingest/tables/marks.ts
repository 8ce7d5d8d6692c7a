import type { Involvement } from '../../domain/playbook/playbook.js';
import { plainText } from '../blocks/inline.js';
import { cellKey, isJoining, markWord, saysExcluded, saysNobody, saysOptional, saysState } from './table-words.js';

/** What letters mean in one document, beside what everybody takes them for. */
export type Legend = ReadonlyMap<string, readonly Involvement[] | null>;

/** The letters that need no legend: RACI and RASCI. */
export const knownLetters: ReadonlyMap<string, readonly Involvement[]> = new Map([
  ['R', ['does']],
  ['A', ['approves']],
  ['S', ['guides']],
  ['C', ['consulted']],
  ['I', ['informed']],
]);

/** A cell of a party's column, read. */
export type Mark =
  | { readonly is: 'empty' }
  | { readonly is: 'excluded' }
  /** `unknown` = letters beside known ones that have no meaning here; `rest` = words behind the letters. */
  | {
      readonly is: 'mark';
      readonly involvements: readonly Involvement[];
      readonly unknown: readonly string[];
      readonly optional: boolean;
      readonly rest: string;
    }
  /** Something of a mark's form without a known meaning. */
  | { readonly is: 'letters'; readonly unknown: readonly string[] }
  | { readonly is: 'text' };

export interface MarkWords {
  /** The owner's word: null = the cell means nothing; undefined = the owner doesn't say. */
  readonly involvement: (cell: string) => readonly Involvement[] | null | undefined;
  readonly legend: Legend;
  /** Signs that mean a second degree of something here: "○" where "◎" stands, too. */
  readonly doubtful?: ReadonlySet<string>;
}

const checks =
  /^(?::(?:heavy_?check_?mark|white_?check_?mark|ballot_?box_?with_?check|check):|[✓✔☑✅●⬤◉■◼⚫🟢🔵◎○◯⭕★]\uFE0F?|\[[xX]\]|[xX]|[yY]|是|対象|有|yes|ja|sim|sí|si|oui|sì|да|так|tak|ano|evet|예|네|はい|有り|có|ใช่|نعم|igen|kyllä|ya)$/iu;
const crosses = /^(?::(?:x|heavy_?multiplication_?x|no_?entry):|[❌✗✘✖☒⬜☐□⛔🚫🔴⚪]\uFE0F?|\[ \])$/u;
/** Marks of a second degree: not guessed. */
const halfMarks = /^[△▲◐◑◒◓⚠🟡🟠]\uFE0F?$/u;

const notes = /[(（[［【]([^)）\]］】]{0,80})[)）\]］】]/gu;
const footnotes = /<sup>.{0,20}?<\/sup>|\[\^[^\]]{1,10}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡]+|※\d*|(?<=\p{L})\*+$/gu;
const between = /[\s,;/+&|·•、，／.→⇒]+|->|=>|(?<=\p{L})\\(?=\p{L})/u;

/** Reads one cell of a party's column; `isAmongMarks` where its neighbours are marks, so that "A when it rains" is one, too. */
export function readMark(raw: string, words: MarkWords, isAmongMarks = false): Mark {
  const whole = plainText(raw.replace(/<br\s*\/?>|\n/giu, ', ')).trim();
  const owners = words.involvement(whole);
  if (owners !== undefined) return owners === null ? { is: 'empty' } : marked(owners);
  const bare = plainText(
    raw
      .replace(footnotes, '')
      .replace(/<br\s*\/?>|\n/giu, ', ')
      .replace(/<[^>]{0,200}>/gu, ' '),
  ).trim();
  const inside = [...bare.matchAll(notes)].map(([, note = '']) => note.trim());
  const outside = bare.replace(notes, ' ').replace(/\*+/gu, '').trim();
  const key = cellKey(outside);
  if (key === '' && inside.length > 0 && outside === '') return readMark(inside.join(', '), words);
  if (crosses.test(outside)) return { is: 'empty' };
  const isOptional = inside.some((note) => saysOptional(cellKey(note)));
  if (words.doubtful?.has(outside) && !words.legend.has(outside)) return { is: 'letters', unknown: [outside] };
  if (checks.test(outside)) return { ...marked(words.legend.get(outside) ?? ['does']), optional: isOptional };
  if (saysNobody(key)) return { is: 'empty' };
  if (saysExcluded(key)) return { is: 'excluded' };
  const ownersOutside = words.involvement(outside);
  if (ownersOutside !== undefined)
    return ownersOutside === null ? { is: 'empty' } : { ...marked(ownersOutside), optional: isOptional };
  const word = wordOf(key, words);
  if (word) return { ...marked(word), optional: isOptional };
  if (halfMarks.test(outside)) return lettersOnly([outside], words);
  const tokens = outside.split(between).filter((token) => token !== '');
  const read = tokens.map((token) => readToken(token, words));
  const first = read.indexOf(undefined);
  const leading = first < 0 ? read : read.slice(0, first);
  const known = leading.flatMap((token) => token?.involvements ?? []);
  const unknown = leading.flatMap((token) => token?.unknown ?? []);
  if (first < 0 && tokens.length > 0) {
    const bracketed = inside.flatMap((note) => readToken(note, words)?.involvements ?? []);
    const all = [...new Set([...known, ...bracketed])];
    if (all.length === 0) return { is: 'letters', unknown };
    return { is: 'mark', involvements: all, unknown, optional: isOptional, rest: '' };
  }
  // "R shared", "Accountable for high and critical": one mark, and words about it.
  const rest = tokens.slice(first).join(' ');
  const isMark = known.length > 0 && unknown.length === 0 && tokens.slice(0, first).every(isTerse);
  if (isMark && rest.length <= longestRest && (isAmongMarks || !startsSentence(tokens[0] ?? '', rest)))
    return {
      is: 'mark',
      involvements: [...new Set(known)],
      unknown,
      optional: isOptional || saysOptional(cellKey(rest)),
      rest,
    };
  return { is: 'text' };
}

const longestRest = 60;

/** A letter, or a word that is only a mark: "Approve the plan" is a task, "Accountable for urgent cases" is none. */
const isTerse = (token: string): boolean => /^\p{Lu}{1,3}$/u.test(token) || saysState(cellKey(token));

/** "A technician calls the customer" begins with a letter, too. */
function startsSentence(first: string, rest: string): boolean {
  return /^(?:A|I|Y|O|E|y|o|e|a|i)$/u.test(first) && /^\p{Ll}+ \p{L}/u.test(rest);
}

function marked(involvements: readonly Involvement[]): Mark & { is: 'mark' } {
  return { is: 'mark', involvements, unknown: [], optional: false, rest: '' };
}

function lettersOnly(signs: readonly string[], { legend }: MarkWords): Mark {
  const known = signs.flatMap((sign) => legend.get(sign) ?? []);
  return known.length > 0 ? marked(known) : { is: 'letters', unknown: signs };
}

function wordOf(key: string, { legend }: MarkWords): readonly Involvement[] | undefined {
  const said = legend.get(key.toUpperCase()) ?? legend.get(key);
  if (said) return said;
  const word = key.length > 1 ? markWord(key) : undefined;
  return word === undefined ? undefined : [word];
}

interface Token {
  readonly involvements: readonly Involvement[];
  readonly unknown: readonly string[];
}

/** One token of a cell; undefined = a word that is no mark. */
function readToken(token: string, words: MarkWords): Token | undefined {
  const bare = token.replace(/^[*_[({]+|[*_\])}:]+$/gu, '');
  const owners = words.involvement(bare);
  if (owners !== undefined) return { involvements: owners ?? [], unknown: [] };
  const key = cellKey(bare);
  const word = wordOf(key, words);
  if (word) return { involvements: word, unknown: [] };
  if (checks.test(bare)) return { involvements: ['does'], unknown: [] };
  if (/^\p{Pd}$/u.test(bare) || (isJoining(key) && !/^\p{Lu}$/u.test(bare))) return { involvements: [], unknown: [] };
  if (/^\p{N}+$/u.test(bare)) return undefined;
  if (!/^[\p{L}\p{N}]{1,5}$/u.test(bare)) return undefined;
  if (bare.length > 1 && bare !== bare.toUpperCase()) return undefined;
  const letters = [...bare.toUpperCase()];
  const means = letters.map(
    (letter) => words.involvement(letter) ?? words.legend.get(letter) ?? knownLetters.get(letter),
  );
  const known = means.flatMap((meaning) => meaning ?? []);
  const unknown = letters.filter((letter, index) => !means[index] && !words.legend.has(letter));
  // Letters together are marks only where each of them is one: "RA", not "QA".
  if (bare.length > 1 && unknown.length > 0)
    return isLetterLike(bare) ? { involvements: [], unknown: [bare] } : undefined;
  return { involvements: known, unknown };
}

const isLetterLike = (text: string): boolean => /^\p{Lu}[\p{Lu}\p{N}]{0,2}$/u.test(text);
