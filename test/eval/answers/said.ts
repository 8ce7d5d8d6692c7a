import { answersTo } from '../../../bot/cli/documents/records.js';
import type { ListQuestion } from '../../../data/domain/answer/asked.js';
import { everybodyIn } from '../../../data/domain/answer/involved.js';
import type { Answer, AnswerParty, Match } from '../../../data/domain/answer/question.js';
import { dutyList } from '../../../data/domain/list/list.js';
import { bothSides, type Playbook } from '../../../data/domain/playbook/playbook.js';
import { partyById } from '../../../data/domain/playbook/sides.js';
import { readMessage } from '../../../data/search/intent/read-message.js';
import type { Knowledge } from '../../../dialogs/turn/turn.js';
import { clientLocale, type SetQuestion } from './questions.js';

/** What an answer says: one statement, several to choose from, or nothing. */
export interface Said {
  readonly outcome: 'single' | 'several' | 'nothing';
  /** Ids of the statements that it leads with, the first one first: one of a single answer, at most three of several. */
  readonly candidates: readonly string[];
  /** Names of the parties that it names, the one named first at the head; `outOfScope` where nobody does it. */
  readonly parties: readonly string[];
  /** What the message was taken for, where that is no question. */
  readonly takenFor?: string;
}

/** How many candidates an answer offers. */
export const mostCandidates = 3;

/** In the place of a party, where the documents say that nobody does it. */
export const outOfScope = 'out-of-scope';

/**
 * Asks as a person does in chat, whose client has the language of the question and who is in no engagement: what the message
 * is decides first, and what is taken for something else than a question is not answered from the documents.
 */
export function askInChat(knowledge: Knowledge, { question, lang }: Pick<SetQuestion, 'question' | 'lang'>): Said {
  const message = readMessage(question, clientLocale(lang), undefined, knowledge.dataset.playbook);
  if (message.is === 'question') return ask(knowledge, { question, lang });
  const list = message.is === 'list' || message.is === 'engagement' ? message.list : null;
  const said = list === null || list.about === 'blockers' ? nothingSaid : saidByList(knowledge, list);
  return { ...said, takenFor: message.is };
}

/** Asks the documents, whatever the message is. */
export function ask(knowledge: Knowledge, { question, lang }: Pick<SetQuestion, 'question' | 'lang'>): Said {
  const locale = clientLocale(lang);
  const asked = answersTo(knowledge, { text: question, ...(locale === undefined ? {} : { locale }) });
  // Of a message with two questions each is answered; the first answer leads, and all of them name their parties.
  const [first = nothingSaid, ...others] = asked.map(({ answer }) => saidIn(answer));
  return { ...first, parties: [...new Set([first, ...others].flatMap(({ parties }) => parties))] };
}

/** A list leads with its first rows, and names the parties of all. */
function saidByList({ dataset, duties }: Knowledge, list: ListQuestion): Said {
  const { rows } = dutyList(dataset.playbook, duties(list.locale), list);
  if (rows.length === 0) return nothingSaid;
  return {
    outcome: 'several',
    candidates: rows.slice(0, mostCandidates).map(({ lead }) => lead.responsibility.id),
    parties: [...new Set(rows.flatMap(({ party }) => namesOf(dataset.playbook, party)))],
  };
}

const nothingSaid: Said = { outcome: 'nothing', candidates: [], parties: [] };

/** What one answer says. */
export function saidIn(answer: Answer): Said {
  if (answer.outcome === 'nothing' || answer.main === null) return nothingSaid;
  const isSingle = answer.outcome !== 'several';
  const matches = isSingle ? [answer.main] : [answer.main, ...answer.further].slice(0, mostCandidates);
  const excluded = answer.outcome === 'out-of-scope' ? ([outOfScope] as const) : [];
  const named = [...excluded, ...answer.parties, ...matches.flatMap((match) => partiesOf(answer, match))];
  return {
    outcome: isSingle ? 'single' : 'several',
    candidates: matches.map(({ lead }) => lead.responsibility.id),
    parties: [...new Set(named.flatMap((party) => namesOf(answer.playbook, party)))],
  };
}

const partiesOf = (answer: Answer, match: Match): readonly AnswerParty[] => [
  match.party,
  ...everybodyIn(answer, match).map(({ party }) => party),
];

/** A party by its document's own name; both sides by the names of their first. */
export function namesOf(playbook: Playbook, party: AnswerParty): readonly string[] {
  const first = (side: string) => playbook.parties.flatMap((one) => (one.side === side ? [one.id] : []))[0];
  const ids = party === bothSides ? [first('customer'), first('provider')] : [party];
  return ids.flatMap((id) => (id === undefined ? [] : (Object.values(partyById(playbook, id)?.names ?? {})[0] ?? id)));
}
