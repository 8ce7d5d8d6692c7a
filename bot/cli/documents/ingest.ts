import { serialiseDataset } from '../../../data/dataset.js';
import type { Dataset } from '../../../data/domain/responsibility.js';
import { readSources } from '../../../data/ingest/files.js';
import { type Ingested, ingest as ingestFiles } from '../../../data/ingest/ingest.js';
import { type DocumentProblem, problemLine } from '../../../data/ingest/report/problem.js';
import { reportLines } from '../../../data/ingest/report/report-lines.js';
import { PlaybookError } from '../../../data/playbooks/schema/playbook-fault.js';
import { linkDataset } from '../../knowledge/knowledge.js';
import { type Io, printsUsage } from '../terminal/io.js';
import { replaceFile } from '../terminal/replace-file.js';
import { type IngestCall, ingestCall, ingestUsage } from './ingest-call.js';
import { listRow } from './ingest-list.js';
import { type ReadWith, readWith } from './ingest-playbook.js';
import { showProgress } from './ingest-progress.js';
import { writeProposal } from './ingest-propose.js';

/**
 * `baton ingest`: documents → dataset. Exit 0 = all was read, 1 = problems, or something that looks like a duty was not
 * read (not with `--lenient`), 2 = called wrongly.
 */
export async function ingestCommand(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, ingestUsage, io)) return 0;
  const call = ingestCall(args);
  if (typeof call === 'string') {
    io.err(call);
    return 2;
  }
  try {
    return await ingestAs(call, readWith(call), io);
  } catch (error) {
    if (!(error instanceof PlaybookError)) throw error;
    for (const line of error.message.split('\n')) io.err(line);
    return 1;
  }
}

async function ingestAs(call: IngestCall, { paths, playbook, mapping, asked }: ReadWith, io: Io): Promise<number> {
  const { files, problems: unfound, notes: passedOver } = await readSources(paths);
  if (call.propose && call.out !== undefined) {
    for (const problem of unfound) io.err(problemLine(problem));
    return files.length === 0 ? 1 : writeProposal(files, call.out, io);
  }
  const read = ingestFiles(files, playbook, mapping, showProgress(io));
  const { dataset, astray } = asked(linkDataset(read.dataset));
  const ingested = { ...read, notes: [...passedOver, ...read.notes, ...astray], dataset };
  const problems = [...unfound, ...ingested.problems];
  if (problems.length === 0 && ingested.dataset.responsibilities.length === 0)
    problems.push({
      file: paths.join(', '),
      sentence: 'no document here says who is responsible for something: a dataset of nothing is not written.',
    });
  const unread = ingested.reports.filter(({ unread: parts }) => parts.some(({ what }) => what !== 'file'));
  for (const note of ingested.notes) io.err(`note: ${problemLine(note)}`);
  for (const problem of problems) io.err(problemLine(problem));
  // What was read is said where something beside it was not, because a page of good news hides the bad.
  for (const report of unread) for (const line of reportLines(report, playbook)) io.err(line);
  if (call.list)
    for (const statement of ingested.dataset.responsibilities)
      io.out(JSON.stringify(listRow(statement, ingested.dataset)));
  const isWhole = call.lenient || unread.length === 0;
  const sound = (problems.length === 0 || (call.lenient && ingested.dataset.documents.length > 0)) && isWhole;
  let written: string | null = null;
  if (call.out !== undefined && sound) {
    try {
      await replaceFile(call.out, serialiseDataset(ingested.dataset));
      written = call.out;
    } catch (error) {
      problems.push({
        file: call.out,
        sentence: `cannot be written (${error instanceof Error ? error.message : String(error)}): choose another place.`,
      });
      io.err(problemLine(problems.at(-1) as DocumentProblem));
    }
  }
  if (call.json) io.out(JSON.stringify(summary(ingested, problems, written)));
  else if (!call.list) sumUp(ingested, problems, written, io);
  return problems.length === 0 && isWhole ? 0 : 1;
}

function summary(
  { dataset, notes, reports }: Ingested,
  problems: readonly DocumentProblem[],
  written: string | null,
): object {
  const kinds: Record<string, number> = {};
  for (const { kind } of dataset.responsibilities) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const { version, documents, responsibilities } = dataset;
  const counts = { version, documents: documents.length, statements: responsibilities.length, kinds, written };
  return { ...counts, problems, notes, reports };
}

function sumUp(
  { dataset, reports }: Ingested,
  problems: readonly DocumentProblem[],
  written: string | null,
  io: Io,
): void {
  const places = reports.flatMap(({ unread }) => unread).filter(({ what }) => what !== 'file').length;
  const found = `${foundIn(dataset)}, version ${dataset.version}`;
  if (written !== null)
    io.err(
      `${found}: written to ${written}${problems.length > 0 || places > 0 ? ' without what is named above' : ''}.`,
    );
  else if (places > 0)
    io.err(
      `${[...(problems.length > 0 ? [`${problems.length} to mend`] : []), `${places} unread`].join(', ')}: nothing written. Map what is named above, or say --lenient.`,
    );
  else io.err(`${problems.length} to mend: nothing written.`);
}

function foundIn({ documents, responsibilities }: Dataset): string {
  const phaseless = responsibilities.filter(({ kind, phase }) => kind === 'item' && phase === null).length;
  const without = phaseless === 0 ? '' : ` (${phaseless} duties without a phase)`;
  return `${responsibilities.length} statements${without} from ${documents.length} documents`;
}
