import type { Involved, PhaseId } from '../../domain/playbook/playbook.js';
import type { TableCell, TableRow } from '../blocks/block.js';
import { outOfScope } from '../vocabulary/markers.js';
import { isPlaceholder, namesIn } from './cell-names.js';
import { type CellPiece, cellPieces, withoutEmphasis } from './cell-pieces.js';
import type { TableColumn } from './columns.js';
import { distinct, type Findings, pairs, placeOfCell, type TableContext } from './found.js';
import { cellText, filled, oneLine, texts } from './grid.js';
import { readMark } from './marks.js';
import { looksLikePhase } from './phase-words.js';
import { cellKey, involvementSaid, mentionsExclusion, saysExcluded, saysOptional, saysTotal } from './table-words.js';

/** The columns of a table whose rows are tasks. */
export interface TaskColumns {
  readonly columns: readonly TableColumn[];
  readonly task: TableColumn | undefined;
  readonly details: TableColumn | undefined;
  readonly phase: TableColumn | undefined;
}

/** Reads rows in which columns say who does the row's task, or each party's own tasks. */
export function readTaskRows(
  rows: readonly TableRow[],
  table: TaskColumns,
  context: TableContext,
  found: Findings,
): void {
  const sections = sectionsOf(rows, table, context);
  const namesPhases = [...sections.values()].some((words) => context.vocabulary.phase(words) !== null);
  let sectionPhase: PhaseId | null | undefined;
  let columnPhase: PhaseId | null | undefined;
  for (const row of rows) {
    if (filled(row).length === 0) {
      if (table.phase && !isMerged(row, table.phase)) columnPhase = undefined;
      continue;
    }
    const section = sections.get(row);
    if (section !== undefined) {
      const phase = phaseOf(section, row, context, found, namesPhases);
      if (phase !== undefined) [sectionPhase, columnPhase] = [phase, undefined];
      found.leave(placeOfCell(undefined, row));
      continue;
    }
    if (table.phase) {
      const cell = row.cells[table.phase.index];
      const words = cellText(cell?.raw ?? '');
      // A phase stands on its first row only, or is merged down.
      if (words !== '') columnPhase = phaseOfCell(words, row, context, found);
    }
    readRow(row, table, context, columnPhase === undefined ? sectionPhase : columnPhase, found);
  }
}

const isMerged = (row: TableRow, column: TableColumn): boolean => row.cells[column.index]?.continues === 'above';

function phaseOfCell(words: string, row: TableRow, context: TableContext, found: Findings): PhaseId | null {
  const phase = context.vocabulary.phase(words) ?? context.vocabulary.phase(withoutState(words));
  if (phase !== null) return phase;
  if (!context.vocabulary.isNoPhase(words) && !isPlaceholder(words) && words.length <= 60)
    found.say({
      ...placeOfCell(undefined, row),
      what: 'cell',
      name: words,
      reason: 'a phase that the playbook does not name',
      cure: { phases: [words] },
    });
  return null;
}

/** "2. Design DONE": a page's badge behind the name says how far it is, in capitals. */
const withoutState = (words: string): string => words.replace(/(?<=\p{Ll}.*)(?:\s+\p{Lu}{2,})+\s*$/u, '');

/** What a row of one text over the table says for the rows below it. */
function phaseOf(
  words: string,
  row: TableRow,
  context: TableContext,
  found: Findings,
  among: boolean,
): PhaseId | null | undefined {
  const phase = context.vocabulary.phase(words);
  if (phase !== null) return phase;
  if (context.vocabulary.isNoPhase(words) || !(among || looksLikePhase(words))) return undefined;
  return phaseOfCell(words, row, context, found);
}

/** Rows that head others: one text over all columns, or bold in the first, or a phase. */
function sectionsOf(
  rows: readonly TableRow[],
  table: TaskColumns,
  { vocabulary }: TableContext,
): ReadonlyMap<TableRow, string> {
  const sections = new Map<TableRow, string>();
  const holders = table.columns.filter(({ use }) => ['party', 'owners', 'unknown-party', 'edition'].includes(use.is));
  for (const [index, row] of rows.entries()) {
    const own = filled(row);
    const [cell] = own;
    if (!cell || texts(row).size !== 1) continue;
    const at = row.cells.indexOf(cell);
    const words = cellText(cell.raw);
    const spans =
      row.cells.length > 2 && row.cells.filter(({ continues }) => continues === 'left').length >= row.cells.length - 2;
    // A cell over the parties' columns alone is a task of all of them.
    if (holders.some((column) => column.index === at) && !(spans && at === 0)) continue;
    const followed = following(rows, index);
    const isBold = /^\s*(?:\*\*|__|<b>|<strong>)/u.test(cell.raw);
    const heads = followed !== undefined && texts(followed).size > 1;
    if (spans || isBold || vocabulary.phase(words) !== null || (heads && looksLikePhase(words)))
      sections.set(row, words);
  }
  return sections;
}

