import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { documentExtensions } from './formats/formats.js';
import type { DocumentProblem } from './report/problem.js';

export interface SourceFile {
  /** As it was named on the way here, for people. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

// A responsibility document is a page; the longest known has 92 kB. Larger files are refused unread.
const largest = 4 * 1024 * 1024;

/** Reads files, and folders with everything below them, in one order on every machine. Hidden folders are left out. */
export async function readSources(
  paths: readonly string[],
): Promise<{ files: SourceFile[]; problems: DocumentProblem[] }> {
  const problems: DocumentProblem[] = [];
  const names = new Set<string>();
  for (const path of paths) {
    try {
      for (const name of await namesUnder(path, true)) names.add(name);
    } catch (error) {
      problems.push({ file: path, sentence: `cannot be read (${reason(error)}): check the path.` });
    }
  }
  const files: SourceFile[] = [];
  for (const name of names) {
    try {
      const { size } = await stat(name);
      if (size > largest)
        problems.push({ file: name, sentence: `larger than ${largest} bytes: split it into several files.` });
      else files.push({ name, bytes: await readFile(name) });
    } catch (error) {
      problems.push({ file: name, sentence: `cannot be read (${reason(error)}): check its permissions.` });
    }
  }
  if (files.length === 0 && problems.length === 0)
    problems.push({
      file: paths.join(', '),
      sentence: `no ${[...documentExtensions].join(' or ')} file here: name a document or a folder of documents.`,
    });
  return { files, problems };
}

async function namesUnder(path: string, named: boolean): Promise<string[]> {
  const about = await stat(path);
  // A file that is named is read whatever its extension; in a folder only documents are.
  if (!about.isDirectory()) return named || documentExtensions.has(extname(path).toLowerCase()) ? [path] : [];
  const entries = await readdir(path, { withFileTypes: true });
  const wanted = entries
    .filter(
      (entry) =>
        !entry.name.startsWith('.') && (entry.isDirectory() || entry.isFile()) && entry.name !== 'node_modules',
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const below: string[] = [];
  for (const entry of wanted) below.push(...(await namesUnder(join(path, entry.name), false)));
  return below;
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'it is not there';
  if (code === 'EACCES') return 'no permission';
  return code || (error instanceof Error ? error.message : String(error));
}
