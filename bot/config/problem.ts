/** What a start and `baton doctor` check, in the order in which it is printed. */
export const checks = [
  'app id',
  'credential',
  'tenants',
  'endpoint',
  'store',
  'migrations',
  'dataset',
  'graph consent',
  'settings',
] as const;

export type Check = (typeof checks)[number];

/** What prevents a start: one sentence with its cure. It repeats no value of a key. */
export interface SettingProblem {
  readonly check: Check;
  readonly sentence: string;
}

const checkOf: Readonly<Record<string, Check>> = {
  MicrosoftAppId: 'app id',
  MicrosoftAppTenantId: 'app id',
  MicrosoftAppType: 'app id',
  AZURE_FEDERATED_TOKEN_FILE: 'credential',
  BATON_FEDERATED_IDENTITY: 'credential',
  BATON_CERTIFICATE: 'credential',
  BATON_CERTIFICATE_KEY: 'credential',
  MicrosoftAppPassword: 'credential',
  BATON_SECRET_EXPIRES: 'credential',
  BATON_TOKEN_URL: 'credential',
  BATON_TENANTS: 'tenants',
  BATON_PUBLIC_HOST: 'endpoint',
  DATABASE_URL: 'store',
  BATON_DATABASE_FILE: 'store',
  BATON_DATASET: 'dataset',
  BATON_PLAYBOOKS: 'dataset',
  BATON_ENCODER: 'dataset',
  BATON_GRAPH_GROUPS: 'graph consent',
  BATON_GRAPH_URL: 'graph consent',
};

/** The check that a key of the environment belongs to. */
export const checkOfKey = (key: string): Check => checkOf[key] ?? 'settings';
