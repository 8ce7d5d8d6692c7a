import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { knownMigrations } from '../../data/store/database/migrate.js';

// The program as it is installed: compiled once per run into a folder of its own, so that a build beside it doesn't
// change what is measured.

const root = fileURLToPath(new URL('../..', import.meta.url));
const places = join(root, 'var', 'campaign');

let built: string | null = null;
const made: string[] = [];
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** The compiled program's folder; BATON_RELEASE names one that is compiled already, to measure another state of it. */
export function release(): string {
  built ??= process.env.BATON_RELEASE ?? build();
  return built;
}

function freshFolder(name: string): string {
  mkdirSync(places, { recursive: true });
  const folder = mkdtempSync(join(places, `${name}-`));
  made.push(folder);
  return folder;
}

function build(source = root, name = 'release'): string {
  const folder = freshFolder(name);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  let said = '';
  try {
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', folder], { cwd: source });
  } catch (error) {
    // Types that don't fit yet are `npm run check`'s business; a program that isn't there is ours.
    said = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
  if (!existsSync(join(folder, 'bot', 'main.js'))) throw new Error(`Baton could not be compiled:\n${said}`);
  // An older release may not have a part yet.
  for (const part of ['dataset.json', 'topics', 'intents', 'playbooks', 'encoder/encoder.bin'].filter((name) =>
    existsSync(join(source, 'data', name)),
  )) {
    cpSync(join(source, 'data', part), join(folder, 'data', part), { recursive: true });
  }
  return folder;
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 }).trim();

/**
 * An older release, compiled from this repository's history: BATON_PREVIOUS (a tag or a commit), or the last state of the
 * main line that didn't know today's newest migration: what a branch tried on its way was never released. Throws where the
 * history isn't there, as in a shallow clone.
 */
export function previousRelease(): { readonly folder: string; readonly commit: string } {
  const newest = knownMigrations().at(-1) ?? '';
  const since = () =>
    // The file's older places are looked at as well.
    git('log', '-1', '--first-parent', '--format=%H', `-S'${newest}'`, '--', '*/migrations.ts', '*/migrations/all.ts');
  const commit = git('rev-parse', process.env.BATON_PREVIOUS ?? `${since()}^`);
  const source = freshFolder('source');
  const archive = join(source, 'source.tar');
  execFileSync('git', ['archive', '--output', archive, commit], { cwd: root });
  execFileSync('tar', ['-xf', archive, '-C', source]);
  return { folder: build(source, 'previous'), commit };
}

/**
 * A release after this one: the same program with `more` further migrations, each of them what a migration may be
 * (a table and a column are added).
 */
export function laterRelease(more: number): string {
  const folder = freshFolder(`later-${more}`);
  cpSync(release(), folder, { recursive: true });
  const added = Array.from({ length: more }, (_, n) => {
    const name = `later_${String(n + 1).padStart(4, '0')}`;
    return `migrations['9${String(n + 1).padStart(3, '0')}-later'] = {
  async up(db) {
    await db.schema.createTable('${name}').addColumn('id', 'text', (c) => c.primaryKey()).execute();
    for (const table of ['item', 'posted_card', 'engagement', 'event']) {
      await db.schema.alterTable(table).addColumn('${name}', 'text').execute();
    }
  },
};`;
  });
  appendFileSync(join(folder, 'data', 'store', 'database', 'migrations', 'all.js'), `\n${added.join('\n')}\n`);
  return folder;
}
