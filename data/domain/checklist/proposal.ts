import type { Details, Engagement } from '../engagement.js';
import type { Event } from '../event.js';
import { evolve } from '../evolve.js';
import type { Item, StandingItem } from '../item.js';
import type { Instant, Person } from '../person.js';
import { saySame, withoutAliases } from '../playbook/carried.js';
import { inOrderOfSides, type Owed, ownerOf } from '../playbook/owner.js';
import { hasPhase, phasesBefore, phasesOf } from '../playbook/phases.js';
import { type PhaseId, type Playbook, standingPhase } from '../playbook/playbook.js';
import { sideOfParty } from '../playbook/sides.js';
import type { Dataset } from '../responsibility.js';
import { checklistOf, standingListOf } from './duties.js';
import { mattersIn, sameWords } from './same-matter.js';

// What another dataset would copy, beside what an open engagement has: the current phase's checklist and the standing
// list. Phases that are passed are history, and later ones are copied when they open. Nothing changes by itself: each
// difference is a line that the project manager accepts or leaves.

export type Held = Item | StandingItem;

/** One difference between the lists and the documents. */
/** `side`, `party`: where it is; of what is new, where it would be. */
export interface ProposalLine extends Owed {
  /** Names the list, the owner and the matter. There is one line of a name at a time. */
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'moved' | 'reworded';
  readonly list: PhaseId;
  /** As the engagement has it; of what is new, what was there before. */
  readonly mine: Held | null;
  /** As the documents have it now; null where they don't. */
  readonly theirs: Held | null;
  /** What the other owner had before of something that moves there. */
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
  const at = (copy: Held) => `${ownerOf(copy)} ${matterOf(copy)}`;
  const theirs = new Map(wanted.map((copy) => [at(copy), copy]));
  const live = new Map(mine.filter((copy) => !isOff(copy)).map((copy) => [at(copy), copy]));
  const off = new Map(mine.filter(isOff).map((copy) => [at(copy), copy]));
  const matters = new Map<string, Map<string, Owed>>();
  for (const copy of [...wanted, ...mine]) {
    const owners = matters.get(matterOf(copy)) ?? new Map<string, Owed>();
    matters.set(matterOf(copy), owners.set(ownerOf(copy), copy));
  }
  return [...matters].flatMap(([matter, owners]) => {
    const keyed = [...owners]
      .sort(([, a], [, b]) => inOrderOfSides(a, b))
      .map(([owner, { side, party }]) => {
        const line = { list, side, ...(party === undefined ? {} : { party }), before: null } as const;
        return { here: `${owner} ${matter}`, line };
      });
    // What one owner has and is not to have any more goes to one that is to have it and has not.
    const gone = keyed.filter(({ here }) => live.has(here) && !theirs.has(here));
    const fresh = keyed.filter(({ here }) => theirs.has(here) && !live.has(here));
    return keyed.flatMap(({ here, line }): readonly ProposalLine[] => {
      const id = `${list} ${here}`;
      const have = live.get(here);
      const want = theirs.get(here);
      if (have !== undefined) {
        const about = { ...line, id, mine: have, told: toldOf(have), seen: have.version };
        if (want !== undefined) return isCurrent(have, want) ? [] : [{ ...about, kind: 'reworded', theirs: want }];
        const there = fresh[gone.findIndex((one) => one.here === here)]?.here ?? '';
        const elsewhere = theirs.get(there);
        return elsewhere === undefined
          ? [{ ...about, kind: 'removed', theirs: null }]
          : [{ ...about, kind: 'moved', theirs: elsewhere, before: off.get(there) ?? null }];
      }
      const place = fresh.findIndex((one) => one.here === here);
      if (want === undefined || place < gone.length) return [];
      const before = off.get(here) ?? null;
      if (before !== null && isUnwanted(before)) return [];
      return [{ ...line, id, kind: 'added', mine: before, theirs: want, told: null, seen: before?.version ?? 0 }];
    });
  });
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
  // The documents of another method say nothing about this one.
  if (dataset.playbook.id !== playbook.id) return [];
  const { checklist, standing } = wantedOf(newerPlaybook(engagement, dataset) ?? playbook, dataset, phase, details);
  const left = new Set(declined?.datasetVersion === dataset.version ? declined.lines : []);
  return [
    ...compare(
      phase,
      engagement.items.filter((item) => item.phase === phase && isCopy(item)),
      checklist,
    ),
    ...compare(standingPhase, engagement.standing.filter(isCopy), standing),
  ].filter(({ id }) => !left.has(id));
}

/**
 * The playbook of a dataset as an engagement would take it over; null where it says nothing new, is of another method, or
 * does not fit what happened: the phases up to the current one stay, and so do those and the parties that have rows.
 */
export function newerPlaybook(engagement: Engagement, { playbook: newer }: Dataset): Playbook | null {
  const { playbook, phase, items, standing } = engagement;
  if (newer === playbook || newer.id !== playbook.id || saySame(newer, playbook)) return null;
  const reached = [...phasesBefore(playbook, phase), phase];
  const rows = [...items, ...standing];
  const fits =
    reached.every((one, index) => phasesOf(newer)[index] === one) &&
    items.every((item) => hasPhase(newer, item.phase)) &&
    rows.every(({ side, party }) => party === undefined || sideOfParty(newer, party) === side);
  return fits ? withoutAliases(newer) : null;
}

/** The dataset becomes the engagement's own, with its playbook, as soon as nothing in it is left to decide. */
export function adoption(
  engagement: Engagement,
  dataset: Dataset,
  events: readonly Event[],
  at: Instant,
  by: Person,
): readonly Event[] {
  if (engagement.datasetVersion === dataset.version || engagement.playbook.id !== dataset.playbook.id) return [];
  const then = events.reduce<Engagement>(evolve, engagement);
  if (then.state !== 'active' || proposalOf(then, dataset).length > 0) return [];
  const playbook = newerPlaybook(then, dataset);
  return [
    { type: 'DatasetAdopted', datasetVersion: dataset.version, ...(playbook === null ? {} : { playbook }), at, by },
  ];
}