/** The next row that is not empty. */
function following(rows: readonly TableRow[], index: number): TableRow | undefined {
  for (let at = index + 1; at < rows.length; at++) {
    const row = rows[at];
    if (row && filled(row).length > 0) return row;
  }
  return undefined;
}

function readRow(
  row: TableRow,
  table: TaskColumns,
  context: TableContext,
  phase: PhaseId | null | undefined,
  found: Findings,
): void {
  const { task, details } = table;
  const cell = task ? row.cells[task.index] : undefined;
  const name = withoutEmphasis((cell?.raw ?? '').trim());
  if (saysTotal(cellKey(name)) || isNote(row)) return;
  const inPhase = phase === undefined ? {} : { phase };
  const { involved, optional, excluded, lettered, unknown, vague } = involvedIn(row, table, context);
  for (const column of table.columns) {
    if (column.use.is === 'expectations') readExpectations(row, column, context, inPhase, found);
    if (column.use.is !== 'party' || column.content === 'marks' || column.content === 'names') continue;
    readText(row, column, table, context, inPhase, name, found);
  }
  for (const { name: words, column } of unknown) sayUnknown(words, column, row, context, found);
  for (const { letters, column } of vague)
    found.say({
      ...placeOfCell(row.cells[column.index], row),
      what: 'cell',
      name: letters.join(' '),
      reason: 'letters without a meaning',
      cure: { letters },
    });
  if (name === '' || !task) return;
  const [words, ...more] = taskWords(
    name,
    details && details !== task ? row.cells[details.index] : undefined,
    task,
    cell?.continues === 'above',
  );
  if (words === undefined) return;
  if (isPlaceholder(cellText(name)) && involved.length === 0) return;
  const raw = isPlaceholder(cellText(name)) ? name.replace(/^\s*[[<]|[\]>]\s*$/gu, '') : words;
  const place = placeOfCell(cell, row);
  const common = {
    ...place,
    ...inPhase,
    above: more,
    group: false,
    optional: optional || isRemarkedOptional(row, table),
  };
  if ((excluded || saysItIsExcluded(cellText(name)) || isRemarkedExcluded(row, table)) && !lettered) {
    found.add({ ...common, raw, kind: 'out-of-scope', involved: [] });
    return;
  }
  if (lettered) {
    for (const item of tasksOf(cell, raw)) found.add({ ...common, ...item, kind: 'item', involved });
    return;
  }
  const hasMarks = table.columns.some(
    ({ use, content }) => use.is === 'party' && (content === 'marks' || content === 'names'),
  );
  const hasOwners = table.columns.some(({ use }) => use.is === 'owners');
  const hasText = table.columns.some(({ use, content }) => use.is === 'party' && content === 'text');
  if (hasOwners && !hasMarks && filled(row).length > 1 && task.use.is === 'task') {
    for (const item of tasksOf(cell, raw)) found.add({ ...common, ...item, kind: 'item', involved: [] });
  } else if (
    !table.columns.some(
      ({ use, index }) => use.is === 'unknown-party' && cellText(row.cells[index]?.raw ?? '') !== '',
    ) &&
    (hasMarks || hasOwners) &&
    !hasText &&
    vague.length === 0 &&
    unknown.length === 0 &&
    !outOfScope.test(cellText(name))
  )
    found.say({
      ...place,
      what: 'row',
      name: cellText(name).slice(0, 80),
      reason: 'nothing in its row says who does it',
    });
}

/** "Training on site (not included)". */
const saysItIsExcluded = (task: string): boolean =>
  outOfScope.test(task) ||
  [...task.matchAll(/[(（[]([^)）\]]{2,40})[)）\]]/gu)].some(([, note = '']) => saysExcluded(cellKey(note))) ||
  mentionsExclusion(/[:：–—]\s*([^:：]{2,60})$/u.exec(task)?.[1] ?? '');

/** "Not in scope" in a remark beside a task that is given to no party. */
const isRemarkedExcluded = (row: TableRow, { columns, task }: TaskColumns): boolean =>
  columns.some(({ use, index }) => {
    const words = cellText(row.cells[index]?.raw ?? '');
    if (index === task?.index || words === '' || words.length > 60) return false;
    return (
      (use.is === 'aside' || use.is === 'text' || use.is === 'details') &&
      (saysExcluded(cellKey(words)) || outOfScope.test(words))
    );
  });

