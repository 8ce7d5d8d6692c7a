import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatasetError, parseDataset, serialiseDataset } from '../../data/dataset.js';
import type { Dataset } from '../../data/domain/responsibility.js';
import { problemLine } from '../../data/ingest/report/problem.js';
import { loadPlaybooks, type PlaybookFolder } from '../../data/playbooks/load-playbooks.js';
import { faultLine } from '../../data/playbooks/schema/playbook-fault.js';
import type { TopicModel } from '../../data/search/topics/topic-model.js';
import { readModel } from './knowledge.js';
import { asAsked, builtFrom, documentsOf, unreadTitles } from './playbooks.js';

/** Playbooks that cannot be used, with all that is wrong in them, one a line. */
export class PlaybooksUnfit extends Error {
  override readonly name = 'PlaybooksUnfit';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(`${lines.join('\n')}\n\`baton playbook check\` says it again.`);
    this.lines = lines;
  }
}

/** What of a playbook was not read. */
interface UnreadIn {
  readonly playbook: string;
  readonly places: number;
  readonly titles: readonly string[];
}

export interface OpenedPlaybooks {
  /** One for each playbook, in the order of their folders; never empty. */
  readonly datasets: readonly [Dataset, ...Dataset[]];
  /** Playbooks in whose documents something looks like a duty and was not read, with how many places, and their titles. */
  readonly unread: readonly UnreadIn[];
  /** Playbooks with questions of people whose statement is not there any more, with how many entries. */
  readonly astray: readonly { readonly playbook: string; readonly wordings: number }[];
  /** Playbooks with duties that no one owns, which are on no checklist, with how many. */
  readonly ownerless: readonly { readonly playbook: string; readonly duties: number }[];
}

/**
 * Reads a playbook's folder, or a folder of such folders, into a dataset each. What was built once is kept in `cache` until a
 * file of it changes; a cache that cannot be written costs time and nothing else. `model` is asked for where a dataset is built. Throws PlaybooksUnfit.
 */
export async function openPlaybooks(
  directory: string,
  cache: string,
  model: () => TopicModel = readModel,
): Promise<OpenedPlaybooks> {
  const { playbooks, faults } = loadPlaybooks(directory);
  const wrong = faults.map(faultLine);
  const opened: Omit<Opened, 'lines'>[] = [];
  const astray: { readonly playbook: string; readonly wordings: number }[] = [];
  const version = readersVersion();
  for (const folder of playbooks) {
    const { lines, ...one } = await open(folder, { cache, version, model });
    wrong.push(...lines);
    // What people ask is put to the statements at each start, so that a new question never reads the documents again.
    const asked = asAsked(folder, one.dataset);
    if (asked.astray.length > 0) astray.push({ playbook: folder.playbook.id, wordings: asked.astray.length });
    opened.push({ ...one, dataset: asked.dataset });
  }
  const [first, ...others] = opened.map(({ dataset }) => dataset);
  if (wrong.length > 0 || first === undefined) throw new PlaybooksUnfit(wrong);
  return {
    datasets: [first, ...others],
    unread: opened.flatMap(({ dataset: { playbook }, places, titles }) =>
      places === 0 ? [] : [{ playbook: playbook.id, places, titles }],
    ),
    astray,
    ownerless: opened.flatMap(({ dataset: { playbook, responsibilities } }) => {
      const duties = responsibilities.filter(({ kind, group, party }) => kind === 'item' && !group && party === null);
      return duties.length === 0 ? [] : [{ playbook: playbook.id, duties: duties.length }];
    }),
  };
}

interface Opened extends Omit<UnreadIn, 'playbook'> {
  readonly dataset: Dataset;
  /** What is wrong in it. */
  readonly lines: readonly string[];
}

async function open(
  folder: PlaybookFolder,
  { cache, version, model }: { readonly cache: string; readonly version: string; readonly model: () => TopicModel },
): Promise<Opened> {
  const { files, problems } = await documentsOf(folder);
  const hash = createHash('sha256').update(version);
  hash.update(JSON.stringify([folder.playbook, folder.mapping]));
  for (const { name, bytes } of files) hash.update(`\n${path.basename(name)} ${bytes.byteLength}\n`).update(bytes);
  const kept = path.join(cache, `${folder.playbook.id}-${hash.digest('hex').slice(0, 16)}.json`);
  const known = problems.length === 0 ? readKept(kept) : null;
  if (known !== null) return { dataset: known, places: 0, titles: [], lines: [] };
  const built = builtFrom(folder, files, model);
  const { dataset, problems: found, unread } = built;
  const lines = [...problems, ...found].map(problemLine);
  const places = unread.flatMap((report) => report.unread).length;
  // What was left unread is said at each start, so only a whole reading is kept.
  if (lines.length === 0 && places === 0) keep(kept, dataset);
  return { dataset, places, titles: unreadTitles(built), lines };
}

function readKept(file: string): Dataset | null {
  try {
    return parseDataset(readFileSync(file), file);
  } catch (error) {
    if (error instanceof DatasetError || (error instanceof Error && 'code' in error)) return null;
    throw error;
  }
}

/** Keeps a dataset in place of the earlier ones of its playbook. */
function keep(file: string, dataset: Dataset): void {
  const [folder, start] = [path.dirname(file), `${dataset.playbook.id}-`];
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder))
      if (name.startsWith(start) && /^[0-9a-f]{16}\.json$/u.test(name.slice(start.length)))
        rmSync(path.join(folder, name));
    writeFileSync(file, serialiseDataset(dataset));
  } catch {
    // Containers have read-only disks; then each start reads the documents again.
  }
}

/** The rooms whose code decides what a document says: a dataset that other code read is read again. */
const readers = ['../../data/ingest', '../../data/language', '../../data/playbooks'];

function readersVersion(): string {
  const hash = createHash('sha256');
  for (const room of readers) {
    const folder = fileURLToPath(new URL(room, import.meta.url));
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (/\.[jt]s$/u.test(name)) hash.update(name).update(readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex');
}
