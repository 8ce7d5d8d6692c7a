/** Runs work of one key one after the other, in order; other keys run meanwhile. */
export class KeyedMutex {
  private readonly ends = new Map<string, Promise<void>>();

  /** What `work` returns or throws; a failure does not stop the work behind it. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.ends.get(key) ?? Promise.resolve();
    const mine = before.then(work);
    const ended = mine.then(
      () => {},
      () => {},
    );
    this.ends.set(key, ended);
    void ended.then(() => {
      if (this.ends.get(key) === ended) this.ends.delete(key);
    });
    return mine;
  }
}
