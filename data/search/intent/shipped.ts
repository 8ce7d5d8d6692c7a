import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unpackIntents } from './learning/intent-file.js';
import { type IntentModel, loadIntents } from './model.js';

/** The trained intents that ship with Baton (`baton intents` writes them). */
export const intentFile = (): string => fileURLToPath(new URL('../../intents/model.bin', import.meta.url));

/** The intents of a file, which every message is read with. Throws with the cure where the file is another version of Baton's. */
export function intentsIn(file: string): IntentModel {
  const trained = unpackIntents(readFileSync(file));
  if (trained === null) throw new Error(`${file}: written by another version of Baton: run \`baton intents\` again.`);
  return loadIntents(trained);
}

let loaded: IntentModel | undefined;

/** Read once and kept: at a start, so that a damaged file refuses it and the first message does not wait. */
export function shippedIntents(): IntentModel {
  loaded ??= intentsIn(intentFile());
  return loaded;
}
