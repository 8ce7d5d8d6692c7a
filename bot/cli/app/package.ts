import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { batonVersion } from '../../config/version.js';
import { causeOf } from '../../log/log.js';
import { adminPage } from '../../teams-app/admin-page.js';
import { archiveOf } from '../../teams-app/archive.js';
import { hostsContacted } from '../../teams-app/hosts.js';
import { localisations, manifestOf } from '../../teams-app/manifest.js';
import { type Permission, permissionsOf } from '../../teams-app/permissions.js';
import { schemaProblems } from '../../teams-app/schema.js';
import { settingsOf } from '../../teams-app/settings.js';
import { storedFor } from '../../teams-app/stored.js';
import { type Io, printsUsage } from '../terminal/io.js';

const usage = `baton package --app-id ID --tenant ID --host NAME --out DIR
              [--developer NAME] [--website URL] [--privacy URL] [--terms URL] [--json]
Writes DIR/baton.zip, the Teams app, and DIR/ADMIN.md, one page for the admin; prints what the app may do, and why.
Run it with the bot's settings (node --env-file=.env …): the page says what they say. Website, privacy and terms are
the bot's own pages at https://NAME unless you name others.`;

const archiveName = 'baton.zip';
const pageName = 'ADMIN.md';

const options = {
  'app-id': { type: 'string' },
  tenant: { type: 'string' },
  host: { type: 'string' },
  out: { type: 'string' },
  developer: { type: 'string' },
  website: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Option = keyof typeof options;
type Text = Exclude<Option, 'json'>;

/** Writes the Teams app and the admin's page. Exit 0 = written, 1 = not written, 2 = wrong use or settings: nothing written. */
export async function packageApp(args: string[], io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  if (printsUsage(args, usage, io)) return 0;
  const call = parse(args);
  const { texts } = call;
  const [appId = '', tenant = '', host = '', out = ''] = (['app-id', 'tenant', 'host', 'out'] as const).map((name) =>
    name === 'out' ? texts[name] : texts[name]?.toLowerCase(),
  );
  const soundIds = guid.test(appId) && guid.test(tenant);
  const settings = settingsOf(env, soundIds ? { id: appId, tenant } : { id: anyId, tenant: anyId });
  const wrong = [...call.problems, ...('problems' in settings ? settings.problems : [])];
  const tenants = env.BATON_TENANTS?.trim() ?? '';
  if (soundIds && tenants !== '' && !tenants.toLowerCase().includes(tenant)) {
    wrong.push('BATON_TENANTS does not list the tenant of --tenant: add it, or every request from there is refused.');
  }
  const known = 'config' in settings ? (settings.config.publicHost?.toLowerCase().replace(/:\d+$/u, '') ?? host) : host;
  if (host !== '' && known !== host) {
    wrong.push(
      'BATON_PUBLIC_HOST is another host than --host: Teams reaches the bot at one of them, correct the other.',
    );
  }
  if (wrong.length > 0 || 'problems' in settings) {
    for (const sentence of wrong) io.err(`baton package: ${sentence}`);
    return 2;
  }

  const { config } = settings;
  const manifest = manifestOf({ ...texts, appId, host });
  const languages = localisations();
  const invalid = await schemaProblems(manifest, languages);
  if (invalid.length > 0) {
    for (const problem of invalid) io.err(`baton package: ${problem}`);
    return 1;
  }
  const permissions = permissionsOf(manifest, config.graph !== null);
  const hosts = hostsContacted(config);
  const stored = storedFor(config);
  const database = config.databaseUrl?.startsWith('postgres') === true ? 'PostgreSQL' : 'SQLite';
  const page = adminPage({
    ...config,
    appId,
    tenant,
    host,
    archive: archiveName,
    permissions,
    stored,
    hosts,
    database,
  });
  const files = [archiveName, pageName].map((name) => join(out, name));
  const [archiveFile = '', pageFile = ''] = files;
  try {
    mkdirSync(out, { recursive: true });
    writeFileSync(archiveFile, archiveOf(manifest, languages));
    writeFileSync(pageFile, page);
  } catch (error) {
    io.err(`baton package: ${causeOf(error).cause}`);
    return 1;
  }
  if (call.flags.has('json'))
    io.out(JSON.stringify({ version: batonVersion, files, permissions, stored, hosts }, null, 2));
  else {
    for (const line of listed(permissions)) io.out(line);
    io.err(
      `${archiveFile}: Baton ${batonVersion}, valid against Microsoft's schemas; upload it in the Teams admin center.`,
    );
    io.err(`${pageFile}: what it may do, reads, stores and contacts, on one page.`);
  }
  return 0;
}

const listed = (permissions: readonly Permission[]): readonly string[] =>
  permissions.flatMap(({ permission, kind, why, without }) => [
    `${permission} (${kind})`,
    `  why: ${why}`,
    `  without it: ${without}`,
  ]);

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const anyId = '00000000-0000-0000-0000-000000000000';

interface Call {
  readonly texts: Readonly<Partial<Record<Text, string>>>;
  readonly flags: ReadonlySet<string>;
  readonly problems: readonly string[];
}

/** Everything that is wrong, at once. */
function parse(args: string[]): Call {
  // Strict parsing stops at the first mistake.
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true });
  const given = Object.entries(values);
  const problems = given
    .filter(([name]) => !Object.hasOwn(options, name))
    .map(
      ([name]) =>
        `there is no option --${name}; known are ${Object.keys(options)
          .map((one) => `--${one}`)
          .join(', ')}.`,
    );
  if (positionals.length > 0) {
    problems.push(
      `“${positionals.join(' ')}” belongs to no option: write it behind the one it is for, or leave it out.`,
    );
  }
  const flags = new Set(given.filter(([, value]) => value === true).map(([name]) => name));
  const texts = Object.fromEntries(
    given.filter(([name, value]) => Object.hasOwn(options, name) && typeof value === 'string'),
  ) as Call['texts'];
  const checks = Object.entries(rules) as [Text, Rule][];
  problems.push(
    ...checks.flatMap(([name, { sound, cure, required }]) => {
      const value = texts[name];
      if (value === undefined) return required || flags.has(name) ? [`--${name} is missing: ${cure}.`] : [];
      return sound(value) ? [] : [`--${name} is not right: ${cure}.`];
    }),
  );
  if (texts['app-id'] !== undefined && texts['app-id'].toLowerCase() === texts.tenant?.toLowerCase()) {
    problems.push('--app-id and --tenant are the same: one of them was copied twice, copy the other one again.');
  }
  return { texts, flags, problems };
}

