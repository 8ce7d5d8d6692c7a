import type { z } from 'zod';
import type { Tables } from '../database/tables.js';
import { checkpointSchema, detailsSchema, stoppedSchema } from '../schemas/engagement-schema.js';
import { eventSchema } from '../schemas/event-schema.js';
import { inquiryEventSchema, inquirySchema } from '../schemas/inquiry-schema.js';
import { draftLinesSchema, itemContentSchema, standingContentSchema } from '../schemas/item-schema.js';
import { closingReviewSchema, meetingEventSchema, meetingSchema, templateSchema } from '../schemas/meeting-schema.js';
import { departedPeopleSchema, expectedPeopleSchema } from '../schemas/people-schema.js';
import { noticeSchema, phaseRecordSchema } from '../schemas/phase-schema.js';
import { contextSchema } from '../schemas/question-schema.js';

/**
 * What a column says about people. `id` a person's id · `name-of …` the name that belongs to it · a schema: JSON whose
 * fields say it themselves (`schemas/personal-fields.ts`) · `text` typed words · `key` a value with an id in it · `place` a
 * conversation, perhaps a personal chat · null nothing.
 */
export type Personal = 'id' | `name-of ${string}` | 'text' | 'key' | 'place' | z.core.$ZodType | null;

const item = { engagement: null, id: null, version: null, ordinal: null } as const;
const history = { sequence: null, change: null, type: null, at: null, by_id: 'id' } as const;

/**
 * Every column: a new one does not compile before it says what it holds. Export and forget read these declarations, and
 * deploy/PRIVACY.md has a line for each table that holds anything.
 */
export const personal: { readonly [T in keyof Tables]: { readonly [C in keyof Tables[T]]: Personal } } = {
  engagement: {
    ...{ id: null, version: null, events: null, channel: null, state: null, started_at: null, dataset_version: null },
    ...{ starter_id: 'id', starter_name: 'name-of starter_id', details: detailsSchema },
    ...{ stopped: stoppedSchema, expected: expectedPeopleSchema, departed: departedPeopleSchema },
    ...{ declined: null, phase: null, tenant: null, playbook: null },
  },
  event: { engagement: null, ...history, body: eventSchema },
  member: {
    ...{ engagement: null, person: 'id', role: null, ordinal: null, name: 'name-of person', side: null, lead: null },
    ...{ accepted: null, acts_as: null, deputy: null, by_group: null },
  },
  item: {
    ...item,
    ...{ undecided: null, removed: null, ticked_at: null, ticked_by_id: 'id', ticked_by_name: 'name-of ticked_by_id' },
    content: itemContentSchema,
  },
  standing_item: {
    ...item,
    ...{
      state: null,
      marked_at: null,
      marked_by_id: 'id',
      marked_by_name: 'name-of marked_by_id',
      content: standingContentSchema,
    },
  },
  checkpoint: { engagement: null, phase: null, body: checkpointSchema },
  posted_card: {
    ...{ id: null, engagement: null, kind: null, phase: null, page: null, conversation: 'place', place: 'place' },
    ...{ activity: null, shown_version: null, state: null, final: null, wanted_at: null, not_before: null },
    ...{ claimed_by: null, refreshing_until: null, drawing: null, edits: null, attempts: null, rests_until: null },
    ...{ prompt_version: null, reposted: null, refused_version: null, again_at: null },
  },
  conversation: {
    ...{ id: 'place', service_url: null, tenant: null, bot_id: null, bot_name: null, kind: null, name: 'text' },
    ...{ team_id: null, at: null, stopped: null, quiet_until: null, person: 'id', locale: null },
    ...{ removed_at: null, installed_at: null },
  },
  greeting: { key: 'key', at: null },
  question: {
    ...{ id: null, at: null, person: 'id', conversation: 'place', text: 'text', locale: null, outcome: null },
    ...{ parties: null, citations: null, dataset_version: null, message: null, answer: null },
  },
  feedback: { question: null, person: 'id', verdict: null, at: null, side: null },
  wording: { id: null, playbook: null, question: 'text', address: null, by_id: 'id', at: null },
  draft: { id: null, engagement: null, person: 'id', lines: draftLinesSchema, at: null, message: null },
  inquiry: { id: null, engagement: null, number: null, version: null, events: null, kept: null, body: inquirySchema },
  inquiry_event: { inquiry: null, ...history, body: inquiryEventSchema },
  phase_record: { engagement: null, change: null, phase: null, at: null, body: phaseRecordSchema },
  notice: { engagement: null, number: null, occasion: 'key', body: noticeSchema },
  meeting_plan: { engagement: null, version: null, look_at: null, secret: null, body: null },
  meeting: { engagement: null, number: null, version: null, slot: null, changed_at: null, body: meetingSchema },
  meeting_event: { engagement: null, sequence: null, type: null, at: null, by_id: 'id', body: meetingEventSchema },
  closing_review: { engagement: null, side: null, version: null, body: closingReviewSchema },
  template: { id: null, tenant: null, playbook: null, name: 'text', at: null, by_id: 'id', body: templateSchema },
  context: { conversation: 'place', person: 'id', at: null, body: contextSchema },
  reminder: { person: 'id', look_at: null, stopped: null },
  digest: { engagement: null, number: null, person: 'id', day: null, locale: null, body: null },
  webhook: { name: null, address: null, since: null, stopped: null },
  webhook_position: { hook: null, engagement: null, stream: null, sequence: null, number: null },
  webhook_delivery: {
    ...{ hook: null, id: null, engagement: null, number: null, type: null, at: null, item: null, due: null },
    ...{ state: null, attempts: null, not_before: null, claimed_by: null, claimed_until: null, status: null },
    done_at: null,
  },
  sent: { id: null, place: 'place', tenant: null, at: null },
};

export type TableName = keyof Tables;
export const tableNames = Object.keys(personal) as readonly TableName[];

/** The columns of a table that say something about people. */
export const personalColumns = (table: TableName): readonly (readonly [string, Exclude<Personal, null>])[] =>
  Object.entries<Personal>(personal[table]).flatMap(([column, kind]) =>
    kind === null ? [] : [[column, kind] as const],
  );
