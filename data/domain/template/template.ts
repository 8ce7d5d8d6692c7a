import type { Instant, Person } from '../person.js';
import type { PhaseId } from '../playbook/playbook.js';
import type { Side } from '../playbook/sides.js';

/** A row of an engagement's own that another one may begin with: no date of a calendar, and no person. */
export interface TemplateLine {
  readonly phase: PhaseId;
  readonly side: Side;
  readonly text: string;
  /** Due so many working days after its phase begins. */
  readonly dueAfter?: number;
}

/** The own rows of an engagement under a name, for engagements of the same directory that follow the same playbook. */
export interface Template {
  readonly id: string;
  readonly tenant: string;
  readonly playbook: string;
  readonly name: string;
  readonly lines: readonly TemplateLine[];
  readonly by: Person;
  readonly at: Instant;
}
