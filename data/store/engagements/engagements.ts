import type { Kysely, Transaction } from 'kysely';
import { LRUCache } from 'lru-cache';
import { becameReady } from '../../domain/checklist/missing.js';
import type { Decision, Refusal } from '../../domain/decision.js';
import type { Engagement } from '../../domain/engagement.js';
import type { Event } from '../../domain/event.js';
import { evolve } from '../../domain/evolve.js';
import { noticesOf } from '../../domain/notice/notice.js';
import { cardsWantedBy } from '../../domain/notice/posted-card.js';
import type { Playbook } from '../../domain/playbook/playbook.js';
import { takesPart } from '../../domain/roster.js';
import type { Recorded } from '../../domain/timeline/timeline.js';
import { KeyedMutex } from '../database/keyed-mutex.js';
import { parsed } from '../database/parsed.js';
import { type ChangeEnd, telemetryOf } from '../database/store-telemetry.js';
import type { Tables } from '../database/tables.js';
import { inSnapshot, inTransaction } from '../database/transaction.js';
import { decidesSomething, followAtOnce } from '../posted-cards/card-quiet.js';
import { reopenCards, wantCard } from '../posted-cards/card-rows.js';
import { eventSchema as eventShape } from '../schemas/event-schema.js';
import { playbookIn } from '../schemas/playbook-schema.js';
import { engagementOf, engagementRow } from './engagement-rows.js';
import { appendEvents, readRows, writeRows } from './engagement-writes.js';
import { lookAtMeetings } from './look-at-meetings.js';
import { enqueueNotices } from './notices.js';
import { keepRecord } from './phase-records.js';
import { type Behind, headsInTenant, tenantOfEngagement } from './tenant-heads.js';

/** What became of a change: the engagement as it is saved now, and what happened or why nothing did. */
export interface Outcome {
  readonly engagement: Engagement;
  readonly events: readonly Event[];
  readonly refusal: Refusal | null;
}

const headOf = (db: Kysely<Tables>, id: string) =>
  db.selectFrom('engagement').select(['version', 'events']).where('id', '=', id);

const headsOf = (db: Kysely<Tables>, person: string) =>
  db
    .selectFrom('engagement')
    .select(['id', 'version'])
    .where((where) =>
      where.or([
        where('id', 'in', where.selectFrom('member').select('engagement').where('person', '=', person)),
        where.and([where('starter_id', '=', person), where('state', '=', 'setting-up')]),
      ]),
    )
    .orderBy('started_at', 'desc')
    .orderBy('id');

/** Engagements that a process keeps in memory; beyond this the one used longest ago is read again when needed. */
const cachedEngagements = 500;

