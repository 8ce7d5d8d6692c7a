import type { Responsibility } from '../../domain/responsibility.js';
import { folded } from '../../language/fold.js';

/** Texts as vectors of length 1 (or zeros): what means the same is near, in whatever language. */
export interface Meaning {
  encode(text: string): Float32Array;
}

/** How much two statements say the same, 0..1. */
export type Alike = (a: Responsibility, b: Responsibility) => number;

const wordsIn = (text: string): ReadonlySet<string> =>
  new Set(
    folded(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 || /\p{Script=Hangul}/u.test(word)),
  );

/** Share of the words in common (Dice's coefficient). */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (const [at, value] of a.entries()) sum += value * (b[at] ?? 0);
  return sum;
}

/** By meaning and by words, whichever is nearer; each statement is read once. */
export function alikeBy({ encode }: Meaning): Alike {
  const read = new Map<string, { readonly words: ReadonlySet<string>; readonly vector: Float32Array }>();
  const of = ({ id, text, leadIn, english }: Responsibility) => {
    const known = read.get(id);
    if (known !== undefined) return known;
    const said = leadIn === undefined ? text : `${leadIn} ${text}`;
    const one = { words: wordsIn(said), vector: encode(english ?? said) };
    read.set(id, one);
    return one;
  };
  return (a, b) => {
    const [one, other] = [of(a), of(b)];
    return Math.max(shared(one.words, other.words), cosine(one.vector, other.vector));
  };
}
