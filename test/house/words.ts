import type { SourceFile } from './source.js';

/** Words that comments, titles and names do without: their subject is a person where it should be a thing of the program. */
const avoided = ['somebody', 'nobody', 'whoever', 'what stands', 'by halves'] as const;

/** How often files use each of the avoided words. */
export function dialect(files: readonly SourceFile[]): Readonly<Record<string, number>> {
  const text = files
    .filter(({ file }) => !file.startsWith('test/house/'))
    .map((one) => one.text)
    .join('\n');
  return Object.fromEntries(
    avoided.map((word) => [word, (text.match(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'giu')) ?? []).length]),
  );
}
