import path from 'node:path';
import { circles, grouped } from './graph.js';
import { exportsOf, type Import, importsOf, type SourceFile } from './source.js';

/** What the house looks like: who imports whom, what is too long, what is said twice. */
export interface Structure {
  readonly files: readonly SourceFile[];
  readonly imports: readonly Import[];
  readonly folders: readonly Folder[];
  readonly circlesOfFiles: readonly (readonly string[])[];
  readonly circlesOfFolders: readonly (readonly string[])[];
  /** Exported names with more than one meaning, and the files that give them one. */
  readonly namedTwice: ReadonlyMap<string, readonly string[]>;
}

export interface Folder {
  readonly folder: string;
  /** How many source files it holds itself. */
  readonly files: number;
  readonly longest: { readonly file: string; readonly lines: number };
  /** How many imports leave it, and into which folders. */
  readonly imports: number;
  readonly into: readonly string[];
}

const folderOf = (file: string): string => path.posix.dirname(file);
const linesOf = ({ text }: SourceFile): number => text.trimEnd().split('\n').length;

/** Names that each file of a kind gives have one meaning: "dateWords" of Korean and of Swedish, "up" of each migration. */
const isOfAKind = (file: string): boolean => /^data\/(?:language|store\/database\/migrations)\//u.test(file);

export function structureOf(files: readonly SourceFile[]): Structure {
  const imports = files.flatMap(importsOf);
  const known = new Set(files.map(({ file }) => file));
  const edges = new Map<string, Set<string>>(files.map(({ file }) => [file, new Set()]));
  for (const { file, target } of imports) if (target !== null && known.has(target)) edges.get(file)?.add(target);
  const names = new Map<string, string[]>();
  for (const file of files) {
    for (const name of new Set(exportsOf(file))) names.set(name, [...(names.get(name) ?? []), file.file]);
  }
  return {
    files,
    imports,
    folders: foldersOf(files, edges),
    circlesOfFiles: circles(edges),
    circlesOfFolders: circles(grouped(edges, folderOf)),
    namedTwice: new Map([...names].filter(([, where]) => where.length > 1 && !where.every(isOfAKind))),
  };
}

function foldersOf(files: readonly SourceFile[], edges: ReadonlyMap<string, ReadonlySet<string>>): readonly Folder[] {
  return [...new Set(files.map(({ file }) => folderOf(file)))].sort().map((folder) => {
    const own = files.filter(({ file }) => folderOf(file) === folder);
    const [longest] = [...own].sort((a, b) => linesOf(b) - linesOf(a));
    const leaving = own.flatMap(({ file }) => [...(edges.get(file) ?? [])]).filter((to) => folderOf(to) !== folder);
    return {
      folder,
      files: own.length,
      longest: { file: longest?.file ?? '', lines: longest === undefined ? 0 : linesOf(longest) },
      imports: leaving.length,
      into: [...new Set(leaving.map(folderOf))].sort(),
    };
  });
}
