import assert from 'node:assert/strict';
import { clientWithToken } from '../../../bot/api/api-tokens.js';
import { Problem } from '../../../bot/api/problem.js';
import { apiToken } from '../../../bot/cli/programs/api-token.js';
import { apiClientsIn } from '../../../bot/config/api-clients.js';
import { type ConfigProblems, readConfig } from '../../../bot/config/settings.js';

const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const sha256 = 'a'.repeat(64);

const faultsOf = (text: string): readonly string[] => {
  const faults: string[] = [];
  apiClientsIn(text, (sentence) => faults.push(sentence));
  return faults;
};

describe('the clients in the settings', () => {
  it('are read with what each sees, and 300 requests a minute', () => {
    const [all, some] = apiClientsIn(
      `reports tenant=${tenant.toUpperCase()} sha256=${sha256} scopes=read:engagements,read:events;
       wiki tenant=${tenant} sha256=${'b'.repeat(64)} scopes=read:answers playbooks=fasttrack engagements=a,b per-minute=5`,
      assert.fail,
    );
    assert.deepEqual(all, {
      name: 'reports',
      tenant,
      playbooks: null,
      engagements: null,
      sha256,
      scopes: ['read:engagements', 'read:events'],
      perMinute: 300,
    });
    assert.deepEqual([some?.playbooks, some?.engagements, some?.perMinute], [['fasttrack'], ['a', 'b'], 5]);
  });

  it('are refused with every fault at once, and no value in it', () => {
    const faults = faultsOf('One tenant=x; two tenant=y sha256=secret scopes=read:all per-minute=0 colour=red; two');
    const text = faults.join('\n');
    for (const part of [
      /entry 1/u,
      /tenant=ID of two/u,
      /sha256=… of two/u,
      /scopes=… of two/u,
      /per-minute/u,
      /none of/u,
      /two twice/u,
    ])
      assert.match(text, part);
    assert.doesNotMatch(text, /secret|read:all|red\b/u);
  });

  it('have a token each', () => {
    const one = `tenant=${tenant} sha256=${sha256} scopes=read:answers`;
    assert.match(faultsOf(`a ${one}; b ${one}`).join(), /one token for two clients/u);
  });

  it('are of a tenant that is answered', () => {
    const env = {
      NODE_ENV: 'development',
      BATON_TENANTS: '11111111-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      BATON_API_CLIENTS: `reports tenant=${tenant} sha256=${sha256} scopes=read:answers`,
    };
    assert.throws(
      () => readConfig(env),
      (error: ConfigProblems) => /gives reports a tenant that BATON_TENANTS/u.test(error.message),
    );
    assert.equal(readConfig({ ...env, BATON_TENANTS: tenant.toUpperCase() }).apiClients.length, 1);
  });
});

describe('a new token', () => {
  const called = async (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await apiToken(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
    return { code, out, err };
  };

  it('opens with the entry that is printed below it, and is not in it', async () => {
    const { code, out } = await called('reports', '--tenant', tenant, '--scopes', 'read:answers');
    const [token = '', line = ''] = out;
    assert.equal(code, 0);
    assert.match(token, /^baton_[\w-]{43}$/u);
    assert.equal(line.includes(token), false);
    const clients = apiClientsIn(line, assert.fail);
    assert.equal(clientWithToken(clients, { authorization: `Bearer ${token}` }).name, 'reports');
    for (const authorization of [`Bearer ${token}x`, `Bearer ${token.slice(0, -1)}`, token, `bearer  ${token}`])
      assert.throws(() => clientWithToken(clients, { authorization }), Problem);
  });

  it('is refused with the cure where the call is wrong', async () => {
    for (const [args, says] of [
      [[], /name one client/u],
      [['reports'], /--tenant ID/u],
      [['reports', '--tenant', 'contoso'], /a GUID/u],
      [['reports', '--tenant', tenant, '--scopes', 'write'], /scopes/u],
      [['Reports', '--tenant', tenant], /small letters/u],
    ] as const) {
      const { code, err } = await called(...args);
      assert.equal(code, 2);
      assert.match(err.join('\n'), says);
    }
  });
});
