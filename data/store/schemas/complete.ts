import type { z } from 'zod';
import type { ListQuestion } from '../../domain/answer/asked.js';
import type { AskedMatter } from '../../domain/answer/matter.js';
import type { DraftLine } from '../../domain/checklist/remediation.js';
import type { Checkpoint } from '../../domain/checkpoint.js';
import type { Declined, Details } from '../../domain/engagement.js';
import type { Event } from '../../domain/event.js';
import type { Inquiry, KeptAnswer, NearTopic, NewInquiry, SpecialistReply } from '../../domain/inquiry/inquiry.js';
import type {
  Item,
  ItemCopy,
  ItemEvidence,
  ItemPatch,
  ItemSource,
  ItemText,
  ItemWords,
  StandingItem,
} from '../../domain/item.js';
import type { Expected, Member } from '../../domain/member.js';
import type { Notice } from '../../domain/notice/notice.js';
import type { PhaseRecord } from '../../domain/phase/record.js';
import type * as engagement from './engagement-schema.js';
import type { eventSchema } from './event-schema.js';
import type * as inquiry from './inquiry-schema.js';
import type * as item from './item-schema.js';
import type * as people from './people-schema.js';
import type * as phase from './phase-schema.js';
import type { listQuestion } from './question-schema.js';

/** Fields of a domain type that its schema does not declare. */
type Missing<D, S extends z.ZodType> = Exclude<keyof D, keyof z.output<S>>;

type Of<E, T> = Extract<E, { readonly type: T }>;
type Stored = z.output<typeof eventSchema>;
type MissingInEvents = {
  [T in Event['type']]: Exclude<keyof Of<Event, T>, keyof Of<Stored, T>>;
}[Event['type']];

/** A field or an event that no schema declares would be lost when it is read back: then this does not compile. */
export const schemasAreComplete: [
  | MissingInEvents
  | Exclude<Event['type'], Stored['type']>
  | Missing<Details, typeof engagement.detailsSchema>
  | Missing<Declined, typeof engagement.declinedSchema>
  | Missing<Checkpoint, typeof engagement.checkpointSchema>
  | Missing<Member, typeof people.memberSchema>
  | Missing<Expected, typeof people.expectedSchema>
  | Missing<Item, typeof item.itemSchema>
  | Missing<ItemPatch, typeof item.itemPatchSchema>
  | Missing<ItemCopy, typeof item.itemCopy>
  | Missing<ItemWords, typeof item.itemWordsSchema>
  | Missing<ItemEvidence, typeof item.evidence>
  | Missing<ItemSource, typeof item.sourceSchema>
  | Missing<ItemText, typeof item.itemTextSchema>
  | Missing<StandingItem, typeof item.standingItemSchema>
  | Missing<DraftLine, typeof item.draftLine>
  | Missing<ListQuestion, typeof listQuestion>
  | Missing<Omit<Inquiry, 'version'>, typeof inquiry.inquirySchema>
  | Missing<NewInquiry, typeof inquiry.newInquiry>
  | Missing<SpecialistReply, typeof inquiry.reply>
  | Missing<KeptAnswer, typeof inquiry.kept>
  | Missing<AskedMatter, typeof inquiry.matter>
  | Missing<NearTopic, typeof inquiry.near>
  | Missing<Notice, typeof phase.noticeSchema>
  | Missing<PhaseRecord, typeof phase.phaseRecordSchema>,
] extends [never]
  ? true
  : never = true;
