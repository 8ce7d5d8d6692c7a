/** One entry of a setting that lists several things by name: `NAME key=value key=value`. */
export interface NamedEntry {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
}

const named = /^[a-z][a-z0-9-]{0,39}$/u;

/**
 * Reads `NAME key=value …; NAME key=value …`. What cannot be read goes to `wrong`, by the place in the list and never by its
 * value, because a value may be a secret.
 */
export function namedEntries(
  text: string,
  known: readonly string[],
  wrong: (sentence: string) => void,
): readonly NamedEntry[] {
  const seen = new Set<string>();
  return text
    .split(/[;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part, index) => {
      const [name = '', ...pairs] = part.split(/\s+/u);
      if (!named.test(name)) {
        wrong(`has no name in entry ${index + 1}: begin each entry with one of small letters, digits and hyphens`);
        return [];
      }
      if (seen.has(name)) wrong(`names ${name} twice: give each entry a name of its own`);
      if (pairs.length === 0) {
        wrong(`has nothing but a word in entry ${index + 1}: write its name, then ${known[0] ?? 'key'}=… and the rest`);
        return [];
      }
      seen.add(name);
      const fields = new Map<string, string>();
      for (const pair of pairs) {
        const at = pair.indexOf('=');
        const key = at < 0 ? '' : pair.slice(0, at);
        if (!known.includes(key)) wrong(`has a part of ${name} that is none of ${known.join('=…, ')}=…: correct it`);
        else if (fields.has(key)) wrong(`has ${key}= of ${name} twice: leave one out`);
        else fields.set(key, pair.slice(at + 1));
      }
      return [{ name, fields }];
    });
}

/** The values of a list within an entry, `a,b`; none where it is absent. */
export const valuesIn = ({ fields }: NamedEntry, key: string): readonly string[] =>
  (fields.get(key) ?? '').split(',').filter((value) => value !== '');
