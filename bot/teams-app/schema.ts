import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { type Localisation, type Manifest, manifestVersion } from './manifest.js';

type Schema = Parameters<typeof AppManifestUtils.validateAgainstSchema>[1];

/** Everything that Microsoft's schemas find wrong with an app, one line each. Needs no network. */
export async function schemaProblems(
  manifest: Manifest,
  languages: Readonly<Record<string, Localisation>>,
): Promise<readonly string[]> {
  const translated = schemaNamed('MicrosoftTeams.Localization');
  const parts: readonly (readonly [string, object, Schema])[] = [
    ['manifest.json', manifest, schemaNamed('MicrosoftTeams')],
    ...Object.entries(languages).map(([file, words]) => [file, words, translated] as const),
  ];
  const found = await Promise.all(
    parts.map(async ([file, part, schema]) => {
      const problems = await AppManifestUtils.validateAgainstSchema(part as Manifest, schema);
      return problems.map((problem) => `${file}: ${problem}`);
    }),
  );
  return found.flat();
}

/** The package bundles the schemas by version; asked without one it would fetch it from the network. */
function schemaNamed(name: string): Schema {
  const folder = dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest'));
  const file = join(folder, 'json-schemas/teams', `v${manifestVersion}`, `${name}.schema.json`);
  // The schema of translations has a bare "]" in its patterns, which the validator's strict reading takes for a mistake (1.1.2).
  return JSON.parse(readFileSync(file, 'utf8').replaceAll(String.raw`\\b]`, String.raw`\\b\\]`)) as Schema;
}
