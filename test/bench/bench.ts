import { execFileSync } from 'node:child_process';

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** The same for machines; units are in the names. */
  readonly values: Readonly<Record<string, number>>;
  /** Of a row with a limit: whether it is kept. It is printed and fails nothing. */
  readonly guard?: 'held' | 'missed';
}

export interface Plan {
  /** 1 = what the table's numbers are about; 0.05 is a quick look. */
  readonly scale: number;
  /** A folder on the disk of the checkout, removed afterwards. */
  readonly folder: string;
  /** Progress, for the person who waits. */
  readonly say: (line: string) => void;
}

export interface Bench {
  readonly name: string;
  readonly about: string;
  readonly run: (plan: Plan) => Promise<readonly Row[]>;
}

/** `full` at scale 1, and never less than `least`. */
export const scaled = (full: number, { scale }: Plan, least: number): number =>
  Math.max(least, Math.round(full * scale));

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const count = (value: number): string => Math.round(value).toLocaleString('en');

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Resident memory of a process in MB, as `ps` says. */
export const memoryOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
