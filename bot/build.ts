import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.looseObject({ version: z.string() });

/** The version in package.json, which is one folder further away from what `npm run build` wrote. */
export function batonVersion(): string {
  const found = ['../package.json', '../../package.json']
    .map((path) => new URL(path, import.meta.url))
    .find((file) => existsSync(file));
  return found === undefined ? 'unknown' : manifest.parse(JSON.parse(readFileSync(found, 'utf8'))).version;
}
