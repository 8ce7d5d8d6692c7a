import { type Config, ConfigProblems, readConfig } from '../config.js';

/** The settings that an admin reads about, as the bot would read them; nothing that is secret is among them. */
const told = [
  'BATON_GRAPH_GROUPS',
  'BATON_GRAPH_URL',
  'BATON_QUESTION_DAYS',
  'BATON_REMOVED_DAYS',
  'BATON_SERVICE_HOSTS',
  'BATON_OPENID_URL',
  'DATABASE_URL',
] as const;

export interface AppSettings {
  readonly config: Config;
  /** Where traces go; null = nowhere. */
  readonly traces: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads them, or says in sentences what is wrong. `app` stands in for the registration, which is no setting here. */
export function settingsOf(env: Environment, app: { readonly id: string; readonly tenant: string }) {
  const problems: string[] = [];
  let config: Config | null = null;
  try {
    config = readConfig({
      ...Object.fromEntries(told.map((key) => [key, env[key]])),
      // What only a start needs is no matter of a page about it.
      NODE_ENV: 'development',
      BATON_TENANTS: [env.BATON_TENANTS ?? '', app.tenant].join(','),
      MicrosoftAppId: app.id,
      MicrosoftAppTenantId: app.tenant,
      MicrosoftAppType: 'UserAssignedMSI',
    });
  } catch (error) {
    if (!(error instanceof ConfigProblems)) throw error;
    problems.push(...error.problems);
  }
  const traces = tracesOf(env);
  if (traces !== null && !URL.canParse(traces)) {
    problems.push('OTEL_EXPORTER_OTLP_ENDPOINT is no address: correct it, or leave it out where no traces are wanted.');
  }
  const settings: AppSettings | null = config === null ? null : { config, traces };
  return { settings, problems };
}

/** OpenTelemetry's own keys: the one for traces goes before the general one. */
const tracesOf = (env: Environment): string | null =>
  [env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, env.OTEL_EXPORTER_OTLP_ENDPOINT].find(
    (value) => value !== undefined && value.trim() !== '',
  ) ?? null;
