import { z } from 'zod';
import { reading } from './engagement-operations.js';
import { operation } from './operation.js';
import { engagementSummary, summaryOf } from './views/engagement-view.js';
import { engagementsFor } from './visible.js';

/** So many engagements are looked at once; a tenant with more lists them page by page. */
const most = 1_000;

const needs = ['late', 'ready', 'setting-up', 'paused', 'under-way'] as const;

const row = z
  .object({ ...engagementSummary.shape, need: z.enum(needs).describe('What it asks for first') })
  .meta({ id: 'PortfolioRow' });

export const getPortfolio = operation({
  id: 'getPortfolio',
  summary: 'Engagements that are not over, by what they need: late ones first',
  scope: 'read:engagements',
  query: z.strictObject(reading),
  body: null,
  answer: z
    .object({
      engagements: z.array(row),
      counts: z.record(z.enum(needs), z.int()),
      truncated: z.boolean().describe(`There are more than ${most}`),
    })
    .meta({ id: 'Portfolio' }),
  run: async ({ store }, { client, query, now }) => {
    const { engagements, next } = await engagementsFor(
      store,
      client,
      ({ state }) => state !== 'completed' && state !== 'cancelled',
      { behind: null, limit: most },
    );
    const rows = engagements
      .map((one) => summaryOf(one, { locale: query.locale, now }))
      .map((one) => ({ ...one, need: needOf(one) }))
      .toSorted((a, b) => needs.indexOf(a.need) - needs.indexOf(b.need) || b.late - a.late || byDate(a, b));
    const counts = Object.fromEntries(needs.map((need) => [need, rows.filter((one) => one.need === need).length]));
    return {
      answer: { engagements: rows, counts: counts as Record<(typeof needs)[number], number>, truncated: next !== null },
      count: rows.length,
      locale: query.locale,
    };
  },
});

type Summary = z.output<typeof engagementSummary>;

const needOf = ({ state, late, ready }: Summary): (typeof needs)[number] =>
  state === 'setting-up' || state === 'paused' ? state : late > 0 ? 'late' : ready ? 'ready' : 'under-way';

const byDate = (a: Summary, b: Summary): number => (a.nextDate ?? '9').localeCompare(b.nextDate ?? '9');
