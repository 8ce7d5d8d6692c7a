import type { ItemSource, ItemWords } from './engagement.js';

/** Which lines of a dataset's proposal the project manager left as they were. */
export interface Declined {
  readonly datasetVersion: string;
  readonly lines: readonly string[];
}

/** What becomes of a proposal, besides what accepted lines change on the lists. */
export type ProposalEvent =
  | { readonly type: 'ProposalDeclined'; readonly datasetVersion: string; readonly line: string }
  /** Every line is decided: the lists follow this dataset. */
  | { readonly type: 'DatasetAdopted'; readonly datasetVersion: string }
  | {
      readonly type: 'StandingItemReworded';
      readonly item: string;
      readonly before: ItemWords;
      readonly after: ItemWords;
      readonly source?: ItemSource;
    };
