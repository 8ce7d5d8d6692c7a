import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A server under measurement, alone on one core where the system can pin it. */
export interface Pinned {
  readonly port: number;
  /** Seconds of CPU of the process; NaN where the system doesn't say. */
  readonly cpu: () => number;
  readonly stop: () => Promise<void>;
}

const canPin = (() => {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    // Not Linux, or without util-linux: measured unpinned, which the row says.
    return false;
  }
})();

/** Puts this process on a core; false where that can't be done. */
export function pinSelf(core: number): boolean {
  if (!canPin) return false;
  execFileSync('taskset', ['-a', '-cp', String(core), String(process.pid)], { stdio: 'ignore' });
  return true;
}

/** Starts a program, compiled or not, that prints `"port":N`. */
export async function startPinned(
  core: number,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Pinned> {
  const node = [process.execPath, ...(file.endsWith('.ts') ? ['--import', 'tsx'] : []), file, ...args];
  const [command = '', ...rest] = canPin ? ['taskset', '-c', String(core), ...node] : node;
  const child = spawn(command, rest, {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  // The rest of the output is read and dropped, as a log collector would.
  child.stdout?.resume();
  return {
    port,
    cpu: () => cpuSeconds(child.pid ?? 0),
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGINT');
      await ended;
    },
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      if (said.length < 10_000) said += String(chunk);
      const port = /"port":(\d+)/u.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
}

/** Seconds of CPU of a process, all threads; from /proc, whose ticks are hundredths of a second. NaN where there is none. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /u, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    // Not Linux.
    return Number.NaN;
  }
}
