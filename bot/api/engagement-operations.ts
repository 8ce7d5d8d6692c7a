import { z } from 'zod';
import { isClosed, itemsOf } from '../../data/domain/checklist/checklist.js';
import { isBlocking, missingFor } from '../../data/domain/checklist/missing.js';
import type { Engagement } from '../../data/domain/engagement.js';
import { daysLate } from '../../data/domain/list/list.js';
import { hasPhase, hostOf, phasesOf } from '../../data/domain/playbook/phases.js';
import { sides } from '../../data/domain/playbook/sides.js';
import { todayOf } from '../../data/domain/workdays.js';
import { cursorOf, engagementPlace, listPage, placeIn } from './cursor.js';
import { operation } from './operation.js';
import { Problem } from './problem.js';
import {
  engagementStates,
  engagementSummary,
  engagementView,
  engagementViewOf,
  stateNameOf,
  summaryOf,
} from './views/engagement-view.js';
import { itemStates, itemView, itemViewOf } from './views/item-view.js';
import { peopleSeen, personView } from './views/person-view.js';
import { shapes } from './views/shapes.js';
import { engagementFor, engagementsFor } from './visible.js';

const locale = shapes.locale.default('en').describe('Of names and words');
const cursor = z.string().max(600).optional().describe('The "next" of the answer before');
const limit = z.coerce.number().int().min(1).max(200).default(50);

/** What every list asks for. */
export const paging = { limit, cursor };
export const reading = { locale };

export const next = z.string().nullable().describe('The cursor of what follows; null = this was all');

const engagementFilter = {
  state: z.enum(engagementStates).optional(),
  playbook: z.string().max(100).optional(),
};

const fits =
  ({ state, playbook }: { readonly state?: string | undefined; readonly playbook?: string | undefined }) =>
  (engagement: Engagement): boolean =>
    (state === undefined || stateNameOf(engagement) === state) &&
    (playbook === undefined || engagement.playbook.id === playbook);

export const listEngagements = operation({
  id: 'listEngagements',
  summary: 'Engagements, the newest first',
  scope: 'read:engagements',
  query: z.strictObject({ ...engagementFilter, ...paging, ...reading }),
  body: null,
  answer: z.object({ engagements: z.array(engagementSummary), next }).meta({ id: 'Engagements' }),
  run: async ({ store }, { client, query, now }) => {
    const behind = placeIn(query.cursor, engagementPlace);
    const found = await engagementsFor(store, client, fits(query), { behind, limit: query.limit });
    const engagements = found.engagements.map((one) => summaryOf(one, { locale: query.locale, now }));
    return {
      answer: { engagements, next: found.next === null ? null : cursorOf(found.next) },
      count: engagements.length,
      locale: query.locale,
    };
  },
});

export const getEngagement = operation({
  id: 'getEngagement',
  summary: 'One engagement',
  scope: 'read:engagements',
  query: z.strictObject(reading),
  body: null,
  answer: engagementView,
  run: async ({ store }, { client, engagement, query, now }) => {
    const found = await engagementFor(store, client, engagement);
    return { answer: engagementViewOf(found, { locale: query.locale, now }), count: 1, locale: query.locale };
  },
});

export const listItems = operation({
  id: 'listItems',
  summary: 'Rows of its checklists, in their order',
  scope: 'read:engagements',
  query: z.strictObject({
    phase: z.string().max(100).optional().describe('A phase of its playbook, or a list beside one'),
    side: shapes.anySide.optional(),
    state: z.enum(itemStates).optional(),
    late: z.enum(['true', 'false']).optional(),
    blocking: z.enum(['true', 'false']).optional(),
    ...paging,
    ...reading,
  }),
  body: null,
  answer: z.object({ items: z.array(itemView), next }).meta({ id: 'Items' }),
  run: async ({ store }, { client, engagement: id, query, now }) => {
    const engagement = await engagementFor(store, client, id);
    const { phase, side, state, late, blocking } = query;
    if (phase !== undefined && !hasPhase(engagement.playbook, hostOf(engagement.playbook, phase)))
      throw new Problem('invalid-request', 'phase: is none of its playbook. GET the engagement for their ids.');
    const today = todayOf(engagement, now);
    const phases = phase === undefined ? phasesOf(engagement.playbook) : [phase];
    const rows = phases
      .flatMap((one) => itemsOf(engagement, one))
      .filter((item) => side === undefined || item.side === side)
      .filter((item) => late === undefined || String(daysLate(item, today) > 0) === late)
      .filter((item) => blocking === undefined || String(!isClosed(item) && isBlocking(item)) === blocking)
      .map((item) => itemViewOf(engagement, item, { locale: query.locale, now }))
      .filter((item) => state === undefined || item.state === state);
    const page = listPage(rows, query.cursor, query.limit);
    return { answer: { items: [...page.rows], next: page.next }, count: page.rows.length, locale: query.locale };
  },
});

export const listBlockers = operation({
  id: 'listBlockers',
  summary: 'What stops the checkpoint of its current phase, by the side that owes it',
  scope: 'read:engagements',
  query: z.strictObject(reading),
  body: null,
  answer: z
    .object({
      phase: shapes.named,
      ready: z.boolean().describe('Nothing stops it'),
      customer: z.array(itemView),
      provider: z.array(itemView),
      statements: z.array(shapes.side).describe('Sides that have yet to state that there is nothing for the list'),
    })
    .meta({ id: 'Blockers' }),
  run: async ({ store }, { client, engagement: id, query, now }) => {
    const engagement = await engagementFor(store, client, id);
    const at = { locale: query.locale, now };
    const { open, statements } = missingFor(engagement, engagement.phase);
    const [customer, provider] = sides.map((side) => open[side].map((item) => itemViewOf(engagement, item, at)));
    const { phase, ready } = summaryOf(engagement, at);
    return {
      answer: { phase, ready, customer: customer ?? [], provider: provider ?? [], statements: [...statements] },
      count: open.customer.length + open.provider.length,
      locale: query.locale,
    };
  },
});

export const listPeople = operation({
  id: 'listPeople',
  summary: 'Who takes part, as its channel sees it',
  scope: 'read:engagements',
  query: z.strictObject(reading),
  body: null,
  answer: z.object({ people: z.array(personView) }).meta({ id: 'People' }),
  run: async ({ store }, { client, engagement, query }) => {
    const people = peopleSeen(await engagementFor(store, client, engagement));
    return { answer: { people: [...people] }, count: people.length, locale: query.locale };
  },
});
