/** A small edit that breaks a law: at least one of its tests has to fail on it. */
export interface Mutant {
  readonly name: string;
  /** What holds, and what the edit takes away. */
  readonly law: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly from: string;
  readonly to: string;
  /** The narrowest test files that show it. */
  readonly tests: readonly string[];
}

/** How an edit ended. `broken`: no test failed by its own word, so the edit proves nothing. */
export type End = 'killed' | 'survived' | 'broken' | 'not found';

/** How often a text stands in another. */
export const timesIn = (text: string, part: string): number => text.split(part).length - 1;

/** The file with the edit; null where its old text doesn't stand there exactly once. */
export const mutated = (text: string, { from, to }: Mutant): string | null =>
  timesIn(text, from) === 1 ? text.replace(from, () => to) : null;
