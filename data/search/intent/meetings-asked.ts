import { languages, listed } from '../../language/languages.js';
import { fold, words } from '../text/text.js';

/** `when` the next checkpoint meeting is · `plan` that meetings are planned. */
export type MeetingsAsked = 'when' | 'plan';

/** Longer texts tell of a meeting and ask something else. */
const mostWords = 12;
/** Words behind a verb at the end: "when do we meet next?" */
const mostBehind = 1;

interface Words {
  readonly isAgglutinative: boolean;
  readonly named: readonly string[];
  readonly meet: readonly string[];
  readonly when: readonly string[];
  readonly other: readonly string[];
  readonly plan: readonly string[];
}

const all: readonly Words[] = Object.values(languages).map(({ isAgglutinative, messages: { meetings } }) => ({
  isAgglutinative,
  named: listed(meetings.named).map(fold),
  meet: listed(meetings.meet).map(fold),
  when: listed(meetings.when).map(fold),
  other: listed(meetings.other).map(fold),
  plan: listed(meetings.plan).map(fold),
}));

/**
 * Whether a short text asks when the people of an engagement meet, or wants their meetings planned; null where it does not.
 * Who holds them, and how often the documents want them, is asked of the documents.
 */
export function meetingsAsked(said: string): MeetingsAsked | null {
  const tokens = words(said);
  if (tokens.length === 0 || tokens.length > mostWords) return null;
  const text = ` ${tokens.join(' ')} `;
  for (const { isAgglutinative, ...lists } of all) {
    const has = (phrases: readonly string[]): boolean =>
      phrases.some(
        (phrase) => text.includes(isAgglutinative ? phrase : ` ${phrase} `) || text.includes(` ${phrase}s `),
      );
    const isLast = (phrase: string): boolean => {
      const at = text.lastIndexOf(isAgglutinative ? phrase : ` ${phrase} `);
      return at >= 0 && words(text.slice(at + phrase.length + 1)).length <= mostBehind;
    };
    if (has(lists.other)) continue;
    const isNamed = has(lists.named);
    if (!isNamed && !lists.meet.some(isLast)) continue;
    // "Move the next meeting, when …" changes the plan first.
    if (isNamed && has(lists.plan)) return 'plan';
    if (has(lists.when)) return 'when';
    const isAlone = isNamed && lists.named.some((phrase) => text.trim() === phrase);
    if (isAlone) return 'when';
  }
  return null;
}
