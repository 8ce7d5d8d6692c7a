import { anyDocumentWord, documentWords } from '../../language/documents.js';
import { folded } from '../../language/fold.js';
import { tableWords } from '../../language/tables.js';

// What any team writes on a line that need not be done. A mark about a part of a line says nothing of the line, and an
// occasion ("upon request, restore …") is a duty for each time it comes: where a form may be either, the line is due.

const literal = (phrases: readonly string[]): string =>
  [...new Set(phrases.map(folded))]
    .filter((phrase) => phrase !== '')
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('|');

const adjectives = literal(tableWords.flatMap(({ optional }) => optional.split(' | ')));
const needed = literal(documentWords.flatMap(({ ifNeeded }) => ifNeeded));
const wished = anyDocumentWord(({ ifWished }) => ifWished);
const ends = '(?![\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Hangul}])';

/** "(optional)", "(only where applicable)", "(optional, Plus only)", "(2 hours, if needed)". */
const inBrackets = new RegExp(
  `[(\\[【](?:\\p{L}+ )?(?:${adjectives}|${needed})(?:[,;、] ?[^()]{1,60})?[)\\]】]|[([][^()]{1,40}[ ,](?:${needed})[)\\]]|\\([^()]{0,40}(?:${wished})[^()]{0,40}\\)`,
  'u',
);
// "Optional: …", "If needed, …"; by whom or by what it is required makes a sentence of it.
const atStart = new RegExp(
  `^(?:(?:${adjectives})(?: ?[:：]| [-–] )|(?:${needed})${ends}(?! (?:by|for|to|under|in|on|av|for att|por|pelo|pela|par|pour|von|durch|fur|door|voor|da|dal|per|para)(?!\\p{L})))`,
  'u',
);
const atEnd = new RegExp(`^(.*?)(,?)(?: |^)(?:${needed})[.;。]?$`, 'u');
// "provide, if needed, a room": the condition of the verb before it.
const between = new RegExp(`^(?:\\p{L}+ ?){1,3}, (?:${needed}), `, 'u');
const onWish = new RegExp(`[^,(]{3}(?:, ?| )(?:${wished})[^,]{0,60}$`, 'u');
const joined = /(?:^| )(?:and|or|och|eller|e|ou|und|oder|et|y|o|en|of|i|lub)(?: |$)/u;

// A longer line is several sentences, and a mark in one of them is about a part.
const longestLine = 600;

/** Whether a line of any team's document, or a heading or sentence above lines, says that it need not be done. */
export function saysNotAlways(words: string): boolean {
  if (words.length > longestLine) return false;
  const said = folded(words).replace(/^[^\p{L}\p{N}([【]+/u, '');
  if (inBrackets.test(said) || atStart.test(said) || between.test(said) || onWish.test(said)) return true;
  const [, before = '', comma] = atEnd.exec(said) ?? [];
  // "Review the plan and change it if needed": only its last part.
  return before !== '' && (comma === ',' || !joined.test(before));
}

const recommendation = new RegExp(
  anyDocumentWord(({ recommending }) => recommending),
  'u',
);

/** Whether a lead-in only recommends what it opens. */
export const onlyRecommends = (leadIn: string): boolean =>
  leadIn.length <= longestLine && recommendation.test(folded(leadIn));

const headed = new RegExp(`^(?:${adjectives}|${needed})${ends}`, 'u');

/** Whether a heading says that what is under it need not be done: "Optional services", "Step 4 (if applicable)". */
export const headsOptional = (heading: string): boolean => {
  if (heading.length > longestLine) return false;
  const said = folded(heading).replace(/^[^\p{L}([【]+/u, '');
  return headed.test(said) || inBrackets.test(said);
};
