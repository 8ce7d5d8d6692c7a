import type { Instant } from '../person.js';

/** Which statement is meant: by its document and its own words, because ids move when a document is edited. */
export interface StatementAddress {
  /** The file's name, or the document's id. */
  readonly document: string;
  /** Its words as they were read; case, accents and the sign at the end don't count. */
  readonly statement: string;
  /** A heading above it, its lead-in, phase or party, where the document says the same words more than once; null = none. */
  readonly section?: string | null;
  readonly 'lead-in'?: string | null;
  readonly phase?: string | null;
  readonly party?: string | null;
}

/** What people ask about one statement. */
export interface StatementWordings extends StatementAddress {
  readonly asked: readonly string[];
  /** Where the file says so; absent where it was not read from a file. */
  readonly line?: number;
}

/** What owners collected of people's questions. */
export interface Wordings {
  readonly wordings: readonly StatementWordings[];
  /** Questions that the documents don't answer. */
  readonly outside: readonly string[];
}

export const noWordings: Wordings = { wordings: [], outside: [] };

/** A duty that several documents or languages state, as an owner drew it together. */
export interface OwnTopic {
  readonly id: string;
  /** By language: a name in short. */
  readonly names: Readonly<Record<string, string>>;
  readonly statements: readonly StatementAddress[];
  /** Statements that were proposed and are not of it. */
  readonly apart: readonly StatementAddress[];
  /** Topics of other sides about the same matter, nearest first. */
  readonly counterparts: readonly string[];
  /** What people ask about it, in any language. */
  readonly asked: readonly string[];
  readonly line?: number;
}

export interface OwnTopics {
  readonly topics: readonly OwnTopic[];
  /** Ids of topics that were proposed and are none. */
  readonly declined: readonly string[];
}

export const noOwnTopics: OwnTopics = { topics: [], declined: [] };

/** What an owner said in chat that a question means. */
export interface DecidedWording {
  /** The playbook's id. */
  readonly playbook: string;
  readonly question: string;
  /** null: the documents don't answer it. */
  readonly address: StatementAddress | null;
  /** The owner's id. */
  readonly by: string;
  readonly at: Instant;
}

/** What was decided for one playbook, as its file would say it. */
export function wordingsDecided(decided: readonly DecidedWording[], playbook: string): Wordings {
  const own = decided.filter((one) => one.playbook === playbook);
  return {
    wordings: own.flatMap(({ address, question }) => (address === null ? [] : [{ ...address, asked: [question] }])),
    outside: own.flatMap(({ address, question }) => (address === null ? [question] : [])),
  };
}
