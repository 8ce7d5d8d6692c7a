// How alike two wordings of a statement are: the two-letter Dice measure, or containment, over letters and digits alone.

/** Letters and digits of a text, without its markup, for comparing. */
export function letters(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .replace(/<sup>.*?<\/sup>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\[!DNL ([^\]]*)\]/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function dice(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const [x, y] = [pairsOf(a), pairsOf(b)];
  let common = 0;
  for (const [pair, count] of x) common += Math.min(count, y.get(pair) ?? 0);
  return (2 * common) / (a.length + b.length - 2);
}

/** 0..1. Words that contain the others are alike, too: a reader may keep a lead-in that the gold divides off. */
export function likeness(gold: string, read: string): number {
  const [a, b] = [letters(gold), letters(read)];
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  if ((a.length > 5 && b.includes(a)) || (b.length > 11 && a.includes(b))) return Math.max(0.7, dice(a, b));
  return dice(a, b);
}

/** Whether two names mean one phase: the same letters, one within the other, or the same without "Phase 2:" and brackets. */
export function isSamePhase(a: string, b: string): boolean {
  const [x, y] = [letters(a), letters(b)];
  const bare = (name: string) => letters(name.replace(/^[^:]*:\s*/, '').replace(/\(.*\)$/, ''));
  return x === y || (x.length > 3 && y.length > 3 && (x.includes(y) || y.includes(x))) || bare(a) === bare(b);
}
