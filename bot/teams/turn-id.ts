import { randomBytes } from 'node:crypto';

/** A turn as log lines and traces name it. */
export interface TrackedTurn {
  /** Short, and different in all processes. */
  readonly id: string;
  /** `performance.now()` when its activity was admitted. */
  readonly began: number;
  /**
   * What it saved: `ENGAGEMENT@VERSION`, or an inquiry's. The same ids stand in the line of every edit that shows them,
   * whichever process sends it: one id leads from the press to the edit.
   */
  readonly changes: string[];
}

const ofProcess = randomBytes(3).toString('hex');
let turns = 0;
const tracked = new WeakMap<object, TrackedTurn>();

/** The turn of an activity; it begins when it is first asked for. */
export function trackedTurn(activity: object): TrackedTurn {
  const known = tracked.get(activity);
  if (known !== undefined) return known;
  turns += 1;
  const turn: TrackedTurn = { id: `${ofProcess}-${turns.toString(36)}`, began: performance.now(), changes: [] };
  tracked.set(activity, turn);
  return turn;
}

export const changeId = (of: string, version: number): string => `${of}@${version}`;

/** What a change was of. */
export const changedIn = (change: string): string => change.slice(0, change.lastIndexOf('@'));

/** Changes that one edit names at most, the newest ones. */
const mostChanges = 200;
/** Changes that a post names at most; its cause is among the newest. */
const mostChangesOfPost = 5;

/** The changes that a card shows for the first time. */
export function changesShown(of: string, shown: number, version: number, posted: boolean): readonly string[] {
  const from = Math.max(shown + 1, version - (posted ? mostChangesOfPost : mostChanges) + 1, 1);
  return Array.from({ length: Math.max(0, version - from + 1) }, (_, n) => changeId(of, from + n));
}
