import assert from 'node:assert/strict';
import { ServiceHosts } from '../../../bot/connector/service-hosts.js';
import { RequestAuthenticator } from '../../../bot/http/request-authenticator.js';
import { SigningKeys } from '../../../bot/http/signing-keys.js';
import { keptLog } from '../../support/baton.js';

const head = { host: 'localhost:3978', 'content-type': 'application/json' };

describe('the head of a request, while no sender is verified', () => {
  const authenticator = new RequestAuthenticator({
    appId: null,
    issuer: 'https://issuer.example',
    tenants: [],
    keys: new SigningKeys('https://keys.example', keptLog().log),
    hosts: new ServiceHosts([], true),
  });

  it('must come from this machine', () => {
    for (const peer of ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])
      assert.equal(authenticator.checkHead(head, peer), null);
    for (const peer of ['192.0.2.1', '::ffff:192.0.2.1', '10.0.0.1', '2001:db8::1', '', undefined])
      assert.equal(authenticator.checkHead(head, peer)?.status, 403, String(peer));
  });

  it('must be for this machine', () => {
    for (const host of ['localhost', '127.0.0.1:3978', '[::1]:3978', 'LOCALHOST:1'])
      assert.equal(authenticator.checkHead({ ...head, host }, '127.0.0.1'), null, host);
    for (const host of ['baton.example', 'localhost.example', 'localhost@baton.example', 'x.ngrok.app:443'])
      assert.equal(authenticator.checkHead({ ...head, host }, '127.0.0.1')?.status, 403, host);
  });
});
