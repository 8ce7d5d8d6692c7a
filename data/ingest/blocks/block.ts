import type { IsoDate, Party, StatementPhase, Workload } from '../../domain/responsibility.js';

/** Where something stands in a document. A person who looks for it there finds it. */
export interface DocumentPlace {
  /** 1-based: a line of text, a row of a sheet, a paragraph of a page. */
  readonly line: number;
  /** The cell of a sheet, as its program names it: `Duties!B7`. */
  readonly cell?: string;
  /** 1-based, in documents that have pages. */
  readonly page?: number;
}

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
      readonly header: readonly string[];
      readonly rows: readonly TableRow[];
    });

export interface ListItem extends DocumentPlace {
  readonly raw: string;
  readonly blocks: readonly Block[];
}

export interface TableRow extends DocumentPlace {
  readonly cells: readonly string[];
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
  readonly party?: Party;
  readonly phase?: StatementPhase;
  readonly workload?: Workload;
  readonly sources: ReadonlyMap<string, Source>;
}

export interface Source {
  readonly title: string;
  readonly locale: string;
  readonly date: IsoDate | null;
}
