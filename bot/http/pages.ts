import { createHash } from 'node:crypto';
import { type Key, t } from '../../cards/kit/i18n.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import { knownLocale } from '../teams/text/text.js';

/** Configured periods that the pages name; days. */
export interface PageFacts {
  readonly questionDays: number;
  readonly removedDays: number;
}

/** The pages that a Teams app must name (`developer` in its manifest), served by the bot so that they are true of it. */
export const pagePaths = { about: '/about', privacy: '/privacy', terms: '/terms' } as const;

export type PageName = keyof typeof pagePaths;

export interface WebPage {
  readonly path: string;
  /** The page in the reader's language: `?language=` where they chose one, else what their browser asks for. */
  readonly html: (accepts: string | undefined, query: string) => string;
}

const style =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}' +
  'h1{line-height:1.2}h2{font-size:1.1rem;margin:1.5rem 0 .25rem}p{margin:.25rem 0;line-break:strict;word-break:keep-all}' +
  'nav{margin-top:2rem;display:flex;flex-wrap:wrap;gap:1rem}';

/** The pages load nothing, and their style is allowed by its hash alone. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'public, max-age=3600',
  vary: 'accept-language',
};

type Section = readonly [heading: Key, ...texts: readonly string[]];

/** Draws every page in every language once, at the start. */
export function drawPages(facts: PageFacts): readonly WebPage[] {
  return (Object.keys(pagePaths) as PageName[]).map((name) => {
    const drawn = Object.fromEntries(locales.map((locale) => [locale, draw(name, locale, facts)]));
    return {
      path: pagePaths[name],
      html: (accepts, query) => drawn[chosenLocale(query) ?? preferredLocale(accepts)] ?? '',
    };
  });
}

function sectionsOf(name: PageName, locale: Locale, { questionDays, removedDays }: PageFacts): readonly Section[] {
  const text = (key: Key, n?: number) => t(locale, key, n === undefined ? {} : { n });
  if (name === 'about') return [];
  if (name === 'terms') {
    return [
      ['page.answers', text('page.answers-text')],
      ['page.use', text('page.use-text')],
      ['page.licence', text('page.licence-text')],
    ];
  }
  return [
    ['page.who', text('page.who-text')],
    ['page.reads', text('page.reads-text')],
    [
      'page.keeps',
      text('page.keeps-engagement', removedDays),
      text('page.keeps-question', questionDays),
      text('page.keeps-chat', questionDays),
    ],
    ['page.gives', text('page.gives-text')],
    ['page.rights', text('page.rights-text')],
    ['page.site', text('page.site-text')],
  ];
}

function draw(name: PageName, locale: Locale, facts: PageFacts): string {
  const title = name === 'about' ? t(locale, 'app.name') : `Baton: ${t(locale, `page.${name}`)}`;
  const opening = name === 'about' ? [t(locale, 'app.about'), t(locale, 'page.help')] : [];
  const sections = sectionsOf(name, locale, facts).flatMap(([heading, ...texts]) => [
    `<h2>${escaped(t(locale, heading))}</h2>`,
    ...texts.map(paragraph),
  ]);
  const others = (Object.keys(pagePaths) as PageName[])
    .filter((other) => other !== name)
    .map((other) => {
      const words = other === 'about' ? 'Baton' : t(locale, `page.${other}`);
      return `<a href="${pagePaths[other]}?language=${locale}">${escaped(words)}</a>`;
    });
  const languages = locales
    .filter((other) => other !== locale)
    .map(
      (other) => `<a href="?language=${other}" lang="${other}" hreflang="${other}">${t(other, 'language.name')}</a>`,
    );
  return [
    '<!doctype html>',
    `<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escaped(title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escaped(title)}</h1>`,
    ...opening.map(paragraph),
    ...sections,
    '</main>',
    `<nav>${others.join(' ')}</nav>`,
    `<nav>${languages.join(' ')}</nav>`,
    '</body></html>',
    '',
  ].join('\n');
}

const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;

const escaped = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

const chosenLocale = (query: string): Locale | null => knownLocale(new URLSearchParams(query).get('language'));

/** The first of the four languages in a browser's order of preference; English where it accepts none of them. */
export function preferredLocale(accepts: string | undefined): Locale {
  const wanted = (accepts ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';');
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/iu.exec(one)?.[1]).find((one) => one !== undefined);
      return { locale: knownLocale(tag), weight: weight === undefined ? 1 : Number(weight) };
    })
    // What has no weight is refused.
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.find(({ locale }) => locale !== null)?.locale ?? 'en';
}
