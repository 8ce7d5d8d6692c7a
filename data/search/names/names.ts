import { type Locale, locales } from '../../domain/responsibility.js';
import { fold, isHangul } from '../text/text.js';
import { capitalized, forInName, nameEnding, nameParticle } from './name-surroundings.js';

/** `systems` and `parties` are ordinary nouns; `products` (with their vendors) and `services` are proper names. */
const nameKinds = ['services', 'products', 'systems', 'parties'] as const;
export type NameKind = (typeof nameKinds)[number];

/** All names of one thing: its renames, abbreviations and translations count as the same. */
export interface NameGroup {
  readonly kind: NameKind;
  /** The first of its names, by which the others are understood. */
  readonly name: string;
  readonly ways: readonly Way[];
}

interface Way {
  /** Letters and digits only, folded. */
  readonly key: string;
  /** How many words it has; a change between Hangul and other letters begins a new one. */
  readonly words: number;
  /** The languages in which it is an ordinary word as well: there it counts only with its capitals. */
  readonly ordinary: readonly Locale[];
  readonly accented: boolean;
  readonly hangul: boolean;
}

/** Reads `Name: another, another` lines below `== kind` headings; a star marks a word that is ordinary in
 * every language, `~` one that is in English, `~pt-BR` one that is in Portuguese, and `#` a comment. */
export function parseNames(text: string): readonly NameGroup[] {
  const groups: NameGroup[] = [];
  let kind: NameKind | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (line.startsWith('==')) {
      kind = nameKinds.find((one) => one === line.slice(2).trim());
      if (kind === undefined)
        throw new Error(`names, line ${at + 1}: a heading is "== ${nameKinds.join('" or "== ')}".`);
      continue;
    }
    if (kind === undefined) throw new Error(`names, line ${at + 1}: write a heading such as "== products" above it.`);
    const colon = line.indexOf(': ');
    const all = colon < 0 ? [line] : [line.slice(0, colon), ...line.slice(colon + 1).split(',')];
    const names = all.map((name) => name.trim()).flatMap(inOtherLanguages);
    groups.push({
      kind,
      name: (names[0] ?? '').replace(ordinaryMark, ''),
      ways: names.map(wayOf).filter(({ key }) => key !== ''),
    });
  }
  return groups;
}

/** "Defender for Office 365" is written with the writer's own "for". */
const inOtherLanguages = (name: string): readonly string[] =>
  name === ''
    ? []
    : name.includes(' for ')
      ? [name, ...forInName.map((word) => name.replace(' for ', ` ${word} `))]
      : [name];

/** What marks a name as an ordinary word: everywhere, in English, or in one language. */
const ordinaryMark = /[*]$|~[A-Za-z-]*$/u;

function ordinaryIn(name: string): readonly Locale[] {
  const mark = ordinaryMark.exec(name)?.[0];
  if (mark === '*') return locales;
  return locales.filter((locale) => mark === `~${locale}` || (mark === '~' && locale === 'en'));
}

function wayOf(marked: string): Way {
  const name = marked.replace(ordinaryMark, '');
  const words = wordsIn(name);
  return {
    key: words.map(({ folded }) => folded).join(''),
    words: words.length,
    ordinary: ordinaryIn(marked),
    accented: words.some(({ accented }) => accented),
    hangul: isHangul(name),
  };
}

/** A word as it was typed. */
export interface Word {
  readonly raw: string;
  readonly folded: string;
  readonly accented: boolean;
  /** Where it begins in the text. */
  readonly at: number;
  /** Whether a sentence begins with it. */
  readonly first: boolean;
}

const plain = /^[A-Za-z0-9]+$/u;

const wordLike = /\p{Script=Hangul}+|(?:(?!\p{Script=Hangul})[\p{L}\p{M}\p{N}])+/gu;

/** Words of a text, cut where Hangul meets other letters: a particle is no part of a name. */
export function wordsIn(text: string): readonly Word[] {
  let end = 0;
  return Array.from(text.normalize('NFC').matchAll(wordLike), ({ 0: raw, index }) => {
    const first = index === 0 || /[.?!:\n]\s*$/u.test(text.slice(end, index));
    end = index + raw.length;
    const folded = plain.test(raw) ? raw.toLowerCase() : fold(raw);
    return { raw, folded, accented: !isHangul(raw) && folded !== raw.toLowerCase(), at: index, first };
  });
}

/** A name in a text: which, and from which word to before which. */
export interface NamedThing {
  readonly group: NameGroup;
  readonly from: number;
  readonly to: number;
  /** How many letters of its last word are an ending. */
  readonly ending: number;
}

