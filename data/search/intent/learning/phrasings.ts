import type { Locale } from '../../../domain/responsibility.js';
import { mulberry32 } from '../../model/softmax.js';

/** Ways of saying things, by class, as an owner writes them; `writer` = the file they stand in. */
export interface IntentSource {
  readonly locale: Locale;
  readonly text: string;
}

/** One sentence and the class that it belongs to: `courtesy/thanks`, `act/tick`, `question`. */
export interface Said {
  readonly locale: Locale;
  readonly kind: string;
  readonly text: string;
}

/** What a file holds: the lines of each class, and the words that may stand in a slot. */
export interface IntentFile {
  readonly lines: readonly { readonly kind: string; readonly line: string; readonly at: number }[];
  readonly slots: ReadonlyMap<string, readonly string[]>;
}

/** Reads a file of phrasings. Throws with the line where something stands before the first heading. */
export function parseIntents({ locale, text }: IntentSource): IntentFile {
  const lines: IntentFile['lines'][number][] = [];
  const slots = new Map<string, string[]>();
  let kind: string | null = null;
  let slot: string[] | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const at = index + 1;
    if (line === '') continue;
    if (line.startsWith('# ')) {
      kind = line.slice(2).trim();
      slot = null;
    } else if (line.startsWith('@')) {
      slot = [];
      slots.set(line.slice(1).trim(), slot);
    } else if (slot !== null) slot.push(line);
    else if (kind !== null) lines.push({ kind, line, at });
    else throw new Error(`${locale}.txt:${at}: stands below no heading. Put "# class" or "@slot" above it.`);
  }
  return { lines, slots };
}

/** A line in its parts: fixed words, and places with a choice. */
type Part = readonly string[];

function partsOf(line: string): readonly Part[] {
  return line
    .split(/(\[[^\]]*\])/u)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('[') ? part.slice(1, -1).split('|') : [part]));
}

/** How many sentences are made of one line: more of one that has many, but never all of it. */
const mostOf = (ways: number): number => Math.min(ways, Math.max(6, Math.min(36, Math.round(3 * Math.sqrt(ways)))));

/** Sentences of a file's lines, their slots filled. The same file gives the same sentences. */
export function sentencesOf(source: IntentSource, seed = 20261130): readonly Said[] {
  const { lines, slots } = parseIntents(source);
  const said: Said[] = [];
  for (const { kind, line } of lines) {
    // Chance belongs to the line, so that a new line changes the sentences of no other.
    const random = mulberry32(seedOf(line, seed));
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
    const filled = (text: string): string =>
      text.replace(/\{(\w+)\}/gu, (whole, name: string) => pick(slots.get(name) ?? []) ?? whole);
    const parts = partsOf(line);
    const ways = parts.reduce((product, part) => product * part.length, 1) * (line.includes('{') ? 6 : 1);
    const made = new Set<string>();
    const wanted = mostOf(ways);
    for (let tries = 0; made.size < wanted && tries < 3 * wanted; tries++) {
      const text = parts.map((part) => pick(part) ?? '').join('');
      made.add(tidy(filled(text)));
    }
    for (const text of made) said.push({ locale: source.locale, kind, text });
  }
  return said;
}

/** Classes that people put a word of courtesy around; a courtesy is one already, and what is none of ours is left alone. */
const isPlain = (kind: string): boolean => kind.startsWith('courtesy/') || kind === 'other' || kind === 'help';

/**
 * Sentences as they are typed: some again with a word before or after them, some again with a slip of the keyboard. The
 * same sentences give the same.
 */
export function asTyped(said: readonly Said[], sources: readonly IntentSource[], seed = 20261201): readonly Said[] {
  const around = new Map(
    sources.map((source) => {
      const { slots } = parseIntents(source);
      return [source.locale, { before: slots.get('before') ?? [], after: slots.get('after') ?? [] }];
    }),
  );
  return said.flatMap((one) => {
    const random = mulberry32(seedOf(one.text, seed));
    const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
    const { before, after } = around.get(one.locale) ?? { before: [], after: [] };
    const more: Said[] = [one];
    if (!isPlain(one.kind) && random() < withCourtesy) {
      const text = random() < 0.6 ? `${pick(before)} ${one.text}` : `${one.text} ${pick(after)}`;
      more.push({ ...one, text });
    }
    if (random() < withSlip) more.push({ ...one, text: slipped(one.text, random) });
    return more;
  });
}

/** FNV-1a over UTF-16 units, begun at a seed. */
function seedOf(text: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

const withCourtesy = 0.3;
const withSlip = 0.25;

/** One letter left out, doubled, or swapped with its neighbour, in a word long enough to be still known. */
function slipped(text: string, random: () => number): string {
  const words = text.split(' ');
  const long = words.flatMap((word, at) => (word.length >= 4 && !word.startsWith('http') ? [at] : []));
  const at = long[Math.floor(random() * long.length)];
  if (at === undefined) return text;
  const word = words[at] ?? '';
  const place = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 3);
  const [left, right] = [word.slice(0, place), word.slice(place)];
  words[at] =
    kind === 0
      ? left + right.slice(1)
      : kind === 1
        ? left + left.slice(-1) + right
        : left + right.slice(1, 2) + right.slice(0, 1) + right.slice(2);
  return words.join(' ');
}

/** Without the gaps that an alternative left empty leaves behind. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/ ([,.?!])/gu, '$1')
    .trim();

/** The words that the lines themselves are made of, without those that fill slots: they say what is wanted, not of what. */
export function cuesOf({ lines }: IntentFile): readonly string[] {
  return lines
    .flatMap(({ line }) => line.replace(/\{\w+\}/gu, ' ').split(/[^\p{L}\p{N}]+/u))
    .filter((cue) => cue !== '');
}