/** "Note: …", "* only for …": a row that speaks about the others. */
function isNote(row: TableRow): boolean {
  const own = filled(row);
  const [cell] = own;
  return own.length === 1 && cell !== undefined && /^(?:[*†‡※¹²³]|\p{L}{3,12}[:：]\s)/u.test(cellText(cell.raw));
}

/** The statement of a row: its task, with the description beside where the task is only a topic. */
function taskWords(
  name: string,
  details: TableCell | undefined,
  task: TableColumn,
  isSpread: boolean,
): readonly string[] {
  const one = oneLine(name);
  const more = details ? withoutEmphasis(oneLine(details.raw)) : '';
  if (one === '') return more === '' ? [] : [more];
  // One task over several rows: the details tell them apart.
  if (isSpread && more !== '') return [`${one}: ${more}`];
  return more === '' || task.use.is === 'task' || isPlaceholder(cellText(more)) || cellText(more) === cellText(one)
    ? [one]
    : [`${one}: ${more}`];
}

/** A list in the task's cell is a task per item. */
function tasksOf(
  cell: TableCell | undefined,
  raw: string,
): readonly { raw: string; above?: readonly string[]; line?: number; group?: boolean }[] {
  const lists = cell?.blocks.filter(({ type }) => type === 'list') ?? [];
  const [list] = lists;
  if (!cell || list?.type !== 'list' || list.items.length < 2) return [{ raw }];
  return cellPieces(cell).map((piece: CellPiece) => ({
    raw: piece.raw,
    above: piece.above,
    line: piece.line,
    group: piece.group,
  }));
}

