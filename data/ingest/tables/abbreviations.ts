import type { PartyId } from '../../domain/playbook/playbook.js';
import type { Block } from '../blocks/block.js';
import type { TableVocabulary } from './cell-names.js';
import { cellText } from './grid.js';
import { cellKey } from './table-words.js';

/** Short names of parties that the document itself explains: "PM = Project Manager", "Quality Lead (QL)". */
export type Abbreviations = ReadonlyMap<string, PartyId>;

const explained =
  /(?:^|[\s,;·|(*_])([\p{Lu}][\p{L}\p{N}&/]{0,7})[*_]{0,3}\s*[=:：–]\s*[*_]{0,3}([\p{L}][^=:：,;·|\n()]{2,60})/gu;
const bracketed = /([\p{L}][\p{L}\p{N} .&'’/-]{2,60}?)[*_]{0,3}\s*[(（]([\p{Lu}][\p{L}\p{N}&/]{0,7})[)）]/gu;
const short = /^[\p{Lu}][\p{Lu}\p{N}&]{1,5}$/u;

/** The abbreviations of a document that are no party's name already. */
export function abbreviationsOf(blocks: readonly Block[], vocabulary: TableVocabulary): Abbreviations {
  const found = new Map<string, PartyId | null>();
  const add = (name: string, words: string): void => {
    if (vocabulary.party(name) !== null) return;
    const party = firstParty(words, vocabulary);
    if (party === null) return;
    const key = cellKey(name);
    // Two meanings are none.
    found.set(key, found.has(key) && found.get(key) !== party ? null : party);
  };
  for (const text of blocks.flatMap(textsOf)) {
    const start = text.slice(0, longestText);
    if (/[=:：–]/u.test(start)) for (const [, name = '', words = ''] of start.matchAll(explained)) add(name, words);
    if (/[(（]/u.test(start)) for (const [, words = '', name = ''] of start.matchAll(bracketed)) add(name, words);
  }
  for (const row of blocks.flatMap((block) => (block.type === 'table' ? block.rows : []))) {
    const cells = row.cells.map(({ raw }) => cellText(raw));
    if (!cells.some((cell) => short.test(cell))) continue;
    const named = cells.filter((cell) => !short.test(cell) && vocabulary.party(cell) !== null);
    const [name, ...more] = cells.filter(
      (cell) => short.test(cell) && vocabulary.party(cell) === null && !marksOnly.test(cell),
    );
    const [party] = named;
    if (named.length === 1 && party !== undefined && name !== undefined && more.length === 0) add(name, party);
  }
  return new Map([...found].flatMap(([key, party]) => (party === null ? [] : [[key, party] as const])));
}

// A paragraph of abbreviations is a few lines.
const longestText = 2_000;
const marksOnly = /^[RASCI]+$/u;

/** The words of an explanation as a party's name, shortened from the end until they are one. */
function firstParty(words: string, vocabulary: TableVocabulary): PartyId | null {
  const all = words.trim().split(/\s+/u).slice(0, 6);
  for (let count = all.length; count > 0; count--) {
    const party = vocabulary.party(all.slice(0, count).join(' '));
    if (party !== null) return party;
  }
  for (let from = 1; from < all.length; from++) {
    const party = vocabulary.party(all.slice(from).join(' '));
    if (party !== null) return party;
  }
  return null;
}

function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [];
    case 'paragraph':
      return [block.raw];
    case 'alert':
      return block.blocks.flatMap(textsOf);
    case 'list':
      return block.items.map(({ raw }) => raw);
    case 'table':
      return [...block.head, ...block.rows]
        .flatMap(({ cells }) => cells.map(({ raw }) => raw))
        .filter((raw) => raw.length < 200);
  }
}

/** A document's vocabulary with its abbreviations. */
export function withAbbreviations(vocabulary: TableVocabulary, abbreviations: Abbreviations): TableVocabulary {
  if (abbreviations.size === 0) return vocabulary;
  return {
    party: (words) => vocabulary.party(words) ?? abbreviations.get(cellKey(words)) ?? null,
    isNoParty: (words) => vocabulary.isNoParty(words),
    partyHeading: (words) => vocabulary.partyHeading(words),
    phase: (words) => vocabulary.phase(words),
    isNoPhase: (words) => vocabulary.isNoPhase(words),
    involvement: (cell) => vocabulary.involvement(cell),
    skips: (name) => vocabulary.skips(name),
  };
}
