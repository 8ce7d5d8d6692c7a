import type { Card } from '../../cards/kit/template.js';
import { type MineRow, mineCard } from '../../cards/list/mine.js';
import type { Engagement } from '../../data/domain/engagement.js';
import type { Locale } from '../../data/domain/responsibility.js';

const link = 'https://teams.microsoft.com/l/message/19%3Asample%40thread.tacv2/1';
const now = '2026-11-20T12:00:00.000Z';

/** What waits for a person in two engagements, and in none. */
export function mineCards(locale: Locale, first: Engagement, second: Engagement): Readonly<Record<string, Card>> {
  const since = '2026-11-17T09:00:00.000Z';
  const [one, two, three] = first.items;
  const rows: readonly MineRow[] = [
    {
      mine: {
        engagement: first,
        now: [
          { kind: 'questions', n: 2, since },
          { kind: 'acknowledge', n: 1, since: '2026-11-16T09:00:00.000Z' },
        ],
        items: [one, two].flatMap((item) => (item === undefined ? [] : [{ ...item, tick: null, due: '2026-11-18' }])),
        theirs: three === undefined ? [] : [{ ...three, tick: null }],
        waiting: [],
      },
      link,
    },
    {
      mine: {
        engagement: second,
        now: [{ kind: 'proposals', n: 1, since }],
        items: second.items.slice(0, 1).map((item) => ({ ...item, tick: null, due: '2026-12-03' })),
        theirs: [],
        waiting: [{ kind: 'waits-for-customer', n: 1, since }],
      },
      link: null,
    },
  ];
  return { mine: mineCard(rows, { locale, now }), 'mine-nothing': mineCard([], { locale, now }) };
}
