import type { Involvement, PartyId, PhaseId, Playbook, ServiceId } from '../playbook/playbook.js';
import type { Locale, Responsibility, SourceDocument } from '../responsibility.js';

/** Characters that a question may have: a longer text was pasted by mistake. */
export const maxQuestionLength = 2000;

/** What was asked, before anything is looked up. */
export interface Question {
  readonly text: string;
  /** The language the asker's client says; the question's own words win over it when they are clear. */
  readonly locale?: Locale;
  /** The engagement it is asked in: Managed Desktop leads only where it is in scope or named. */
  readonly workloads?: readonly ServiceId[];
  /** Names of the place it is asked in, the customer's for example: they are known, whatever the documents say. */
  readonly names?: readonly string[];
  /** Who asks where to turn, when a button said so; else the question's own words may. */
  readonly asker?: Asker;
}

/** Who asks where to turn with a problem, by the id that a playbook's routing has for them. */
export type Asker = string;

/** The kind of problem. `severity` = any but C. */
export const routingMatters = ['hardware', 'service', 'other', 'severity-c', 'severity'] as const;
export type RoutingMatter = (typeof routingMatters)[number];

/** A question about where to turn with a problem. `asker` is null until it is known. */
export interface Routing {
  readonly matter: RoutingMatter;
  readonly asker: Asker | null;
  /** The statement that the question found; another one may answer, depending on who asks. */
  readonly from: string;
}

/** One statement offered as evidence, with how sure the search is (0..1). */
export interface Evidence {
  readonly responsibility: Responsibility;
  readonly source: SourceDocument;
  readonly score: number;
}

export interface Ranking {
  /** Whose parties and phases the statements name. */
  readonly playbook: Playbook;
  /** Best first. */
  readonly evidence: readonly Evidence[];
  /** The same evidence, one entry per topic, best first: the same responsibility in four editions is one matter. */
  readonly matters: readonly Matter[];
  /** Language of the question. */
  readonly locale: Locale;
  /** Phase the question names, if it names one. */
  readonly phase: PhaseId | null;
  /** What it asks about a statement: who approves it, who is consulted; absent where it asks who does it. */
  readonly asks?: Involvement;
  /** False when the question's object is not in the documents, whatever the scores say. */
  readonly isCovered: boolean;
  /** None of the matters is far enough ahead of the others to answer alone: they are candidates. */
  readonly isUnsure?: true;
  /** A product, service or party that the question is about and no document names, as it was typed. */
  readonly unknown?: string;
}

export type AnswerParty = PartyId | 'out-of-scope';

/** A limit, a deadline, an exclusion or a routing rule; its value is said before the sentence it stands in. */
export interface Fact {
  readonly kind: 'limit' | 'deadline' | 'exclusion' | 'routing';
  readonly value?: Readonly<Record<Locale, string>>;
  /** Where a routing rule sends the matter. */
  readonly destination?: PartyId;
}

/** One distinct responsibility or fact, whatever document, edition or language states it. */
export interface Topic {
  readonly id: string;
  readonly party: AnswerParty;
  readonly phase: PhaseId | null;
  readonly workload?: ServiceId;
  /** Microsoft guides, the customer does it: never shown as doing. */
  readonly guides: boolean;
  /** A heading over other topics. */
  readonly group: boolean;
  /** Topics of the other side about the same matter, nearest first. */
  readonly other: readonly string[];
  readonly names: Readonly<Record<Locale, string>>;
  readonly fact?: Fact;
}

/** What a ranking knows about one topic, or about one statement that has none. */
export interface Matter {
  readonly topic: Topic | null;
  readonly party: AnswerParty;
  readonly phase: PhaseId | null;
  readonly score: number;
  /** Never empty. */
  readonly evidence: readonly Evidence[];
  /** The other side's part, nearest first; their own `other` is empty. */
  readonly other: readonly Matter[];
}

/** What one phase has about a matter: statements of the same matter, and what is nearest there when there is none. */
export interface InPhase {
  readonly same: readonly Matter[];
  readonly nearest: readonly Matter[];
}

/** One responsibility as it is answered: newest edition first, the other editions behind it. */
export interface Match {
  readonly party: AnswerParty;
  readonly phase: PhaseId | null;
  readonly lead: Evidence;
  readonly editions: readonly Evidence[];
  /** Null for a statement that no topic covers. */
  readonly topic: Topic | null;
}

export interface Answer {
  /** In whose words it is said. */
  readonly playbook: Playbook;
  readonly outcome: 'found' | 'several' | 'out-of-scope' | 'nothing';
  readonly locale: Locale;
  /** Parties to name, the one to name first at the head; empty when nothing was found. */
  readonly parties: readonly AnswerParty[];
  readonly phase: PhaseId | null;
  readonly main: Match | null;
  /** What the other side does about the same matter. */
  readonly counterpart: Match | null;
  /** Up to three further matches, shown on request. */
  readonly further: readonly Match[];
  /** When nothing fits: nearest statements, offered as buttons. */
  readonly nearest: readonly Evidence[];
  readonly askedPhase: PhaseId | null;
  /** Several may be meant: `main` and `further` are candidates, the likeliest first, and none of them is the answer. */
  readonly isUnsure?: true;
  /** What was asked about, where that is not who does it. */
  readonly asks?: Involvement;
  /** A product, service or party that the question is about and no document names, as it was typed. */
  readonly unknown?: string;
  /** Only where the question is about where to turn with a problem. */
  readonly routing?: Routing;
}
