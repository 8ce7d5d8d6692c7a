import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Playbook } from '../../../data/domain/playbook/playbook.js';
import type { Mapping } from '../../../data/ingest/mapping/mapping.js';
import { loadPlaybooks, type PlaybookFolder, playbookFile } from '../../../data/playbooks/load-playbooks.js';
import { PlaybookError } from '../../../data/playbooks/schema/playbook-fault.js';
import { firstPlaybook, shippedPlaybooks } from '../../../data/playbooks/shipped.js';
import type { IngestCall } from './ingest-call.js';

/** By which playbook and mapping documents are read, and where they are. */
export interface ReadWith {
  readonly paths: readonly string[];
  readonly playbook: Playbook;
  readonly mapping: Mapping;
}

/**
 * The playbook that is named, else that of the only path where this is a playbook's folder, else FastTrack's. Throws a
 * PlaybookError where it cannot be used.
 */
export function readWith({ paths, playbook }: IngestCall): ReadWith {
  if (playbook !== undefined) {
    const shipped = shippedPlaybooks().find(({ playbook: { id } }) => id === playbook);
    return { ...chosen(shipped ?? only(playbook)), paths };
  }
  const [path0 = ''] = paths;
  if (paths.length > 1 || !existsSync(path.join(path0, playbookFile)))
    return { paths, playbook: firstPlaybook(), mapping: {} };
  const folder = only(path0);
  return { ...chosen(folder), paths: [folder.documents ?? path0] };
}

const chosen = ({ playbook, mapping }: PlaybookFolder) => ({ playbook, mapping });

function only(directory: string): PlaybookFolder {
  const { playbooks, faults } = loadPlaybooks(directory);
  const [first, ...others] = playbooks;
  if (faults.length > 0) throw new PlaybookError(faults);
  if (first === undefined || others.length > 0) {
    const ids = playbooks.map(({ playbook }) => playbook.id).join(', ');
    throw new PlaybookError([
      { file: directory, path: '', sentence: `holds several playbooks (${ids}): name the folder of one.` },
    ]);
  }
  return first;
}
