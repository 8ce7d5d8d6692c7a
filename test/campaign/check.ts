/** One promise, measured. `npm run campaign -- --list` names them all. */
export interface Check {
  /** Name on the command line: `ticks-postgres`. */
  readonly name: string;
  /** What must hold, in words with the number: "0 lost, p99 of the invoke < 300 ms". */
  readonly target: string;
  /** Runs at a scale (1 = the full campaign, smaller = a slice; never below one round) with a seed. */
  readonly run: (how: { readonly scale: number; readonly seed: number; readonly folder: string }) => Promise<Measured>;
}

export interface Measured {
  readonly ok: boolean;
  /** The numbers, in words: "10,000 stored once, 0 lost, p99 41 ms". */
  readonly measured: string;
}

/** `n` rounds at a scale, at least one. */
export const scaled = (n: number, scale: number): number => Math.max(1, Math.round(n * scale));
