import { hashOfToken } from '../../bot/api/api-tokens.js';
import type { Overrides } from '../../bot/main.js';
import { tickItem, untickItem } from '../../data/domain/checklist/checklist.js';
import { edit } from '../../data/domain/checklist/items.js';
import { startWorld, tenant } from './baton.js';
import { ana } from './history.js';
import { storedEngagement } from './stored-engagement.js';

/** A tenant that is answered too, with an engagement of its own. */
export const otherTenant = 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee';

/** Tokens of the clients of these tests, by the name of each. */
export const tokens = {
  reports: 'baton_reports',
  answers: 'baton_answers',
  events: 'baton_events',
  other: 'baton_other',
  narrow: 'baton_narrow',
  slow: 'baton_slow',
} as const;
export type ClientName = keyof typeof tokens;

const entry = (name: ClientName, of: string, scopes: string, more = '') =>
  `${name} tenant=${of} sha256=${hashOfToken(tokens[name])} scopes=${scopes} ${more}`;

const all = 'read:engagements,read:answers,read:events';

export const clientSettings = [
  entry('reports', tenant, all, 'per-minute=100000'),
  entry('answers', tenant, 'read:answers', 'per-minute=100000'),
  entry('events', tenant, 'read:events', 'per-minute=100000'),
  entry('other', otherTenant, all, 'per-minute=100000'),
  entry('narrow', tenant, all, 'engagements=elsewhere per-minute=100000'),
  entry('slow', tenant, all, 'per-minute=3'),
].join(';');

/** A world with clients, and engagements of two tenants. */
export async function startApiWorld(given: Overrides = {}, env: Record<string, string> = {}) {
  const world = await startWorld(given, {
    BATON_TENANTS: `${tenant},${otherTenant}`,
    BATON_API_CLIENTS: clientSettings,
    ...env,
  });
  const { store } = world.baton;
  await storedEngagement(store, { id: 'contoso', channel: '19:contoso@thread.tacv2', tenant });
  await storedEngagement(store, { id: 'fabrikam', channel: '19:fabrikam@thread.tacv2', tenant: otherTenant });
  const get = (path: string, client: ClientName | null = 'reports', more: RequestInit = {}) =>
    fetch(new URL(`/api/v1${path}`, world.url), {
      ...more,
      headers: {
        ...(client === null ? {} : { authorization: `Bearer ${tokens[client]}` }),
        ...(more.headers as Record<string, string> | undefined),
      },
    });
  return {
    ...world,
    get,
    post: (path: string, body: unknown, client: ClientName | null = 'reports', headers: Record<string, string> = {}) =>
      get(path, client, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    /** Ticks the customer's first row, or takes the tick back. */
    tick: async (at = '2026-11-21T12:00:00.000Z') => {
      const found = await store.engagements.find('contoso');
      const item = found?.items.find(({ phase, side }) => phase === found.phase && side === 'customer');
      if (item === undefined) throw new Error('There is no row.');
      const decide = item.tick === null ? tickItem : untickItem;
      const outcome = await store.engagements.change('contoso', (e) => decide(e, item.id, item.version, ana, at));
      if (outcome?.events.length === 0) throw new Error('Nothing changed.');
      return item.id;
    },
    /** Gives the first open row a date. */
    date: async (due: string) => {
      const found = await store.engagements.find('contoso');
      const item = found?.items.find(({ tick, phase }) => tick === null && phase === found.phase);
      if (item === undefined) throw new Error('Nothing is open.');
      await store.engagements.change('contoso', (e) => ({
        events: edit(e, item, { due }, ana, '2026-11-21T12:00:00.000Z'),
      }));
      return item.id;
    },
  };
}

export type ApiWorld = Awaited<ReturnType<typeof startApiWorld>>;
