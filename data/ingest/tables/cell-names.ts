import type { Involvement, PartyId } from '../../domain/playbook/playbook.js';
import { plainText } from '../blocks/inline.js';
import type { DocumentVocabulary } from '../vocabulary/vocabulary.js';
import { beginsScope, cellKey, joiningWords, markWord, saysNobody, saysOptional } from './table-words.js';

/** What tables ask of a document's vocabulary. */
export type TableVocabulary = Pick<
  DocumentVocabulary,
  'party' | 'isNoParty' | 'partyHeading' | 'phase' | 'isNoPhase' | 'involvement' | 'skips'
>;

/** A party that a cell names; `involvement` where words beside the name say it: "Support Lead shadows". */
export interface NamedParty {
  readonly party: PartyId;
  readonly involvement?: Involvement;
}

export interface CellNames {
  readonly named: readonly NamedParty[];
  /** Names that are no party's, as written. */
  readonly unknown: readonly string[];
  readonly optional: boolean;
}

// A cell with more words than this per name is text that may mention parties.
const longestNote = 80;

const strong = /\s*(?:\n|<br\s*\/?>|[;+→⇒•·、，]|,(?![^(]*\))|->|=>|\|)\s*/giu;
const weak = new RegExp(
  `\\s*[/／&]\\s*|\\s+(?:${joiningWords})(?:/(?:${joiningWords}))?\\s+|(?<=[\\p{L})])(?:および|及び|と|和|与|및|와 |과 )(?=\\p{L})`,
  'giu',
);
const notes = /\s*[(（[［]([^)）\]］]*)[)）\]］]\s*/gu;

/** Something that a person is to fill in: "[Name]", "<owner>", "TBD", "…". */
export function isPlaceholder(cell: string): boolean {
  const text = plainText(cell.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>')).trim();
  return (
    /^(?:tbd|tbc|tba|t\.b\.d\.?|todo|to be (?:determined|defined|confirmed|assigned)|xxx?|…|\.{2,}|_{2,}|\?+|a definir|noch offen|offen|未定|미정|待定|n\.n\.)$/iu.test(
      text,
    ) || /^(?:[[<{＜【][^\]>}＞】]{1,80}[\]>}＞】]+[\s,/&+]*)+$/u.test(text)
  );
}

/** Reads a cell in which people write who does something. */
export function namesIn(raw: string, vocabulary: TableVocabulary): CellNames {
  const text = raw.replace(/<sup>.{0,20}?<\/sup>|\[\^[^\]]{1,10}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡]+|\\?\*(?=\s*$)/gu, '');
  const named: NamedParty[] = [];
  const unknown: string[] = [];
  let optional = false;
  const whole = one(text.replace(/<br\s*\/?>|\n/giu, ' '), vocabulary);
  const pieces = whole ? [text.replace(/<br\s*\/?>|\n/giu, ' ')] : text.split(strong);
  for (const piece of pieces) {
    const name = plainText(piece).replace(/^[\s\-–•*·▪@]+|[\s.:]+$/gu, '');
    if (name === '' || isPlaceholder(name) || saysNobody(cellKey(name))) continue;
    for (const [, note = ''] of name.matchAll(notes)) optional ||= saysOptional(cellKey(note));
    const found = one(name, vocabulary);
    if (found) named.push(...found);
    else {
      const parts = severalIn(name, vocabulary);
      named.push(...parts.named);
      unknown.push(...(parts.named.length > 0 ? parts.unknown : [name]));
    }
  }
  const seen = new Set<string>();
  const distinct = named.filter(({ party, involvement }) => {
    const key = `${party} ${involvement ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
  return { named: distinct, unknown, optional };
}

/** One name, alone or with words about it; undefined where it is no known name. */
function one(name: string, vocabulary: TableVocabulary): readonly NamedParty[] | undefined {
  if (!/\p{L}/u.test(name)) return undefined;
  const party = vocabulary.party(name);
  if (party !== null) return [{ party }];
  if (vocabulary.isNoParty(name)) return [];
  const outside = name.replace(notes, ' ').trim();
  if (outside !== name && outside !== '') {
    const bare = vocabulary.party(outside);
    if (bare !== null) return [{ party: bare }];
  }
  return withWords(outside, vocabulary);
}

/** "QA / DBA", "Client and Supplier": names with a word or a stroke between them. */
function severalIn(name: string, vocabulary: TableVocabulary): Pick<CellNames, 'named' | 'unknown'> {
  const named: NamedParty[] = [];
  const unknown: string[] = [];
  for (const part of name.replace(notes, ' ').split(weak)) {
    if (part.trim() === '') continue;
    const found = one(part.trim(), vocabulary);
    if (found) named.push(...found);
    else unknown.push(part.trim());
  }
  return { named, unknown };
}

/**
 * "Support Lead shadows", "Operations for the cut-over", "Lead: Client": a name with words about it. Words that may be a
 * part of the name leave it unknown: "Customer PM" is not the customer.
 */
function withWords(text: string, vocabulary: TableVocabulary): readonly NamedParty[] | undefined {
  const [, label = '', behind = ''] = /^([^:：]{1,30})[:：]\s*(.+)$/u.exec(text) ?? [];
  const labelled = label === '' ? undefined : markWord(cellKey(label));
  if (labelled !== undefined) {
    const party = vocabulary.party(behind);
    return party === null ? undefined : [{ party, involvement: labelled }];
  }
  const words = text.split(/\s+/u);
  if (words.length < 2 || text.length > longestNote + 40) return undefined;
  const front = (count: number): PartyId | null => {
    const name = words.slice(0, count).join(' ');
    return /\p{L}/u.test(name) ? vocabulary.party(name) : null;
  };
  let count = words.length - 1;
  while (count > 0 && front(count) === null) count -= 1;
  const party = front(count);
  if (party === null) return undefined;
  // Articles behind a name belong to what follows: "Sponsor for the" is the sponsor, too.
  while (count > 1 && front(count - 1) === party) count -= 1;
  const rest = words.slice(count);
  const [first = '', second = ''] = rest.map(cellKey);
  const said = vocabulary.involvement(rest.join(' ')) ?? [];
  const involvement = said[0] ?? markWord(cellKey(rest.join(' '))) ?? markWord(first);
  // "Client provides the gate" is a sentence about a duty.
  if (involvement !== undefined) return rest.length <= 2 || beginsScope(second) ? [{ party, involvement }] : undefined;
  const isScope = rest.join(' ').length <= longestNote && (beginsScope(first) || /^[–—-]/u.test(rest[0] ?? ''));
  return isScope ? [{ party }] : undefined;
}
