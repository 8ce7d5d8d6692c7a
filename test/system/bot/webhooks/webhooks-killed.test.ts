import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { webhooksIn } from '../../../../bot/config/webhook-settings.js';
import { HookFeeder } from '../../../../bot/webhooks/hook-feeder.js';
import { tickItem, untickItem } from '../../../../data/domain/checklist/checklist.js';
import { timelineOf } from '../../../../data/domain/timeline/timeline.js';
import { openStore, type Store } from '../../../../data/store/store.js';
import { tenant } from '../../../support/baton.js';
import { dialects, freshDatabase, type TestDatabase } from '../../../support/databases.js';
import { ana } from '../../../support/history.js';
import { inEffect, type Receiver, startReceiver } from '../../../support/hook-receiver.js';
import { storedEngagement } from '../../../support/stored-engagement.js';

const program = fileURLToPath(new URL('./webhook-process.ts', import.meta.url));
const kills = 4;

for (const dialect of dialects) {
  describe(`webhooks whose processes are killed, on ${dialect}`, function () {
    this.timeout(300_000);
    let database: TestDatabase;
    let store: Store;
    let receiver: Receiver;
    let children: ChildProcess[] = [];

    before(async () => {
      database = await freshDatabase(dialect);
      store = await openStore(database.url);
      receiver = await startReceiver();
    });
    after(async () => {
      for (const child of children) child.kill('SIGKILL');
      await store.close();
      await receiver.close();
      await database.remove();
    });

    it('arrive in order and once in effect, whatever was under way', async () => {
      const setting = `tickets url=${receiver.url} tenant=${tenant} events=all secret=whsec_${Buffer.alloc(32, 3).toString('base64')}`;
      await new HookFeeder(store, webhooksIn(setting, assert.fail)).begin(Date.now());
      let n = 0;
      receiver.answer(() => {
        n += 1;
        return n % 5 === 0 ? 500 : n % 7 === 0 ? 'hang' : { status: 200, afterMs: 20 };
      });
      const start = () => {
        const child = spawn(process.execPath, ['--import', 'tsx', program, database.url, setting], {
          stdio: 'inherit',
        });
        children.push(child);
        return child;
      };
      // Two at a time share one PostgreSQL; SQLite is one process's.
      const together = dialect === 'PostgreSQL' ? 2 : 1;
      for (const id of ['a', 'b', 'c']) await storedEngagement(store, { id, channel: `19:${id}@thread.tacv2`, tenant });
      for (let killed = 0; killed <= kills; killed += 1) {
        children = [];
        for (let p = 0; p < together; p += 1) start();
        const before = receiver.received.length;
        for (const id of ['a', 'b', 'c']) await press(id);
        if (killed === kills) break;
        await receiver.until((all) => all.length > before + killed, 60_000);
        await sleep(killed * 15);
        for (const child of children) child.kill('SIGKILL');
      }
      for (const id of ['a', 'b', 'c']) {
        const own = timelineOf(await store.engagements.recorded(id)).map((event) => event.id);
        const of = () => receiver.received.filter(({ engagement }) => engagement === id);
        await receiver.until(() => new Set(of().map((one) => one.id)).size === own.length, 60_000);
        assert.deepEqual(inEffect(of()), own);
      }
    });

    async function press(id: string): Promise<void> {
      for (let n = 0; n < 3; n += 1) {
        const found = await store.engagements.find(id);
        const item = found?.items.find(({ side, phase }) => side === 'customer' && phase === found.phase);
        assert.ok(item);
        const decide = item.tick === null ? tickItem : untickItem;
        await store.engagements.change(id, (e) => decide(e, item.id, item.version, ana, new Date().toISOString()));
      }
    }
  });
}
