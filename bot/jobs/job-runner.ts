import { causeOf, type Log } from '../log/log.js';
import type { Job } from './job.js';

export interface JobRunnerParts {
  readonly jobs: readonly Job[];
  readonly log: Log;
  readonly now?: () => number;
}

/**
 * Runs each job at the start and then as often as it says. A job never overlaps with itself: a run that is due while the last
 * one goes on is left out. Several processes may run the same job at once.
 */
export class JobRunner {
  private readonly schedules: readonly Schedule[];

  constructor({ jobs, log, now = Date.now }: JobRunnerParts) {
    this.schedules = jobs.map((job) => new Schedule(job, log, now));
  }

  start(): void {
    for (const schedule of this.schedules) schedule.start();
  }

  /** Begins no more runs, and waits for those under way. */
  async stop(): Promise<void> {
    await Promise.all(this.schedules.map((schedule) => schedule.stop()));
  }
}

class Schedule {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly job: Job,
    private readonly log: Log,
    private readonly now: () => number,
  ) {}

  start(): void {
    this.begin();
    this.timer = setInterval(() => this.begin(), this.job.every);
    // A job alone does not keep the process alive.
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.running;
  }

  private begin(): void {
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  private async run(): Promise<void> {
    try {
      await this.job.run(this.now());
    } catch (error) {
      this.log.error({ ...causeOf(error), job: this.job.name }, 'job failed');
    }
  }
}
