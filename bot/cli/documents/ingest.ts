import { rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { serialiseDataset } from '../../../data/dataset.js';
import type { Dataset, Responsibility } from '../../../data/domain/responsibility.js';
import { readSources } from '../../../data/ingest/files.js';
import { type Ingested, ingest as ingestFiles } from '../../../data/ingest/ingest.js';
import { type DocumentProblem, problemLine } from '../../../data/ingest/report/problem.js';
import { linkDataset } from '../../knowledge/knowledge.js';
import { type Io, printsUsage } from '../terminal/io.js';

const usage = 'usage: baton ingest PATH… (--out FILE [--lenient] | --list) [--json]';

/** `baton ingest`: documents → dataset. Exit 0 = sound, 1 = problems were found, 2 = called wrongly. */
export async function ingestCommand(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const call = parse(args);
  if (typeof call === 'string') {
    io.err(call);
    return 2;
  }
  const { files, problems: unread } = await readSources(call.paths);
  const read = ingestFiles(files);
  const ingested = { ...read, dataset: linkDataset(read.dataset) };
  const problems = [...unread, ...ingested.problems];
  if (problems.length === 0 && ingested.dataset.responsibilities.length === 0)
    problems.push({
      file: call.paths.join(', '),
      sentence: 'no document here says who is responsible for something: a dataset of nothing is not written.',
    });
  for (const note of ingested.notes) io.err(`note: ${problemLine(note)}`);
  for (const problem of problems) io.err(problemLine(problem));
  if (call.list)
    for (const responsibility of ingested.dataset.responsibilities)
      io.out(JSON.stringify(toRow(responsibility, ingested.dataset)));
  const sound = problems.length === 0 || (call.lenient && ingested.dataset.documents.length > 0);
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
  else if (!call.list) report(ingested.dataset, problems, written, io);
  return problems.length === 0 ? 0 : 1;
}

interface Call {
  readonly paths: string[];
  readonly out?: string;
  readonly list: boolean;
  readonly lenient: boolean;
  readonly json: boolean;
}

function parse(args: string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        list: { type: 'boolean' },
        lenient: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const { out, list = false, lenient = false, json = false } = values;
    if (positionals.length === 0) return `baton ingest: name at least one document or folder; ${usage}`;
    if (out === undefined && !list && !json)
      return `baton ingest: say where to write with --out, or --list to only look; ${usage}`;
    return { paths: positionals, list, lenient, json, ...(out === undefined ? {} : { out }) };
  } catch (error) {
    return `baton ingest: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}; ${usage}`;
  }
}

/** The form of `--list`: one statement per line, named as people who check extractions name the fields. */
function toRow(statement: Responsibility, dataset: Dataset): object {
  const { leadIn, englishLeadIn, id, document, line, section, phase, party, ordinal, text, locale, english, ...rest } =
    statement;
  const edition = dataset.documents.find((candidate) => candidate.id === document)?.edition ?? null;
  const before = {
    document,
    line,
    section,
    phase,
    party,
    ordinal,
    text,
    locale,
    english,
    lead_in: leadIn,
    english_lead_in: englishLeadIn,
  };
  return { ...before, ...rest, edition, id };
}

function summary({ dataset, notes }: Ingested, problems: readonly DocumentProblem[], written: string | null): object {
  const kinds: Record<string, number> = {};
  for (const { kind } of dataset.responsibilities) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const { version, documents, responsibilities } = dataset;
  return { version, documents: documents.length, statements: responsibilities.length, kinds, written, problems, notes };
}

function report(dataset: Dataset, problems: readonly DocumentProblem[], written: string | null, io: Io): void {
  const found = `${dataset.responsibilities.length} statements from ${dataset.documents.length} documents, version ${dataset.version}`;
  if (written !== null)
    io.err(`${found}: written to ${written}${problems.length > 0 ? ' without what is named above' : ''}.`);
  else io.err(`${problems.length} to mend: nothing written.`);
}

/** Replaces a file atomically. */
async function replaceFile(file: string, content: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
