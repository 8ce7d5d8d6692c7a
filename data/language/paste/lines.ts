import { isHeading } from './vocabulary.js';

/** A line of a paste: its words, without the mark that made it a row of a list. */
export interface Line {
  readonly text: string;
  readonly marked: boolean;
  /** `|---|---|` under the titles of a Markdown table. */
  readonly separator: boolean;
  /** Too long to be looked into. */
  readonly whole?: true;
}

const bullet = /^(?:[-*+•·‣⁃◦▪▫●○■□◆◇–—►▶➤➢]|\(?\d{1,3}[.):\]](?!\d)|\(?[a-z][.)]|[①-⑳])\s*/u;
const spaced = /^(?:[-*+–—]|\(?[a-z][.)])(?!\s)/u;
const checkbox = /^(?:\[[ xX✓✔]?\]|[☐☑☒✅✔✓✗⬜])\s*/u;
const isSeparator = (text: string): boolean => text.includes('--') && /^[\s:|+=-]+$/u.test(text);

/** A line beyond this is no duty with an owner and a term behind it: it stays as it is, and nothing looks into it. */
const longestRead = 1_000;

/** One line without quotation marks of mails, list marks, check boxes and emphasis around all of it. */
function lineOf(written: string): Line {
  if (written.length > longestRead) return { text: written.trim(), marked: false, separator: false, whole: true };
  // A tab in front is an indent; one within is a column.
  let text = written.replace(/^[\s>]+/u, '').replace(/[^\S\t]+$/u, '');
  if (isSeparator(text.trim())) return { text: '', marked: false, separator: true };
  let marked = false;
  for (let last = ''; last !== text; ) {
    last = text;
    if (!spaced.test(text)) text = text.replace(bullet, '');
    text = text.replace(checkbox, '');
    marked ||= last !== text;
  }
  const strong = /^(\*\*|__)([^*_]+)\1(:?)$/u.exec(text.trim());
  return { text: strong === null ? text : `${strong[2]}${strong[3]}`, marked, separator: false };
}

export const pastedLines = (pasted: string): readonly Line[] =>
  pasted
    .normalize('NFC')
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .filter((line) => line.trim() !== '')
    .map(lineOf)
    .filter((line) => line.separator || line.text.trim() !== '');

const hasCells = (text: string): boolean => /[|\t;]/u.test(text);

/**
 * Whether a line announces those below it: it ends with a colon, is a heading of Markdown, says what headings say, or
 * stands without a list mark above lines that have one.
 */
export function announces(line: Line, next: Line | undefined, isOnly: boolean): boolean {
  const text = line.text.trim();
  if (line.separator || line.whole === true || isOnly || (line.marked && !/[:：]$/u.test(text))) return false;
  if (hasCells(text) || next === undefined) return false;
  if (/[:：]$/u.test(text) || /^#{1,6} /u.test(text)) return true;
  return !line.marked && (isHeading(text) || (next.marked && !/[.!]$/u.test(text)));
}
