import { z } from 'zod';
import type { PlaybookFault } from './playbook-fault.js';
import { firstOf, type Keys, readYaml, type YamlFile } from './yaml-file.js';

/** Something wrong at a key, with its cure. */
export interface Wrong {
  readonly keys: Keys;
  readonly sentence: string;
}

export type ParsedFile<Value> = { readonly value: Value } | { readonly faults: readonly PlaybookFault[] };

/**
 * The value of a YAML file by its schema and by what its parts must agree about, or everything that is wrong in it.
 * `agreement` is asked of the file as written, so that it can say its part while the form is wrong elsewhere.
 */
export function parsedFile<Value>(
  bytes: Uint8Array,
  file: string,
  schema: z.ZodType<Value>,
  agreement: (raw: unknown) => readonly Wrong[] = () => [],
  mostBytes?: number,
): ParsedFile<Value> {
  const read = readYaml(bytes, file, mostBytes);
  if ('faults' in read) return read;
  const parsed = schema.safeParse(read.raw);
  const wrong = [...(parsed.success ? [] : parsed.error.issues.flatMap(wrongOf)), ...agreement(read.raw)];
  if (parsed.success && wrong.length === 0) return { value: parsed.data };
  return {
    faults: firstOf(
      inOrder(wrong, read).map((one) => faultOf(one, file, read)),
      file,
    ),
  };
}

function wrongOf(issue: z.core.$ZodIssue): readonly Wrong[] {
  const keys = [...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ keys: [...keys, key], sentence: issue.message }));
  if (issue.code === 'invalid_key') return [{ keys, sentence: issue.issues[0]?.message ?? issue.message }];
  return [{ keys, sentence: issue.message }];
}

const inOrder = (wrong: readonly Wrong[], { lineOf }: YamlFile): readonly Wrong[] =>
  [...wrong].sort((a, b) => (lineOf(a.keys) ?? 0) - (lineOf(b.keys) ?? 0));

function faultOf({ keys, sentence }: Wrong, file: string, { lineOf }: YamlFile): PlaybookFault {
  const line = lineOf(keys);
  return { file, ...(line === undefined ? {} : { line }), path: keys.map(String).join('.'), sentence };
}

const longestText = 200;

/** One line of text. */
export const text = z
  .string({ error: 'must be a text: put it in quotes.' })
  .trim()
  .min(1, { error: 'is empty: write it, or leave the key out.' })
  .max(longestText, { error: `is longer than ${longestText} characters: cards have no room for more.` })
  .regex(/^[^\p{Cc}]*$/u, { error: 'has a line break or another control character: write it in one line.' });

/** A language of two or three letters, with script or region behind it. */
const tag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u;

const isTag = (written: string): boolean => {
  try {
    return tag.test(written) && Intl.getCanonicalLocales(written).length === 1;
  } catch {
    return false;
  }
};

/** A BCP 47 tag. */
export const languageTag = z.string().refine(isTag, { error: 'is no language: write a tag like en, ko, pt-BR or sv.' });

/** A mapping with no keys but those of `shape`. */
export const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `is no key here: mend its spelling or take it out; there are ${Object.keys(shape).join(', ')}.`
        : issue.input === undefined
          ? `is missing: write it with ${Object.keys(shape).join(', ')}.`
          : `must be a mapping of ${Object.keys(shape).join(', ')}.`,
  });

/** Values by keys that people choose. */
export const mapOf = <Value extends z.ZodType>(value: Value, like: string) =>
  z.record(z.string(), value, { error: `must be a mapping like ${like}.` });
