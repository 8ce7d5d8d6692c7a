import type { z } from 'zod';
import type { Operation } from './operation.js';
import { type JsonSchema as Json, plainSchema } from './plain-schema.js';
import { problemNames, problemType, statusOf } from './problem.js';
import { apiRoot, routes } from './routes.js';
import { hookPayload } from './views/hook-payload.js';
import { shapes } from './views/shapes.js';

/** The schema of an answer: what has an id stands under it among the components. */
function schemaOf(schema: z.ZodType, components: Map<string, Json>): Json {
  const { $defs = {}, ...own } = plainSchema(schema) as { readonly $defs?: Readonly<Record<string, Json>> } & Json;
  for (const [name, definition] of Object.entries($defs)) components.set(name, referring(definition));
  return referring(own);
}

/** References as OpenAPI writes them. */
const referring = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;

const parametersOf = ({ query }: Operation, components: Map<string, Json>): readonly Json[] =>
  Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: schemaOf(schema as z.ZodType, components),
  }));

const problemsOf = (takesBody: boolean, names: readonly (typeof problemNames)[number][]): Json =>
  Object.fromEntries(
    names
      .filter((name) => takesBody || (name !== 'unsupported-media-type' && name !== 'too-large'))
      .map((name) => [
        String(statusOf(name)),
        {
          description: `${problemType(name)}`,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );

const limitHeaders = {
  RateLimit: { schema: { type: 'string' }, description: 'Requests that are left, and seconds until all are' },
  'RateLimit-Policy': { schema: { type: 'string' } },
};

function operationOf(method: string, operation: Operation, components: Map<string, Json>): Json {
  const { id, summary, scope, body, answer } = operation;
  return {
    operationId: id,
    summary,
    description: `Needs the scope \`${scope}\`.`,
    security: [{ token: [] }],
    parameters: parametersOf(operation, components),
    ...(body === null
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, components) } } },
        }),
    responses: {
      200: {
        description: 'Found',
        headers: method === 'GET' ? { ETag: { schema: { type: 'string' } }, ...limitHeaders } : limitHeaders,
        content: { 'application/json': { schema: schemaOf(answer, components) } },
      },
      ...(method === 'GET' ? { 304: { description: 'The same as the ETag in If-None-Match' } } : {}),
      ...problemsOf(body !== null, problemNames),
    },
  };
}

/** What a hook of the settings is sent, so that a receiver can be made from the document too. */
const hookOperation = (components: Map<string, Json>): Json => ({
  operationId: 'happened',
  summary: 'What happened, signed as Standard Webhooks (BATON_WEBHOOKS)',
  parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
    ...{ name, in: 'header', required: true, schema: { type: 'string' } },
  })),
  requestBody: { required: true, content: { 'application/json': { schema: schemaOf(hookPayload, components) } } },
  responses: { '2XX': { description: 'Taken' }, 410: { description: 'Gone: nothing more is sent' } },
});

/** The API as an OpenAPI 3.1 document, made of the schemas that its requests are parsed with. */
export function openApi(version: string): Json {
  const components = new Map<string, Json>();
  schemaOf(shapes.problem, components);
  const paths = Object.fromEntries(
    routes.map(({ path, methods }) => [
      path,
      {
        ...(path.includes('{engagement}')
          ? { parameters: [{ name: 'engagement', in: 'path', required: true, schema: { type: 'string' } }] }
          : {}),
        ...Object.fromEntries(
          Object.entries(methods).map(([method, one]) => [method.toLowerCase(), operationOf(method, one, components)]),
        ),
      },
    ]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baton',
      version,
      description:
        'What Baton knows of engagements, for other programs: read only. A client sees the engagements of its tenant. ' +
        'Names are as the channel shows them; ids and addresses of people are not given.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: apiRoot }],
    paths,
    webhooks: {
      happened: { post: hookOperation(components) },
    },
    components: {
      schemas: Object.fromEntries([...components].toSorted(([a], [b]) => a.localeCompare(b))),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'Made by "baton api-token NAME"' } },
    },
  };
}
