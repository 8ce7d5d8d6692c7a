import { randomBytes } from 'node:crypto';

/** A turn as it can be followed through the log, and as a trace may name it. */
export interface FollowedTurn {
  /** Short, and different in all processes. */
  readonly id: string;
  /** `performance.now()` when its activity was let in. */
  readonly began: number;
  /**
   * What it saved: `ENGAGEMENT@VERSION`, or an inquiry's. The same ids stand in the line of every edit that shows them,
   * whichever process sends it: one id leads from the press to the edit.
   */
  readonly changes: string[];
}

const ofProcess = randomBytes(3).toString('hex');
let turns = 0;
const followed = new WeakMap<object, FollowedTurn>();

/** The turn of an activity; it begins when it is first asked for. */
export function followedTurn(activity: object): FollowedTurn {
  const known = followed.get(activity);
  if (known !== undefined) return known;
  turns += 1;
  const turn: FollowedTurn = { id: `${ofProcess}-${turns.toString(36)}`, began: performance.now(), changes: [] };
  followed.set(activity, turn);
  return turn;
}

export const changeId = (of: string, version: number): string => `${of}@${version}`;

/** Edits that cover more are said to cover the newest of these. */
const mostChanges = 200;
/** What is posted shows everything; what led to it is among the newest. */
const mostBehindPost = 5;

/** The changes that a card shows for the first time. */
export function changesShown(of: string, shown: number, version: number, posted: boolean): readonly string[] {
  const from = Math.max(shown + 1, version - (posted ? mostBehindPost : mostChanges) + 1, 1);
  return Array.from({ length: Math.max(0, version - from + 1) }, (_, n) => changeId(of, from + n));
}
