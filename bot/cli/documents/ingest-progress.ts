import type { Io } from '../terminal/io.js';

/** Work that is done sooner says nothing about itself. */
const patienceMs = 2_000;
/** Often enough for a person who waits, seldom enough for a log. */
const everyMs = 1_000;

/** Says on stderr which document is being read, once the reading takes long. `now` is the clock in milliseconds. */
export function showProgress(io: Io, now: () => number = Date.now): (at: number, of: number, file: string) => void {
  const began = now();
  let said = began + patienceMs - everyMs;
  return (at, of, file) => {
    if (now() - said < everyMs) return;
    said = now();
    io.err(`reading ${at} of ${of}: ${file}`);
  };
}
