import { isDeepStrictEqual } from 'node:util';
import type { Checkpoint } from '../../domain/checkpoint.js';
import type { Engagement } from '../../domain/engagement.js';
import type { Item, StandingItem } from '../../domain/item.js';
import type { Member } from '../../domain/member.js';
import { roles } from '../../domain/member.js';
import type { Tick } from '../../domain/person.js';
import { phasesOf } from '../../domain/playbook/phases.js';
import type { PhaseId } from '../../domain/playbook/playbook.js';
import { sideOfWord, sideWords, storedText, wordOfSide } from '../../domain/playbook/stored-sides.js';
import { parsed } from '../database/parsed.js';
import type { CheckpointRow, EngagementRow, ItemTableRow, MemberRow, StandingItemRow } from '../database/tables.js';
import { checkpointSchema, declinedSchema, detailsSchema, stoppedSchema } from '../schemas/engagement-schema.js';
import { itemContentSchema, standingContentSchema } from '../schemas/item-schema.js';
import { departedPeopleSchema, expectedPeopleSchema } from '../schemas/people-schema.js';
import { playbookIn, playbookText } from '../schemas/playbook-schema.js';

// An engagement as rows and back. Order is a column of its own: ids are names, not positions.

const flag = (value: boolean): number => (value ? 1 : 0);

/** A word from a column, checked against the words the domain knows. */
function known<W extends string>(words: readonly W[], word: string, row: string): W {
  const found = words.find((candidate) => candidate === word);
  if (found === undefined) throw new Error(`The store's ${row} says "${word}", which this release does not know.`);
  return found;
}

const tickOf = (at: string | null, id: string | null, name: string | null): Tick | null =>
  at === null || id === null || name === null ? null : { by: { id, name }, at };

export const engagementRow = (e: Engagement, events: number): EngagementRow => ({
  id: e.id,
  version: e.version,
  events,
  channel: e.channel,
  // Releases before 0010 know three states: to them what is paused runs, and what is cancelled is over.
  state: e.state === 'paused' ? 'active' : e.state === 'cancelled' ? 'completed' : e.state,
  starter_id: e.starter.id,
  starter_name: e.starter.name,
  started_at: e.startedAt,
  details: e.details === null ? null : storedText(e.details),
  dataset_version: e.datasetVersion,
  phase: e.phase,
  stopped: e.stopped === undefined ? null : storedText({ state: e.state, ...e.stopped }),
  tenant: e.tenant ?? null,
  expected: e.expected === undefined ? null : storedText(e.expected),
  departed: e.departed === undefined ? null : storedText(e.departed),
  declined: e.declined === undefined ? null : storedText(e.declined),
  playbook: playbookText(e.playbook),
});

export const memberRow = (engagement: string, m: Member, ordinal: number): MemberRow => ({
  engagement,
  person: m.person.id,
  role: m.role === 'representative' ? 'customer' : m.role,
  ordinal,
  name: m.person.name,
  side: wordOfSide(m.side),
  lead: flag(m.lead),
  accepted: flag(m.accepted),
  acts_as: m.role === 'representative' ? m.role : null,
  deputy: flag(m.deputy === true),
  by_group: flag(m.byGroup === true),
});

export function itemTableRow(engagement: string, item: Item, ordinal: number): ItemTableRow {
  const { id, version, undecided, removed, tick, ...content } = item;
  return {
    engagement,
    id,
    version,
    ordinal,
    undecided: flag(undecided),
    removed: flag(removed),
    ticked_at: tick?.at ?? null,
    ticked_by_id: tick?.by.id ?? null,
    ticked_by_name: tick?.by.name ?? null,
    content: storedText(content),
  };
}

export function standingItemRow(engagement: string, item: StandingItem, ordinal: number): StandingItemRow {
  const { id, version, state, marked, ...content } = item;
  return {
    engagement,
    id,
    version,
    ordinal,
    state,
    marked_at: marked?.at ?? null,
    marked_by_id: marked?.by.id ?? null,
    marked_by_name: marked?.by.name ?? null,
    content: storedText(content),
  };
}

export const checkpointRow = (engagement: string, checkpoint: Checkpoint): CheckpointRow => ({
  engagement,
  phase: checkpoint.phase,
  body: storedText(checkpoint),
});

export interface EngagementRows {
  readonly engagement: EngagementRow;
  /** Each in its order. */
  readonly members: readonly MemberRow[];
  readonly items: readonly ItemTableRow[];
  readonly standing: readonly StandingItemRow[];
  readonly checkpoints: readonly CheckpointRow[];
}

