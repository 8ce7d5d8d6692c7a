import type { PlaybookSide } from '../../domain/playbook/playbook.js';
import { madeBy } from '../../language/duties/party-words.js';
import type { Block } from '../blocks/block.js';
import { plainWords } from '../blocks/inline.js';
import { isPlaceholder } from '../tables/cell-names.js';
import { nameForms } from '../vocabulary/names.js';
import { isOnlySide, sideOfDescription } from './side-of-words.js';

/** What a document says of a name outside of its duties. */
export interface StatedSide {
  readonly name: string;
  readonly side: PlaybookSide;
  /** The word that stands for the name in the document, where it is no more than that: "Supplier". */
  readonly word?: string;
}

const longestText = 2_000;
const longestLabel = 40;
const longestName = 60;

/** Labels, definitions and brackets that say who a name is: "Client: Orrin", "**Orrin**: the buyer", "Orrin (the “Client”)". */
export function statedSides(blocks: readonly Block[]): readonly StatedSide[] {
  return blocks.flatMap(ofBlock);
}

/** Names that a document says it was made by. */
export const makersOf = (blocks: readonly Block[]): readonly string[] =>
  textsOf(blocks).flatMap((text) =>
    text.split(/\s+\/\s+|\n|\s[·|]\s|\.\s/u).flatMap((part) => {
      const found = madeBy.exec(part);
      return found && part.length < 120 ? [part.slice(found.index + found[0].length).replace(/^[\s:：]+/u, '')] : [];
    }),
  );

function ofBlock(block: Block): readonly StatedSide[] {
  switch (block.type) {
    case 'heading':
      return [];
    case 'paragraph':
      return ofText(plainWords(block.raw));
    case 'alert':
      return block.blocks.flatMap(ofBlock);
    case 'list':
      return block.items.flatMap((item) => [...ofText(plainWords(item.raw)), ...item.blocks.flatMap(ofBlock)]);
    case 'table':
      return [...block.head, ...block.rows].flatMap(({ cells }) => {
        const own = cells.filter(({ continues }) => continues === undefined).map(({ raw }) => plainWords(raw));
        const filled = own.filter((cell) => cell !== '');
        // Two cells of a row, or a label with its colon, are a form; a matrix has more of them.
        return own.flatMap((label, at) =>
          (filled.length === 2 || /[:：]$/u.test(label)) && label.length <= longestLabel
            ? labelled(label.replace(/[\s:：]+$/u, ''), own[at + 1] ?? '')
            : [],
        );
      });
  }
}

function ofText(whole: string): readonly StatedSide[] {
  const text = whole.slice(0, longestText);
  const parts = text.split(/\n(?=[^\n]{2,40}[:：])|\s+[·|]\s+|(?<=[\p{L})])[.;]\s+(?=\p{Lu})/u);
  return [
    ...parts.flatMap((part) => {
      const [, label = '', value = ''] = /^[\s*•-]*([^:：\n]{2,60})(?:[:：]|\s[–—=]\s)\s*([^\n]+)/u.exec(part) ?? [];
      const named = labelled(label.trim(), value);
      return named.length > 0 ? named : defined(label.trim(), value);
    }),
    ...inBrackets(text),
  ];
}

/** "Supplier: Orrin Ltd, of Hill Street". */
function labelled(label: string, value: string): readonly StatedSide[] {
  const side = label.length <= longestLabel ? sideOfDescription(label) : null;
  const name = firstName(value);
  if (side === null || name === null || label.split(' ').length > 4 || sideOfDescription(name) !== null) return [];
  return [{ name, side, ...(isWord(label) ? { word: label } : {}) }];
}

/** "Orrin: the supplier of the till". A sentence that goes on tells of more than who it is. */
function defined(name: string, words: string): readonly StatedSide[] {
  const side = sideOfDescription(words.slice(0, 80).split(/[.。;]\s?/u)[0] ?? '');
  return side === null || !isName(name) || sideOfDescription(name) !== null ? [] : [{ name, side }];
}

const bracket = /([\p{L}\p{N}&.'’ -]{2,80}?)\s*(?:[,，]\s*)?[(（「]([^()（）「」]{1,40}(?:「[^」]{1,20}」)?)[)）」]/gu;

/** "between Hill Bank AB (”the Client”) and Orrin": the name stands at the end of what is before. */
function inBrackets(text: string): readonly StatedSide[] {
  // The form tries each letter of a text that has none.
  if (!/[(（「]/u.test(text)) return [];
  return [...text.matchAll(bracket)].flatMap(([, before = '', inside = '']): StatedSide[] => {
    const side = sideOfDescription(inside);
    const name = lastName(before);
    const word = inside
      .replace(/^.*(?=[“”"„‘'「])/u, '')
      .replace(/[“”"„‘’'「」]/gu, '')
      .trim();
    if (side === null || name === null || sideOfDescription(name) !== null) return [];
    return [{ name, side, ...(isWord(word) ? { word } : {}) }];
  });
}

const isWord = (words: string): boolean => /\p{L}{3}|\p{Lo}{2}/u.test(words) && isOnlySide(words);

const isName = (words: string): boolean =>
  words.length > 0 &&
  words.length <= longestName &&
  words.split(' ').length <= 6 &&
  /^\P{L}*[\p{Lu}\p{Lo}]/u.test(words);

function firstName(value: string): string | null {
  const name = (value.split(/[,，;(（\n]|\s[–—]\s|\.\s/u)[0] ?? '').replace(/[\s.]+$/u, '').trim();
  return isName(name) && !isPlaceholder(value) && !/\d{4}|https?:|@/u.test(name) ? name : null;
}

const startsClause = /^(?:between|mellan|entre|zwischen|tussen|między|mellem|tra|for|by)$/iu;

/** The words with capitals that a text ends with. */
function lastName(before: string): string | null {
  const words = before
    .trim()
    .split(/\s+/u)
    .filter((word, at) => at > 0 || !startsClause.test(word));
  let from = words.length;
  while (from > 0 && /^(?:[\p{Lu}\p{N}&]|\p{Lo})/u.test(words[from - 1] ?? '') && words.length - from < 5) from--;
  const name = words.slice(from).join(' ');
  return isName(name) ? name : null;
}

function textsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.type) {
      case 'paragraph':
        return [plainWords(block.raw)];
      case 'alert':
        return textsOf(block.blocks);
      case 'table':
        return [...block.head, ...block.rows]
          .map(({ cells }) => cells.map(({ raw }) => plainWords(raw)))
          .flatMap((cells) => (cells.filter(Boolean).length === 2 ? [cells.filter(Boolean).join(': ')] : []));
      default:
        return [];
    }
  });
}

/** Whether two names mean one party as far as their words go: "Orrin" and "Orrin Ltd", "누리 PM" and "누리테크". */
export function sharesName(party: string, organisation: string): boolean {
  const [own, whole] = [nameForms(party)[0] ?? '', nameForms(organisation)[0] ?? ''];
  if (own === '' || whole === '') return false;
  if (own === whole || nameForms(party).some((form) => nameForms(organisation).includes(form))) return true;
  const [first = '', ...rest] = own.split(' ');
  const [other = '', ...more] = whole.split(' ');
  const isWord = first.length >= (/\p{Lo}/u.test(first) ? 2 : 4);
  if (first === other) return isWord;
  // Where words are not spaced, an organisation's name begins the same: "누리" in "누리테크".
  return (
    isWord &&
    /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Katakana}]+$/u.test(first) &&
    (rest.length > 0 || more.length > 0 || whole.length > own.length) &&
    other.startsWith(first)
  );
}
