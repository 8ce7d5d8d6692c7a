import { parseArgs } from 'node:util';
import { sourceFiles } from './source.js';
import { structureOf } from './structure.js';
import { dialect } from './words.js';

// `npm run house [-- --at COMMIT] [--json]`: the house drawn as it is, or as it was in a commit.

const usage = `npm run house [-- --at COMMIT] [--json]
Draws the program's structure: folders with their files and imports, circles, names with two meanings, words of a dialect.
--at COMMIT draws an older state. Exit 0 = drawn, 2 = wrong use.`;

try {
  const { values } = parseArgs({
    options: { at: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) console.log(usage);
  else draw(values.at, values.json === true);
} catch (error) {
  console.error(`${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n${usage}`);
  process.exitCode = 2;
}

function draw(at: string | undefined, json: boolean): void {
  const { files, imports, folders, circlesOfFiles, circlesOfFolders, namedTwice } = structureOf(sourceFiles(at));
  const words = dialect([...files, ...sourceFiles(at, ['test'])]);
  if (json) {
    const twice = Object.fromEntries(namedTwice);
    console.log(JSON.stringify({ folders, circlesOfFiles, circlesOfFolders, namedTwice: twice, words }, null, 2));
    return;
  }
  const inside = imports.filter(({ target }) => target !== null).length;
  const longest = [...folders].sort((a, b) => b.longest.lines - a.longest.lines).slice(0, 5);
  console.log(`${files.length} files in ${folders.length} folders, ${inside} imports among them\n`);
  console.log('files  longest  imports  folder → folders that it imports from');
  for (const one of folders) {
    const counts = [one.files, one.longest.lines, one.imports].map((n, at) => String(n).padStart([5, 7, 7][at] ?? 0));
    console.log(`${counts.join('  ')}  ${one.folder}${one.into.length === 0 ? '' : ` → ${one.into.join(', ')}`}`);
  }
  console.log(`\nlongest files: ${longest.map(({ longest: l }) => `${l.file} ${l.lines}`).join(', ')}`);
  console.log(`folders of more than 15 files: ${listed(folders.filter((f) => f.files > 15).map((f) => f.folder))}`);
  console.log(`circles of files: ${circlesOfFiles.length}${lines(circlesOfFiles)}`);
  console.log(`circles of folders: ${circlesOfFolders.length}${lines(circlesOfFolders)}`);
  console.log(`names with two meanings: ${namedTwice.size} ${listed([...namedTwice.keys()])}`);
  console.log(
    `words of a dialect: ${Object.entries(words)
      .map(([word, n]) => `${word} ${n}`)
      .join(', ')}`,
  );
}

function listed(all: readonly string[]): string {
  return all.length === 0 ? '' : all.join(', ');
}

function lines(all: readonly (readonly string[])[]): string {
  return all.map((circle) => `\n  ${circle.join(' ↔ ')}`).join('');
}
