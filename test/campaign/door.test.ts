import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { held } from './check.js';
import { doorChecks } from './door.js';

/** A slice of each check that a newcomer's machine does in seconds; `npm run campaign` does all of it. */
const slices: Readonly<Record<string, number>> = {
  forged: 0.01,
  fuzz: 0.004,
  injection: 0.002,
};

const seed = 20_261_121;

describe('the front door, a slice of its campaign', function () {
  this.timeout(600_000);
  for (const { name, target, run } of doorChecks) {
    const scale = slices[name];
    // The others start processes or wait for clocks: minutes, not seconds.
    if (scale === undefined) continue;
    it(`${name}: ${target}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'baton-door-'));
      try {
        const { ok, measured } = held(await run({ scale, seed, folder }));
        assert.ok(ok, `seed ${seed}: ${measured}`);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
});
