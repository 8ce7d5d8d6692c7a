/** Work that the program does by itself, at its start and then regularly. */
export interface Job {
  /** Names the job in the log. */
  readonly name: string;
  /** Milliseconds between the beginnings of two runs. */
  readonly every: number;
  /** One run at this time, in milliseconds since the epoch. An error is logged, and the next run is another attempt. */
  readonly run: (now: number) => Promise<void>;
}
