import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Localisation, localisations, type Manifest, manifestOf } from '../../bot/teams-app/manifest.js';
import { schemaProblems } from '../../bot/teams-app/schema.js';
import { commandIn } from '../../data/search/intent/commands.js';
import { readPng } from './png.js';

const iconFile = (name: string): string => fileURLToPath(new URL(`../../bot/teams-app/icons/${name}`, import.meta.url));

/** The app as it would be packed, for a registration that doesn't exist. */
export const sampleManifest = (): Manifest =>
  manifestOf({ appId: '11111111-2222-4333-8444-555555555555', host: 'baton.example.com' });

/** Everything that is wrong with the app's manifest, its translations and icons, one sentence each. Needs no network. */
export async function validateManifest(): Promise<readonly string[]> {
  const manifest = sampleManifest();
  const languages = localisations();
  return [
    ...(await schemaProblems(manifest, languages)),
    ...commandProblems(manifest, languages),
    ...iconProblems('color.png', 192, ([, , , alpha]) => alpha === 255, 'is not opaque in every pixel'),
    ...iconProblems(
      'outline.png',
      32,
      ([red, green, blue, alpha]) => alpha === 0 || Math.min(red, green, blue) === 255,
      'is not white on nothing',
    ),
  ];
}

/** The titles of commands that Teams offers in a language, by the path of each in the manifest. */
export const titlesIn = (words: Manifest | Localisation): readonly string[] =>
  'bots' in words
    ? ((words as Manifest).bots ?? []).flatMap(({ commandLists = [] }) =>
        commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)),
      )
    : Object.entries(words as Localisation)
        .filter(([path]) => /^bots.*\.title$/u.test(path))
        .map(([, title]) => title);

/** A command that Teams offers and Baton doesn't know would be taken for a question. */
const commandProblems = (manifest: Manifest, languages: Readonly<Record<string, Localisation>>): readonly string[] =>
  [manifest, ...Object.values(languages)]
    .flatMap(titlesIn)
    .filter((title) => commandIn(title) === null)
    .map((title) => `the command "${title}" is not among data/language: correct one of the two.`);

type Pixel = ReturnType<typeof readPng>['pixels'][number];

/** Teams platform documentation, "Teams app icon for Teams Store and app bar", 2026: sizes in pixels, and what may show. */
function iconProblems(name: string, size: number, fits: (pixel: Pixel) => boolean, misfit: string): readonly string[] {
  if (!existsSync(iconFile(name))) return [`${name} is missing: make a PNG of ${size} × ${size} pixels.`];
  const { width, height, pixels } = readPng(readFileSync(iconFile(name)));
  return [
    ...(width === size && height === size
      ? []
      : [`${name} has ${width} × ${height} pixels and needs ${size} × ${size}.`]),
    ...(pixels.every(fits) ? [] : [`${name} ${misfit}.`]),
  ];
}
