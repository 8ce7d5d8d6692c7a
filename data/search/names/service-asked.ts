import { questionWords, searchWords } from '../statements/full-text.js';
import { fold } from '../text/text.js';

// "Who enables Azure AD?" names a service and nothing else that could be found: what the documents say of turning the
// services on, or of licensing their users, is its answer. All patterns are folded: lower case, without accents.

const turnsOn =
  /(?<!\p{L})(?:enabl\p{L}*|activat\p{L}*|turn(?:s|ed|ing)?|switch(?:es)?|on|sets?|setting|setup|up|deploy\p{L}*|configur\p{L}*|implement\p{L}*|ativa\p{L}*|habilit\p{L}*|liga\p{L}*|implant\p{L}*|implementa\p{L}*|aktiver\p{L}*|slar|pa|satter|upp|konfigurer\p{L}*|staller|in|rullar|ut|infor)(?!\p{L})|활성화|설정|구성|켜|셋업|세팅|배포|도입/gu;

const licenses = /(?<!\p{L})(?:licen[cs]\p{L}*|assigns?|atribu\p{L}*|tilldela\p{L}*)(?!\p{L})|라이선스|라이센스|할당/gu;

/** Who may be asked about, and the small words of any question. */
const fillers =
  /(?<!\p{L})(?:customer|client|microsoft|ms|msft|ft|fasttrack|us|them|cliente|kunden|premium|service|services|servico|tjansten|job|then|so|eh|o|is|it|that|whos|s)(?!\p{L})|누가|누구|담당|책임|저희|우리|고객|마이크로소프트|패스트트랙|쪽|이에요|예요|인가요|하나요|해야|되나요|되죠|하죠|해요|해줘|하는|하나|는|은|을|를|이|가|함|죠|요/gu;

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
