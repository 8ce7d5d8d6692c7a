import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draw } from '../../../bot/refresh/draw.js';
import { checklistCard } from '../../../cards/checklist/checklist.js';
import { standingCard } from '../../../cards/checklist/standing.js';
import { cardLimit, isWithin, sizeOfCard } from '../../../cards/kit/message-size.js';
import { checklistPage, checklistPages, pageOf, rowsPerPage, sorted, standingPage } from '../../../cards/rows/pages.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import type { Item } from '../../../data/domain/item.js';
import type { PostedCard } from '../../../data/domain/notice/posted-card.js';
import { sides } from '../../../data/domain/playbook/sides.js';
import { locales } from '../../../data/domain/responsibility.js';
import { workloads } from '../../support/playbooks.js';
import { bruno, sampleEngagement, sampleItems, sampleStanding, yesterday } from '../../support/sample-engagement.js';
import { buttonsOf } from '../buttons.js';

const [first] = sampleItems('enable', 1, 'en');
const [standing] = sampleStanding(1, 'en');
assert.ok(first !== undefined && standing !== undefined);
const { texts: _, leadIn: __, ...bare } = first;

const words = fc.oneof(
  fc.string({ maxLength: 700 }),
  fc.string({ maxLength: 500, unit: 'grapheme' }),
  fc.constantFrom(
    '방화벽을 구성합니다 '.repeat(30),
    '*_[x](y)`'.repeat(60),
    '"\\'.repeat(250),
    '👩‍👩‍👧‍👦'.repeat(40),
    'a',
  ),
);

const state = fc.constantFrom<Partial<Item>>(
  {},
  { tick: yesterday },
  { optional: true },
  { undecided: true, condition: 'configuration-manager' },
  { due: '2026-01-05', assignees: [{ person: bruno }, { role: 'specialist' }] },
  { waiting: { by: bruno, at: yesterday.at } },
  { notApplicable: { by: bruno, at: yesterday.at, reason: '이유 '.repeat(100) } },
  { exception: { by: bruno, at: yesterday.at, reason: '이유 '.repeat(100), owner: bruno, due: '2027-01-15' } },
);

const item = fc
  .record({
    text: words,
    leadIn: fc.option(fc.constantFrom('Guide the customer on:', '다음을 안내합니다:', 'x'.repeat(200)), {
      nil: undefined,
    }),
    side: fc.constantFrom(...sides),
    section: fc.constantFrom('core' as const, 'remediation' as const, ...workloads),
    more: state,
  })
  .map(
    ({ text, leadIn, side, section, more }): Omit<Item, 'id'> => ({
      ...bare,
      ...{ text, side, section, tick: null, optional: false, undecided: false, due: '2027-03-01' },
      ...(leadIn === undefined ? {} : { leadIn }),
      ...more,
    }),
  );

const engagementWith = (items: readonly Omit<Item, 'id'>[], customer: string): Engagement =>
  sampleEngagement({
    phase: 'enable',
    customer,
    items: items.map((one, index) => ({ ...one, id: String(index + 1) })),
  });

const pagesOf = (engagement: Engagement) =>
  Array.from({ length: checklistPages(engagement, 'enable') }, (_page, index) =>
    checklistPage(engagement, 'enable', index + 1),
  );

