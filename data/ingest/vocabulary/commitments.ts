import type { PartyId } from '../../domain/playbook/playbook.js';
import { anyDocumentWord } from '../../language/documents.js';
import { unaccented } from '../../language/fold.js';
import type { CommitmentWords } from '../../language/words/document-words.js';

// Who is committed by a sentence. A party counts only in the subject's place, beside a word that commits it: a mention
// elsewhere ("data of the Client shall be …") says nothing about who does it.

/** A name as sentences write it, and whose it is. */
export interface NameInSentences {
  readonly name: string;
  readonly parties: readonly PartyId[];
}

/** A party in the subject's place of a sentence. */
export interface Committed {
  readonly parties: readonly PartyId[];
  /** "The following": the sentence opens a list. */
  readonly opens: boolean;
}

const words = (of: (words: CommitmentWords) => readonly string[] | undefined): string =>
  anyDocumentWord(({ commitments }) => of(commitments));

const letter = '[\\p{sc=Latin}\\p{sc=Cyrillic}\\p{N}]';
const between = `(?:(?:${words(({ between }) => between)})\\s+){0,2}`;
/** "The Supplier, at its own cost, shall"; "Client (the “Buyer”) shall". */
const aside = '(?:\\s*\\([^)]{0,80}\\))?(?:\\s*,[^,.;:]{1,120},)?';
const behind = new RegExp(`^${aside}\\s+${between}(?:${words(({ behind }) => behind)})(?!${letter})`, 'u');
const acting = new RegExp(`^${aside}\\s+${between}(?:${words(({ acts }) => acts)})`, 'u');
/** Chinese writes no spaces. */
const directly = new RegExp(`^(?:方|侧)?(?:${words(({ behind }) => behind)})`, 'u');
const before = new RegExp(
  `(?<!${letter})(?:${words(({ before }) => before)})\\s+(?:\\S+\\s+)?$|(?<!${letter})(?:${words(({ by }) => by)})\\s*(?:\\S{1,4}\\s+)?$`,
  'u',
);
const objects = new RegExp(`(?<!${letter})(?:${words(({ objects }) => objects)})\\s+(?:\\S{1,4}\\s+)?$`, 'u');
const following = new RegExp(`(?<!${letter})(?:${words(({ following }) => following)})`, 'u');
const followingSoon = new RegExp(`^\\s+(?:\\p{L}+\\s+){0,2}(?:${words(({ following }) => following)})`, 'u');
const particles = new RegExp(
  `^(?:\\([^)]{0,40}\\)|（[^）]{0,40}）)?(?:${words(({ particles }) => particles)})(?=[\\s,、，]|\\p{Lo})`,
  'u',
);
const hangulParticle = new RegExp(
  `^(?:\\([^)]{0,40}\\))?\\s?(?:${words(({ particles }) => particles)})(?=[\\s,])`,
  'u',
);
const ends = new RegExp(`(?:${words(({ ends }) => ends)})[\\s.。:：)）]*$`, 'u');
const articleBefore =
  /(?:^|[\s("“„«])(?:the|o|a|os|as|den|det|der|die|das|dem|le|la|les|el|los|las|il|lo|gli|de|het|l'|een|each|both)\s*$/u;
const isSpaced = (text: string): boolean => /^[\p{sc=Latin}\p{sc=Cyrillic}\p{N}]/u.test(text);

/**
 * The parties that a sentence commits, or null. `names` are the longest first; `opensList` = a list follows, which lets a
 * name at the beginning be the subject of any verb.
 */
export function committedBy(sentence: string, names: readonly NameInSentences[], opensList: boolean): Committed | null {
  const text = unaccented(sentence.replace(/[*_`]/gu, ''))
    .replace(/(\p{L})'re(?!\p{L})/gu, '$1 are')
    .replace(/(\p{L})'ll(?!\p{L})/gu, '$1 will');
  const opens = opensList && following.test(text);
  let first: { readonly at: number; readonly parties: readonly PartyId[] } | null = null;
  const taken: (readonly [number, number])[] = [];
  for (const { name, parties } of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const until = endOf(text, at, name);
      if (until === null || taken.some(([from, to]) => at < to && until > from)) continue;
      taken.push([at, until]);
      if ((first === null || at < first.at) && isSubject(text, at, until, opens, opensList)) first = { at, parties };
    }
  return first === null ? null : { parties: first.parties, opens };
}

/**
 * The parties that a sentence begins with where it tells what they do: "The customer repairs the lamps." No word commits
 * them, so only a section of responsibilities makes a duty of it.
 */
export function actorsOf(sentence: string, names: readonly NameInSentences[]): readonly PartyId[] | null {
  const text = unaccented(sentence.replace(/[*_`]/gu, ''));
  const begins = /^(?:(?:the|o|a|os|as|den|det|de)\s)?/u.exec(text)?.[0].length ?? 0;
  for (const { name, parties } of names) {
    if (!isSpaced(name) || !text.startsWith(name, begins)) continue;
    const until = endOf(text, begins, name);
    if (until !== null && acting.test(text.slice(until))) return parties;
  }
  return null;
}

/** Where a name that begins at a place ends, with its ending ("Personuppgiftsbiträdet"); null where it is part of a word. */
function endOf(text: string, at: number, name: string): number | null {
  if (!isSpaced(name)) return at + name.length;
  if (/[\p{sc=Latin}\p{sc=Cyrillic}\p{N}'-]/u.test(text[at - 1] ?? '')) return null;
  const rest = text.slice(at + name.length);
  // Only endings of the definite and of the plural: a genitive is an owner and no subject.
  const ending = /^(?:e[ntr]?|n|t|s|es|arna|erna|en|et)?(?![\p{sc=Latin}\p{sc=Cyrillic}\p{N}'-])/u.exec(rest);
  if (ending === null || name.length < 2) return null;
  return name.length < 4 && ending[0] !== '' ? null : at + name.length + ending[0].length;
}

function isSubject(text: string, at: number, until: number, opens: boolean, opensList: boolean): boolean {
  const [left, right] = [text.slice(0, at), text.slice(until)];
  const spaced = isSpaced(text.slice(at, until));
  if (/^['’]s?(?!\p{L})/u.test(right)) return false;
  const bare = left.replace(articleBefore, ' ');
  if (before.test(left) || before.test(bare)) return !spaced || !/^\s*\p{L}+s['’]/u.test(right);
  if (!spaced || /^\s?[\p{sc=Hangul}\p{sc=Hiragana}]/u.test(right)) {
    const particle = hangulParticle.test(right) || particles.test(right);
    if (particle) return opens || ends.test(text) || (opensList && /[:：]\s*$/u.test(text));
    if (!spaced && directly.test(right) && /[\p{sc=Han}]/u.test(text[until] ?? '')) return true;
    if (!spaced) return false;
  }
  // At the beginning of a clause "a" and "de" are articles.
  const begins = /(?:^|[,;:.(]\s*)$/u.test(bare.trimEnd());
  if (!begins && (objects.test(bare) || objects.test(left))) return false;
  return behind.test(right) || (opens && followingSoon.test(right));
}
