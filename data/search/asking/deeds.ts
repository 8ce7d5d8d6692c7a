import type { Matter } from '../../domain/answer/question.js';
import { putsIntoUse, trouble } from '../names/name-words.js';
import { fold } from '../text/text.js';

/** Statements that are asked about often are looked through once. */
const looked = new WeakMap<object, { readonly problems: boolean; readonly use: boolean }>();

function deedsIn({ evidence }: Matter): { readonly problems: boolean; readonly use: boolean } {
  const [first] = evidence;
  if (first === undefined) return { problems: false, use: false };
  const known = looked.get(first.responsibility);
  if (known !== undefined) return known;
  const texts = evidence.map(({ responsibility: { text, english = '', leadIn = '' } }) =>
    fold(`${leadIn} ${text} ${english}`),
  );
  const deeds = {
    problems: texts.some((text) => trouble.test(text)),
    use: texts.some((text) => putsIntoUse.test(text)),
  };
  looked.set(first.responsibility, deeds);
  return deeds;
}

/** Whether a matter is about who mends what does not work. */
export const isAboutProblems = (matter: Matter): boolean => deedsIn(matter).problems;

/** Whether a matter is about who installs, deploys, configures or turns on something. */
export const isAboutUse = (matter: Matter): boolean => deedsIn(matter).use;

/**
 * A question for who puts something into use, led by a line that says only who mends it: the documents name the thing and
 * not the deed.
 */
export const asksAnotherDeed = (folded: string, matter: Matter): boolean =>
  isAboutProblems(matter) && !isAboutUse(matter) && putsIntoUse.test(folded) && !trouble.test(folded);
