import type { Details, Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import { evolve } from '../evolve.js';
import type { Item, StandingItem } from '../item.js';
import type { Instant, Person } from '../person.js';
import type { PhaseId, Playbook } from '../playbook/playbook.js';
import { otherSide, type Side, sides } from '../playbook/sides.js';
import type { Dataset } from '../responsibility.js';
import { checklistOf, standingListOf } from './duties.js';
import { mattersIn, sameWords } from './same-matter.js';

// What another dataset would copy, beside what an open engagement has: the current phase's checklist and the standing
// list. Phases that are passed are history, and later ones are copied when they open. Nothing changes by itself: each
// difference is a line that the project manager accepts or leaves.

export type Held = Item | StandingItem;

/** One difference between the lists and the documents. */
export interface ProposalLine {
  /** Names the list, the side and the matter. There is one line of a name at a time. */
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'moved' | 'reworded';
  readonly list: PhaseId;
  /** Where it is; of what is new, where it would be. */
  readonly side: Side;
  /** As the engagement has it; of what is new, what was there before. */
  readonly mine: Held | null;
  /** As the documents have it now; null where they don't. */
  readonly theirs: Held | null;
  /** What the other side had before of something that moves there. */
  readonly before: Held | null;
  /** Why there is nothing to accept: what was done stays, and what was edited here keeps its words. */
  readonly told: 'done' | 'edited' | null;
  /** The version of what the engagement has. */
  readonly seen: number;
}

interface Wanted {
  readonly playbook: Playbook;
  readonly dataset: Dataset;
  readonly phase: PhaseId;
  readonly checklist: readonly Item[];
  readonly standing: readonly StandingItem[];
}

/** What the dataset would copy, kept until the details change: a tick leaves them, and draws the engagement's card. */
const wantedFor = new WeakMap<Details, Wanted>();

function wantedOf(playbook: Playbook, dataset: Dataset, phase: PhaseId, details: Details): Wanted {
  const known = wantedFor.get(details);
  if (known?.dataset === dataset && known.phase === phase && known.playbook === playbook) return known;
  const wanted = {
    playbook,
    dataset,
    phase,
    checklist: checklistOf(playbook, dataset, phase, details, 1),
    standing: standingListOf(playbook, dataset, details, 1),
  };
  wantedFor.set(details, wanted);
  return wanted;
}

export const isItem = (held: Held): held is Item => 'phase' in held;

/** Not on the list any more, though its row is kept. */
const isOff = (held: Held): boolean => (isItem(held) ? held.removed : held.state === 'not-needed');

/** Taken off by a person, so the documents don't bring it back. */
const isUnwanted = (held: Held): boolean => (isItem(held) ? held.takenOff !== undefined : isOff(held));

const toldOf = (held: Held): ProposalLine['told'] =>
  (isItem(held) ? held.tick !== null : held.state !== 'to-arrange')
    ? 'done'
    : isItem(held) && held.original !== undefined
      ? 'edited'
      : null;

/** Does a copy still say what its source says, and on the same terms? What people made of its words is their own. */
export function isCurrent(mine: Held, theirs: Held): boolean {
  if (!isItem(mine) || !isItem(theirs)) return sameWords(mine, theirs);
  return (
    sameWords(mine.original ?? mine, theirs) &&
    mine.section === theirs.section &&
    mine.optional === theirs.optional &&
    mine.undecided === theirs.undecided &&
    mine.condition === theirs.condition
  );
}

function compare(list: ProposalLine['list'], mine: readonly Held[], wanted: readonly Held[]): readonly ProposalLine[] {
  const matterOf = mattersIn(wanted, mine);
  const key = (side: Side, matter: string) => `${side} ${matter}`;
  const at = (copy: Held) => key(copy.side, matterOf(copy));
  const theirs = new Map(wanted.map((copy) => [at(copy), copy]));
  const live = new Map(mine.filter((copy) => !isOff(copy)).map((copy) => [at(copy), copy]));
  const off = new Map(mine.filter(isOff).map((copy) => [at(copy), copy]));
  const matters = new Set([...wanted, ...mine].map(matterOf));
  return [...matters].flatMap((matter) =>
    sides.flatMap((side): readonly ProposalLine[] => {
      const [here, there] = [key(side, matter), key(otherSide(side), matter)];
      const have = live.get(here);
      const want = theirs.get(here);
      const line = { id: `${list} ${here}`, list, side, before: null } as const;
      if (have !== undefined) {
        const about = { ...line, mine: have, told: toldOf(have), seen: have.version };
        if (want !== undefined) return isCurrent(have, want) ? [] : [{ ...about, kind: 'reworded', theirs: want }];
        const elsewhere = live.has(there) ? undefined : theirs.get(there);
        return elsewhere === undefined
          ? [{ ...about, kind: 'removed', theirs: null }]
          : [{ ...about, kind: 'moved', theirs: elsewhere, before: off.get(there) ?? null }];
      }
      if (want === undefined || (live.has(there) && !theirs.has(there))) return [];
      const before = off.get(here) ?? null;
      if (before !== null && isUnwanted(before)) return [];
      return [{ ...line, kind: 'added', mine: before, theirs: want, told: null, seen: before?.version ?? 0 }];
    }),
  );
}

/** Copies of the documents: what an exception brought here, and what people wrote themselves, is none. */
const isCopy = (held: Held): boolean => held.source !== undefined && !(isItem(held) && held.carried !== undefined);

/**
 * What the project manager has to decide because the documents changed. Empty for nearly everybody nearly always: then
 * two versions were compared, and nothing else.
 */
export function proposalOf(engagement: Engagement, dataset: Dataset): readonly ProposalLine[] {
  const { details, phase, state, datasetVersion, declined, playbook } = engagement;
  if (state !== 'active' || details === null || datasetVersion === dataset.version) return [];
  const { checklist, standing } = wantedOf(playbook, dataset, phase, details);
  const left = new Set(declined?.datasetVersion === dataset.version ? declined.lines : []);
  return [
    ...compare(
      phase,
      engagement.items.filter((item) => item.phase === phase && isCopy(item)),
      checklist,
    ),
    ...compare('general', engagement.standing.filter(isCopy), standing),
  ].filter(({ id }) => !left.has(id));
}

/** The dataset becomes the engagement's own as soon as nothing in it is left to decide. */
export function adoption(
  engagement: Engagement,
  dataset: Dataset,
  events: readonly Event[],
  at: Instant,
  by: Person,
): readonly Event[] {
  if (engagement.datasetVersion === dataset.version) return [];
  const then = events.reduce<Engagement>(evolve, engagement);
  return then.state === 'active' && proposalOf(then, dataset).length === 0
    ? [{ type: 'DatasetAdopted', datasetVersion: dataset.version, at, by }]
    : [];
}
