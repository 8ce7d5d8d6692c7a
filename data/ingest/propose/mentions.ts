import { namesOwner, obliges } from '../../language/duties/duty-words.js';
import { ownsDuties } from '../../language/duties/party-words.js';
import type { Block } from '../blocks/block.js';
import { plainWords } from '../blocks/inline.js';
import { namesApart, withoutNumbering } from '../vocabulary/names.js';
import { nameWithin } from './name-within.js';
import { hasSideWord as hasSide, isOnlySide } from './side-of-words.js';
import { isNoName } from './table-names.js';

/**
 * How a text names a party. `clear` = by a form that names nothing else; `headed` = as whose duties a heading announces,
 * which may as well be a topic; `likely` = only where it is said again.
 */
export interface PartyMention {
  readonly name: string;
  readonly certainty: 'clear' | 'headed' | 'likely';
}

/** Every name of a party in headings, lead-ins, sentences that oblige, and labels of owners; those of tables are their reader's. */
export function mentionsIn(blocks: readonly Block[]): readonly PartyMention[] {
  return [...blocks.flatMap((block, index) => ofBlock(block, blocks[index + 1])), ...repeatedHeadings(blocks)];
}

function ofBlock(block: Block, after: Block | undefined): readonly PartyMention[] {
  switch (block.type) {
    case 'heading':
      return [...ofLabel(block.raw), ...ofHeading(block.raw)];
    case 'paragraph':
      return [...ofLabel(block.raw), ...ofSentence(block.raw, after?.type === 'list')];
    case 'list':
      return block.items.flatMap((item) => [
        ...ofLabel(item.raw),
        ...ofSentence(
          item.raw,
          item.blocks.some(({ type }) => type === 'list'),
        ),
        ...mentionsIn(item.blocks),
      ]);
    case 'alert':
      return mentionsIn(block.blocks);
    case 'table':
      return [];
  }
}

const mention = (name: string | null, certainty: PartyMention['certainty']): readonly PartyMention[] =>
  name === null || isNoName(name) ? [] : [{ name, certainty }];

function ofHeading(raw: string): readonly PartyMention[] {
  const heading = withoutNumbering(plainWords(raw));
  const parts = heading.split(/\s+[-–—]\s+|[:：]\s*/u);
  const owned = parts.find((part) => ownsDuties.test(part));
  if (owned !== undefined) {
    const name =
      nameWithin(owned) ?? (parts.length > 1 ? nameWithin(parts.find((part) => part !== owned) ?? '') : null);
    if (name === null || ownsDuties.test(name)) return [];
    return (namesApart(name).at(-1) ?? []).flatMap((one) =>
      mention(nameWithin(one), hasSide(one) ? 'clear' : 'headed'),
    );
  }
  const name = nameWithin(heading);
  return name !== null && isOnlySide(name) ? mention(name, 'likely') : [];
}

/** "Owner: Ann", "**Responsible:** DBA, QA". */
const ofLabel = (raw: string): readonly PartyMention[] => raw.split(/\n|<br\s*\/?>/u).flatMap(ofLabelledLine);

function ofLabelledLine(raw: string): readonly PartyMention[] {
  const [, label = '', value = ''] = /^\s*([^:：]{2,30})[:：]\s*(\S.{0,160})$/u.exec(plainWords(raw)) ?? [];
  if (!namesOwner.test(label) || /\d{4}|https?:/u.test(value)) return [];
  return value
    .split(/\s*(?:[,;+&/→]|\s(?:and|or|e|y|och|und|et|en|및)\s)\s*/u)
    .filter((name) => name.split(' ').length <= 5)
    .flatMap((name) => mention(nameWithin(name), 'clear'));
}

const longestSubject = 5;

/** The subject of a sentence that obliges. Where the verb stands last, a particle ends the subject. */
function ofSentence(raw: string, opensList: boolean): readonly PartyMention[] {
  const sentence = withoutNumbering(plainWords(raw));
  const found = obliges.exec(sentence);
  if (!found) return [];
  const before = sentence.slice(0, found.index).trim();
  const agglutinated =
    /^([^\s,、。]{1,20}?(?:\s[^\s,、。]{1,12}?){0,2}?)(?:은|는|이|가|は|が)(?:[\s、,]|(?=\p{sc=Han}|\p{sc=Katakana}))/u.exec(
      sentence,
    );
  const subject = agglutinated?.[1] ?? before;
  if (subject === '') return [];
  // "During the survey, the supplier shall": only a side's own word is sure to be the subject there.
  const last = nameWithin(subject.split(/[,;:]\s*/u).at(-1) ?? '');
  if (/[,;:]/u.test(subject) && last !== null && isOnlySide(last)) return mention(last, 'clear');
  if (subject.split(/\s+/u).length > longestSubject || /[,;:.]/u.test(subject)) return [];
  const name = nameWithin(subject);
  if (name === null) return [];
  // A common noun with a small letter is a thing: "passwords must".
  const isProper =
    /^\p{Lu}|^\P{L}*[\p{Lo}]/u.test(subject.replace(/^(?:the|a|an)\s+/iu, '')) && !/^\p{Lu}\p{Ll}+s$/u.test(subject);
  if (!hasSide(name) && !isProper) return [];
  return mention(name, opensList || hasSide(name) ? 'clear' : 'likely');
}

/** Headings that stand below several others of one depth: the parties of each phase. Topics are as often repeated; a side's word tells. */
function repeatedHeadings(blocks: readonly Block[]): readonly PartyMention[] {
  const headings = blocks.filter((block) => block.type === 'heading');
  const parents = new Map<string, Set<string>>();
  let path: typeof headings = [];
  for (const heading of headings) {
    path = [...path.filter(({ depth }) => depth < heading.depth), heading];
    const parent = path.at(-2);
    const name = nameWithin(plainWords(heading.raw));
    // Below whose duties they are, headings are what or when.
    if (parent && name !== null && !ownsDuties.test(plainWords(parent.raw)))
      parents.set(name, (parents.get(name) ?? new Set()).add(plainWords(parent.raw)));
  }
  const repeated = [...parents].filter(([, above]) => above.size > 1).map(([name]) => name);
  // Two or three names under every parent are who; more are what.
  return repeated.length >= 2 && repeated.length <= 3 ? repeated.flatMap((name) => mention(name, 'clear')) : [];
}
