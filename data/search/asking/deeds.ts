import type { Matter } from '../../domain/answer/question.js';
import { languages, wholeWords } from '../../language/languages.js';
import { fold } from '../text/text.js';

const all = Object.values(languages);

/** Something is put into use: installed, deployed, configured, turned on. */
export const putsIntoUse = new RegExp(
  wholeWords(all, ({ questions }) => questions.putsIntoUse),
  'u',
);

/** Something does not work: then the name of an app says only which one. */
export const trouble = new RegExp(
  wholeWords(all, ({ questions }) => questions.trouble),
  'u',
);

const pays = new RegExp(
  wholeWords(all, ({ questions }) => questions.pays),
  'u',
);

const bought = new RegExp(
  wholeWords(all, ({ questions }) => questions.bought),
  'u',
);

const says = ({ evidence }: Matter, pattern: RegExp): boolean =>
  evidence.some(({ responsibility: { text, english = '', leadIn = '' } }) =>
    pattern.test(fold(`${leadIn} ${text} ${english}`)),
  );

/**
 * Whether a statement only names the thing that is asked about: who pays for it is said by what speaks of buying it, and who
 * puts it into use by a duty or by what speaks of that.
 */
export const namesOnly = (folded: string, matter: Matter): boolean =>
  (pays.test(folded) && !says(matter, bought)) || (putsIntoUse.test(folded) && isFact(matter) && !isAboutUse(matter));

const isFact = ({ evidence }: Matter): boolean =>
  evidence.every(({ responsibility: { kind } }) => kind !== 'item' && kind !== 'out-of-scope');

/** Whether a matter is about who mends what does not work. */
export const isAboutProblems = (matter: Matter): boolean => says(matter, trouble);

/** Whether a matter is about who installs, deploys, configures or turns on something. */
export const isAboutUse = (matter: Matter): boolean => says(matter, putsIntoUse);

/**
 * A question for who puts something into use, led by a line that says only who mends it: the documents name the thing and
 * not the deed.
 */
export const asksAnotherDeed = (folded: string, matter: Matter): boolean =>
  isAboutProblems(matter) && !isAboutUse(matter) && putsIntoUse.test(folded) && !trouble.test(folded);
