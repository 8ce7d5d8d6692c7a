import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { chromiumArguments } from './support/render.js';

// Draws the app's icons from their drawings: npm run icons

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: chromiumArguments,
});
try {
  const page = await browser.newPage();
  for (const [name, size] of [
    ['color', 192],
    ['outline', 32],
  ] as const) {
    await page.setViewportSize({ width: size, height: size });
    const drawing = readFileSync(`bot/teams-app/icons/${name}.svg`, 'utf8');
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path: `bot/teams-app/icons/${name}.png`, omitBackground: true });
  }
} finally {
  await browser.close();
}
