import { createHash } from 'node:crypto';
import type { Card } from '../../cards/kit/template.js';
import type { Instant } from '../../data/domain/person.js';
import type { StaleCard } from '../../data/store/store.js';

/**
 * Milliseconds. A tick changes the row that people look at, and on every other page of the list the number of what is done.
 * The number may be late by this, because Teams counts each edit: with six pages in a channel, a press would cost six.
 */
export const totalsFollowWithin = 10_000;

/** The id of the element of a card that counts over all pages. */
const totals = 'progress';

/** What a message shows, as hashes of base64: all of it, and all but its totals. One of them is the text `ALL` or `ALL.REST`. */
export function hashesOf(card: Card): string {
  const all = hash(card);
  const rest = card.body.filter((element) => !isTotals(element));
  return rest.length === card.body.length ? all : `${all}.${hash({ ...card, body: rest })}`;
}

const hash = (card: Card): string => createHash('sha256').update(JSON.stringify(card)).digest('base64');

const isTotals = (element: unknown): boolean =>
  typeof element === 'object' && element !== null && 'id' in element && element.id === totals;

/** `same` the message shows it already · `totals` only the totals differ. */
export type DrawnDifference = 'same' | 'totals' | 'other';

/** How what a message shows differs from what is drawn now; null = it is unknown what it shows. */
export function differenceOf(shown: string | null, drawn: string): DrawnDifference {
  if (shown === drawn) return 'same';
  const [, rest] = drawn.split('.');
  return rest !== undefined && shown?.split('.')[1] === rest ? 'totals' : 'other';
}

/**
 * Until when a message may go on showing what it shows, because it is the same or only its totals differ; undefined = it is
 * to be edited now. null = until something happens. `redraw` = when its day comes.
 */
export function mayStayUntil(
  { drawing, againAt }: Pick<StaleCard, 'drawing' | 'againAt'>,
  drawn: string,
  redraw: Instant | null,
  now: Instant,
): Instant | null | undefined {
  const difference = differenceOf(drawing, drawn);
  if (difference === 'same') return redraw;
  if (difference === 'other' || (againAt !== null && againAt <= now)) return undefined;
  const latest = new Date(Date.parse(now) + totalsFollowWithin).toISOString();
  return [latest, againAt, redraw].filter((at) => at !== null).sort()[0];
}
