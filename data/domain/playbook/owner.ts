import { type PartyId, type Playbook, type PlaybookSide, playbookSides } from './playbook.js';
import { mainParty, otherSide } from './sides.js';

/** What a party owes: `party` where it is another than the side's own. */
export interface Owed {
  readonly side: PlaybookSide;
  readonly party?: PartyId;
}

/** Names an owner within a playbook: a side's own party by its side alone, as it was before sides had several. */
export const ownerOf = ({ side, party }: Owed): string => (party === undefined ? side : `${side}:${party}`);

/** The party that owes it. */
export const holderOf = (playbook: Playbook, { side, party }: Owed): PartyId =>
  party ?? (side === 'other' ? side : mainParty(playbook, side));

/** How a row names a party that owes it. */
export const owedBy = (
  playbook: Playbook,
  { id, side }: { readonly id: PartyId; readonly side: PlaybookSide },
): Owed => (side !== 'other' && mainParty(playbook, side) === id ? { side } : { side, party: id });

/** The customer's, then the provider's, then those of parties on neither side. */
export const inOrderOfSides = (a: Owed, b: Owed): number =>
  playbookSides.indexOf(a.side) - playbookSides.indexOf(b.side);

/** By side, then in the order of the playbook's parties. */
export const byOwner =
  (playbook: Playbook) =>
  (a: Owed, b: Owed): number =>
    inOrderOfSides(a, b) || place(playbook, a) - place(playbook, b);

const place = (playbook: Playbook, owed: Owed): number => {
  const holder = holderOf(playbook, owed);
  return playbook.parties.findIndex(({ id }) => id === holder);
};

/** Whom something waits for that is marked as waiting: the other side; what a party on neither side owes, that party. */
export const waitedOn = (owed: Owed): Owed => (owed.side === 'other' ? owed : { side: otherSide(owed.side) });
