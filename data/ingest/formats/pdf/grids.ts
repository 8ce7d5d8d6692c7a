import type { Ruling } from './pages.js';

/** A table as its lines draw it: cells with the box that they cover, in rows and columns from the top left. */
export interface DrawnTable {
  readonly top: number;
  readonly bottom: number;
  /** Edges of rows from the top, and of columns from the left. */
  readonly ys: readonly number[];
  readonly xs: readonly number[];
  /** Row by row, the cell that each place of the grid belongs to. */
  readonly cells: readonly (readonly GridCell[])[];
}

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

// Lines that are closer are drawn as one: a border of two cells beside each other.
const near = 3;
const mostSteps = 120;

/** The tables that lines on a page draw, from top to bottom. Frames around text and lines below headings are none. */
export function gridsOf(rulings: readonly Ruling[]): readonly DrawnTable[] {
  return connected(rulings)
    .flatMap((group) => gridOf(group) ?? [])
    .sort((a, b) => b.top - a.top);
}

/** Groups of lines that touch. */
function connected(rulings: readonly Ruling[]): readonly (readonly Ruling[])[] {
  const groups: Ruling[][] = [];
  const left = [...rulings].sort((a, b) => b[3] - a[3]);
  for (let seed = left.shift(); seed; seed = left.shift()) {
    const group = [seed];
    for (let at = 0; at < group.length; at++) {
      const one = group[at];
      for (let other = left.length - 1; other >= 0; other--) {
        const candidate = left[other];
        if (one && candidate && touches(one, candidate)) {
          group.push(candidate);
          left.splice(other, 1);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

const touches = (a: Ruling, b: Ruling): boolean =>
  a[0] <= b[2] + near && b[0] <= a[2] + near && a[1] <= b[3] + near && b[1] <= a[3] + near;

const isUpright = ([left, bottom, right, top]: Ruling): boolean => top - bottom > right - left;

function gridOf(group: readonly Ruling[]): DrawnTable | null {
  const upright = group.filter(isUpright);
  const level = group.filter((one) => !isUpright(one));
  if (upright.length < 2 || level.length < 2) return null;
  const xs = steps([...upright.map(middleX), ...level.flatMap(([left, , right]) => [left, right])]);
  const ys = steps([...level.map(middleY), ...upright.flatMap(([, bottom, , top]) => [bottom, top])]).reverse();
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 1 || columns > mostSteps || rows > mostSteps * 3) return null;
  const isDivided = (lines: readonly Ruling[], at: number, from: number, to: number, uprightly: boolean) =>
    lines.reduce((sum, line) => {
      if (Math.abs((uprightly ? middleX(line) : middleY(line)) - at) > near) return sum;
      const [low, high] = uprightly ? [line[1], line[3]] : [line[0], line[2]];
      return sum + Math.max(0, Math.min(high, to) - Math.max(low, from));
    }, 0) >
    (to - from) * 0.5;
  const cells: GridCell[][] = [];
  for (let row = 0; row < rows; row++) {
    const [top = 0, bottom = 0] = [ys[row], ys[row + 1]];
    const own: GridCell[] = [];
    for (let column = 0; column < columns; column++) {
      const [left = 0, right = 0] = [xs[column], xs[column + 1]];
      const before = own[column - 1];
      const above = cells[row - 1]?.[column];
      if (above && !isDivided(level, top, left, right, false)) own.push(above);
      else if (before && before.row === row && !isDivided(upright, left, bottom, top, true)) own.push(before);
      else own.push({ row, column, left, right, top, bottom });
    }
    cells.push(own);
  }
  return {
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
    xs,
    ys,
    cells: cells.map((row) => row.map((cell) => grown(cell, cells, xs, ys))),
  };
}

/** The cell with the box of all places that it covers. */
function grown(
  cell: GridCell,
  cells: readonly (readonly GridCell[])[],
  xs: readonly number[],
  ys: readonly number[],
): GridCell {
  const across = cells[cell.row]?.lastIndexOf(cell) ?? cell.column;
  let down = cell.row;
  while (cells[down + 1]?.[cell.column] === cell) down += 1;
  return { ...cell, right: xs[across + 1] ?? cell.right, bottom: ys[down + 1] ?? cell.bottom };
}

const middleX = ([left, , right]: Ruling): number => (left + right) / 2;
const middleY = ([, bottom, , top]: Ruling): number => (bottom + top) / 2;

/** Distinct positions in order; those that are near one another are one. */
function steps(positions: readonly number[]): number[] {
  const sorted = [...positions].sort((a, b) => a - b);
  const found: number[] = [];
  for (const position of sorted) if (position - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > near) found.push(position);
  return found;
}
