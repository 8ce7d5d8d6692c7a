import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestCommand } from '../bot/cli/documents/ingest.js';
import { validateManifest } from './support/manifest.js';

// The part of `npm run check` that is neither format, lint nor types: the house, the dataset, the manifest.

const root = fileURLToPath(new URL('..', import.meta.url));
const problems: string[] = [];

try {
  execFileSync(process.execPath, ['node_modules/mocha/bin/mocha.js', '--reporter', 'dot', 'test/house/*.test.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
} catch (error) {
  problems.push(`The house is not in order:\n${(error as { stdout?: string }).stdout ?? String(error)}`);
}

const folder = mkdtempSync(path.join(tmpdir(), 'baton-check-'));
try {
  const fresh = path.join(folder, 'dataset.json');
  const said: string[] = [];
  const code = await ingestCommand([path.join(root, 'data/playbooks/fasttrack'), '--out', fresh], {
    out: (line) => said.push(line),
    err: (line) => said.push(line),
  });
  if (code !== 0) problems.push(`The documents have problems:\n${said.join('\n')}`);
  else if (readFileSync(fresh, 'utf8') !== readFileSync(path.join(root, 'data/dataset.json'), 'utf8')) {
    problems.push(
      'data/dataset.json is older than data/playbooks/fasttrack: run `npm run dataset` and look at the difference.',
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}

problems.push(...(await validateManifest()).map((problem) => `The Teams manifest: ${problem}`));

for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log('House, dataset and manifest are in order.');
process.exitCode = problems.length === 0 ? 0 : 1;
