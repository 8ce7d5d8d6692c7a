import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { noOwnTopics, noWordings, type OwnTopics, type Wordings } from '../domain/answer/wordings.js';
import type { Playbook } from '../domain/playbook/playbook.js';
import type { Mapping } from '../ingest/mapping/mapping.js';
import { parseMapping } from './schema/mapping-file.js';
import type { ParsedFile } from './schema/parsed-file.js';
import type { PlaybookFault } from './schema/playbook-fault.js';
import { parsePlaybook } from './schema/playbook-file.js';
import { parseOwnTopics } from './schema/topics-file.js';
import { parseWordings } from './schema/wordings-file.js';

export const playbookFile = 'playbook.yaml';
export const mappingFile = 'mapping.yaml';
export const wordingsFile = 'wordings.yaml';
export const topicsFile = 'topics.yaml';
const documentsFolder = 'documents';

/** A playbook's folder, read. */
export interface PlaybookFolder {
  readonly folder: string;
  readonly playbook: Playbook;
  /** Empty where the folder has no `mapping.yaml`. */
  readonly mapping: Mapping;
  /** None where the folder has no `wordings.yaml`. */
  readonly wordings: Wordings;
  /** None where the folder has no `topics.yaml`. */
  readonly topics: OwnTopics;
  /** Where its documents are; null where it has none. */
  readonly documents: string | null;
}

export interface LoadedPlaybooks {
  /** In the order of their folders' names. */
  readonly playbooks: readonly PlaybookFolder[];
  readonly faults: readonly PlaybookFault[];
}

/** Reads a playbook's folder, or a folder of such folders. What is wrong is a fault, and never stops the others. */
export function loadPlaybooks(directory: string): LoadedPlaybooks {
  const missing = (sentence: string): LoadedPlaybooks => ({
    playbooks: [],
    faults: [{ file: directory, path: '', sentence }],
  });
  if (!existsSync(directory)) return missing('is not there: check the path.');
  if (!statSync(directory).isDirectory()) return missing(`is no folder: name the folder that holds ${playbookFile}.`);
  const folders = existsSync(path.join(directory, playbookFile)) ? [directory] : foldersIn(directory);
  if (folders.length === 0)
    return missing(`holds no ${playbookFile}, nor a folder that does: \`baton playbook new NAME\` makes one.`);
  const read = folders.map(readFolder);
  const playbooks = read.flatMap((one) => ('playbook' in one ? [one] : []));
  const faults = read.flatMap((one) => ('faults' in one ? one.faults : []));
  return { playbooks, faults: [...faults, ...sameIds(playbooks)] };
}

const foldersIn = (directory: string): readonly string[] =>
  readdirSync(directory)
    .sort()
    .map((name) => path.join(directory, name))
    .filter((folder) => existsSync(path.join(folder, playbookFile)));

function readFolder(folder: string): PlaybookFolder | { readonly faults: readonly PlaybookFault[] } {
  const file = path.join(folder, playbookFile);
  const playbook = parsePlaybook(readFileSync(file), file);
  if ('faults' in playbook) return playbook;
  const optional = <Value>(
    name: string,
    parse: (bytes: Uint8Array, file: string, playbook: Playbook) => ParsedFile<Value>,
    none: Value,
  ): ParsedFile<Value> => {
    const there = path.join(folder, name);
    return existsSync(there) ? parse(readFileSync(there), there, playbook.value) : { value: none };
  };
  const mapping = optional<Mapping>(mappingFile, parseMapping, {});
  const wordings = optional(wordingsFile, parseWordings, noWordings);
  const topics = optional(topicsFile, parseOwnTopics, noOwnTopics);
  const faults = [mapping, wordings, topics].flatMap((one) => ('faults' in one ? one.faults : []));
  if ('faults' in mapping || 'faults' in wordings || 'faults' in topics) return { faults };
  const documents = path.join(folder, documentsFolder);
  return {
    folder,
    playbook: playbook.value,
    mapping: mapping.value,
    wordings: wordings.value,
    topics: topics.value,
    documents: existsSync(documents) ? documents : null,
  };
}

function sameIds(playbooks: readonly PlaybookFolder[]): readonly PlaybookFault[] {
  return playbooks.flatMap(({ folder, playbook: { id } }, at) => {
    const first = playbooks.findIndex((one) => one.playbook.id === id);
    if (first === at) return [];
    const sentence = `“${id}” is also the playbook of ${playbooks[first]?.folder}: give each its own id.`;
    return [{ file: path.join(folder, playbookFile), path: 'playbook', sentence }];
  });
}
