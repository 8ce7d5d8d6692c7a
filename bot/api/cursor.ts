import { z } from 'zod';
import { Problem } from './problem.js';

/** Where a list goes on, as text that a client only hands back. It holds places, no rights: what it names is asked for anew. */
export const cursorOf = (place: object): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place in a cursor; null where there is no cursor. */
export function placeIn<T>(cursor: string | undefined, place: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  const read = place.safeParse(jsonIn(cursor));
  if (read.success) return read.data;
  throw new Problem(
    'invalid-request',
    'cursor: is not one of this list. Take the "next" of the answer before, or leave it out.',
  );
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // What a client made up.
    return null;
  }
}

export const engagementPlace = z.strictObject({ startedAt: z.string().max(40), id: z.string().max(200) });

/** Behind a row that has an id of its own. */
export const rowPlace = z.strictObject({ behind: z.string().max(300) });

/** A page of rows that are all at hand. A cursor of a row that is gone begins anew, so that nothing is left out. */
export function listPage<T extends { readonly id: string }>(
  rows: readonly T[],
  cursor: string | undefined,
  limit: number,
): { readonly rows: readonly T[]; readonly next: string | null } {
  const behind = placeIn(cursor, rowPlace)?.behind ?? null;
  const from = behind === null ? 0 : rows.findIndex(({ id }) => id === behind) + 1;
  const page = rows.slice(from, from + limit);
  const last = page.at(-1);
  const more = from + page.length < rows.length && last !== undefined;
  return { rows: page, next: more ? cursorOf({ behind: last.id }) : null };
}
