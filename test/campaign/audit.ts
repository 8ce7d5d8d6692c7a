import { isDeepStrictEqual } from 'node:util';
import { openKnowledge } from '../../bot/knowledge/knowledge.js';
import { draw } from '../../bot/refresh/draw.js';
import type { Card } from '../../cards/kit/template.js';
import { changesIn } from '../../data/domain/checklist/restored.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Event } from '../../data/domain/event.js';
import { evolve } from '../../data/domain/evolve.js';
import { isAboutInquiry, type PostedCard } from '../../data/domain/notice/posted-card.js';
import { openDatabase } from '../../data/store/database/database.js';
import { openStore, type Store } from '../../data/store/store.js';
import type { Acknowledged } from './crowd.js';
import type { Site } from './processes.js';

/** What is wrong with a store; empty = nothing. */
export interface Audit {
  /** Acknowledged changes that are not in the history. */
  readonly lost: number;
  /** Engagements whose rows are not what their events come to. */
  readonly half: number;
  /** Items whose history isn't one chain of set, taken back, set … */
  readonly broken: number;
  /** What was set and taken back, per engagement and item. */
  readonly chains: ReadonlyMap<string, readonly Step[]>;
  /** The first few faults, in words. */
  readonly faults: readonly string[];
}

export interface Step {
  readonly ticked: boolean;
  readonly by: string;
}

/** Reads a store afresh and compares it with itself and with what people were told. */
export async function audit(
  url: string,
  engagements: readonly string[],
  acknowledged: readonly Acknowledged[],
): Promise<Audit> {
  const store = await openStore(url);
  const faults: string[] = [];
  let [half, broken, lost] = [0, 0, 0];
  const chains = new Map<string, readonly Step[]>();
  try {
    for (const id of engagements) {
      const rows = await store.engagements.find(id);
      const events = await store.engagements.history(id);
      const replayed = events.reduce<Engagement | null>(evolve, null);
      if (rows === null || replayed === null || !isDeepStrictEqual(replayed, asReplayed(rows, replayed))) {
        half += 1;
        faults.push(`engagement ${id}: its rows are not what its ${events.length} events come to`);
      }
      for (const [item, steps] of stepsOf(events)) {
        chains.set(chainOf({ engagement: id, item }), steps);
        if (steps.every((step, index) => step.ticked === (index % 2 === 0))) continue;
        broken += 1;
        faults.push(`engagement ${id}, item ${item}: set twice or taken back twice in a row`);
      }
    }
    for (const one of acknowledged) {
      // Items of the remediation list begin with version 0 and every step raises it by one.
      const step = chains.get(chainOf(one))?.[one.version - 1];
      if (step !== undefined && step.ticked === one.ticked && step.by === one.by) continue;
      lost += 1;
      faults.push(`lost: ${JSON.stringify(one)}; there is ${JSON.stringify(step ?? null)}`);
    }
  } finally {
    await store.close();
  }
  return { lost, half, broken, chains, faults: faults.slice(0, 5) };
}

/** Versions without what a restore added to them; the engagement's own belongs to the store. */
function asReplayed(rows: Engagement, { version }: Engagement): Engagement {
  const counted = <T extends { readonly version: number }>(of: T): T => ({ ...of, version: changesIn(of.version) });
  return { ...rows, version, items: rows.items.map(counted), standing: rows.standing.map(counted) };
}

/** Where an item's steps are found. */
export const chainOf = ({ engagement, item }: { readonly engagement: string; readonly item: string }): string =>
  `${engagement} ${item}`;

function stepsOf(events: readonly Event[]): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>();
  for (const event of events) {
    if (event.type !== 'ItemTicked' && event.type !== 'ItemUnticked') continue;
    const of = steps.get(event.item) ?? [];
    of.push({ ticked: event.type === 'ItemTicked', by: event.by.id });
    steps.set(event.item, of);
  }
  return steps;
}

export const isSound = ({ lost, half, broken }: Audit): boolean => lost + half + broken === 0;

/** The documents that a bot of this release answers from. */
const { dataset } = openKnowledge();

/** What a live card shows where a bot of this release draws it now. */
export async function shouldShow(store: Store, card: PostedCard, engagement: Engagement): Promise<Card> {
  const { kind, page, engagement: id } = card;
  const inquiry = isAboutInquiry(kind) ? await store.inquiries.numbered(id, page) : null;
  const notice = kind === 'notice' ? await store.notices.numbered(id, page) : null;
  const shown = kind === 'agenda' ? await store.meetings.shownOn(engagement, page) : null;
  const now = new Date().toISOString();
  return draw(card, engagement, engagement.details?.locale ?? 'en', inquiry, { notice, shown, now, dataset });
}

/** Live cards that do not show at the connector what their engagement is now. */
export async function wrongCards(site: Site): Promise<readonly string[]> {
  const { db } = await openDatabase(site.database.url, {});
  const store = await openStore(site.database.url);
  try {
    const rows = await db
      .selectFrom('posted_card')
      .selectAll()
      .where('state', 'in', ['wanted', 'posting', 'live'])
      .execute();
    const wrong: string[] = [];
    for (const row of rows) {
      const { id, engagement, kind, phase, page, conversation, activity, state } = row;
      const found = await store.engagements.find(engagement);
      const message = activity === null ? undefined : site.connector.messages.get(activity);
      const [attachment] = (message?.activity.attachments ?? []) as readonly { readonly content?: unknown }[];
      const card: PostedCard = {
        ...{ id, engagement, kind, phase, page, conversation, activity, state },
        shownVersion: row.shown_version,
      };
      const wanted = found === null ? null : await shouldShow(store, card, found);
      if (JSON.stringify(attachment?.content) === JSON.stringify(wanted)) continue;
      wrong.push(`${kind} ${page} of ${engagement}: ${state}, shows ${row.shown_version} of ${found?.version}`);
    }
    return wrong;
  } finally {
    await Promise.all([store.close(), db.destroy()]);
  }
}

/** Waits until all live cards are right; how long it took, and what was still wrong when patience ended. */
export async function cardsRight(
  site: Site,
  patience: number,
): Promise<{ readonly ms: number; readonly wrong: readonly string[] }> {
  const began = performance.now();
  for (;;) {
    const wrong = await wrongCards(site);
    const ms = performance.now() - began;
    if (wrong.length === 0 || ms > patience) return { ms, wrong };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
