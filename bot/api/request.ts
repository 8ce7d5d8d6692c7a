import type { z } from 'zod';
import type { DoorRequest } from '../http/door.js';
import { Problem } from './problem.js';

/** Characters of a query; a longer question is sent as a body. */
const maxQuery = 8_192;

/** The query by its schema. Throws a Problem that names every fault with the parameter that has it. */
export function parsedQuery<S extends z.ZodObject>(schema: S, query: string): z.output<S> {
  if (query.length > maxQuery)
    throw new Problem('uri-too-long', `The query has more than ${maxQuery} characters: send long questions by POST.`);
  const pairs = [...new URLSearchParams(query)];
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Problem('invalid-request', 'A parameter stands there twice: say each once.');
  return parsedValue(schema, Object.fromEntries(pairs));
}

/** The body by its schema. */
export async function parsedBody<S extends z.ZodObject>(schema: S, request: DoorRequest): Promise<z.output<S>> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!/^application\/json\s*(;|$)/iu.test(type) || encoding !== 'identity')
    throw new Problem('unsupported-media-type', 'Send "Content-Type: application/json", not compressed.');
  const text = await request.body();
  if (text === null) throw new Problem('too-large', 'The body is too large: a question has at most 2000 characters.');
  try {
    return parsedValue(schema, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem('invalid-request', 'The body is no JSON: correct it.');
    throw error;
  }
}

/** A value by its schema. Throws a Problem that names every fault. */
export function parsedValue<S extends z.ZodObject>(schema: S, value: unknown): z.output<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const known = Object.keys(schema.shape).join(', ') || 'none';
  const faults = read.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `known here are ${known}`
      : `${issue.path.join('.') || 'body'}: ${issue.message}`,
  );
  throw new Problem('invalid-request', `${[...new Set(faults)].slice(0, 10).join('; ')}.`);
}
