import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Card } from '../../cards/kit/template.js';
import { drawInPage, lookInPage } from './in-page.js';
import { htmlOf } from './markdown-html.js';
import { hostConfig, styleSheet, type Theme } from './teams-look.js';

/** Flags that keep Chromium quiet and working as any account, also in a container. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const resolve = createRequire(import.meta.url).resolve;
const renderer = () => readFileSync(resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');

/** Date functions filled in and Markdown read before the card goes into the page, where no library can be loaded. */
function inHtml(card: Card, lang: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) visit(part);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (typeof part === 'string' && ['text', 'title', 'label', 'errorMessage'].includes(key))
        found[localised(part, lang)] = htmlOf(localised(part, lang));
      else visit(part);
    }
  };
  visit(card.body);
  return found;
}

/** What the renderer does with date functions, done here with a fixed zone, so that pictures are the same everywhere. */
function localised(text: string, lang: string): string {
  return text
    .replace(/\{\{DATE\(([^,)]+), SHORT\)\}\}/gu, (_, at) =>
      new Intl.DateTimeFormat(lang, {
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(at)),
    )
    .replace(/\{\{TIME\(([^)]+)\)\}\}/gu, (_, at) =>
      new Intl.DateTimeFormat(lang, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(new Date(at)),
    );
}

/** What a drawn card shows to people who look, tap, or listen. */
export interface Drawn {
  /** Elements wider than the card, by their text. */
  readonly overflowing: readonly string[];
  /** Words that a line break cuts in two. */
  readonly split: readonly string[];
  /** Tappable elements that a screen reader could not name. */
  readonly nameless: number;
  readonly tappable: number;
  readonly links: number;
  readonly text: string;
  /** Lowest contrast of a text with what is behind it. */
  readonly contrast: number;
}

/** Draws cards with the official renderer. */
export class Renderer {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async start(executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'): Promise<Renderer> {
    const browser = await chromium.launch({ executablePath, args: chromiumArguments });
    return new Renderer(browser, await browser.newPage());
  }

  async draw(card: Card, { width, theme, file }: { width: number; theme: Theme; file?: string }): Promise<Drawn> {
    const { page } = this;
    const lang = typeof card.lang === 'string' ? card.lang : 'en';
    await page.setViewportSize({ width, height: 200 });
    await page.setContent(
      `<!doctype html><html lang="${lang}"><head><style>${styleSheet(theme)}</style></head><body><div id="card"></div></body></html>`,
    );
    await page.addScriptTag({ content: renderer() });
    const payload = JSON.parse(JSON.stringify(card), (key, value) =>
      key === 'text' && typeof value === 'string' ? localised(value, lang) : value,
    );
    const drawing = JSON.stringify({ card: payload, config: hostConfig(theme), html: inHtml(card, lang) });
    await page.evaluate(`(${drawInPage})(${drawing})`);
    const drawn = (await page.evaluate(`(${lookInPage})()`)) as Drawn;
    if (file !== undefined) await page.screenshot({ path: file, fullPage: true });
    return drawn;
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }
}
