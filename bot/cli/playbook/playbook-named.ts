import { type LoadedPlaybooks, loadPlaybooks, type PlaybookFolder } from '../../../data/playbooks/load-playbooks.js';
import { PlaybookError } from '../../../data/playbooks/schema/playbook-fault.js';
import { shippedPlaybooks } from '../../../data/playbooks/shipped.js';

/** A playbook that ships with Baton by its id, or what is in a folder; without a name all that ship. */
export function playbooksNamed(name?: string): LoadedPlaybooks {
  const shipped = shippedPlaybooks();
  if (name === undefined) return { playbooks: shipped, faults: [] };
  const found = shipped.filter(({ playbook }) => playbook.id === name);
  if (found.length > 0) return { playbooks: found, faults: [] };
  const loaded = loadPlaybooks(name);
  if (loaded.playbooks.length > 0 || !/^[a-z0-9-]+$/u.test(name)) return loaded;
  const ids = shipped.map(({ playbook }) => playbook.id).join(', ');
  return {
    ...loaded,
    faults: loaded.faults.map((fault) => ({ ...fault, sentence: `${fault.sentence} By name there are ${ids}.` })),
  };
}

/** The only playbook of those that `name` means. Throws a PlaybookError where it has faults, or where there are several. */
export function onlyPlaybook({ playbooks, faults }: LoadedPlaybooks, name: string): PlaybookFolder {
  const [first, ...others] = playbooks;
  if (faults.length > 0) throw new PlaybookError(faults);
  if (first === undefined || others.length > 0) {
    const ids = playbooks.map(({ playbook }) => playbook.id).join(', ');
    throw new PlaybookError([
      { file: name, path: '', sentence: `holds several playbooks (${ids}): name the folder of one.` },
    ]);
  }
  return first;
}
