import assert from 'node:assert/strict';
import { answerCard } from '../../cards/answer/answer.js';
import { checklistCard } from '../../cards/checklist/checklist.js';
import { locales } from '../../data/domain/responsibility.js';
import { allCards } from '../cards/all-cards.js';
import { Renderer } from '../support/render.js';
import { sampleAnswers } from '../support/sample-answer.js';
import { sampleEngagement } from '../support/sample-engagement.js';

describe('cards in the official renderer', () => {
  let renderer: Renderer;
  before(async () => {
    renderer = await Renderer.start();
  });
  after(() => renderer.stop());

  for (const locale of locales) {
    for (const [width, theme] of [
      [360, 'light'],
      [360, 'dark'],
      [800, 'light'],
    ] as const) {
      it(`fit, are named and can be read in ${locale}, ${width} px, ${theme}`, async () => {
        for (const [name, card] of Object.entries(allCards(locale))) {
          const drawn = await renderer.draw(card, { width, theme });
          assert.deepEqual(drawn.overflowing, [], `${name} is too wide`);
          assert.deepEqual(drawn.split, [], `${name} splits words`);
          assert.equal(drawn.nameless, 0, `${name} has tappable rows without a name`);
          assert.ok(drawn.contrast >= 4.5, `${name} has a contrast of ${drawn.contrast}`);
          assert.equal(drawn.links, 0, `${name} has a link that no card puts there`);
        }
      });
    }
  }

  it('notices what is too wide, split, nameless or pale', async () => {
    const text = 'a'.repeat(90);
    const block = { type: 'TextBlock', text, wrap: false };
    const faulty = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text, wrap: true },
        { type: 'Container', selectAction: { type: 'Action.Execute', verb: 'x' }, items: [{ ...block, text: 'x' }] },
      ],
    } as const;
    const drawn = await renderer.draw(faulty, { width: 360, theme: 'light' });
    assert.deepEqual([drawn.split.length + drawn.overflowing.length > 0, drawn.nameless], [true, 1]);
  });

  it('show what people and documents wrote, and nothing of it active', async () => {
    const hostile =
      '[a](http://evil.example) <at>Ana</at> **b** <img src=x> http://evil.example `c` \u202e&lt;i> {{TIME(2026-01-01T00:00:00Z)}}';
    const engagement = sampleEngagement({ customer: hostile });
    const items = engagement.items.map(({ texts: _, ...item }) => ({ ...item, text: hostile }));
    const { guided } = sampleAnswers;
    assert.ok(guided.main);
    const responsibility = { ...guided.main.lead.responsibility, text: hostile, section: [hostile] };
    const main = { ...guided.main, lead: { ...guided.main.lead, responsibility } };
    for (const card of [
      checklistCard({ ...engagement, items }, { phase: 'assess', page: 1, locale: 'en', notice: hostile }),
      answerCard({ ...guided, main }, { locale: 'en', place: 'channel', customer: hostile, today: '2026-11-20' }),
    ]) {
      const drawn = await renderer.draw(card, { width: 360, theme: 'light' });
      assert.equal(drawn.links, 0);
      assert.ok(drawn.text.includes('<at>Ana</at>') && drawn.text.includes('{{TIME('), drawn.text);
    }
  });
});
