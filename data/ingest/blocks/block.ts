import type { PartyId, PhaseId, ServiceId } from '../../domain/playbook/playbook.js';
import type { IsoDate } from '../../domain/responsibility.js';

/** Where something stands in a document. A person who looks for it there finds it. */
export interface DocumentPlace {
  /** 1-based: a line of text, a row of a sheet, a paragraph of a page or of a word processor's document. */
  readonly line: number;
  /** The sheet that `line` is a row of. */
  readonly sheet?: string;
  /** The cell of a sheet, as its program names it: `B7`. */
  readonly cell?: string;
  /** 1-based, in documents that have pages. */
  readonly page?: number;
}

/** The place of a whole line, without the cell. */
export const linePlace = ({ line, sheet, page }: DocumentPlace): DocumentPlace => ({
  line,
  ...(sheet === undefined ? {} : { sheet }),
  ...(page === undefined ? {} : { page }),
});

/**
 * The parts of a document that can hold statements, each with the place where its text begins. `raw` is text with what
 * Markdown writes inside a line: emphasis, links, anchors, and spans of two languages side by side (see inline.ts).
 */
export type Block =
  | (DocumentPlace & { readonly type: 'heading'; readonly depth: number; readonly raw: string })
  | (DocumentPlace & { readonly type: 'paragraph'; readonly raw: string })
  | (DocumentPlace & { readonly type: 'alert'; readonly tag: string; readonly blocks: readonly Block[] })
  | (DocumentPlace & { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] })
  | (DocumentPlace & {
      readonly type: 'table';
      /** Rows that the format itself marks as heads; empty where it knows none (a sheet, a CSV, an HTML table of `td`). */
      readonly head: readonly TableRow[];
      readonly rows: readonly TableRow[];
      /** What the format calls the table: a caption. A sheet's name is a heading before it. */
      readonly caption?: string;
    });

export interface ListItem extends DocumentPlace {
  readonly raw: string;
  /** It stands behind a box to tick. */
  readonly isTask?: true;
  readonly blocks: readonly Block[];
}

/** One row over all columns of its table: spans are filled, so that every row has a cell per column. */
export interface TableRow extends DocumentPlace {
  readonly cells: readonly TableCell[];
}

export interface TableCell extends DocumentPlace {
  /** Its text in one line; `<br>`, paragraphs and list items in it are divided by line feeds. */
  readonly raw: string;
  /** Its paragraphs and lists, each with its place; empty where `raw` is all there is. */
  readonly blocks: readonly Block[];
  /** The cell is part of a merged one, which begins to its left or above it and whose text it repeats. */
  readonly continues?: 'left' | 'above';
}

/** What a document says about itself, outside its text. */
export interface DocumentProperties {
  readonly title?: string;
  readonly edition: IsoDate | null;
  readonly article: string | null;
  readonly locale?: string;
  readonly keywords: string;
  readonly service: string;
  /** Our own documents only: defaults for every statement, and the sources that bullets cite by key. */
  readonly party?: PartyId;
  readonly phase?: PhaseId;
  readonly workload?: ServiceId;
  /** Where the front matter says them; they are ids as written, judged by who knows the playbook. */
  readonly saidAt?: Readonly<Partial<Record<'party' | 'phase' | 'workload', number>>>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Its headings and lines say all of themselves in marks: nothing is read out of their words. */
  readonly isMarked?: true;
}

export interface Source {
  readonly title: string;
  readonly locale: string;
  readonly date: IsoDate | null;
  /** Where the public can read it; `https` only. */
  readonly url?: string;
}
