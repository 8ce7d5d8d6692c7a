import { wordsOfQuestion } from '../../data/domain/answer/concerns.js';
import { type DecidedWording, wordingsDecided } from '../../data/domain/answer/wordings.js';
import type { Dataset } from '../../data/domain/responsibility.js';
import { withWordings } from '../../data/ingest/wordings.js';
import { decidedIn } from '../../dialogs/questions/open-questions.js';
import type { Knowledge } from '../../dialogs/turn/turn.js';
import type { DocumentSettings } from '../config/settings.js';
import { encoderOfDeployment } from './encoder.js';
import { knowledgeOf, openDataset, readModel, readNames } from './knowledge.js';
import { openPlaybooks } from './open-playbooks.js';

type Warn = (facts: Readonly<Record<string, string | number>>, event: string) => void;

/**
 * What Baton knows from the documents that the settings name, a playbook each, with what owners decided in chat. `warn` is
 * told what of them is left out. Throws a DatasetError, PlaybooksUnfit or EncoderUnfit with the cure.
 */
export async function openAllKnowledge(
  settings: DocumentSettings,
  warn: Warn,
  decided: readonly DecidedWording[] = [],
): Promise<readonly [Knowledge, ...Knowledge[]]> {
  const { playbooks, playbookCache, datasetFile } = settings;
  const [model, names, encoder] = [readModel(), readNames(), encoderOfDeployment(settings)];
  const known = (dataset: Dataset): Knowledge =>
    knowledgeOf(asDecided(dataset, decided, warn), model, {}, names, encoder);
  if (playbooks === null) return [known(openDataset(datasetFile))];
  const { datasets, unread, astray, ownerless } = await openPlaybooks(playbooks, playbookCache, () => model);
  for (const { playbook, places } of unread) warn({ playbook, places }, 'documents partly unread');
  for (const one of astray) warn({ ...one }, 'wordings without statement');
  for (const one of ownerless) warn({ ...one }, 'duties without owner');
  const titles = new Map(unread.map((one) => [one.playbook, one.titles]));
  const withUnread = (dataset: Dataset): Knowledge => ({
    ...known(dataset),
    unread: titles.get(dataset.playbook.id) ?? [],
  });
  const [first, ...others] = datasets;
  return [withUnread(first), ...others.map(withUnread)];
}

/** What the playbook's own file says of a question counts, because it was reviewed after the chat. */
function asDecided(dataset: Dataset, decided: readonly DecidedWording[], warn: Warn): Dataset {
  const said = decidedIn([dataset]);
  const own = decided.filter(({ question }) => !said.has(wordsOfQuestion(question)));
  const { dataset: asked, astray } = withWordings(dataset, wordingsDecided(own, dataset.playbook.id));
  const { id: playbook } = dataset.playbook;
  if (astray.length > 0) warn({ playbook, wordings: astray.length, of: 'store' }, 'wordings without statement');
  return asked;
}
