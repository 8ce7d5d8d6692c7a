import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { held } from './check.js';
import { release } from './release.js';
import { stateChecks } from './state.js';

/** A slice is for what is right; how fast and how often is the campaign's. */
const slice = 0.003;
const seed = 1;
const places = fileURLToPath(new URL('../../var/campaign', import.meta.url));

describe('the state, in a slice of the campaign', function () {
  // Real processes: each start takes a second, and several on a busy machine.
  this.timeout(600_000);
  this.slow(20_000);
  let folder: string;
  before(() => {
    release();
    mkdirSync(places, { recursive: true });
    folder = mkdtempSync(join(places, 'slice-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  // These wait for restarts and restores: minutes, not seconds. `npm run campaign` runs them; the store has tests of both.
  const campaignOnly = ['backup', 'rolling-restart', 'rollback'];

  for (const { name, target, run } of stateChecks.filter((check) => !campaignOnly.includes(check.name))) {
    it(`${name}: ${target}`, async () => {
      const own = join(folder, name);
      mkdirSync(own);
      const { ok, measured } = held(await run({ scale: slice, seed, folder: own }));
      assert.ok(ok, `${measured} (seed ${seed}: npm run campaign -- --only ${name} --seed ${seed} --scale ${slice})`);
    });
  }
});
