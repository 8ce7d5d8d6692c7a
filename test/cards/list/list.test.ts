import assert from 'node:assert/strict';
import { sourceCard } from '../../../cards/answer/source.js';
import { cardLimit, sizeOfCard } from '../../../cards/kit/message-size.js';
import { dutyListCard } from '../../../cards/list/duty-list.js';
import { dutyListText } from '../../../cards/list/list-text.js';
import { nothingInPhaseCard } from '../../../cards/list/nothing-in-phase.js';
import { rowsPerPage } from '../../../cards/rows/pages.js';
import { dutyList } from '../../../data/domain/list/list.js';
import { locales } from '../../../data/domain/responsibility.js';
import { fasttrack } from '../../support/playbooks.js';
import { sampleAnswers } from '../../support/sample-answer.js';
import {
  bruno,
  minji,
  sampleEngagement,
  sampleItems,
  sampleStanding,
  yesterday,
} from '../../support/sample-engagement.js';
import { asked, choice, longDuties, now, sampleDuties, sampleList, sampleMatches } from '../../support/sample-list.js';
import { buttonsOf, textsOf, verbsOn } from '../buttons.js';

const assess = sampleEngagement();
const alone = { place: 'personal', reader: bruno.id } as const;
const channel = { locale: 'en', place: 'channel', customer: 'Contoso' } as const;

describe('the list of an engagement', () => {
  it('counts what is required and what is not apart when both are listed', () => {
    const texts = textsOf(sampleList(assess, choice('en'), alone));
    assert.ok(texts.includes('2 required, 1 optional, 1 not decided yet · 1 of 2 done'), texts.join('\n'));
    assert.ok(texts.includes('optional'));
  });

  it('folds the other side, what is done and the standing list away', () => {
    const card = sampleList(assess, choice('en'), alone);
    const folds = buttonsOf(card).filter(({ type }) => type === 'Action.ToggleVisibility');
    assert.deepEqual(
      folds.map(({ title }) => title),
      ['Microsoft (FastTrack): 3 open', '2 done', 'General responsibilities: 1 to arrange'],
    );
    assert.equal(JSON.stringify(card.body).match(/"isVisible":false/gu)?.length, 3);
  });

  it('keeps a row where it was for a quarter of an hour after its reader ticked it', () => {
    const mine = { ...yesterday, by: bruno, at: now };
    const items = assess.items.map((item) => (item.id === '3' ? { ...item, tick: mine, version: 2 } : item));
    const shown = (at: string) =>
      buttonsOf(sampleList({ ...assess, items }, choice('en'), { ...alone, at })).filter(
        ({ verb }) => verb === 'list.untick' || verb === 'list.tick',
      );
    const first = (at: string) =>
      shown(at)
        .slice(0, 2)
        .map(({ verb, data }) => `${verb} ${data?.item}`);
    assert.deepEqual(first('2026-12-05T09:40:00.000Z'), ['list.tick 2', 'list.untick 3']);
    assert.deepEqual(first('2026-12-05T09:50:00.000Z'), ['list.tick 2', 'list.untick 1']);
  });

  it('ticks in the personal chat only, and only what its reader may', () => {
    assert.ok(verbsOn(sampleList(assess, choice('en'), alone)).includes('list.tick'));
    assert.ok(!verbsOn(sampleList(assess, choice('en'), { ...alone, place: 'channel' })).includes('list.tick'));
    const theirs = { ...assess, standing: [] };
    const ticks = buttonsOf(sampleList(theirs, choice('en'), { ...alone, reader: minji.id })).filter(
      ({ verb }) => verb === 'list.tick',
    );
    assert.ok(ticks.every(({ data }) => assess.items.find(({ id }) => id === data?.item)?.side === 'provider'));
  });

  it('has at most forty rows a page and leads on and back', () => {
    const long = sampleEngagement({ phase: 'enable', items: sampleItems('enable', 130, 'en') });
    const all = { ...choice('en'), phase: 'enable', side: 'both' } as const;
    const page = (n: number) => sampleList(long, { ...all, page: n }, alone);
    const numbers = (n: number) =>
      buttonsOf(page(n))
        .filter(({ title }) => /^Page/u.test(title))
        .map(({ title }) => title);
    assert.deepEqual(numbers(1), ['Page 2']);
    assert.deepEqual(numbers(2), ['Page 3', 'Page 1']);
    const ticks = buttonsOf(page(2)).filter(({ verb }) => verb?.includes('tick'));
    assert.ok(ticks.length <= rowsPerPage);
    assert.ok(!JSON.stringify(page(2)).includes('"isVisible":false'), 'what is folded stands on the first page');
  });

  it('stays within 28 KB with everything on it, in every language', () => {
    for (const locale of locales) {
      const items = sampleItems('enable', 200, locale).map(({ texts: _, leadIn: __, ...item }) => ({
        ...item,
        text: { en: 'word ', ko: '방화벽과 ', 'pt-BR': 'configuração ', sv: 'principefterlevnadskontroll ' }[
          locale
        ].repeat(60),
        tick: null,
      }));
      const long = sampleEngagement({ phase: 'enable', locale, items, standing: sampleStanding(60, locale) });
      const card = sampleList(long, { ...choice(locale), phase: 'enable' }, alone);
      assert.ok(sizeOfCard(card).bytes <= cardLimit.bytes, `${locale}: ${sizeOfCard(card).bytes}`);
    }
  });

  it('says what a side owes to whom, and how late, before a checkpoint', () => {
    const late = assess.items.map((item) => ({ ...item, tick: null, due: '2026-12-03' }));
    const card = sampleList({ ...assess, items: late }, { ...choice('en'), about: 'blockers', side: 'both' }, alone);
    const texts = textsOf(card);
    assert.ok(texts.includes('Your organization · Bruno Lima'));
    assert.ok(texts.includes('Microsoft (FastTrack) · 김민지'));
    assert.ok(texts.some((text) => text.endsWith('2 days late')));
  });

  it('offers the review when nothing stops the checkpoint', () => {
    const done = { ...assess, items: assess.items.map((item) => ({ ...item, tick: yesterday })) };
    const card = sampleList(done, { ...choice('en'), about: 'blockers', side: 'both' }, alone);
    assert.ok(verbsOn(card).includes('checkpoint.review'));
  });

  it('names the customer wherever others read along', () => {
    assert.equal(textsOf(sampleList(assess, choice('en'), alone))[0], 'Still open for your organization');
    assert.equal(
      textsOf(sampleList(assess, choice('en'), { ...alone, place: 'channel' }))[0],
      'Still open for Contoso (customer)',
    );
  });
});

