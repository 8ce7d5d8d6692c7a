import type { CardKind, PostedCardState } from '../../domain/notice/posted-card.js';
import type { PhaseId } from '../../domain/playbook/playbook.js';

/**
 * The schema, the same in both dialects: instants are ISO text and compare as text, flags are 0 or 1, what has a shape of
 * its own is JSON in a text column (read through `schemas/`).
 */
export interface Tables {
  engagement: EngagementRow;
  event: EventRow;
  member: MemberRow;
  item: ItemTableRow;
  standing_item: StandingItemRow;
  checkpoint: CheckpointRow;
  posted_card: PostedCardRow;
  sent: { id: string; place: string; tenant: string; at: string };
  conversation: ConversationRow;
  greeting: { key: string; at: string };
  question: QuestionRow;
  feedback: { question: string; person: string; verdict: string; at: string; side: string | null };
  wording: WordingRow;
  draft: DraftRow;
  inquiry: InquiryRow;
  inquiry_event: InquiryEventRow;
  phase_record: { engagement: string; change: number; phase: PhaseId; at: string; body: string };
  notice: { engagement: string; number: number; occasion: string; body: string };
  reminder: ReminderRow;
  digest: DigestRow;
  webhook: WebhookRow;
  webhook_position: WebhookPositionRow;
  webhook_delivery: WebhookDeliveryRow;
  context: { conversation: string; person: string; at: string; body: string };
  meeting_plan: MeetingPlanRow;
  meeting: MeetingRow;
  meeting_event: MeetingEventRow;
  closing_review: { engagement: string; side: string; version: number; body: string };
  template: { id: string; tenant: string; playbook: string; name: string; at: string; by_id: string; body: string };
}

/** When an engagement's people meet; `body` holds no person. */
export interface MeetingPlanRow {
  engagement: string;
  version: number;
  /** When an agenda may be due; null = not before something changes. */
  look_at: string | null;
  /** Who knows it may read the calendar. */
  secret: string;
  body: string;
}

/** A meeting with something on the record. */
export interface MeetingRow {
  engagement: string;
  /** Counts in its engagement; the `page` of its card. */
  number: number;
  version: number;
  /** The meeting's id in the plan: one row each. */
  slot: string;
  changed_at: string;
  body: string;
}

/** Only ever inserted. */
export interface MeetingEventRow {
  engagement: string;
  sequence: number;
  type: string;
  at: string;
  by_id: string;
  body: string;
}

export interface EngagementRow {
  id: string;
  version: number;
  /** How many events there are: the sequence number of the newest. */
  events: number;
  channel: string;
  state: string;
  starter_id: string;
  starter_name: string;
  started_at: string;
  details: string | null;
  dataset_version: string | null;
  phase: string;
  /** Why it is paused or cancelled, and which of the two. */
  stopped: string | null;
  /** Whose channel it is; null where it was started before that was noted. */
  tenant: string | null;
  /** Expected people; null where there are none. */
  expected: string | null;
  departed: string | null;
  /** Lines of the last proposal that were left as they were; null = none. */
  declined: string | null;
  /** A copy of the playbook; null = what releases knew before there were playbooks. */
  playbook: string | null;
}

/** What an owner said in chat that a question means. */
export interface WordingRow {
  /** Made of the playbook and the question's words: one decision a question. */
  id: string;
  playbook: string;
  question: string;
  /** JSON; null = the documents don't answer it. */
  address: string | null;
  by_id: string;
  at: string;
}

/** Only ever inserted. `change` is the engagement's version that the event made. */
export interface EventRow {
  engagement: string;
  sequence: number;
  change: number;
  type: string;
  at: string;
  by_id: string;
  body: string;
}

export interface MemberRow {
  engagement: string;
  person: string;
  role: string;
  ordinal: number;
  name: string;
  side: string;
  lead: number;
  accepted: number;
  /** What the release before 0008 has no word for, and reads as `role`. */
  acts_as: string | null;
  deputy: number;
  /** 1 = a group of the directory gave it. */
  by_group: number;
}

/** What a tick changes are columns; the copied responsibility, which hardly ever changes, is `content`. */
export interface ItemTableRow {
  engagement: string;
  id: string;
  version: number;
  ordinal: number;
  undecided: number;
  removed: number;
  ticked_at: string | null;
  ticked_by_id: string | null;
  ticked_by_name: string | null;
  content: string;
}

export interface StandingItemRow {
  engagement: string;
  id: string;
  version: number;
  ordinal: number;
  state: string;
  marked_at: string | null;
  marked_by_id: string | null;
  marked_by_name: string | null;
  content: string;
}

export interface CheckpointRow {
  engagement: string;
  phase: string;
  body: string;
}

