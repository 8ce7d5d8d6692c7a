import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

// A set of documents with gold: documents/, documents.yaml (roles, phases, letters of each document) and gold.jsonl
// (what each of them says). ../shared/eval/foreign is one; its README says how statements are counted.

const involvement = z.enum(['does', 'approves', 'consulted', 'informed', 'guides']);
/** One, several, or several as one word: "does+approves". */
const involvementOrMore = z.union([
  involvement,
  z.array(involvement),
  z
    .string()
    .transform((together) => together.split('+'))
    .pipe(z.array(involvement)),
]);

const documentSchema = z.object({
  doc: z.string(),
  file: z.string(),
  language: z.string().nullish(),
  covered_lines: z.array(z.tuple([z.number(), z.number()])).nullish(),
  roles: z
    .array(
      z.object({
        name: z.string(),
        side: z.enum(['ours', 'theirs', 'other']),
        aliases: z
          .array(z.string())
          .nullish()
          .transform((aliases) => aliases ?? []),
      }),
    )
    .nullish()
    .transform((roles) => roles ?? []),
  phases: z
    .array(z.string())
    .nullish()
    .transform((phases) => phases ?? []),
  legend: z.record(z.string(), involvementOrMore.nullable()).nullish(),
});

/** What documents.yaml says of one document. */
export type SetDocument = z.infer<typeof documentSchema>;

const partySchema = z.object({ party: z.string(), involvement: involvementOrMore.nullish() });

const goldSchema = z.object({
  id: z.string(),
  doc: z.string(),
  line: z.number().nullish(),
  lines: z.tuple([z.number(), z.number()]).nullish(),
  sheet: z.string().nullish(),
  row: z.number().nullish(),
  page: z.number().nullish(),
  text: z.string(),
  item: z.string().nullish(),
  lead_in: z.string().nullish(),
  party: z.string().nullish(),
  involvement: involvementOrMore.nullish(),
  parties: z.array(partySchema).nullish(),
  party_also: z.array(z.string()).nullish(),
  phase: z.string().nullish(),
  phase_also: z.array(z.string()).nullish(),
  optional: z.boolean().nullish(),
  kind: z.string(),
  same_as: z.string().nullish(),
});

/** One statement of the gold. */
export type GoldStatement = z.infer<typeof goldSchema>;

export interface DocumentSet {
  readonly folder: string;
  readonly documents: readonly SetDocument[];
  readonly gold: ReadonlyMap<string, readonly GoldStatement[]>;
}

/** Reads a set; a sentence where the folder holds none. Throws where a line of it has another form. */
export function readSet(folder: string): DocumentSet | string {
  for (const part of ['documents.yaml', 'gold.jsonl', 'documents'])
    if (!existsSync(path.join(folder, part))) return `${folder} has no ${part}: name a folder of documents with gold.`;
  const documents = z.array(documentSchema).parse(parse(readFileSync(path.join(folder, 'documents.yaml'), 'utf8')));
  const gold = new Map<string, GoldStatement[]>();
  for (const line of readFileSync(path.join(folder, 'gold.jsonl'), 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const statement = goldSchema.parse(JSON.parse(line));
    gold.set(statement.doc, [...(gold.get(statement.doc) ?? []), statement]);
  }
  return { folder, documents, gold };
}

/** A duty that a reader is asked for and its misses are counted of. */
export const isAsked = ({ kind, same_as: same }: GoldStatement): boolean =>
  !['out-of-scope', 'prose', 'expectation'].includes(kind) && !same;
