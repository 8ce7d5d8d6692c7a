import assert from 'node:assert/strict';
import { SenderTokens } from '../../../bot/http/sender-token.js';
import { SigningKeys } from '../../../bot/http/signing-keys.js';
import { appId, keptLog } from '../../support/baton.js';
import { KeyServer } from '../../support/key-server.js';

const minute = 60_000;

describe('a token of the sender', () => {
  let server: KeyServer;
  beforeEach(async () => {
    server = await KeyServer.start(appId);
  });
  afterEach(() => server.close());

  it('is judged by the time of each request, also when its signature was looked at before', async () => {
    const began = Date.now();
    let now = began;
    const keys = new SigningKeys(server.openIdUrl, keptLog().log);
    const tokens = new SenderTokens({ appId, issuer: 'https://api.botframework.com', keys, now: () => now });
    const token = await server.sign('https://x.example/');
    const accepted = async (minutes: number) => {
      now = began + minutes * minute;
      return 'claims' in (await tokens.verify(token));
    };
    // An hour long, and five minutes of grace for clocks that differ.
    assert.equal(await accepted(0), true);
    assert.equal(await accepted(64), true);
    assert.equal(await accepted(66), false);
    assert.equal(await accepted(1), true);
    assert.equal(await accepted(-4), true);
    assert.equal(await accepted(-120), false, 'not valid yet');
  });

  it('counts for as long as its very key is published, also when its signature was looked at before', async () => {
    let published = new SigningKeys(server.openIdUrl, keptLog().log);
    const keys = { find: (kid: string) => published.find(kid) } as SigningKeys;
    const tokens = new SenderTokens({ appId, issuer: 'https://api.botframework.com', keys, now: Date.now });
    const token = await server.sign('https://x.example/');
    for (let n = 0; n < 2; n += 1) assert.ok('claims' in (await tokens.verify(token)));
    await server.rotate('key-1');
    published = new SigningKeys(server.openIdUrl, keptLog().log);
    assert.ok('refused' in (await tokens.verify(token)), 'another key of the same name');
  });
});
