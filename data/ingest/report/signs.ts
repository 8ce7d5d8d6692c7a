import { announcesDuties, asksOf, namesOwner, namesTime, obliges } from '../../language/duties/duty-words.js';
import { customerWords, providerWords } from '../../language/duties/side-words.js';
import { plainWords } from '../blocks/inline.js';
import { checkMark } from '../vocabulary/markers.js';
import { nameKey } from '../vocabulary/names.js';
import { pointer, roleNamed } from '../vocabulary/sections.js';
import type { DocumentVocabulary } from '../vocabulary/vocabulary.js';

/** A longer text says something; it is not the name of anything. */
const longestName = 60;

/** Behind more words, the one who is bound is no longer the sentence's subject. */
const longestSubject = 40;

/** Fewer letters stand in any heading. */
const shortestName = 3;

const namesParty = (text: string, vocabulary: DocumentVocabulary): boolean =>
  vocabulary.partyHeading(text) !== null || vocabulary.partiesIn(text).parties.length > 0;

/** Whether a heading, a lead-in or a column's head promises duties below it. */
export function promisesDuties(raw: string, vocabulary: DocumentVocabulary): boolean {
  const text = plainWords(raw);
  return (
    announcesDuties.test(text) ||
    (text.length <= longestName &&
      (namesParty(text, vocabulary) || vocabulary.phase(text) !== null || namesTime.test(text)))
  );
}

/** Whether a short text names one who acts: a party, or one of the words for either side. */
export function looksLikeParty(raw: string, vocabulary: DocumentVocabulary): boolean {
  const text = plainWords(raw);
  return (
    text.length <= longestName && (namesParty(text, vocabulary) || customerWords.test(text) || providerWords.test(text))
  );
}

/** Whether a sentence obliges one who is named in it. */
export function bindsParty(raw: string, vocabulary: DocumentVocabulary): boolean {
  const text = plainWords(raw);
  if (!obliges.test(text) || pointer.test(text)) return false;
  // The name stands before the verb; a clause's number and its article may stand before the name.
  const subject = text.slice(0, obliges.exec(text)?.index ?? 0).trim();
  if (subject.length > longestSubject) return false;
  return (
    customerWords.test(subject) ||
    providerWords.test(subject) ||
    namesParty(subject.split(/[,;:(]/)[0] ?? '', vocabulary)
  );
}

/** Whether a sentence asks something of a party that is named in it, in whichever place: "Changes require QA." */
export function asksParty(raw: string, vocabulary: DocumentVocabulary): boolean {
  const text = plainWords(raw);
  return (asksOf.test(text) || obliges.test(text)) && !pointer.test(text) && vocabulary.mentionsParty(text);
}

/** Whether a label is one of the names that its heading holds: "The movers and your boss" above "The movers:". */
export function isNamedIn(heading: string, label: string): boolean {
  const [above, name] = [heading, label].map((raw) => nameKey(plainWords(raw)));
  return (
    above !== undefined &&
    name !== undefined &&
    name.length >= shortestName &&
    above !== name &&
    ` ${above} `.includes(` ${name} `)
  );
}

/** A line that begins with a short name, and says behind a dash or a colon what it does, in two words or more. */
const namedInFront = /^[^\p{L}\p{N}@]{0,6}(@?[^:：–—\n]{2,60}?)\s*(?:[:：]|\s[-–—](?=\s))\s*(?:\S+\s+\S|.*\p{Lo})/u;

/** The names that all lines of a text begin with, each before a task; null where one of the lines has another form. */
export function namesInFrontOfTasks(raw: string): readonly string[] | null {
  const names = raw.split('\n').map((line) => namedInFront.exec(plainWords(line))?.[1]?.trim());
  return names.every((name) => name !== undefined) ? names : null;
}

/** Names before a colon or a dash, one of which comes again in a text: lines that a page ran together. */
export function repeatsName(raw: string): boolean {
  const names = [...plainWords(raw).matchAll(/(\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,3})(?::| [–—]) /gu)].map(
    ([, name]) => name,
  );
  return new Set(names).size < names.length;
}

/** Whether a lead-in speaks to or of one of the two sides: "Before the kick-off, you prepare:". */
export function turnsTo(leadIn: string): boolean {
  const text = plainWords(leadIn);
  return (
    (/[:：]$/u.test(text) || text.length <= longestLeadIn) && (customerWords.test(text) || providerWords.test(text))
  );
}

/** What stands before a colon; empty where nothing does. */
const labelOf = (raw: string): string => /^\s*([^:：]{2,30})[:：]\s*\S/u.exec(plainWords(raw))?.[1] ?? '';

/** "Owner: …", "**Responsible:** …". */
export const isOwnerLabel = (raw: string): boolean => namesOwner.test(labelOf(raw));

/** "Week 1: …": an item that says when it is due. */
export const isTimed = (raw: string): boolean => namesTime.test(labelOf(raw));

export const isOwnerHead = (raw: string): boolean => namesOwner.test(plainWords(raw));

/** A section that holds no duties: links, further reading, what is out of scope. */
export function isAside(raw: string): boolean {
  const role = roleNamed(plainWords(raw));
  return role === 'aside' || role === 'out-of-scope';
}

/** A section on what an environment must be like: its tables hold no duties. */
export const isOnExpectations = (raw: string): boolean => roleNamed(plainWords(raw)) === 'expectations';

/** A section that is about phases as a whole: a list of short names there names them. */
export const isAboutPhases = (raw: string): boolean => roleNamed(plainWords(raw)) === 'phases';

/** A longer paragraph without a colon only happens to stand before a list. */
const longestLeadIn = 120;

const longestPhaseName = 24;

export const isShort = (raw: string): boolean => plainWords(raw).length <= longestPhaseName;

/** Letters, check marks or dots that assign a row to a column. */
export function isMark(raw: string): boolean {
  const text = plainWords(raw);
  return (
    checkMark.test(text) || /^(?::\w{1,30}:|[RASCIVQ](?:\s*[/,+&;*-]?\s*[RASCIVQ])*|[✓✔☑✅●○◉•xX×]\uFE0F?)$/u.test(text)
  );
}

export const isEmptyCell = (raw: string): boolean => /^(?:[-–—·]*|n\/?a\.?)$/iu.test(plainWords(raw));

/** A link and nothing more: navigation. */
export const isOnlyLink = (raw: string): boolean => /^\[[^\]]*\]\([^)]*\)[.\s]*$/.test(raw.trim());

/** "2.1 …", "b) …", "(iii) …", "나. …", "② …": a clause. */
export const isClause = (raw: string): boolean =>
  /^\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5}|[가나다라마바사아자차카타파하]|[アイウエオカキクケコ])[).．）]|\d{1,2}(?:\.\d{1,2})+|§\s*\d+|[①-⑳])\s+\S/iu.test(
    plainWords(raw),
  );

/** "a) …", "(iii) …", "나. …": a clause within another. */
export const isLettered = (raw: string): boolean => isClause(raw) && !/^\s*(?:\d|§)/u.test(plainWords(raw));

export const saysObligation = (raw: string): boolean => obliges.test(plainWords(raw));
