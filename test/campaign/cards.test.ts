import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardsChecks } from './cards.js';
import { held } from './check.js';

/** So much of the campaign as a run of the tests has time for. */
const scales: Readonly<Record<string, number>> = {
  'retry-policy': 0.1,
  'ambiguous-post': 0.02,
  throttled: 0.01,
  limits: 0.001,
  precondition: 0.1,
  order: 0.02,
  gone: 0.1,
  size: 0.01,
  refresh: 0.01,
  'service-urls': 0.01,
};
const seed = 20_261_121;

describe('the cards and the connector, a slice of the campaign', function () {
  // Several of these start processes, or a PostgreSQL.
  this.timeout(600_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-campaign-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const { name, target, run } of cardsChecks) {
    it(`${name}: ${target}`, async () => {
      const { ok, measured } = held(await run({ scale: scales[name] ?? 0.01, seed, folder }));
      assert.ok(ok, `${measured} (seed ${seed})`);
    });
  }
});
