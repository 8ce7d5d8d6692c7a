import type { Kysely, Transaction } from 'kysely';
import type { Engagement } from '../../domain/engagement.js';
import type { Event } from '../../domain/event.js';
import { evolve } from '../../domain/evolve.js';
import { type PhaseRecord, recordOf } from '../../domain/phase/record.js';
import type { PhaseId } from '../../domain/playbook/playbook.js';
import { storedText } from '../../domain/playbook/stored-sides.js';
import { parsed } from '../database/parsed.js';
import type { Tables } from '../database/tables.js';
import { phaseRecordSchema } from '../schemas/phase-schema.js';

/** Freezes what a passed phase came to, in the transaction that passes it. Only ever inserted. */
export async function keepRecord(
  tx: Transaction<Tables>,
  before: Engagement,
  events: readonly Event[],
  change: number,
): Promise<void> {
  const at = events.findIndex(({ type }) => type === 'CheckpointPassed');
  const passing = events[at];
  if (passing?.type !== 'CheckpointPassed') return;
  const passed = events.slice(0, at + 1).reduce<Engagement>(evolve, before);
  const { phase } = passing;
  const body = storedText(recordOf(passed, phase, passing, change));
  await tx.insertInto('phase_record').values({ engagement: before.id, change, phase, at: passing.at, body }).execute();
}

export class PhaseRecords {
  constructor(private readonly db: Kysely<Tables>) {}

  /** The newest first: a phase that was reopened has one for each time that it was passed. */
  async of(engagement: string, phase: PhaseId | null = null): Promise<readonly PhaseRecord[]> {
    let query = this.db.selectFrom('phase_record').selectAll().where('engagement', '=', engagement);
    if (phase !== null) query = query.where('phase', '=', phase);
    const rows = await query.orderBy('change', 'desc').execute();
    return rows.map((row) => parsed(phaseRecordSchema, row.body, `engagement ${engagement}, record ${row.change}`));
  }
}
