import type { Block, DocumentProperties } from '../blocks/block.js';
import type { DocumentProblem } from '../report/problem.js';

/** What is wrong with a file's content, for the person who can mend it. */
export type ContentFault = Omit<DocumentProblem, 'file'>;

/** A document as its readers know it, whatever its format. */
export interface DocumentContent {
  readonly properties: DocumentProperties;
  readonly blocks: readonly Block[];
  /** The text alone, by which its language is found where the properties don't say it. */
  readonly text: string;
  readonly faults: readonly ContentFault[];
}

/** A kind of file that documents come in. */
export interface Format {
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Whether bytes begin as only this format's files do; such a file is read as one whatever it is called. */
  readonly isSigned?: (bytes: Uint8Array) => boolean;
  /** Reads a file in time that grows with its size alone, however hostile it is. A fault where it cannot be read at all. */
  readonly read: (bytes: Uint8Array) => DocumentContent | ContentFault;
}
