import path from 'node:path';
import type { ZodError } from 'zod';
import { defaultDatasetFile } from '../../data/dataset.js';
import { isLoopback } from './addresses.js';
import type { ApiClient } from './api-clients.js';
import { type Credential, expiryOf, readCredential } from './credential.js';
import { type Env, envSchema, type GroupsByRole } from './environment.js';
import { checkOfKey, type SettingProblem } from './problem.js';
import { hostLeftOut, wrongPrograms } from './tenants-listed.js';
import type { TracesConfig } from './tracing.js';
import type { WebhookSetting } from './webhook-settings.js';

/** The bot's own registration at Microsoft. */
export interface App {
  readonly id: string;
  readonly tenant: string;
  readonly credential: Credential;
}

export interface Config {
  readonly mode: 'development' | 'production';
  readonly host: string;
  readonly port: number;
  /** `postgres://…`; absent = the SQLite file. May hold a password: never logged. */
  readonly databaseUrl?: string;
  readonly databaseFile: string;
  readonly datasetFile: string;
  /** A folder of playbooks, or of one; null = the dataset alone, with the playbook that it carries. */
  readonly playbooks: string | null;
  /** Where datasets are kept that were built from playbooks. */
  readonly playbookCache: string;
  /** What words mean, as the deployment trained it; null = what ships with Baton. */
  readonly encoderFile: string | null;
  /** null = no sender is verified: only in development on this machine. */
  readonly app: App | null;
  /** When the bot's credential ends; null where nothing expires, or no day is configured. */
  readonly credentialExpires: Date | null;
  /** The host that Teams sends requests to, with its port if it is not 443; null = not configured. */
  readonly publicHost: string | null;
  /** Tenants whose requests are answered. */
  readonly tenants: readonly string[];
  /** Whether forms open in dialogs of their own: Teams has them, the chat page of development has none. */
  readonly dialogs: boolean;
  /** Programs that may read over HTTP; none = there is no such door. */
  readonly apiClients: readonly ApiClient[];
  /** Programs that are told what happens. Holds secrets: never logged. */
  readonly webhooks: readonly WebhookSetting[];
  /** Directory ids of people who look after the documents: they read questions that were not answered well. */
  readonly owners: readonly string[];
  /** Hosts that may be written to, beside those of Teams itself. */
  readonly serviceHosts: readonly string[];
  /** Turns that one person may take a second, on average; 0 = no limit. */
  readonly turnsPerSecond: number;
  /** Days that questions, which are personal data, are kept with the feedback on their answers. */
  readonly questionDays: number;
  /** Days that the data of a team, a channel or a chat is kept after the app was removed from it. */
  readonly removedDays: number;
  /** Where `/metrics` is read; null = nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** Where spans go; null = nowhere, and nothing is traced. */
  readonly traces: TracesConfig | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly openIdUrl: string;
  readonly issuer: string;
  /** A server in the place of Microsoft's login, for tests; absent = Microsoft's own. */
  readonly tokenUrl?: string;
  /** null = roles are what the people of an engagement say, and Graph is never asked. */
  readonly graph: { readonly url: string; readonly groups: GroupsByRole } | null;
}

/** What Baton's knowledge comes from. */
export type DocumentSettings = Pick<Config, 'datasetFile' | 'playbooks' | 'playbookCache' | 'encoderFile'>;

