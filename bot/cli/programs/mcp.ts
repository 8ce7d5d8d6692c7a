import { parseArgs } from 'node:util';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { type ApiClient, scopes } from '../../config/api-clients.js';
import { documentSettings, programsOf } from '../../config/settings.js';
import { batonVersion } from '../../config/version.js';
import { KnowledgeByPlaybook } from '../../knowledge/knowledge-by-playbook.js';
import { openAllKnowledge } from '../../knowledge/open-knowledge.js';
import { createLog } from '../../log/log.js';
import { mcpServer } from '../../mcp/mcp-server.js';
import { openProtocol } from '../../mcp/protocol.js';
import { withStore } from '../store/with-store.js';
import { type Io, printsUsage, usageError } from '../terminal/io.js';

const usage = `baton mcp [--client NAME | --tenant ID]
Speaks the Model Context Protocol on standard input and output, for an agent on this machine: ask, engagements, engagement, open_items
and blockers, all read only. --client sees what that entry of BATON_API_CLIENTS sees, --tenant all of a tenant; without either
all of MicrosoftAppTenantId. Finds the store as the bot does.`;

/** Serves one agent until it closes its end. Exit 0 = it did, 1 = no store, 2 = wrong use. */
export async function mcpCommand(args: string[], io: Io): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const client = clientIn(args);
  if (typeof client === 'string') {
    io.err(`baton mcp: ${client}`);
    io.err(usage);
    return 2;
  }
  return await withStore('mcp', io, async (store) => {
    const decided = await store.wordings.all();
    const all = await openAllKnowledge(documentSettings(process.env), () => {}, decided);
    const library = new KnowledgeByPlaybook(all, () => {});
    // Standard output is the protocol's alone.
    const log = createLog({ mode: 'production', logLevel: 'silent' });
    const server = mcpServer(await openProtocol(), client, {
      store,
      library,
      log,
      now: Date.now,
      version: batonVersion,
    });
    const over = new Promise<void>((resolve) => {
      server.onclose = resolve;
      process.stdin.once('end', resolve);
    });
    await server.connect(new StdioServerTransport());
    await over;
    await server.close();
    return 0;
  });
}

function clientIn(args: string[]): ApiClient | string {
  try {
    const { values } = parseArgs({ args, options: { client: { type: 'string' }, tenant: { type: 'string' } } });
    if (values.client !== undefined) {
      const { apiClients } = programsOf(process.env);
      const names = apiClients.map(({ name }) => name).join(', ') || 'none';
      return (
        apiClients.find(({ name }) => name === values.client) ??
        `BATON_API_CLIENTS names no such client; it names ${names}.`
      );
    }
    const tenant = (values.tenant ?? process.env.MicrosoftAppTenantId ?? '').toLowerCase();
    if (tenant === '') return 'say which tenant’s engagements it sees, with --tenant ID or --client NAME.';
    return { name: 'stdio', tenant, playbooks: null, engagements: null, sha256: '', scopes, perMinute: 0 };
  } catch (error) {
    return usageError(error);
  }
}
