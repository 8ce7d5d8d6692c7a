import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.js';

/** So many changes share one transaction at most: other processes on the same file wait for it. */
const mostTogether = 50;

// Taken before any test puts another clock in their place.
const { setImmediate } = globalThis;

interface Waiting {
  readonly body: (tx: Transaction<Tables>) => Promise<unknown>;
  readonly undone: () => void;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Changes of one SQLite file that arrive together are committed together: a commit waits for the disk, and the whole
 * process with it. Nobody is answered before the commit that holds their change.
 */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly db: Kysely<Tables>) {}

  /** As a transaction of its own, except that others' changes may come before it in the same one. */
  run<T>(body: (tx: Transaction<Tables>) => Promise<T>, undone: () => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ body, undone, resolve, reject });
      if (this.running) return;
      this.running = true;
      // Whatever has been received by now, or while the disk works, comes along.
      setImmediate(() => void this.commitAll());
    });
  }

  private async commitAll(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.commit(this.waiting.splice(0, mostTogether));
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    this.running = false;
  }

  private async commit(together: readonly Waiting[]): Promise<void> {
    let committing = false;
    try {
      const results = await this.db.transaction().execute(async (tx) => {
        const made: unknown[] = [];
        for (const { body } of together) made.push(await body(tx));
        committing = true;
        return made;
      });
      for (const [at, { resolve }] of together.entries()) resolve(results[at] as never);
    } catch (error) {
      for (const { undone } of together) undone();
      if (committing || together.length === 1) for (const { reject } of together) reject(error);
      // Nothing of it happened, and one of them is why: each for itself, so that it fails alone.
      else for (const one of together) await this.commit([one]);
    }
  }
}
