import type { Kysely } from 'kysely';
import { storedText } from '../../domain/playbook/stored-sides.js';
import type { Template } from '../../domain/template/template.js';
import { parsed } from '../database/parsed.js';
import type { Tables } from '../database/tables.js';
import { inTransaction } from '../database/transaction.js';
import { templateSchema } from '../schemas/meeting-schema.js';

/** Rows that were saved under a name, for engagements of the same directory that follow the same playbook. */
export class Templates {
  constructor(private readonly db: Kysely<Tables>) {}

  /** By their names. */
  async of(tenant: string, playbook: string): Promise<readonly Template[]> {
    return await templatesIn(this.db, tenant, playbook);
  }

  async find(id: string): Promise<Template | null> {
    const row = await this.db.selectFrom('template').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : templateOf(row);
  }

  /** Keeps what `make` returns for the templates that are there. */
  async save<Refused extends object>(
    tenant: string,
    playbook: string,
    make: (known: readonly Template[]) => Template | Refused,
  ): Promise<Template | Refused> {
    return await inTransaction(this.db, async (tx) => {
      const made = make(await templatesIn(tx, tenant, playbook));
      if (!('lines' in made)) return made;
      const { id, name, at, by, lines } = made;
      const row = { id, tenant, playbook, name, at, by_id: by.id, body: storedText({ by, lines }) };
      await tx.insertInto('template').values(row).execute();
      return made;
    });
  }

  /** Whether it was there. */
  async remove(id: string): Promise<boolean> {
    const { numDeletedRows } = await this.db.deleteFrom('template').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  }
}

async function templatesIn(db: Kysely<Tables>, tenant: string, playbook: string): Promise<readonly Template[]> {
  const rows = await db
    .selectFrom('template')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('playbook', '=', playbook)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(templateOf);
}

const templateOf = ({ id, tenant, playbook, name, at, body }: Tables['template']): Template => ({
  ...{ id, tenant, playbook, name, at },
  ...parsed(templateSchema, body, `template ${id}`),
});
