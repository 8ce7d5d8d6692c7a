import assert from 'node:assert/strict';
import { readConfig } from '../../../bot/config/settings.js';
import { hookTypes, webhooksIn } from '../../../bot/config/webhook-settings.js';

const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const rest = `secret=${secret} tenant=${tenant} events=item.ticked`;

const faultsOf = (text: string): readonly string[] => {
  const faults: string[] = [];
  webhooksIn(text, (sentence) => faults.push(sentence));
  return faults;
};

describe('the webhooks in the settings', () => {
  it('are read with the bytes of their secret', () => {
    const [hook] = webhooksIn(`tickets url=https://hooks.contoso.com/a?b=c== ${rest}`, assert.fail);
    assert.equal(hook?.url, 'https://hooks.contoso.com/a?b=c==');
    assert.deepEqual([...(hook?.secret ?? [])], Array(24).fill(1));
    assert.deepEqual(
      webhooksIn(`a url=https://h.example ${rest.replace('item.ticked', 'all')}`, assert.fail)[0]?.events,
      hookTypes,
    );
  });

  it('are refused with the cure where an address, a secret or a type is none', () => {
    for (const url of [
      'http://hooks.contoso.com',
      'https://a:b@h.example',
      'ftp://h.example',
      'hooks',
      'https://h.example/#a',
    ])
      assert.match(faultsOf(`a url=${url} ${rest}`).join(), /^needs url=https/u, url);
    for (const bad of ['whsec_AAAA', 'hunter2', `whsec_${Buffer.alloc(65).toString('base64')}`])
      assert.match(faultsOf(`a url=https://h.example ${rest.replace(secret, bad)}`).join(), /baton webhooks secret/u);
    assert.match(faultsOf(`a url=https://h.example ${rest},item.eaten`).join(), /needs events/u);
  });

  it('go to this machine in development alone', () => {
    const env = { NODE_ENV: 'development', BATON_WEBHOOKS: `a url=http://127.0.0.1:9/ ${rest}` };
    assert.equal(readConfig(env).webhooks.length, 1);
    for (const url of ['http://127.0.0.1:9/', 'https://localhost/'])
      assert.throws(
        () => readConfig({ BATON_WEBHOOKS: `a url=${url} ${rest}` }),
        /BATON_WEBHOOKS sends a to this machine/u,
      );
  });
});
