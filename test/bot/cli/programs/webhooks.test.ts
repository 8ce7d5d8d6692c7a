import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webhooksCommand } from '../../../../bot/cli/programs/webhooks.js';
import { openStore } from '../../../../data/store/store.js';
import { tenant } from '../../../support/baton.js';
import { storedEngagement } from '../../../support/stored-engagement.js';

describe('baton webhooks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-webhooks-'));
  const file = join(folder, 'baton.sqlite');
  const { BATON_DATABASE_FILE: was, BATON_WEBHOOKS: hooks } = process.env;
  const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
  before(async () => {
    process.env.BATON_DATABASE_FILE = file;
    process.env.BATON_WEBHOOKS = `tickets url=https://hooks.contoso.com/x secret=${secret} tenant=${tenant} events=all`;
    const store = await openStore(undefined, { file });
    await storedEngagement(store, { id: 'contoso', tenant });
    await store.close();
  });
  after(() => {
    for (const [key, value] of Object.entries({ BATON_DATABASE_FILE: was, BATON_WEBHOOKS: hooks }))
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await webhooksCommand(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };

  it('makes a secret that the settings take', async () => {
    const { code, out } = await run('secret');
    assert.equal(code, 0);
    assert.match(out, /^whsec_[A-Za-z0-9+/]{43}=$/u);
  });

  it('sends again what happened since an instant or an event, and lists what waits', async () => {
    assert.match((await run('list')).out, /^tickets: begins when Baton starts$/u);
    const all = await run('replay', '--hook', 'tickets', '--from', '2026-01-01T00:00:00Z');
    assert.deepEqual([all.code, all.err], [0, '']);
    const [count] = /^\d+/u.exec(all.out) ?? [];
    assert.ok(Number(count) > 0);
    const { hooks: listed } = JSON.parse((await run('list', '--json')).out) as {
      hooks: { counts: { pending: number } }[];
    };
    assert.equal(listed[0]?.counts.pending, Number(count));
    const store = await openStore(undefined, { file });
    const [delivery] = await store.webhooks.claim(['tickets'], { by: 'me', now: '2027-01-01', until: '2026-01-01' }, 1);
    await store.close();
    assert.match((await run('replay', '--hook', 'tickets', '--from', delivery?.id ?? '')).out, /^\d+ sent again$/u);
    assert.match((await run('replay', '--hook', 'tickets', '--failed')).out, /^0 sent again$/u);
    assert.match((await run('list')).out, /waiting, 0 never taken · oldest of 2026-/u);
    assert.equal((await run('list')).out.includes(secret), false);
  });

  it('is refused with the cure', async () => {
    for (const [args, code, says] of [
      [[], 2, /one of list, replay and secret/u],
      [['replay'], 2, /--hook NAME/u],
      [['replay', '--hook', 'tickets'], 2, /--from with an instant/u],
      [['replay', '--hook', 'tickets', '--from', 'x', '--failed'], 2, /or --failed/u],
      [['replay', '--hook', 'none', '--failed'], 1, /no such hook; it names tickets/u],
      [['replay', '--hook', 'tickets', '--from', 'nothing'], 1, /neither an instant/u],
      [['replay', '--hook', 'tickets', '--from', '2026-99-99'], 1, /neither an instant/u],
    ] as const) {
      const result = await run(...args);
      assert.equal(result.code, code, args.join(' '));
      assert.match(result.err, says);
    }
  });
});
