import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { envSchema } from '../../../bot/config/environment.js';
import { type Config, ConfigProblems, readConfig } from '../../../bot/config/settings.js';

const id = '11111111-2222-4333-8444-555555555555';
const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

const registered = {
  MicrosoftAppId: id,
  MicrosoftAppTenantId: tenant,
  MicrosoftAppPassword: 'p',
  BATON_TENANTS: tenant,
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('refuses to start without an app id unless in development on this machine', () => {
    assert.match(problemsOf({})[0] ?? '', /MicrosoftAppId is missing.*npm run dev/);
    assert.match(problemsOf({ NODE_ENV: 'production', HOST: '127.0.0.1' })[0] ?? '', /MicrosoftAppId is missing/);
    assert.match(problemsOf({ NODE_ENV: 'development', HOST: '0.0.0.0' })[0] ?? '', /bind to 127\.0\.0\.1/);
    assert.deepEqual(problemsOf({ NODE_ENV: 'development', HOST: 'localhost' }), []);
  });

  it('binds to this machine alone when no sender is verified', () => {
    const config: Config = readConfig({ NODE_ENV: 'development' });
    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.app, null);
    assert.equal(config.port, 3978);
  });

  it('names every problem at once, with its cure, and repeats no value', () => {
    const problems = problemsOf({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      MicrosoftAppId: 'secret-looking-id',
      MicrosoftAppType: 'MultiTenant',
      BATON_TENANTS: 'contoso.com',
      BATON_SERVICE_HOSTS: 'https://smba.example/teams',
      DATABASE_URL: 'mysql://baton:hunter2@db/baton',
      BATON_OPENID_URL: 'http://login.example/keys',
      BATON_GRAPH_GROUPS: 'specialist=the-specialists',
      BATON_GRAPH_URL: 'https://graph.microsoft.com/v1.0',
      BATON_PUBLIC_HOST: 'https://baton.contoso.com/api/messages',
      BATON_SECRET_EXPIRES: 'next spring',
      BATON_FEDERATED_IDENTITY: 'my-identity',
      BATON_WEBHOOKS: 'tickets url=http://hunter5.example secret=hunter6 tenant=x events=item.eaten',
      BATON_API_CLIENTS: 'reports tenant=here sha256=hunter3 scopes=write:all; reports token=hunter4',
    });
    const text = problems.join('\n');
    for (const key of [
      'PORT',
      'LOG_LEVEL',
      'MicrosoftAppId',
      'MicrosoftAppType',
      'MicrosoftAppTenantId',
      'BATON_TENANTS',
      'BATON_SERVICE_HOSTS',
      'DATABASE_URL',
      'BATON_OPENID_URL',
      'BATON_GRAPH_GROUPS',
      'BATON_GRAPH_URL',
      'BATON_PUBLIC_HOST',
      'BATON_SECRET_EXPIRES',
      'BATON_FEDERATED_IDENTITY',
      'BATON_API_CLIENTS',
      'BATON_WEBHOOKS',
    ]) {
      assert.match(text, new RegExp(`^${key} `, 'm'), `${key} in\n${text}`);
    }
    for (const value of [
      'hunter2',
      'hunter3',
      'hunter4',
      'hunter5',
      'hunter6',
      'item.eaten',
      'write:all',
      'secret-looking-id',
      'the-specialists',
      'next spring',
      'my-identity',
    ])
      assert.equal(text.includes(value), false);
  });

  it('assumes no tenants in production', () => {
    const env = { MicrosoftAppId: id, MicrosoftAppTenantId: tenant.toUpperCase(), MicrosoftAppPassword: 'p' };
    assert.deepEqual(problemsOf(env).length, 1);
    assert.match(problemsOf(env)[0] ?? '', /^BATON_TENANTS is missing.*MicrosoftAppTenantId/);
    assert.deepEqual(readConfig({ ...env, BATON_TENANTS: `${id.toUpperCase()}, ${tenant}` }).tenants, [id, tenant]);
    assert.deepEqual(readConfig({ ...env, NODE_ENV: 'development' }).tenants, [tenant], 'the app’s own, to try it');
  });

  it('takes owners of the documents by their object ids alone', () => {
    const dev = { NODE_ENV: 'development' };
    assert.deepEqual(readConfig(dev).owners, []);
    assert.deepEqual(readConfig({ ...dev, BATON_OWNERS: `${id.toUpperCase()}, ${tenant}` }).owners, [id, tenant]);
    assert.match(
      problemsOf({ ...dev, BATON_OWNERS: `${id} ana@contoso.com` }).join(),
      /^BATON_OWNERS must list object ids/u,
    );
  });

  it('refuses a list of tenants without the hosting one', () => {
    const env = { MicrosoftAppId: id, MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'p' };
    assert.match(
      problemsOf({ ...env, BATON_TENANTS: id }).join(),
      /^BATON_TENANTS leaves out MicrosoftAppTenantId.*Add it/u,
    );
    assert.deepEqual(problemsOf({ ...env, BATON_TENANTS: `${id} ${tenant.toUpperCase()}` }), []);
  });

  it('keeps data of removed conversations for 180 days, or as configured', () => {
    const dev = { NODE_ENV: 'development' };
    assert.equal(readConfig(dev).removedDays, 180);
    assert.equal(readConfig({ ...dev, BATON_REMOVED_DAYS: '1' }).removedDays, 1);
    for (const days of ['0', '3651', '-1', '1.5', 'half a year']) {
      assert.match(
        problemsOf({ ...dev, BATON_REMOVED_DAYS: days }).join(),
        /^BATON_REMOVED_DAYS must be a whole number/u,
      );
    }
  });

  it('does not say that a list is missing when it is malformed', () => {
    const env = { MicrosoftAppId: id, MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'p' };
    assert.equal(problemsOf({ ...env, BATON_TENANTS: 'contoso.com' }).length, 1);
  });

  it('reads which groups vouch for which role, and needs no Graph without any', () => {
    const env = registered;
    assert.equal(readConfig(env).graph, null);
    assert.equal(readConfig({ ...env, BATON_GRAPH_GROUPS: ' ; ' }).graph, null);
    const groups = `specialist=${id}, ${tenant}; project-manager=${id};`;
    assert.deepEqual(readConfig({ ...env, BATON_GRAPH_GROUPS: groups }).graph, {
      url: 'https://graph.microsoft.com',
      groups: { specialist: [id, tenant], 'project-manager': [id] },
    });
    const national = { ...env, BATON_GRAPH_GROUPS: groups, BATON_GRAPH_URL: 'https://graph.microsoft.us/' };
    assert.equal(readConfig(national).graph?.url, 'https://graph.microsoft.us');
  });

  it('refuses malformed groups', () => {
    const env = registered;
    for (const groups of [
      'specialist',
      'specialist=',
      'specialist=everybody',
      `boss=${id}`,
      `specialist=${id}=${tenant}`,
      `specialist=${id};specialist=${tenant}`,
    ]) {
      const problems = problemsOf({ ...env, BATON_GRAPH_GROUPS: groups });
      assert.match(problems.join(), /^BATON_GRAPH_GROUPS must name each role once.*customer, project-manager/u, groups);
    }
    for (const url of ['http://graph.example', 'https://graph.microsoft.com/v1.0', 'graph']) {
      assert.match(problemsOf({ ...env, BATON_GRAPH_URL: url }).join(), /^BATON_GRAPH_URL /u, url);
    }
    const withoutApp = { NODE_ENV: 'development', BATON_GRAPH_GROUPS: `specialist=${id}` };
    assert.match(problemsOf(withoutApp).join(), /MicrosoftAppId is missing/u);
  });

  it('refuses a dataset beside playbooks, because each says what Baton knows', () => {
    const both = { NODE_ENV: 'development', BATON_DATASET: 'dataset.json', BATON_PLAYBOOKS: 'methods' };
    assert.match(
      problemsOf(both).join('\n'),
      /^BATON_PLAYBOOKS and BATON_DATASET are both set.*leave out BATON_DATASET/mu,
    );
    const { playbooks, playbookCache } = readConfig({ NODE_ENV: 'development', BATON_PLAYBOOKS: 'methods' });
    assert.deepEqual([playbooks, playbookCache], ['methods', 'var/playbooks']);
  });

  it('takes an empty value for a key that is not set', () => {
    assert.equal(readConfig({ NODE_ENV: 'development', PORT: '', BATON_DATABASE_FILE: ' ' }).port, 3978);
  });

  it('has the same keys as deploy/.env.example, each with a comment', () => {
    const lines = readFileSync(new URL('../../../deploy/.env.example', import.meta.url), 'utf8').split('\n');
    const keys = lines.flatMap((line) => /^#?([A-Za-z_]+)=/u.exec(line)?.[1] ?? []);
    assert.deepEqual([...keys].sort(), Object.keys(envSchema.shape).sort());
    for (const [index, line] of lines.entries()) {
      if (/^#?[A-Za-z_]+=/u.test(line)) assert.match(lines[index - 1] ?? '', /^# /u, `a comment above ${line}`);
    }
  });
});
