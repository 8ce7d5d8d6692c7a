import assert from 'node:assert/strict';
import { engagementCard } from '../../../cards/engagement/engagement.js';
import { cardLimit, isWithin, sizeOfCard } from '../../../cards/kit/message-size.js';
import { statusCard } from '../../../cards/list/status.js';
import { missingCard, reviewCard } from '../../../cards/phase/checkpoint.js';
import { rowsPerPage } from '../../../cards/rows/pages.js';
import { missingFor } from '../../../data/domain/checklist/missing.js';
import { checkpointOf } from '../../../data/domain/engagement.js';
import type { PhaseId } from '../../../data/domain/playbook/playbook.js';
import {
  bruno,
  minji,
  sampleEngagement,
  sampleItems,
  sampleRemediation,
  sampleStanding,
  waitingMembers,
  yesterday,
} from '../../support/sample-engagement.js';
import { buttonsOf, textsOf, verbsOn } from '../buttons.js';

const active = sampleEngagement();
const done = (e: typeof active) => ({ ...e, items: e.items.map((item) => ({ ...item, tick: yesterday })) });
const remediate = done(sampleEngagement({ phase: 'remediate', items: sampleRemediation('en') }));

describe('the engagement card', () => {
  it('says where it is, who is in it and how far each side is', () => {
    const texts = textsOf(engagementCard(active, { locale: 'en' }));
    for (const said of [
      'Contoso',
      '●',
      'Ana Souza · project manager',
      'Bruno Lima · customer lead',
      '2 required, 1 optional, 1 not decided yet · 1 of 2 done',
    ]) {
      assert.ok(texts.includes(said), said);
    }
    assert.ok(texts.some((text) => text.startsWith('Phase 2 of 4: Assess')));
  });

  it('asks a named specialist to accept until one has', () => {
    const waiting = verbsOn(engagementCard(sampleEngagement({ members: waitingMembers }), { locale: 'en' }));
    assert.ok(waiting.includes('specialist.accept') && waiting.includes('specialist.decline'));
    assert.ok(!verbsOn(engagementCard(active, { locale: 'en' })).includes('specialist.accept'));
  });

  it('says what is next', () => {
    const next = (e: typeof active) => textsOf(engagementCard(e, { locale: 'en' })).join('\n');
    assert.match(next(active), /4 required items are still open before the Assess checkpoint can be acknowledged\./u);
    assert.match(
      next(done(active)),
      /Everything in the Assess phase is done\. Next, the specialist reviews and acknowledges the checkpoint\./u,
    );
    assert.match(next(sampleEngagement({ phase: 'remediate', items: [] })), /both sides select/u);
    assert.match(next(remediate), /the specialist acknowledges the checkpoint and the customer lead confirms it/u);
    assert.match(next(sampleEngagement({ members: [] })), /There’s no specialist yet/u);
  });

  it('ends with who acknowledged each phase and what is still to arrange', () => {
    const card = engagementCard(sampleEngagement({ state: 'completed', phase: 'enable' }), { locale: 'en' });
    const texts = textsOf(card);
    assert.equal(texts.filter((text) => text.includes('was completed on')).length, 4);
    assert.ok(texts.includes('3 general responsibilities still to arrange'));
    assert.deepEqual(verbsOn(card), [
      'language.show',
      'closing.show',
      'standing.post',
      'phases.show',
      'engagement.show',
      'templates.show',
      'reopen-engagement.form',
    ]);
  });

  it('fits with a large team and a long standing list', () => {
    const members = Array.from({ length: 80 }, (_, n) => ({
      person: { id: `29:${n}`, name: '가나다라'.repeat(20) },
      role: 'customer' as const,
      side: 'customer' as const,
      lead: false,
      accepted: true,
    }));
    const engagement = sampleEngagement({
      state: 'completed',
      phase: 'enable',
      members,
      standing: sampleStanding(200, 'ko').map((item) => ({ ...item, text: '책임 '.repeat(300) })),
    });
    assert.ok(sizeOfCard(engagementCard(engagement, { locale: 'ko' })).bytes <= cardLimit.bytes);
  });
});

