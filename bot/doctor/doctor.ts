import { readFileSync } from 'node:fs';
import { parseDataset } from '../../data/dataset.js';
import { shippedIntents } from '../../data/search/intent/shipped.js';
import { examineStore } from '../../data/store/backup/examine.js';
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
import { EncoderUnfit, readEncoder } from '../knowledge/encoder.js';
import { readModel } from '../knowledge/knowledge.js';
import { openPlaybooks, PlaybooksUnfit } from '../knowledge/open-playbooks.js';
import { endpointAnswers } from './endpoint.js';
import { type Finding, ok, problem, unchecked } from './finding.js';
import { storeFindings, storeKeyOf } from './store.js';

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
export async function explainFailedStart(env: Environment, error: unknown, now = Date.now()): Promise<unknown> {
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
    ...(wrong.has('dataset') ? [] : [await knowledgeFinding(config), ...encoderFindings(config)]),
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

const knowledgeFinding = async (config: Config): Promise<Finding> =>
  config.playbooks === null ? datasetFinding(config) : playbooksFinding(config.playbooks, config.playbookCache);

async function playbooksFinding(directory: string, cache: string): Promise<Finding> {
  try {
    const { datasets, unread, astray, ownerless } = await openPlaybooks(directory, cache);
    const said = datasets.map(
      ({ playbook, responsibilities, documents }) =>
        `${playbook.id}: ${responsibilities.length} statements of ${documents.length} documents`,
    );
    const left = [
      ...unread.map(({ playbook, places }) => `${places} places of ${playbook} are unread`),
      ...astray.map(({ playbook, wordings }) => `${wordings} wordings of ${playbook} have no statement`),
      ...ownerless.map(({ playbook, duties }) => `${duties} duties of ${playbook} have no owner`),
    ];
    const all = [...said, ...left].join('; ');
    return left.length === 0
      ? ok('dataset', all)
      : unchecked('dataset', `${all}: \`baton playbook check\` names them.`);
  } catch (error) {
    if (error instanceof PlaybooksUnfit) {
      // Names no folder: the key says which is meant.
      return problem('dataset', error.message.replaceAll(directory, 'BATON_PLAYBOOKS'));
    }
    throw error;
  }
}

/** What words mean: said only where it cannot be used. Names no file: the key says which is meant. */
function encoderFindings(config: Config): readonly Finding[] {
  try {
    readEncoder(config.encoderFile ?? undefined);
    return [];
  } catch (error) {
    if (!(error instanceof EncoderUnfit)) throw error;
    const what = config.encoderFile === null ? 'The encoder that ships with Baton' : 'BATON_ENCODER:';
    return [problem('dataset', `${what} ${error.sentence}`)];
  }
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
