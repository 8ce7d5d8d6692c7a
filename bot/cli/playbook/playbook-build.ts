import { writeFileSync } from 'node:fs';
import { serialiseDataset } from '../../../data/dataset.js';
import { problemLine } from '../../../data/ingest/report/problem.js';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import { buildPlaybook } from '../../knowledge/playbooks.js';
import type { Io } from '../terminal/io.js';
import { onlyPlaybook, playbooksNamed } from './playbook-named.js';

/** Writes the dataset of one playbook. Exit 0 = written, 1 = something must be mended. Throws where no file or no one playbook is named. */
export async function buildDataset(directory: string, out: string | undefined, io: Io): Promise<number> {
  if (out === undefined) throw new Error('say with --out where to write.');
  const built = await buildPlaybook(onlyPlaybook(playbooksNamed(directory), directory));
  const { dataset, problems, notes, astray } = built;
  for (const note of notes) io.err(`note: ${problemLine(note)}`);
  for (const wording of astray) io.err(`left out: ${faultLine(wording)}`);
  for (const problem of problems) io.err(problemLine(problem));
  if (problems.length > 0) return 1;
  const ownerless = built.ownerless.flatMap((report) => report.ownerless).length;
  if (ownerless > 0)
    io.err(`note: ${ownerless} duties have no owner and are on no checklist: \`baton playbook check\` names them.`);
  writeFileSync(out, serialiseDataset(dataset));
  io.err(`${dataset.responsibilities.length} statements from ${dataset.documents.length} documents: ${out}`);
  return 0;
}
