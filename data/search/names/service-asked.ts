import { languages, wholeWords } from '../../language/languages.js';
import { questionWords, searchWords } from '../text/search-words.js';
import { fold } from '../text/text.js';

// "Who enables Azure AD?" names a service and nothing else that could be found: what the documents say of turning the
// services on, or of licensing their users, is its answer. All patterns are folded: lower case, without accents.

const all = Object.values(languages);
const words = (of: 'turnsOn' | 'licenses' | 'fillers'): RegExp =>
  new RegExp(
    wholeWords(all, ({ questions }) => questions.service[of]),
    'gu',
  );

const turnsOn = words('turnsOn');
const licenses = words('licenses');

/** Who may be asked about, and the small words of any question. */
const fillers = words('fillers');

/** What is asked of a service where nothing else is: that it is put into use, or that its users are licensed. */
export type AskedOfService = 'turns-on' | 'licenses';

/** The same, asked of all services at once, in words that their topics are found by. */
export const askedOfAll: Readonly<Record<AskedOfService, string>> = {
  'turns-on': 'Who turns on the various eligible services?',
  licenses: 'Who licenses the end users?',
};

/** What a question asks of the one service or product it names, which `rest` leaves out; null where it says more. */
export function askedOfService(rest: string): AskedOfService | null {
  const folded = fold(rest);
  const kind = folded.search(licenses) >= 0 ? 'licenses' : folded.search(turnsOn) >= 0 ? 'turns-on' : null;
  if (kind === null) return null;
  const left = folded.replace(kind === 'licenses' ? licenses : turnsOn, ' ').replace(fillers, ' ');
  return searchWords(left).every((word) => questionWords.has(word)) ? kind : null;
}
