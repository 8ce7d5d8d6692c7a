import type { Decision, Refusal } from '../decision.js';
import type { Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import { evolve } from '../evolve.js';
import type { Item, ItemPatch } from '../item.js';
import { copyOf, itemWordsOf, saidBefore } from '../item-patch.js';
import type { Instant, Person } from '../person.js';
import type { Dataset } from '../responsibility.js';
import { may } from '../rights.js';
import { isRequired, lapse, nextItemNumber, nextStandingNumber } from './checklist.js';
import { adoption, type Held, isCurrent, isItem, type ProposalLine, proposalOf } from './proposal.js';

/** A line as it was pressed, and the dataset that it was of. */
export interface PressedLine {
  readonly line: string;
  readonly dataset: string;
  readonly seen: number;
}

/** The line, where this person may decide it now; null where it is decided already. */
function decidable(
  engagement: Engagement,
  dataset: Dataset,
  pressed: PressedLine,
  by: Person,
): ProposalLine | Refusal | null {
  const denied = may(engagement, 'propose-dataset', by.id);
  if (denied !== null) return denied;
  if (pressed.dataset !== dataset.version) return { code: 'changed-meanwhile' };
  return proposalOf(engagement, dataset).find(({ id }) => id === pressed.line) ?? null;
}

/** Does what a line says, through the same events as people's own changes. Set, never toggled. */
export function acceptLine(
  engagement: Engagement,
  dataset: Dataset,
  pressed: PressedLine,
  by: Person,
  at: Instant,
): Decision {
  const line = decidable(engagement, dataset, pressed, by);
  if (line === null) return { events: [] };
  if ('code' in line) return { refusal: line };
  if (line.seen !== pressed.seen || line.told !== null) return { refusal: { code: 'changed-meanwhile' } };
  const events = accepted(engagement, line).map((event): Event => ({ ...event, at, by }));
  const then = events.reduce<Engagement>(evolve, engagement);
  const required = then.items.filter((item) => {
    const was = engagement.items.find(({ id }) => id === item.id);
    return item !== was && isRequired(item) && item.tick === null && (was === undefined || !isRequired(was));
  });
  const all = [...events, ...lapse(engagement, required, at, by)];
  return { events: [...all, ...adoption(engagement, dataset, all, at, by)] };
}

/** Leaves everything as it is; the line comes back with another dataset only. */
export function declineLine(
  engagement: Engagement,
  dataset: Dataset,
  pressed: PressedLine,
  by: Person,
  at: Instant,
): Decision {
  const line = decidable(engagement, dataset, pressed, by);
  if (line === null) return { events: [] };
  if ('code' in line) return { refusal: line };
  const declined: Event = { type: 'ProposalDeclined', datasetVersion: dataset.version, line: line.id, at, by };
  return { events: [declined, ...adoption(engagement, dataset, [declined], at, by)] };
}

type Happened = Event extends infer E ? (E extends Event ? Omit<E, 'at' | 'by'> : never) : never;

function accepted(engagement: Engagement, { kind, mine, theirs, before }: ProposalLine): readonly Happened[] {
  switch (kind) {
    case 'added':
      return theirs === null ? [] : arrives(engagement, theirs, mine);
    case 'removed':
      return mine === null ? [] : goes(mine);
    case 'moved':
      return mine === null || theirs === null ? [] : [...goes(mine), ...arrives(engagement, theirs, before)];
    case 'reworded':
      return mine === null || theirs === null ? [] : reworded(mine, theirs);
  }
}

/** Off the list, by the documents and not by hand: they may bring it back. */
const goes = (mine: Held): readonly Happened[] =>
  isItem(mine)
    ? [{ type: 'ItemRevised', item: mine.id, undecided: mine.undecided, removed: true }]
    : [{ type: 'StandingItemMarked', item: mine.id, state: 'not-needed' }];

/** On the list: the row that was there before with what was noted on it, else a fresh copy. */
function arrives(engagement: Engagement, theirs: Held, before: Held | null): readonly Happened[] {
  if (before !== null && isItem(before)) {
    const now = before.original === undefined && isItem(theirs) ? asWritten(theirs) : {};
    return [edited(before, { removed: false, ...now })];
  }
  if (before !== null) {
    const back = { type: 'StandingItemMarked', item: before.id, state: 'to-arrange' } as const;
    return isCurrent(before, theirs) ? [back] : [back, ...reworded(before, theirs)];
  }
  return isItem(theirs)
    ? [{ type: 'ItemsAdded', items: [{ ...theirs, id: String(nextItemNumber(engagement)) }] }]
    : [{ type: 'StandingListOpened', items: [{ ...theirs, id: `s${nextStandingNumber(engagement)}` }] }];
}

export function reworded(mine: Held, theirs: Held): readonly Happened[] {
  if (isItem(mine)) return isItem(theirs) ? [edited(mine, asWritten(theirs))] : [];
  const source = theirs.source === undefined ? {} : { source: theirs.source };
  return [
    {
      type: 'StandingItemReworded',
      item: mine.id,
      before: itemWordsOf(mine),
      after: itemWordsOf(theirs),
      ...source,
    } as const,
  ];
}

/** Words and terms as the documents have them. */
const asWritten = (theirs: Item): ItemPatch => ({ words: itemWordsOf(theirs), copied: copyOf(theirs) });

export const edited = (item: Item, after: ItemPatch): Happened => ({
  type: 'ItemEdited',
  item: item.id,
  before: saidBefore(item, after),
  after,
});
