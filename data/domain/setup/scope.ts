import { lapse, nextItemNumber, nextStandingNumber } from '../checklist/checklist.js';
import { checklistOf, standingListOf } from '../checklist/duties.js';
import { adoption } from '../checklist/proposal.js';
import { type Copy, mattersIn } from '../checklist/same-matter.js';
import type { Details, Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import type { Item } from '../item.js';
import type { Instant, Person } from '../person.js';
import { ownerOf } from '../playbook/owner.js';
import { type PhaseId, standingPhase } from '../playbook/playbook.js';
import type { Dataset } from '../responsibility.js';
import { redated } from './calendar.js';

/** General duties that a corrected scope brings in; what is on the standing list stays there. */
function standingEvents(engagement: Engagement, dataset: Dataset, details: Details, at: Instant, by: Person) {
  const { key, wanted, concerned } = scope(engagement, dataset, details, standingPhase, engagement.standing, (scoped) =>
    standingListOf(engagement.playbook, dataset, scoped, 1),
  );
  const known = new Set(engagement.standing.map(key));
  const items = wanted
    .filter((item) => !known.has(key(item)) && concerned(item))
    .map((item, index) => ({ ...item, id: `s${nextStandingNumber(engagement) + index}` }));
  return items.length === 0 ? [] : [{ type: 'StandingListOpened', items, at, by } as const];
}

/**
 * What a list would copy for these details, and which copies they concern. What only the documents changed waits for the
 * project manager's word, and what was left as it was stays so.
 */
function scope<C extends Copy & { readonly undecided?: boolean }>(
  { details: now, datasetVersion, declined }: Engagement,
  dataset: Dataset,
  details: Details,
  list: PhaseId,
  mine: readonly C[],
  copies: (details: Details) => readonly C[],
) {
  const wanted = copies(details);
  const before = now === null ? [] : copies(now);
  const matterOf = mattersIn([...wanted, ...before], mine);
  const key = (copy: C): string => `${ownerOf(copy)} ${matterOf(copy)}`;
  const [was, is] = [before, wanted].map((all) => new Map(all.map((copy) => [key(copy), copy.undecided === true])));
  // Whoever owed it when it was left: the name of a line is its list, its owner and its matter.
  const left = new Set(
    (declined?.datasetVersion === dataset.version ? declined.lines : []).map((line) =>
      line.replace(/^(\S+) \S+ /u, '$1 '),
    ),
  );
  const isLeft = (copy: C) => left.has(`${list} ${matterOf(copy)}`);
  const concerned = (copy: C): boolean =>
    datasetVersion === dataset.version ? !isLeft(copy) : was?.get(key(copy)) !== is?.get(key(copy));
  return { key, wanted, concerned };
}

/** What corrected details change on the open checklist. What is ticked stays: it was done. */
function checklistEvents(engagement: Engagement, dataset: Dataset, details: Details, at: Instant, by: Person) {
  const { phase } = engagement;
  const first = nextItemNumber(engagement);
  const mine = engagement.items.filter(
    (item) => item.phase === phase && item.source !== undefined && item.carried === undefined,
  );
  const { key, wanted, concerned } = scope(engagement, dataset, details, phase, mine, (scoped) =>
    checklistOf(engagement.playbook, dataset, phase, scoped, first),
  );
  const have = new Map(mine.map((item) => [key(item), item]));
  const byKey = new Map(wanted.map((item) => [key(item), item]));
  const added = wanted
    .filter((item) => !have.has(key(item)) && concerned(item))
    .map((item, index): Item => ({ ...item, id: String(first + index) }));
  const revised = [...have.values()].filter(concerned).flatMap((item): Event[] => {
    if (item.takenOff !== undefined) return [];
    const now = byKey.get(key(item));
    const removed = now === undefined && item.tick === null;
    const undecided = now?.undecided ?? item.undecided;
    return removed === item.removed && undecided === item.undecided
      ? []
      : [{ type: 'ItemRevised', item: item.id, undecided, removed, at, by }];
  });
  const more = added.length === 0 ? [] : [{ type: 'ItemsAdded', items: added, at, by } as const];
  const reopened = [...have.values()].filter(
    (item) =>
      item.tick === null &&
      revised.some((e) => e.type === 'ItemRevised' && e.item === item.id && !e.undecided && !e.removed),
  );
  return [
    ...more,
    ...revised,
    ...lapse(engagement, [...added, ...reopened.map((i) => ({ ...i, removed: false, undecided: false }))], at, by),
  ];
}

/** Other details, and what they change on the lists. */
export function detailsEvents(
  engagement: Engagement,
  dataset: Dataset,
  details: Details,
  at: Instant,
  by: Person,
): readonly Event[] {
  const events: readonly Event[] = [
    { type: 'DetailsSaved', details, datasetVersion: engagement.datasetVersion ?? dataset.version, at, by },
    ...checklistEvents(engagement, dataset, details, at, by),
    ...standingEvents(engagement, dataset, details, at, by),
    ...redated(engagement, details, at, by),
  ];
  return [...events, ...adoption(engagement, dataset, events, at, by)];
}
