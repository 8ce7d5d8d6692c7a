import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Playbook } from '../../../data/domain/playbook/playbook.js';
import type { Dataset } from '../../../data/domain/responsibility.js';
import type { Mapping } from '../../../data/ingest/mapping/mapping.js';
import { loadPlaybooks, type PlaybookFolder, playbookFile } from '../../../data/playbooks/load-playbooks.js';
import { firstPlaybook } from '../../../data/playbooks/shipped.js';
import { type AskedPlaybook, asAsked } from '../../knowledge/playbooks.js';
import { onlyPlaybook, playbooksNamed } from '../playbook/playbook-named.js';
import type { IngestCall } from './ingest-call.js';

/** By which playbook and mapping documents are read, and where they are. */
export interface ReadWith {
  readonly paths: readonly string[];
  readonly playbook: Playbook;
  readonly mapping: Mapping;
  /** Puts what people ask to the statements that were read. */
  readonly asked: (dataset: Dataset) => AskedPlaybook;
}

/**
 * The playbook that is named, else that of the only path where this is a playbook's folder, else FastTrack's. Throws a
 * PlaybookError where it cannot be used.
 */
export function readWith({ paths, playbook }: IngestCall): ReadWith {
  if (playbook !== undefined) return { ...chosen(onlyPlaybook(playbooksNamed(playbook), playbook)), paths };
  const [path0 = ''] = paths;
  if (paths.length > 1 || !existsSync(path.join(path0, playbookFile)))
    return { paths, playbook: firstPlaybook(), mapping: {}, asked: (dataset) => ({ dataset, astray: [] }) };
  const folder = onlyPlaybook(loadPlaybooks(path0), path0);
  return { ...chosen(folder), paths: [folder.documents ?? path0] };
}

const chosen = (folder: PlaybookFolder): Omit<ReadWith, 'paths'> => ({
  playbook: folder.playbook,
  mapping: folder.mapping,
  asked: (dataset) => asAsked(folder, dataset),
});
