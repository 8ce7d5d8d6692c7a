import assert from 'node:assert/strict';
import type { lookup } from 'node:dns';
import { HookClient } from '../../../bot/webhooks/hook-client.js';
import { isPublicAddress, publicLookup } from '../../../bot/webhooks/public-addresses.js';
import { startReceiver } from '../../support/hook-receiver.js';

const inside = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...[
    '192.168.1.1',
    '192.0.0.8',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
  ],
  ...[
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001::1',
    '2001:db8::1',
    'ff02::1',
    'not an address',
  ],
];
const outside = ['8.8.8.8', '172.15.255.255', '172.32.0.1', '100.63.255.255', '2600::1', '2a00:1450:4001::1'];

describe('addresses that webhooks may go to', () => {
  it('are those of the public internet', () => {
    for (const address of inside) assert.equal(isPublicAddress(address, false), false, address);
    for (const address of outside) assert.equal(isPublicAddress(address, false), true, address);
  });

  it('are in development also this machine, and nothing else inside', () => {
    assert.deepEqual(
      inside.filter((address) => isPublicAddress(address, true)),
      ['127.0.0.1', '127.9.9.9', '::1'],
    );
  });

  it('are refused where any address of a name is inside, when it is resolved for the connection', async () => {
    const resolving = (...addresses: string[]) =>
      ((_host: string, _options: object, done: (error: null, found: object[]) => void) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        )) as unknown as typeof lookup;
    const asked = (...addresses: string[]) =>
      new Promise<string>((resolve) => {
        publicLookup(false, resolving(...addresses))('hooks.example', { all: true }, (error, found) =>
          resolve(error === null ? JSON.stringify(found) : error.name),
        );
      });
    assert.equal(await asked('8.8.8.8', '10.0.0.1'), 'NotPublic');
    assert.equal(await asked(), 'NotPublic');
    assert.match(await asked('8.8.8.8', '2600::1'), /8\.8\.8\.8/u);
  });

  it('are the only ones that are connected to, by number, in another writing, and by name', async () => {
    const receiver = await startReceiver();
    const client = new HookClient({ allowsLoopback: false, timeoutMs: 2_000 });
    try {
      const { port } = new URL(receiver.url);
      for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', 'localhost', '[::1]']) {
        const taken = await client.send({ url: `http://${host}:${port}/`, secret: Buffer.alloc(32) }, 'id', '{}', 0);
        assert.deepEqual(taken, { is: 'failed', status: 'NOT_PUBLIC', after: null }, host);
      }
      assert.equal(receiver.received.length, 0);
    } finally {
      await client.close();
      await receiver.close();
    }
  });
});
