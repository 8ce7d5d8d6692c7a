import type { LookAt } from '../../data/store/store.js';

export const inPlace = (place: string): LookAt => ({ engagements: [], places: [place] });

/** undefined = nowhere, null = everywhere. */
export function lookingAt(a: LookAt | null | undefined, b: LookAt | null): LookAt | null {
  if (a === null || b === null) return null;
  if (a === undefined) return b;
  const union = (some: readonly string[], more: readonly string[]) => [...new Set([...some, ...more])];
  return { engagements: union(a.engagements, b.engagements), places: union(a.places, b.places) };
}
