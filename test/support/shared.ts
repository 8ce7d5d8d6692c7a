import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PostgresServer, startPostgres } from './postgres.js';

// What the workers of `npm test` share: one PostgreSQL server, with a database for each suite, and one temporary folder.
// A test file that is run alone starts its own server when it needs one.

let folder: string | null = null;
let server: PostgresServer | null = null;

/** Memory where the machine lends enough of it as a folder: the tests wait for thousands of small writes. */
function place(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 4 * 2 ** 30 ? memory : tmpdir();
}

const publicTexts = fileURLToPath(new URL('../../../shared', import.meta.url));

export async function mochaGlobalSetup(): Promise<void> {
  // Said here, because what a file prints while a worker loads it is shown nowhere.
  if (!existsSync(publicTexts))
    console.log(
      'Not checked, because the public texts are not beside the project: the gold lines, the share of questions answered, ' +
        'and that every line of ours restates theirs and copies none.',
    );
  folder = mkdtempSync(join(place(), 'baton-tests-'));
  // Root's PostgreSQL runs under an account of its own.
  chmodSync(folder, 0o755);
  process.once('exit', clean);
  process.env.BATON_TEST_FOLDER = folder;
  server = await startPostgres({ survives: 'nothing', at: folder });
  process.env.BATON_TEST_POSTGRES = server.url('postgres');
}

export async function mochaGlobalTeardown(): Promise<void> {
  await server?.stop();
  clean();
}

function clean(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
}
