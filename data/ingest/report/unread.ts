import type { DocumentPlace } from '../blocks/block.js';

/** A stretch of a document: from its place until `until`, in the same sheet or page. */
export interface DocumentRange extends DocumentPlace {
  /** The last line, row or paragraph of it; absent where it is one. */
  readonly until?: number;
}

/** The parts of a document that a reader can leave unread. */
export type UnreadPart =
  | 'file'
  | 'sheet'
  | 'section'
  | 'table'
  | 'column'
  | 'row'
  | 'cell'
  | 'list'
  | 'item'
  | 'paragraph';

/** The words of a document on which its owner's word is wanted; the report writes them as lines of a mapping. */
export interface Cure {
  readonly parties?: readonly string[];
  readonly phases?: readonly string[];
  readonly letters?: readonly string[];
  /** One party for all of the document. */
  readonly owner?: boolean;
  /** Headings, sheets or captions that may hold no duties after all. */
  readonly skip?: readonly string[];
}

/** Something that looks like duties and was not read. */
export interface Unread extends DocumentRange {
  readonly what: UnreadPart;
  /** What a person recognises it by: a column's head, a section's heading, the first words of an item. */
  readonly name: string;
  /** Why it was not read, after "not read: ": "no column of it names a party". */
  readonly reason: string;
  readonly cure?: Cure;
}
