import type { Because, Carried, ItemException, PhaseEvent, Signature, Statement } from './phase-event.js';
import type { Declined, ProposalEvent } from './proposal-event.js';
import type { Condition, IsoDate, Locale, Phase, Side, Workload } from './responsibility.js';

/** ISO 8601 in UTC with milliseconds: sortable as text. */
export type Instant = string;

/** A person as Teams identifies them to this bot (`from.id`), with the name they had when last seen. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

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
  /** A named specialist becomes one by accepting with their own press; everybody else is accepted when named. */
  readonly accepted: boolean;
  /** Given by a group of the directory, for as long as they are in it; nobody named them. */
  readonly byGroup?: true;
}

/** Somebody who is to take part and is not known to Teams here yet: a name or an address. Without an id there are no rights. */
export interface Expected {
  /** Unique in its engagement, never reused. */
  readonly id: string;
  readonly called: string;
  readonly role: Role;
  readonly lead: boolean;
  readonly deputy: boolean;
}

/** Who left the channel, until the project manager has seen to their roles. */
export interface Departed {
  readonly person: Person;
  readonly roles: readonly Role[];
  readonly at: Instant;
}

export type ConditionAnswer = 'yes' | 'no' | 'later';

/** What the set-up form holds; everything can be corrected later. */
export interface Details {
  readonly customer: string;
  /** null = "later": core items only until somebody says. */
  readonly workloads: readonly Workload[] | null;
  readonly onboardingStart: IsoDate | null;
  /** Of the licences, and when Microsoft first reached the customer; the documents' terms begin and end with them. */
  readonly purchase?: IsoDate;
  readonly firstContact?: IsoDate;
  readonly locale: Locale;
  readonly conditions: Readonly<Record<Condition, ConditionAnswer>>;
  /** IANA name; UTC where nobody said. Dates are days there. */
  readonly timeZone?: string;
  /** Days off besides weekends: working days step over them. */
  readonly quietDays?: readonly IsoDate[];
  /** `strict` a side ticks its own items · `open` everybody of the engagement ticks any. Strict where nobody said. */
  readonly ticking?: 'strict' | 'open';
  /** Phases whose checkpoint both sides sign; `jointByDocuments` where nobody said. */
  readonly joint?: readonly Phase[];
  /** Tenants besides the channel's own whose people may take part. */
  readonly tenants?: readonly string[];
}

export interface Tick {
  readonly by: Person;
  readonly at: Instant;
}

export interface ItemText {
  readonly text: string;
  readonly leadIn?: string;
}

/** The copy in every language in which the documents had it when the list was opened. */
export type ItemTexts = Readonly<Partial<Record<Locale, ItemText>>>;

export interface ItemSource {
  readonly responsibility: string;
  readonly topic?: string;
  readonly document: string;
  readonly title: string;
  readonly edition: IsoDate | null;
  readonly line: number;
  readonly heading: string;
}

/** Who is to do an item: somebody, or whoever has a role. */
export type Assignee = { readonly person: Person } | { readonly role: Role };

/** What shows that an item is done: words, or the address of something. Links are https. */
export interface ItemEvidence {
  readonly text: string;
  readonly link?: string;
}

/** Everything an item says in words. */
export interface ItemWords extends ItemText {
  readonly texts?: ItemTexts;
}

/** What a copy has from the documents besides its words. */
export interface ItemCopy {
  readonly section: Item['section'];
  readonly optional: boolean;
  readonly undecided: boolean;
  readonly condition?: Condition;
  readonly source?: ItemSource;
}

/** What a change sets; a field that is not there stays as it was. null and false take something away. */
export interface ItemPatch {
  readonly assignees?: readonly Assignee[];
  readonly due?: IsoDate | null;
  readonly dueAfter?: number | null;
  readonly note?: string | null;
  readonly evidence?: readonly ItemEvidence[];
  /** The reason. */
  readonly notApplicable?: string | null;
  /** On the other side. */
  readonly waiting?: boolean;
  readonly words?: ItemWords;
  readonly removed?: boolean;
  /** From the documents as they are now: its words are theirs again, and nobody's edit. */
  readonly copied?: ItemCopy;
}

/** One row of a checklist: a copy, taken when the phase opened. */
export interface Item {
  /** Unique in its engagement, never reused: a counter, not a position. */
  readonly id: string;
  /** Counts the changes of this item alone; a press carries the version it saw. */
  readonly version: number;
  readonly phase: Phase;
  readonly side: Side;
  readonly text: string;
  /** `core`, a workload, or the engagement's own remediation list. */
  readonly section: 'core' | 'remediation' | Workload;
  readonly leadIn?: string;
  readonly texts?: ItemTexts;
  readonly optional: boolean;
  /** Applies only if something holds that nobody has decided yet: marked, never blocking. */
  readonly undecided: boolean;
  readonly condition?: Condition;
  readonly due?: IsoDate;
  /** `due` is so many working days after the phase's beginning; it has no `due` before that. */
  readonly dueAfter?: number;
  readonly assignees?: readonly Assignee[];
  readonly note?: string;
  readonly evidence?: readonly ItemEvidence[];
  /** Closed without being done: never blocking, never counted. */
  readonly notApplicable?: Tick & { readonly reason: string };
  /** Since when it waits on the other side, and who said so. */
  readonly waiting?: Tick;
  /** What it said before somebody edited it. */
  readonly original?: ItemWords;
  /** Taken off by hand: a correction of the scope does not bring it back. */
  readonly takenOff?: Tick;
  readonly source?: ItemSource;
  /** The paste a remediation item came from: a repeated save adds nothing. */
  readonly draft?: string;
  /** Agreed to stay open when the phase is passed. */
  readonly exception?: ItemException;
  /** An exception of an earlier phase brought it here. */
  readonly carried?: Carried;
  readonly tick: Tick | null;
  /** Still kept for the record when a correction took it off the checklist. */
  readonly removed: boolean;
}

