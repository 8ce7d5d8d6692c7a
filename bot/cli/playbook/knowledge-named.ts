import type { Knowledge } from '../../../dialogs/turn/turn.js';
import { documentSettings } from '../../config/settings.js';
import { encoderOfDeployment } from '../../knowledge/encoder.js';
import { knowledgeOf, readModel, readNames } from '../../knowledge/knowledge.js';
import { openAllKnowledge } from '../../knowledge/open-knowledge.js';
import { buildPlaybook, unreadTitles } from '../../knowledge/playbooks.js';
import { onlyPlaybook, playbooksNamed } from './playbook-named.js';

/**
 * What the documents of a playbook's folder say; without one, what those of the deployment say, a playbook each. Throws a
 * PlaybookError, PlaybooksUnfit, DatasetError, EncoderUnfit or ConfigProblems with the cure.
 */
export async function knowledgeNamed(playbook: string | undefined): Promise<readonly [Knowledge, ...Knowledge[]]> {
  const settings = documentSettings(process.env);
  if (playbook === undefined) return await openAllKnowledge(settings, () => {});
  const built = await buildPlaybook(onlyPlaybook(playbooksNamed(playbook), playbook));
  const known = knowledgeOf(built.dataset, readModel(), {}, readNames(), encoderOfDeployment(settings));
  return [{ ...known, unread: unreadTitles(built) }];
}
