import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What is looked at of a CycloneDX 1.5 document. */
const component = z.object({
  'bom-ref': z.string().min(1),
  type: z.literal('library'),
  name: z.string().min(1),
  version: z.string().min(1),
  purl: z.string().startsWith('pkg:npm/'),
  hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/u) })).optional(),
  licenses: z
    .array(z.union([z.object({ license: z.object({ id: z.string() }) }), z.object({ expression: z.string() })]))
    .optional(),
});

const sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.\d$/u),
  serialNumber: z.string().startsWith('urn:uuid:'),
  metadata: z.object({ component: component.extend({ type: z.string() }) }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});

export type Sbom = z.output<typeof sbom>;
export type SbomComponent = z.output<typeof component>;

/** What `npm run sbom` prints: npm's own list of everything that runs in production, from the lock file. */
export function sbomText(): string {
  return execFileSync('npm', ['run', '--silent', 'sbom'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    maxBuffer: 20_000_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The same, read. Throws where it isn't CycloneDX as npm writes it. */
export const productionSbom = (text = sbomText()): Sbom => sbom.parse(JSON.parse(text));
