import { basename, extname } from 'node:path';
import { toDataset } from '../dataset.js';
import type { Playbook } from '../domain/playbook/playbook.js';
import type { Dataset, Responsibility } from '../domain/responsibility.js';
import { firstPlaybook } from '../playbooks/shipped.js';
import { type ReadDocument, readDocument } from './document.js';
import type { SourceFile } from './files.js';
import type { ContentFault, DocumentContent } from './formats/format.js';
import { formatOf } from './formats/formats.js';
import { type DocumentMapping, type Mapping, mappingOf } from './mapping/mapping.js';
import { type DocumentReport, refusedReport, reportOf } from './report/document-report.js';
import { overlooked } from './report/net.js';
import type { DocumentProblem } from './report/problem.js';

export interface Ingested {
  readonly dataset: Dataset;
  /** What a person must mend before the dataset is whole. */
  readonly problems: readonly DocumentProblem[];
  /** What a person may want to know. */
  readonly notes: readonly DocumentProblem[];
  /** What came of each file, in the order of their names. */
  readonly reports: readonly DocumentReport[];
}

/**
 * Documents → dataset. Pure: the same files in any order give the same dataset. Words mean what the mapping says of a file,
 * of all files (`*`), and then the playbook. `progress` is told of each file before it is read.
 */
export function ingest(
  files: readonly SourceFile[],
  playbook: Playbook = firstPlaybook(),
  mapping: Mapping = {},
  progress?: (at: number, of: number, file: string) => void,
): Ingested {
  const problems: DocumentProblem[] = [];
  const notes: DocumentProblem[] = [];
  const reports: DocumentReport[] = [];
  const read = new Map<string, Named>();
  for (const [index, file] of [...files].sort((a, b) => (a.name < b.name ? -1 : 1)).entries()) {
    progress?.(index + 1, files.length, file.name);
    const content = contentOf(file);
    const id = basename(file.name, extname(file.name));
    const earlier = read.get(id);
    if ('sentence' in content) {
      problems.push({ file: file.name, ...content });
      reports.push(refusedReport(file.name, content.sentence));
    } else if (earlier)
      problems.push({
        file: file.name,
        sentence: `a document named “${id}” was already read (${earlier.file}): rename one of the two.`,
      });
    else {
      const said = mappingOf(mapping, basename(file.name));
      const document = owned(inPhase(readDocument(content, id, file.name, playbook, said), said), said);
      problems.push(...document.problems);
      notes.push(...document.notes);
      if (document.responsibilities.length === 0 && document.problems.length === 0)
        notes.push({ file: file.name, sentence: 'nothing in it says who is responsible for something.' });
      const unread = [
        ...document.unread,
        ...overlooked({ ...content, ...document, statements: document.responsibilities }),
      ];
      reports.push(reportOf(file.name, document.document, document.responsibilities, unread));
      read.set(id, { ...document, file: file.name });
    }
  }
  const kept = withoutDuplicates([...read.values()], notes);
  return {
    dataset: toDataset(
      playbook,
      kept.map(({ document }) => document),
      kept.flatMap(({ responsibilities }) => responsibilities),
    ),
    problems,
    notes,
    reports,
  };
}

/** What a document names no phase for is of the one that its owner says; what is excluded is of none. */
function inPhase(document: ReadDocument, { phase }: DocumentMapping): ReadDocument {
  if (phase === undefined) return document;
  const responsibilities = document.responsibilities.map((one) =>
    one.phase === null && one.kind === 'item' ? { ...one, phase } : one,
  );
  return { ...document, responsibilities };
}

/** What a document names nobody for is done by the one that its owner says; who approves it or is asked stays so. */
function owned(document: ReadDocument, { owner }: DocumentMapping): ReadDocument {
  if (owner === undefined) return document;
  const responsibilities = document.responsibilities.map((one) => {
    if (one.party !== null || one.kind !== 'item') return one;
    const { involved } = one;
    if (involved === undefined) return { ...one, party: owner };
    return { ...one, party: owner, involved: [{ party: owner, involvement: 'does' as const }, ...involved] };
  });
  return { ...document, responsibilities };
}

/** A file's content, or why it has none. A fault of Baton's own in one file is a sentence, too: the others are read. */
function contentOf({ name, bytes }: SourceFile): DocumentContent | ContentFault {
  try {
    return formatOf(name, bytes).read(bytes);
  } catch (error) {
    return { sentence: `cannot be read (${error instanceof Error ? error.message : String(error)}): save it again.` };
  }
}

type Named = ReadDocument & { readonly file: string };

/** Publishers keep one edition twice, with and without the English beside it: the one that has it is kept. */
function withoutDuplicates(documents: readonly Named[], notes: DocumentProblem[]): readonly Named[] {
  const best = new Map<string, Named>();
  for (const candidate of documents) {
    const { document, responsibilities } = candidate;
    if (document.article === null || responsibilities.length === 0) {
      best.set(`only ${document.id}`, candidate);
      continue;
    }
    const said = responsibilities.map(({ party, phase, text }) => [party, phase, text].join('\t')).join('\n');
    const key = [document.article, document.locale, document.edition, said].join('\n');
    const rival = best.get(key);
    const [winner, loser] = rival && english(rival) >= english(candidate) ? [rival, candidate] : [candidate, rival];
    best.set(key, winner);
    if (loser)
      notes.push({
        file: loser.file,
        sentence: `says the same as ${winner.file}, the same edition of the same article: only that one is kept.`,
      });
  }
  return [...best.values()];
}

function english({ responsibilities }: ReadDocument): number {
  return responsibilities.filter((responsibility: Responsibility) => responsibility.english !== undefined).length;
}
