import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageApp } from '../../../bot/cli/app/package.js';
import { envSchema } from '../../../bot/config/environment.js';
import { readConfig } from '../../../bot/config/settings.js';
import { isModelled, resourceProblems } from './arm-models.js';
import { type Declaration, isExpression, parseTemplate, readTemplate, type Template, type Value } from './bicep.js';
import { readImage } from './dockerfile.js';

const folder = fileURLToPath(new URL('../../../deploy/azure/', import.meta.url));
const files = ['main.bicep', 'database.bicep'] as const;

/** Functions of Bicep that are used here. Source: "Bicep functions", Azure Resource Manager documentation, 2026. */
const functions: ReadonlySet<string> = new Set([
  ...[
    'resourceGroup',
    'tenant',
    'uniqueString',
    'subscriptionResourceId',
    'guid',
    'cidrSubnet',
    'json',
    'string',
    'startsWith',
  ],
  // Decorators.
  ...['description', 'minLength', 'maxLength', 'minValue', 'maxValue', 'allowed'],
]);

/** What a library must exist for; the others' models are large or not published. */
const unmodelled: ReadonlySet<string> = new Set([
  'Microsoft.Authorization/roleAssignments',
  'Microsoft.Insights/diagnosticSettings',
  'Microsoft.Network/privateDnsZones',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
  'Microsoft.Network/virtualNetworks',
  'Microsoft.OperationalInsights/workspaces',
]);

/** The value at a path like `properties.template.containers.0.env`. */
function at(value: Value | undefined, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((inside, key) => {
    if (typeof inside !== 'object' || inside === null) return undefined;
    return (inside as Readonly<Record<string, Value>>)[key];
  }, value);
}

const written = (value: Value | undefined): string =>
  value === undefined || value === null ? '' : isExpression(value) ? value.expression : String(value);