describe('pages', () => {
  it('hold together every row once and in its order, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 90 }), (items) => {
        const engagement = engagementWith(items, 'Contoso');
        const pages = pagesOf(engagement);
        assert.deepEqual(
          pages.flatMap(({ rows }) => rows),
          sorted(engagement, engagement.items),
        );
        let before = 0;
        for (const { rows, from, to, total } of pages) {
          assert.ok(rows.length <= rowsPerPage && (rows.length > 0 || total === 0));
          assert.deepEqual([from, to, total], [before + 1, before + rows.length, items.length]);
          before = to;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('fit into a message in every language, each with its rows, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), words, (items, customer) => {
        const engagement = engagementWith(items, customer.slice(0, 120));
        for (const { rows, page } of pagesOf(engagement)) {
          for (const locale of locales) {
            const card = checklistCard(engagement, { phase: 'enable', page, locale, today: '2026-11-20' });
            assert.ok(rows.length === 1 || isWithin(sizeOfCard(card), cardLimit), JSON.stringify(sizeOfCard(card)));
            const shown = buttonsOf(card).flatMap(({ data }) => (data?.item === undefined ? [] : [String(data.item)]));
            assert.deepEqual(new Set(shown), new Set(rows.map(({ id }) => id)));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('keep their rows when any of these is ticked, and in every language', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 30, maxLength: 60 }), fc.nat(), (items, which) => {
        const engagement = engagementWith(items, 'Contoso');
        const at = which % items.length;
        const ticked = {
          ...engagement,
          items: engagement.items.map((one, index) => (index === at ? { ...one, tick: yesterday, version: 9 } : one)),
        };
        const ids = (of: Engagement) => pagesOf(of).map(({ rows }) => rows.map(({ id }) => id));
        assert.deepEqual(ids(ticked), ids(engagement));
      }),
      { numRuns: 40 },
    );
  });

  it('hold every duty of a standing list once, and fit', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 50 }), (texts) => {
        const list = texts.map((text, index) => {
          const { texts: _texts, ...rest } = standing;
          return { ...rest, id: `s${index}`, text };
        });
        const engagement = sampleEngagement({ standing: list });
        const { pages } = standingPage(engagement, 1);
        const rows = Array.from({ length: pages }, (_page, index) => standingPage(engagement, index + 1).rows);
        assert.deepEqual(rows.flat(), list);
        for (let page = 1; page <= pages; page += 1) {
          const card = standingCard(engagement, { locale: 'ko', page });
          assert.ok(rows[page - 1]?.length === 1 || isWithin(sizeOfCard(card), cardLimit));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('show a full page whole when another follows it', () => {
    const rows = Array.from({ length: 3 * rowsPerPage }, (_row, index) => index);
    const light = () => ({ bytes: 1, units: 1 });
    for (const page of [1, 2, 3]) {
      const shown = pageOf(rows, page, light);
      assert.deepEqual(shown.rows, rows.slice((page - 1) * rowsPerPage, page * rowsPerPage));
    }
  });

  it('begin anew before a row that would make them too heavy, and give such a row a page of its own', () => {
    const heavy = (weight: number) => ({ bytes: weight, units: 1 });
    const pages = (weights: readonly number[]) => {
      const { pages: n } = pageOf(weights, 1, heavy);
      return Array.from({ length: n }, (_page, index) => pageOf(weights, index + 1, heavy).rows);
    };
    assert.deepEqual(pages([20_000, 9_000, 9_000]), [[20_000, 9_000], [9_000]]);
    assert.deepEqual(pages([100, 90_000, 100]), [[100], [90_000], [100]]);
    assert.deepEqual(pages([]), [[]]);
  });
});

describe('a posted page', () => {
  const posted = (page: number, kind: 'checklist' | 'standing' = 'checklist'): PostedCard => ({
    ...{ id: 'c', engagement: 'e5b1c7d2a9f04e63', kind, phase: kind === 'checklist' ? 'enable' : null, page },
    ...{ conversation: 'c', activity: 'a', shownVersion: 1, state: 'live' },
  });
  const of = (rows: number) =>
    sampleEngagement({
      phase: 'enable',
      items: sampleItems('enable', rows, 'en'),
      standing: sampleStanding(rows, 'en'),
    });

  it('shows no other page’s rows when its own are gone, and its own when they come back', () => {
    for (const kind of ['checklist', 'standing'] as const) {
      const rows = (n: number) => buttonsOf(draw(posted(3, kind), of(n), 'en')).length;
      assert.ok(rows(75) > 25, kind);
      assert.equal(rows(20), 0, kind);
      assert.ok(rows(75) > 25, kind);
    }
  });

  it('shows the same rows in the language of its engagement and in a reader’s own', () => {
    for (let page = 1; page <= 3; page += 1) {
      const items = (locale: (typeof locales)[number]) =>
        buttonsOf(draw(posted(page), of(75), locale)).flatMap(({ data }) => String(data?.item ?? ''));
      for (const locale of locales) assert.deepEqual(new Set(items(locale)), new Set(items('en')));
    }
  });
});
