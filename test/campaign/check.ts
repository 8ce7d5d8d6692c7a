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
  /** How much of each kind was compared, or happened to be compared: none of any kind is a failure. */
  readonly compared: Readonly<Record<string, number>>;
  /** The numbers, in words: "10,000 stored once, 0 lost, p99 41 ms". */
  readonly measured: string;
}

/** A check holds when all that it compared was right, and it did compare: what never happened proves nothing. */
export const held = (measured: Measured): Measured => {
  const counts = Object.entries(measured.compared);
  const nothing = counts.filter(([, count]) => !(count > 0)).map(([kind]) => kind);
  if (counts.length > 0 && nothing.length === 0) return measured;
  const what = counts.length === 0 ? 'nothing' : `no ${nothing.join(', no ')}`;
  return { ...measured, ok: false, measured: `compared ${what}; ${measured.measured}` };
};

/** Times are judged in the whole campaign alone: a slice shares its machine with whatever else runs there. */
export const judgesTimes = (scale: number): boolean => scale >= 1;

/** `n` rounds at a scale, at least one. */
export const scaled = (n: number, scale: number): number => Math.max(1, Math.round(n * scale));
