import { namedEntries, valuesIn } from './named-entries.js';

/** What a client may read. */
export const scopes = ['read:engagements', 'read:answers', 'read:events'] as const;
export type Scope = (typeof scopes)[number];

/** What of a tenant another program sees: all of it, or what the setting names. */
export interface Visibility {
  /** In lower case. */
  readonly tenant: string;
  /** Ids of playbooks; null = all. */
  readonly playbooks: readonly string[] | null;
  /** Ids of engagements; null = all. */
  readonly engagements: readonly string[] | null;
}

/** A program that reads over the API. */
export interface ApiClient extends Visibility {
  readonly name: string;
  /** SHA-256 of its token, in hexadecimal; the token itself is nowhere. Never logged. */
  readonly sha256: string;
  readonly scopes: readonly Scope[];
  /** Requests a minute. */
  readonly perMinute: number;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const keys = ['tenant', 'sha256', 'scopes', 'playbooks', 'engagements', 'per-minute'];
const usualPerMinute = 300;

const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

/** The tenant and what is named of it, of an entry; faults go to `wrong`. */
export function visibilityOf(
  entry: ReturnType<typeof namedEntries>[number],
  wrong: (sentence: string) => void,
): Visibility {
  const tenant = entry.fields.get('tenant') ?? '';
  if (!guid.test(tenant)) wrong(`needs tenant=ID of ${entry.name}, the tenant (a GUID) whose engagements it sees`);
  const only = (key: string) => (entry.fields.has(key) ? valuesIn(entry, key) : null);
  return { tenant: tenant.toLowerCase(), playbooks: only('playbooks'), engagements: only('engagements') };
}

/** Reads `BATON_API_CLIENTS`; everything that is wrong goes to `wrong`, without a value. */
export function apiClientsIn(text: string, wrong: (sentence: string) => void): readonly ApiClient[] {
  const clients = namedEntries(text, keys, wrong).map((entry): ApiClient => {
    const { name, fields } = entry;
    const sha256 = (fields.get('sha256') ?? '').toLowerCase();
    if (!/^[0-9a-f]{64}$/u.test(sha256))
      wrong(`needs sha256=… of ${name}, the hash that "baton api-token ${name}" prints beside the token`);
    const wanted = valuesIn(entry, 'scopes');
    const allowed = wanted.filter(isScope);
    if (allowed.length === 0 || allowed.length < wanted.length)
      wrong(`needs scopes=… of ${name}, one or several of ${scopes.join(',')}`);
    const rate = fields.get('per-minute') ?? String(usualPerMinute);
    const perMinute = Number(rate);
    if (!/^\d{1,6}$/u.test(rate) || perMinute < 1)
      wrong(`has a per-minute= of ${name} that is no whole number from 1 to 999999: correct it or leave it out`);
    return { name, ...visibilityOf(entry, wrong), sha256, scopes: allowed, perMinute };
  });
  if (new Set(clients.map(({ sha256 }) => sha256)).size < clients.length)
    wrong('has one token for two clients: make a token for each with "baton api-token NAME"');
  return clients;
}
