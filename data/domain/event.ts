import type { Statement } from './checkpoint.js';
import type { Details } from './engagement.js';
import type { Item, ItemPatch, ItemSource, ItemWords, StandingItem, StandingState } from './item.js';
import type { Expected, Member, Role } from './member.js';
import type { Instant, Person } from './person.js';
import type { PhaseId, Playbook } from './playbook/playbook.js';
import type { Side } from './playbook/sides.js';
import type { IsoDate } from './responsibility.js';

/** A fact that happened, kept for ever. */
export type Event = { readonly at: Instant; readonly by: Person } & (
  | {
      readonly type: 'SetupStarted';
      readonly engagement: string;
      readonly channel: string;
      readonly tenant?: string;
      readonly playbook: Playbook;
    }
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
  | { readonly type: 'PhaseOpened'; readonly phase: PhaseId; readonly items: readonly Item[]; readonly quiet?: true }
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
  /** `phase`: absent where only one of the playbook's phases has a list of its own. */
  | { readonly type: 'NothingToRemediateStated'; readonly side: Side; readonly phase?: PhaseId }
  | ({ readonly type: 'CheckpointAcknowledged'; readonly phase: PhaseId } & Statement)
  | ({ readonly type: 'CheckpointConfirmed'; readonly phase: PhaseId } & Statement)
  | { readonly type: 'CheckpointLapsed'; readonly phase: PhaseId; readonly item: string }
  | { readonly type: 'CheckpointPassed'; readonly phase: PhaseId }
  | { readonly type: 'EngagementCompleted' }
  | PhaseEvent
  | ProposalEvent
);

/** What happens to a phase as a whole, besides opening and passing. */
export type PhaseEvent =
  | {
      readonly type: 'ItemExcepted';
      readonly item: string;
      readonly reason: string;
      readonly owner: Person;
      readonly due: IsoDate;
    }
  | { readonly type: 'ExceptionWithdrawn'; readonly item: string }
  | {
      readonly type: 'CheckpointSentBack';
      readonly phase: PhaseId;
      readonly reason: string;
      readonly items: readonly string[];
    }
  | { readonly type: 'PhaseReopened'; readonly phase: PhaseId; readonly reason: string }
  | { readonly type: 'PhasesStated'; readonly phases: readonly PhaseId[] }
  | { readonly type: 'EngagementPaused'; readonly reason: string }
  | { readonly type: 'EngagementResumed' }
  | { readonly type: 'EngagementCancelled'; readonly reason: string };

/** What becomes of a proposal, besides what accepted lines change on the lists. */
export type ProposalEvent =
  | { readonly type: 'ProposalDeclined'; readonly datasetVersion: string; readonly line: string }
  /** Every line is decided: the lists follow this dataset, and its playbook where that is a newer one. */
  | { readonly type: 'DatasetAdopted'; readonly datasetVersion: string; readonly playbook?: Playbook }
  | {
      readonly type: 'StandingItemReworded';
      readonly item: string;
      readonly before: ItemWords;
      readonly after: ItemWords;
      readonly source?: ItemSource;
    };
