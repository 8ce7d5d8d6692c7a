import { holdsTable, isInGrid } from './grid-tables.js';
import { type DrawnTable, gridsOf } from './grids.js';
import type { PageText, PdfPage } from './pages.js';
import { type PdfLine, textLines, textOfLine } from './text-lines.js';

export interface PageLines {
  readonly lines: readonly PdfLine[];
  /** Tables that the page draws, and the texts inside them. */
  readonly grids: readonly { readonly grid: DrawnTable; readonly texts: readonly PageText[] }[];
}

/** The lines of each page from top to bottom, without what is repeated on the pages' edges, and its drawn tables. */
export function linesOfPages(pages: readonly PdfPage[]): readonly PageLines[] {
  const all = pages.map((page) => divided(page));
  const repeated = repeatedLines(
    all.map(({ lines }) => lines),
    pages,
  );
  return all.map(({ lines, grids }, index) => {
    const { height } = pages[index] ?? { height: 0 };
    return {
      grids,
      lines: lines.filter((line) => {
        const key = edgeKey(line, height);
        return key === null || (!repeated.has(key) && !isPageNumber(line));
      }),
    };
  });
}

/** A page's texts, those inside drawn tables apart. */
function divided({ texts, rulings }: PdfPage): PageLines {
  let rest = texts;
  const grids = gridsOf(rulings).flatMap((grid) => {
    const inside = rest.filter((text) => isInGrid(grid, text));
    const taken = new Set(inside);
    if (!holdsTable(grid, inside)) return [];
    rest = rest.filter((text) => !taken.has(text));
    return [{ grid, texts: inside }];
  });
  return { lines: textLines(rest), grids };
}

/** Lines of headers and footers: the same words at the same height of most pages, page numbers aside. */
function repeatedLines(all: readonly (readonly PdfLine[])[], pages: readonly PdfPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const [index, lines] of all.entries()) {
    const keys = new Set(lines.flatMap((line) => edgeKey(line, pages[index]?.height ?? 0) ?? []));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const often = Math.max(2, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= often).map(([key]) => key));
}

const isPageNumber = (line: PdfLine): boolean =>
  /^(?:\p{L}+\s)?[-–]?\s?\d{1,4}(?:\s?(?:\/|\p{L}+)\s?\d{1,4})?\s?[-–]?$/u.test(textOfLine(line));

/** What tells a line at the edge of a page, a tenth of its height from above or below; null elsewhere. */
function edgeKey(line: PdfLine, height: number): string | null {
  if (line.y > height * 0.1 && line.y < height * 0.9) return null;
  return `${Math.round(line.y / 3)} ${textOfLine(line).replace(/\d+/gu, '#')}`;
}
