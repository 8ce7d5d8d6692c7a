import { type Kysely, sql } from 'kysely';
import { aboutInquiries } from '../../domain/notice/posted-card.js';
import type { Instant } from '../../domain/person.js';
import type { Tables } from '../database/tables.js';
import { unheardOf } from './card-rows.js';

/** How true the live cards of all engagements are. Several processes on one database see the same. */
export interface Staleness {
  /** Cards that show an older version than there is or another day than today, or are not posted yet. */
  readonly cards: number;
  /** Since when the first of them is; null when there is none. */
  readonly oldest: Instant | null;
  /** Cards that the connector refused at their newest version: they wait for the next change, and for an operator. */
  readonly refused: number;
}

const among = (kinds: readonly string[]) => sql.join(kinds.map((kind) => sql.lit(kind)));

/**
 * Counts what `needingWork` hands out, and also what has to wait for it (a claim, a budget, a silence that the connector
 * asked for, the moment between two edits): people wait all the same. The engagement's own card while it rests on purpose
 * (`card-quiet.ts`) is not stale, and neither is one where nothing may be written.
 */
export async function stalenessIn(db: Kysely<Tables>, now: Instant): Promise<Staleness> {
  const { rows } = await sql<{ cards: number | string; oldest: Instant | null; refused: number | string }>`
    with behind as (
      select c.engagement, c.state, c.wanted_at, c.again_at, c.shown_version, i.id as inquiry,
        m.changed_at as meeting_changed,
        case when c.refused_version >= coalesce(i.version, m.version, e.version) and c.refused_version <> ${sql.lit(unheardOf)}
          then 1 else 0 end as refused
      from posted_card as c
      join engagement as e on e.id = c.engagement
      left join inquiry as i
        on i.engagement = c.engagement and i.number = c.page and c.kind in (${among(aboutInquiries)})
      left join meeting as m on m.engagement = c.engagement and m.number = c.page and c.kind = 'agenda'
      left join conversation as k on k.id = c.place
      where c.final = 0
        and c.state in ('wanted', 'posting', 'live')
        and (c.state <> 'live' or c.shown_version < coalesce(i.version, m.version, e.version) or c.again_at <= ${now})
        and k.stopped is null
        and (c.kind <> 'engagement' or c.rests_until is null or c.rests_until <= ${now})
    ),
    waiting as (
      select refused,
        case
          when state <> 'live' then wanted_at
          when inquiry is not null then coalesce(
            (select min(v.at) from inquiry_event as v where v.inquiry = behind.inquiry and v.change > behind.shown_version),
            wanted_at)
          when meeting_changed is not null then meeting_changed
          else coalesce(
            (select min(v.at) from event as v where v.engagement = behind.engagement and v.change > behind.shown_version),
            -- No change: its day has come.
            again_at, wanted_at)
        end as since
      from behind
    )
    select
      coalesce(sum(1 - refused), 0) as cards,
      min(case when refused = 0 then since end) as oldest,
      coalesce(sum(refused), 0) as refused
    from waiting`.execute(db);
  const [row] = rows;
  return { cards: Number(row?.cards ?? 0), oldest: row?.oldest ?? null, refused: Number(row?.refused ?? 0) };
}
