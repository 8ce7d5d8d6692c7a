import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { type Config, readConfig } from '../../bot/config/settings.js';
import { type Overrides, startBaton } from '../../bot/main.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';
import type { Knowledge } from '../../dialogs/turn/turn.js';
import { FakeConnector } from './connector.js';
import { KeyServer, type Signing } from './key-server.js';
import { appSecret } from './login.js';
import { answer } from './sample-answer.js';
import { asClient } from './turns.js';

export const appId = '11111111-2222-4333-8444-555555555555';
export const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const botId = `28:${appId}`;

/** Knows nothing, for tests without questions. */
export const emptyKnowledge: Knowledge = {
  dataset: { format: 1, playbook: firstPlaybook(), version: 'none', documents: [], responsibilities: [] },
  answer: ({ locale = 'en' }) => answer({ outcome: 'nothing', locale }),
  about: () => null,
  matter: () => null,
  inPhase: () => ({ same: [], nearest: [] }),
  duties: () => [],
};

export type LogLine = { readonly level: string; readonly event: string } & Readonly<Record<string, unknown>>;

/** A log that keeps its lines. */
export function keptLog() {
  const lines: LogLine[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as LogLine);
      done();
    },
  });
  const options = { base: null, messageKey: 'event', formatters: { level: (level: string) => ({ level }) } };
  return { lines, log: pino({ level: 'debug', ...options }, sink) };
}

/** Baton on this machine, verified by a local key server and speaking to a local connector, everything over HTTP. */
export async function startWorld(given: Overrides = {}, env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'baton-test-'));
  const keys = await KeyServer.start(appId);
  const connector = await FakeConnector.start({ token: 'bot-token' });
  keys.login.tenant = tenant;
  keys.login.secret = env.MicrosoftAppPassword ?? appSecret;
  const { lines, log } = keptLog();
  const config: Config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenant,
    MicrosoftAppPassword: appSecret,
    BATON_TENANTS: tenant,
    BATON_DATABASE_FILE: join(folder, 'baton.sqlite'),
    // Tests say in a second what a person says in an hour; those of the limit itself set it.
    BATON_TURNS_PER_SECOND: '0',
    // Most tests press as a client without dialogs; those of dialogs set it.
    BATON_DIALOGS: 'off',
    BATON_OPENID_URL: keys.openIdUrl,
    BATON_TOKEN_URL: keys.tokenUrl,
    ...env,
    BATON_SERVICE_HOSTS: [connector.host, env.BATON_SERVICE_HOSTS ?? ''].join(','),
  });
  const baton = await startBaton(config, { knowledge: emptyKnowledge, log, coalesceMs: 20, ...given });
  const url = `http://127.0.0.1:${baton.port}/api/messages`;

  /** Posts a body as Teams would, signed unless told otherwise. */
  const post = async (body: unknown, headers: Record<string, string> = {}, signing: Signing = {}): Promise<Response> =>
    await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await keys.sign(connector.url, signing)}`,
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  return {
    baton,
    url,
    keys,
    connector,
    lines,
    post,
    message: (text: string, more: Record<string, unknown> = {}) =>
      activity(connector.url, { type: 'message', text, ...more }),
    invoke: (verb: string, data: unknown, more: Record<string, unknown> = {}) =>
      activity(connector.url, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: '1700000000001',
        value: { action: { type: 'Action.Execute', verb, data: asClient(verb, data) }, trigger: 'manual' },
        ...more,
      }),
    activity: (more: Record<string, unknown>) => activity(connector.url, more),
    close: async () => {
      await baton.close();
      await Promise.all([keys.close(), connector.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** What Teams sends, by default from a person in a personal chat. */
export function activity(serviceUrl: string, more: Record<string, unknown>): Record<string, unknown> {
  return {
    id: '1700000000099',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:anna', name: 'Anna' },
    recipient: { id: botId, name: 'Baton' },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    locale: 'en-US',
    ...more,
  };
}
