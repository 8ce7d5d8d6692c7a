import { nameKey, withoutNumbering } from './names.js';

// Most cells of a sheet name nothing. Bringing each of them into all forms of a name takes most of the time in which a
// large table is read, so a look at the words that names begin with comes first.

/** Endings are cut off no shorter word than this in scripts of letters (`names.ts`). */
const longest = 4;

interface FirstWords {
  /** Whole first words that are shorter, and the beginnings of the others. */
  readonly whole: ReadonlySet<string>;
  readonly beginnings: ReadonlySet<string>;
}

const known = new WeakMap<ReadonlyMap<string, unknown>, FirstWords>();

/** The words of a text that a name in it may begin with: behind a bullet's number, too. */
export function wordsOfName(text: string): readonly string[] {
  const keys = [nameKey(text), nameKey(withoutNumbering(text))];
  return [...new Set(keys.flatMap(apart))];
}

/** Whether one of a text's words may begin a name of the table; false means that none of its forms is in there. */
export function mayHold(table: ReadonlyMap<string, unknown>, words: readonly string[]): boolean {
  const { whole, beginnings } = known.get(table) ?? firstWordsOf(table);
  return words.some((word) => {
    if (beginnings.has(word.slice(0, longest))) return true;
    if (whole.has(word)) return true;
    // Scripts of syllables put endings on short words, also on those of other scripts.
    if (/^[\p{sc=Latin}\p{sc=Cyrillic}\p{N}]+$/u.test(word)) return false;
    for (let length = 1; length < longest && length < word.length; length++)
      if (whole.has(word.slice(0, length))) return true;
    return false;
  });
}

function firstWordsOf(table: ReadonlyMap<string, unknown>): FirstWords {
  const [whole, beginnings] = [new Set<string>(), new Set<string>()];
  for (const key of table.keys()) {
    const [first = ''] = apart(key);
    if (first.length < longest) whole.add(first);
    else beginnings.add(first.slice(0, longest));
  }
  const found = { whole, beginnings };
  known.set(table, found);
  return found;
}

const apart = (key: string): readonly string[] => key.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