/** Names in the words of a text, the longest where several begin. `isWord`: whether a word is known as an ordinary one. */
export type NameFinder = (
  words: readonly Word[],
  locale: Locale,
  isWord: (folded: string) => boolean,
) => readonly NamedThing[];

/** Below this many letters a name has to be spaced as it is written: "AT&T" is no Swedish "att". */
const shortestJoined = 6;

/** Names are looked up by so many of their first letters; one that is shorter by all it has. The longest come first. */
const startLength = 4;
const startLengths = [startLength, 3, 2] as const;

interface Entry {
  readonly way: Way;
  readonly group: NameGroup;
}

/** Finds the names of a list in what people type, however they space, inflect or join them. */
export function nameFinder(groups: readonly NameGroup[]): NameFinder {
  const byStart = new Map<string, Entry[]>();
  for (const group of groups) {
    for (const way of group.ways) {
      const start = way.key.slice(0, startLength);
      const beside = byStart.get(start);
      if (beside === undefined) byStart.set(start, [{ way, group }]);
      else beside.push({ way, group });
    }
  }
  for (const entries of byStart.values()) entries.sort((a, b) => b.way.key.length - a.way.key.length);
  const beginningAt = (text: string, start: number): readonly Entry[] =>
    startLengths.flatMap((length) => byStart.get(text.slice(start, start + length)) ?? []);
  return (words, locale, isWord) => {
    const text = words.map(({ folded }) => folded).join('');
    // Hangul has no capitals: a text of capitals alone says nothing by them.
    const isShouted = !words.some(({ raw }) => /\p{Ll}|\p{Script=Hangul}/u.test(raw));
    const found: NamedThing[] = [];
    let start = 0;
    for (let from = 0, free = 0; from < words.length; start += words[from]?.folded.length ?? 0, from++) {
      if (from < free) continue;
      for (const { way, group } of beginningAt(text, start)) {
        if (!text.startsWith(way.key, start)) continue;
        const end = endOf(way, group.kind, words, from, isWord);
        if (end === null) continue;
        // "Monday" has its capital anyway.
        const saysNothing = isShouted || capitalized.has(way.key) || !words.slice(from, end.to).every(isCapital);
        if (way.ordinary.includes(locale) && saysNothing) continue;
        found.push({ group, from, ...end });
        free = end.to;
        break;
      }
    }
    return found;
  };
}

/** A capital says something only where a sentence doesn't begin with it, several do anywhere. */
const isCapital = ({ raw, first }: Word): boolean => (!first && /^\p{Lu}/u.test(raw)) || /^\p{Lu}{2,}$/u.test(raw);

/** Before which word a name ends that begins at a word; null where its letters are there by chance. */
function endOf(
  { key, words: count, hangul, accented, ordinary }: Way,
  kind: NameKind,
  words: readonly Word[],
  from: number,
  isWord: (folded: string) => boolean,
): Pick<NamedThing, 'to' | 'ending'> | null {
  let to = from;
  let size = 0;
  for (; to < words.length && size < key.length; to++) size += words[to]?.folded.length ?? 0;
  const spanned = words.slice(from, to);
  if (!accented && spanned.some((word) => word.accented)) return null;
  const ending = size - key.length;
  const end = { to, ending };
  const extra = ending === 0 ? '' : (spanned.at(-1)?.folded.slice(-ending) ?? '');
  if (hangul) return extra === '' || key.length > 2 || nameParticle.test(extra) || isWord(extra) ? end : null;
  if (ordinary.length > 0 && (extra !== '' || spanned.length !== count)) return null;
  if (extra !== '') {
    // "Creation" is no "Creatio" with an ending.
    const isOwnWord = kind === 'products' && spanned.some(({ folded }) => isWord(folded));
    const isInflected = key.length > 3 && nameEnding.test(extra) && !isOwnWord;
    const isNoun = (kind === 'systems' || kind === 'parties') && key.length >= shortestJoined && extra.length <= 4;
    const isCompound = key.length > 4 && extra.length > 3 && isWord(extra);
    if (!isInflected && !isNoun && !isCompound) return null;
  }
  if (spanned.length === count) return end;
  if (key.length < shortestJoined) return null;
  return spanned.length < count || spanned.some(({ folded }) => !isWord(folded)) ? end : null;
}

/** A name as it was typed, and the text around it. */
export interface Span {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What some words of a text are, and the text around them; an ending is no part of a name. */
export function span(text: string, words: readonly Word[], { from, to, ending }: Omit<NamedThing, 'group'>): Span {
  const composed = text.normalize('NFC');
  const start = words[from]?.at ?? 0;
  const last = words[to - 1];
  const end = last === undefined ? start : last.at + last.raw.length - ending;
  return { name: composed.slice(start, end), before: composed.slice(0, start), after: composed.slice(end) };
}
