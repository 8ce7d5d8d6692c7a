import type { Named } from '../../domain/answer/message.js';
import type { Role } from '../../domain/member.js';
import type { Locale, Side } from '../../domain/responsibility.js';
import { readDate } from '../../language/dates/dates.js';
import { listed, messageWords } from '../../language/messages.js';
import { phaseNamed } from '../asking/phase.js';
import { fold } from '../text/text.js';

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

interface Word {
  readonly typed: string;
  readonly folded: string;
}

/** Typed words without the signs around them; signs that mean something ("->") are words. */
const wordsOf = (text: string): readonly Word[] =>
  text
    .split(/\s+/u)
    .map((typed) =>
      /^(?:->|→|=>)$/u.test(typed) ? typed : typed.replace(/^[\s"'“”‘’(*_[,.;!?…]+|[\s"'“”‘’)*_\],.;:!?…✓✅]+$/gu, ''),
    )
    .filter((typed) => typed !== '')
    .map((typed) => ({ typed, folded: fold(typed).replaceAll('’', "'") }));

const phrasesOf = (list: string): readonly (readonly string[])[] =>
  listed(list)
    .map((phrase) => fold(phrase).split(/\s+/u))
    .sort((a, b) => b.length - a.length);

/** Where a phrase stands among words; -1 where it doesn't. */
function find(said: readonly Word[], phrase: readonly string[], endings: readonly string[] = []): number {
  return said.findIndex((_, at) =>
    phrase.every((word, k) => {
      const here = said[at + k]?.folded ?? '';
      const isLast = k === phrase.length - 1;
      return here === word || (isLast && (endings.some((ending) => here === word + ending) || here === `${word}'s`));
    }),
  );
}

/** Particles that a Korean noun may carry. */
const particles = [
  '가',
  '이',
  '은',
  '는',
  '을',
  '를',
  '에게',
  '한테',
  '의',
  '께',
  '님',
  '님께',
  '님에게',
  '님한테',
  '님이',
  '도',
  '로',
  '랑',
  '와',
  '과',
  '쪽',
  '쪽에',
];

/**
 * What a message names, in its own words: what is left of it when the words are taken away that acts and questions are
 * made of, and the day, the person and the note that it names.
 */
export function namedIn(text: string, locale: Locale, asked: NamedParts, frame: ReadonlySet<string>): Named {
  const [head, note] = asked.note ? noteIn(text, locale) : asked.reason ? reasonIn(text, locale) : [text, null];
  let said = wordsOf(head);
  const endings = locale === 'ko' ? particles : [];
  const role = oneOf<Role | 'lead'>(messageWords[locale].roles, said, endings);
  const side = sideIn(said, locale, endings);
  let date: string | null = null;
  if (asked.date) [date, said] = dateIn(said, locale);
  let person: string | null = null;
  if (asked.person === 'target') [person, said] = targetIn(said, locale, frame);
  const rest = core(said, locale, frame);
  if (asked.person === 'subject') person = subjectIn(said, rest, locale);
  if (person !== null && (isRole(person, locale) || isSide(person, locale))) person = null;
  return {
    item: asked.item && rest !== '' ? rest : null,
    person,
    role,
    side,
    phase: phaseNamed(text),
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
  for (const [word] of phrasesOf(messageWords[locale].saying)) {
    const at = text.search(new RegExp(`(?<=\\S\\s)${word}\\s`, 'iu'));
    if (word !== undefined && word !== ':' && at > 0) return [text.slice(0, at), text.slice(at + word.length).trim()];
  }
  return [text, null];
}

/** The text before a reason and the reason. */
function reasonIn(text: string, locale: Locale): readonly [string, string | null] {
  const words = phrasesOf(messageWords[locale].because).map((phrase) => phrase.join('\\s+'));
  const because = words.length === 0 ? '' : `|[\\s,]\\s*(?:${words.join('|')})\\s`;
  const found = new RegExp(`^(.{3,120}?)(?::\\s|\\s[-–—]\\s${because})\\s*(\\S[\\s\\S]*)$`, 'iu').exec(text);
  return found === null ? [text, null] : [found[1] ?? '', found[2]?.trim() ?? null];
}

/** The longest run of words that is a day. Which day it is doesn't matter here: that is read where the reader's country is known. */
function dateIn(said: readonly Word[], locale: Locale): readonly [string | null, readonly Word[]] {
  const most = 6;
  for (let size = Math.min(most, said.length); size >= 1; size--) {
    for (let at = said.length - size; at >= 0; at--) {
      if (dayOf(said.slice(at, at + size), locale) === null) continue;
      const [from, to] = tightened(said, at, at + size, locale);
      const day = bareDay(
        said
          .slice(from, to)
          .map(({ typed }) => typed)
          .join(' '),
        locale,
      );
      return [day, [...said.slice(0, from), ...said.slice(to)]];
    }
  }
  return [null, said];
}

const anyDay = '2026-01-01';

const dayOf = (said: readonly Word[], locale: Locale): string | null => {
  const found = readDate(bareDay(said.map(({ typed }) => typed).join(' '), locale), locale, anyDay);
  return found === null ? null : `${found.date} ${found.other ?? ''}`;
};

/** The fewest words that still say the same day: “is due” before it belongs to the sentence. */
function tightened(said: readonly Word[], from: number, to: number, locale: Locale): readonly [number, number] {
  const day = dayOf(said.slice(from, to), locale);
  let [first, last] = [from, to];
  while (first < last - 1 && dayOf(said.slice(first + 1, last), locale) === day) first++;
  while (last > first + 1 && dayOf(said.slice(first, last - 1), locale) === day) last--;
  return [first, last];
}

/** Korean writes what is done to a day into the same word: "금요일로". */
const bareDay = (typed: string, locale: Locale): string =>
  locale === 'ko' ? typed.replace(/(?<=[일월주말후뒤년\d])(?:까지로|까지|으로|로|에)$/u, '') : typed;

const isMe = (word: string, locale: Locale): boolean => listed(messageWords[locale].me).map(fold).includes(word);

/** Whom something is given to or who is reminded: behind "to", right behind "remind", or with the ending that says so. */
function targetIn(
  said: readonly Word[],
  locale: Locale,
  frame: ReadonlySet<string>,
): readonly [string | null, readonly Word[]] {
  const words = messageWords[locale];
  if (locale === 'ko') {
    const endings = listed(words.personEndings);
    for (const [at, { typed }] of said.entries()) {
      const ending = endings.find((one) => typed.endsWith(one) && typed.length > one.length);
      if (isMe(fold(typed), locale)) return ['me', without(said, at, 1)];
      if (ending !== undefined) return [typed.slice(0, -ending.length), without(said, at, 1)];
      if (typed === '담당자' && said[at + 1] !== undefined) {
        return [(said[at + 1]?.typed ?? '').replace(/(?:님|로|으로|님으로)$/u, ''), without(said, at, 2)];
      }
    }
    return [null, said];
  }
  const before = new Set(listed(words.toPerson).map(fold));
  const verbs = new Set(listed(words.withPerson).map(fold));
  const articles = new Set(['the', 'o', 'a', 'os', 'as', 'den']);
  const nameAt = (from: number): number => {
    let size = 0;
    while (size < 3 && isName(said[from + size], frame, size)) size++;
    return size;
  };
  const tryAt = (at: number): readonly [string, readonly Word[]] | null => {
    const from = articles.has(said[at + 1]?.folded ?? '') ? at + 2 : at + 1;
    const next = said[from];
    if (next === undefined) return null;
    if (isMe(next.folded, locale)) return ['me', without(said, at, from + 1 - at)];
    const size = nameAt(from);
    if (size === 0) return null;
    const name = said
      .slice(from, from + size)
      .map(({ typed }) => typed)
      .join(' ');
    return [
      name.replace(/['’]s$/u, ''),
      without(
        said,
        verbs.has(said[at]?.folded ?? '') ? from : at,
        from + size - (verbs.has(said[at]?.folded ?? '') ? from : at),
      ),
    ];
  };
  for (const [at, word] of said.entries()) {
    if (!verbs.has(word.folded)) continue;
    const found = tryAt(at);
    if (found !== null && isWrittenAsName(found[0])) return found;
  }
  for (let at = said.length - 2; at >= 0; at--) {
    if (!before.has(said[at]?.folded ?? '')) continue;
    const found = tryAt(at);
    if (found !== null) return found;
  }
  for (const [at, word] of said.entries()) {
    if (!verbs.has(word.folded)) continue;
    const found = tryAt(at);
    if (found !== null) return found;
  }
  const [first] = said;
  if (first !== undefined && isMe(first.folded, locale)) return ['me', said.slice(1)];
  // "Diego takes the firewall": a name before everything else.
  if (first !== undefined && /^\p{Lu}/u.test(first.typed) && isName(first, frame, 0))
    return [first.typed, said.slice(1)];
  // "assign Diego the firewall": a name right behind the verb.
  const second = said[1];
  if (second !== undefined && /^\p{Lu}/u.test(second.typed) && isName(second, frame, 0))
    return [second.typed, without(said, 1, 1)];
  return [null, said];
}

const isWrittenAsName = (name: string): boolean => name === 'me' || /^\p{Lu}/u.test(name);

const without = (said: readonly Word[], at: number, size: number): readonly Word[] => [
  ...said.slice(0, at),
  ...said.slice(at + size),
];

/** A name's first word may be any that the frame doesn't know; what follows it must be written like a name. */
function isName(word: Word | undefined, frame: ReadonlySet<string>, size: number): boolean {
  if (word === undefined || !/^[\p{L}][\p{L}'’.-]*$/u.test(word.typed)) return false;
  if (/^\p{Lu}/u.test(word.typed)) return true;
  return size === 0 && !frame.has(word.folded);
}

/** A person who is asked about: what the question names besides its own words. */
function subjectIn(said: readonly Word[], rest: string, locale: Locale): string | null {
  if (locale === 'ko') {
    const endings = [...listed(messageWords.ko.personEndings), '은', '는', '이', '가', '의'].sort(
      (a, b) => b.length - a.length,
    );
    const [first] = rest.split(' ');
    if (first === undefined || first === '') return null;
    const ending = endings.find((one) => first.endsWith(one) && first.length > one.length + 1);
    return ending === undefined ? first : first.slice(0, -ending.length);
  }
  const named = said.filter(({ typed }, at) => at > 0 && /^\p{Lu}\p{Ll}/u.test(typed)).map(({ typed }) => typed);
  const found = rest === '' ? named.join(' ') : rest;
  if (found === '') {
    return said.some(({ folded: word }) => isMe(word, locale)) ? 'me' : null;
  }
  return found.replace(/['’]s$/u, '');
}

/** What is left when the words of the frame are taken from both ends. */
function core(said: readonly Word[], locale: Locale, frame: ReadonlySet<string>): string {
  const { around: small, whose } = messageWords[locale];
  const around = new Set([...listed(small), ...listed(whose)].map(fold));
  const isFrame = ({ folded: word }: Word): boolean =>
    frame.has(word) || around.has(word) || frame.has(word.replace(/['’]s$/u, '')) || /^(?:->|→|=>|[-–—])$/u.test(word);
  let from = 0;
  let to = said.length;
  while (from < to && isFrame(said[from] as Word)) from++;
  while (to > from && isFrame(said[to - 1] as Word)) to--;
  const kept = said.slice(from, to).map(({ typed }) => typed);
  if (locale === 'ko')
    return kept
      .map((word, at) => (at === kept.length - 1 ? word.replace(/(?<=..)(?:은|는|을|를|에|이|가|의)$/u, '') : word))
      .join(' ');
  return kept.join(' ');
}

function oneOf<Name extends string>(
  lists: Readonly<Record<Name, string>>,
  said: readonly Word[],
  endings: readonly string[],
): Name | null {
  for (const [name, list] of Object.entries(lists) as [Name, string][]) {
    if (phrasesOf(list).some((phrase) => find(said, phrase, endings) >= 0)) return name;
  }
  return null;
}

/** Whose side is named. Behind "and" a pronoun is of what was said before it: "what is late, and whose are they?" names no side. */
function sideIn(said: readonly Word[], locale: Locale, endings: readonly string[]): Side | 'us' | 'them' | null {
  const side = oneOf<Side | 'us' | 'them'>(messageWords[locale].sides, said, endings);
  if (side !== 'them') return side;
  const joints = new Set(listed(messageWords[locale].joints));
  const joint = said.findIndex(({ folded: word }, at) => at > 0 && joints.has(word));
  return joint < 0 ? side : oneOf<Side | 'us' | 'them'>(messageWords[locale].sides, said.slice(0, joint), endings);
}

const isSide = (person: string, locale: Locale): boolean => {
  const { customer, microsoft } = messageWords[locale].sides;
  return [...listed(customer), ...listed(microsoft)].some((side) => fold(person) === fold(side));
};

const isRole = (person: string, locale: Locale): boolean =>
  Object.values(messageWords[locale].roles)
    .flatMap((list) => listed(list))
    .some((role) => fold(person).startsWith(fold(role)));
