import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { phasesAndBeside } from './domain/playbook/phases.js';
import { bothSides, involvements, type Playbook, standingPhase } from './domain/playbook/playbook.js';
import { type Dataset, kinds, type Responsibility, type SourceDocument } from './domain/responsibility.js';
import { carriedPlaybook } from './playbooks/schema/carried-playbook.js';
import { firstPlaybook, withListNames } from './playbooks/shipped.js';

/** The format this Baton writes and reads. A change that an older Baton would misread raises it. */
export const datasetFormat = 1;

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date like 2019-07-02');

const citation = z.object({
  title: z.string(),
  locale: z.string(),
  date: isoDate.nullable(),
  heading: z.string(),
  ordinal: z.string().nullable(),
  url: z.url({ protocol: /^https$/ }).exactOptional(),
});

const sourceDocument = z.object({
  id: z.string().min(1),
  title: z.string(),
  locale: z.string().min(1),
  edition: isoDate.nullable(),
  article: z.string().nullable(),
  retired: z.boolean(),
});

const link = z.object({ topic: z.string().min(1), certainty: z.number().min(0).max(1) });

const involved = z.object({ party: z.string().min(1), involvement: z.enum(involvements) });

const responsibility = z.object({
  id: z.string().min(1),
  document: z.string().min(1),
  line: z.int().positive(),
  sheet: z.string().exactOptional(),
  page: z.int().positive().exactOptional(),
  section: z.array(z.string()),
  phase: z.string().nullable(),
  party: z.string().nullable(),
  involved: z.array(involved).exactOptional(),
  ordinal: z.string().nullable(),
  group: z.boolean(),
  text: z.string().min(1),
  locale: z.string().min(1),
  english: z.string().exactOptional(),
  leadIn: z.string().exactOptional(),
  englishLeadIn: z.string().exactOptional(),
  optional: z.boolean(),
  conditional: z.boolean(),
  condition: z.string().exactOptional(),
  workload: z.string().exactOptional(),
  stage: z.enum(['core', 'service']).exactOptional(),
  kind: z.enum(kinds),
  destination: z.string().exactOptional(),
  topic: z.string().exactOptional(),
  links: z.array(link).exactOptional(),
  wordings: z.array(z.string()).exactOptional(),
  cites: z.array(citation).exactOptional(),
});

/** The one schema of a dataset file; the type it yields is the domain's. */
export const datasetSchema = z
  .object({
    format: z.literal(datasetFormat),
    version: z.string().min(1),
    /** A dataset of a release before playbooks has none. */
    playbook: carriedPlaybook.default(firstPlaybook),
    documents: z.array(sourceDocument),
    responsibilities: z.array(responsibility),
    outside: z.array(z.string()).exactOptional(),
  })
  .superRefine((dataset, context) => {
    const known = new Set(dataset.documents.map((document) => document.id));
    const seen = new Set<string>();
    for (const problem of strangers(dataset)) context.addIssue(problem);
    for (const { id, document } of dataset.responsibilities) {
      if (!known.has(document)) context.addIssue(`responsibility ${id} names the unknown document ${document}`);
      if (seen.has(id)) context.addIssue(`responsibility ${id} is there twice`);
      seen.add(id);
    }
  }) satisfies z.ZodType<Dataset>;

/** Statements that name what their playbook does not have: nobody's checklist would ever show them. */
function strangers({ playbook, responsibilities }: Pick<Dataset, 'playbook' | 'responsibilities'>): readonly string[] {
  const ids = (things: readonly { readonly id: string }[], ...more: string[]) =>
    new Set([...things.map(({ id }) => id), ...more]);
  const parties = ids(playbook.parties, bothSides);
  const phases = new Set([...phasesAndBeside(playbook), standingPhase]);
  const services = ids(playbook.services);
  const conditions = ids(playbook.conditions);
  return responsibilities.flatMap(({ id, phase, party, involved: all = [], destination, workload, condition }) => {
    const named: readonly (readonly [string, string | null | undefined, ReadonlySet<string>])[] = [
      ['phase', phase, phases],
      ...[party, destination, ...all.map((one) => one.party)].map((one) => ['party', one, parties] as const),
      ['service', workload, services],
      ['condition', condition, conditions],
    ];
    return named.flatMap(([what, one, known]) =>
      one == null || known.has(one)
        ? []
        : [`responsibility ${id} names the ${what} ${one}, which the playbook ${playbook.id} does not have`],
    );
  });
}

