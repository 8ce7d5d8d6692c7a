/** Shorter words are too near one another to be corrected. */
const shortest = 5;

/** From this length on two slips are forgiven, below it one. */
const long = 8;

export interface Spelling {
  /** The known word that was meant, or the word itself. */
  correct(word: string): string;
}

interface Candidate {
  readonly word: string;
  readonly count: number;
  readonly letters: number;
}

/**
 * Corrects slips of the keyboard towards words that Baton knows. Only an unknown word is ever changed, its first letter
 * is trusted, and of several candidates the nearest, then the commonest wins.
 */
export function spellingOf(known: ReadonlyMap<string, number>, isKnown: (word: string) => boolean): Spelling {
  const byStart = new Map<string, Candidate[]>();
  for (const [word, count] of known) {
    if (word.length < shortest - 1) continue;
    const candidate = { word, count, letters: lettersOf(word) };
    const beside = byStart.get(word.charAt(0));
    if (beside === undefined) byStart.set(word.charAt(0), [candidate]);
    else beside.push(candidate);
  }
  return {
    correct: (word) => {
      if (word.length < shortest || known.has(word) || !/^[a-z]+$/.test(word) || isKnown(word)) return word;
      const allowed = word.length >= long ? 2 : 1;
      const letters = lettersOf(word);
      let best = word;
      let commonest = 0;
      let nearest = allowed + 1;
      for (const candidate of byStart.get(word.charAt(0)) ?? []) {
        if (Math.abs(candidate.word.length - word.length) > allowed) continue;
        // A slip changes two letters of the mask at most, so a word that differs in more need not be compared.
        if (bits(candidate.letters ^ letters) > 2 * allowed) continue;
        const distance = slips(word, candidate.word, Math.min(allowed, nearest));
        if (distance > allowed || distance > nearest) continue;
        if (distance < nearest || candidate.count > commonest) {
          best = candidate.word;
          commonest = candidate.count;
          nearest = distance;
        }
      }
      return best;
    },
  };
}

/** Which letters a word has, a bit for each of a–z; the few others share bits, which only makes words seem nearer. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bits(mask: number): number {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) n++;
  return n;
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