describe('the Azure template', () => {
  const templates = new Map<string, Template>();
  let main: readonly Declaration[] = [];
  let database: readonly Declaration[] = [];
  before(async () => {
    for (const file of files) templates.set(file, await readTemplate(file));
    main = templates.get('main.bicep')?.declarations ?? [];
    database = templates.get('database.bicep')?.declarations ?? [];
  });
  const all = () => [...main, ...database];
  const declared = (name: string, where = main) => where.find((one) => one.name === name) ?? assert.fail(`no ${name}`);
  const container = () => at(declared('app').value, 'properties.template.containers.0');
  const env = () =>
    Object.fromEntries(
      (at(container(), 'env') as readonly Value[]).map((one) => [written(at(one, 'name')), written(at(one, 'value'))]),
    );

  it('is Bicep, to the last line', () => {
    for (const [file, { errors }] of templates) assert.deepEqual(errors, [], file);
  });

  it('is read by a grammar that reports broken lines', async () => {
    assert.deepEqual(
      (await parseTemplate("param a string = 'x'\nresource b 'T@1' = {\n  name: a\n")).errors.length > 0,
      true,
    );
  });

  it('uses existing names and functions, and every declared parameter and variable', () => {
    for (const [file, { declarations, names, functions: called }] of templates) {
      const known = new Set(declarations.map(({ name }) => name));
      assert.deepEqual(
        [...names].filter((name) => !known.has(name)),
        [],
        file,
      );
      assert.deepEqual(
        [...called].filter((name) => !functions.has(name)),
        [],
        file,
      );
      const idle = declarations.filter(({ kind, name }) => (kind === 'param' || kind === 'var') && !names.has(name));
      assert.deepEqual(
        idle.map(({ name }) => name),
        [],
        file,
      );
    }
  });

  it('says what each parameter and output is for', () => {
    const silent = all().filter(({ kind, described }) => (kind === 'param' || kind === 'output') && !described);
    assert.deepEqual(
      silent.map(({ name }) => name),
      [],
    );
  });

  it('names resources after what is known when the deployment begins', () => {
    const late = all().filter(
      ({ kind, value }) => kind === 'resource' && /\.(properties|outputs)\b/u.test(written(at(value, 'name'))),
    );
    assert.deepEqual(
      late.map(({ name }) => name),
      [],
      'pass it to a module, as accountId is',
    );
  });

  it('gives a module all required parameters, and reads only its outputs', () => {
    const given = Object.keys((at(declared('database').value, 'params') ?? {}) as object);
    assert.deepEqual(
      given.toSorted(),
      database
        .filter(({ kind }) => kind === 'param')
        .map(({ name }) => name)
        .toSorted(),
    );
    assert.ok(existsSync(`${folder}${declared('database').type}`));
    const taken = [...(templates.get('main.bicep')?.text ?? '').matchAll(/database\.outputs\.(\w+)/gu)].map(
      ([, name]) => name,
    );
    const outputs = new Set(database.filter(({ kind }) => kind === 'output').map(({ name }) => name));
    assert.ok(taken.length > 0 && taken.every((name) => outputs.has(name ?? '')), taken.join());
  });

  it('is deployed with existing parameters, and with all that have no default', () => {
    const params = readFileSync(`${folder}main.bicepparam`, 'utf8');
    assert.match(params, /^using 'main\.bicep'$/mu);
    const given = [...params.matchAll(/^param (\w+) =/gmu)].map(([, name]) => name);
    const known = main.filter(({ kind }) => kind === 'param');
    assert.deepEqual(
      given.filter((name) => !known.some((one) => one.name === name)),
      [],
    );
    const needed = known.filter(({ value }) => value === null).map(({ name }) => name);
    assert.deepEqual(
      needed.filter((name) => !given.includes(name)),
      [],
    );
  });

  it('sends Azure properties that its own libraries know at that API version', async () => {
    const resources = all().filter(({ kind, existing }) => kind === 'resource' && !existing);
    const modelled = resources.filter(({ type }) => isModelled(type.split('@')[0] ?? ''));
    assert.deepEqual(
      resources
        .filter((one) => !modelled.includes(one))
        .map(({ type }) => type.split('@')[0])
        .filter((type) => !unmodelled.has(type ?? '')),
      [],
    );
    assert.ok(modelled.length >= 8);
    for (const { type, value } of modelled) assert.deepEqual(await resourceProblems(type, value), []);
  });

  it('reports a property that is misspelt, missing, of the wrong kind or read-only', async () => {
    const type = declared('app').type;
    const body = declared('app').value as Readonly<Record<string, Value>>;
    const { location: _, ...nowhere } = body;
    const template = at(body, 'properties.template') as Readonly<Record<string, Value>>;
    const wrong = {
      ...nowhere,
      properties: { template: { ...template, terminationGracePeriod: 30, containers: 'x' }, provisioningState: 'ok' },
    };
    const problems = (await resourceProblems(type, wrong)).join('\n');
    for (const found of [
      /location is missing/,
      /terminationGracePeriod is unknown/,
      /containers is not a list/,
      /provisioningState is the service/,
    ]) {
      assert.match(problems, found);
    }
    assert.match((await resourceProblems(type.replace(/@.*/u, '@2020-01-01'), body))[0] ?? '', /speaks/);
  });

  it('sets keys that Baton reads, and all that it needs to start', () => {
    const keys = Object.keys(env());
    assert.deepEqual(
      keys.filter((key) => !(key in envSchema.shape)),
      [],
    );
    const id = '11111111-2222-4333-8444-555555555555';
    const url = `${written(declared('url', database).value).slice(1, -1)}&identity=${id}`;
    const known: Readonly<Record<string, string>> = {
      PORT: String(declared('port').value),
      MicrosoftAppId: id,
      MicrosoftAppTenantId: id,
      BATON_TENANTS: id,
      BATON_PUBLIC_HOST: 'baton.example.com',
      OTEL_EXPORTER_OTLP_ENDPOINT: String(declared('tracesTo').value),
      BATON_QUESTION_DAYS: String(declared('questionDays').value),
      DATABASE_URL: url.replaceAll(/\$\{[^}]+\}/gu, 'x'),
    };
    const config = readConfig(Object.fromEntries(keys.map((key) => [key, known[key] ?? env()[key]])));
    assert.equal(config.mode, 'production');
    assert.equal(config.app?.credential.kind, 'managed-identity');
    assert.deepEqual(config.tenants, [id]);
  });

  it('keeps no secret: no password, no key, no vault', () => {
    const text = files
      .map((file) => templates.get(file)?.text)
      .join('\n')
      .replaceAll(/^\s*\/\/.*$/gmu, '');
    assert.doesNotMatch(
      text,
      /@secure|secureString|listKeys|listCredentials|Microsoft\.KeyVault|PASSWORD|Password(?!Auth)/u,
    );
    assert.equal(at(declared('server', database).value, 'properties.authConfig.passwordAuth'), 'Disabled');
    assert.equal(at(declared('bot').value, 'properties.disableLocalAuth'), true);
  });

  it('reaches the database over verified TLS, as an identity, inside the network', () => {
    assert.match(
      env().DATABASE_URL ?? '',
      /^'\$\{database\.outputs\.url\}&identity=\$\{identity\.properties\.clientId\}'$/u,
    );
    assert.match(written(declared('url', database).value), /\?sslmode=verify-full'$/u);
    assert.equal(at(declared('secureTransport', database).value, 'properties.value'), 'on');
    assert.equal(
      written(at(declared('server', database).value, 'properties.network.delegatedSubnetResourceId')),
      'subnetId',
    );
  });

  it('asks the port that the image listens on, at paths that Baton answers', () => {
    const image = readImage();
    assert.deepEqual(image.ports, [String(declared('port').value)]);
    assert.equal(written(at(declared('app').value, 'properties.configuration.ingress.targetPort')), 'port');
    assert.equal(env().PORT, 'string(port)');
    const probes = at(container(), 'probes') as readonly Value[];
    assert.deepEqual(
      probes.map((probe) => [at(probe, 'type'), at(probe, 'httpGet.path'), written(at(probe, 'httpGet.port'))]),
      [
        ['Startup', '/healthz', 'port'],
        ['Liveness', '/healthz', 'port'],
        ['Readiness', '/readyz', 'port'],
      ],
    );
    assert.match(written(at(declared('bot').value, 'properties.endpoint')), /\/api\/messages'$/u);
    // The image knows its command: another one here could drift from what is tested.
    assert.equal(at(container(), 'command'), undefined);
    assert.equal(at(container(), 'args'), undefined);
  });

  it('keeps one process while the other is replaced, and leaves each the time to end', () => {
    assert.equal(Number(declared('replicas').value) >= 2, true);
    assert.equal(Number(at(declared('app').value, 'properties.template.terminationGracePeriodSeconds')) >= 30, true);
    assert.equal(at(declared('app').value, 'properties.configuration.activeRevisionsMode'), 'Single');
  });

  it('gives out a command that makes the app package', async () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const tenantId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const out = mkdtempSync(join(tmpdir(), 'baton-package-'));
    const values: Readonly<Record<string, string>> = {
      tenants: tenantId,
      questionDays: '90',
      'database.outputs.url': 'postgres://baton@db.example.com:5432/baton?sslmode=verify-full',
      tracesTo: '',
      'identity.properties.clientId': id,
      'tenant().tenantId': tenantId,
      'app.properties.configuration.ingress.fqdn': 'baton.example.com',
    };
    const command = written(declared('packageCommand').value)
      .slice(1, -1)
      .replaceAll("\\'", "'")
      .replaceAll(/\$\{([^}]+)\}/gu, (_, name: string) => values[name] ?? assert.fail(name));
    const [settings = '', args = ''] = command.split(' npm run -s baton -- package ');
    const env = Object.fromEntries(
      [...settings.matchAll(/(\w+)=('([^']*)'|\S+)/gu)].map(([, key, bare, quoted]) => [key, quoted ?? bare]),
    );
    assert.deepEqual(
      Object.keys(env).filter((key) => !(key in envSchema.shape)),
      [],
    );
    const said: string[] = [];
    const io = { out: () => undefined, err: (line: string) => said.push(line) };
    assert.equal(await packageApp([...args.replace(/ out$/u, '').split(' '), out], io, env), 0, said.join('\n'));
    assert.match(readFileSync(join(out, 'ADMIN.md'), 'utf8'), /baton\.example\.com/u);
    rmSync(out, { recursive: true });
  });

  it('registers the bot as that identity, for Teams', () => {
    const bot = declared('bot').value;
    assert.equal(at(bot, 'properties.msaAppType'), 'UserAssignedMSI');
    assert.equal(written(at(bot, 'properties.msaAppId')), 'identity.properties.clientId');
    assert.equal(env().MicrosoftAppId, 'identity.properties.clientId');
    assert.equal(at(declared('teams').value, 'properties.channelName'), 'MsTeamsChannel');
  });
});