export interface PostedCardRow {
  id: string;
  engagement: string;
  kind: CardKind;
  phase: PhaseId | null;
  page: number;
  conversation: string;
  /** The conversation without its thread: Teams' limits, and so the claims, count per place. */
  place: string;
  activity: string | null;
  shown_version: number;
  state: PostedCardState;
  /** Drawn for the last time: of a closed phase, or a superseded card that points to the newer one. */
  final: number;
  wanted_at: string;
  not_before: string | null;
  claimed_by: string | null;
  refreshing_until: string | null;
  /** What the message shows: the version and a hash; null while that is unknown. */
  drawing: string | null;
  /** How many edits the message took. */
  edits: number;
  /** Requests in a row that the connector asked to repeat later. */
  attempts: number;
  /** Our own quiet, not the connector's: an edit that would come too soon after another. */
  rests_until: string | null;
  /** Of the engagement's own card: the newest version that may not wait. */
  prompt_version: number | null;
  /** 1 = posted because the message before was deleted; that happens once. */
  reposted: number;
  /** From then on the card shows another day's truth (late, near) although nothing changed; null = never. */
  again_at: string | null;
  /** The connector refused the card at this version of its engagement; the same again would be refused again. */
  refused_version: number | null;
}

export interface ConversationRow {
  id: string;
  service_url: string;
  tenant: string;
  bot_id: string;
  bot_name: string | null;
  kind: string;
  name: string | null;
  team_id: string | null;
  at: string;
  /** Why nothing may be written there; null while it may. */
  stopped: string | null;
  /** The connector asked for silence until then. */
  quiet_until: string | null;
  /** Of a personal chat: whose it is, and the language of their client. */
  person: string | null;
  locale: string | null;
  /**
   * When Baton was taken away, by Teams' clock; means something only while `stopped` says that it still is: the release
   * before lifts a stop and knows nothing of this.
   */
  removed_at: string | null;
  /** The newest sign that Baton is there again: a removal from before it is over. */
  installed_at: string | null;
}

export interface QuestionRow {
  id: string;
  at: string;
  person: string;
  conversation: string;
  text: string;
  locale: string;
  outcome: string;
  parties: string | null;
  citations: string;
  dataset_version: string;
  /** The message that asked, as Teams names it in its conversation, and the one that answered. */
  message: string | null;
  answer: string | null;
}

export interface DraftRow {
  id: string;
  engagement: string;
  person: string;
  lines: string;
  at: string;
  /** The message that was pasted. */
  message: string | null;
}

/** What decides which rows are read is columns; the inquiry itself is `body`. */
export interface InquiryRow {
  id: string;
  engagement: string;
  /** Counts in its engagement; the `page` of its cards. */
  number: number;
  version: number;
  /** How many events there are. */
  events: number;
  /** 1 = its reply is an answer of the engagement's own. */
  kept: number;
  body: string;
}

/** Only ever inserted, but for the words, which are forgotten in time. `change` is the inquiry's version that the event made. */
export interface InquiryEventRow {
  inquiry: string;
  sequence: number;
  change: number;
  type: string;
  at: string;
  by_id: string;
  body: string;
}

/** A person who is told in the morning what waits for them. */
export interface ReminderRow {
  person: string;
  /** When to look at them next. */
  look_at: string;
  /** 1 = they want no such message. */
  stopped: number;
}

/** One morning's message to one person, of the engagement that needs them the most. */
export interface DigestRow {
  engagement: string;
  number: number;
  person: string;
  day: string;
  locale: string | null;
  body: string;
}

/** A hook of the settings, since it was first seen. */
export interface WebhookRow {
  name: string;
  /** A hash of its address: another address is another receiver. */
  address: string;
  since: string;
  /** Why nothing is sent to it any more; null while it is. */
  stopped: string | null;
}

/** How far a hook was told what happened. */
export interface WebhookPositionRow {
  hook: string;
  engagement: string;
  /** Empty for the engagement's own events, else an inquiry's id. */
  stream: string;
  /** The event that was looked at last. */
  sequence: number;
  /** Of the engagement's own stream: how many deliveries were numbered. */
  number: number;
}

/** One event for one hook. It holds nothing of the event itself: that is read when it is sent. */
export interface WebhookDeliveryRow {
  hook: string;
  /** The event's, the same at every attempt. */
  id: string;
  engagement: string;
  /** The order within the engagement. */
  number: number;
  type: string;
  at: string;
  /** Of a row that became late, which no event says. */
  item: string | null;
  due: string | null;
  state: string;
  attempts: number;
  not_before: string | null;
  claimed_by: string | null;
  claimed_until: string | null;
  /** How the last attempt ended: a status code, or a word. */
  status: string | null;
  done_at: string | null;
}