export type StandingState = 'to-arrange' | 'arranged' | 'not-needed' | 'continues';

/** One general responsibility: arranged once, never copied per phase, never blocking one. */
export interface StandingItem {
  readonly id: string;
  readonly version: number;
  readonly side: Side;
  readonly text: string;
  readonly leadIn?: string;
  readonly texts?: ItemTexts;
  readonly source?: ItemSource;
  readonly state: StandingState;
  /** Who said so, and when; null while nobody has. */
  readonly marked: Tick | null;
}

export interface Checkpoint {
  readonly phase: Phase;
  /** The specialist and the customer's lead sign, in any order; else the specialist alone. Settled with the first of them. */
  readonly joint: boolean;
  readonly acknowledged: Signature | null;
  readonly confirmed: Signature | null;
  readonly passed: Instant | null;
  /** Remediate only: who states that there is nothing to remediate, per side. */
  readonly nothingToRemediate: Readonly<Record<Side, Tick | null>>;
  /** Done before Baton, as somebody says: never as acknowledged. */
  readonly stated?: Tick;
  /** The last time that it was sent back, and that its phase was reopened. */
  readonly sentBack?: Because;
  readonly reopened?: Because;
  /** Counts how often what was agreed, or about to be, fell. */
  readonly round?: number;
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
  readonly phase: Phase;
  readonly members: readonly Member[];
  /** People who are not here yet; they are no members. */
  readonly expected?: readonly Expected[];
  readonly departed?: readonly Departed[];
  /** Whose channel it is, where Teams said so when it was started. */
  readonly tenant?: string;
  readonly items: readonly Item[];
  readonly standing: readonly StandingItem[];
  readonly checkpoints: Readonly<Record<Phase, Checkpoint>>;
}

/** A fact that happened, kept for ever. */
export type Event = { readonly at: Instant; readonly by: Person } & (
  | { readonly type: 'SetupStarted'; readonly engagement: string; readonly channel: string; readonly tenant?: string }
  | { readonly type: 'SetupHandedOver'; readonly to: Person }
  | { readonly type: 'DetailsSaved'; readonly details: Details; readonly datasetVersion: string }
  | { readonly type: 'MemberNamed'; readonly member: Member }
  | { readonly type: 'MemberRemoved'; readonly person: string; readonly role: Role }
  /** One person's role goes to another, with what it carries: both are in the history. */
  | { readonly type: 'RoleHandedOver'; readonly from: Person; readonly to: Person; readonly role: Role }
  /** Left the channel: every role of theirs ends. */
  | { readonly type: 'MemberLeft'; readonly person: string }
  | { readonly type: 'MemberExpected'; readonly expected: Expected }
  | { readonly type: 'ExpectedRemoved'; readonly expected: string }
  | { readonly type: 'SpecialistAccepted' }
  | { readonly type: 'SpecialistDeclined' }
  | { readonly type: 'StandingListOpened'; readonly items: readonly StandingItem[] }
  | { readonly type: 'StandingItemMarked'; readonly item: string; readonly state: StandingState }
  /** `quiet`: nothing is posted because of it. */
  | { readonly type: 'PhaseOpened'; readonly phase: Phase; readonly items: readonly Item[]; readonly quiet?: true }
  | { readonly type: 'ItemsAdded'; readonly items: readonly Item[] }
  | { readonly type: 'ItemRevised'; readonly item: string; readonly undecided: boolean; readonly removed: boolean }
  | { readonly type: 'ItemEdited'; readonly item: string; readonly before: ItemPatch; readonly after: ItemPatch }
  /** `before` and `after`: the item it came next after, null for the first place. */
  | {
      readonly type: 'ItemMoved';
      readonly item: string;
      readonly before: string | null;
      readonly after: string | null;
    }
  | { readonly type: 'ItemTicked'; readonly item: string }
  | { readonly type: 'ItemUnticked'; readonly item: string }
  | { readonly type: 'NothingToRemediateStated'; readonly side: Side }
  | ({ readonly type: 'CheckpointAcknowledged'; readonly phase: Phase } & Statement)
  | ({ readonly type: 'CheckpointConfirmed'; readonly phase: Phase } & Statement)
  | { readonly type: 'CheckpointLapsed'; readonly phase: Phase; readonly item: string }
  | { readonly type: 'CheckpointPassed'; readonly phase: Phase }
  | { readonly type: 'EngagementCompleted' }
  | PhaseEvent
  | ProposalEvent
);

/** Why something was not done: a code that the words turn into a sentence in the reader's language. */
export interface Refusal {
  readonly code: string;
  readonly names?: Readonly<Record<string, string | number>>;
}

/** What the rules return. No events and no refusal = it was already so (a repeated press). */
export type Decision = { readonly events: readonly Event[] } | { readonly refusal: Refusal };
