import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { commands } from '../../dialogs/commands.js';

const folder = fileURLToPath(new URL('../../deploy/manifest/', import.meta.url));

/** What Teams wants: sizes in pixels (Teams platform documentation, "Design your app icon", 2026). */
const icons = { 'color.png': 192, 'outline.png': 32 } as const;

/** Everything that is wrong with the app's manifest and icons, one sentence each. Needs no network. */
export async function validateManifest(): Promise<readonly string[]> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  return [
    ...(await againstSchema(manifest)),
    ...commandProblems(manifest),
    ...Object.entries(icons).flatMap(iconProblems),
  ];
}

/** The package bundles Microsoft's schemas by version; asking it to fetch one would need the network. */
async function againstSchema(manifest: Record<string, unknown>): Promise<readonly string[]> {
  const bundled = join(
    dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')),
    'json-schemas/teams',
    `v${manifest.manifestVersion}`,
    'MicrosoftTeams.schema.json',
  );
  const schema = JSON.parse(readFileSync(bundled, 'utf8')) as Parameters<
    typeof AppManifestUtils.validateAgainstSchema
  >[1];
  return await AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest, schema);
}

/** A command that Teams offers and Baton doesn't know would be taken for a question. */
function commandProblems(manifest: Record<string, unknown>): readonly string[] {
  const known = new Set<string>(Object.values(commands).flat());
  const bots = manifest.bots as { commandLists: { commands: { title: string }[] }[] }[];
  return bots
    .flatMap((bot) => bot.commandLists.flatMap((list) => list.commands))
    .filter(({ title }) => !known.has(title))
    .map(({ title }) => `the command "${title}" is not among dialogs/commands.ts: correct one of the two.`);
}

function iconProblems([name, size]: readonly [string, number]): readonly string[] {
  if (!readdirSync(folder).includes(name)) return [`${name} is missing: make a PNG of ${size} × ${size} pixels.`];
  const png = readFileSync(join(folder, name));
  // The header chunk of a PNG holds width and height at bytes 16 and 20.
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (png.toString('latin1', 1, 4) !== 'PNG') return [`${name} is not a PNG.`];
  return width === size && height === size
    ? []
    : [`${name} has ${width} × ${height} pixels and needs ${size} × ${size}.`];
}
