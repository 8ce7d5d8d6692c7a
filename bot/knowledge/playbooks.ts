import type { Dataset } from '../../data/domain/responsibility.js';
import { readSources } from '../../data/ingest/files.js';
import { ingest } from '../../data/ingest/ingest.js';
import type { DocumentProblem } from '../../data/ingest/report/problem.js';
import type { PlaybookFolder } from '../../data/playbooks/load-playbooks.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';
import { linkDataset } from './knowledge.js';

/** What a playbook's folder comes to. */
export interface BuiltPlaybook {
  readonly dataset: Dataset;
  /** What a person must mend before the dataset is whole. */
  readonly problems: readonly DocumentProblem[];
  readonly notes: readonly DocumentProblem[];
}

/** Reads the documents of a playbook by its own words. A playbook without documents gives a dataset of no statements. */
export async function buildPlaybook({ playbook, mapping, documents }: PlaybookFolder): Promise<BuiltPlaybook> {
  const { files, problems: unread } = documents === null ? { files: [], problems: [] } : await readSources([documents]);
  const { dataset, problems, notes } = ingest(files, playbook, mapping);
  return {
    // The topics that ship are about the first playbook's matters; to others they would only seem near.
    dataset: playbook.id === firstPlaybook().id ? linkDataset(dataset) : dataset,
    problems: [...unread, ...problems],
    notes,
  };
}
