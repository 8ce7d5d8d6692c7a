import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import { withFormer } from '../../cards/kit/i18n.js';
import { requireScope } from '../api/api-tokens.js';
import type { ApiParts } from '../api/operation.js';
import { plainSchema } from '../api/plain-schema.js';
import { Problem } from '../api/problem.js';
import { parsedValue } from '../api/request.js';
import type { ApiClient } from '../config/api-clients.js';
import { causeOf, type Log } from '../log/log.js';
import { type McpTool, mcpTools } from './mcp-tools.js';
import type { Protocol } from './protocol.js';

export interface McpOptions extends ApiParts {
  readonly version: string;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Told which tool was called, and how many things it answered. */
export type CallNoted = (tool: string, count: number) => void;

/** With its own shape at the top, where the protocol wants it, instead of a reference to it. */
function described(schema: z.ZodType): { readonly type: 'object' } {
  const { $ref, ...own } = plainSchema(schema) as { readonly $ref?: string; readonly $defs?: Record<string, object> };
  const top = $ref === undefined ? {} : own.$defs?.[$ref.replace('#/$defs/', '')];
  return { ...top, ...own, type: 'object' };
}

/** What each tool takes and gives, once: it is the same for every client. */
const descriptions = mcpTools.map(({ name, title, description, input, operation }) => ({
  name,
  title,
  description,
  inputSchema: described(input),
  outputSchema: described(operation.answer),
  annotations: { readOnlyHint: true, openWorldHint: false },
}));

/** A server of the Model Context Protocol for one client: its tools are operations of the API, with the client's rights. */
export function mcpServer(
  { Server: ProtocolServer, ListToolsRequestSchema, CallToolRequestSchema }: Protocol,
  client: ApiClient,
  options: McpOptions,
  noted: CallNoted = () => {},
): Server {
  const server = new ProtocolServer(
    { name: 'baton', title: 'Baton', version: options.version },
    {
      capabilities: { tools: {} },
      instructions:
        'Baton knows onboarding engagements: who is responsible for what and where that is written, what is open, and what ' +
        'stops a checkpoint. It only reads. Name a party only where an answer names one.',
    },
  );
  const allowed = mcpTools.filter(({ operation }) => client.scopes.includes(operation.scope));
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: descriptions.filter(({ name }) => allowed.some((tool) => tool.name === name)),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = mcpTools.find(({ name }) => name === params.name);
    if (tool === undefined)
      return failed(`There is no such tool. Known are ${mcpTools.map(({ name }) => name).join(', ')}.`);
    noted(tool.name, 0);
    try {
      return await called(tool, params.arguments ?? {}, client, options, noted);
    } catch (error) {
      if (error instanceof Problem) return failed(error.detail);
      options.log.error({ ...causeOf(error), tool: tool.name }, 'mcp tool failed');
      return failed('Something went wrong on our side, and the operator’s log says what: try again later.');
    }
  });
  return server;
}

async function called(
  { name, operation, input, fixed }: McpTool,
  given: Readonly<Record<string, unknown>>,
  client: ApiClient,
  options: McpOptions,
  noted: CallNoted,
): Promise<CallToolResult> {
  requireScope(client, operation.scope);
  const { engagement = '', ...query } = parsedValue(input, given) as Readonly<Record<string, unknown>>;
  const isAbout = !('engagement' in operation.query.shape);
  const { answer, count, locale } = await operation.run(options, {
    client,
    engagement: isAbout ? String(engagement) : '',
    query: { ...query, ...(isAbout || engagement === '' ? {} : { engagement }), ...fixed },
    body: null,
    now: new Date(options.now()).toISOString(),
  });
  noted(name, count);
  const text = withFormer(JSON.stringify(answer), locale);
  return { content: [{ type: 'text', text }], structuredContent: JSON.parse(text) as Record<string, unknown> };
}

/** A refusal that the agent can read and mend. */
const failed = (text: string): CallToolResult => ({ isError: true, content: [{ type: 'text', text }] });
