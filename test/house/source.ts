import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const rooms = ['bot', 'dialogs', 'cards', 'data'] as const;

/** One file of the program, as text. */
export interface SourceFile {
  /** From the repository's top, with slashes. */
  readonly file: string;
  readonly text: string;
}

/** What one file imports. */
export interface Import {
  readonly file: string;
  /** As it is written. */
  readonly what: string;
  /** Path inside the repository for a relative import; null for a package. */
  readonly target: string | null;
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1_000_000_000 });

const isSource = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('.d.ts');

/** The program's files in the working tree, or as they were in a commit. Throws where git knows no such commit. */
export function sourceFiles(at?: string, folders: readonly string[] = rooms): readonly SourceFile[] {
  if (at === undefined) {
    return git('ls-files', '--cached', '--others', '--exclude-standard', ...folders)
      .split('\n')
      .filter((file) => isSource(file) && existsSync(path.join(root, file)))
      .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
  }
  return git('ls-tree', '-r', '--name-only', at, ...folders)
    .split('\n')
    .filter(isSource)
    .map((file) => ({ file, text: git('show', `${at}:${file}`) }));
}

const importing =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gu;

export const importsOf = ({ file, text }: SourceFile): readonly Import[] =>
  [...text.matchAll(importing)].map(([, from, bare, dynamic]) => {
    const what = from ?? bare ?? dynamic ?? '';
    const target = what.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), what).replace(/\.js$/u, '.ts')
      : null;
    return { file, what, target };
  });

/** Names that a file exports by declaring them; a name that it only passes on is its owner's. */
export const exportsOf = ({ text }: SourceFile): readonly string[] =>
  [
    ...text.matchAll(
      /^export (?:declare )?(?:abstract )?(?:async )?(?:const|function\*?|class|interface|type|enum|let) (\w+)/gmu,
    ),
  ].map(([, name = '']) => name);