interface Rule {
  readonly sound: (value: string) => boolean;
  /** Goes on from "is missing" and from "is not right". */
  readonly cure: string;
  readonly required: boolean;
}

const isId = (value: string): boolean => guid.test(value.toLowerCase()) && value !== anyId;

/** A name in the DNS: letters, digits and hyphens, at least one dot, no port, no address of numbers (RFC 1123). */
const hostName = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/iu;

/** Whether it is a folder, or the nearest thing above it that is there is one. */
function canBeFolder(value: string): boolean {
  if (value === '') return false;
  for (let place = resolve(value); ; place = dirname(place)) {
    try {
      return statSync(place).isDirectory();
    } catch {
      // Not there, or below a file.
      if (dirname(place) === place) return false;
    }
  }
}

const isPage = (value: string): boolean => /^https:\/\/[^/\s]+/iu.test(value) && URL.canParse(value);
const page = (what: string): Rule => ({ sound: isPage, cure: `name ${what} with https://`, required: false });

const rules: Readonly<Record<Text, Rule>> = {
  'app-id': {
    sound: isId,
    cure: 'copy "Application (client) ID", a GUID, from the bot’s app registration',
    required: true,
  },
  tenant: {
    sound: isId,
    cure: 'copy "Directory (tenant) ID", a GUID, from the app registration of the tenant that hosts Baton',
    required: true,
  },
  host: {
    sound: (value) => hostName.test(value),
    cure: 'give the public name alone at which Teams reaches the bot, without https://, port or path, for instance baton.contoso.com',
    required: true,
  },
  out: {
    sound: canBeFolder,
    cure: 'name the folder to write into, for instance --out out',
    required: true,
  },
  developer: {
    sound: (value) => value.trim() !== '' && value.length <= 32,
    cure: 'name who offers the app, in at most 32 characters',
    required: false,
  },
  website: page('a page about the app'),
  privacy: page('your privacy page'),
  terms: page('your terms of use'),
};
