import type { Named } from '../../../domain/answer/message.js';
import type { Role } from '../../../domain/member.js';
import type { Playbook } from '../../../domain/playbook/playbook.js';
import type { Side } from '../../../domain/playbook/sides.js';
import type { Locale } from '../../../domain/responsibility.js';
import { languages, listed } from '../../../language/languages.js';
import { phaseNamed } from '../../asking/phase.js';
import { fold } from '../../text/text.js';
import { dayNamed } from './named-day.js';
import { subjectNamed, targetNamed } from './named-person.js';
import { namedOne, phrasesOf, type TypedWord, typedText, typedWords } from './typed-words.js';

/** Which parts a message of a class may name. */
export interface NamedParts {
  /** Its words name a person ("assign … to Diego", "is Diego in the project?"). */
  readonly person: 'target' | 'subject' | null;
  readonly item: boolean;
  readonly date: boolean;
  readonly note: boolean;
  /** Words behind "because" are why. */
  readonly reason: boolean;
}

/**
 * What a message names, in its own words: what is left of it when the words are taken away that acts and questions are
 * made of, and the day, the person and the note that it names.
 */
export function namedIn(
  text: string,
  locale: Locale,
  asked: NamedParts,
  frame: ReadonlySet<string>,
  playbook?: Playbook,
): Named {
  const [head, note] = asked.note ? noteIn(text, locale) : asked.reason ? reasonIn(text, locale) : [text, null];
  let said = typedWords(head);
  const { roles, nounEndings } = languages[locale].messages;
  const endings = listed(nounEndings);
  const role = namedOne<Role | 'lead'>(roles, said, endings);
  const side = sideIn(said, locale, endings);
  let date: string | null = null;
  if (asked.date) [date, said] = dayNamed(said, locale);
  let person: string | null = null;
  if (asked.person === 'target') [person, said] = targetNamed(said, locale, frame);
  const rest = core(said, locale, frame);
  if (asked.person === 'subject') person = subjectNamed(said, rest, locale);
  if (person !== null && (isRole(person, locale) || isSide(person, locale))) person = null;
  return {
    item: asked.item && rest !== '' ? rest : null,
    person,
    role,
    side,
    phase: phaseNamed(text, playbook),
    date,
    words: note,
  };
}

/** The text before a note and the note. */
function noteIn(text: string, locale: Locale): readonly [string, string | null] {
  const colon = /^([^:\n]{3,120})[:\n]\s*(\S[\s\S]*)$/u.exec(text);
  if (colon !== null) return [colon[1] ?? '', colon[2]?.trim() ?? null];
  const dash = /^(.{3,120}?)\s+[-–—]\s+(\S[\s\S]*)$/u.exec(text);
  if (dash !== null) return [dash[1] ?? '', dash[2]?.trim() ?? null];
  const quoted = /^(.*?)["“”](.+?)["“”](.*)$/u.exec(text);
  if (quoted !== null) return [`${quoted[1]} ${quoted[3]}`, quoted[2] ?? null];
  for (const [word] of phrasesOf(languages[locale].messages.saying)) {
    const at = text.search(new RegExp(`(?<=\\S\\s)${word}\\s`, 'iu'));
    if (word !== undefined && word !== ':' && at > 0) return [text.slice(0, at), text.slice(at + word.length).trim()];
  }
  return [text, null];
}

/** The text before a reason and the reason. */
function reasonIn(text: string, locale: Locale): readonly [string, string | null] {
  const words = phrasesOf(languages[locale].messages.because).map((phrase) => phrase.join('\\s+'));
  const because = words.length === 0 ? '' : `|[\\s,]\\s*(?:${words.join('|')})\\s`;
  const found = new RegExp(`^(.{3,120}?)(?::\\s|\\s[-–—]\\s${because})\\s*(\\S[\\s\\S]*)$`, 'iu').exec(text);
  return found === null ? [text, null] : [found[1] ?? '', found[2]?.trim() ?? null];
}

/** What is left when the words of the frame are taken from both ends. */
function core(said: readonly TypedWord[], locale: Locale, frame: ReadonlySet<string>): string {
  const { around, whose, endings } = languages[locale].messages;
  const small = new Set([...listed(around), ...listed(whose)].map(fold));
  const isFrame = ({ folded }: TypedWord): boolean =>
    frame.has(folded) ||
    small.has(folded) ||
    frame.has(folded.replace(/['’]s$/u, '')) ||
    /^(?:->|→|=>|[-–—])$/u.test(folded);
  const from = said.findIndex((word) => !isFrame(word));
  if (from < 0) return '';
  const kept = typedText(said.slice(from, said.findLastIndex((word) => !isFrame(word)) + 1));
  if (endings === undefined) return kept;
  const lastWord = kept.lastIndexOf(' ') + 1;
  return kept.slice(0, lastWord) + kept.slice(lastWord).replace(endings.matter, '');
}

type NamedSide = Side | 'us' | 'them';

/** Whose side is named. Behind "and" a pronoun is of what was said before it: "what is late, and whose are they?" names no side. */
function sideIn(said: readonly TypedWord[], locale: Locale, endings: readonly string[]): NamedSide | null {
  const { sides, joints } = languages[locale].messages;
  const side = namedOne<NamedSide>(sides, said, endings);
  if (side !== 'them') return side;
  const joint = said.findIndex(({ folded }, at) => at > 0 && listed(joints).includes(folded));
  return joint < 0 ? side : namedOne<NamedSide>(sides, said.slice(0, joint), endings);
}

const isSide = (person: string, locale: Locale): boolean => {
  const { customer, provider } = languages[locale].messages.sides;
  return [...listed(customer), ...listed(provider)].some((side) => fold(person) === fold(side));
};

const isRole = (person: string, locale: Locale): boolean =>
  Object.values(languages[locale].messages.roles)
    .flatMap(listed)
    .some((role) => fold(person).startsWith(fold(role)));
