import { documentWords } from '../../language/documents.js';
import { folded } from '../../language/fold.js';
import { listed, spaced } from '../../language/languages.js';
import { plainText } from '../blocks/inline.js';
import { remembered } from '../blocks/remembered.js';

// How names are compared. Documents write one party in many ways: "**Cloud Temple Role**", "Rolle Kunde", "the Supplier's
// tasks", "공급사 책임". A name is brought into forms, from the closest to the loosest, and the first form wins that is known.

const small: ReadonlySet<string> = new Set(documentWords.flatMap(({ parties }) => spaced(folded(parties.small))));

// Phrases of several words are taken off as their words: "책임 사항".
const duties: ReadonlySet<string> = new Set(
  documentWords.flatMap(({ parties }) => listed(parties.duties).flatMap((phrase) => spaced(folded(phrase)))),
);

/** Longest first: "の責任範囲" before "範囲". */
const endings = [...new Set(documentWords.flatMap(({ parties }) => listed(parties.endings ?? '').map(folded)))].sort(
  (a, b) => b.length - a.length,
);
const gluedDuties = [...duties]
  .filter((word) => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(word))
  .sort((a, b) => b.length - a.length);

interface Ending {
  readonly ending: string;
  /** Letters that must be left: four where a word has many of them. */
  readonly shortest: number;
}

/** By their last letter, because most words have none of them; in the order in which they are tried. */
const endingsByLetter = new Map<string, readonly Ending[]>();
for (const ending of [...endings, ...gluedDuties]) {
  const last = ending.at(-1) ?? '';
  const shortest = /[\p{sc=Latin}\p{sc=Cyrillic}]$/u.test(ending) ? 4 : 2;
  endingsByLetter.set(last, [...(endingsByLetter.get(last) ?? []), { ending, shortest }]);
}

/** Numbers before a heading's words: "3.2", "(b)", "IV.", "§ 4", "Section 2:", "CLÁUSULA 5ª -", "제3조". */
const numbering =
  /^(?:(?:§+|section|clause|article|artikel|abschnitt|ziffer|clausula|cláusula|artigo|articulo|artículo|sezione|avsnitt|kapitel|punkt|chapter|part|annex|appendix|schedule|bilaga|anlage|anexo)\s*)?(?:[(（]?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[a-z](?=[.)）])|[ivxlc]{1,6}(?=[.)）:\s]))(?:[ªº.)）:]|(?=\s)){1,2})\s*[-–—:.]*\s*|^第\s*[\d一二三四五六七八九十]+\s*[条章節条]\s*|^제\s*\d+\s*[조장절]\s*/iu;

/** The words of a name as they are compared: folded, without markup, with single spaces. */
export const nameKey = remembered((words) =>
  folded(plainText(words.replace(/<[^>]{0,200}>/g, ' ')))
    .replace(/['’]s(?=\s|$)/gu, '')
    .replace(/[^\p{L}\p{N}&+/']+/gu, ' ')
    .replace(/^['/&+ ]+|['/&+ ]+$/gu, '')
    .trim(),
);

/** The same for what is in a cell of a matrix: a mark without letters is compared as itself, ○ is not △. */
export const markKey = (cell: string): string => nameKey(cell) || cell.replace(/\uFE0F/gu, '').trim();

/** Takes off what numbers a heading: "3.2 Client duties" → "Client duties". */
export const withoutNumbering = (words: string): string => words.trim().replace(numbering, '') || words.trim();

const brackets = /[(（[【「]([^()（）[\]【】「」]*)[)）\]】」]/gu;

/** A name's forms, the closest first; never empty ones. */
export function nameForms(words: string): readonly string[] {
  const forms: string[] = [];
  // What is left of "Party 4" is a number, and every numbered cell would be that party's.
  const add = (form: string): void => {
    if (form !== '' && !forms.includes(form) && (forms.length === 0 || !/^[\p{N} ]+$/u.test(form))) forms.push(form);
  };
  const plain = withoutNumbering(plainText(words));
  const outside = plain.replace(brackets, ' ').trim();
  add(nameKey(words));
  for (const one of new Set([plain, outside])) {
    const key = nameKey(one);
    add(key);
    const bare = withoutDuties(key);
    add(bare);
    const apart = withoutEndings(bare);
    add(apart);
    add(singular(apart));
  }
  for (const [, inside = ''] of plain.matchAll(brackets)) {
    add(nameKey(inside));
    add(withoutDuties(nameKey(inside)));
  }
  return forms;
}

/** Takes articles and words for duties off both ends, as long as something is left. */
function withoutDuties(key: string): string {
  let words = key.split(' ');
  const says = (word: string | undefined) => word !== undefined && (small.has(word) || duties.has(word));
  while (words.length > 1 && says(words.at(-1))) words = words.slice(0, -1);
  while (words.length > 1 && says(words[0])) words = words.slice(1);
  const [first = '', ...rest] = words;
  // "l'équipe", "d'OVHcloud": an elided article.
  return [first.replace(/^(?:l|d|dell|all|un|qu)'(?=\p{L})/u, ''), ...rest].join(' ');
}

/** "kundenaufgaben" → "kunden", "고객사측의" → "고객사". */
function withoutEndings(key: string): string {
  let left = key;
  for (let again = true; again; ) {
    again = false;
    for (const { ending, shortest } of endingsByLetter.get(left.at(-1) ?? '') ?? []) {
      if (!left.endsWith(ending)) continue;
      const stem = left.slice(0, -ending.length).trim();
      if (stem.length < shortest) continue;
      left = stem;
      again = true;
      break;
    }
  }
  return left;
}

/** Plural and genitive endings of each word, in the languages that have them: compared on both sides, so wrong cuts do no harm. */
export const singular = (key: string): string =>
  key
    .split(' ')
    .map((word) =>
      /^\p{sc=Latin}{5,}$/u.test(word)
        ? word.replace(/^(.{4,}?)(?:ernas?|arnas?|ornas?|ens|ets|ers|ies|en|et|er|es|ns|ar|or|s|n|e)$/u, '$1')
        : word,
    )
    .join(' ');

/** Whether a word says nothing about whose something is: an article, a preposition, a word for duties. */
export const saysNoName = (word: string): boolean => small.has(word) || duties.has(word) || /^\p{N}+$/u.test(word);

const joints = [...new Set(documentWords.flatMap(({ parties }) => listed(parties.joints)))];
const spacedJoints = joints.filter((joint) => /^[\p{sc=Latin}\p{sc=Cyrillic}]/u.test(joint));
const gluedJoints = joints.filter((joint) => !/^[\p{sc=Latin}\p{sc=Cyrillic}]/u.test(joint));

const marksBetween = /\s*(?:[\n;,/+&、，·・|→⇒]|<br\s*\/?>|->|=>)\s*/giu;
const wordsBetween = new RegExp(
  `\\s+(?:${spacedJoints.join('|')})\\s+|\\s+(?:${gluedJoints.join('|')})\\s+|(?<=\\p{L})(?:および|及び|ならびに|または|と|和|与|및|와 |과 )(?=\\p{L})`,
  'giu',
);

/** The names in a cell, closest division first: at marks, then at words for "and" too. */
export function namesApart(cell: string): readonly (readonly string[])[] {
  const parts = cell.split(marksBetween).filter((part) => part.trim() !== '');
  return [parts, parts.flatMap((part) => part.split(wordsBetween)).filter((part) => part.trim() !== '')];
}
