/** Where a command writes: answers on `out`, everything about the work itself on `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}

/** Why the arguments could not be parsed, in one line. */
export const usageError = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);

/** Prints the usage for `--help` or `-h`; false where the command is to run. */
export function printsUsage(args: readonly string[], usage: string, io: Io): boolean {
  const end = args.indexOf('--');
  const asked = (end < 0 ? args : args.slice(0, end)).some((word) => word === '--help' || word === '-h');
  if (asked) io.out(usage);
  return asked;
}
