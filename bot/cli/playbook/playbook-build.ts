import { writeFileSync } from 'node:fs';
import { serialiseDataset } from '../../../data/dataset.js';
import { problemLine } from '../../../data/ingest/report/problem.js';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import { buildPlaybook } from '../../knowledge/playbooks.js';
import type { Io } from '../terminal/io.js';
import { playbooksNamed } from './playbook-named.js';

/** Writes the dataset of one playbook. Exit 0 = written, 1 = something must be mended. Throws where no file is named. */
export async function buildDataset(directory: string, out: string | undefined, io: Io): Promise<number> {
  if (out === undefined) throw new Error('say with --out where to write.');
  const { playbooks, faults } = playbooksNamed(directory);
  for (const fault of faults) io.err(faultLine(fault));
  const [folder, ...others] = playbooks;
  if (faults.length > 0 || folder === undefined) return 1;
  if (others.length > 0) {
    io.err(`${directory}: holds ${playbooks.length} playbooks, and a dataset has one: name the folder of one.`);
    return 1;
  }
  const { dataset, problems, notes } = await buildPlaybook(folder);
  for (const note of notes) io.err(`note: ${problemLine(note)}`);
  for (const problem of problems) io.err(problemLine(problem));
  if (problems.length > 0) return 1;
  writeFileSync(out, serialiseDataset(dataset));
  io.err(`${dataset.responsibilities.length} statements from ${dataset.documents.length} documents: ${out}`);
  return 0;
}
