import assert from 'node:assert/strict';
import { checklistCard } from '../../../cards/checklist/checklist.js';
import { dateTime, dayAt, rowDateTime } from '../../../cards/wording/date-time.js';
import { locales } from '../../../data/domain/responsibility.js';
import { sampleEngagement } from '../../support/sample-engagement.js';
import { allCards } from '../all-cards.js';
import { textsOf } from '../buttons.js';

const at = '2026-11-19T16:40:00.123Z';

describe('a moment', () => {
  it('is told with its zone where several people read it', () => {
    assert.equal(dateTime(at, 'en', 'UTC'), 'Nov 19, 2026, 4:40 PM UTC');
    assert.equal(dateTime(at, 'ko', 'Asia/Seoul'), '2026년 11월 20일 오전 1:40 GMT+9');
    assert.equal(dateTime(at, 'pt-BR', 'America/Sao_Paulo'), '19 de nov. de 2026, 13:40 BRT');
    assert.equal(dateTime(at, 'sv', 'Europe/Stockholm'), '19 nov. 2026 17:40 CET');
    assert.equal(dateTime('2026-07-01T12:00:00.000Z', 'sv', 'Europe/Stockholm'), '1 juli 2026 14:00 CEST');
  });

  it('is written by each reader’s client where one person reads it', () => {
    assert.equal(dateTime(at, 'en', null), '{{DATE(2026-11-19T16:40:00Z, SHORT)}} {{TIME(2026-11-19T16:40:00Z)}}');
    assert.equal(dayAt(at, 'en', null), '{{DATE(2026-11-19T16:40:00Z, SHORT)}}');
  });

  it('is short in a row, and its day is the day there', () => {
    assert.equal(rowDateTime(at, 'sv', 'Europe/Stockholm'), '19 nov. 17:40 CET');
    assert.equal(dayAt(at, 'ko', 'Asia/Seoul'), '2026년 11월 20일');
    assert.equal(dayAt(at, 'en', 'America/New_York'), 'Nov 19, 2026');
  });

  it('never begins like a numbered list, nor says anything that Markdown reads', () => {
    for (const locale of locales) {
      for (const said of [dateTime(at, locale, 'UTC'), rowDateTime(at, locale, 'UTC'), dayAt(at, locale, 'UTC')]) {
        assert.doesNotMatch(said, /^\d+[.)]\s|[*_[\]<>#\\\u00a0\u202f]/u, `${locale}: ${said}`);
      }
    }
  });
});

describe('times on cards', () => {
  it('name a zone on everything that is shared', () => {
    const shared =
      /^(checklist|engagement|standing|checkpoint|phase|item|undo|people|note-|notice)|^inquiry-(?!preview)/u;
    for (const locale of locales) {
      for (const [name, card] of Object.entries(allCards(locale))) {
        if (shared.test(name))
          assert.doesNotMatch(textsOf(card).join('\n'), /\{\{(DATE|TIME)/u, `${name} in ${locale}`);
      }
    }
    const personal = allCards('sv');
    for (const name of ['list-open-personal', 'list-undo', 'asked-answered'] as const) {
      assert.match(textsOf(personal[name] as never).join('\n'), /\{\{DATE/u, name);
    }
  });

  it('follow the engagement’s zone in rows that are kept, when it is set', () => {
    const engagement = sampleEngagement();
    const view = { phase: 'assess', page: 1, locale: 'en' } as const;
    const rows = (timeZone: string) => {
      const { details } = engagement;
      assert.ok(details);
      return textsOf(checklistCard({ ...engagement, details: { ...details, timeZone } }, view)).join('\n');
    };
    assert.match(rows('Europe/Stockholm'), /Bruno Lima, Nov 19, 5:40 PM GMT\+1/u);
    assert.match(rows('Asia/Seoul'), /Bruno Lima, Nov 20, 1:40 AM GMT\+9/u);
    assert.match(rows('Europe/Stockholm'), /Bruno Lima, Nov 19, 5:40 PM GMT\+1/u);
  });
});
