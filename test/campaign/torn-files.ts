import { existsSync, readFileSync } from 'node:fs';
import type { BotProcess } from './processes.js';

// What a power cut leaves: everything that was synced before it, and of what was written since the last sync any part,
// in sectors and in any order. The process is stopped twice, a few milliseconds apart; what was acknowledged before the
// first stop was synced by then (synchronous=FULL), and of what changed between the stops each sector is left out or not.

const sector = 512;
const walHeader = 32;
export interface Files {
  readonly main: Buffer;
  readonly wal: Buffer;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The files between two writes: the process is stopped, not asked. */
export async function filesOf(bot: BotProcess, path: string): Promise<Files> {
  process.kill(bot.pid, 'SIGSTOP');
  try {
    for (let n = 0; n < 100 && !isStopped(bot.pid); n += 1) await pause(1);
    return { main: readFileSync(path), wal: existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0) };
  } finally {
    process.kill(bot.pid, 'SIGCONT');
  }
}

/** Every thread is stopped; where the system doesn't say so, a moment is enough. */
function isStopped(pid: number): boolean {
  try {
    return /^\d+ \(.*\) [Tt]/u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // Not Linux: `filesOf` has waited then as long as it does.
    return false;
  }
}

/** Each sector that differs as it was or as it is. */
function mixed(before: Buffer, after: Buffer, random: () => number): Buffer {
  const found = Buffer.from(after);
  for (let at = 0; at < after.length; at += sector) {
    const end = Math.min(at + sector, after.length);
    if (before.subarray(at, end).equals(after.subarray(at, end)) || random() < 0.5) continue;
    found.fill(0, at, end);
    if (at < before.length) before.copy(found, at, at, Math.min(end, before.length));
  }
  return found;
}

/** A state of the disk that a cut between the two moments could have left, and how it was torn. */
export function torn(
  first: Files,
  then: Files,
  random: () => number,
): Files & { readonly how: 'log' | 'pages' | 'whole' } {
  const sameLog = first.wal.subarray(0, walHeader).equals(then.wal.subarray(0, walHeader));
  const samePages = first.main.equals(then.main);
  // Appended to the log: nothing of it need have arrived.
  if (sameLog && samePages) return { main: then.main, wal: mixed(first.wal, then.wal, random), how: 'log' };
  // Pages were copied out of the log, which was synced before: any of them may be missing.
  if (sameLog) return { main: mixed(first.main, then.main, random), wal: then.wal, how: 'pages' };
  // The log began anew, which SQLite does only when the pages are synced.
  return { ...then, how: 'whole' };
}
