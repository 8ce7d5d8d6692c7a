import {
  bothSides,
  type PartyId,
  type Playbook,
  type PlaybookParty,
  type PlaybookSide,
  type ServiceId,
} from './playbook.js';

// Questions to a playbook about its parties.

/** The two sides of an engagement, which sign. */
export const sides = ['customer', 'provider'] as const satisfies readonly PlaybookSide[];
export type Side = (typeof sides)[number];

export const otherSide = (side: Side): Side => (side === 'customer' ? 'provider' : 'customer');

export const partyById = ({ parties }: Playbook, party: PartyId): PlaybookParty | undefined =>
  parties.find(({ id }) => id === party);

/** The side that a party is on; null for what is none of its parties, as `joint`. */
export const sideOfParty = (playbook: Playbook, party: PartyId): PlaybookSide | null =>
  partyById(playbook, party)?.side ?? null;

/** The first party of a side, which speaks for it. Throws where there is none, which the schema refuses. */
export function mainParty({ id, parties }: Playbook, side: Side): PartyId {
  const first = parties.find((party) => party.side === side);
  if (first === undefined) throw new Error(`The playbook ${id} has no party on the side of the ${side}.`);
  return first.id;
}

/** A side's parties in the phases; those of one service alone, which runs beside the phases, are left out. */
export const partiesOn = ({ parties }: Playbook, side: PlaybookSide): readonly PartyId[] =>
  parties.flatMap((party) => (party.side === side && party.service === undefined ? [party.id] : []));

/** The side that a party owes rows for; null on neither side, and for parties of a service beside the phases. */
export const sideInPhases = (playbook: Playbook, party: PartyId): Side | null =>
  sides.find((side) => partiesOn(playbook, side).includes(party)) ?? null;

/** The services with parties of their own, which run beside the phases. */
export const servicesBeside = ({ parties }: Playbook): readonly ServiceId[] =>
  parties.flatMap(({ service }) => service ?? []);

/** The parties that a source's word means: `joint` both sides' own, any other itself. */
export const partiesMeant = (playbook: Playbook, party: PartyId): readonly PartyId[] =>
  party === bothSides ? [mainParty(playbook, 'customer'), mainParty(playbook, 'provider')] : [party];
