import type { Instant, Person } from './person.js';
import type { Side } from './playbook/sides.js';

/** What a person is in one engagement. The project manager stands on the customer's side; a representative acts for it. */
export const roles = ['customer', 'project-manager', 'specialist', 'representative'] as const;

export type Role = (typeof roles)[number];

export interface Member {
  readonly person: Person;
  readonly role: Role;
  readonly side: Side;
  /** The lead speaks for a side: the customer's confirms joint checkpoints. */
  readonly lead: boolean;
  /** May do what the lead may. */
  readonly deputy?: boolean;
  /** A named specialist becomes one by accepting with their own press; others are accepted when named. */
  readonly accepted: boolean;
  /** Given by a group of the directory, as long as the person is in it. */
  readonly byGroup?: true;
}

/** A person who is to take part and has no Teams id here yet: a name or an address, without rights. */
export interface Expected {
  /** Unique in its engagement, never reused. */
  readonly id: string;
  readonly called: string;
  readonly role: Role;
  readonly lead: boolean;
  readonly deputy: boolean;
}

/** A member who left the channel, until their roles are given to others. */
export interface Departed {
  readonly person: Person;
  readonly roles: readonly Role[];
  readonly at: Instant;
}

export const sideOfRole = (role: Role): Side => (role === 'specialist' ? 'provider' : 'customer');

/** The role slot: a person is customer or representative, never both. */
export const roleSlotOf = (role: Role): Role => (role === 'representative' ? 'customer' : role);
