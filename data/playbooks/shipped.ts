import { fileURLToPath } from 'node:url';
import type { Playbook, PlaybookPhase } from '../domain/playbook/playbook.js';
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

/** A copy from before playbooks named the people's list: the method that everything older means had one, and calls it the same. */
export function withListNames(playbook: Playbook): Playbook {
  const lacks = ({ list, listNames }: PlaybookPhase) => list === 'own' && listNames === undefined;
  if (playbook.id !== first || !playbook.phases.some(lacks)) return playbook;
  const { phases } = firstPlaybook();
  const named = (phase: PlaybookPhase): PlaybookPhase => {
    const listNames = lacks(phase) ? phases.find(({ id }) => id === phase.id)?.listNames : undefined;
    return listNames === undefined ? phase : { ...phase, listNames };
  };
  return { ...playbook, phases: playbook.phases.map(named) };
}
