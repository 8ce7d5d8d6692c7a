import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { packageApp } from '../../bot/cli/app/package.js';

// No browser is needed here, but what `npm run build` made.

const app = '11111111-2222-4333-8444-555555555555';
const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const args = ['--app-id', app, '--tenant', tenant, '--host', 'baton.contoso.com', '--out'];

describe('the built program', () => {
  it('writes the Teams app and the page as the source does, from any folder', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'baton-built-'));
    const program = path.resolve('dist/bot/cli/index.js');
    try {
      await promisify(execFile)(process.execPath, [program, 'package', ...args, 'built'], { cwd: folder, env: {} });
      const quiet = { out: () => {}, err: () => {} };
      assert.equal(await packageApp([...args, path.join(folder, 'source')], quiet, {}), 0);
      for (const name of ['baton.zip', 'ADMIN.md']) {
        const [built, source] = ['built', 'source'].map((from) => readFileSync(path.join(folder, from, name)));
        assert.deepEqual(built, source, name);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
