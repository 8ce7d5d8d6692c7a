/** ISO 8601 in UTC with milliseconds: sortable as text. */
export type Instant = string;

/** A person as Teams identifies them to this bot (`from.id`), with the name they had when last seen. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Tick {
  readonly by: Person;
  readonly at: Instant;
}

/** Why an engagement was paused or cancelled, or a phase sent back. */
export interface Because extends Tick {
  readonly reason: string;
}
