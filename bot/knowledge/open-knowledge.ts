import type { Dataset } from '../../data/domain/responsibility.js';
import type { Knowledge } from '../../dialogs/turn/turn.js';
import type { Config } from '../config/settings.js';
import { knowledgeOf, openKnowledge, readModel, readNames } from './knowledge.js';
import { openPlaybooks } from './open-playbooks.js';

/**
 * What Baton knows from the documents that the settings name, a playbook each. `warn` is told what of them is left out.
 * Throws a DatasetError or PlaybooksUnfit with the cure.
 */
export async function openAllKnowledge(
  { playbooks, playbookCache, datasetFile }: Pick<Config, 'datasetFile' | 'playbooks' | 'playbookCache'>,
  warn: (facts: Readonly<Record<string, string | number>>, event: string) => void,
): Promise<readonly [Knowledge, ...Knowledge[]]> {
  if (playbooks === null) return [openKnowledge(datasetFile)];
  const { datasets, unread, astray } = await openPlaybooks(playbooks, playbookCache);
  for (const one of unread) warn({ ...one }, 'documents partly unread');
  for (const one of astray) warn({ ...one }, 'wordings without statement');
  const [model, names] = [readModel(), readNames()];
  const known = (dataset: Dataset) => knowledgeOf(dataset, model, {}, names);
  const [first, ...others] = datasets;
  return [known(first), ...others.map(known)];
}
