/** Shorter words are too near one another to be corrected. */
const shortest = 5;

/** From this length on two slips are forgiven, below it one. */
const long = 8;

export interface Spelling {
  /** The known word that somebody meant, or the word itself. */
  correct(word: string): string;
}

/**
 * Corrects slips of the keyboard towards words that Baton knows. Only an unknown word is ever changed, its first letter
 * is trusted, and of several candidates the nearest, then the commonest wins.
 */
export function spellingOf(known: ReadonlyMap<string, number>, isKnown: (word: string) => boolean): Spelling {
  const byStart = new Map<string, string[]>();
  for (const word of known.keys()) {
    if (word.length < shortest - 1) continue;
    const key = word.slice(0, 1);
    byStart.set(key, [...(byStart.get(key) ?? []), word]);
  }
  return {
    correct: (word) => {
      if (word.length < shortest || known.has(word) || isKnown(word) || !/^[a-z]+$/.test(word)) return word;
      const allowed = word.length >= long ? 2 : 1;
      let best = word;
      let nearest = allowed + 1;
      for (const candidate of byStart.get(word.slice(0, 1)) ?? []) {
        if (Math.abs(candidate.length - word.length) > allowed) continue;
        const distance = slips(word, candidate, Math.min(allowed, nearest));
        if (distance > allowed || distance > nearest) continue;
        if (distance < nearest || (known.get(candidate) ?? 0) > (known.get(best) ?? 0)) {
          best = candidate;
          nearest = distance;
        }
      }
      return best;
    },
  };
}

/** Insertions, deletions, replacements and swaps of neighbours between two words; more than `most` is not counted out. */
export function slips(a: string, b: string, most: number): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (back[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    twoBack = back;
    back = row;
  }
  return back[b.length] ?? most + 1;
}