/**
 * The engagement that rows hold; throws and names the row where one cannot be read. Items of `before`, an earlier reading
 * of the same engagement, are taken over where their rows are the same: with several processes most readings differ by
 * one tick, and what is known of an item, such as its size on a card, is kept by the object.
 */
export function engagementOf(rows: EngagementRows, before?: Engagement): Engagement {
  const { engagement: e } = rows;
  const name = `engagement ${e.id}`;
  const playbook = playbookIn(e.playbook, `${name}, playbook`);
  const checkpoints = new Map(
    rows.checkpoints.map((row) => [row.phase, parsed(checkpointSchema, row.body, `${name}, checkpoint ${row.phase}`)]),
  );
  const checkpointOf = (phase: PhaseId): Checkpoint => {
    const found = checkpoints.get(phase);
    if (found === undefined)
      throw new Error(`The store's ${name} has no checkpoint ${phase}. Restore it from a backup.`);
    return found;
  };
  return {
    id: e.id,
    version: e.version,
    channel: e.channel,
    state: known(['setting-up', 'active', 'completed'], e.state, name),
    ...stoppedOf(e, name),
    starter: { id: e.starter_id, name: e.starter_name },
    startedAt: e.started_at,
    details: e.details === null ? null : parsed(detailsSchema, e.details, `${name}, details`),
    datasetVersion: e.dataset_version,
    ...(e.declined === null ? {} : { declined: parsed(declinedSchema, e.declined, `${name}, declined`) }),
    playbook,
    phase: known(phasesOf(playbook), e.phase, name),
    members: rows.members.map((row) => ({
      person: { id: row.person, name: row.name },
      role: known(roles, row.acts_as ?? row.role, `${name}, member`),
      side: sideOfWord(known(sideWords, row.side, `${name}, member`)),
      lead: row.lead === 1,
      ...(row.deputy === 1 ? { deputy: true } : {}),
      accepted: row.accepted === 1,
      ...(row.by_group === 1 ? { byGroup: true } : {}),
    })),
    ...(e.tenant === null ? {} : { tenant: e.tenant }),
    ...(e.departed === null ? {} : { departed: parsed(departedPeopleSchema, e.departed, `${name}, departed`) }),
    ...(e.expected === null ? {} : { expected: parsed(expectedPeopleSchema, e.expected, `${name}, expected`) }),
    items: taken(rows.items, before?.items ?? [], (row) => itemOf(row, `${name}, item ${row.id}`)),
    standing: taken(rows.standing, before?.standing ?? [], (row) =>
      standingItemOf(row, `${name}, standing item ${row.id}`),
    ),
    checkpoints: Object.fromEntries(phasesOf(playbook).map((phase) => [phase, checkpointOf(phase)])),
  };
}

/** Paused or cancelled, as long as a release that knows neither has not gone past it. */
function stoppedOf({ stopped, state }: EngagementRow, name: string): Pick<Engagement, 'state' | 'stopped'> | null {
  if (stopped === null) return null;
  const { state: stop, ...because } = parsed(stoppedSchema, stopped, `${name}, stopped`);
  return state === (stop === 'paused' ? 'active' : 'completed') ? { state: stop, stopped: because } : null;
}

/** The row that an item, or a general responsibility, was read from. */
const rowOf = new WeakMap<object, object>();

/** What rows hold, each read anew unless what was read before came from the same row. */
function taken<Row extends { readonly id: string }, Read extends { readonly id: string }>(
  rows: readonly Row[],
  before: readonly Read[],
  read: (row: Row) => Read,
): readonly Read[] {
  const known = new Map(before.map((one) => [one.id, one]));
  return rows.map((row) => {
    const kept = known.get(row.id);
    if (kept !== undefined && isDeepStrictEqual(row, rowOf.get(kept))) return kept;
    const one = read(row);
    rowOf.set(one, row);
    return one;
  });
}

const itemOf = (row: ItemTableRow, name: string): Item => ({
  id: row.id,
  version: row.version,
  ...parsed(itemContentSchema, row.content, name),
  undecided: row.undecided === 1,
  tick: tickOf(row.ticked_at, row.ticked_by_id, row.ticked_by_name),
  removed: row.removed === 1,
});

const standingItemOf = (row: StandingItemRow, name: string): StandingItem => ({
  id: row.id,
  version: row.version,
  ...parsed(standingContentSchema, row.content, name),
  state: known(['to-arrange', 'arranged', 'not-needed', 'continues'], row.state, name),
  marked: tickOf(row.marked_at, row.marked_by_id, row.marked_by_name),
});
