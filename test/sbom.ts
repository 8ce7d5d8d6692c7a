import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

// `npm run sbom`: everything that runs in production, as CycloneDX. npm writes it from the lock file; this leaves out what only
// development needs. `npm sbom --omit dev` can't be used for that: it also drops what both need, pg for instance (npm 11.19.1).

const component = z.looseObject({
  'bom-ref': z.string().min(1),
  type: z.string(),
  name: z.string().min(1),
  version: z.string().min(1),
  purl: z.string().startsWith('pkg:npm/'),
  hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/u) })).optional(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })),
  licenses: z
    .array(z.union([z.object({ license: z.object({ id: z.string() }) }), z.object({ expression: z.string() })]))
    .optional(),
});

const document = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.\d$/u),
  serialNumber: z.string().startsWith('urn:uuid:'),
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});

export type Sbom = z.output<typeof document>;
export type SbomComponent = z.output<typeof component>;

const isDevelopment = ({ properties }: SbomComponent) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

/** What runs in production. Throws where npm writes something else than CycloneDX, or the lock file does not add up. */
export function productionSbom(): Sbom {
  const everything = execFileSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
      maxBuffer: 20_000_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const { components, dependencies, ...head } = document.parse(JSON.parse(everything));
  const self = head.metadata.component;
  const kept = components.filter((one) => !isDevelopment(one));
  const refs = new Set([self['bom-ref'], ...kept.map((one) => one['bom-ref'])]);
  return {
    ...head,
    // npm calls it by its folder, whatever that is called here.
    metadata: { ...head.metadata, component: { ...self, name: self['bom-ref'].replace(/@[^@]*$/u, '') } },
    components: kept,
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  } as Sbom;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(productionSbom(), null, 2));
