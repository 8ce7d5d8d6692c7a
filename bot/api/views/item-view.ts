import { z } from 'zod';
import { phaseName, sectionName } from '../../../cards/wording/names.js';
import { ownerHeading } from '../../../cards/wording/party.js';
import { isClosed } from '../../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../../data/domain/checklist/duties.js';
import { isBlocking } from '../../../data/domain/checklist/missing.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { Item } from '../../../data/domain/item.js';
import { daysLate } from '../../../data/domain/list/list.js';
import type { Tick } from '../../../data/domain/person.js';
import { holderOf } from '../../../data/domain/playbook/owner.js';
import { sideOf } from '../../../data/domain/roster.js';
import { todayOf } from '../../../data/domain/workdays.js';
import type { ViewReader } from './engagement-view.js';
import { shapes } from './shapes.js';

export const itemStates = ['open', 'done', 'not-applicable'] as const;
export type ItemStateName = (typeof itemStates)[number];

export const itemView = z
  .object({
    id: z.string().describe('Unique in its engagement, never given twice'),
    version: z.int(),
    phase: shapes.named,
    section: shapes.named,
    side: shapes.anySide,
    party: shapes.named.describe('Who owes it'),
    text: z.string(),
    leadIn: z.string().nullable().describe('The line above that completes the text'),
    state: z.enum(itemStates),
    blocking: z.boolean().describe('Open, and keeps its phase from passing'),
    optional: z.boolean(),
    undecided: z.boolean().describe('Depends on a condition that is not answered yet'),
    due: shapes.date.nullable(),
    daysLate: z.int().describe('0 = not late'),
    waitingSince: shapes.instant.nullable().describe('It waits on the other side'),
    assignees: z.array(z.object({ name: z.string().nullable(), role: shapes.role.nullable() })),
    note: z.string().nullable(),
    evidence: z.array(z.object({ text: z.string(), link: z.url().nullable() })),
    done: shapes.done.nullable(),
    notApplicable: z.object({ ...shapes.done.shape, reason: z.string() }).nullable(),
    exception: z.object({ reason: z.string(), owner: z.string(), due: shapes.date }).nullable(),
    source: shapes.source.nullable(),
  })
  .meta({ id: 'Item' });

const stateOf = ({ tick, notApplicable }: Item): ItemStateName =>
  notApplicable !== undefined ? 'not-applicable' : tick !== null ? 'done' : 'open';

const doneBy = (engagement: Engagement, { by, at }: Tick): z.output<typeof shapes.done> => ({
  by: { name: by.name, side: sideOf(engagement, by.id) },
  at,
});

export function itemViewOf(engagement: Engagement, item: Item, { locale, now }: ViewReader): z.output<typeof itemView> {
  const { playbook } = engagement;
  const { notApplicable, exception, tick } = item;
  const { text, leadIn } = wordsOf(item, locale);
  return {
    id: item.id,
    version: item.version,
    phase: { id: item.phase, name: phaseName(playbook, item.phase, locale) },
    section: { id: item.section, name: sectionName(playbook, item, locale) },
    side: item.side,
    party: { id: holderOf(playbook, item), name: ownerHeading(engagement, item, locale) },
    text,
    leadIn: leadIn ?? null,
    state: stateOf(item),
    blocking: !isClosed(item) && isBlocking(item),
    optional: item.optional,
    undecided: item.undecided,
    due: item.due ?? null,
    daysLate: daysLate(item, todayOf(engagement, now)),
    waitingSince: item.waiting?.at ?? null,
    assignees: (item.assignees ?? []).map((one) =>
      'person' in one ? { name: one.person.name, role: null } : { name: null, role: one.role },
    ),
    note: item.note ?? null,
    evidence: (item.evidence ?? []).map(({ text: said, link }) => ({ text: said, link: link ?? null })),
    done: tick === null ? null : doneBy(engagement, tick),
    notApplicable:
      notApplicable === undefined ? null : { ...doneBy(engagement, notApplicable), reason: notApplicable.reason },
    exception:
      exception === undefined ? null : { reason: exception.reason, owner: exception.owner.name, due: exception.due },
    source: item.source === undefined ? null : sourceOf(item.source),
  };
}

function sourceOf(of: NonNullable<Item['source']>): z.output<typeof shapes.source> {
  const { document, title, edition, heading, line, sheet, page } = of;
  return {
    document,
    title,
    edition,
    heading,
    line,
    ...(sheet === undefined ? {} : { sheet }),
    ...(page === undefined ? {} : { page }),
  };
}
