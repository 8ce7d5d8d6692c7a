import { z } from 'zod';
import { type Role, roles } from '../../data/domain/member.js';
import { isLoopback, urlOf } from './addresses.js';
import { apiClientsIn } from './api-clients.js';
import { samplers } from './tracing.js';
import { webhooksIn } from './webhook-settings.js';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** An empty value in an .env file means "not set". */
const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const list = text.transform((value) => (value ?? '').split(/[\s,]+/u).filter((part) => part !== ''));

const guidKey = (where: string) =>
  text.refine((value) => value === undefined || guid.test(value), {
    error: `is not a GUID like 00000000-0000-0000-0000-000000000000: copy it from ${where}`,
  });

const secureUrl = text.refine(
  (value) => {
    if (value === undefined) return true;
    const url = urlOf(value);
    return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  },
  { error: 'must be an https address (http only on this machine, for tests): correct it or leave it out' },
);

const days = (usual: number) =>
  text
    .refine(
      (value) => value === undefined || (/^\d{1,4}$/u.test(value) && Number(value) >= 1 && Number(value) <= 3650),
      { error: `must be a whole number of days from 1 to 3650, for instance ${usual}` },
    )
    .transform((value) => (value === undefined ? usual : Number(value)));

/** Http is allowed anywhere, because a collector beside the bot has no certificate. */
const collectorUrl = text.refine((value) => value === undefined || /^https?:$/u.test(urlOf(value)?.protocol ?? ''), {
  error: 'must be an http or https address, for instance http://collector:4318: correct it or leave it out',
});

const isPort = (port: string | undefined) => port === undefined || (/^\d{1,5}$/u.test(port) && Number(port) <= 65_535);

/**
 * A day, or an instant as command lines print it. A day counts to its end, so that nothing is called expired too early.
 */