/** A dataset that cannot be used, in a sentence that names the file and the cure. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
}

/**
 * Reads a dataset out of a file's content. `origin` is the file's name, for the sentences.
 * Bytes are preferred to text: only bytes can show that a file is not UTF-8.
 */
export function parseDataset(content: string | Uint8Array, origin: string): Dataset {
  const raw = parseJson(typeof content === 'string' ? content : decode(content, origin), origin);
  const { format } = z.object({ format: z.unknown() }).catch({ format: undefined }).parse(raw);
  if (typeof format === 'number' && format > datasetFormat)
    throw new DatasetError(
      `${origin}: made by a newer Baton: update Baton or build it again with \`baton ingest\` (its format is ${format}, this Baton reads ${datasetFormat}).`,
    );
  const parsed = datasetSchema.safeParse(raw);
  if (parsed.success) return { ...parsed.data, playbook: withListNames(parsed.data.playbook) };
  const [first] = parsed.error.issues;
  const where = first?.path.length ? `at ${first.path.join('.')}: ` : '';
  throw new DatasetError(
    `${origin}: not a dataset (${where}${first?.message ?? 'unknown form'}): build it again with \`baton ingest\`.`,
  );
}

/** Sorts and stamps: the same playbook, documents and responsibilities, in any order, give the same dataset and version. `outside`: questions that they don't answer. */
export function toDataset(
  playbook: Playbook,
  documents: readonly SourceDocument[],
  responsibilities: readonly Responsibility[],
  outside: readonly string[] = [],
): Dataset {
  const body = {
    format: datasetFormat,
    playbook,
    documents: [...documents].sort((a, b) => byText(a.id, b.id)),
    // The sort is stable: two statements of one line stay in the order in which the line makes them.
    responsibilities: [...responsibilities].sort((a, b) => byText(a.document, b.document) || a.line - b.line),
    ...(outside.length === 0 ? {} : { outside: [...outside].sort(byText) }),
  } as const;
  return { ...body, version: createHash('sha256').update(render(body, '')).digest('hex').slice(0, 12) };
}

/** The bytes of a dataset file: one document or responsibility per line, so that a diff shows what changed. */
export function serialiseDataset(dataset: Dataset): string {
  return render(dataset, dataset.version);
}

/** The dataset that ships with Baton: beside this module, in the source tree and in the build. */
export function defaultDatasetFile(): string {
  return fileURLToPath(new URL('./dataset.json', import.meta.url));
}

function render(dataset: Omit<Dataset, 'version'>, version: string): string {
  const lines = (values: readonly object[]) =>
    values.map((value) => `    ${JSON.stringify(ordered(value))}`).join(',\n');
  return [
    '{',
    `  "format": ${dataset.format},`,
    `  "version": ${JSON.stringify(version)},`,
    // In the schema's order, because an object that was built in another would have other bytes.
    `  "playbook": ${JSON.stringify(carriedPlaybook.parse(dataset.playbook))},`,
    `  "documents": [\n${lines(dataset.documents)}\n  ],`,
    `  "responsibilities": [\n${lines(dataset.responsibilities)}\n  ]${dataset.outside === undefined ? '' : ','}`,
    // A release that does not know the key passes it over.
    ...(dataset.outside === undefined ? [] : [`  "outside": ${JSON.stringify(dataset.outside)}`]),
    '}\n',
  ].join('\n');
}

// Keys in the schema's order whatever order an object was built in: otherwise equal datasets could differ in bytes.
const keys = [
  ...Object.keys(responsibility.shape),
  ...Object.keys(involved.shape),
  ...Object.keys(link.shape),
  ...Object.keys(sourceDocument.shape),
  ...Object.keys(citation.shape),
];

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => keys.indexOf(a) - keys.indexOf(b)).map(([k, v]) => [k, ordered(v)]),
  );
}

/** By code unit, not by locale: the order must not depend on the machine. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function decode(bytes: Uint8Array, origin: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DatasetError(`${origin}: not UTF-8: save it as UTF-8 or build it again with \`baton ingest\`.`);
  }
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DatasetError(`${origin}: not JSON: build it again with \`baton ingest\`.`, { cause });
  }
}
