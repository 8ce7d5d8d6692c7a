import { mkdirSync } from 'node:fs';
import { locales } from '../data/domain/responsibility.js';
import { allCards } from './cards/all-cards.js';
import { Renderer } from './support/render.js';

// Draws every card in every language for people to look at: npx tsx test/pictures.ts [part of a name …]

const folder = 'var/pictures';
const wanted = process.argv.slice(2);

mkdirSync(folder, { recursive: true });
const renderer = await Renderer.start();
try {
  for (const locale of locales) {
    for (const [name, card] of Object.entries(allCards(locale))) {
      if (wanted.length > 0 && !wanted.some((part) => `${name}-${locale}`.includes(part))) continue;
      for (const [width, theme] of [
        [360, 'light'],
        [800, 'dark'],
      ] as const) {
        const file = `${folder}/${name}-${locale}-${width}-${theme}.png`;
        const { overflowing, split, nameless, contrast } = await renderer.draw(card, { width, theme, file });
        const faults = [
          ...overflowing.map((text) => `too wide: ${text}`),
          ...split.map((word) => `split: ${word}`),
          ...(nameless > 0 ? [`${nameless} without a name`] : []),
          ...(contrast < 4.5 ? [`contrast ${contrast.toFixed(1)}`] : []),
        ];
        if (faults.length > 0) console.log(`${file}: ${faults.join('; ')}`);
      }
    }
  }
} finally {
  await renderer.stop();
}
