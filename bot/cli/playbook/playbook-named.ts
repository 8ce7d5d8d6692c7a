import { type LoadedPlaybooks, loadPlaybooks } from '../../../data/playbooks/load-playbooks.js';
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