describe('the list from the documents', () => {
  const listed = dutyList(fasttrack, sampleDuties, asked('en'));

  it('holds the party’s part of the phase, what both do together, and nothing of Managed Desktop', () => {
    assert.deepEqual(
      listed.rows.map(({ party, phase }) => `${party} ${phase}`),
      [...Array(4).fill('customer assess'), 'joint assess'],
    );
    assert.deepEqual([listed.standing.length, listed.others.length], [3, 3]);
  });

  it('holds only Managed Desktop where that is named', () => {
    const { rows, parties } = dutyList(fasttrack, sampleDuties, {
      ...asked('en'),
      phase: null,
      workload: 'managed-desktop',
    });
    assert.deepEqual(parties, ['support-provider', 'it-admin']);
    assert.deepEqual(
      rows.map(({ party }) => party),
      ['support-provider', 'support-provider'],
    );
  });

  it('leads from each row to its answer', () => {
    const rows = buttonsOf(dutyListCard(listed, { ...channel, page: 1 })).filter(({ verb }) => verb === 'ask.about');
    assert.equal(rows.length, 5 + 3 + 3);
  });

  it('pages past twenty-five rows', () => {
    const long = dutyList(fasttrack, longDuties, { ...asked('en'), whose: 'everybody', phase: 'enable' });
    const card = dutyListCard(long, { ...channel, page: 1 });
    assert.ok(textsOf(card).includes('1–25 of 65'));
    assert.deepEqual(buttonsOf(card).find(({ verb }) => verb === 'list.duties')?.data, {
      whose: 'everybody',
      phase: 'enable',
      locale: 'en',
      page: 2,
    });
  });

  it('says that the documents name nothing', () => {
    const none = dutyList(fasttrack, [], asked('en'));
    assert.ok(textsOf(dutyListCard(none, { ...channel, page: 1 })).includes('The documents don’t list anything here.'));
  });

  it('says the same rows in a terminal, each with its source', () => {
    const lines = dutyListText(listed, { ...channel, page: 1 }).split('\n');
    assert.equal(lines[0], 'To do for Contoso (customer)');
    assert.equal(lines.filter((line) => line.startsWith('  - ')).length, 5);
    assert.equal(lines.filter((line) => /line \d+$/u.test(line)).length, 5);
  });
});

describe('the source', () => {
  it('is the line as its document has it, with heading, line, document and day', () => {
    const { guided } = sampleAnswers;
    assert.ok(guided.main);
    const texts = textsOf(sourceCard(guided, guided.main, { locale: 'en', today: '2026-11-20' }));
    assert.deepEqual(texts.slice(0, 6), [
      'Source',
      '“Configure the firewall so that the services can be reached from every office.”',
      'Heading: Enable › Network',
      'Line: 42',
      'Document: Who does what in the onboarding',
      'Date: Jul 2, 2019',
    ]);
    assert.ok(texts.some((text) => text.includes('three years')));
    assert.ok(texts.some((text) => text.startsWith('Also in:')));
  });
});

describe('nothing in a phase', () => {
  it('is said with what is nearest there, and without a party', () => {
    const card = nothingInPhaseCard(sampleMatches, {
      playbook: fasttrack,
      locale: 'en',
      phase: 'assess',
      matter: 'firewall ports',
    });
    const texts = textsOf(card);
    assert.equal(texts[0], 'Nothing about firewall ports in the Assess phase');
    assert.doesNotMatch(texts.join('\n'), /customer|Microsoft|organisation/u);
    assert.deepEqual(verbsOn(card), ['ask.about', 'ask.about', 'ask.about']);
  });
});
