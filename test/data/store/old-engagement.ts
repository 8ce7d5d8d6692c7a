import type { Kysely } from 'kysely';
import type { Tables } from '../../../data/store/database/tables.js';
import { ana, details } from '../../support/history.js';
import { phases } from '../../support/playbooks.js';

/** An engagement in assess with nothing on its lists, as every release up to 0011 wrote its rows. */
export async function writeOldEngagement(db: Kysely<Tables>, id: string, at: string): Promise<void> {
  await db
    .insertInto('engagement')
    .values({
      ...{ id, version: 3, events: 0, channel: '19:old@thread.tacv2', state: 'active' },
      ...{ starter_id: ana.id, starter_name: ana.name, started_at: at, details: JSON.stringify(details) },
      ...{ dataset_version: 'small-0', phase: 'assess' },
    })
    .execute();
  for (const phase of phases) {
    const body = JSON.stringify({
      ...{ phase, joint: phase === 'remediate', acknowledged: null, confirmed: null, passed: null },
      nothingToRemediate: { customer: null, microsoft: null },
    });
    await db.insertInto('checkpoint').values({ engagement: id, phase, body }).execute();
  }
}
