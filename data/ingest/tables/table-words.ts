import { type Involvement, involvements } from '../../domain/playbook/playbook.js';
import { folded } from '../../language/fold.js';
import { tableWords } from '../../language/tables.js';
import type { HeadRole, Phrases, TableWords } from '../../language/words/table-words.js';
import { plainText } from '../blocks/inline.js';
import { remembered } from '../blocks/remembered.js';

/** The words of a cell as they are compared: folded, without markup, signs and pictures. */
export const cellKey = remembered((words) =>
  folded(plainText(words.replace(/<[^>]{0,200}>|\uFE0F/gu, ' ')))
    .replace(/[\p{Extended_Pictographic}*_`:：?？!¿¡"“”„']+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.,;–—-]+|[\s.,;–—-]+$/gu, '')
    .trim(),
);

const phrasesOf = (list: Phrases): readonly string[] =>
  list
    .split(' | ')
    .map((phrase) => (phrase.endsWith('-') ? `${folded(phrase.slice(0, -1))}-` : cellKey(phrase) || phrase.trim()))
    .filter((phrase) => phrase !== '');

const phrases = (of: (words: TableWords) => Phrases): readonly string[] =>
  tableWords.flatMap((words) => phrasesOf(of(words)));

const isStem = (phrase: string): boolean => phrase.length > 1 && phrase.endsWith('-');

interface Lexicon {
  readonly whole: ReadonlySet<string>;
  readonly stems: readonly string[];
}

function lexicon(of: (words: TableWords) => Phrases): Lexicon {
  const all = phrases(of);
  return {
    whole: new Set(all.filter((phrase) => !isStem(phrase))),
    stems: all.filter(isStem).map((phrase) => phrase.slice(0, -1)),
  };
}

const has = ({ whole, stems }: Lexicon, key: string): boolean =>
  whole.has(key) || stems.some((stem) => key.startsWith(stem) && !/\s/u.test(key));

const headOrder = [
  'index',
  'phase',
  'role',
  'task',
  'duties',
  'backup',
  'aside',
  'details',
  'area',
] as const satisfies readonly HeadRole[];

const heads = headOrder.map((role) => [role, lexicon(({ heads }) => heads[role])] as const);
const owners = involvements.map((involvement) => [involvement, lexicon(({ owners }) => owners[involvement])] as const);
const marks = involvements.map((involvement) => [involvement, lexicon(({ marks }) => marks[involvement])] as const);
const answers = lexicon(({ answers }) => answers);
const states = lexicon(({ states }) => states);
const joining = lexicon(({ and }) => and);
const none = lexicon(({ none }) => none);
const excluded = lexicon(({ excluded }) => excluded);
const optional = lexicon(({ optional }) => optional);
const contacts = lexicon(({ contacts }) => contacts);
const total = lexicon(({ total }) => total);

/** What a head names, without what is in brackets and behind a dash: "R – Responsible (who does it)". */
function headKeys(head: string): readonly string[] {
  const plain = plainText(head.replace(/<[^>]{0,200}>/gu, ' ')).replace(/\s+/gu, ' ');
  const outside = plain.replace(/[(（[［][^)）\]］]{0,60}[)）\]］]/gu, ' ');
  const inside = [...plain.matchAll(/[(（[［]([^)）\]］]{2,40})[)）\]］]/gu)].map(([, words = '']) => words);
  const parts = outside.split(/\s*[/|\n]\s*|\s+[-–—]\s+|\s*[:：=]\s+|\s+(?:&|and|und|et|y|e|och|og|en|i|и|ve|và)\s+/u);
  return [plain, outside, ...parts, ...inside].map(cellKey).filter((key) => key !== '');
}

/** What the head of a column says of its cells, apart from whom they name; null = nothing known. */
export function headRole(head: string): HeadRole | null {
  for (const key of headKeys(head)) {
    const found = heads.find(([, lexicon]) => has(lexicon, key));
    if (found) return found[0];
  }
  // "#", "✓": a sign heads no party.
  if (/^[^\p{L}\p{N}]+$/u.test(head.trim())) return 'index';
  // "Week 3", "Q2", "KW 14", "05/2024": columns of a calendar.
  const key = cellKey(head);
  const bare = key.replace(/\s*\p{N}+$/u, '');
  if (/^(?:[qkwmdtsy]{0,2}[ .]?\p{N}{1,4}(?:[./-]\p{N}{1,4}){0,2}|\p{N}+ ?[주月월周週])$/u.test(key)) return 'aside';
  return bare !== key && heads.some(([role, lexicon]) => role === 'aside' && has(lexicon, bare)) ? 'aside' : null;
}

/** What the parties in the cells below a head do; null where the head doesn't say that they do something. */
export function ownersHead(head: string): Involvement | null {
  for (const key of headKeys(head)) {
    const found = owners.find(([, lexicon]) => has(lexicon, key));
    if (found) return found[0];
  }
  return null;
}

/** A head with a word for duties in it, whatever stands beside: "Responsibility during transition". */
export function speaksOfDuties(head: string): boolean {
  const key = cellKey(head);
  return dutyWords.some((word) => (word.length > 3 || /[^\p{ASCII}]/u.test(word)) && withinWords(key, word) >= 0);
}

const dutyWords = phrases(({ heads }) => heads.duties).map((phrase) => phrase.replace(/-$/u, ''));

/** A head without its words for advice and details, or null where it has none: "FastTrack guidance details" → "FastTrack". */
export function withoutGuidance(head: string): string | null {
  const words = cellKey(head).split(' ');
  const says = (word: string, lexicon: Lexicon): boolean =>
    has(lexicon, word) ||
    [...lexicon.whole].some((phrase) => phrase.length > 1 && !spaced.test(phrase[0] ?? '') && word.startsWith(phrase));
  if (!words.some((word) => says(word, guidance))) return null;
  return words.filter((word) => !says(word, guidance) && !says(word, details)).join(' ');
}

const guidance = lexicon(({ guidance }) => guidance);
const details = lexicon(({ heads }) => heads.details);

/** Where a phrase stands in a text, at the beginning of a word; -1 where it does not. */
function withinWords(text: string, phrase: string): number {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const [before = '', first = ''] = [text[at - 1], phrase[0]];
    if (!(spaced.test(before) && spaced.test(first))) return at;
  }
  return -1;
}

const spaced = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Arabic}\p{N}]/u;

/** What a whole cell of a party's column means where it is a word; undefined = no such word. */
export function markWord(key: string): Involvement | undefined {
  return (
    marks.find(([, lexicon]) => has(lexicon, key))?.[0] ??
    (has(answers, key) ? 'does' : undefined) ??
    owners.find(([, lexicon]) => has(lexicon, key))?.[0]
  );
}

export const saysState = (key: string): boolean => has(states, key);
export const saysNobody = (key: string): boolean => /^[\s\p{Pd}–—.…·/_\\]*$/u.test(key) || has(none, key);
export const saysExcluded = (key: string): boolean => has(excluded, key);
/** Whether a lead-in says that what follows is left out. */
export const mentionsExclusion = (words: string): boolean => {
  const key = cellKey(words);
  return [...excluded.whole].some((phrase) => withinWords(key, phrase) >= 0);
};
export const saysOptional = (key: string): boolean =>
  has(optional, key) || [...optional.whole].some((phrase) => phrase.length > 4 && withinWords(key, phrase) === 0);
/** Whether a column holds telephones or addresses of people. */
export const isContactHead = (head: string): boolean => has(contacts, cellKey(head));
export const saysTotal = (key: string): boolean => has(total, key.replace(/\s*[\d.,%€$:=]+\s*$/u, ''));

const meanings = [
  ...involvements.flatMap((involvement) =>
    [...phrases(({ marks }) => marks[involvement]), ...phrases(({ owners }) => owners[involvement])].map(
      (phrase) => [phrase, involvement] as const,
    ),
  ),
  ...phrases(({ answers }) => answers).map((phrase) => [phrase, 'answers'] as const),
]
  .filter(([phrase]) => phrase.length > 3 || /[^\p{ASCII}]/u.test(phrase))
  .sort(([a], [b]) => b.length - a.length);

/** What the words of a legend may mean, in the order in which they stand there; `answers` = responsible, in either sense. */
export function meaningsIn(words: string): readonly (Involvement | 'answers')[] {
  let rest = cellKey(words).slice(0, 120);
  const found: [at: number, meaning: Involvement | 'answers'][] = [];
  for (const [phrase, meaning] of meanings) {
    const at = withinWords(rest, phrase);
    if (at < 0) continue;
    found.push([at, meaning]);
    rest = `${rest.slice(0, at)}${'|'.repeat(phrase.length)}${rest.slice(at + phrase.length)}`;
  }
  return [...new Set(found.sort(([a], [b]) => a - b).map(([, meaning]) => meaning))];
}

const pattern = (of: (words: TableWords) => string | undefined): RegExp => {
  const all = tableWords.flatMap((words) => of(words) ?? []);
  return new RegExp(`^(?:${all.length === 0 ? '(?!)' : all.join('|')})`, 'iu');
};

const guiding = pattern(({ guiding }) => guiding);
const approving = pattern(({ approving }) => approving);
const andWords = phrases(({ and }) => and).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
const thenApproving = new RegExp(`^\\P{L}*[\\p{L}-]+ (?:${andWords.join('|')}) (.+)$`, 'iu');

/**
 * What a party does by the words of a duty in its own list: it does it, except where the words say that it only advises,
 * approves or signs.
 */
export function involvementSaid(words: string, leadIn = ''): readonly Involvement[] {
  const text = plainText(words).trim();
  if (guiding.test(text) || guiding.test(plainText(leadIn).trim())) return ['guides'];
  if (approving.test(text)) return ['approves'];
  return approving.test(thenApproving.exec(text)?.[1] ?? '') ? ['does', 'approves'] : ['does'];
}

const about = lexicon(({ about }) => about);

/** Whether a word behind a name begins what it is about. */
export const beginsScope = (key: string): boolean => has(about, key);

/** Whether a word only joins two others. */
export const isJoining = (key: string): boolean => has(joining, key);

/** Between two names, as a pattern's alternatives. */
export const joiningWords = andWords.join('|');
