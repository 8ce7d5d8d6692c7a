import type { Tables } from '../../data/store/database/tables.js';

/** Configured periods; days. */
export interface Keeping {
  readonly questionDays: number;
  readonly removedDays: number;
  /** Those of the settings; the page says nothing of what there is none of. */
  readonly webhooks: readonly unknown[];
}

type Group = 'engagement' | 'inquiry' | 'question' | 'chat' | 'draft' | 'follow-up' | 'count' | 'webhook';

/** The group of each table on the admin's page: a new table needs one before it compiles. */
const tables: Readonly<Record<keyof Tables, Group>> = {
  engagement: 'engagement',
  event: 'engagement',
  member: 'engagement',
  item: 'engagement',
  standing_item: 'engagement',
  checkpoint: 'engagement',
  phase_record: 'engagement',
  notice: 'engagement',
  meeting_plan: 'engagement',
  meeting: 'engagement',
  meeting_event: 'engagement',
  closing_review: 'engagement',
  template: 'engagement',
  draft: 'draft',
  inquiry: 'inquiry',
  inquiry_event: 'inquiry',
  question: 'question',
  feedback: 'question',
  wording: 'question',
  conversation: 'chat',
  greeting: 'chat',
  posted_card: 'engagement',
  reminder: 'chat',
  digest: 'chat',
  webhook: 'webhook',
  webhook_position: 'webhook',
  webhook_delivery: 'webhook',
  context: 'follow-up',
  sent: 'count',
};

export interface Stored {
  readonly what: string;
  readonly until: string;
}

/** What Baton remembers, and until when. */
export function storedFor({ questionDays, removedDays, webhooks }: Keeping): readonly Stored[] {
  const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;
  const removed = `${days(removedDays)} after the app left the team`;
  const said: Readonly<Record<Group, Stored>> = {
    engagement: {
      what: 'engagements: people with names, ids and roles; items, who did what when, notes, reasons, records; its cards',
      until: removed,
    },
    inquiry: {
      what: 'questions to specialists and their replies',
      until: `words ${days(questionDays)} after they are over, twice that unanswered; kept answers as engagements`,
    },
    question: {
      what: 'questions, until deleted: words, asker’s id, sources, verdicts; owners’ wordings, until removed',
      until: days(questionDays),
    },
    chat: {
      what: 'ids of channels and chats; whose a personal chat is, its language',
      until: `channels ${days(removedDays)} after removal; chats ${days(questionDays)} after the last word, unless in an open engagement`,
    },
    draft: { what: 'pasted lines not saved', until: '7 days' },
    'follow-up': { what: 'a person’s last answer, for “and Microsoft?”', until: 'ten minutes' },
    webhook: { what: 'ids of events for webhooks, and whether they were taken', until: '30 days; untaken ones 90' },
    count: { what: 'counts of sends, for Teams’ limits', until: 'an hour or two' },
  };
  return [...new Set(Object.values(tables))]
    .filter((group) => group !== 'webhook' || webhooks.length > 0)
    .map((group) => said[group]);
}
