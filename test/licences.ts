import { fileURLToPath } from 'node:url';
import { productionSbom, type SbomComponent } from './sbom.js';

// `npm run licences`: the licence of everything that runs in production. Fails on one that is not in the list.

/** Licences that let a program be used, changed and passed on with a notice. */
const accepted: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Packages that don't say it in their package.json; read on 2026-11-28 in the file that is named. */
const read: Readonly<Record<string, { readonly licence: string; readonly where: string }>> = {
  'escape-regexp-component@1.0.2': { licence: 'MIT', where: 'Readme.md' },
  'jspath@0.4.0': { licence: 'MIT', where: 'LICENSE' },
};

export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; null = not given. */
  readonly licence: string | null;
  readonly accepted: boolean;
}

/** Whether an SPDX expression leaves a choice that is accepted. What mixes AND and OR is for people to read. */
export function accepts(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/u, '$1');
  const [either, all] = [plain.split(' OR '), plain.split(' AND ')];
  if (either.length > 1 && all.length > 1) return false;
  return either.length > 1 ? either.some((one) => accepted.has(one)) : all.every((one) => accepted.has(one));
}

export function licenceOf({ name, version, licenses }: SbomComponent): Licensed {
  const [said] = licenses ?? [];
  const declared = said === undefined ? undefined : 'expression' in said ? said.expression : said.license.id;
  const licence = declared ?? read[`${name}@${version}`]?.licence ?? null;
  return { name, version, licence, accepted: licence !== null && accepts(licence) };
}

/** One sentence for each licence that is not accepted, with what to do. */
export const licenceProblems = (packages: readonly Licensed[]): readonly string[] =>
  packages
    .filter((one) => !one.accepted)
    .map(
      ({ name, version, licence }) =>
        `${name} ${version} has ${licence === null ? 'no licence in its package.json' : `the licence ${licence}`}: ` +
        'read it; then accept it in test/licences.ts, or do without the package.',
    );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packages = productionSbom().components.map(licenceOf);
  for (const { name, version, licence } of packages) console.log(`${licence ?? '?'}\t${name} ${version}`);
  const problems = licenceProblems(packages);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
