import path from 'node:path';
import type { Dataset } from '../../data/domain/responsibility.js';
import { readSources, type SourceFile } from '../../data/ingest/files.js';
import { ingest } from '../../data/ingest/ingest.js';
import type { DocumentReport } from '../../data/ingest/report/document-report.js';
import type { DocumentProblem } from '../../data/ingest/report/problem.js';
import { withOwnTopics } from '../../data/ingest/topics/own-topics.js';
import { type AstrayWording, withWordings } from '../../data/ingest/wordings.js';
import { type PlaybookFolder, topicsFile, wordingsFile } from '../../data/playbooks/load-playbooks.js';
import type { PlaybookFault } from '../../data/playbooks/schema/playbook-fault.js';
import type { TopicModel } from '../../data/search/topics/topic-model.js';
import { linkDataset, readModel } from './knowledge.js';

/** What a playbook's folder comes to. */
export interface BuiltPlaybook {
  readonly dataset: Dataset;
  /** What a person must mend before the dataset is whole. */
  readonly problems: readonly DocumentProblem[];
  readonly notes: readonly DocumentProblem[];
  /** Documents in which something looks like a duty and was not read. */
  readonly unread: readonly DocumentReport[];
  /** Documents with duties that no one owns. */
  readonly ownerless: readonly DocumentReport[];
}

/** Titles of a playbook's documents that were read in part or not at all; a file of which nothing is known has its name. */
export function unreadTitles({
  dataset,
  problems,
  unread,
}: Omit<BuiltPlaybook, 'notes' | 'ownerless'>): readonly string[] {
  const titles = new Map(dataset.documents.map(({ id, title }) => [id, title]));
  const nameOf = (file: string) => path.basename(file, path.extname(file));
  const partly = unread.map(({ file, document }) => titles.get(document ?? '') ?? nameOf(file));
  const faulty = problems.map(({ file }) => titles.get(nameOf(file)) ?? path.basename(file));
  return [...new Set([...partly, ...faulty])];
}

/** What people ask about a playbook, put to its statements. */
export interface AskedPlaybook {
  readonly dataset: Dataset;
  /** Lines of `topics.yaml` and `wordings.yaml` whose statement is not there. */
  readonly astray: readonly PlaybookFault[];
}

/** The documents of a playbook, and those that cannot be read. A playbook without documents has none. */
export const documentsOf = ({ documents }: PlaybookFolder): ReturnType<typeof readSources> =>
  documents === null ? Promise.resolve({ files: [], problems: [], notes: [] }) : readSources([documents]);

/** Reads the documents of a playbook by its own words. A playbook without documents gives a dataset of no statements. */
export async function buildPlaybook(folder: PlaybookFolder): Promise<BuiltPlaybook & AskedPlaybook> {
  const { files, problems, notes } = await documentsOf(folder);
  const built = builtFrom(folder, files);
  return {
    ...built,
    ...asAsked(folder, built.dataset),
    problems: [...problems, ...built.problems],
    notes: [...notes, ...built.notes],
  };
}

/** What files that are read already come to, without what people ask about them. */
export function builtFrom(
  { playbook, mapping }: PlaybookFolder,
  files: readonly SourceFile[],
  model: () => TopicModel = readModel,
): BuiltPlaybook {
  const { dataset, problems, notes, reports } = ingest(files, playbook, mapping);
  return {
    dataset: linkDataset(dataset, model),
    problems,
    notes,
    unread: reports.filter(({ unread }) => unread.some(({ what }) => what !== 'file')),
    ownerless: reports.filter(({ ownerless }) => ownerless.length > 0),
  };
}

/** A dataset with what its owners drew together in `topics.yaml`, and with what people ask by `wordings.yaml`. */
export function asAsked({ folder, wordings, topics }: PlaybookFolder, read: Dataset): AskedPlaybook {
  const drawn = withOwnTopics(read, topics);
  const asked = withWordings(drawn.dataset, wordings);
  return {
    dataset: asked.dataset,
    astray: [
      ...drawn.astray.map((one) => faultOf(path.join(folder, topicsFile), one)),
      ...asked.astray.map((one) => faultOf(path.join(folder, wordingsFile), one)),
    ],
  };
}

const faultOf = (file: string, { address, line, sentence }: AstrayWording): PlaybookFault => ({
  file,
  ...(line === undefined ? {} : { line }),
  path: `“${address.statement}”`,
  sentence,
});
