/** Where a command writes: answers on `out`, everything about the work itself on `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}

/** Why the words of a call could not be read, in one line. */
export const usageError = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);

/** Prints how a command is called where `--help` or `-h` asks for it; false where the call is to be done. */
export function printsUsage(args: readonly string[], usage: string, io: Io): boolean {
  const end = args.indexOf('--');
  const asked = (end < 0 ? args : args.slice(0, end)).some((word) => word === '--help' || word === '-h');
  if (asked) io.out(usage);
  return asked;
}