/** A remark beside a task, or a mark below "Optional", says that the task need not be done. */
function isRemarkedOptional(row: TableRow, { columns, task, phase }: TaskColumns): boolean {
  return columns.some((column) => {
    const { is } = column.use;
    if (column === task || column === phase || is === 'party' || is === 'owners' || is === 'unknown-party')
      return false;
    const words = cellText(row.cells[column.index]?.raw ?? '');
    const key = cellKey(words);
    return saysOptional(cellKey(column.head))
      ? /^(?:x|✓|✔|✅|☑|○|yes|ja|sim|sí|oui)$/iu.test(words) || saysOptional(key)
      : words.length <= 40 && saysOptional(key) && !/^[^(]{1,20}[:：]/u.test(words);
  });
}

interface RowInvolved {
  readonly involved: readonly Involved[];
  readonly optional: boolean;
  readonly excluded: boolean;
  /** Whether a column says something of a known party. */
  readonly lettered: boolean;
  readonly unknown: readonly { readonly name: string; readonly column: TableColumn }[];
  readonly vague: readonly { readonly letters: readonly string[]; readonly column: TableColumn }[];
}

function involvedIn(row: TableRow, { columns }: TaskColumns, context: TableContext): RowInvolved {
  const involved: Involved[] = [];
  const unknown: { name: string; column: TableColumn }[] = [];
  const vague: { letters: readonly string[]; column: TableColumn }[] = [];
  let [sometimes, always, excluded, marked] = [false, false, false, false];
  for (const column of columns) {
    const { use } = column;
    const cell = row.cells[column.index];
    const raw = cell?.raw ?? '';
    if (!cell || cellText(raw) === '') continue;
    if (use.is === 'owners') {
      if (saysExcluded(cellKey(cellText(raw)))) excluded = true;
      const names = namesIn(raw, context.vocabulary);
      if (names.optional) sometimes = true;
      else if (names.named.length > 0 && use.involvement === 'does') always = true;
      for (const { party, involvement } of names.named)
        involved.push({ party, involvement: involvement ?? use.involvement });
      unknown.push(...names.unknown.map((name) => ({ name, column })));
      continue;
    }
    if (use.is !== 'party' || column.content === 'text') {
      if (use.is === 'party' && use.involvement === undefined) {
        // A mark among texts: the row's task is this party's.
        const mark = readMark(raw, context);
        if (mark.is === 'mark' && isSign(raw)) involved.push(...pairs(use.party, mark.involvements));
        if (mark.is === 'excluded') excluded = true;
      }
      continue;
    }
    if (column.content === 'names') {
      const names = namesIn(raw, context.vocabulary);
      for (const { party, involvement } of names.named) involved.push({ party, involvement: involvement ?? 'does' });
      unknown.push(...names.unknown.map((name) => ({ name, column })));
      continue;
    }
    const mark = readMark(raw, context, true);
    if (mark.is === 'excluded') excluded = true;
    if (mark.is === 'mark') {
      marked = true;
      const does =
        use.involvement && !/\p{L}/u.test(cellText(raw).replace(/^[xXyY]$/u, ''))
          ? [use.involvement]
          : mark.involvements;
      for (const party of [use.party, ...(use.also ?? [])]) involved.push(...pairs(party, does));
      if (mark.optional) sometimes = true;
      else if (mark.involvements.includes('does')) always = true;
      if (mark.unknown.length > 0) vague.push({ letters: mark.unknown, column });
    }
    if (mark.is === 'letters') vague.push({ letters: mark.unknown, column });
    if (mark.is === 'text') vague.push({ letters: [cellText(raw).slice(0, 40)], column });
  }
  return {
    involved: distinct(involved),
    optional: sometimes && !always,
    excluded,
    lettered: involved.length > 0 || marked,
    unknown,
    vague,
  };
}

function sayUnknown(name: string, column: TableColumn, row: TableRow, context: TableContext, found: Findings): void {
  if (context.vocabulary.skips(name)) return;
  found.say({
    ...placeOfCell(row.cells[column.index], row),
    what: 'cell',
    name: name.slice(0, 80),
    reason: `a name in “${column.head}” that is no party of the playbook`,
    cure: { parties: [name] },
  });
}

/** A letter or a sign, where words may be a task of their own. */
const isSign = (raw: string): boolean => !/\p{L}{3}/u.test(cellText(raw));

/** A party's own cell with text: each piece of it is a duty. */
function readText(
  row: TableRow,
  column: TableColumn,
  table: TaskColumns,
  context: TableContext,
  inPhase: { readonly phase?: PhaseId | null },
  label: string,
  found: Findings,
): void {
  const { use } = column;
  const cell = row.cells[column.index];
  if (use.is !== 'party' || !cell || cell.continues === 'above' || cellText(cell.raw) === '') return;
  const before = table.columns.find(({ index }) => index === column.index - 1);
  if (cell.continues === 'left' && before?.use.is === 'party') return;
  const mark = readMark(cell.raw, context);
  if (mark.is === 'empty' || mark.is === 'excluded' || (mark.is === 'mark' && isSign(cell.raw))) return;
  // Over several parties' columns: all of them.
  const parties = [use.party, ...(use.also ?? [])];
  for (let next = column.index + 1; row.cells[next]?.continues === 'left'; next++) {
    const beside = table.columns[next]?.use;
    if (beside?.is === 'party') parties.push(beside.party);
  }
  const topic = table.task && label !== '' && table.task !== table.phase ? [oneLine(label)] : [];
  for (const piece of cellPieces(cell)) {
    const excluded = outOfScope.test(cellText(piece.raw)) || leadsOut(piece);
    const says = use.involvement
      ? [use.involvement]
      : involvementSaid(cellText(piece.raw), cellText(piece.above.at(-1) ?? ''));
    found.add({
      ...placeOfCell(cell, row),
      line: piece.line,
      raw: withoutEmphasis(piece.raw),
      // An adviser's paragraphs tell about the advice; its lists are what the advice is about.
      kind: excluded ? 'out-of-scope' : use.advises && !piece.inList ? 'prose' : 'item',
      involved: excluded ? [] : distinct([...new Set(parties)].flatMap((party) => pairs(party, says))),
      ...inPhase,
      above: [...topic, ...piece.above],
      group: piece.group,
      optional: false,
    });
  }
}

/** "The following is not included:" */
const leadsOut = ({ above }: CellPiece): boolean => {
  const lead = cellText(above.at(-1) ?? '');
  return outOfScope.test(lead) || mentionsExclusion(lead);
};

/** What must be true of the customer's environment, piece by piece. */
function readExpectations(
  row: TableRow,
  column: TableColumn,
  { customer }: TableContext,
  inPhase: { readonly phase?: PhaseId | null },
  found: Findings,
): void {
  const cell = row.cells[column.index];
  if (!cell || cell.continues !== undefined) return;
  for (const piece of cellPieces(cell)) {
    const excluded = outOfScope.test(cellText(piece.raw)) || leadsOut(piece);
    found.add({
      ...placeOfCell(cell, row),
      line: piece.line,
      raw: withoutEmphasis(piece.raw),
      kind: excluded ? 'out-of-scope' : 'expectation',
      involved: excluded || customer === null ? [] : pairs(customer, ['does']),
      ...inPhase,
      above: piece.above,
      group: piece.group,
      optional: false,
    });
  }
}
