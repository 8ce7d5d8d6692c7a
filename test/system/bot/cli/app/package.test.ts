import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { packageApp } from '../../../../../bot/cli/app/package.js';
import { type Localisation, localisations, type Manifest } from '../../../../../bot/teams-app/manifest.js';
import { schemaProblems } from '../../../../../bot/teams-app/schema.js';
import { readZip } from '../../../../support/zip.js';

const app = '11111111-2222-4333-8444-555555555555';
const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const group = '99999999-8888-4777-8666-555555555555';
const sound = ['--app-id', app, '--tenant', tenant, '--host', 'baton.contoso.com'];
/** Everything that makes the page longer. */
const everything = {
  BATON_GRAPH_GROUPS: `specialist=${group};project-manager=${group}`,
  BATON_GRAPH_URL: 'https://dod-graph.microsoft.us',
  BATON_SERVICE_HOSTS: 'smba.example.com',
  BATON_QUESTION_DAYS: '3650',
  BATON_REMOVED_DAYS: '3650',
  DATABASE_URL: 'postgres://baton:only-the-store-knows@db.internal/baton',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.contoso.com:4318',
};

describe('baton package', () => {
  let folder: string;
  /** As it is without a setting, and with everything that makes it longer. */
  let plain: Awaited<ReturnType<typeof pack>>;
  let full: typeof plain;
  const makeFolder = () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-package-'));
  };
  const removeFolder = () => rmSync(folder, { recursive: true });
  before(async () => {
    makeFolder();
    plain = await pack();
    full = await pack(everything);
    removeFolder();
  });
  beforeEach(makeFolder);
  afterEach(removeFolder);

  async function run(args: readonly string[], env: Record<string, string> = {}) {
    const [out, err]: [string[], string[]] = [[], []];
    const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
    const code = await packageApp([...args], io, env);
    return { code, out: out.join('\n'), err };
  }

  const target = (name = 'out') => path.join(folder, name);
  const read = (name: string, from = 'out') => readFileSync(path.join(target(from), name));
  const pack = async (env: Record<string, string> = {}, more: readonly string[] = [], to = 'out') => {
    const result = await run([...sound, ...more, '--out', target(to)], env);
    assert.equal(result.code, 0, result.err.join('\n'));
    return { ...result, page: read('ADMIN.md', to).toString(), zip: read('baton.zip', to) };
  };
  const manifestIn = (zip: Uint8Array) =>
    JSON.parse(String(readZip(zip).find(({ name }) => name === 'manifest.json')?.bytes)) as Manifest;
  /** The rows of the table below a heading. */
  const rowsOf = (page: string, heading: string) =>
    (page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
      .map((line) => line.slice(2, -2).split(' | '));

  it('writes the app and one page, into a folder that it makes', async () => {
    const { err } = await pack();
    assert.deepEqual(readdirSync(target()).sort(), ['ADMIN.md', 'baton.zip']);
    assert.equal(err.length, 2);
  });

  describe('the app', () => {
    it('is a zip that other readers open, with its files at the top', async () => {
      const { zip } = plain;
      const entries = readZip(zip);
      assert.deepEqual(
        entries.map(({ name }) => name),
        ['manifest.json', 'color.png', 'outline.png', 'ko.json', 'pt-br.json', 'sv.json'],
      );
      for (const { name, bytes } of entries) assert.deepEqual(Buffer.from(unzipSync(zip)[name] ?? []), bytes);
      for (const icon of ['color.png', 'outline.png']) {
        assert.deepEqual(entries.find(({ name }) => name === icon)?.bytes, readFileSync(`bot/teams-app/icons/${icon}`));
      }
    });

    it('is valid against Microsoft’s schemas as it lies in the zip, and names this registration and host', async () => {
      const { zip } = plain;
      const manifest = manifestIn(zip);
      const translations = Object.fromEntries(
        readZip(zip)
          .filter(({ name }) => Object.hasOwn(localisations(), name))
          .map(({ name, bytes }) => [name, JSON.parse(String(bytes)) as Localisation]),
      );
      assert.equal(Object.keys(translations).length, 3);
      assert.deepEqual(await schemaProblems(manifest, translations), []);
      assert.deepEqual([manifest.id, manifest.bots?.[0]?.botId], [app, app]);
      assert.deepEqual(manifest.developer, {
        name: 'Baton',
        websiteUrl: 'https://baton.contoso.com/about',
        privacyUrl: 'https://baton.contoso.com/privacy',
        termsOfUseUrl: 'https://baton.contoso.com/terms',
      });
    });

    it('names other pages and another developer where they are given', async () => {
      const pages = [
        '--website',
        'https://contoso.com/baton',
        '--privacy',
        'https://contoso.com/p',
        '--terms',
        'https://contoso.com/t',
      ];
      const { zip } = await pack({}, [...pages, '--developer', 'Contoso']);
      assert.deepEqual(Object.values(manifestIn(zip).developer), [
        'Contoso',
        'https://contoso.com/baton',
        'https://contoso.com/p',
        'https://contoso.com/t',
      ]);
    });

    it('asks for nothing that Baton does not use', async () => {
      const manifest = manifestIn(full.zip);
      for (const key of ['authorization', 'webApplicationInfo', 'devicePermissions']) {
        assert.equal(key in manifest, false, key);
      }
      assert.deepEqual(manifest.validDomains, []);
    });
  });

  describe('the same input', () => {
    it('gives the same bytes on both sides of the world, in a process of its own', async function () {
      this.timeout(300_000);
      const zones = ['Pacific/Kiritimati', 'America/Los_Angeles'];
      await Promise.all(
        zones.map((zone, n) =>
          promisify(execFile)(
            process.execPath,
            ['--import', 'tsx', 'bot/cli/index.ts', 'package', ...sound, '--out', target(String(n))],
            { env: { PATH: process.env.PATH, TZ: zone } },
          ),
        ),
      );
      for (const name of ['baton.zip', 'ADMIN.md']) assert.deepEqual(read(name, '0'), read(name, '1'));
      const { zip } = plain;
      assert.deepEqual(read('baton.zip', '0'), zip);
      // 1980-01-01, 12:00, in the words of the format.
      for (const { stamp } of readZip(zip)) assert.deepEqual(stamp, [(1 << 5) | 1, 12 << 11]);
    });

    it('gives the same bytes in capital letters, and over what was there', async () => {
      const { zip, page } = plain;
      const shouted = sound.map((part) => (part.startsWith('--') ? part : part.toUpperCase()));
      const { code } = await run([...shouted, '--out', target()]);
      assert.equal(code, 0);
      assert.deepEqual([read('baton.zip'), String(read('ADMIN.md'))], [zip, page]);
    });
  });

  describe('the permissions', () => {
    it('are those of the manifest, in the page, on the terminal and for machines', async () => {
      const { zip, page, out } = plain;
      const { bots = [], permissions = [] } = manifestIn(zip);
      const asked = [...(bots[0]?.scopes ?? []), ...permissions];
      assert.deepEqual(asked, ['personal', 'team', 'groupChat', 'identity']);
      assert.deepEqual(
        rowsOf(page, 'Permissions').map(([what = '']) => /`(.+)`/u.exec(what)?.[1]),
        asked,
      );
      const told = JSON.parse((await pack({}, ['--json'])).out).permissions as Record<string, string>[];
      assert.deepEqual(
        told.map(({ permission }) => permission),
        asked,
      );
      for (const { permission, why, without } of told) {
        assert.ok(
          out.includes(`${permission} (`) && out.includes(`why: ${why}`) && out.includes(`without it: ${without}`),
        );
        assert.ok(page.includes(`| ${why} | ${without} |`), permission);
      }
    });

    it('name Graph only where groups vouch for roles', async () => {
      const names = (page: string) => rowsOf(page, 'Permissions').map(([what]) => what);
      const [without, with_] = [plain.page, full.page];
      assert.deepEqual(names(with_).slice(names(without).length), [
        'Graph application `GroupMember.Read.All`',
        'Graph application `User.Read.All`',
      ]);
      assert.doesNotMatch(without, /graph/iu);
    });
  });

  describe('the page', () => {
    it('has at most 60 lines and 3,500 characters, or 4,000 when all is configured', async () => {
      for (const [{ page }, characters] of [
        [plain, 3_500],
        [full, 4_000],
      ] as const) {
        assert.ok(page.split('\n').length <= 60, `${page.split('\n').length} lines`);
        assert.ok(page.length <= characters, `${page.length} characters`);
      }
    });

    it('says what is kept for how long, as it is configured here', async () => {
      const kept = (page: string) => rowsOf(page, 'What it stores, where, how long').map(([, until]) => until);
      assert.deepEqual(kept(plain.page), [
        '180 days after the app left the team',
        '7 days',
        'words 90 days after they are over, twice that unanswered; kept answers as engagements',
        '90 days',
        'channels 180 days after removal; chats 90 days after the last word, unless in an open engagement',
        'ten minutes',
        'an hour or two',
      ]);
      const { page } = await pack({
        BATON_QUESTION_DAYS: '1',
        BATON_REMOVED_DAYS: '7',
        DATABASE_URL: 'postgres://db/b',
      });
      assert.ok(kept(page).includes('1 day') && kept(page).includes('7 days after the app left the team'));
      assert.match(page, /one PostgreSQL database/u);
    });

    it('names other programs only when configured, with their hosts, and nothing secret of them', async () => {
      const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
      const [sha256, secret] = ['c'.repeat(64), `whsec_${Buffer.alloc(32, 9).toString('base64')}`];
      const { page } = await pack({
        BATON_TENANTS: tenant,
        BATON_API_CLIENTS: `reports tenant=${tenant} sha256=${sha256} scopes=read:answers`,
        BATON_WEBHOOKS: `tickets tenant=${tenant} url=https://hooks.contoso.com/secret-path secret=${secret} events=all`,
      });
      assert.match(page, /- reports \(aaaaaaaa-.*\) reads: read:answers/u);
      assert.match(page, /- tickets \(aaaaaaaa-.*\) is told what happens, at hooks\.contoso\.com/u);
      assert.match(page, /ids of events for webhooks/u);
      assert.ok(page.split('\n').length <= 70);
      for (const hidden of [sha256, secret, 'secret-path']) assert.equal(page.includes(hidden), false);
      assert.doesNotMatch(plain.page, /Other programs|webhook/u);
    });

    it('names every contacted host, optional ones only when configured', async () => {
      const hosts = (page: string) => rowsOf(page, 'Hosts contacted').flatMap(([names = '']) => names.split(', '));
      const teams = [
        'smba.trafficmanager.net',
        'smba.infra.gcc.teams.microsoft.com',
        'smba.infra.gov.teams.microsoft.us',
        'smba.infra.dod.teams.microsoft.us',
      ];
      const always = ['login.botframework.com', 'login.microsoftonline.com'];
      assert.deepEqual(hosts(plain.page), [...teams, ...always]);
      assert.deepEqual(hosts(full.page), [
        ...teams,
        'smba.example.com',
        ...always,
        'login.microsoftonline.us',
        'dod-graph.microsoft.us',
        'collector.contoso.com:4318',
      ]);
    });

    it('says what is read, who hosts, what guests do and how to remove it', async () => {
      const { page, out } = full;
      for (const words of [
        /mention/u,
        /guests/u,
        /one hosting tenant/u,
        /403/u,
        /remove it/u,
        /baton forget/u,
        /--export/u,
      ]) {
        assert.match(page, words);
      }
      assert.ok(page.includes(tenant) && page.includes(app));
      assert.doesNotMatch(page + out, /only-the-store-knows|db\.internal/u);
    });
  });

  describe('what is missing or wrong', () => {
    const refused = async (args: readonly string[], env: Record<string, string> = {}) => {
      const { code, out, err } = await run(args, env);
      assert.deepEqual([code, out, existsSync(target())], [2, '', false], args.join(' '));
      return err;
    };

    it('is one sentence that names the cure, and nothing is written', async () => {
      for (const option of ['--app-id', '--tenant', '--host']) {
        const at = sound.indexOf(option);
        const err = await refused([...sound.slice(0, at), ...sound.slice(at + 2), '--out', target()]);
        assert.equal(err.length, 1);
        assert.match(
          err[0] ?? '',
          new RegExp(`^baton package: ${option} is missing: [^.]+(\\.contoso\\.com)?\\.$`, 'u'),
        );
      }
      assert.match((await refused(sound)).join('\n'), /^baton package: --out is missing: name the folder[^\n]*$/u);
    });

    it('is reported all at once', async () => {
      const err = await refused(
        ['--tenant', 'contoso', '--host', 'https://baton.contoso.com', '--colour', 'red', 'more'],
        {
          BATON_QUESTION_DAYS: 'many',
        },
      );
      assert.deepEqual(
        err.map((line) => /--[a-z-]+|more|BATON_[A-Z_]+/u.exec(line)?.[0]),
        ['--colour', 'more', '--app-id', '--tenant', '--host', '--out', 'BATON_QUESTION_DAYS'],
      );
      assert.equal((await refused([])).length, 4);
    });

    it('includes a decorated host name, a page without https, a placeholder id', async () => {
      const hosts = [
        'https://baton.contoso.com',
        'baton.contoso.com/',
        'baton.contoso.com:443',
        'localhost',
        '10.0.0.1',
        'a b.c',
        '',
        'baton..com',
        '-a.com',
      ];
      for (const host of hosts) {
        const err = await refused(['--app-id', app, '--tenant', tenant, `--host=${host}`, '--out', target()]);
        assert.match(err.join('\n'), /^baton package: --host is not right: [^\n]*without https:\/\/[^\n]*\.$/u, host);
      }
      for (const page of ['http://contoso.com', 'contoso.com', 'https://', 'https://a b']) {
        const err = await refused([...sound, '--out', target(), '--privacy', page]);
        assert.match(err.join('\n'), /^baton package: --privacy is not right: [^\n]*https/u, page);
      }
      const emptyId = '00000000-0000-0000-0000-000000000000';
      assert.equal((await refused([...sound, '--out', target(), '--app-id', emptyId])).length, 1);
      assert.match((await refused([...sound, '--out', target(), '--app-id', tenant])).join('\n'), /copied twice/u);
      assert.match((await refused([...sound, '--out', target(), '--developer', 'x'.repeat(33)])).join('\n'), /32/u);
    });

    it('is a setting that the bot would refuse, a list of tenants without this one, or another host', async () => {
      assert.match(
        (await refused([...sound, '--out', target()], { BATON_GRAPH_GROUPS: 'boss=1' })).join('\n'),
        /^[^\n]*BATON_GRAPH_GROUPS[^\n]*$/u,
      );
      assert.match(
        (await refused([...sound, '--out', target()], { BATON_TENANTS: group })).join('\n'),
        /^[^\n]*BATON_TENANTS[^\n]*$/u,
      );
      assert.match(
        (await refused([...sound, '--out', target()], { OTEL_EXPORTER_OTLP_ENDPOINT: 'nowhere' })).join('\n'),
        /OTEL/u,
      );
      const elsewhere = await refused([...sound, '--out', target()], { BATON_PUBLIC_HOST: 'other.contoso.com' });
      assert.match(elsewhere.join('\n'), /^[^\n]*BATON_PUBLIC_HOST[^\n]*$/u);
      const agreeing = { BATON_TENANTS: `${group},${tenant.toUpperCase()}`, BATON_PUBLIC_HOST: 'Baton.Contoso.com' };
      const { code } = await run([...sound, '--out', target()], agreeing);
      assert.equal(code, 0);
    });

    it('is a file where the folder should be', async () => {
      const file = path.join(folder, 'file');
      writeFileSync(file, '');
      for (const out of [file, path.join(file, 'below')]) {
        const { code, err } = await run([...sound, '--out', out]);
        assert.deepEqual([code, err.length, readFileSync(file, 'utf8')], [2, 1, '']);
        assert.match(err[0] ?? '', /--out is not right: name the folder/u);
      }
    });

    it('does not include a file that cannot be written, which exits 1', async () => {
      mkdirSync(path.join(target(), 'baton.zip'), { recursive: true });
      const { code, err } = await run([...sound, '--out', target()]);
      assert.deepEqual([code, err.length], [1, 1]);
      assert.match(err[0] ?? '', /^baton package: .*baton\.zip/u);
    });
  });

  it('prints its usage', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    assert.match(out, /^baton package --app-id/u);
  });
});
