import type { ConditionId, Involved, PartyId, PhaseId, Playbook, ServiceId } from './playbook/playbook.js';

/** Languages Baton speaks. A document may be in any language; its locale is a BCP 47 tag. */
export const locales = ['en', 'ko', 'pt-BR', 'sv'] as const;
export type Locale = (typeof locales)[number];

/**
 * What an extracted statement is. Only `item` is a duty that can stand on a checklist; the others are evidence for
 * answers (`out-of-scope` never as anybody's duty).
 */
export const kinds = ['item', 'routing', 'prose', 'phase-description', 'out-of-scope', 'expectation'] as const;
export type Kind = (typeof kinds)[number];

/** `YYYY-MM-DD`. */
export type IsoDate = string;

/** A public statement that one of our own documents restates. */
export interface Citation {
  readonly title: string;
  readonly locale: string;
  readonly date: IsoDate | null;
  readonly heading: string;
  readonly ordinal: string | null;
  /** Where the public can read it; `https` only. */
  readonly url?: string;
}

export interface SourceDocument {
  /** File name without extension, unique in a dataset. */
  readonly id: string;
  readonly title: string;
  /** BCP 47, as the document says or as its text shows. */
  readonly locale: string;
  readonly edition: IsoDate | null;
  /** Shared by every edition and translation of one article (`ms.assetid`); null where the document has none. */
  readonly article: string | null;
  /** The publisher announced that the document is no longer current. */
  readonly retired: boolean;
}

/** A topic found by form and meaning, and how certain (0..1) that is. */
export interface TopicLink {
  readonly topic: string;
  readonly certainty: number;
}

export interface Responsibility {
  /** Unique in a dataset; does not move when other lines are added to the document. */
  readonly id: string;
  readonly document: string;
  /** 1-based line of the statement in its file; in a sheet its row, in a page its paragraph. */
  readonly line: number;
  /** The sheet that `line` is a row of. */
  readonly sheet?: string;
  /** 1-based page that `line` is a paragraph of. */
  readonly page?: number;
  /** Heading path, outermost first, without the document's title heading. */
  readonly section: readonly string[];
  /** A phase of the dataset's playbook, or `general` (the standing list). */
  readonly phase: PhaseId | null;
  /** Who holds it: the first that does or guides; null = none is named. `joint` = both sides. */
  readonly party: PartyId | null;
  /** Everybody whom the source names, where that is more than one party that does it. */
  readonly involved?: readonly Involved[];
  /** Position in its list, "5.2.1" when nested; null outside lists. */
  readonly ordinal: string | null;
  /** A line that only introduces the nested lines below it: a heading, never ticked. */
  readonly group: boolean;
  readonly text: string;
  readonly locale: string;
  /** The English that the document itself shows beside the text. */
  readonly english?: string;
  /** The line above that completes the text: "Provide guidance about:". */
  readonly leadIn?: string;
  /** The English of `leadIn`, where the document shows it beside. */
  readonly englishLeadIn?: string;
  readonly optional: boolean;
  readonly conditional: boolean;
  /** Known condition the line depends on; absent when it is conditional on something Baton does not ask. */
  readonly condition?: ConditionId;
  readonly workload?: ServiceId;
  /** In enable: the core capabilities come before the services. */
  readonly stage?: 'core' | 'service';
  readonly kind: Kind;
  /** Where a routing rule sends the matter. */
  readonly destination?: PartyId;
  /** The same responsibility across documents, editions and languages, where the document itself names it. */
  readonly topic?: string;
  /** Where it does not: the topics found for it at ingest, surest first; empty when nothing fitted. */
  readonly links?: readonly TopicLink[];
  /** Questions that people ask about it, in any language, as its owners collected them. */
  readonly wordings?: readonly string[];
  readonly cites?: readonly Citation[];
}

export interface Dataset {
  readonly format: 1;
  /** Hash of everything else in the dataset: the same documents give the same version. */
  readonly version: string;
  /** Whose parties, phases, services and conditions the statements name. */
  readonly playbook: Playbook;
  readonly documents: readonly SourceDocument[];
  readonly responsibilities: readonly Responsibility[];
  /** Questions that the documents don't answer, as their owners collected them. */
  readonly outside?: readonly string[];
}
