import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.js';

/** So many changes that somebody waits for share one transaction at most: other processes on the same file wait for it. */
const mostTogether = 50;

/** And so many more that nobody waits for: a few milliseconds. */
const mostPatient = 200;

/** What nobody waits for comes along with the next commit, and makes one of its own after so many milliseconds. */
const patienceMs = 50;

// Taken before any test puts another clock in their place.
const { setImmediate, setTimeout, clearTimeout } = globalThis;

const nothing = () => {};

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
  /** What nobody waits for: it goes along with a commit, and never makes one follow another. */
  private readonly patient: Waiting[] = [];
  private running = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly db: Kysely<Tables>) {}

  /**
   * As a transaction of its own, except that others' changes may come before it in the same one. `later` where nobody waits:
   * a commit takes longer than all that a question costs beside it.
   */
  run<T>(body: (tx: Transaction<Tables>) => Promise<T>, undone: () => void, later = false): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      (later ? this.patient : this.waiting).push({ body, undone, resolve, reject });
      if (!later || this.patient.length >= mostPatient) this.begin();
      else this.beginLater();
    });
  }

  /** When what waits by now is committed, or has failed. */
  async settled(): Promise<void> {
    this.waiting.push(...this.patient.splice(0));
    if (this.waiting.length > 0) await this.run(async () => {}, nothing);
  }

  private beginLater(): void {
    if (!this.running) this.timer ??= setTimeout(() => this.begin(), patienceMs);
  }

  private begin(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.running) return;
    this.running = true;
    // Whatever has been received by now, or while the disk works, comes along.
    setImmediate(() => void this.commitAll());
  }

  private async commitAll(): Promise<void> {
    do {
      await this.commit([...this.waiting.splice(0, mostTogether), ...this.patient.splice(0, mostPatient)]);
      await new Promise<void>((resolve) => setImmediate(resolve));
    } while (this.waiting.length > 0 || this.patient.length >= mostPatient);
    this.running = false;
    if (this.patient.length > 0) this.beginLater();
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
