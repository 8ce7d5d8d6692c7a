import type { Involvement, PartyId } from '../../domain/playbook/playbook.js';
import type { TableCell, TableRow } from '../blocks/block.js';
import { roleNamed } from '../vocabulary/sections.js';
import { isPlaceholder, namesIn, type TableVocabulary } from './cell-names.js';
import { cellText, type Grid } from './grid.js';
import { knownLetters, type MarkWords, readMark } from './marks.js';
import { headRole, ownersHead, speaksOfDuties, withoutGuidance } from './table-words.js';

/** What most cells of a column hold. */
export type Content = 'empty' | 'marks' | 'names' | 'numbers' | 'phases' | 'text';

/** What a column is for. */
export type ColumnUse =
  | { readonly is: 'task' | 'area' | 'details' | 'phase' | 'index' | 'role' | 'duties' | 'aside' | 'left-out' | 'text' }
  /** A party's own column; `involvement` where a second head says what its marks mean. */
  | {
      readonly is: 'party';
      readonly party: PartyId;
      /** Where its head names several: all but the first. */
      readonly also?: readonly PartyId[];
      readonly involvement?: Involvement;
      readonly advises?: true;
    }
  /** What the customer's environment must fulfil. */
  | { readonly is: 'expectations' }
  /** Its cells name who does, approves, is asked or told. */
  | { readonly is: 'owners'; readonly involvement: Involvement }
  /** Its cells name parties, its head doesn't say for what: editions and plans. */
  | { readonly is: 'edition' }
  /** Marks below a word for an involvement, where the rows are parties. */
  | { readonly is: 'letters'; readonly involvement: Involvement }
  /** It has the form of a party’s column, and its name is unknown. */
  | { readonly is: 'unknown-party' };

export interface TableColumn {
  readonly index: number;
  /** Its lowest head, as written. */
  readonly head: string;
  /** The place of that head. */
  readonly cell: TableCell | undefined;
  readonly content: Content;
  readonly use: ColumnUse;
  /** Its cells name who stands in for the one who does it. */
  readonly isBackup: boolean;
  /** Mean length of its texts. */
  readonly width: number;
}

export function tableColumns(grid: Grid, vocabulary: TableVocabulary, marks: MarkWords): readonly TableColumn[] {
  const columns = Array.from({ length: grid.width }, (_, index) => toColumn(index, grid, vocabulary, marks));
  const hasTask = columns.some(({ use }) => use.is === 'task');
  const hasParties = columns.some(({ use }) => use.is === 'party' || use.is === 'owners' || use.is === 'unknown-party');
  const hasOwners = columns.some(({ use, isBackup }) => (use.is === 'owners' && !isBackup) || use.is === 'party');
  const editions = columns.filter(({ use }) => use.is === 'edition').length;
  return columns.map((column): TableColumn => {
    // "Task | Role": the role that does it.
    if (column.use.is === 'role' && hasTask && column.index > 0 && column.content !== 'text')
      return { ...column, use: { is: 'owners', involvement: 'does' } };
    if (column.use.is === 'letters' && hasTask) return { ...column, use: { is: 'unknown-party' } };
    // A deputy without the one who is stood in for, or an empty column, says nothing.
    if (column.use.is === 'owners' && (column.content === 'empty' || (column.isBackup && !hasOwners)))
      return { ...column, use: { is: 'aside' } };
    if (column.use.is === 'edition' && column.index === 0) return { ...column, use: { is: 'role' } };
    if (column.use.is === 'edition' && editions > 1 && !hasParties)
      return { ...column, use: { is: 'owners', involvement: 'does' } };
    return column;
  });
}

// What a column holds shows in its first rows; sheets may have thousands.
const sampled = 300;

function toColumn(index: number, grid: Grid, vocabulary: TableVocabulary, marks: MarkWords): TableColumn {
  const headCells = grid.heads.map((row, level) => headCell(row, index, level < grid.heads.length - 1));
  const heads = [...new Set(headCells.map((cell) => cellText(cell?.raw ?? '')).filter(Boolean))];
  const head = heads.at(-1) ?? '';
  const cells = grid.rows
    .slice(0, sampled)
    .flatMap(({ cells }) => cells[index] ?? [])
    .filter(({ continues }) => continues !== 'left');
  const content = contentOf(cells, vocabulary, marks);
  const lengths = cells.map(({ raw }) => cellText(raw).length).filter((length) => length > 0);
  return {
    index,
    head,
    cell: headCells.findLast((cell) => cell && cellText(cell.raw) !== ''),
    content,
    use: useOf(heads, content, cells, vocabulary, marks),
    isBackup: headRole(head) === 'backup',
    width: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
  };
}

/** A head over several columns stands in its first one where a format knows no merged cells. */
function headCell({ cells }: TableRow, index: number, isGroup: boolean): TableCell | undefined {
  for (let at = index; isGroup && at > 0; at--) {
    const cell = cells[at];
    if (cell && cellText(cell.raw) !== '') return cell;
  }
  return cells[index];
}

