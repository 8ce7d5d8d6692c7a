import { z } from 'zod';
import type { OwnTopic, OwnTopics } from '../../domain/answer/wordings.js';
import { languageTag, type ParsedFile, parsedFile, strict, type Wrong } from './parsed-file.js';
import { addressKeys, longText, mostBytesOfOwners, questionList } from './wordings-file.js';
import { readYaml } from './yaml-file.js';

const address = strict(addressKeys);

const list = <Value extends z.ZodType>(value: Value, of: string) =>
  z.preprocess((raw) => raw ?? [], z.array(value, { error: `must be a list of ${of}.` })).default([]);

const id = z
  .string()
  .regex(/^[a-z0-9-]{1,80}$/u, { error: 'must be an id of lower-case letters, digits and hyphens.' });

const topic = strict({
  names: z.record(languageTag, longText, { error: 'must be a mapping like { en: Name the testers }.' }),
  statements: list(address, 'statements, each with document and statement'),
  counterparts: list(id, 'ids of topics of this file'),
  asked: z.preprocess((raw) => raw ?? [], questionList).default([]),
  apart: list(address, 'statements, each with document and statement'),
});

const file = z.preprocess(
  (raw) => raw ?? {},
  strict({ topics: z.preprocess((raw) => raw ?? {}, z.record(id, topic.nullable())).default({}) }),
);

/** Reads a `topics.yaml`: duties that several documents or languages state, or every fault with its place and cure. */
export function parseOwnTopics(bytes: Uint8Array, name: string): ParsedFile<OwnTopics> {
  const parsed = parsedFile(bytes, name, file, strangers, mostBytesOfOwners);
  if ('faults' in parsed) return parsed;
  const read = readYaml(bytes, name, mostBytesOfOwners);
  const entries = Object.entries(parsed.value.topics);
  return {
    value: {
      topics: entries.flatMap(([key, value]): readonly OwnTopic[] => {
        const line = 'faults' in read ? undefined : read.lineOf(['topics', key]);
        return value === null ? [] : [{ id: key, ...value, ...(line === undefined ? {} : { line }) }];
      }),
      declined: entries.flatMap(([key, value]) => (value === null ? [key] : [])),
    },
  };
}

const rough = z
  .object({
    topics: z
      .record(
        z.string(),
        z
          .object({ counterparts: z.array(z.string().catch('')).catch([]) })
          .nullable()
          .catch(null),
      )
      .catch({}),
  })
  .catch({ topics: {} });

/** Counterparts that are no topics of the file; a declined one is passed over. */
function strangers(raw: unknown): readonly Wrong[] {
  const { topics } = rough.parse(raw);
  return Object.entries(topics).flatMap(([key, value]) =>
    (value?.counterparts ?? []).flatMap((other, at) =>
      other === '' || Object.hasOwn(topics, other)
        ? []
        : [
            {
              keys: ['topics', key, 'counterparts', at],
              sentence: `“${other}” is no topic here: mend it or take it out.`,
            },
          ],
    ),
  );
}
