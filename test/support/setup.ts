import { endAll } from './at-end.js';

// Every mocha run requires this file, in its own process and in each worker of a parallel one.

/** Fails the test that runs: mocha 12 passes an unhandled rejection on and would otherwise forget it. */
function failOnRejection(reason: unknown): never {
  throw reason;
}

process.on('unhandledRejection', failOnRejection);
/** The run's own temporary folder, which `shared.ts` makes in memory where it can. */
const { BATON_TEST_FOLDER: folder } = process.env;
if (folder !== undefined) process.env.TMPDIR = folder;

export const mochaHooks = {
  beforeAll(): void {
    // A parallel worker takes all listeners away after each file.
    process.off('unhandledRejection', failOnRejection).on('unhandledRejection', failOnRejection);
  },
  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(60_000);
    await endAll();
  },
};
