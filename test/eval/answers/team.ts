import path from 'node:path';
import { toDataset } from '../../../data/dataset.js';
import type { Playbook } from '../../../data/domain/playbook/playbook.js';
import { readFile } from '../documents/reading.js';
import { goldOfEach } from '../documents/score.js';
import { type DocumentSet, readSet, type SetDocument } from '../documents/set.js';
import { readQuestions, type SetQuestion } from './questions.js';
import { type Team, together } from './together.js';

/** A team whose only document is this one, read with the mapping that documents.yaml makes; null where it is not read. */
export function teamOf(set: DocumentSet, document: SetDocument): Team | null {
  const { dataset, statements } = readFile(set.folder, document, 'documents');
  if (dataset === undefined) return null;
  const golden = goldOfEach(set.gold.get(document.doc) ?? [], statements);
  const pairs = dataset.responsibilities.flatMap(({ id }, index): (readonly [string, string])[] => {
    const wanted = golden[index];
    return wanted === undefined ? [] : [[id, wanted.id]];
  });
  const playbook = withBothSides(dataset.playbook);
  return { dataset: toDataset(playbook, dataset.documents, dataset.responsibilities), gold: new Map(pairs) };
}

/** A playbook has a party on each side, or it is refused; a document may name parties of one alone. */
function withBothSides(playbook: Playbook): Playbook {
  const lacking = (['customer', 'provider'] as const).filter(
    (side) => !playbook.parties.some((party) => party.side === side),
  );
  const names = { customer: 'Customer', provider: 'Provider' };
  const added = lacking.map((side) => ({ id: `unnamed-${side}`, side, names: { en: names[side] }, aliases: {} }));
  return { ...playbook, parties: [...playbook.parties, ...added] };
}

/** The teams of a set, and the questions that they are asked. */
export interface Teams {
  readonly set: DocumentSet;
  readonly questions: readonly SetQuestion[];
  /** By document; a document that cannot be read has none. */
  readonly teams: ReadonlyMap<string, Team>;
  /** Documents that cannot be read. */
  readonly unread: readonly string[];
}

/** What of a set is read: the questions of one document or of all, each asked of a team of its own or of one of all. */
export interface ReadsTeams {
  readonly set: string;
  readonly doc?: string | undefined;
  readonly together: boolean;
  /** Documents without questions are read as well. */
  readonly laws: boolean;
}

/** Reads a set; a sentence where it is not there or its parts do not fit. */
export function readTeams(call: ReadsTeams): Teams | string {
  const folder = path.resolve(call.set);
  const set = readSet(folder);
  if (typeof set === 'string') return set;
  const all = readQuestions(folder);
  if (typeof all === 'string') return all;
  const documents = new Map(set.documents.map((document) => [document.doc, document]));
  const questions = all
    .filter(({ doc }) => call.doc === undefined || doc === call.doc)
    .map((question) => ({ ...question, xl: question.xl ?? isForeign(question, documents.get(question.doc)) }));
  if (questions.length === 0)
    return `no question in ${call.set}${call.doc === undefined ? '' : ` is asked of ${call.doc}`}.`;
  const stranger = questions.find(({ doc }) => !documents.has(doc));
  if (stranger !== undefined)
    return `question ${stranger.id} is asked of ${stranger.doc}, which is no document of ${call.set}.`;
  const isRead = ({ doc }: SetDocument) =>
    call.together || call.laws || questions.some((question) => question.doc === doc);
  const asked = set.documents.filter(isRead);
  const teams = asked.flatMap((document): (readonly [string, Team])[] => {
    const team = teamOf(set, document);
    return team === null ? [] : [[document.doc, team]];
  });
  const alone = new Map(teams);
  const unread = asked.flatMap(({ doc }) => (alone.has(doc) ? [] : [doc]));
  if (!call.together) return { set, questions, teams: alone, unread };
  const one = together(teams.map(([, team]) => team));
  return { set, questions, teams: new Map(set.documents.map(({ doc }) => [doc, one])), unread };
}

const isForeign = ({ lang }: SetQuestion, { language }: Partial<SetDocument> = {}): boolean =>
  language != null && language.split('-')[0] !== lang.split('-')[0];