function useOf(
  heads: readonly string[],
  content: Content,
  cells: readonly TableCell[],
  vocabulary: TableVocabulary,
  marks: MarkWords,
): ColumnUse {
  const head = heads.at(-1) ?? '';
  const group = heads.at(-2) ?? '';
  if (head !== '' && (vocabulary.isNoParty(head) || vocabulary.skips(head))) return { is: 'left-out' };
  const party = partyOfHead(head, vocabulary);
  const letter = knownLetters.get(head)?.[0];
  const owner = vocabulary.involvement(head)?.[0] ?? letter ?? ownersHead(head);
  const groupParty = group === '' ? null : partyOfHead(group, vocabulary);
  // "Accountable" above names is no party, whatever else is called so.
  if (owner && content === 'names' && ownersHead(head) !== null) return { is: 'owners', involvement: owner };
  if (party !== null) {
    const inBrackets = /[(（]([^)）]{1,30})[)）]/u.exec(head)?.[1]?.trim() ?? '';
    const said = content === 'marks' ? (knownLetters.get(inBrackets)?.[0] ?? ownersHead(inBrackets)) : null;
    return { is: 'party', party, ...(said ? { involvement: said } : {}) };
  }
  if (content === 'marks' || content === 'text') {
    const { named, unknown } = namesIn(head, vocabulary);
    const [first, ...also] = named.map(({ party: id }) => id);
    if (first !== undefined && also.length > 0 && unknown.length === 0 && headRole(head) === null)
      return { is: 'party', party: first, also };
  }
  const adviser = content === 'text' ? vocabulary.party(withoutGuidance(head) ?? '') : null;
  if (adviser !== null) return { is: 'party', party: adviser, involvement: 'guides', advises: true };
  if (content === 'text' && roleNamed(head) === 'expectations') return { is: 'expectations' };
  if (groupParty !== null) {
    if (owner && (content === 'marks' || content === 'empty'))
      return { is: 'party', party: groupParty, involvement: owner };
    const named = partyOfHead(`${group} ${head}`, vocabulary);
    if (headRole(head) === null) return { is: 'party', party: named ?? groupParty };
  }
  if (content === 'marks') {
    if (owner && cells.every(({ raw }) => !hasForeignLetter(raw, owner, marks)))
      return { is: 'letters', involvement: owner };
    const role = headRole(head);
    if (role === 'aside' || role === 'index' || role === 'phase' || role === 'task') return { is: role };
    return { is: 'unknown-party' };
  }
  const role = headRole(head);
  if (content === 'phases' && role !== 'task') return { is: 'phase' };
  if (owner !== undefined && owner !== null) {
    if (content === 'text' && !cells.some(({ raw }) => namesIn(raw, vocabulary).named.length > 0) && isProse(cells))
      return role ? { is: role === 'backup' ? 'aside' : role } : { is: 'text' };
    return { is: 'owners', involvement: owner };
  }
  if (role === 'backup') return { is: 'owners', involvement: 'does' };
  if (role !== null) return { is: role };
  if (content === 'numbers') return { is: 'index' };
  if (content === 'phases') return { is: 'phase' };
  if (content === 'names') return { is: 'edition' };
  if (speaksOfDuties(head)) return { is: 'duties' };
  return { is: 'text' };
}

/** The party of a head, also with a word for duties beside: "Client Role", "Responsabilidades do cliente". */
export const partyOfHead = (head: string, vocabulary: TableVocabulary): PartyId | null =>
  head === '' || head.length > 90
    ? null
    : (vocabulary.party(head) ?? (speaksOfDuties(head) ? vocabulary.partyHeading(head) : null));

/** Whether a cell below "Responsible" holds another letter than its own: then the head is a party's name. */
function hasForeignLetter(raw: string, own: Involvement, marks: MarkWords): boolean {
  const mark = readMark(raw, marks);
  if (mark.is !== 'mark' || isCheck(raw)) return false;
  return mark.involvements.some((involvement) => involvement !== own);
}

const isCheck = (raw: string): boolean => !/\p{L}{2}|[RASCI]/u.test(raw);

/** Whether cells say more than names do. */
export const isProse = (cells: readonly TableCell[]): boolean => {
  const filled = cells.filter(({ raw }) => cellText(raw) !== '');
  return filled.length > 0 && filled.reduce((sum, { raw }) => sum + cellText(raw).length, 0) / filled.length > 45;
};

const number = /^(?:[A-Z]{0,4}[-. ]?)?\d{1,4}(?:[.-]\d{1,3}){0,4}[.):]?$|^[ivxIVX]{1,5}[.)]$|^[a-z][.)]$/u;

function contentOf(cells: readonly TableCell[], vocabulary: TableVocabulary, marks: MarkWords): Content {
  let [count, markCount, letterCount, nameCount, numberCount, phaseCount] = [0, 0, 0, 0, 0, 0];
  for (const { raw } of cells) {
    const text = cellText(raw);
    if (text === '') continue;
    const mark = readMark(raw, marks);
    if (mark.is === 'empty' && !number.test(text)) continue;
    if (isPlaceholder(text)) continue;
    count += 1;
    if (number.test(text)) numberCount += 1;
    else if (mark.is === 'mark' || mark.is === 'excluded') markCount += 1;
    else if (mark.is === 'letters') letterCount += 1;
    if (vocabulary.phase(text) !== null) phaseCount += 1;
    if (mark.is !== 'mark' || text.length > 3) {
      const { named, unknown } = namesIn(raw, vocabulary);
      if (named.length > 0 && named.length >= unknown.length && text.length <= 60 * (named.length + 1)) nameCount += 1;
    }
  }
  if (count === 0) return 'empty';
  const most = count * 0.6;
  if (numberCount >= most) return 'numbers';
  if (nameCount >= most) return 'names';
  if (markCount + letterCount >= most && markCount > 0) return 'marks';
  if (phaseCount >= most) return 'phases';
  if (letterCount >= most) return 'marks';
  return 'text';
}
