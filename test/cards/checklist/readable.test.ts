import assert from 'node:assert/strict';
import { cardMessage } from '../../../bot/teams/reply.js';
import { bulkEditNotice } from '../../../cards/checklist/bulk-edit.js';
import { checklistCard } from '../../../cards/checklist/checklist.js';
import { proposalCard } from '../../../cards/checklist/proposal.js';
import { standingCard } from '../../../cards/checklist/standing.js';
import { inquiryCard, replyFormCard } from '../../../cards/inquiry/inquiry.js';
import { readIn } from '../../../cards/kit/language.js';
import { escaped, withoutMarkdown } from '../../../cards/kit/markdown.js';
import { messageLimit, sizeOf } from '../../../cards/kit/message-size.js';
import type { Card } from '../../../cards/kit/template.js';
import { peopleCard } from '../../../cards/people/people.js';
import { reviewCard } from '../../../cards/phase/checkpoint.js';
import { phaseRecordCard } from '../../../cards/phase/phase-record.js';
import { exceptionForm, sendBackForm } from '../../../cards/phase/reason-form.js';
import { checklistPage, checklistPages, rowsPerPage, standingPages } from '../../../cards/rows/pages.js';
import { listedOn } from '../../../data/domain/checklist/checklist.js';
import { wordsOf } from '../../../data/domain/checklist/duties.js';
import { maxItemText, maxReason } from '../../../data/domain/checklist/items.js';
import type { Engagement } from '../../../data/domain/engagement.js';
import { maxInquiryLength } from '../../../data/domain/inquiry/refusal.js';
import type { Item } from '../../../data/domain/item.js';
import { type Locale, locales } from '../../../data/domain/responsibility.js';
import { engagementOf } from '../../support/engagement-of.js';
import { phases } from '../../support/playbooks.js';
import { ana, minji, sampleEngagement, sampleItems, sampleStanding } from '../../support/sample-engagement.js';
import { sampleInquiries } from '../../support/sample-inquiry.js';
import { choice, sampleList } from '../../support/sample-list.js';
import { sampleRecord } from '../../support/sample-phases.js';
import { longProposal } from '../../support/sample-proposal.js';
import { buttonsOf, textsOf } from '../buttons.js';

