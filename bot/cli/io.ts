/** Where a command writes: answers on `out`, everything about the work itself on `err`. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}
