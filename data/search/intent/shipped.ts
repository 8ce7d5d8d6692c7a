import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unpackIntents } from './intent-file.js';
import { type IntentModel, loadIntents } from './model.js';

/** The trained intents that ship with Baton (`baton intents` writes them). */
export const intentFile = (): string => fileURLToPath(new URL('../../intents/model.bin', import.meta.url));

let loaded: IntentModel | undefined;

/** Read when the first message comes, and kept. Throws with the cure where the file is another Baton's. */
export function shippedIntents(): IntentModel {
  if (loaded === undefined) {
    const trained = unpackIntents(readFileSync(intentFile()));
    if (trained === null) throw new Error(`${intentFile()}: written by another Baton: run \`baton topics\` again.`);
    loaded = loadIntents(trained);
  }
  return loaded;
}
