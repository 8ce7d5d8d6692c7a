import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadPlaybooks, playbookFile } from '../../../data/playbooks/load-playbooks.js';
import { faultOfId } from '../../../data/playbooks/schema/agreement.js';
import { faultLine } from '../../../data/playbooks/schema/playbook-fault.js';
import type { Io } from '../terminal/io.js';
import { playbooksNamed } from './playbook-named.js';

/** Copies a playbook's folder under another id. Exit 0 = copied, 1 = it could not be. */
export function copyPlaybook(name: string, from: string, out: string, io: Io): number {
  const refuse = (sentence: string): number => {
    io.err(`baton playbook new: ${sentence}`);
    return 1;
  };
  const unfit = faultOfId(name);
  if (unfit !== null) return refuse(unfit);
  const { playbooks, faults } = playbooksNamed(from);
  const [source, ...others] = playbooks;
  if (faults.length > 0) return refuse(`${from} has faults:\n${faults.map(faultLine).join('\n')}`);
  if (source === undefined || others.length > 0) return refuse(`${from} holds no one playbook: name one.`);
  if (existsSync(out) && (!statSync(out).isDirectory() || readdirSync(out).length > 0))
    return refuse(`${out} is there already, and nothing is overwritten: choose another place with --out.`);
  cpSync(source.folder, out, { recursive: true, errorOnExist: true, force: false });
  rename(out, source.playbook.id, name);
  const copied = loadPlaybooks(out);
  for (const fault of copied.faults) io.err(faultLine(fault));
  if (copied.faults.length > 0) return refuse(`mend this in ${out}, or take it away and choose another name.`);
  io.out(`${name}: copied from ${source.playbook.id} to ${out}. Next:
  1. Change names, parties and phases in ${path.join(out, playbookFile)}.
  2. Put your documents into ${path.join(out, 'documents')}, and take away those that are not yours.
  3. baton playbook check ${out}
  4. BATON_PLAYBOOKS=${out} npm start`);
  return 0;
}

/** An id stands on one line of the playbook, and in the articles that its documents share between languages. */
function rename(folder: string, before: string, after: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    const renamed =
      entry.name === playbookFile
        ? text.replace(/^playbook:.*$/mu, `playbook: ${after}`)
        : text.replace(new RegExp(`^(ms\\.assetid: *\\S*)${before}`, 'mu'), `$1${after}`);
    if (renamed !== text) writeFileSync(file, renamed);
  }
}
