import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Locale, locales } from '../../../data/domain/responsibility.js';

const questionSchema = z.object({
  id: z.string(),
  lang: z.string(),
  kind: z.string(),
  /** The only document of the team that asks. */
  doc: z.string(),
  question: z.string(),
  /** Asked in another language than the document's. */
  xl: z.boolean().nullish(),
  expect: z.object({
    /** No statement of the document answers it. */
    none: z.boolean().nullish(),
    parties: z.array(z.string()).nullish(),
    items: z.array(z.string()).nullish(),
    also: z.array(z.string()).nullish(),
    outcome: z.string().nullish(),
    involvement: z.string().nullish(),
    /** Of a question about both sides: the side of each party. */
    sides: z.record(z.string(), z.string()).nullish(),
  }),
});

/** One question of a set, with what answers it by ids of the gold. */
export type SetQuestion = z.infer<typeof questionSchema>;

/** Reads a set's questions; a sentence where the folder holds none. Throws where a line of them has another form. */
export function readQuestions(folder: string): readonly SetQuestion[] | string {
  const file = path.join(folder, 'questions.jsonl');
  if (!existsSync(file)) return `${folder} has no questions.jsonl: name a folder of documents with questions.`;
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => questionSchema.parse(JSON.parse(line)));
}

/** What the client of a person who writes this language says; undefined for one that Baton does not speak. */
export const clientLocale = (lang: string): Locale | undefined =>
  locales.find((locale) => locale === lang || locale.split('-')[0] === lang.split('-')[0]);
