import { readFileSync } from 'node:fs';
import { parseDataset } from '../../data/dataset.js';
import { shippedIntents } from '../../data/search/intent/shipped.js';
import { examineStore, type StoreExamination } from '../../data/store/backup/examine.js';
import { daysLeft, describeCredential, expiryOf, soonDays } from '../config/credential.js';
import { type Check, checks, type SettingProblem } from '../config/problem.js';
import {
  type Config,
  ConfigProblems,
  type Environment,
  type ExaminedSettings,
  examineSettings,
} from '../config/settings.js';
import { NoToken } from '../connector/no-token.js';
import { createTokenSource } from '../connector/tokens.js';
import { graphConsent } from '../directory/consent.js';
import { readModel } from '../knowledge/knowledge.js';
import { endpointAnswers } from './endpoint.js';

/** The result of one check. */
export interface Finding {
  readonly check: Check;
  /** soon: nothing is wrong yet. unchecked: it cannot be told, and the sentence says what is missing for it. */
  readonly is: 'ok' | 'problem' | 'soon' | 'unchecked';
  readonly says: string;
}

const ok = (check: Check, says: string): Finding => ({ check, is: 'ok', says });
const problem = (check: Check, says: string): Finding => ({ check, is: 'problem', says });
const unchecked = (check: Check, says: string): Finding => ({ check, is: 'unchecked', says });

/**
 * Everything an operator wants to know before Baton starts, and while it runs: all at once, in the order of `checks`. It
 * changes nothing, and repeats no secret. Never throws.
 */
export async function diagnose(env: Environment, now = Date.now()): Promise<readonly Finding[]> {
  const { config, registration, problems } = examineSettings(env, now);
  const wrong = wrongWith(problems);
  // Without an identity the bot can send no request.
  const isKnown = !wrong.has('app id') && !wrong.has('credential');
  const found = await Promise.all([
    wrong.has('app id') ? [] : [appFinding(registration)],
    isKnown ? credentialFinding(config, now) : wrong.has('credential') ? [] : [unchecked('credential', appFirst)],
    wrong.has('tenants') ? [] : tenantsFinding(config),
    wrong.has('endpoint') ? [] : endpointFinding(config),
    localFindings(config, wrong),
    wrong.has('graph consent') ? [] : consentFinding(config, isKnown),
  ]);
  return inOrder([...problems.map(({ check, sentence }) => problem(check, sentence)), ...found.flat()]);
}

/**
 * Why a start failed: everything that prevents it and can be known from this machine and the database, in the sentences
 * of `baton doctor`; the error itself where the checks find nothing.
 */
export async function whyNotStarted(env: Environment, error: unknown, now = Date.now()): Promise<unknown> {
  // A port that is taken has its sentence already.
  if (error instanceof Error && error.name === 'PortTaken') return error;
  const { config, problems } = examineSettings(env, now);
  const found = await localFindings(config, wrongWith(problems));
  const local = found.filter(({ is }) => is === 'problem').map(({ check, says }) => ({ check, sentence: says }));
  const all = [...problems, ...local];
  return all.length === 0 ? error : new ConfigProblems(all);
}

const wrongWith = (problems: readonly SettingProblem[]): ReadonlySet<Check> =>
  new Set(problems.map(({ check }) => check));

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  checks.flatMap((check) => findings.filter((finding) => finding.check === check));

/** Store, migrations and dataset: what a start opens. */
async function localFindings(config: Config, wrong: ReadonlySet<Check>): Promise<readonly Finding[]> {
  return [
    ...(wrong.has('store')
      ? [unchecked('migrations', 'not looked at: the store comes first.')]
      : storeFindings(await examineStore(config.databaseUrl, { file: config.databaseFile }), storeKeyOf(config))),
    ...(wrong.has('dataset') ? [] : [datasetFinding(config)]),
  ];
}

const appFinding = (registration: ExaminedSettings['registration']): Finding =>
  registration === null
    ? ok('app id', 'none: no sender is verified, which is right in development on this machine alone')
    : ok('app id', `${registration.id}, of tenant ${registration.tenant}`);

async function credentialFinding(config: Config, now: number): Promise<readonly Finding[]> {
  const { app } = config;
  if (app === null) return [ok('credential', 'none is needed without an app id')];
  try {
    await (await createTokenSource(config))();
  } catch (error) {
    return [problem('credential', error instanceof NoToken ? error.message : noTokenAtAll)];
  }
  const expires = expiryOf(app.credential);
  const described = `${describeCredential(app.credential, now)}; a token was given${
    config.tokenUrl === undefined ? '' : ' by the server that BATON_TOKEN_URL names'
  }`;
  if (expires === null && app.credential.kind === 'secret') {
    return [
      unchecked(
        'credential',
        `${described}. Set BATON_SECRET_EXPIRES to the day that the app registration shows beside the secret, to be told in time.`,
      ),
    ];
  }
  if (expires === null || daysLeft(expires, now) >= soonDays) return [ok('credential', described)];
  return [
    { check: 'credential', is: 'soon', says: `${described}. Make the next one now, while both are valid, and set it.` },
  ];
}

const appFirst = 'not asked: the app id and its credential come first.';

const noTokenAtAll = 'No token could be had: look at the credential (deploy/CREDENTIALS.md).';

const tenantsFinding = ({ tenants }: Config): readonly Finding[] => [
  ok('tenants', tenants.length === 0 ? 'none is asked for without an app id' : tenants.join(', ')),
];