/** All problems of a start at once, each with its cure. */
export class ConfigProblems extends Error {
  override readonly name = 'ConfigProblems';
  readonly problems: readonly string[];
  constructor(problems: readonly SettingProblem[]) {
    const sentences = problems.map(({ sentence }) => sentence);
    super(`Baton cannot start:\n${sentences.map((sentence) => `- ${sentence}`).join('\n')}`);
    this.problems = sentences;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. Throws ConfigProblems with everything that is wrong; no value of a key is repeated in it. */
export function readConfig(env: Environment, now = Date.now()): Config {
  const { config, problems } = examineSettings(env, now);
  if (problems.length > 0) throw new ConfigProblems(problems);
  return config;
}

export interface ExaminedSettings {
  /** Complete where there is no problem; else from the well-formed keys. */
  readonly config: Config;
  /** The bot's identity, whether or not its credential is sound. */
  readonly registration: { readonly id: string; readonly tenant: string } | null;
  readonly problems: readonly SettingProblem[];
}

/** What the environment says, and everything that is wrong with it. */
export function examineSettings(env: Environment, now = Date.now()): ExaminedSettings {
  const parsed = envSchema.safeParse(env);
  const settings = parsed.success ? parsed.data : wellFormed(env);
  const { credential, problems } = requireTogether(settings, now);
  const { MicrosoftAppId: id, MicrosoftAppTenantId: tenant } = settings;
  const registration = id === undefined || tenant === undefined ? null : { id, tenant };
  return {
    config: configOf(settings, registration === null || credential === null ? null : { ...registration, credential }),
    registration,
    problems: [
      ...(parsed.success ? [...hostLeftOut(parsed.data), ...wrongPrograms(parsed.data)] : issuesOf(parsed.error)),
      ...problems,
    ],
  };
}

const issuesOf = (error: ZodError): readonly SettingProblem[] =>
  error.issues.map((issue) => ({
    check: checkOfKey(String(issue.path[0])),
    sentence: `${issue.path.join('.')} ${issue.message}.`,
  }));

/** The store alone, for commands that need nothing else; found as the bot finds it. */
export function databaseOf(env: Environment): {
  readonly url?: string;
  readonly file: string;
} {
  const parsed = envSchema.pick({ DATABASE_URL: true, BATON_DATABASE_FILE: true }).safeParse(env);
  if (!parsed.success) throw new ConfigProblems(issuesOf(parsed.error));
  return { ...optional('url', parsed.data.DATABASE_URL), file: parsed.data.BATON_DATABASE_FILE };
}

/** Other programs alone, for commands that need nothing else; found as the bot finds them. */
export function programsOf(env: Environment): Pick<Config, 'apiClients' | 'webhooks'> {
  const parsed = envSchema.pick({ BATON_API_CLIENTS: true, BATON_WEBHOOKS: true }).safeParse(env);
  if (!parsed.success) throw new ConfigProblems(issuesOf(parsed.error));
  return { apiClients: parsed.data.BATON_API_CLIENTS, webhooks: parsed.data.BATON_WEBHOOKS };
}

/** What the bot's documents are, for commands that need nothing else; found as the bot finds them. */
export function documentSettings(env: Environment): DocumentSettings {
  const parsed = envSchema
    .pick({ BATON_DATASET: true, BATON_PLAYBOOKS: true, BATON_ENCODER: true, BATON_DATABASE_FILE: true })
    .safeParse(env);
  if (!parsed.success) throw new ConfigProblems(issuesOf(parsed.error));
  return documentsIn(parsed.data);
}

const documentsIn = (
  env: Pick<Env, 'BATON_DATASET' | 'BATON_PLAYBOOKS' | 'BATON_ENCODER' | 'BATON_DATABASE_FILE'>,
): DocumentSettings => ({
  datasetFile: env.BATON_DATASET ?? defaultDatasetFile(),
  playbooks: env.BATON_PLAYBOOKS ?? null,
  playbookCache: path.join(path.dirname(env.BATON_DATABASE_FILE), 'playbooks'),
  encoderFile: env.BATON_ENCODER ?? null,
});

/** The well-formed keys, so that one malformed key doesn't hide problems of the others. */
function wellFormed(env: Environment): Env {
  const broken = new Set(envSchema.safeParse(env).error?.issues.map((issue) => issue.path[0]));
  const assumed: Record<string, string> = {
    MicrosoftAppId: '00000000-0000-0000-0000-000000000000',
    MicrosoftAppTenantId: '00000000-0000-0000-0000-000000000000',
    BATON_FEDERATED_IDENTITY: '00000000-0000-0000-0000-000000000000',
    BATON_TENANTS: '00000000-0000-0000-0000-000000000000',
  };
  return envSchema.parse(
    Object.fromEntries(Object.entries(env).map(([key, value]) => [key, broken.has(key) ? assumed[key] : value])),
  );
}

/** Problems of keys in combination. */
function requireTogether(
  env: Env,
  now: number,
): { readonly credential: Credential | null; readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  if (env.BATON_METRICS_PORT === env.PORT && env.PORT !== 0) {
    problems.push({
      check: checkOfKey('BATON_METRICS_PORT'),
      sentence: 'BATON_METRICS_PORT is the same as PORT, which the world may reach: choose another, for instance 9464.',
    });
  }
  if (env.BATON_PLAYBOOKS !== undefined && env.BATON_DATASET !== undefined) {
    problems.push({
      check: checkOfKey('BATON_PLAYBOOKS'),
      sentence:
        'BATON_PLAYBOOKS and BATON_DATASET are both set, and each says what Baton knows: leave out BATON_DATASET to read the documents of the playbooks.',
    });
  }
  if (env.MicrosoftAppId === undefined) return { credential: null, problems: [...problems, ...withoutApp(env)] };
  if (env.MicrosoftAppTenantId === undefined) {
    problems.push({
      check: 'app id',
      sentence: 'MicrosoftAppTenantId is missing: copy "Directory (tenant) ID" from the app registration.',
    });
  }
  const reading = readCredential(env, now);
  if (reading.credential === null) problems.push({ check: 'credential', sentence: reading.problem });
  if (env.NODE_ENV === 'production' && env.BATON_TENANTS.length === 0) {
    problems.push({
      check: 'tenants',
      sentence:
        "BATON_TENANTS is missing: whose requests are answered is said, never assumed. Set it to the tenant that uses Baton in Teams, usually the app's own: the value of MicrosoftAppTenantId.",
    });
  }
  return { credential: reading.credential, problems };
}

function withoutApp(env: Env): readonly SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (env.BATON_GRAPH_GROUPS !== null) {
    problems.push({
      check: 'graph consent',
      sentence:
        'BATON_GRAPH_GROUPS is set and MicrosoftAppId is missing: Graph answers no bot without a registration. Set MicrosoftAppId, or leave the groups out.',
    });
  }
  if (env.NODE_ENV === 'production') {
    problems.push({
      check: 'app id',
      sentence:
        'MicrosoftAppId is missing: without it no sender of a request can be verified. Set it (deploy/.env.example says where it is found), or run "npm run dev" to try Baton on this machine.',
    });
  } else if (env.HOST !== undefined && !isLoopback(env.HOST)) {
    problems.push({
      check: 'app id',
      sentence:
        'HOST can be reached from outside and MicrosoftAppId is missing: set MicrosoftAppId, or bind to 127.0.0.1.',
    });
  }
  return problems;
}

const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });

