import type { Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Inquiry, InquiryEvent } from '../inquiry/inquiry.js';
import { withoutAsked, withoutWords, withReply, withTextAsked } from '../inquiry/inquiry-words.js';
import type { ItemPatch } from '../item.js';
import type { Expected } from '../member.js';
import type { Instant, Person } from '../person.js';

// What stands in the place of a person who asked to be forgotten. What they did stays, under a name that says nothing of
// them; what they wrote goes. Both are stored as words that a release without this file shows as they are, held together
// by no-break spaces, which nobody types: cards write them in the reader's language.

const held = (words: string): string => words.replaceAll(' ', '\u00a0');

/** Counts in its engagement and is never used twice there. */
export const formerMember = (n: number): Person => ({ id: `former:${n}`, name: held(`former member ${n}`) });

/** The same outside an engagement, where nobody counts. */
export const unnamedFormerMember: Person = { id: 'former:0', name: held('former member') };

/** What stands where somebody had written something. */
export const removedWords = held('removed at its author’s request');

/** Both as they stand in a text, with the number of a member. */
export const standIns = new RegExp(`${held('former member')}(?:\u00a0(\\d+))?|${removedWords}`, 'gu');

/** Whether there is anything to put into the reader's words: looked for in every card. */
export const holdsStandIn = (text: string): boolean =>
  text.includes(unnamedFormerMember.name) || text.includes(removedWords);

/** The number of the next former member of an engagement in which these texts stand. */
export function nextFormer(texts: Iterable<string>): number {
  let highest = 0;
  for (const text of texts) {
    for (const [, n] of text.matchAll(/former:(\d{1,6})(?!\d)/gu)) highest = Math.max(highest, Number(n));
  }
  return highest + 1;
}

/** By what a person is known here. */
export interface Known {
  /** `from.id`, the ids of their personal chats, and whatever else stands for them and nobody else. */
  readonly ids: readonly string[];
  /** In full, as Teams shows them; addresses too. */
  readonly names: readonly string[];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
const byLength = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].filter((text) => text.trim() !== '').toSorted((a, b) => b.length - a.length);

/** In scripts without spaces what follows a name is written onto it. */
const unspaced = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** Ids as they are and names in any case; neither inside a longer id or word. null for somebody of whom nothing is known. */
export function patternOf({ ids, names }: Known): RegExp | null {
  const parts = [
    ...byLength(ids).map((id) => `(?<![\\p{L}\\p{N}_-])${escaped(id)}(?![\\p{L}\\p{N}_-])`),
    ...byLength(names).map(
      (name) => `(?<![\\p{L}\\p{N}])${escaped(name)}${unspaced.test(name) ? '' : '(?![\\p{L}\\p{N}])'}`,
    ),
  ];
  return parts.length === 0 ? null : new RegExp(parts.join('|'), 'giu');
}

/** How somebody is written from now on in one engagement. */
export interface Disguise {
  /** `from.id`; empty for somebody who was only expected. */
  readonly id: string;
  readonly known: Known;
  readonly former: Person;
  /** What they wrote there, each as a whole. */
  readonly wrote: readonly string[];
}

const patterns = new WeakMap<Known, { readonly ids: RegExp | null; readonly all: RegExp | null }>();

function patternsOf(known: Known) {
  const made = patterns.get(known) ?? { ids: patternOf({ ...known, names: [] }), all: patternOf(known) };
  patterns.set(known, made);
  return made;
}

/** A text that somebody typed, without the person: the limit is their name in full, or an id. */
export function anonymized(text: string, { known, former }: Disguise): string {
  const { all } = patternsOf(known);
  return all === null ? text : text.replace(all, (found) => (known.ids.includes(found) ? former.id : former.name));
}

/** What is no text, with an id in it: a name there is a word of Baton's own, however somebody is called. */
export function disguisedKey(text: string, { known, former }: Disguise): string {
  const { ids } = patternsOf(known);
  return ids === null ? text : text.replace(ids, former.id);
}

