import assert from 'node:assert/strict';
import { checklistCard, undoQuestionCard } from '../../../cards/checklist/checklist.js';
import { standingCard } from '../../../cards/checklist/standing.js';
import { cardLimit, sizeOfCard } from '../../../cards/kit/message-size.js';
import { checklistPage, checklistPages, rowsPerPage, standingPages } from '../../../cards/rows/pages.js';
import { locales } from '../../../data/domain/responsibility.js';
import { sampleEngagement, sampleItems, sampleStanding, yesterday } from '../../support/sample-engagement.js';
import { buttonsOf, textsOf, verbsOn } from '../buttons.js';

const assess = sampleEngagement();
const view = { phase: 'assess', page: 1, locale: 'en' } as const;

describe('the checklist', () => {
  it('ticks an open row and takes a done row back with one tap each', () => {
    const presses = buttonsOf(checklistCard(assess, view)).filter(({ verb }) => verb?.includes('tick'));
    assert.equal(presses.length, assess.items.length);
    for (const { verb, data, title } of presses) {
      const item = assess.items.find(({ id }) => id === data?.item);
      assert.equal(verb, item?.tick === null ? 'checklist.tick' : 'checklist.untick');
      assert.deepEqual(data, { engagement: assess.id, item: item?.id, seen: item?.version, page: 1 });
      assert.ok(title.includes(item?.text.slice(0, 30) ?? '?'), title);
    }
  });

  it('groups by party, core before workloads, and says a lead-in once', () => {
    const texts = textsOf(checklistCard(assess, view));
    const order = ['Contoso (customer)', 'For every workload', 'Microsoft Intune', 'Microsoft (FastTrack)'].map(
      (heading) => texts.indexOf(heading),
    );
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.ok(order.every((index) => index > 0));
    assert.equal(texts.filter((text) => text === 'Guide the customer on:').length, 1);
  });

  it('counts what stays open as agreed beside what is done: "all done" with an open row would puzzle', () => {
    const exception = { by: yesterday.by, at: yesterday.at, reason: 'Later', owner: yesterday.by, due: '2027-01-15' };
    const [first, ...others] = assess.items;
    assert.ok(first !== undefined);
    const said = (tick: typeof first.tick) =>
      textsOf(checklistCard({ ...assess, items: [{ ...first, tick, exception }, ...others] }, view));
    assert.ok(said(null).some((text) => / done · 1 exception$/u.test(text)));
    assert.ok(
      !said({ ...yesterday }).some((text) => /1 exception/u.test(text)),
      'what is done is no exception any more',
    );
  });

  it('says one date of an excepted row: the exception’s', () => {
    const exception = { by: yesterday.by, at: yesterday.at, reason: 'Later', owner: yesterday.by, due: '2027-01-15' };
    const items = assess.items.map((item) => ({ ...item, tick: null, due: '2026-12-03', exception }));
    const said = textsOf(checklistCard({ ...assess, items }, view)).join('\n');
    assert.match(said, /by Jan 15, 2027/u);
    assert.doesNotMatch(said, /Dec 3/u);
  });

  it('says who ticked and when, with the zone', () => {
    const texts = textsOf(checklistCard(assess, view));
    assert.ok(texts.includes('Bruno Lima, Nov 19, 4:40 PM UTC'));
  });

  it('marks what is optional and what is not decided', () => {
    const items = assess.items.map((item) => ({ ...item, tick: null }));
    const texts = textsOf(checklistCard({ ...assess, items }, view));
    assert.ok(texts.includes('optional'));
    assert.ok(texts.includes('not decided yet: mobile devices'));
  });

  it('begins with what the phase before came to', () => {
    assert.match(
      textsOf(checklistCard(assess, view))[0] ?? '',
      /^The Initiate phase was completed on .* Acknowledged by 김민지\.$/u,
    );
  });

  it('folds a side with nothing left to do into one line, with its rows behind it', () => {
    const items = assess.items.map((item) => (item.side === 'customer' ? { ...item, tick: yesterday } : item));
    const card = checklistCard({ ...assess, items }, view);
    const toggle = buttonsOf(card).find(({ type }) => type === 'Action.ToggleVisibility');
    assert.deepEqual(toggle?.targetElements, ['done-customer']);
    assert.ok(textsOf(card).includes('✓ Contoso (customer): 4 items, nothing open'));
    assert.equal(verbsOn(card).filter((verb) => verb === 'checklist.untick').length, 5);
    assert.match(JSON.stringify(card), /"id":"done-customer","isVisible":false/u);
    assert.doesNotMatch(JSON.stringify(checklistCard(assess, view)), /"id":"done-/u);
    const closed = checklistCard({ ...assess, items, phase: 'remediate' }, view);
    assert.doesNotMatch(JSON.stringify(closed), /isVisible/u);
  });

  it('is only read once its phase is closed', () => {
    const card = checklistCard({ ...assess, phase: 'remediate' }, view);
    assert.deepEqual(verbsOn(card), ['language.show']);
    assert.ok(textsOf(card).some((text) => text.endsWith('closed')));
  });

  it('puts a refusal on top, escaped', () => {
    const [first] = textsOf(checklistCard(assess, { ...view, notice: 'Only *Ana* <b>' }));
    assert.equal(first, 'Only \\*Ana\\* \\<b>');
  });

  it('offers "nothing to remediate" while the remediation list is empty', () => {
    const empty = sampleEngagement({ phase: 'remediate', items: [] });
    assert.ok(verbsOn(checklistCard(empty, { ...view, phase: 'remediate' })).includes('remediation.none'));
    assert.ok(!verbsOn(checklistCard(assess, view)).includes('remediation.none'));
  });
});

describe('pages of a checklist', () => {
  const enable = sampleEngagement({ phase: 'enable', items: sampleItems('enable', 75, 'en') });

  it('hold at most twenty-five rows and together every row once', () => {
    assert.equal(checklistPages(enable, 'enable'), 3);
    const rows = [1, 2, 3].flatMap((page) => checklistPage(enable, 'enable', page).rows);
    assert.equal(new Set(rows.map(({ id }) => id)).size, 75);
    assert.equal(checklistPage(enable, 'enable', 1).rows.length, rowsPerPage);
  });

  it('stay as they are when rows are ticked', () => {
    const ticked = { ...enable, items: enable.items.map((item) => ({ ...item, tick: yesterday, version: 2 })) };
    const ids = (e: typeof enable) => checklistPage(e, 'enable', 1).rows.map(({ id }) => id);
    assert.deepEqual(ids(ticked), ids(enable));
  });

  it('say which rows they show and lead to the next page', () => {
    const card = checklistCard(enable, { ...view, phase: 'enable' });
    assert.ok(textsOf(card).includes('1–25 of 75'));
    const next = buttonsOf(card).find(({ verb }) => verb === 'checklist.post');
    assert.deepEqual(next?.data, { engagement: enable.id, page: 2 });
    const last = checklistCard(enable, { ...view, phase: 'enable', page: 3 });
    assert.ok(textsOf(last).includes('51–75 of 75'));
    assert.ok(!verbsOn(last).includes('checklist.post'));
  });

  it('show the last one for a number beyond it, and one page where nothing is owed', () => {
    assert.equal(checklistPage(enable, 'enable', 9).page, 3);
    assert.equal(checklistPages(enable, 'assess'), 1);
  });

  it('stay within 28 KB with long texts and long names in every language', () => {
    const long = {
      en: 'word '.repeat(200),
      ko: '방화벽과 네트워크를 '.repeat(60),
      'pt-BR': 'configuração '.repeat(80),
      sv: 'principefterlevnadskontroll '.repeat(40),
    };
    const by = { id: '29:x', name: '김'.repeat(200) };
    for (const locale of locales) {
      const items = sampleItems('enable', 40, locale).map(({ texts: _, leadIn: __, ...item }) => ({
        ...item,
        text: long[locale],
        tick: { ...yesterday, by },
      }));
      const card = checklistCard(sampleEngagement({ phase: 'enable', locale, items, customer: 'C'.repeat(120) }), {
        ...view,
        phase: 'enable',
        locale,
      });
      assert.ok(sizeOfCard(card).bytes <= cardLimit.bytes, `${locale}: ${sizeOfCard(card).bytes}`);
    }
  });
});

describe('the undo question', () => {
  it('says whose tick it is, undoes it, or leads back unchanged', () => {
    const [item] = assess.items;
    assert.ok(item);
    const card = undoQuestionCard(assess, { item, page: 1, locale: 'en' });
    assert.match(textsOf(card)[1] ?? '', /^Bruno Lima marked this done on Nov 19, 2026, 4:40 PM UTC. Undo\?$/u);
    assert.deepEqual(verbsOn(card), ['checklist.untick-sure', 'checklist.refresh']);
  });
});

describe('the standing list', () => {
  it('sets a state with each button and never offers the one that holds', () => {
    const engagement = sampleEngagement();
    const marks = buttonsOf(standingCard(engagement, { locale: 'en', page: 1 })).filter(
      ({ verb }) => verb === 'standing.mark',
    );
    assert.equal(marks.length, engagement.standing.length * 3);
    for (const { data } of marks) {
      const item = engagement.standing.find(({ id }) => id === data?.item);
      assert.notEqual(data?.state, item?.state);
      assert.equal(data?.seen, item?.version);
    }
  });

  it('pages with its buttons', () => {
    const long = sampleEngagement({ standing: sampleStanding(26, 'en') });
    assert.equal(standingPages(long), 2);
    const card = standingCard(long, { locale: 'en', page: 1 });
    assert.deepEqual(buttonsOf(card).find(({ verb }) => verb === 'standing.post')?.data, {
      engagement: long.id,
      page: 2,
    });
  });

  it('is only read once the engagement is completed', () => {
    const card = standingCard(sampleEngagement({ state: 'completed', phase: 'enable' }), { locale: 'en', page: 1 });
    assert.deepEqual(verbsOn(card), ['language.show', 'standing.refresh']);
  });
});
