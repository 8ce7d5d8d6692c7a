import assert from 'node:assert/strict';
import { validateManifest } from '../support/manifest.js';

describe('the Teams manifest', () => {
  it('is valid against its schema, offers only commands that Baton knows, and has its icons', async () => {
    assert.deepEqual(await validateManifest(), []);
  });
});
