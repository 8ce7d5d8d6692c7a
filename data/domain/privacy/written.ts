import type { Event } from '../event.js';
import type { ItemPatch } from '../item.js';
import { byLength } from './anonymize.js';
import { removedWords } from './former.js';

/** The words of an event's author in it. The wording of items and lines is the engagement's own. */
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

const none = (): readonly string[] => [];

/** What a change gives, where it gives it. */
type Given = { readonly [K in keyof ItemPatch]-?: NonNullable<ItemPatch[K]> };

/** The author's own words in each field of a change. A new field does not compile until it says what it holds of them. */
const wordsInField: { readonly [K in keyof Given]: (value: Given[K]) => readonly string[] } = {
  note: (text) => [text],
  notApplicable: (reason) => [reason],
  evidence: (all) => all.flatMap(({ text, link = '' }) => [text, link]),
  assignees: none,
  due: none,
  dueAfter: none,
  waiting: none,
  words: none,
  removed: none,
  copied: none,
};

function wordsIn<K extends keyof Given>(field: K, patch: ItemPatch): readonly string[] {
  const value = patch[field];
  return value === undefined || value === null ? [] : wordsInField[field](value as Given[K]);
}

function wordsOfPatch(before: ItemPatch, after: ItemPatch): readonly string[] {
  const there = new Set(wordsIn('evidence', before));
  return (Object.keys(wordsInField) as (keyof ItemPatch)[])
    .flatMap((field) => wordsIn(field, after))
    .filter((words) => words !== '' && words !== removedWords && !there.has(words));
}

/** Everything that a person wrote in an engagement, longest first. */
export const writtenBy = (history: readonly Event[], person: string): readonly string[] =>
  byLength(history.filter(({ by }) => by.id === person).flatMap(wordsOfEvent));

/** The names and addresses under which a person was expected: the change that removed the entry named them. */
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
