import type { Checkpoint } from './checkpoint.js';
import type { Item, StandingItem } from './item.js';
import type { Departed, Expected, Member } from './member.js';
import type { Because, Instant, Person } from './person.js';
import { hostOf } from './playbook/phases.js';
import type { ConditionId, PartyId, PhaseId, Playbook, ServiceId } from './playbook/playbook.js';
import type { IsoDate, Locale } from './responsibility.js';

export const conditionAnswers = ['yes', 'no', 'later'] as const;
export type ConditionAnswer = (typeof conditionAnswers)[number];

/** What the set-up form holds; everything can be corrected later. */
export interface Details {
  readonly customer: string;
  /** null = "later": core items only. */
  readonly workloads: readonly ServiceId[] | null;
  readonly onboardingStart: IsoDate | null;
  /** Of the licences, and when Microsoft first reached the customer; the documents' terms begin and end with them. */
  readonly purchase?: IsoDate;
  readonly firstContact?: IsoDate;
  readonly locale: Locale;
  readonly conditions: Readonly<Record<ConditionId, ConditionAnswer>>;
  /** IANA name of the zone of all dates; UTC by default. */
  readonly timeZone?: string;
  /** Days off besides weekends: working days step over them. */
  readonly quietDays?: readonly IsoDate[];
  /** `strict` a side ticks its own items · `open` every member ticks any. Strict by default. */
  readonly ticking?: 'strict' | 'open';
  /** Phases whose checkpoint both sides sign; as the playbook says by default. */
  readonly joint?: readonly PhaseId[];
  /** Who delivers for the provider, where the playbook leaves a choice and it is not the provider itself. */
  readonly deliveredBy?: PartyId;
  /** What the one who delivers is called; the playbook's word for that party by default. */
  readonly deliverer?: string;
  /** Tenants besides the channel's own whose people may take part. */
  readonly tenants?: readonly string[];
}

export interface Engagement {
  readonly id: string;
  /** Counts all changes. A card is stale when it shows an older version. */
  readonly version: number;
  readonly channel: string;
  readonly state: 'setting-up' | 'active' | 'paused' | 'completed' | 'cancelled';
  /** Why it is paused or cancelled. */
  readonly stopped?: Because;
  /** Who may fill the set-up form. */
  readonly starter: Person;
  readonly startedAt: Instant;
  readonly details: Details | null;
  readonly datasetVersion: string | null;
  /** What was left as it was when the documents changed last. */
  readonly declined?: Declined;
  /** Its method, as it was when the engagement began or last took a newer one over; without the words that documents have. */
  readonly playbook: Playbook;
  readonly phase: PhaseId;
  readonly members: readonly Member[];
  /** People who are not here yet; they are no members. */
  readonly expected?: readonly Expected[];
  readonly departed?: readonly Departed[];
  /** Whose channel it is, where Teams said so when it was started. */
  readonly tenant?: string;
  readonly items: readonly Item[];
  readonly standing: readonly StandingItem[];
  readonly checkpoints: Readonly<Record<PhaseId, Checkpoint>>;
}

/** Which lines of a dataset's proposal the project manager left as they were. */
export interface Declined {
  readonly datasetVersion: string;
  readonly lines: readonly string[];
}

/** The gate at the end of a phase, and of the lists beside it. Throws for what the engagement's playbook does not have. */
export function checkpointOf(
  { checkpoints, playbook }: Pick<Engagement, 'checkpoints' | 'playbook'>,
  phase: PhaseId,
): Checkpoint {
  const found = checkpoints[hostOf(playbook, phase)];
  if (found === undefined) throw new Error(`The engagement's playbook has no phase ${phase}.`);
  return found;
}
