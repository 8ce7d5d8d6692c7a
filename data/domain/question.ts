import type {
  Locale,
  Party,
  Phase,
  Responsibility,
  SourceDocument,
  StatementPhase,
  Workload,
} from './responsibility.js';

/** What was asked, before anybody looks anything up. */
export interface Question {
  readonly text: string;
  /** The language the asker's client says; the question's own words win over it when they are clear. */
  readonly locale?: Locale;
  /** The engagement it is asked in: Managed Desktop leads only where it is in scope or named. */
  readonly workloads?: readonly Workload[];
}

/** One statement offered as evidence, with how sure the search is (0..1). */
export interface Evidence {
  readonly responsibility: Responsibility;
  readonly source: SourceDocument;
  readonly score: number;
}

export interface Ranking {
  /** Best first. */
  readonly evidence: readonly Evidence[];
  /** Language of the question. */
  readonly locale: Locale;
  /** Phase the question names, if it names one. */
  readonly phase: StatementPhase | null;
  /** False when the question's object is not in the documents, whatever the scores say. */
  readonly covered: boolean;
}

export type AnswerParty = Party | 'out-of-scope';

/** One responsibility as it is answered: newest edition first, the other editions behind it. */
export interface Match {
  readonly party: AnswerParty;
  readonly phase: StatementPhase | null;
  readonly lead: Evidence;
  readonly editions: readonly Evidence[];
}

export interface Answer {
  readonly outcome: 'found' | 'several' | 'out-of-scope' | 'nothing';
  readonly locale: Locale;
  /** Parties to name, the one to name first at the head; empty when nothing was found. */
  readonly parties: readonly AnswerParty[];
  readonly phase: StatementPhase | null;
  readonly main: Match | null;
  /** What the other side does about the same matter. */
  readonly counterpart: Match | null;
  /** Up to three further matches, shown on request. */
  readonly further: readonly Match[];
  /** When nothing fits: nearest statements, offered as buttons. */
  readonly nearest: readonly Evidence[];
  readonly askedPhase: Phase | 'general' | null;
}
