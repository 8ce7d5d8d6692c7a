import type { PartyId, PhaseId } from '../../domain/playbook/playbook.js';
import type { Block, TableRow } from '../blocks/block.js';
import { bilingual, plainText, sentences } from '../blocks/inline.js';
import { withAbbreviations } from '../tables/abbreviations.js';
import type { TableContext, TableReading } from '../tables/found.js';
import { readTableForm } from '../tables/read-table.js';
import { headRole, isContactHead, speaksOfDuties } from '../tables/table-words.js';
import { actorOf, obligedIn } from '../vocabulary/actors.js';
import { isForSome, outOfScope } from '../vocabulary/markers.js';
import { joinLeadIns, type LeadIn } from './lead-in.js';
import type { Reading } from './reading.js';

type Table = Extract<Block, { type: 'table' }>;

/** One cell: its first words, the bullets in it, the notes glued to it. */
interface Cell {
  readonly main: string;
  readonly bullets: readonly string[];
  readonly notes: readonly string[];
}

/** Reads a table; `saidPhase` = the phase that the sentence above it names. */
export function readTable(table: Table, reading: Reading, saidPhase: PhaseId | null = null): void {
  const { place, vocabulary } = reading;
  if (
    place.role === 'aside' ||
    (table.caption !== undefined && vocabulary.skips(table.caption)) ||
    isOfContacts(table)
  ) {
    reading.leaveOut({ line: table.line, until: table.rows.at(-1)?.line ?? table.line });
    return;
  }
  const read = place.role === 'expectations' ? null : readTableForm(table, contextOf(table, reading));
  if (read === null) for (const row of table.rows) readRow(row, reading);
  else take(read, table, reading, saidPhase);
}

/** Names with an address or a telephone beside, and no tasks. */
function isOfContacts({ head, rows }: Table): boolean {
  const heads = (head.at(-1) ?? rows[0])?.cells.map(({ raw }) => plainText(raw)) ?? [];
  return heads.some(isContactHead) && !heads.some((words) => ['task', 'duties'].includes(headRole(words) ?? ''));
}

function contextOf(table: Table, { place, vocabulary, legend, abbreviations }: Reading): TableContext {
  const caption = table.caption ?? '';
  return {
    vocabulary: withAbbreviations(vocabulary, abbreviations),
    legend,
    involvement: (cell) => vocabulary.involvement(cell),
    customer: vocabulary.first('customer'),
    party: vocabulary.partyHeading(caption) ?? place.party,
    heading: place.heading,
    aboutDuties: [place.heading, caption].some(speaksOfDuties),
  };
}

function take(read: TableReading, table: Table, reading: Reading, saidPhase: PhaseId | null): void {
  const captioned = (table.caption === undefined ? null : reading.vocabulary.phase(table.caption)) ?? saidPhase;
  for (const { above, involved, optional, phase = captioned ?? undefined, ...statement } of read.statements) {
    const leadIn = above.reduce<LeadIn | undefined>((outer, words) => joinLeadIns(outer, bilingual(words)), undefined);
    const [first] = involved;
    const plain = involved.length === 1 && first?.involvement === 'does';
    if (statement.kind === 'item') reading.duties += 1;
    reading.add({
      ...statement,
      party: involved.find(({ involvement }) => involvement === 'does' || involvement === 'guides')?.party ?? null,
      ...(plain || involved.length === 0 ? {} : { involved }),
      ...(phase === undefined ? {} : { phase }),
      ...(statement.kind === 'item' ? { ordinal: String(reading.duties) } : {}),
      ...(leadIn ? { leadIn } : {}),
      ...(optional ? { optional } : {}),
    });
  }
  for (const part of read.unread) reading.unread(part);
  for (const range of read.leftOut) reading.leaveOut(range);
}

/** A row of what an environment must fulfil, or of sentences about both sides below a party's heading. */
function readRow(row: TableRow, reading: Reading): void {
  const { place } = reading;
  for (const { raw, blocks } of row.cells.slice(1)) {
    const cell = toCell(blocks.length === 0 ? raw : blocks.map(inOneLine).join('<br>'));
    if (place.role === 'expectations') readExpectation(row.line, cell, reading);
    else if (place.party && place.role === null) readDescription(row.line, raw, place.party, reading);
    for (const note of cell.notes) {
      const excluded = outOfScope.test(said(note));
      if (excluded) reading.add({ line: row.line, raw: note, kind: 'out-of-scope', party: reading.publisher });
    }
  }
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

function said(raw: string): string {
  const { text, english } = bilingual(raw);
  return plainText(english ?? text);
}