/** A message that Teams takes, read in any language, in which no words are cut. */
function assertReadable(card: Card, name: string): void {
  for (const locale of locales) {
    const { bytes, units } = sizeOf(cardMessage(readIn(card, locale)));
    assert.ok(bytes <= messageLimit.bytes && units <= messageLimit.units, `${name}: ${bytes} bytes, ${units} units`);
  }
  const cutText = /[^"]*[^("]…[^"]*/u.exec(JSON.stringify(card))?.[0];
  assert.equal(cutText, undefined, name);
}

const rowsOn = (card: Card): readonly string[] => [
  ...new Set(
    buttonsOf(card)
      .filter(({ verb = '' }) => /^(?:checklist|list)\.(?:un)?tick$|^item\.show$/u.test(verb))
      .map(({ data }) => String(data?.item)),
  ),
];

const pagesOf = (engagement: Engagement, locale: Locale): readonly Card[] =>
  Array.from({ length: checklistPages(engagement, engagement.phase) }, (_, index) =>
    checklistCard(engagement, { phase: engagement.phase, page: index + 1, locale }),
  );

/** The lead-in that a reader finds above each row: the last one before it below the same heading. */
function leadInsOn(card: Card, leadIns: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let above = '';
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const part = value as Readonly<Record<string, unknown>>;
    if (part.type === 'TextBlock') {
      if (leadIns.has(String(part.text))) above = String(part.text);
      else if (part.weight === 'Bolder' || part.isSubtle === true) above = '';
      return;
    }
    if (part.type === 'ColumnSet') {
      const press = part.selectAction as { readonly data?: { readonly item?: string } } | undefined;
      if (press?.data?.item !== undefined) found.set(press.data.item, above);
      return;
    }
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(card.body);
  return found;
}

describe('checklists of the documents', () => {
  for (const phase of phases) {
    for (const answer of ['yes', 'later'] as const) {
      it(`show every row whole in four languages when ${phase} begins and all conditions are “${answer}”`, () => {
        for (const shared of locales) {
          const engagement = engagementOf(phase, shared, answer);
          const items = listedOn(engagement, phase);
          for (const locale of locales) {
            const cards = pagesOf(engagement, locale);
            for (const card of cards) {
              assertReadable(card, `${phase} of ${shared} in ${locale}`);
              assert.ok(rowsOn(card).length <= rowsPerPage);
            }
            const texts = new Set(cards.flatMap(textsOf));
            for (const item of items) {
              const { text, leadIn = '' } = wordsOf(item, locale);
              assert.ok(texts.has(escaped(withoutMarkdown(text))), text);
              assert.ok(leadIn === '' || texts.has(escaped(withoutMarkdown(leadIn))), leadIn);
            }
            assert.deepEqual(cards.flatMap(rowsOn).sort(), items.map(({ id }) => id).sort());
          }
        }
      });

      it(`have below a lead-in only what belongs to it when ${phase} begins with “${answer}”`, () => {
        for (const locale of locales) {
          const engagement = engagementOf(phase, locale, answer);
          const items = listedOn(engagement, phase);
          const leadInOf = (item: Item) => escaped(withoutMarkdown(wordsOf(item, locale).leadIn ?? ''));
          const all = new Set(items.map(leadInOf).filter((leadIn) => leadIn !== ''));
          const shown = new Map(pagesOf(engagement, locale).flatMap((card) => [...leadInsOn(card, all)]));
          for (const item of items) assert.equal(shown.get(item.id), leadInOf(item), `${locale}: ${item.text}`);
        }
      });
    }
  }

  it('have the assessment’s own rows beside what belongs to the success planning call', () => {
    const engagement = engagementOf('assess', 'en', 'yes');
    const guidance = 'Join the success planning call and, in it:';
    const [card] = pagesOf(engagement, 'en');
    assert.ok(card !== undefined);
    const shown = leadInsOn(card, new Set([guidance]));
    const of = (start: string) => shown.get(engagement.items.find(({ text }) => text.startsWith(start))?.id ?? '');
    assert.equal(of('Invite the right stakeholders'), guidance);
    assert.equal(of('Establish the timeline'), '');
    assert.equal(of('Provide the customer with a remediation checklist'), '');
  });
});

describe('texts as long as people may type them', () => {
  const longest: Readonly<Record<Locale, string>> = {
    en: 'word '.repeat(100).slice(0, maxItemText).trim(),
    ko: '방화벽과 네트워크를 '.repeat(50).slice(0, maxItemText).trim(),
    'pt-BR': 'configuração '.repeat(40).slice(0, maxItemText).trim(),
    sv: 'principefterlevnadskontroll '.repeat(18).slice(0, maxItemText).trim(),
  };
  const reason = (locale: Locale) => longest[locale].slice(0, maxReason).trim();
  const by = { id: '29:x', name: '김'.repeat(100) };
  const at = '2026-11-19T16:40:00.000Z';
  const customer = '콘'.repeat(120);

  const itemsIn = (locale: Locale, n: number): readonly Item[] =>
    sampleItems('enable', n, locale).map(({ texts: _, leadIn: __, ...item }, index) => {
      const said = { ...item, text: longest[locale], undecided: false, optional: index % 5 === 0 };
      const open: Item = { ...said, tick: null };
      if (index % 4 === 0) return { ...said, tick: { by, at } };
      if (index % 4 === 1) return { ...open, notApplicable: { reason: reason(locale), by, at } };
      if (index % 4 === 2)
        return {
          ...open,
          optional: false,
          exception: { by, at, reason: reason(locale), owner: by, due: '2027-01-15' },
        };
      return { ...open, waiting: { by, at }, assignees: [{ person: by }, { person: ana }], due: '2026-12-03' };
    });

  for (const locale of locales) {
    const items = itemsIn(locale, 30);
    const engagement = sampleEngagement({ phase: 'enable', locale, items, customer });

    it(`are whole on the pages of a checklist in ${locale}`, () => {
      const cards = pagesOf(engagement, locale);
      for (const card of cards) assertReadable(card, 'checklist');
      const texts = cards.flatMap(textsOf);
      assert.equal(texts.filter((text) => text === escaped(longest[locale])).length, items.length);
    });

    it(`are whole on lists, reviews, records and forms in ${locale}`, () => {
      for (const place of ['personal', 'channel'] as const) {
        for (const side of ['customer', 'both'] as const) {
          for (let page = 1; page <= 4; page += 1) {
            const asked = { ...choice(locale), side, phase: 'enable', page } as const;
            assertReadable(sampleList(engagement, asked, { place, reader: ana.id }), `list ${place} ${side} ${page}`);
          }
        }
      }
      for (let page = 1; page <= 5; page += 1) {
        assertReadable(reviewCard(engagement, { phase: 'enable', locale, page }), `review ${page}`);
        assertReadable(
          phaseRecordCard(engagement, { ...sampleRecord(engagement, 'assess'), items }, locale, null, page),
          `record ${page}`,
        );
        assertReadable(exceptionForm(engagement, { locale, page }), `exceptions ${page}`);
        assertReadable(sendBackForm(engagement, 'enable', { locale, page }), `send back ${page}`);
      }
    });

    it(`are whole on the standing list, proposals and people in ${locale}`, () => {
      const standing = sampleStanding(40, locale).map(({ texts: _, ...item }) => ({ ...item, text: longest[locale] }));
      const arranged = { ...engagement, standing };
      for (let page = 1; page <= standingPages(arranged); page += 1) {
        const card = standingCard(arranged, { locale, page });
        assertReadable(card, `standing ${page}`);
        assert.ok(textsOf(card).includes(escaped(longest[locale])));
      }
      const lines = longProposal(locale).map((line) => ({
        ...line,
        theirs: line.theirs === null ? null : { ...line.theirs, text: longest[locale], texts: {} },
      }));
      assertReadable(proposalCard(engagement, { locale, lines, dataset: 'd' }), 'proposal');
      const members = Array.from({ length: 300 }, (_, n) => ({
        id: `29:1${'x'.repeat(90)}${n}`,
        name: `${by.name}${n}`,
      }));
      assertReadable(peopleCard(engagement, { members, locale }), 'people');
    });

    it(`are whole in a question and its reply in ${locale}`, () => {
      const text = longest[locale].repeat(4).slice(0, maxInquiryLength).trim();
      const lines = 'ㄱ\n'.repeat(maxInquiryLength / 2);
      const { kept } = sampleInquiries(locale);
      for (const words of [text, lines]) {
        const inquiry = {
          ...kept,
          text: words,
          reply: kept.reply === null ? null : { ...kept.reply, by: minji, text: words },
        };
        for (const kind of ['inquiry', 'asked', 'note'] as const) {
          assertReadable(inquiryCard(inquiry, engagement, { kind, locale }), kind);
        }
        assertReadable(
          replyFormCard(inquiry, engagement, { locale, typed: { text: words, side: null, keep: false } }),
          'form',
        );
      }
      const shown = textsOf(inquiryCard({ ...kept, text }, engagement, { kind: 'asked', locale }));
      assert.ok(shown.includes(escaped(text, 4_000)));
    });
  }
});

describe('what became of several rows', () => {
  it('names whole items as far as there is room, and says how many more there are', () => {
    const skipped = (texts: readonly string[]) =>
      texts.map((text) => ({
        item: { ...(sampleItems('assess', 1, 'en')[0] as Item), texts: {}, leadIn: '', text },
        refusal: { code: 'phase-closed' },
      }));
    const said = (texts: readonly string[]) => bulkEditNotice(0, skipped(texts), 'en');
    assert.match(said(['Open the ports', 'Turn DNS on']), /Not changed: “Open the ports”, “Turn DNS on”\. /u);
    const ports = 'Open the ports that the services need in every office. '.repeat(2).trim();
    assert.match(
      said(Array.from({ length: 9 }, () => ports)),
      new RegExp(`“${ports.slice(0, -1)}”, and 6 more\\. `, 'u'),
    );
    assert.match(said(['word '.repeat(100), 'Turn DNS on']), /Not changed: 2 items\. /u);
    assert.doesNotMatch(said(Array.from({ length: 25 }, () => 'word '.repeat(90))), /…/u);
  });
});

describe('a text of more than 600 characters', () => {
  const [first] = sampleItems('assess', 1, 'en');
  const engagement = sampleEngagement({
    items: [
      {
        ...(first as Item),
        texts: {},
        text: 'Very long words about one duty. '.repeat(30),
        tick: null,
        optional: false,
      },
    ],
  });

  it('is shortened in a row, which leads to the whole of it with one tap', () => {
    const card = checklistCard(engagement, { phase: 'assess', page: 1, locale: 'en' });
    assert.ok(textsOf(card).some((text) => text.endsWith('…') && text.length <= 600));
    assert.ok(buttonsOf(card).some(({ verb, title }) => verb === 'item.show' && title === 'Read all of it'));
    assert.equal(checklistPage(engagement, 'assess', 1).rows.length, 1);
  });
});
