import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';

/** Where a list of engagements goes on: behind this one. */
export interface Behind {
  readonly startedAt: Instant;
  readonly id: string;
}

/**
 * Whose engagement it is, in lower case: noted when it was started, else its channel's. Empty where neither says, and then it
 * is nobody's.
 */
export const tenantOfRow = sql<string>`lower(coalesce(e.tenant, k.tenant, ''))`;

/** Engagements of a tenant by their beginning, the newest first. */
export const headsInTenant = (db: Kysely<Tables>, tenant: string, behind: Behind | null, limit: number) =>
  db
    .selectFrom('engagement as e')
    .leftJoin('conversation as k', 'k.id', 'e.channel')
    .select(['e.id', 'e.version'])
    .where(tenantOfRow, '=', tenant.toLowerCase())
    .$if(behind !== null, (query) =>
      query.where((is) =>
        is.or([
          is('e.started_at', '<', behind?.startedAt ?? ''),
          is.and([is('e.started_at', '=', behind?.startedAt ?? ''), is('e.id', '<', behind?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('e.started_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit);

/** The tenant of one engagement; null for an unknown id, empty where nobody noted it. */
export async function tenantOfEngagement(db: Kysely<Tables>, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('engagement as e')
    .leftJoin('conversation as k', 'k.id', 'e.channel')
    .select(tenantOfRow.as('tenant'))
    .where('e.id', '=', id)
    .executeTakeFirst();
  return row?.tenant ?? null;
}