function configOf(env: Env, app: App | null): Config {
  const mode = env.NODE_ENV === 'production' ? 'production' : 'development';
  const tenants = env.BATON_TENANTS.length > 0 ? env.BATON_TENANTS : app === null ? [] : [app.tenant];
  return {
    mode,
    host: env.HOST ?? (app === null ? '127.0.0.1' : '0.0.0.0'),
    port: env.PORT,
    ...optional('databaseUrl', env.DATABASE_URL),
    databaseFile: env.BATON_DATABASE_FILE,
    ...documentsIn(env),
    app,
    credentialExpires: app === null ? null : expiryOf(app.credential),
    publicHost: env.BATON_PUBLIC_HOST ?? null,
    tenants: tenants.map((tenant) => tenant.toLowerCase()),
    dialogs: env.BATON_DIALOGS === undefined ? app !== null : env.BATON_DIALOGS === 'on',
    apiClients: env.BATON_API_CLIENTS,
    webhooks: env.BATON_WEBHOOKS,
    owners: env.BATON_OWNERS.map((id) => id.toLowerCase()),
    serviceHosts: env.BATON_SERVICE_HOSTS.map((host) => host.toLowerCase()),
    turnsPerSecond: env.BATON_TURNS_PER_SECOND,
    questionDays: env.BATON_QUESTION_DAYS,
    metrics: env.BATON_METRICS_PORT === null ? null : { host: env.BATON_METRICS_HOST, port: env.BATON_METRICS_PORT },
    traces: tracesOf(env),
    removedDays: env.BATON_REMOVED_DAYS,
    logLevel: env.LOG_LEVEL,
    // Bot Connector's own documents: "Authenticate requests from the Bot Connector service to your bot", 2025.
    openIdUrl: env.BATON_OPENID_URL ?? 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    issuer: env.BATON_TOKEN_ISSUER ?? 'https://api.botframework.com',
    ...optional('tokenUrl', env.BATON_TOKEN_URL),
    graph:
      app === null || env.BATON_GRAPH_GROUPS === null
        ? null
        : { url: env.BATON_GRAPH_URL ?? 'https://graph.microsoft.com', groups: env.BATON_GRAPH_GROUPS },
  };
}

/** The keys mean what OpenTelemetry's own documents say of them ("OTLP Exporter Configuration", 2026). */
function tracesOf(env: Env): TracesConfig | null {
  const base = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  const url =
    env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base === undefined ? null : `${base.replace(/\/$/u, '')}/v1/traces`);
  // Some hosts set a grpc address for every program on them, so it turns tracing off and is no error.
  if (url === null || env.OTEL_EXPORTER_OTLP_PROTOCOL === 'grpc') return null;
  return {
    url,
    service: env.OTEL_SERVICE_NAME,
    sampler: env.OTEL_TRACES_SAMPLER,
    ratio: env.OTEL_TRACES_SAMPLER_ARG,
  };
}