describe('the checkpoint cards', () => {
  it('name what is missing by the side that owes it', () => {
    const card = missingCard(active, {
      phase: 'assess',
      missing: missingFor(active, 'assess'),
      today: '2026-11-20',
      locale: 'en',
    });
    const texts = textsOf(card);
    assert.equal(texts[0], 'Not ready to acknowledge');
    assert.ok(texts.indexOf('Contoso (customer) · Bruno Lima') < texts.indexOf('Microsoft (FastTrack) · 김민지'));
    assert.ok(!texts.some((text) => text.includes('questionnaire')), 'optional items never block');
  });

  it('ask both sides for their word where the remediation list is empty', () => {
    const empty = sampleEngagement({ phase: 'remediate', items: [] });
    const card = missingCard(empty, {
      phase: 'remediate',
      missing: missingFor(empty, 'remediate'),
      today: '2026-11-20',
      locale: 'en',
    });
    assert.ok(verbsOn(card).includes('remediation.none'));
    assert.equal(textsOf(card).filter((text) => text.includes('hasn’t stated')).length, 2);
  });

  it('carry the version that was looked at', () => {
    const presses = buttonsOf(reviewCard(remediate, { phase: 'remediate', locale: 'en' })).slice(1);
    assert.deepEqual(
      presses.map(({ verb, data }) => [verb, data?.seen]),
      [
        ['checkpoint.ask', 7],
        ['checkpoint.ask', 7],
        ['send-back.form', undefined],
        ['engagement.show', undefined],
      ],
    );
  });

  it('offer only the half of a joint checkpoint that is missing', () => {
    const half = (given: object) => ({
      ...remediate,
      checkpoints: { ...remediate.checkpoints, remediate: { ...checkpointOf(remediate, 'remediate'), ...given } },
    });
    const halves = (engagement: typeof active, phase: PhaseId) =>
      buttonsOf(reviewCard(engagement, { phase, locale: 'en' })).map(({ data }) => data?.half);
    const offered = (given: object) => halves(half(given), 'remediate');
    const at = yesterday.at;
    assert.ok(!offered({ acknowledged: { by: minji, at } }).includes('acknowledge'));
    assert.ok(!offered({ confirmed: { by: bruno, at } }).includes('confirm'));
    assert.ok(!halves(done(active), 'assess').includes('confirm'));
  });

  it('shows five hundred items on pages, each row once, when all of them are reviewed', () => {
    const many = done(sampleEngagement({ phase: 'enable', locale: 'ko', items: sampleItems('enable', 500, 'ko') }));
    const rows: (readonly string[])[] = [];
    for (let page = 1, last = false; !last; page += 1) {
      const card = reviewCard(many, { phase: 'enable', locale: 'ko', page });
      assert.ok(isWithin(sizeOfCard(card), cardLimit), JSON.stringify(sizeOfCard(card)));
      rows.push(textsOf(card).filter((text) => /^[✓–☐] /u.test(text)));
      last = !buttonsOf(card).some(({ verb, data }) => verb === 'checkpoint.review' && data?.page === page + 1);
    }
    assert.equal(rows.flat().length, 500);
    assert.ok(rows.every(({ length }) => length <= rowsPerPage));
    const second = reviewCard(many, { phase: 'enable', locale: 'ko', page: 2 });
    const pages = buttonsOf(second).filter(({ verb }) => verb === 'checkpoint.review');
    assert.deepEqual(
      pages.map(({ data }) => data?.page),
      [3, 1],
    );
  });
});

describe('the status card', () => {
  it('leads from each engagement to its card, and fits with many', () => {
    const link = `https://teams.microsoft.com/l/message/${'x'.repeat(200)}/1`;
    const rows = Array.from({ length: 60 }, () => ({ engagement: sampleEngagement({ locale: 'ko' }), link }));
    const shown = [1, 2, 3].map((page) => {
      const card = statusCard(rows, 'ko', 'personal', page);
      assert.ok(isWithin(sizeOfCard(card), cardLimit), JSON.stringify(sizeOfCard(card)));
      return buttonsOf(card).filter(({ type }) => type === 'Action.OpenUrl').length;
    });
    assert.deepEqual(shown, [25, 25, 10]);
  });
});
