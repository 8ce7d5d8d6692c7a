import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { plainText } from '../../../data/ingest/blocks/inline.js';
import { formatOf } from '../../../data/ingest/formats/formats.js';
import type { DocumentMapping, Mapping } from '../../../data/ingest/mapping/mapping.js';
import { nameKey } from '../../../data/ingest/vocabulary/names.js';

/** A line of a mapping that says something about words which are nowhere. */
export interface UnmatchedLine {
  readonly keys: string;
  readonly sentence: string;
}

/** The lines of a mapping whose file, or whose words in that file, are not there. Throws where a file cannot be read. */
export function unmatchedLines(mapping: Mapping, documents: string | null): readonly UnmatchedLine[] {
  // Documents are read for it once more, which takes seconds where they are many.
  if (Object.keys(mapping).length === 0) return [];
  const files = documents === null ? [] : filesUnder(documents);
  const words = new Map(files.map((file) => [path.basename(file), wordsOf(file)]));
  return Object.entries(mapping).flatMap(([name, of]) => {
    const where = name === '*' ? [...words.values()] : [words.get(name)].flatMap((one) => one ?? []);
    if (where.length === 0) {
      const there = [...words.keys()].join(', ') || 'none';
      return [{ keys: name, sentence: `no document has this name: write one of ${there}, or "*" for all.` }];
    }
    return namedIn(of).flatMap(([kind, said]) => {
      const key = nameKey(said);
      if (where.some((text) => text.includes(key))) return [];
      return [
        {
          keys: `${name}.${kind}.${said}`,
          sentence: 'the document has no such words: mend them or take the line out.',
        },
      ];
    });
  });
}

function namedIn({ parties = {}, phases = {}, letters = {}, skip = [] }: DocumentMapping): readonly [string, string][] {
  const all = { parties: Object.keys(parties), phases: Object.keys(phases), letters: Object.keys(letters), skip };
  return Object.entries(all).flatMap(([kind, names]) => names.map((name): [string, string] => [kind, name]));
}

/** A document's words as names are compared. */
function wordsOf(file: string): string {
  const bytes = readFileSync(file);
  const content = formatOf(file, bytes).read(bytes);
  return 'sentence' in content ? '' : nameKey(plainText(content.text));
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
