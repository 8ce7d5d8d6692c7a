import { type Config, ConfigProblems, readConfig } from '../config/settings.js';

/** The settings that the admin's page reports: of those that hold a secret, what is not one. */
const reportedKeys = [
  'BATON_API_CLIENTS',
  'BATON_WEBHOOKS',
  'BATON_GRAPH_GROUPS',
  'BATON_GRAPH_URL',
  'BATON_QUESTION_DAYS',
  'BATON_REMOVED_DAYS',
  'BATON_SERVICE_HOSTS',
  'BATON_OPENID_URL',
  'BATON_PUBLIC_HOST',
  'DATABASE_URL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_PROTOCOL',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads them, or says in sentences what is wrong. `app` stands in for the registration, which is no setting here. */
export function settingsOf(
  env: Environment,
  app: { readonly id: string; readonly tenant: string },
): { readonly config: Config } | { readonly problems: readonly string[] } {
  try {
    const config = readConfig({
      ...Object.fromEntries(reportedKeys.map((key) => [key, env[key]])),
      // The page needs nothing that only a start needs.
      NODE_ENV: 'development',
      BATON_TENANTS: [env.BATON_TENANTS ?? '', app.tenant].join(','),
      MicrosoftAppId: app.id,
      MicrosoftAppTenantId: app.tenant,
      MicrosoftAppType: 'UserAssignedMSI',
    });
    return { config };
  } catch (error) {
    if (error instanceof ConfigProblems) return { problems: error.problems };
    throw error;
  }
}
