import type { ItemSource, ItemText, ItemTexts } from '../item.js';
import type { Owed } from '../playbook/owner.js';

/** What was copied from the documents, on a checklist or on the standing list. */
export interface Copy extends ItemText, Owed {
  readonly texts?: ItemTexts;
  readonly source?: ItemSource;
}

const named = ({ source }: Copy): string => source?.topic ?? source?.responsibility ?? '';
const worded = ({ leadIn = '', text }: Copy): string => `${leadIn} ${text}`.toLowerCase();

/**
 * Which matter a copy is about, as the documents name it now: by its topic, else by its responsibility, else by the same
 * words, which survive a new edition whose lines have other ids. Where a line stands says nothing.
 */
export function mattersIn(wanted: readonly Copy[], mine: readonly Copy[]): (copy: Copy) => string {
  const byTopic = new Map(wanted.map((copy) => [copy.source?.topic, named(copy)]));
  const byResponsibility = new Map(wanted.map((copy) => [copy.source?.responsibility, copy]));
  const byWords = new Map(wanted.map((copy) => [worded(copy), named(copy)]));
  byTopic.delete(undefined);
  const exact = ({ source }: Copy): string | undefined => {
    const same = byTopic.get(source?.topic);
    const alike = same === undefined ? byResponsibility.get(source?.responsibility) : undefined;
    // Two topics are two matters, whatever their lines are called.
    return alike === undefined || (source?.topic !== undefined && alike.source?.topic !== undefined)
      ? same
      : named(alike);
  };
  const taken = new Set(mine.map(exact));
  return (copy) => {
    const same = exact(copy);
    if (same !== undefined) return same;
    const alike = byWords.get(worded(copy));
    return alike === undefined || taken.has(alike) ? named(copy) : alike;
  };
}

const equal = (a: ItemText, b: ItemText): boolean => a.text === b.text && (a.leadIn ?? '') === (b.leadIn ?? '');

/** The same words in every language that both have; a translation that came in since is no other wording. */
export function sameWords(mine: ItemText & { readonly texts?: ItemTexts }, theirs: Copy): boolean {
  const all = Object.entries(theirs.texts ?? {});
  const own: Readonly<Record<string, ItemText | undefined>> = mine.texts ?? {};
  const shared = all.filter(([locale]) => own[locale] !== undefined);
  return shared.length === 0
    ? [theirs, ...all.map(([, words]) => words)].some((words) => equal(mine, words))
    : shared.every(([locale, words]) => equal(own[locale] ?? mine, words));
}
