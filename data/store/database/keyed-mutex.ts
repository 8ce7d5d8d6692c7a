/** Work of one key is done in the order in which it was asked for, one after the other; that of other keys meanwhile. */
export class KeyedMutex {
  private readonly ends = new Map<string, Promise<void>>();

  /** What `work` returns or throws; a failure keeps nobody behind it from their turn. */
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
