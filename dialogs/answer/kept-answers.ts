import type { Beside } from '../../cards/answer/answer.js';
import { askButton, keptAnswers } from '../../cards/answer/kept-answer.js';
import { ownRows } from '../../cards/fact/own-matter.js';
import { matterOf, sameMatter } from '../../data/domain/answer/matter.js';
import type { Answer } from '../../data/domain/answer/question.js';
import { searchWords } from '../../data/search/text/search-words.js';
import { readerOf } from '../meant/whereabouts.js';
import { followUpIn, loggedQuestion } from '../questions/asked-here.js';
import type { Turn } from '../turn/turn.js';
import type { AskedQuestion } from './asked-question.js';
import { ownBeside } from './own-matters.js';

/** What an answer card answers: a question in the log, or a statement that was named by a button. */
export interface AskedFrom {
  readonly question?: string;
  readonly responsibility?: string;
  readonly text?: string;
  /** The question has just gone to the specialist. */
  readonly sent?: boolean;
}

/** What the engagements at hand add to an answer: answers of their own about the same matter, and the way to ask. */
export async function besideAnswer(
  turn: Turn,
  { engagements, kept: read }: Pick<AskedQuestion, 'engagements' | 'kept'>,
  answer: Answer,
  from: AskedFrom,
): Promise<Beside> {
  if (engagements.length === 0) return {};
  const asked = matterOf(answer, searchWords(from.text ?? ''));
  const byId = new Map(engagements.map((engagement) => [engagement.id, engagement]));
  const kept = (await read()).flatMap((inquiry) => {
    const engagement = byId.get(inquiry.engagement);
    return engagement !== undefined && sameMatter(inquiry.matter, asked) ? [{ inquiry, engagement }] : [];
  });
  const { question, responsibility } = from;
  const about = {
    ...(question === undefined ? {} : { question }),
    ...(responsibility === undefined ? {} : { responsibility }),
  };
  const own = ownBeside(turn, engagements, answer);
  const [first] = own;
  const open = engagements.some(({ state }) => state === 'active');
  return {
    own: keptAnswers(kept, answer.locale, from.sent),
    ...(first === undefined
      ? {}
      : { ownRows: ownRows(own, { ...readerOf(turn, first.engagement), locale: answer.locale }) }),
    ...(open && from.sent !== true ? { buttons: [askButton(answer.locale, about)] } : {}),
  };
}

/**
 * The words of a question in the log, where it was asked here; empty for one that is unknown, gone or another person's, and
 * for a few words that mean nothing without the answer before.
 */
export async function questionText(turn: Turn, id: string | undefined): Promise<string> {
  const asked = await loggedQuestion(turn, id);
  return asked === null || followUpIn(turn.knowledge.dataset.playbook, asked) !== null ? '' : asked.text;
}