export class Engagements {
  /** Never believed alone: each use compares its version with the row's. */
  private readonly cache = new LRUCache<string, Engagement>({ max: cachedEngagements });
  private readonly turns = new KeyedMutex();

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly dialect: 'sqlite' | 'postgres',
  ) {}

  /** Begins an engagement in a channel, or finds the one that is open there. */
  async start(event: Extract<Event, { type: 'SetupStarted' }>): Promise<{ engagement: Engagement; created: boolean }> {
    const started: Engagement = { ...evolve(null, event), version: 1 };
    const created = await inTransaction(this.db, async (tx) => {
      const inserted = await tx
        .insertInto('engagement')
        .values(engagementRow(started, 1))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
      await this.remember(tx, null, started, [event], 0);
      return true;
    });
    if (created) return { engagement: this.keep(started), created };
    const engagement = await this.inChannel(event.channel);
    if (engagement !== null) return { engagement, created };
    throw new Error(`Engagement ${event.engagement} could not be started: its id is taken by another channel's.`);
  }

  async find(id: string): Promise<Engagement | null> {
    const row = await headOf(this.db, id).executeTakeFirst();
    if (row === undefined) return null;
    return this.cached(id, row.version) ?? (await inSnapshot(this.db, (tx) => this.read(tx, id)));
  }

  /** The open engagement of a channel, else the one that was completed there last. */
  async inChannel(channel: string): Promise<Engagement | null> {
    const rows = await this.db
      .selectFrom('engagement')
      .select(['id', 'state'])
      .where('channel', '=', channel)
      .orderBy('started_at', 'desc')
      .orderBy('id')
      .execute();
    const row = rows.find(({ state }) => state !== 'completed') ?? rows[0];
    return row === undefined ? null : this.find(row.id);
  }

  /** The engagements of a channel, or of all channels of a team, open or over, in which any of some people are, or which they set up. */
  async withPeople(
    where: { readonly channel: string; readonly team: string | null },
    people: readonly string[],
  ): Promise<readonly Engagement[]> {
    if (people.length === 0) return [];
    const rows = await this.db
      .selectFrom('engagement as e')
      .leftJoin('conversation as k', 'k.id', 'e.channel')
      .select('e.id')
      .where((is) =>
        is.or([
          is('e.channel', '=', where.channel),
          ...(where.team === null ? [] : [is('k.team_id', '=', where.team)]),
        ]),
      )
      .where((is) =>
        is.or([
          is('e.starter_id', 'in', people),
          is('e.id', 'in', is.selectFrom('member as m').select('m.engagement').where('m.person', 'in', people)),
        ]),
      )
      .orderBy('e.id')
      .execute();
    const found = await Promise.all(rows.map(({ id }) => this.find(id)));
    return found.filter((e) => e !== null);
  }

  /** The playbooks that engagements have, each as often as its text differs. */
  async playbooks(): Promise<readonly Playbook[]> {
    const rows = await this.db.selectFrom('engagement').select('playbook').distinct().execute();
    return rows.map(({ playbook }) => playbookIn(playbook, 'engagement, playbook'));
  }

  /** Engagements that a person is in, or sets up; the newest first. */
  async of(person: string): Promise<readonly Engagement[]> {
    const rows = await headsOf(this.db, person).execute();
    const found = await Promise.all(rows.map(({ id, version }) => this.cached(id, version) ?? this.find(id)));
    return found.filter((e) => e !== null).filter((e) => takesPart(e, person));
  }

  /** Engagements of a tenant's channels, the newest first; `behind` goes on where the last ones ended. */
  async inTenant(tenant: string, behind: Behind | null, limit: number): Promise<readonly Engagement[]> {
    const rows = await headsInTenant(this.db, tenant, behind, limit).execute();
    const found = await Promise.all(rows.map(({ id, version }) => this.cached(id, version) ?? this.find(id)));
    return found.filter((e) => e !== null);
  }

  /** Whose engagement it is, in lower case; empty where nobody noted it, null for an unknown id. */
  tenantOf(id: string): Promise<string | null> {
    return tenantOfEngagement(this.db, id);
  }

  /**
   * The only way in which an engagement changes: one transaction loads it, asks `decide`, and writes the events, the rows
   * that differ and the cards that are wanted because of it. A refusal or an empty decision writes nothing. `decide` may
   * run more than once. null for an unknown id.
   */
  change(id: string, decide: (engagement: Engagement) => Decision): Promise<Outcome | null> {
    const ended = telemetryOf(this.db)?.changing(id);
    const changing = this.changeInTurn(id, decide);
    if (ended !== undefined)
      changing.then(
        (outcome) => ended(endOf(outcome)),
        () => ended(null),
      );
    return changing;
  }

  private changeInTurn(id: string, decide: (engagement: Engagement) => Decision): Promise<Outcome | null> {
    // SQLite has one connection, which hands itself out in turn.
    if (this.dialect === 'sqlite') return this.changeNow(id, decide);
    // Connections that wait for one row are lost to everybody else: inside this process the waiting is done here.
    return this.turns.run(id, () => this.changeNow(id, decide));
  }

  private async changeNow(id: string, decide: (engagement: Engagement) => Decision): Promise<Outcome | null> {
    const outcome = await inTransaction(this.db, async (tx): Promise<Outcome | null> => {
      const head = headOf(tx, id);
      const row = await (this.dialect === 'postgres' ? head.forNoKeyUpdate() : head).executeTakeFirst();
      if (row === undefined) return null;
      const before = this.cached(id, row.version) ?? (await this.read(tx, id));
      if (before === null) return null;
      const decision = decide(before);
      if ('refusal' in decision) return { engagement: before, events: [], refusal: decision.refusal };
      const { events } = decision;
      if (events.length === 0) return { engagement: before, events, refusal: null };
      const after = { ...events.reduce<Engagement>(evolve, before), version: before.version + 1 };
      await this.remember(tx, before, after, events, row.events);
      return { engagement: after, events, refusal: null };
    });
    if (outcome !== null) this.keep(outcome.engagement);
    return outcome;
  }

  /** Everything that happened, in order. */
  async history(id: string): Promise<readonly Event[]> {
    return (await this.recorded(id)).map(({ event }) => event);
  }

  /** The same with the place of each event and the version that it made. */
  async recorded(id: string): Promise<readonly Recorded<Event>[]> {
    const rows = await this.db
      .selectFrom('event')
      .select(['sequence', 'change', 'body'])
      .where('engagement', '=', id)
      .orderBy('sequence')
      .execute();
    return rows.map(({ sequence, change, body }) => ({
      sequence,
      change,
      event: parsed(eventShape, body, `engagement ${id}, event ${sequence}`),
    }));
  }

  private async remember(
    tx: Transaction<Tables>,
    before: Engagement | null,
    after: Engagement,
    events: readonly Event[],
    known: number,
  ): Promise<void> {
    await appendEvents(tx, after, events, known + 1);
    await writeRows(tx, before, after, known + events.length);
    if (decidesSomething(before, after, events)) {
      await followAtOnce(tx, after);
      await enqueueNotices(tx, after, noticesOf(before, after, events, becameReady(before, after)));
      if (before !== null) await keepRecord(tx, before, events, after.version);
    }
    await lookAtMeetings(tx, after.id, events);
    for (const event of events) {
      if (event.type === 'PhaseOpened' || event.type === 'PhaseReopened') await reopenCards(tx, after.id, event.phase);
      for (const card of cardsWantedBy(after, event)) await wantCard(tx, after.id, card, after.channel, event.at);
    }
  }

  private async read(tx: Transaction<Tables>, id: string): Promise<Engagement | null> {
    const rows = await readRows(tx, id);
    return rows === undefined ? null : this.keep(engagementOf(rows, this.cache.peek(id)));
  }

  private cached(id: string, version: number): Engagement | null {
    const kept = this.cache.get(id);
    return kept !== undefined && kept.version === version ? kept : null;
  }

  /** An older state than the kept one is returned, not kept: two reads can come back in the other order. */
  private keep(engagement: Engagement): Engagement {
    const kept = this.cache.get(engagement.id);
    if (kept !== undefined && kept.version > engagement.version) return engagement;
    this.cache.set(engagement.id, engagement);
    return engagement;
  }
}

function endOf(outcome: Outcome | null): ChangeEnd | null {
  if (outcome === null) return null;
  const { engagement, events, refusal } = outcome;
  const became = refusal !== null ? 'refused' : events.length === 0 ? 'unchanged' : 'saved';
  return { version: engagement.version, outcome: became };
}
