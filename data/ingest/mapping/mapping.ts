import type { Involvement, PartyId, PhaseId } from '../../domain/playbook/playbook.js';

/**
 * An owner's word on documents, where a playbook's aliases do not say it. Names are compared as aliases are. null = a name
 * that is none: its column, row or section is left out and not reported.
 */
export interface DocumentMapping {
  /** BCP 47; what the document is written in, where it does not say so. */
  readonly locale?: string;
  readonly parties?: Readonly<Record<string, PartyId | null>>;
  readonly phases?: Readonly<Record<string, PhaseId | null>>;
  /** Letters and words in cells of a matrix: `R`, `Lead`, `OWNs/Execute`. */
  readonly letters?: Readonly<Record<string, readonly Involvement[] | null>>;
  /** Who does everything for which the document names no party. */
  readonly owner?: PartyId;
  /** Which phase everything is of for which the document names none: many have no phases at all. */
  readonly phase?: PhaseId;
  /** Headings, sheets and tables' captions that hold no duties. */
  readonly skip?: readonly string[];
}

/** By file name with extension; `*` holds for every document, and a document's own words come first. */
export type Mapping = Readonly<Record<string, DocumentMapping>>;

/** What the owner says of one file: its own words before those for every document. */
export function mappingOf(mapping: Mapping, file: string): DocumentMapping {
  const [every, own] = [mapping['*'] ?? {}, mapping[file] ?? {}];
  return {
    ...every,
    ...own,
    parties: { ...every.parties, ...own.parties },
    phases: { ...every.phases, ...own.phases },
    letters: { ...every.letters, ...own.letters },
    skip: [...(every.skip ?? []), ...(own.skip ?? [])],
  };
}
