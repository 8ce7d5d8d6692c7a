/** Where a command writes: answers on `out`, everything about the work itself on `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}

/** Why the words of a call could not be read, in one line. */
export const whyNotRead = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