const expiry = text.transform((value, context) => {
  if (value === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(value);
  const at = new Date(isDay ? `${value}T23:59:59.999Z` : value);
  const sound = isDay || /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/u.test(value);
  // JavaScript reads 2027-02-30 as a day in March, so the day is compared with what was written.
  if (!sound || Number.isNaN(at.getTime()) || (isDay && !at.toISOString().startsWith(value))) {
    context.addIssue({
      code: 'custom',
      message: 'must be the day on which the secret expires, for instance 2027-05-19',
    });
    return z.NEVER;
  }
  return at;
});

/** Which groups of the directory vouch for a role; groups decide nothing about a role that is absent. */
export type GroupsByRole = Readonly<Partial<Record<Role, readonly string[]>>>;

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

/** `role=id,id; role=id`: each role that groups decide on, with those groups; null where none is named. */
const groupsByRole = text.transform((value, context) => {
  const parts = (value ?? '').split(';').filter((part) => part.trim() !== '');
  const groups = parts.map((part): [string, readonly string[]] => {
    const [, role = '', ids = ''] = /^([^=]*)=([^=]*)$/u.exec(part) ?? [];
    return [role.trim(), ids.split(/[\s,]+/u).filter((id) => id !== '')];
  });
  const sound = groups.every(([role, ids]) => isRole(role) && ids.length > 0 && ids.every((id) => guid.test(id)));
  if (!sound || new Set(groups.map(([role]) => role)).size < groups.length) {
    context.addIssue({
      code: 'custom',
      message: `must name each role once with its group ids (GUIDs), for instance specialist=ID,ID;project-manager=ID (the roles are ${roles.join(', ')})`,
    });
    return z.NEVER;
  }
  return groups.length === 0 ? null : (Object.fromEntries(groups) as GroupsByRole);
});

/** A setting that lists entries by name: each fault of it is a sentence of its own. */
const entries = <T>(read: (value: string, wrong: (sentence: string) => void) => readonly T[]) =>
  text.transform((value, context): readonly T[] => {
    const faults: string[] = [];
    const found = read(value ?? '', (sentence) => faults.push(sentence));
    for (const message of new Set(faults)) context.addIssue({ code: 'custom', message });
    return faults.length > 0 ? z.NEVER : found;
  });

/** Every key Baton reads, with what is right for it. `deploy/.env.example` lists the same keys. */
export const envSchema = z.object({
  NODE_ENV: text.pipe(
    z
      .enum(['development', 'production', 'test'], { error: 'must be "development" or "production"' })
      .default('production'),
  ),
  PORT: text
    .refine(isPort, { error: 'must be a number from 0 to 65535, for instance 3978' })
    .transform((port) => (port === undefined ? 3978 : Number(port))),
  HOST: text,
  DATABASE_URL: text.refine((value) => value === undefined || /^(postgres(ql)?:\/\/|sqlite:|file:)/u.test(value), {
    error: 'must begin with postgres:// (or sqlite:PATH): correct it, or leave it out to use BATON_DATABASE_FILE',
  }),
  BATON_DATABASE_FILE: text.pipe(z.string().default('./var/baton.sqlite')),
  BATON_DATASET: text,
  BATON_PLAYBOOKS: text,
  BATON_ENCODER: text,
  MicrosoftAppId: guidKey('the app registration, "Application (client) ID"'),
  MicrosoftAppPassword: text,
  MicrosoftAppTenantId: guidKey('the app registration, "Directory (tenant) ID"'),
  MicrosoftAppType: text.pipe(
    z
      .enum(['SingleTenant', 'UserAssignedMSI'], {
        error: 'must be "SingleTenant" or "UserAssignedMSI" (new multi-tenant bots cannot be made since 2025-07-31)',
      })
      .default('SingleTenant'),
  ),
  AZURE_FEDERATED_TOKEN_FILE: text,
  BATON_FEDERATED_IDENTITY: guidKey('the managed identity, "Client ID"'),
  BATON_CERTIFICATE: text,
  BATON_CERTIFICATE_KEY: text,
  BATON_SECRET_EXPIRES: expiry,
  BATON_PUBLIC_HOST: text.refine((host) => host === undefined || /^[a-z0-9.-]+(:\d{1,5})?$/iu.test(host), {
    error: 'must be a host name without https:// and without a path, for instance baton.contoso.com',
  }),
  BATON_TENANTS: list.refine((tenants) => tenants.every((tenant) => guid.test(tenant)), {
    error: 'must list tenant ids (GUIDs) separated by commas: remove what is not one',
  }),
  BATON_OWNERS: list.refine((owners) => owners.every((id) => guid.test(id)), {
    error: 'must list object ids of people (GUIDs, Entra ID > Users) separated by commas: remove what is not one',
  }),
  BATON_TURNS_PER_SECOND: text
    .refine((value) => value === undefined || (/^\d{1,6}$/u.test(value) && Number(value) <= 100_000), {
      error: 'must be a whole number from 0 (no limit) to 100000, for instance 5',
    })
    .transform((value) => (value === undefined ? 5 : Number(value))),
  BATON_DIALOGS: text.pipe(
    z.enum(['on', 'off'], { error: 'must be "on" or "off": whether forms open in dialogs of their own' }).optional(),
  ),
  BATON_API_CLIENTS: entries(apiClientsIn),
  BATON_WEBHOOKS: entries(webhooksIn),
  BATON_QUESTION_DAYS: days(90),
  BATON_REMOVED_DAYS: days(180),
  BATON_SERVICE_HOSTS: list.refine((hosts) => hosts.every((host) => /^[a-z0-9.-]+(:\d{1,5})?$/iu.test(host)), {
    error: 'must list host names separated by commas, without https:// and without a path',
  }),
  LOG_LEVEL: text.pipe(
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
        error: 'must be one of fatal, error, warn, info, debug, silent',
      })
      .default('info'),
  ),
  BATON_METRICS_PORT: text
    .refine(isPort, { error: 'must be a number from 0 to 65535, for instance 9464' })
    .transform((port) => (port === undefined ? null : Number(port))),
  BATON_METRICS_HOST: text.pipe(z.string().default('127.0.0.1')),
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collectorUrl,
  OTEL_EXPORTER_OTLP_PROTOCOL: text.pipe(
    z
      .enum(['grpc', 'http/protobuf', 'http/json'], { error: 'must be http/json (grpc leaves tracing off)' })
      .default('http/json'),
  ),
  OTEL_SERVICE_NAME: text.pipe(z.string().default('baton')),
  OTEL_TRACES_SAMPLER: text.pipe(
    z.enum(samplers, { error: `must be one of ${samplers.join(', ')}` }).default('parentbased_always_on'),
  ),
  OTEL_TRACES_SAMPLER_ARG: text
    .refine((value) => value === undefined || (/^(0|1|[01]?\.\d+)$/u.test(value) && Number(value) <= 1), {
      error: 'must be a share from 0 to 1, for instance 0.1',
    })
    .transform((value) => (value === undefined ? 1 : Number(value))),
  BATON_OPENID_URL: secureUrl,
  BATON_TOKEN_ISSUER: secureUrl,
  BATON_TOKEN_URL: secureUrl,
  BATON_GRAPH_GROUPS: groupsByRole,
  BATON_GRAPH_URL: secureUrl
    .refine((value) => value === undefined || /^[^/]+:\/\/[^/?#]+\/?$/u.test(value), {
      error: 'must be the root of Graph without a version, for instance https://graph.microsoft.us',
    })
    .transform((value) => value?.replace(/\/$/u, '')),
});

export type Env = z.output<typeof envSchema>;
