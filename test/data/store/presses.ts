// A process of its own that changes one engagement: `presses.ts URL NAME COUNT`. Says the number of each change once the
// store has acknowledged it. Started by opening.test.ts and crash.test.ts.
import { writeSync } from 'node:fs';
import { openStore } from '../../../data/store/store.js';
import { at, item, started } from './samples.js';

const [url, name = 'p', count = '1000000'] = process.argv.slice(2);
const store = await openStore(url);
await store.engagements.start(started('eng-1', '19:c'));
for (let n = 1; n <= Number(count); n++) {
  await store.engagements.change('eng-1', () => ({
    events: [{ type: 'ItemsAdded', items: [item(`${name}-${n}`)], at: at(n), by: { id: `29:${name}`, name } }],
  }));
  writeSync(1, `${n}\n`);
}
await store.close();
