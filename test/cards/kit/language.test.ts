import assert from 'node:assert/strict';
import { checklistCard } from '../../../cards/checklist/checklist.js';
import { standingCard } from '../../../cards/checklist/standing.js';
import { engagementCard } from '../../../cards/engagement/engagement.js';
import { readIn } from '../../../cards/kit/language.js';
import { cardLimit, sizeOfCard } from '../../../cards/kit/message-size.js';
import { reviewCard } from '../../../cards/phase/checkpoint.js';
import { locales } from '../../../data/domain/responsibility.js';
import { sampleEngagement, sampleItems, sampleStanding, yesterday } from '../../support/sample-engagement.js';
import { allCards } from '../all-cards.js';
import { buttonsOf } from '../buttons.js';

const languageOn = (card: Parameters<typeof buttonsOf>[0]) =>
  buttonsOf(card).filter(({ verb }) => verb === 'language.show');

describe('a shared card', () => {
  const portuguese = sampleEngagement({ locale: 'pt-BR' });

  it('has one line for readers of every other language, in their words', () => {
    const [line, ...others] = languageOn(checklistCard(portuguese, { phase: 'assess', page: 1, locale: 'pt-BR' }));
    assert.equal(line?.title, 'English · 한국어 · Svenska');
    assert.deepEqual(line.data, { engagement: portuguese.id, kind: 'checklist', phase: 'assess', page: 1 });
    assert.deepEqual(others, []);
    for (const card of [
      engagementCard(portuguese, { locale: 'pt-BR' }),
      standingCard(portuguese, { locale: 'pt-BR', page: 1 }),
      reviewCard(portuguese, { phase: 'assess', locale: 'pt-BR' }),
    ]) {
      assert.deepEqual(
        languageOn(card).map(({ title }) => title),
        [line.title],
      );
    }
  });

  it('leads back from another language to the one that everybody sees', () => {
    const [line] = languageOn(checklistCard(portuguese, { phase: 'assess', page: 1, locale: 'ko' }));
    assert.equal(line?.title, '원본 보기(Português)');
    assert.equal(line.data?.to, 'pt-BR');
  });

  it('has no such line where rows are looked up, nor before its language is chosen', () => {
    assert.deepEqual(
      languageOn(checklistCard(portuguese, { phase: 'assess', page: 1, locale: 'pt-BR', looks: true })),
      [],
    );
    const setting = sampleEngagement({ state: 'setting-up', phase: 'initiate', items: [], members: [] });
    assert.deepEqual(languageOn(engagementCard({ ...setting, details: null }, { locale: 'en' })), []);
  });
});

describe('a card that is read in another language', () => {
  it('says so with each of its buttons, but for those that name a language themselves', () => {
    const engagement = sampleEngagement({ locale: 'pt-BR' });
    const card = checklistCard(engagement, { phase: 'assess', page: 1, locale: 'ko' });
    const before = JSON.stringify(card);
    for (const { verb, data, type } of buttonsOf(readIn(card, 'ko'))) {
      if (type === 'Action.Execute') assert.equal(data?.in, verb === 'language.show' ? undefined : 'ko', verb);
    }
    assert.equal(JSON.stringify(card), before);
  });

  it('stays within 28 KB, with long texts too', () => {
    const long = { ...sampleItems('enable', 1, 'en')[0], text: '방화벽과 네트워크를 '.repeat(60), tick: yesterday };
    for (const locale of locales) {
      const items = sampleItems('enable', 40, locale).map(({ id }) => ({ ...long, id, texts: {} }) as never);
      const engagement = sampleEngagement({ phase: 'enable', locale: 'en', items });
      const standing = sampleEngagement({ locale: 'en', standing: sampleStanding(26, locale) });
      for (const card of [
        checklistCard(engagement, { phase: 'enable', page: 1, locale }),
        standingCard(standing, { page: 1, locale }),
        ...Object.values(allCards(locale)),
      ]) {
        assert.ok(
          sizeOfCard(readIn(card, locale)).bytes <= cardLimit.bytes,
          `${sizeOfCard(readIn(card, locale)).bytes}`,
        );
      }
    }
  });
});
