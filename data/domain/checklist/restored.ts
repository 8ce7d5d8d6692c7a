// A store that was restored knows nothing of what happened after its backup, and would give the same numbers again: a card
// or a button from that time would then match what its presser never saw. So a restore raises every version.

/** By how much a restore raises versions: more changes than any engagement has between a backup and its restore. */
export const raisedBy = 100_000;

/** How many changes a version stands for: what restores added is taken off. */
export const changesIn = (version: number): number => version % raisedBy;

/** The highest number that ids of before the last restore may have; 0 where nothing was restored. */
export const numbersGiven = (version: number): number => version - changesIn(version);
