import assert from 'node:assert/strict';
import { verifySender } from '../../../bot/http/sender-token.js';
import { SigningKeys } from '../../../bot/http/signing-keys.js';
import { appId, keptLog } from '../../support/baton.js';
import { KeyServer } from '../../support/key-server.js';

const minute = 60_000;

describe('a sender token', () => {
  let server: KeyServer;
  beforeEach(async () => {
    server = await KeyServer.start(appId);
  });
  afterEach(() => server.close());

  it('is valid or not by the time of each request', async () => {
    const began = Date.now();
    let now = began;
    const keys = new SigningKeys(server.openIdUrl, keptLog().log);
    const rules = { appId, issuer: 'https://api.botframework.com', keys, now: () => now };
    const token = await server.sign('https://x.example/');
    const accepted = async (minutes: number) => {
      now = began + minutes * minute;
      return 'claims' in (await verifySender(token, rules));
    };
    // An hour long, and five minutes of grace for clocks that differ.
    assert.equal(await accepted(0), true);
    assert.equal(await accepted(64), true);
    assert.equal(await accepted(66), false);
    assert.equal(await accepted(1), true);
    assert.equal(await accepted(-4), true);
    assert.equal(await accepted(-120), false, 'not valid yet');
  });

  it('is valid only while its own key is published', async () => {
    let published = new SigningKeys(server.openIdUrl, keptLog().log);
    const keys = { find: (kid: string) => published.find(kid) } as SigningKeys;
    const rules = { appId, issuer: 'https://api.botframework.com', keys, now: Date.now };
    const token = await server.sign('https://x.example/');
    for (let n = 0; n < 2; n += 1) assert.ok('claims' in (await verifySender(token, rules)));
    await server.rotate('key-1');
    published = new SigningKeys(server.openIdUrl, keptLog().log);
    assert.ok('refused' in (await verifySender(token, rules)), 'another key of the same name');
  });
});
