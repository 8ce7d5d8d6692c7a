import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a run of tests came to: how many passed and failed by mocha's closing lines, and what it said. */
export interface Run {
  readonly passed: number;
  readonly failed: number;
  readonly text: string;
}

/** Milliseconds; what hangs because of an edit is ended, and counts as broken. */
const patience = 300_000;

/** The working tree in a folder of its own, so that an edit is never seen by anybody else. */
export class Copy {
  readonly folder = mkdtempSync(join(tmpdir(), 'baton-mutants-'));

  constructor(from: string) {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      cwd: from,
      encoding: 'utf8',
    });
    for (const file of listed.split('\0')) {
      if (file === '' || !existsSync(join(from, file))) continue;
      const to = join(this.folder, file);
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(from, file), to);
    }
    symlinkSync(join(from, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Runs test files there, until the first failure. */
  test(files: readonly string[]): Promise<Run> {
    const mocha = join(this.folder, 'node_modules', 'mocha', 'bin', 'mocha.js');
    const child = spawn(process.execPath, [mocha, '--bail', ...files], {
      cwd: this.folder,
      env: { ...process.env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: what it started ends with it.
      detached: true,
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
    const timer = setTimeout(() => endGroup(child.pid), patience);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => {
        clearTimeout(timer);
        resolve({ passed: countIn(text, 'passing'), failed: countIn(text, 'failing'), text });
      });
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the same moment.
  }
}

const countIn = (text: string, word: 'passing' | 'failing'): number =>
  Number(new RegExp(`^ *(\\d+) ${word}`, 'mu').exec(text)?.[1] ?? 0);
