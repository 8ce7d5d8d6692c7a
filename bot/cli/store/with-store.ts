import { openStore, type Store } from '../../../data/store/store.js';
import { ConfigProblems, databaseOf } from '../../config/settings.js';
import { causeOf } from '../../log/log.js';
import type { Io } from '../terminal/io.js';

/** Runs a command on the store that the bot has. Exit 1 and a sentence where there is none. */
export async function withStore(command: string, io: Io, run: (store: Store) => Promise<number>): Promise<number> {
  try {
    const { url, file } = databaseOf(process.env);
    const store = await openStore(url, { file, mustExist: true });
    try {
      return await run(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    io.err(`baton ${command}: ${error instanceof ConfigProblems ? error.message : causeOf(error).cause}`);
    return 1;
  }
}
