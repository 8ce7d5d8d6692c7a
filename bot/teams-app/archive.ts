import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import type { Localisation, Manifest } from './manifest.js';

const icon = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`./icons/${name}`, import.meta.url)));

const json = (value: object): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/**
 * The app as Teams takes it: the same parts give the same bytes, today and anywhere. A zip holds local times, so its
 * one time is noon of the first day that it can hold, in any zone.
 */
export function archiveOf(manifest: Manifest, languages: Readonly<Record<string, Localisation>>): Uint8Array {
  return zipSync(
    {
      'manifest.json': json(manifest),
      [manifest.icons.color]: icon('color.png'),
      [manifest.icons.outline]: icon('outline.png'),
      ...Object.fromEntries(Object.entries(languages).map(([file, words]) => [file, json(words)])),
    },
    { level: 9, mtime: new Date(1980, 0, 1, 12), os: 0 },
  );
}