/** Where somebody typed. Anything else in stored values is words of Baton's own, of documents, and of customers. */
const typed = new Set(['text', 'note', 'reason', 'notApplicable', 'called', 'link', 'unread', 'unreadDate']);
const documents = new Set(['texts', 'source', 'leadIn', 'original', 'nearest', 'matter']);

/** Whether a name may be looked for under a key. */
export const isTyped = (key: string): boolean => typed.has(key);

/** Where words of one person stand, as a whole. */
const said = new Set(['note', 'reason', 'notApplicable']);
/** Shorter ones (“done”) are anybody's inside a longer text. */
const shortest = 8;

function withoutWhatTheyWrote(text: string, wrote: readonly string[]): string {
  if (wrote.includes(text)) return removedWords;
  let left = text;
  for (const words of wrote) if (words.length >= shortest) left = left.replaceAll(words, removedWords);
  return left;
}

const isPerson = (value: object): value is Person =>
  'id' in value &&
  'name' in value &&
  typeof value.id === 'string' &&
  typeof value.name === 'string' &&
  Object.keys(value).length === 2;

/** What a person signed with their account beside it. */
const isSignature = (value: object): value is { readonly by: Person; readonly account: string } =>
  'account' in value && 'by' in value && typeof value.by === 'object' && value.by !== null && isPerson(value.by);

/**
 * The same value with the former member in the person's place, and without what they wrote. Somebody else of the same
 * name stays who they are. The same object where nothing differs.
 */
export function anonymize<T>(value: T, who: Disguise, key = ''): T {
  return replaced(value, who, key) as T;
}

function replaced(value: unknown, who: Disguise, key: string): unknown {
  if (typeof value === 'string') {
    if (!typed.has(key)) return disguisedKey(value, who);
    return anonymized(said.has(key) ? withoutWhatTheyWrote(value, who.wrote) : value, who);
  }
  if (typeof value !== 'object' || value === null || documents.has(key)) return value;
  if (Array.isArray(value)) {
    const all = value.map((one) => replaced(one, who, key));
    return all.some((one, at) => one !== value[at]) ? all : value;
  }
  if (isPerson(value)) return value.id === who.id ? who.former : value;
  if (isSignature(value) && value.by.id === who.id) {
    const { account: _, ...rest } = value;
    return replaced(rest, who, key);
  }
  if (key === 'evidence') return withoutEvidence(value, who);
  // A copy of a document's line has its words from there, until somebody words it otherwise.
  const copied = 'source' in value && !('original' in value);
  const entries = Object.entries(value).map(([name, part]): [string, unknown] => [
    name,
    copied && name === 'text' ? part : replaced(part, who, name),
  ]);
  return entries.some(([name, part]) => part !== (value as Record<string, unknown>)[name])
    ? Object.fromEntries(entries)
    : value;
}

function withoutEvidence(value: object, who: Disguise): object {
  const { text = '', link } = value as { readonly text?: string; readonly link?: string };
  if (link !== undefined && who.wrote.includes(link)) return { text: removedWords };
  const kept = withoutWhatTheyWrote(text, who.wrote);
  const left = { text: anonymized(kept, who), ...(link === undefined ? {} : { link: anonymized(link, who) }) };
  return left.text === text && left.link === link ? value : left;
}

/** What an event says in the words of whoever made it. How items and lines are worded is the engagement's own. */
export function wordsOfEvent(event: Event): readonly string[] {
  switch (event.type) {
    case 'ItemEdited':
      return wordsOfPatch(event.before, event.after);
    case 'ItemExcepted':
    case 'CheckpointSentBack':
    case 'PhaseReopened':
    case 'EngagementPaused':
    case 'EngagementCancelled':
      return [event.reason];
    case 'CheckpointAcknowledged':
    case 'CheckpointConfirmed':
      return event.note === undefined ? [] : [event.note];
    default:
      return [];
  }
}

