import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { mcpCommand } from '../../../../../bot/cli/programs/mcp.js';
import { openStore } from '../../../../../data/store/store.js';
import { clientSettings } from '../../../../support/api-world.js';
import { tenant } from '../../../../support/baton.js';
import { storedEngagement } from '../../../../support/stored-engagement.js';

const cli = fileURLToPath(new URL('../../../../../bot/cli/index.ts', import.meta.url));

describe('baton mcp', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'baton-mcp-'));
  const file = join(folder, 'baton.sqlite');
  before(async () => {
    const store = await openStore(undefined, { file });
    await storedEngagement(store, { id: 'contoso', tenant });
    await store.close();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const speak = async (args: readonly string[], talk: (client: Client) => Promise<void>) => {
    const client = new Client({ name: 'agent', version: '1' });
    const env = { PATH: process.env.PATH ?? '', BATON_DATABASE_FILE: file, BATON_API_CLIENTS: clientSettings };
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: ['--import', 'tsx', cli, 'mcp', ...args], env }),
    );
    await talk(client);
    await client.close();
  };

  it('answers an agent on this machine, and says nothing else on standard output', async () => {
    await speak(['--tenant', tenant], async (client) => {
      const { structuredContent } = await client.callTool({ name: 'engagements', arguments: {} });
      assert.equal((structuredContent as { engagements: { id: string }[] }).engagements[0]?.id, 'contoso');
      const asked = await client.callTool({
        name: 'ask',
        arguments: { question: 'who configures the firewall ports?' },
      });
      assert.equal((asked.structuredContent as { answers: { outcome: string }[] }).answers[0]?.outcome, 'found');
    });
  });

  it('sees what the client of the settings sees', async () => {
    await speak(['--client', 'other'], async (client) => {
      const { structuredContent } = await client.callTool({ name: 'engagements', arguments: {} });
      assert.deepEqual((structuredContent as { engagements: object[] }).engagements, []);
    });
    await speak(['--client', 'answers'], async (client) => {
      assert.deepEqual(
        (await client.listTools()).tools.map(({ name }) => name),
        ['ask'],
      );
    });
  });

  it('says what is missing in a call', async () => {
    const err: string[] = [];
    assert.equal(await mcpCommand([], { out: assert.fail, err: (line) => err.push(line) }), 2);
    assert.match(err.join('\n'), /--tenant ID or --client NAME/u);
    assert.equal(await mcpCommand(['--client', 'nobody'], { out: assert.fail, err: (line) => err.push(line) }), 2);
  });
});
