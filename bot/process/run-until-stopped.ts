import { causeOf } from '../log/log.js';

/** A program as its process sees it. */
export interface RunningProgram {
  /** Logs an uncaught exception; the caller then ends the process. */
  readonly reportFatal: (error: unknown) => void;
  /** Says "not ready" and goes on serving until `close`; returns for how many milliseconds. */
  readonly markUnready: () => number;
  readonly close: () => Promise<void>;
}

/** Errors that name their cure are printed without a stack. */
const namesItsCure = new Set(['ConfigProblems', 'PortTaken', 'DatasetError', 'PlaygroundMissing']);

/** Milliseconds; orchestrators kill after 30 s, of which draining takes five. */
const stopWithin = 19_000;

/** Runs until a signal stops it; a second signal ends the process at once. */
export function runUntilStopped(start: () => Promise<RunningProgram>): void {
  const failed = (error: unknown) => {
    const { cause, stack = cause } = causeOf(error);
    process.stderr.write(`${error instanceof Error && namesItsCure.has(error.name) ? cause : stack}\n`);
    process.exit(2);
  };
  const started = start();
  started.catch(failed);
  let stopping = false;
  const stop = (drains: boolean, code: 0 | 1) => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopWithin).unref();
    started
      .then(async (program) => {
        const drain = program.markUnready();
        if (drains) await new Promise((resolve) => setTimeout(resolve, drain));
        await program.close();
      })
      .then(() => process.exit(code))
      .catch(failed);
  };
  process.on('SIGTERM', () => stop(true, 0));
  // At a terminal there is no load balancer to wait for.
  process.on('SIGINT', () => stop(false, 0));
  // The state is unknown after it, so the process ends; turns under way are finished, because people wait for them.
  process.on('uncaughtException', (error) => {
    started
      .then((program) => {
        program.reportFatal(error);
        if (!stopping) stop(false, 1);
      })
      // A log that cannot be written must not be the next uncaught exception.
      .catch(failed);
  });
}
