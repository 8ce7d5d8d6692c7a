import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A schema as JSON Schema 2020-12. Further fields pass, because answers may get some, and a client that checks them must not
 * fail then. Names of shared shapes stay as keys of `$defs` alone: as `id` they would be a keyword of an older draft.
 */
export function plainSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...own } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  }) as JsonSchema;
  return withoutIds(own) as JsonSchema;
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      key === 'id' && typeof part === 'string' ? [] : [[key, withoutIds(part)]],
    ),
  );
}
