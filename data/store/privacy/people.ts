import type { Kysely } from 'kysely';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';
import { type Forgotten, forgetPerson } from './forget.js';
import { exportPerson, type PersonExport } from './person-export.js';
import { type KnownPerson, knownPerson, type Namesake, namesakes } from './person-known.js';
import { beginClean, sweep } from './sweep.js';

/** What was forgotten of a person, without saying who. */
export interface Receipt extends Forgotten {
  /** What the database's files may still hold, each a sentence with its cure. */
  readonly left: readonly string[];
}

/** Export and forgetting of one person over all tables. */
export class StoredPeople {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  /** All people of that name, or expected under it. */
  named(name: string): Promise<readonly Namesake[]> {
    return namesakes(this.db, name);
  }

  /** By `from.id`, or by what they are expected under; `also` = what else stands for them. null where there is nothing. */
  find(id: string, also: readonly string[] = []): Promise<KnownPerson | null> {
    return knownPerson(this.db, id, also);
  }

  export(person: KnownPerson): Promise<PersonExport> {
    return exportPerson(this.db, person);
  }

  /** What `forget` would do. Nothing is changed. */
  wouldForget(person: KnownPerson, now: Instant): Promise<Forgotten> {
    return forgetPerson(this.db, this.dialect, person, now, true);
  }

  /** Takes what was deleted before out of the database's files. What is left, each a sentence with its cure. */
  async sweep(): Promise<readonly string[]> {
    await beginClean(this.db, this.dialect);
    return await sweep(this.db, this.dialect);
  }

  /** Takes a person out of the store and out of its files, while bots go on. Safe to repeat. */
  async forget(person: KnownPerson, now: Instant): Promise<Receipt> {
    await beginClean(this.db, this.dialect);
    const forgotten = await forgetPerson(this.db, this.dialect, person, now);
    return { ...forgotten, left: await sweep(this.db, this.dialect) };
  }
}