function wordsOfPatch(before: ItemPatch, { note, notApplicable, evidence = [] }: ItemPatch): readonly string[] {
  const there = new Set((before.evidence ?? []).flatMap(({ text, link = '' }) => [text, link]));
  return [note ?? '', notApplicable ?? '', ...evidence.flatMap(({ text, link = '' }) => [text, link])].filter(
    (words) => words !== '' && words !== removedWords && !there.has(words),
  );
}

/** Everything that a person wrote in an engagement, longest first. */
export const writtenBy = (history: readonly Event[], person: string): readonly string[] =>
  byLength(history.filter(({ by }) => by.id === person).flatMap(wordsOfEvent));

/** Under which names and addresses a person was expected: whoever they were found to be took that place in one change. */
export function expectedAs(history: readonly Event[], person: string): readonly string[] {
  const called = new Map<string, string>();
  const theirs: string[] = [];
  for (const [at, event] of history.entries()) {
    if (event.type === 'MemberExpected') called.set(event.expected.id, event.expected.called);
    if (event.type !== 'ExpectedRemoved') continue;
    const found = history
      .slice(at + 1)
      .some((next) => next.type === 'MemberNamed' && next.at === event.at && next.member.person.id === person);
    if (found) theirs.push(called.get(event.expected) ?? '');
  }
  return theirs.filter((one) => one !== '');
}

/**
 * What happens to an engagement of which somebody is forgotten, `former` standing in their place already: like somebody who
 * left, they owe nothing and lead nothing any more. An engagement that is over keeps its people as they were.
 */
export function forgetMember(
  engagement: Engagement,
  former: Person,
  expected: readonly Expected[],
  at: Instant,
): readonly Event[] {
  const open = engagement.state === 'active' || engagement.state === 'paused';
  const there = engagement.members.some(({ person }) => person.id === former.id) || engagement.starter.id === former.id;
  return [
    ...expected.map(({ id }): Event => ({ type: 'ExpectedRemoved', expected: id, at, by: former })),
    ...(open && there ? [{ type: 'MemberLeft', person: former.id, at, by: former } as const] : []),
  ];
}

/** An inquiry without the words of a person: a question that nobody may read any more, a reply that nobody may cite. */
export function inquiryWithout(inquiry: Inquiry, person: string): Inquiry {
  const asked =
    inquiry.asker.id !== person
      ? inquiry
      : inquiry.kept === null
        ? withoutWords(inquiry)
        : withTextAsked(inquiry, removedWords);
  return asked.reply?.by.id === person ? { ...asked, reply: withReply(asked.reply, removedWords) } : asked;
}

/** The same of what happened; `inquiry` as it was. */
export function inquiryEventWithout(event: InquiryEvent, inquiry: Inquiry, person: string): InquiryEvent {
  const asker = inquiry.asker.id === person;
  if (event.type === 'InquiryAsked' && asker) {
    return {
      ...event,
      inquiry: inquiry.kept === null ? withoutAsked(event.inquiry) : withTextAsked(event.inquiry, removedWords),
    };
  }
  if (event.type !== 'InquiryAnswered') return event;
  if (event.by.id === person) return { ...event, text: removedWords };
  return asker && inquiry.kept === null ? { ...event, text: '' } : event;
}

/** What becomes of it: nobody waits for an answer, and a reply without words is no answer of the engagement's. */
export function forgetInInquiry(inquiry: Inquiry, former: Person, at: Instant): readonly InquiryEvent[] {
  const open = inquiry.state === 'asked' && inquiry.asker.id === former.id;
  const cited = inquiry.kept !== null && inquiry.reply?.by.id === former.id;
  return [
    ...(open ? [{ type: 'InquiryWithdrawn', at, by: former } as const] : []),
    ...(cited ? [{ type: 'KeptAnswerWithdrawn', at, by: former } as const] : []),
  ];
}
