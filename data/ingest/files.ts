import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { documentExtensions } from './formats/formats.js';
import type { DocumentProblem } from './report/problem.js';

export interface SourceFile {
  /** As it was named on the way here, for people. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

// The longest known document of text has 95 kB, a workbook with pictures some megabytes. Larger files are refused unread.
const largest = 8 * 1024 * 1024;
/** Files of a folder; more are a disk, not a team's documents. */
const mostFiles = 5_000;
const mostTogether = 256 * 1024 * 1024;

export interface Sources {
  readonly files: SourceFile[];
  /** Files that their owner must do something about. */
  readonly problems: DocumentProblem[];
  /** Files of a folder that are of no kind that documents have. */
  readonly notes: DocumentProblem[];
}

/** What a folder holds: documents, and files of kinds that are none. */
interface Found {
  readonly documents: string[];
  readonly others: string[];
}

/** Reads files, and folders with everything below them, in one order on every machine. Hidden files are left out. */
export async function readSources(paths: readonly string[]): Promise<Sources> {
  const problems: DocumentProblem[] = [];
  const notes: DocumentProblem[] = [];
  const names = new Set<string>();
  for (const path of paths) {
    try {
      const { documents, others } = await filesUnder(path);
      for (const name of documents) names.add(name);
      for (const name of others) notes.push({ file: name, sentence: unknownKind(name) });
    } catch (error) {
      problems.push({ file: path, sentence: `cannot be read (${reason(error)}): check the path.` });
    }
  }
  const files: SourceFile[] = [];
  let together = 0;
  for (const name of [...names].slice(0, mostFiles)) {
    try {
      const { size } = await stat(name);
      together += size;
      if (size > largest)
        problems.push({ file: name, sentence: `larger than ${largest} bytes: split it into several files.` });
      else if (together > mostTogether)
        problems.push({ file: name, sentence: `${mostTogether} bytes were read before it: ingest it on its own.` });
      else files.push({ name, bytes: await readFile(name) });
    } catch (error) {
      problems.push({ file: name, sentence: `cannot be read (${reason(error)}): check its permissions.` });
    }
  }
  if (names.size > mostFiles)
    problems.push({ file: paths.join(', '), sentence: `more than ${mostFiles} files: name a folder with fewer.` });
  if (files.length === 0 && problems.length === 0)
    problems.push({
      file: paths.join(', '),
      sentence: `no ${[...documentExtensions].join(' or ')} file here: name a document or a folder of documents.`,
    });
  return { files, problems, notes };
}

/** Files that are there because of programs or of Baton itself; nothing is said of them. */
const noDocuments =
  /^(?:thumbs\.db|desktop\.ini|~\$.*|.*~|.*\.(?:tmp|bak|lock|log)|(?:playbook|mapping|documents)\.ya?ml)$/iu;
const leftOut: ReadonlySet<string> = new Set(['node_modules', '__MACOSX']);
/** Kinds that may hold a team's duties and are not read: each is opened, and refused with what its owner can do. */
const refusedKinds: ReadonlySet<string> = new Set(
  '.doc .docm .dot .dotx .xls .xlsm .xlsb .ppt .pptx .odt .ods .odp .rtf .pages .numbers .msg .eml .mht .mhtml .xhtml .zip'.split(
    ' ',
  ),
);

const isDocument = (name: string): boolean => {
  const kind = extname(name).toLowerCase();
  return documentExtensions.has(kind) || refusedKinds.has(kind);
};

function unknownKind(name: string): string {
  const kind = extname(name);
  return `${kind === '' ? 'a file without an ending' : `a file of the kind ${kind}`} in a folder is not read: if it holds duties, name it itself or save it as ${[...documentExtensions].join(', ')}.`;
}

async function filesUnder(path: string): Promise<Found> {
  const about = await stat(path);
  // A file that is named is read whatever its extension; in a folder only documents are.
  if (!about.isDirectory()) return { documents: [path], others: [] };
  const entries = await readdir(path, { withFileTypes: true });
  const found: Found = { documents: [], others: [] };
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = join(path, entry.name);
    if (entry.name.startsWith('.') || leftOut.has(entry.name) || noDocuments.test(entry.name)) continue;
    if (entry.isDirectory()) {
      const below = await filesUnder(name);
      found.documents.push(...below.documents);
      found.others.push(...below.others);
    } else if (entry.isFile() && isDocument(name)) found.documents.push(name);
    else if (entry.isFile()) found.others.push(name);
  }
  return found;
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'it is not there';
  if (code === 'EACCES') return 'no permission';
  return code || (error instanceof Error ? error.message : String(error));
}