async function endpointFinding({ publicHost }: Config): Promise<readonly Finding[]> {
  if (publicHost === null) {
    return [
      unchecked(
        'endpoint',
        'not asked: set BATON_PUBLIC_HOST to the host in the messaging endpoint of the Azure Bot (https://HOST/api/messages).',
      ),
    ];
  }
  const why = await endpointAnswers(publicHost);
  return [why === null ? ok('endpoint', 'Baton answers at the host of BATON_PUBLIC_HOST') : problem('endpoint', why)];
}

async function consentFinding(config: Config, isKnown: boolean): Promise<readonly Finding[]> {
  if (config.graph === null) {
    return isKnown
      ? [ok('graph consent', 'none is needed: no groups are set, so Graph is never asked')]
      : [unchecked('graph consent', appFirst)];
  }
  const why = await graphConsent(config, config.graph);
  const groups = new Set(Object.values(config.graph.groups).flat()).size;
  return [
    why === null
      ? ok('graph consent', `given, for ${groups === 1 ? '1 group' : `${groups} groups`}`)
      : problem('graph consent', why),
  ];
}

type StoreKey = 'DATABASE_URL' | 'BATON_DATABASE_FILE';

const storeKeyOf = ({ databaseUrl }: Config): StoreKey =>
  databaseUrl === undefined ? 'BATON_DATABASE_FILE' : 'DATABASE_URL';

function storeFindings(store: StoreExamination, key: StoreKey): readonly Finding[] {
  if (!store.opens) {
    return [
      problem('store', store.dialect === 'sqlite' ? sqliteCure(store.code, key) : postgresCure(store.code)),
      unchecked('migrations', 'not looked at: the store comes first.'),
    ];
  }
  const { dialect, writable, applied, pending, newer } = store;
  const place = dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  return [
    writable ? ok('store', `${place}, writable`) : problem('store', notWritable(pending.length > 0)),
    migrationsFinding(applied, pending, newer),
  ];
}

function migrationsFinding(applied: readonly string[], pending: readonly string[], newer: readonly string[]): Finding {
  const count = applied.length + pending.length;
  if (pending.length > 0 && newer.length > 0) {
    return problem(
      'migrations',
      `The store was in use by another release: it has ${newer.join(', ')}, which this one does not know, and lacks ${pending.join(', ')}. Start the newest release.`,
    );
  }
  if (newer.length > 0) {
    return ok(
      'migrations',
      `all ${count} applied, and of a newer release ${newer.join(', ')}: one release back works on it`,
    );
  }
  if (pending.length === 0) return ok('migrations', `all ${count} applied`);
  return ok(
    'migrations',
    applied.length === 0
      ? `a new store: the next start applies all ${count}`
      : `${applied.length} of ${count} applied: the next start applies the rest`,
  );
}

const notWritable = (makesTables: boolean): string =>
  makesTables
    ? "The account of DATABASE_URL may not make tables: grant it create on the database's schema, or give Baton a database of its own."
    : "The account of DATABASE_URL may not write to Baton's tables, or the server is a read-only copy: name the primary server, and grant the account insert and update.";

function sqliteCure(code: string, key: StoreKey): string {
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return `${key} names a file that is not a sound SQLite database (${code}): name another, or restore a backup (deploy/BACKUP.md).`;
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return `Another process has been writing to the file that ${key} names: stop it, or give both a PostgreSQL database.`;
  }
  return `${key} names a file that cannot be opened for writing (${code}): give Baton a folder that its account may write to, on a local disk.`;
}

/** Codes: PostgreSQL 18, "Appendix A. PostgreSQL Error Codes", 2026; the rest are Node's, of the connection. */
function postgresCure(code: string): string {
  if (code === 'no address' || code === 'ERR_INVALID_URL') {
    return 'DATABASE_URL is no address that can be read: write postgres://NAME:PASSWORD@HOST:5432/DATABASE, and %XX for what is not a letter or digit in the password.';
  }
  if (code === '28P01' || code === '28000') {
    return `PostgreSQL refuses the name or the password in DATABASE_URL (${code}): correct them; what is not a letter or digit in a password is written as %XX.`;
  }
  if (code === '3D000') {
    return 'The database that DATABASE_URL names is not there (3D000): make it (create database), or correct the name.';
  }
  if (code === 'ENOENT') {
    return 'DATABASE_URL names a file (sslrootcert, sslcert or sslkey) that is not there (ENOENT): correct its path.';
  }
  if (code === '53300') {
    return 'PostgreSQL has no connection left (53300): raise max_connections, or stop what holds them.';
  }
  return `PostgreSQL cannot be reached at the address in DATABASE_URL (${code}): look at host and port, whether the server runs, and at the firewall between.`;
}

function datasetFinding({ datasetFile }: Config): Finding {
  let statements: number;
  let version: string;
  let documents: number;
  try {
    const dataset = parseDataset(readFileSync(datasetFile), 'BATON_DATASET');
    [statements, documents, version] = [dataset.responsibilities.length, dataset.documents.length, dataset.version];
  } catch (error) {
    // Names no file: the key says which is meant.
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return problem(
      'dataset',
      error instanceof Error && error.name === 'DatasetError'
        ? error.message
        : `BATON_DATASET names a file that cannot be read${code}: correct it, or leave it out to use the one that ships with Baton.`,
    );
  }
  if (statements === 0) {
    return problem('dataset', 'BATON_DATASET holds no responsibility: build it again with `baton ingest`.');
  }
  try {
    readModel();
  } catch {
    return problem(
      'dataset',
      'The trained topics cannot be read: install Baton again, or write them with `baton topics`.',
    );
  }
  try {
    shippedIntents();
  } catch {
    return problem(
      'dataset',
      'What messages are read with cannot be read: install Baton again, or write it with `baton intents`.',
    );
  }
  return ok(
    'dataset',
    `${statements} statements of ${documents} documents, version ${version}; topics and intents are there`,
  );
}
