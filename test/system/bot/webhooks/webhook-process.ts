import { webhooksIn } from '../../../../bot/config/webhook-settings.js';
import { createLog } from '../../../../bot/log/log.js';
import { HookClient } from '../../../../bot/webhooks/hook-client.js';
import { WebhookRunner } from '../../../../bot/webhooks/webhook-runner.js';
import { openStore } from '../../../../data/store/store.js';

// A process that tells a hook what happens, until it is killed: the runner as the bot starts it, with a short lease.

const [url = '', setting = ''] = process.argv.slice(2);
const store = await openStore(url);
const fail = (sentence: string): never => {
  throw new Error(sentence);
};
new WebhookRunner({
  store,
  hooks: webhooksIn(setting, fail),
  client: new HookClient({ allowsLoopback: true, timeoutMs: 400 }),
  log: createLog({ mode: 'production', logLevel: 'error' }),
  now: Date.now,
  every: 50,
  leaseMs: 600,
  waits: Array.from({ length: 200 }, () => 20),
}).start();
// The runner alone keeps no process alive.
setInterval(() => {}, 60_000);
