import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../../../data/ingest/files.js';
import { playbookId } from '../../../data/ingest/propose/draft.js';
import { doubtsOf, draftText, mappingText } from '../../../data/ingest/propose/draft-files.js';
import { propose } from '../../../data/ingest/propose/propose.js';
import { mappingFile, playbookFile } from '../../../data/playbooks/load-playbooks.js';
import type { Io } from '../terminal/io.js';

/**
 * Writes a draft of a playbook with its mapping and a copy of the documents into a folder, for its owner to correct. 0 =
 * written, 1 = not: a draft is never written over one that is there, because that one may hold corrections.
 */
export async function writeProposal(files: readonly SourceFile[], folder: string, io: Io): Promise<number> {
  const earlier = [playbookFile, mappingFile].map((name) => path.join(folder, name)).find((file) => existsSync(file));
  if (earlier !== undefined) {
    io.err(
      `${earlier} is already there and may hold corrections: choose another folder with --out, or remove it first.`,
    );
    return 1;
  }
  const name = path.basename(path.resolve(folder));
  const proposal = propose(files, playbookId(name), name);
  const texts = { [playbookFile]: draftText(proposal, files.length), [mappingFile]: mappingText(proposal) };
  try {
    await mkdir(path.join(folder, 'documents'), { recursive: true });
    for (const [file, text] of Object.entries(texts)) await writeFile(path.join(folder, file), text, { flag: 'wx' });
    for (const { name: file, bytes } of files)
      await writeFile(path.join(folder, 'documents', path.basename(file)), bytes);
  } catch (error) {
    io.err(
      `${folder}: cannot be written (${error instanceof Error ? error.message : String(error)}): choose another place.`,
    );
    return 1;
  }
  const { playbook, reports } = proposal;
  const duties = reports.flatMap(({ duties }) => duties).reduce((sum, count) => sum + count.duties, 0);
  const unread = reports.flatMap((report) => report.unread).length;
  io.err(
    `${playbook.parties.length} parties, ${playbook.phases.length} phases, ${duties} duties; ${doubtsOf(proposal)} lines with a “?”, ${unread} places unread: written to ${folder}.`,
  );
  io.err(`Correct ${path.join(folder, playbookFile)}, then \`baton playbook check ${folder}\`.`);
  return 0;
}
