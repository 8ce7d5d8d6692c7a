import type { PartyId } from '../../domain/playbook/playbook.js';
import type { Block, TableRow } from '../blocks/block.js';
import { bilingual, plainText, sentences } from '../blocks/inline.js';
import { actorOf, obligedIn } from '../vocabulary/actors.js';
import { checkMark, isForSome, outOfScope } from '../vocabulary/markers.js';
import type { Reading } from './reading.js';

type Table = Extract<Block, { type: 'table' }>;

/** One cell: its first words, the bullets in it, the notes glued to it. */
interface Cell {
  readonly main: string;
  readonly bullets: readonly string[];
  readonly notes: readonly string[];
}

export function readTable(table: Table, reading: Reading): void {
  if (reading.place.role === 'aside') return;
  const columns = (table.head.at(-1)?.cells ?? []).map(({ raw }) => partyOf(raw, reading));
  if (columns.filter(Boolean).length > 1) for (const row of table.rows) readMatrixRow(row, columns, reading);
  else for (const row of table.rows) readRow(row, reading);
}

/** One column per party, a mark where it is theirs; a mark in several columns makes it joint. */
function readMatrixRow(row: TableRow, columns: readonly (PartyId | null)[], reading: Reading): void {
  const owners = columns.filter((party, index) => party && checkMark.test(row.cells[index]?.raw.trim() ?? ''));
  const raw = row.cells[0]?.raw ?? '';
  const [owner] = owners;
  if (!owner || raw === '') return;
  reading.duties += 1;
  reading.add({
    line: row.line,
    raw,
    kind: 'item',
    party: owners.length > 1 ? 'joint' : owner,
    ordinal: String(reading.duties),
  });
}

function readRow(row: TableRow, reading: Reading): void {
  const { place } = reading;
  const rowParty = partyOf(row.cells[0]?.raw ?? '', reading);
  for (const { raw, blocks } of row.cells.slice(1)) {
    const cell = toCell(blocks.length === 0 ? raw : blocks.map(inOneLine).join('<br>'));
    if (rowParty) readDuties(row.line, cell, rowParty, reading);
    else if (place.role === 'expectations') readExpectation(row.line, cell, reading);
    else if (place.party && place.role === null) readDescription(row.line, raw, place.party, reading);
    for (const note of cell.notes) {
      const excluded = outOfScope.test(said(note));
      if (excluded) reading.add({ line: row.line, raw: note, kind: 'out-of-scope', party: reading.publisher });
    }
  }
}

/** A row of a party's duties; the words before the bullets lead into them. */
function readDuties(line: number, { main, bullets }: Cell, party: PartyId, reading: Reading): void {
  if (bullets.length === 0) reading.add({ line, raw: main, kind: 'item', party, ordinal: '1' });
  const leadIn = main === '' ? {} : { leadIn: bilingual(main) };
  for (const [index, raw] of bullets.entries())
    reading.add({ line, raw, kind: 'item', party, ordinal: String(index + 1), ...leadIn });
}

/** What a source environment must fulfil: a party must do it, or it is a state of the customer's environment. */
function readExpectation(line: number, cell: Cell, reading: Reading): void {
  const parts = [cell.main, ...cell.bullets];
  if (parts.every((raw) => obligedIn(said(raw)) === null) && said(cell.main).length >= shortestDescription) {
    reading.add({ line, raw: parts.join(' '), kind: 'expectation', party: reading.vocabulary.first('customer') });
  }
  for (const raw of parts) {
    const party = obligedIn(said(raw));
    if (!party) continue;
    const excluded = outOfScope.test(said(raw));
    reading.add({
      line,
      raw,
      kind: excluded ? 'out-of-scope' : 'expectation',
      party: excluded ? reading.publisher : party,
      conditional: isForSome(said(raw)),
    });
  }
}

// A cell with fewer characters names something; it does not say who does it.
const shortestDescription = 30;

/** Role tables put sentences about both sides under one heading: the first sentence says whose the row is. */
function readDescription(line: number, cell: string, headed: PartyId, reading: Reading): void {
  const raw = cell.replace(/<(?:br|\/?(?:ul|ol|li|p))\s*\/?>/gi, ' ');
  const [first = ''] = sentences(said(raw));
  if (first.length >= shortestDescription)
    reading.add({ line, raw, kind: 'prose', party: actorOf(first, null) ?? headed });
}

function inOneLine(block: Block): string {
  if (block.type === 'list')
    return block.items.map((item) => [`<br>- ${item.raw}`, ...item.blocks.map(inOneLine)].join('')).join('');
  return block.type === 'paragraph' ? block.raw : '';
}

function toCell(raw: string): Cell {
  const [body = '', ...notes] = raw.split(/\*\*[^*:：]{1,24}(?:[:：]\*\*|\*\*[:：])/u);
  const [main = '', ...bullets] = body
    .replace(/<\/?(?:ul|ol|p)>|<\/li>/gi, ' ')
    .split(/(?:<br\s*\/?>\s*)+-\s+|<li>/i)
    .map((part) => part.replace(/(?:<br\s*\/?>\s*)+/gi, ' ').trim());
  return {
    main,
    bullets: bullets.filter((bullet) => bullet !== ''),
    notes: notes.map((note) => note.replace(/<[^>]{1,40}>/g, ' ').trim()),
  };
}

function partyOf(cell: string, reading: Reading): PartyId | null {
  const words = said(cell);
  return words.length > 40 ? null : reading.vocabulary.partyHeading(words);
}

function said(raw: string): string {
  const { text, english } = bilingual(raw);
  return plainText(english ?? text);
}
