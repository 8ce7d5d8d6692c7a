/** Texts that are kept; a sheet asks for the same ones row by row. */
const most = 10_000;
/** Characters of a text that is kept: longer ones are paragraphs, which come once. */
const longest = 200;

/** A function of a text that keeps what it found for short ones, because readers and the net ask for each cell again and again. */
export function remembered<Found>(find: (text: string) => Found): (text: string) => Found {
  const seen = new Map<string, Found>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const found = find(text);
    if (text.length > longest) return found;
    if (seen.size >= most) seen.clear();
    seen.set(text, found);
    return found;
  };
}
