import { z } from 'zod';
import type { Tables } from '../database/tables.js';

// A backup is text that any release from the one that wrote it on can restore, into either kind of database: a head, one
// line of JSON per row, and an end that says how many there were.

/** A problem whose message is one sentence for the operator. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
}

export interface BackupSummary {
  readonly rows: number;
  readonly engagements: number;
}

/**
 * Every table with its key, in the order in which rows may be written: what is referred to comes first. A table that is
 * forgotten here does not compile; null = not worth keeping.
 */
export const tables: { readonly [T in keyof Tables]: readonly (keyof Tables[T] & string)[] | null } = {
  engagement: ['id'],
  event: ['engagement', 'sequence'],
  member: ['engagement', 'person', 'role'],
  item: ['engagement', 'id'],
  standing_item: ['engagement', 'id'],
  checkpoint: ['engagement', 'phase'],
  posted_card: ['id'],
  conversation: ['id'],
  greeting: ['key'],
  question: ['id'],
  feedback: ['question', 'person'],
  wording: ['id'],
  draft: ['id'],
  inquiry: ['id'],
  inquiry_event: ['inquiry', 'sequence'],
  phase_record: ['engagement', 'change'],
  notice: ['engagement', 'number'],
  meeting_plan: ['engagement'],
  meeting: ['engagement', 'number'],
  meeting_event: ['engagement', 'sequence'],
  closing_review: ['engagement', 'side'],
  template: ['id'],
  reminder: ['person'],
  digest: ['engagement', 'number'],
  webhook: ['name'],
  webhook_position: ['hook', 'engagement', 'stream'],
  webhook_delivery: ['hook', 'id'],
  // What was sent within the connector's last hour; the restored bot's hour is another one.
  sent: null,
  // What a follow-up goes on from is over after ten minutes.
  context: null,
};

export const head = z.object({
  baton: z.literal('backup'),
  version: z.literal(1),
  at: z.string(),
  schema: z.array(z.string()).readonly(),
});
export const row = z.object({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export const end = z.object({ end: z.literal(true), rows: z.number(), sha256: z.string() });
export type BackupRow = z.output<typeof row>['row'];
