/** Cells of a row, and what stood between them, so that a text that was cut at a mark of its own is put together again. */
export interface Cells {
  readonly cells: readonly string[];
  readonly between: string;
}

/** Stands for a mark that is part of the text: a private character, which no keyboard writes. */
const kept = { '|': '\ue000', ';': '\ue001', '\t': '\ue002' } as const;
const restored = (text: string): string =>
  text
    .replace(/\ue000/gu, '|')
    .replace(/\ue001/gu, ';')
    .replace(/\ue002/gu, ' ');

/** Where pipes with spaces around them part the columns, one without belongs to a word: `Review TCP|UDP rules | MS`. */
const spacedPipes = (line: string): boolean => /\s\|\s/u.test(line) && !/^\s*\|/u.test(line);

/** Marks within quotation marks, behind a backslash or inside a word belong to the text. */
const protectedMarks = (line: string): string =>
  (spacedPipes(line) ? line.replace(/(?<=\S)\|(?=\S)/gu, kept['|']) : line)
    .replace(/\\\|/gu, kept['|'])
    .replace(/"[^"\t]*"|“[^”\t]*”|«[^»\t]*»|‘[^’\t]*’|(?<=^|\s)'[^'\t]*'(?=$|[\s,.|;])|`[^`\t]*`/gu, (quoted) =>
      quoted.replaceAll('|', kept['|']).replaceAll(';', kept[';']),
    );

/** Emphasis around all of a cell is no part of its words. */
const plain = (cell: string): string => /^(\*\*|__|\*|_)([^*_]+)\1$/u.exec(cell)?.[2] ?? cell;

/** A spreadsheet quotes a cell that holds one of its marks, and doubles the quotation marks in it. */
function unquoted(cell: string): string {
  const inner = /^"((?:[^"]|"")*)"$/u.exec(cell)?.[1];
  return inner === undefined ? cell : inner.replaceAll('""', '"').trim();
}

function cellsAt(line: string, mark: string | RegExp, between: string): Cells {
  return { cells: line.split(mark).map((cell) => plain(unquoted(restored(cell).trim()))), between };
}

/**
 * A line at its columns: tabs before pipes before semicolons, because a text holds the later ones sooner. null where there
 * are none.
 */
export function cellsOf(line: string): Cells | null {
  const safe = protectedMarks(line);
  if (safe.trimStart().includes('\t')) return cellsAt(safe.trimStart(), /\t/u, ' ');
  if (safe.includes('|') || safe.includes('｜')) {
    return cellsAt(safe.trim().replace(/^[|｜]|[|｜]$/gu, ''), /[|｜]/u, ' | ');
  }
  if (safe.includes(';')) return cellsAt(safe.trim().replace(/;$/u, ''), /;/u, '; ');
  return / {3,}/u.test(safe.trim()) ? cellsAt(safe.trim(), / {3,}/u, ' ') : null;
}
