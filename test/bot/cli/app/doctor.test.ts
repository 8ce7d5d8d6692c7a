import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { doctor } from '../../../../bot/cli/app/doctor.js';
import { envSchema } from '../../../../bot/config/environment.js';
import { ConfigProblems, examineSettings } from '../../../../bot/config/settings.js';
import { diagnose, explainFailedStart } from '../../../../bot/doctor/doctor.js';
import type { Finding } from '../../../../bot/doctor/finding.js';
import { startOrExplain } from '../../../../bot/main.js';
import { serialiseDataset } from '../../../../data/dataset.js';
import { knownMigrations } from '../../../../data/store/database/migrate.js';
import { openStore } from '../../../../data/store/store.js';
import { appId, startWorld, tenant, type World } from '../../../support/baton.js';
import { selfSigned } from '../../../support/certificate.js';
import { postgresServer } from '../../../support/databases.js';
import { GraphServer } from '../../../support/graph-server.js';
import { smallDataset } from '../../../support/history.js';
import { KeyServer } from '../../../support/key-server.js';
import { appSecret } from '../../../support/login.js';

const now = Date.parse('2026-11-28T15:00:00.000Z');
const group = '90000000-0000-4000-8000-000000000001';

type Env = Record<string, string>;

describe('baton doctor', () => {
  let world: World;
  let keys: KeyServer;
  let graph: GraphServer;
  let folder: string;
  /** A deployment in which all is well, with a dataset that is read in no time. */
  let well: Env;
  /** An address on this machine without a listener. */
  let deadHost: string;

  before(async () => {
    world = await startWorld();
    graph = await GraphServer.start();
    const gone = await GraphServer.start();
    deadHost = new URL(gone.url).host;
    await gone.close();
  });
  after(() => Promise.all([world.close(), graph.close()]));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baton-doctor-'));
    keys = await KeyServer.start(appId);
    keys.login.tenant = tenant;
    graph.scripts.length = 0;
    await consent('GroupMember.Read.All', 'User.Read.All');
    const store = await openStore(join(folder, 'baton.sqlite'));
    await store.close();
    writeFileSync(join(folder, 'dataset.json'), serialiseDataset(smallDataset));
    well = {
      NODE_ENV: 'production',
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenant,
      MicrosoftAppPassword: appSecret,
      BATON_SECRET_EXPIRES: '2027-05-19',
      BATON_TENANTS: tenant,
      BATON_PUBLIC_HOST: new URL(world.url).host,
      BATON_DATABASE_FILE: join(folder, 'baton.sqlite'),
      BATON_DATASET: join(folder, 'dataset.json'),
      BATON_GRAPH_GROUPS: `specialist=${group}`,
      BATON_GRAPH_URL: graph.url,
      BATON_TOKEN_URL: keys.tokenUrl,
      LOG_LEVEL: 'silent',
    };
  });
  afterEach(async () => {
    await keys.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The token that Graph gets, with these application permissions in it. */
  async function consent(...roles: readonly string[]): Promise<void> {
    const claims = roles.length === 0 ? {} : { roles };
    graph.token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32));
    keys.graphToken = graph.token;
  }

  async function run(env: Env, ...args: readonly string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
    const code = await doctor([...args], io, env, now);
    return { code, lines: out, out: out.join('\n'), err: err.join('\n') };
  }

  /** What one check came to. */
  async function finding(check: string, env: Env): Promise<Finding> {
    const { out } = await run(env, '--json');
    const { findings } = JSON.parse(out) as { findings: readonly Finding[] };
    const found = findings.filter((one) => one.check === check);
    assert.equal(found.length, 1, out);
    assert.ok(found[0]);
    return found[0];
  }

  async function refusalOfStart(env: Env): Promise<ConfigProblems> {
    const started = startOrExplain({ PORT: '0', HOST: '127.0.0.1', ...env });
    const error: unknown = await started.then(
      (baton) => baton.close().then(() => null),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ConfigProblems, String(error));
    return error;
  }

  it('names an expired secret and missing tenants at once, in the sentences of a refused start', async () => {
    const env = { ...well, BATON_SECRET_EXPIRES: '2026-11-20', BATON_TENANTS: '' };
    const { code, lines, out, err } = await run(env);
    assert.equal(code, 1);
    const problems = lines.filter((line) => line.startsWith('problem'));
    assert.equal(problems.length, 2, out);
    assert.match(
      problems[0] ?? '',
      /credential +MicrosoftAppPassword expired on 2026-11-20.*make a new client secret/u,
    );
    assert.match(problems[1] ?? '', /tenants +BATON_TENANTS is missing.*Set it to.*MicrosoftAppTenantId/u);
    assert.equal(err, '2 problems.');
    const refused = await refusalOfStart(env);
    assert.deepEqual(
      refused.problems,
      problems.map((line) => line.replace(/^problem +(credential|tenants) +/u, '')),
    );
    assert.match(refused.message, /^Baton cannot start:\n- /u);
    assert.equal(`${out}${err}${refused.message}`.includes(appSecret), false);
  });

  it('says ok eight times and when the credential expires, when all is well', async () => {
    const { code, lines, out, err } = await run({ ...well, BATON_DATASET: '' });
    assert.equal(code, 0, out);
    assert.deepEqual(
      lines.map((line) => line.replace(/^(ok +(app id|graph consent|\w+)) .*$/u, '$1').replace(/ +/gu, ' ')),
      ['app id', 'credential', 'tenants', 'endpoint', 'store', 'migrations', 'dataset', 'graph consent'].map(
        (check) => `ok ${check}`,
      ),
      out,
    );
    assert.match(lines[1] ?? '', /client secret, expires in 172 days \(2027-05-19\); a token was given/u);
    assert.match(lines[5] ?? '', new RegExp(`all ${knownMigrations().length} applied`, 'u'));
    assert.match(
      lines[6] ?? '',
      /\d+ statements of \d+ documents, version [0-9a-f]{12}; topics and intents are there/u,
    );
    assert.equal(err, '');
    assert.equal(out.includes(appSecret), false);
    const baton = await startOrExplain({ ...well, PORT: '0', HOST: '127.0.0.1' });
    await baton.close();
  });

  it('prints JSON when asked', async () => {
    const { code, out } = await run({ ...well, BATON_TENANTS: '' }, '--json');
    assert.equal(code, 1);
    const { problems, findings } = JSON.parse(out) as { problems: number; findings: readonly Finding[] };
    assert.equal(problems, 1);
    assert.deepEqual(
      findings.map(({ check, is }) => `${check} ${is}`),
      [
        'app id ok',
        'credential ok',
        'tenants problem',
        'endpoint ok',
        'store ok',
        'migrations ok',
        'dataset ok',
        'graph consent ok',
      ],
    );
  });

  it('prints its usage when called wrongly', async () => {
    const { code, err } = await run(well, '--all');
    assert.equal(code, 2);
    assert.match(err, /baton doctor \[--json\]/u);
  });

  describe('repeats no value', () => {
    const canary = 'c4nary';
    const keysOf = Object.keys(envSchema.shape).filter((key) => key !== 'LOG_LEVEL');
    const cases: readonly (readonly [string, () => readonly Env[]])[] = [
      ['when every key is wrong', () => [Object.fromEntries(keysOf.map((key) => [key, `${canary}-${key}`]))]],
      [
        'when one key is wrong',
        () => keysOf.map((key) => ({ ...well, [key]: key === 'BATON_PUBLIC_HOST' ? `${canary}:99999` : canary })),
      ],
      ['of an expired secret', () => [{ ...well, MicrosoftAppPassword: canary, BATON_SECRET_EXPIRES: '2020-01-01' }]],
      [
        'of an address of a database',
        () =>
          [
            `postgres://anna:${canary}@127.0.0.1:1/baton`,
            `postgres://anna:${canary}#/${canary}@127.0.0.1:1/baton`,
            `postgres://${canary}:1/${canary}@127.0.0.1:1/${canary}`,
            `postgres://anna:%E0%A4%A${canary}@127.0.0.1:1/${canary}`,
            `postgres://127.0.0.1:1/baton?sslmode=require&sslrootcert=/${canary}&password=${canary}`,
            `mysql://anna:${canary}@127.0.0.1/baton`,
            `sqlite:/dev/null/${canary}`,
          ].map((url) => ({ ...well, DATABASE_URL: url })),
      ],
    ];
    for (const [what, envs] of cases) {
      it(what, async () => {
        for (const env of envs()) {
          const { out, err } = await run(env, '--json');
          assert.equal(`${out}${err}`.includes(canary), false, out);
          // A start reports what prevents it before it would listen.
          const { problems } = examineSettings(env, now);
          const refused = await explainFailedStart(env, new Error(`what the driver says, with ${canary}`), now);
          if (problems.length > 0 || /"check":"(store|dataset)","is":"problem"/u.test(out)) {
            assert.equal(String(refused).includes(canary), false, String(refused));
            assert.match(String(refused), /Baton cannot start:/u);
          }
        }
      });
    }

    it('of a real password that a real PostgreSQL refuses', async () => {
      const url = new URL((await postgresServer()).url('postgres'));
      url.password = canary;
      const { out } = await run({ ...well, DATABASE_URL: url.href });
      assert.match(out, /problem +store +PostgreSQL refuses the name or the password.*28P01/u);
      assert.equal(out.includes(canary), false);
    });
  });

  describe('on the credential', () => {
    it('gives Entra’s refusal with its cure', async () => {
      const { is, says } = await finding('credential', { ...well, MicrosoftAppPassword: 'renewed-and-not-set' });
      assert.equal(is, 'problem');
      assert.match(says, /copy the secret's "Value".*AADSTS7000215/u);
      keys.login.secretIsExpired = true;
      assert.match((await finding('credential', well)).says, /The client secret has expired.*AADSTS7000222/u);
    });

    it('reports a login that is away, which prevents no start', async () => {
      keys.outage = 503;
      const { is, says } = await finding('credential', well);
      assert.equal(is, 'problem');
      assert.match(says, /trouble of its own \(503\)/u);
      const baton = await startOrExplain({ ...well, PORT: '0', HOST: '127.0.0.1' });
      assert.equal((await fetch(`http://127.0.0.1:${baton.port}/healthz`)).status, 200);
      await baton.close();
    });

    it('warns a month before the end, without calling it a problem', async () => {
      const env = { ...well, BATON_SECRET_EXPIRES: '2026-12-10' };
      const { is, says } = await finding('credential', env);
      assert.equal(is, 'soon');
      assert.match(says, /expires in 12 days \(2026-12-10\).*Make the next one now/u);
      assert.equal((await run(env)).code, 0);
      const soon = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10);
      const started = await startWorld({}, { BATON_SECRET_EXPIRES: soon });
      await started.close();
      const warned = started.lines.filter(({ event }) => event === 'credential expires soon');
      assert.deepEqual(
        warned.map(({ level, days }) => [level, days]),
        [['warn', 12]],
      );
      assert.equal(JSON.stringify(started.lines).includes(appSecret), false);
    });

    it('waits for an app id', async () => {
      const { is, says } = await finding('credential', { ...well, MicrosoftAppId: '' });
      assert.equal(is, 'unchecked');
      assert.match(says, /the app id and its credential come first/u);
      const nothing = { NODE_ENV: 'development', BATON_DATABASE_FILE: join(folder, 'baton.sqlite') };
      assert.match((await finding('credential', nothing)).says, /none is needed without an app id/u);
    });

    it('asks for the day on which a secret expires', async () => {
      const { is, says } = await finding('credential', { ...well, BATON_SECRET_EXPIRES: '' });
      assert.equal(is, 'unchecked');
      assert.match(says, /Set BATON_SECRET_EXPIRES/u);
    });

    it('reads the end of a certificate from the certificate', async () => {
      const { certificate, key } = selfSigned(new Date('2027-02-06T00:00:00.000Z'));
      const file = join(folder, 'baton.pem');
      writeFileSync(file, certificate + key);
      const { BATON_SECRET_EXPIRES: _, MicrosoftAppPassword: __, ...rest } = well;
      const { is, says } = await finding('credential', { ...rest, BATON_CERTIFICATE: file });
      assert.equal(is, 'problem');
      assert.match(says, /does not know this certificate/u);
    });
  });

  describe('on the endpoint', () => {
    let other: Server | null = null;
    afterEach(async () => {
      other?.closeAllConnections();
      await new Promise((resolve) => (other === null ? resolve(null) : other.close(resolve)));
      other = null;
    });
    async function serve(server: Server): Promise<number> {
      other = server;
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return (server.address() as AddressInfo).port;
    }
    const says = async (host: string) => {
      const found = await finding('endpoint', { ...well, BATON_PUBLIC_HOST: host });
      assert.equal(found.is, 'problem');
      return found.says;
    };

    it('says what was not checked when no public host is set', async () => {
      const { is, says: why } = await finding('endpoint', { ...well, BATON_PUBLIC_HOST: '' });
      assert.equal(is, 'unchecked');
      assert.match(why, /set BATON_PUBLIC_HOST to the host in the messaging endpoint/u);
      assert.equal((await run({ ...well, BATON_PUBLIC_HOST: '' })).code, 0);
    });

    it('reports a host that does not answer', async () => {
      assert.match(await says(deadHost), /does not answer \(ECONNREFUSED\): start Baton/u);
    });

    it('does not take another server for Baton', async () => {
      const page = await serve(createServer((_request, response) => response.end('<html>welcome</html>')));
      assert.match(await says(`127.0.0.1:${page}`), /^\/healthz .* is not answered by Baton \(200\)/u);
    });

    it('does not take a server with part of the paths for Baton', async () => {
      const half = await serve(
        createServer((request, response) => {
          response.statusCode = request.url === '/healthz' ? 200 : 404;
          response.end('{"ok":true}');
        }),
      );
      assert.match(await says(`127.0.0.1:${half}`), /^\/api\/messages .* is not answered by Baton \(404\)/u);
    });

    it('trusts no certificate that Teams would refuse', async () => {
      const { certificate, key } = selfSigned(new Date('2027-05-19T00:00:00.000Z'));
      const port = await serve(createSecureServer({ cert: certificate, key }, (_request, response) => response.end()));
      // This machine by an address that is not taken for it, and so asked with TLS.
      assert.match(await says(`0.0.0.0:${port}`), /certificate of .* cannot be trusted \(\w+\)/u);
    });
  });

  describe('on the store', () => {
    it('tells a new store from one that lags behind', async () => {
      const fresh = { ...well, BATON_DATABASE_FILE: join(folder, 'new', 'baton.sqlite') };
      assert.match((await finding('migrations', fresh)).says, /a new store: the next start applies all/u);
      assert.equal((await finding('store', fresh)).is, 'ok');
    });

    it('says why it does not open, in the sentences of a refused start', async () => {
      const file = join(folder, 'letter.txt');
      writeFileSync(file, 'Dear Anna, '.repeat(100));
      const env = { ...well, BATON_DATABASE_FILE: file, BATON_DATASET: file };
      const store = await finding('store', env);
      assert.match(store.says, /^BATON_DATABASE_FILE names a file that is not a sound SQLite database/u);
      assert.equal((await finding('migrations', env)).is, 'unchecked');
      const dataset = await finding('dataset', env);
      assert.match(dataset.says, /^BATON_DATASET: not JSON/u);
      assert.deepEqual((await refusalOfStart(env)).problems, [store.says, dataset.says]);
    });

    it('names the key when PostgreSQL cannot be reached', async () => {
      const env = { ...well, DATABASE_URL: 'postgres://anna:hunter2@127.0.0.1:1/baton' };
      const { says } = await finding('store', env);
      assert.match(says, /cannot be reached at the address in DATABASE_URL \(ECONNREFUSED\)/u);
    });
  });

  describe('on the dataset', () => {
    it('reports a missing or empty dataset', async () => {
      const nowhere = { ...well, BATON_DATASET: join(folder, 'nowhere.json') };
      assert.match((await finding('dataset', nowhere)).says, /^BATON_DATASET names a file.*\(ENOENT\).*leave it out/u);
      const file = join(folder, 'empty.json');
      writeFileSync(file, '{"format":1,"version":"none","documents":[],"responsibilities":[]}');
      assert.match((await finding('dataset', { ...well, BATON_DATASET: file })).says, /holds no responsibility/u);
    });

    it('reports an encoder that cannot be used beside a dataset that cannot, as a start does', async () => {
      const file = join(folder, 'letter.txt');
      writeFileSync(file, 'Dear Anna,\n');
      const env = { ...well, BATON_DATASET: file, BATON_ENCODER: file };
      const said = (await diagnose(env)).filter(({ check }) => check === 'dataset').map(({ says }) => says);
      assert.equal(said.length, 2);
      assert.match(said[1] ?? '', /^BATON_ENCODER: is no encoder of this Baton: train one with `baton encoder`/u);
      assert.deepEqual((await refusalOfStart(env)).problems, said);
      const nowhere = await diagnose({ ...well, BATON_ENCODER: join(folder, 'none.bin') });
      assert.ok(nowhere.some(({ is, says }) => is === 'problem' && /^BATON_ENCODER: is not there/u.test(says)));
    });

    it('reports what is wrong in playbooks, and where, without the folder itself', async () => {
      const playbooks = join(folder, 'methods');
      mkdirSync(join(playbooks, 'garden'), { recursive: true });
      writeFileSync(join(playbooks, 'garden', 'playbook.yaml'), 'playbook: garden\nparties: none\n');
      const { is, says } = await finding('dataset', { ...well, BATON_DATASET: '', BATON_PLAYBOOKS: playbooks });
      assert.equal(is, 'problem');
      assert.match(says, /^BATON_PLAYBOOKS\/garden\/playbook\.yaml:2: parties: must be a mapping/mu);
      assert.ok(!says.includes(playbooks));
    });
  });

  describe('on the consent of Graph', () => {
    const says = async (env: Env = well) => {
      const found = await finding('graph consent', env);
      assert.equal(found.is, 'problem');
      return found.says;
    };

    it('names what was not granted', async () => {
      await consent('User.Read.All');
      assert.match(await says(), /^Graph has no consent for GroupMember\.Read\.All: add it/u);
      await consent();
      assert.match(await says(), /no consent for GroupMember\.Read\.All and User\.Read\.All: add them/u);
    });

    it('accepts a wider permission that includes the needed one', async () => {
      await consent('Directory.Read.All');
      assert.equal((await finding('graph consent', well)).is, 'ok');
    });

    it('relies on Graph’s answer when the token cannot be read', async () => {
      graph.token = 'opaque';
      keys.graphToken = 'opaque';
      assert.equal((await finding('graph consent', well)).is, 'ok');
      graph.scripts.push({ status: 403, code: 'Authorization_RequestDenied' });
      assert.match(await says(), /no consent for GroupMember\.Read\.All and User\.Read\.All/u);
    });

    it('reports a Graph that is away', async () => {
      assert.match(await says({ ...well, BATON_GRAPH_URL: `http://${deadHost}` }), /ECONNREFUSED/u);
    });

    it('needs no consent when no groups are set', async () => {
      const { is, says: why } = await finding('graph consent', { ...well, BATON_GRAPH_GROUPS: '' });
      assert.equal(is, 'ok');
      assert.match(why, /Graph is never asked/u);
    });

    it('asks about no real person', async () => {
      graph.log.length = 0;
      await finding('graph consent', well);
      assert.deepEqual(
        graph.log.map(({ person, groups }) => [person, groups]),
        [[appId, [group]]],
      );
    });
  });
});
