import { openStore, type Store } from '../../../../data/store/store.js';
import { dialects, freshDatabase, type TestDatabase } from '../../../support/databases.js';

/** What a suite gets for each test: an empty database, and as many stores on it as it opens. */
export interface Bench {
  /** Opened before each test. */
  readonly store: Store;
  /** Another store on the same database, as another process would have it; closed after the test. */
  another(): Promise<Store>;
  readonly url: string;
}

/** The same suite on SQLite and on a real PostgreSQL. */
export function onEachDatabase(title: string, suite: (bench: Bench) => void): void {
  for (const dialect of dialects) {
    describe(`${title} on ${dialect}`, () => {
      let database: TestDatabase | null = null;
      let stores: Store[] = [];

      before(async function () {
        // The first one of a run starts the server, which has nothing to do with how fast the tests are.
        this.timeout(300_000);
        database = await freshDatabase(dialect);
      });

      beforeEach(async () => {
        stores = [await openStore(database?.url)];
      });

      afterEach(async () => {
        for (const store of stores) await store.close();
        await database?.empty();
      });

      after(async () => {
        await database?.remove();
      });

      suite({
        get store() {
          const [store] = stores;
          if (store === undefined) throw new Error('The store is there inside a test only.');
          return store;
        },
        get url() {
          if (database === null) throw new Error('The database is there inside a test only.');
          return database.url;
        },
        async another() {
          const store = await openStore(this.url);
          stores.push(store);
          return store;
        },
      });
    });
  }
}
