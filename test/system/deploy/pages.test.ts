import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { envSchema } from '../../../bot/config/environment.js';
import { stateChecks } from '../../campaign/state.js';
import { readTemplate } from './bicep.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const deploy = join(root, 'deploy');
const pages = readdirSync(deploy).filter((file) => file.endsWith('.md'));
const textOf = (page: string) => readFileSync(join(deploy, page), 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one = '']) => one);

describe('the pages for operators', () => {
  it('lead to files and headings that exist', () => {
    for (const page of pages) {
      const text = textOf(page);
      for (const link of found(text, /\]\((?!https?:)([^)]+)\)/gu)) {
        const [file = '', heading] = link.split('#');
        if (file !== '') assert.ok(existsSync(join(deploy, dirname(page), file)), `${page}: ${link}`);
        if (file === '' && heading !== undefined) {
          const headings = found(text, /^#+ (.+)$/gmu).map((one) => one.toLowerCase().replaceAll(' ', '-'));
          assert.ok(headings.includes(heading), `${page}: ${link}`);
        }
      }
      for (const file of found(text, /--(?:file|parameters) (deploy\/\S+)/gu)) {
        assert.ok(existsSync(join(root, file)), `${page}: ${file}`);
      }
    }
  });

  it('are reached from a README of at most 120 lines whose links exist', () => {
    for (const page of ['README.md', 'CONTRIBUTING.md']) {
      const text = readFileSync(join(root, page), 'utf8');
      for (const link of found(text, /\]\((?!https?:)([^)#]+)\)/gu))
        assert.ok(existsSync(join(root, link)), `${page}: ${link}`);
      assert.ok(page !== 'README.md' || text.trimEnd().split('\n').length <= 120, 'README.md has more than 120 lines');
    }
  });

  it('name scripts, checks, services and settings that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: object };
    const services = ['compose.yaml', 'compose.sqlite.yaml'].flatMap((file) =>
      Object.keys((parse(readFileSync(join(deploy, file), 'utf8'), { merge: true }) as { services: object }).services),
    );
    const ofCompose = [
      'POSTGRES_PASSWORD',
      'POSTGRES_IMAGE',
      'CADDY_IMAGE',
      'BATON_IMAGE',
      'BATON_DOMAIN',
      'BATON_REGISTRY',
    ];
    const commands = found(readFileSync(join(root, 'bot/cli/index.ts'), 'utf8'), /^ {2}'?([\w-]+)'?: \{/gmu);
    const ofCampaign = ['BATON_PREVIOUS'];
    for (const page of pages) {
      const text = textOf(page);
      for (const script of found(text, /npm run (?:-s )?([\w:]+)/gu))
        assert.ok(script in scripts, `${page}: ${script}`);
      for (const command of found(text, /(?:^|bot-\d |[`"]|-- )baton ([a-z]+(?:-[a-z]+)*)\b/gmu)) {
        assert.ok(commands.includes(command), `${page}: baton ${command}`);
      }
      for (const check of found(text, /--only ([\w-]+)/gu)) {
        assert.ok(
          stateChecks.some(({ name }) => name === check) || existsSync(join(root, `test/bench/${check}.ts`)),
          `${page}: ${check}`,
        );
      }
      for (const service of found(text, /\b(bot(?:-\d)?) baton\b|(?:logs|build) (bot-\d)/gu).filter(
        (one) => one !== '',
      )) {
        assert.ok(services.includes(service), `${page}: ${service}`);
      }
      for (const key of found(text, /\b((?:BATON|POSTGRES|CADDY|DATABASE)_[A-Z_]+)\b/gu)) {
        assert.ok(key in envSchema.shape || [...ofCompose, ...ofCampaign].includes(key), `${page}: ${key}`);
      }
    }
  });

  it('register every provider of Azure that the template asks for something', async () => {
    const templates = await Promise.all(['main.bicep', 'database.bicep'].map(readTemplate));
    const asked = templates.flatMap(({ declarations }) =>
      declarations
        .filter(({ kind }) => kind === 'resource')
        .map(({ type }) => type.split('/')[0]?.replace('Microsoft.', '')),
    );
    const registered =
      /for name in ([\w ]+); do az provider register/u.exec(textOf('README.md'))?.[1]?.split(' ') ?? [];
    // Who may do what is every subscription's own.
    assert.deepEqual(registered, [...new Set(asked)].filter((name) => name !== 'Authorization').toSorted());
  });

  it('name parameters and outputs that the Azure template has', async () => {
    const { declarations } = await readTemplate('main.bicep');
    const names = new Set(declarations.map(({ name }) => name));
    for (const name of ['replicas', 'databaseSku', 'backupDays', 'packageCommand']) {
      assert.ok(names.has(name), name);
      assert.ok(
        pages.some((page) => textOf(page).includes(`${name}`)),
        name,
      );
    }
    const days = declarations.find(({ name }) => name === 'backupDays')?.value;
    for (const page of ['UPGRADE.md', 'BACKUP.md'])
      assert.match(textOf(page), new RegExp(`last ${String(days)} days`), page);
  });
});
