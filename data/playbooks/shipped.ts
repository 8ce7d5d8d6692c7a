import { fileURLToPath } from 'node:url';
import type { Playbook } from '../domain/playbook/playbook.js';
import { loadPlaybooks, type PlaybookFolder } from './load-playbooks.js';
import { PlaybookError } from './schema/playbook-fault.js';

/** The playbooks that ship with Baton: beside this module, in the source tree and in the build. */
export const shippedFolder = fileURLToPath(new URL('.', import.meta.url));

/** What datasets and engagements of releases before playbooks mean. */
const first = 'fasttrack';

let read: readonly PlaybookFolder[] | undefined;

/** Every playbook that ships with Baton. They are read once, because they don't change while it runs. */
export function shippedPlaybooks(): readonly PlaybookFolder[] {
  if (read !== undefined) return read;
  const { playbooks, faults } = loadPlaybooks(shippedFolder);
  if (faults.length > 0) throw new PlaybookError(faults);
  read = playbooks;
  return read;
}

/** The playbook of everything that was stored before there were playbooks. */
export function firstPlaybook(): Playbook {
  const found = shippedPlaybooks().find(({ playbook }) => playbook.id === first);
  if (found === undefined) throw new Error(`${shippedFolder}${first} is not there: install Baton again.`);
  return found.playbook;
}
