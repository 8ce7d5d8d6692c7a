import { readConfig } from './config.js';
import { type Baton, runUntilStopped, startBaton } from './main.js';
import { people, playground, type RunningPlayground, startPlayground } from './playground.js';
import { postAgain, putSample } from './sample.js';
import { PortTaken } from './server.js';

const say = (...lines: readonly string[]): void => {
  for (const line of lines) process.stdout.write(`${line}\n`);
};

/** Nobody is verified here, whatever the environment names; that is why it listens on this machine alone. */
const env = {
  LOG_LEVEL: 'warn',
  ...process.env,
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  MicrosoftAppId: '',
  MicrosoftAppTenantId: '',
  BATON_GRAPH_GROUPS: '',
};

async function onNextFreePort(): Promise<Baton> {
  const config = readConfig(env);
  for (let port = config.port; ; port += 1) {
    try {
      return await startBaton({ ...config, port });
    } catch (error) {
      if (!(error instanceof PortTaken) || error.port !== port || port >= config.port + 20) throw error;
      say(`Port ${port} is taken by another program; trying ${port + 1}.`);
    }
  }
}

async function startAll(): Promise<Baton> {
  const baton = await onNextFreePort();
  let client: RunningPlayground;
  try {
    client = await startPlayground(baton.port, Number(process.env.PLAYGROUND_PORT ?? 56150), './var/playground');
  } catch (error) {
    await baton.close();
    throw error;
  }
  await fill(baton, client);
  let closing = false;
  void client.ended.then(() => {
    if (!closing) say('The Playground ended. Baton goes on answering; Ctrl-C stops it.');
  });
  tell(baton, client);
  return {
    ...baton,
    close: async () => {
      closing = true;
      await client.stop();
      await baton.close();
      say('Stopped. Everything is kept in ./var and will be there next time.');
    },
  };
}

async function fill({ store, knowledge, nudge }: Baton, { serviceUrl }: RunningPlayground): Promise<void> {
  const now = new Date().toISOString();
  const { channel, team, groupChat, tenant, bot } = playground;
  for (const conversation of [channel, team, groupChat]) {
    await store.conversations.remember({
      conversation,
      serviceUrl,
      tenant,
      botId: bot.id,
      botName: bot.name,
      kind: conversation === groupChat ? 'group' : 'channel',
      at: now,
    });
    await store.conversations.resumeWriting(conversation);
  }
  await putSample(store, knowledge.dataset, channel, people, now);
  await postAgain(store, [channel, team, groupChat], now);
  nudge();
}

function tell(baton: Baton, { url }: RunningPlayground): void {
  say(
    '',
    `Baton is running on port ${baton.port}. Open ${url} in a browser. You are ${people.manager.name}.`,
    '  Personal Chat         ask: who is responsible for enrolling devices?   or: status',
    '  Fabrikam, Onboarding  a sample engagement is there: tick an item, open the review',
    '  Fabrikam, General     begin your own: type @Baton, choose it from the list, then: start',
    'Ctrl-C stops both.',
    '',
  );
}

runUntilStopped(startAll);
