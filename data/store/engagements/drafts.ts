import type { Kysely } from 'kysely';
import type { DraftLine } from '../../domain/checklist/remediation.js';
import type { Instant } from '../../domain/person.js';
import { storedText } from '../../domain/playbook/stored-sides.js';
import { parsed } from '../database/parsed.js';
import type { Tables } from '../database/tables.js';
import { draftLinesSchema } from '../schemas/item-schema.js';

/** Pasted remediation lines that wait for the paster to look at them. */
export interface Draft {
  readonly id: string;
  readonly engagement: string;
  /** The paster's id. */
  readonly person: string;
  readonly lines: readonly DraftLine[];
  readonly at: Instant;
  /** The message that was pasted, as Teams names it. */
  readonly message?: string;
}

export class Drafts {
  constructor(private readonly db: Kysely<Tables>) {}

  async keep(draft: Draft): Promise<void> {
    await this.db
      .insertInto('draft')
      .values({ message: null, ...draft, lines: storedText(draft.lines) })
      .execute();
  }

  async find(id: string): Promise<Draft | null> {
    const row = await this.db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : draftOf(row);
  }

  /** Returns the draft once and deletes it, so a press that Teams delivers again finds null. */
  async take(id: string): Promise<Draft | null> {
    const row = await this.db.deleteFrom('draft').where('id', '=', id).returningAll().executeTakeFirst();
    return row === undefined ? null : draftOf(row);
  }

  /** Deletes drafts from before an instant; returns how many. */
  async forgetBefore(at: Instant): Promise<number> {
    const result = await this.db.deleteFrom('draft').where('at', '<', at).executeTakeFirst();
    return Number(result.numDeletedRows);
  }
}

const draftOf = ({ message, ...row }: Tables['draft']): Draft => ({
  ...row,
  ...(message === null ? {} : { message }),
  lines: parsed(draftLinesSchema, row.lines, `draft ${row.id}`),
});
