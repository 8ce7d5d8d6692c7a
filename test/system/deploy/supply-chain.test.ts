import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accepts, licenceOf, licenceProblems } from '../../licences.js';
import { productionSbom, type Sbom } from '../../sbom.js';

const root = new URL('../../../', import.meta.url);
const read = (file: string) => readFileSync(fileURLToPath(new URL(file, root)), 'utf8');

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
}
const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, Locked>> };
const manifest = JSON.parse(read('package.json')) as {
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly dependencies: object;
  readonly devDependencies: object;
};
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the supply chain', () => {
  let text: string;
  let sbom: Sbom;
  before(() => {
    sbom = productionSbom();
    text = JSON.stringify(sbom);
  });

  it('has every package locked to its content', () => {
    assert.deepEqual(
      packages.filter(([, { integrity }]) => !/^sha512-/u.test(integrity ?? '')).map(([place]) => place),
      [],
    );
  });

  it('gives each dependency one reason in the table of CONTRIBUTING.md', () => {
    const table = read('CONTRIBUTING.md').split('| package | because |')[1] ?? '';
    const cells = [...table.matchAll(/^\| ([^|]*`[^|]*) \| [^|]+ \|$/gmu)].map(([, cell = '']) => cell);
    const named = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name));
    const wanted = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
    assert.deepEqual(named.toSorted(), wanted.toSorted());
  });

  it('answers yes or no in allowScripts of package.json for every package with an install script', () => {
    const scripted = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([place]) => nameOf(place));
    assert.deepEqual(Object.keys(manifest.allowScripts).toSorted(), [...new Set(scripted)].toSorted());
  });

  it('runs one install script in production: that of better-sqlite3', () => {
    const scripted = packages
      .filter(([, { hasInstallScript, dev, devOptional }]) => hasInstallScript === true && !dev && !devOptional)
      .map(([place]) => nameOf(place))
      .filter((name) => manifest.allowScripts[name] === true);
    assert.deepEqual(scripted, ['better-sqlite3']);
  });

  it('lists everything that runs in production in an SBOM, with its hash, and nothing else', () => {
    // An optional peer that development needs as well is installed in production, too.
    const running = packages.filter(([, { dev }]) => !dev);
    const wanted = new Set(running.map(([place, { version }]) => `${nameOf(place)}@${version}`));
    assert.deepEqual(
      sbom.components.map(({ name, version }) => `${name}@${version}`).toSorted(),
      [...wanted].toSorted(),
    );
    assert.deepEqual(
      sbom.components.filter(({ hashes }) => hashes === undefined).map(({ name }) => name),
      [],
    );
    const known = new Set([sbom.metadata.component['bom-ref'], ...sbom.components.map((one) => one['bom-ref'])]);
    const dangling = sbom.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]);
    assert.deepEqual(
      dangling.filter((ref) => !known.has(ref)),
      [],
    );
  });

  it('names no host in it but public ones: neither a registry nor this machine', () => {
    const hosts = new Set([...text.matchAll(/[a-z+]+:\/\/([^/"\s:]+)/gu)].map(([, host = '']) => host));
    const published = /^(cyclonedx\.org|(www\.)?github\.com)$/u;
    assert.deepEqual(
      [...hosts].filter((host) => !published.test(host)),
      [],
    );
    assert.equal(text.includes(fileURLToPath(root)), false);
    // By its own name, and not by that of its folder.
    assert.equal(sbom.metadata.component.name, 'baton');
  });

  it('has only accepted licences', () => {
    assert.deepEqual(licenceProblems(sbom.components.map(licenceOf)), []);
  });

  it('refuses a licence that is not known, and a package that names none', () => {
    const component = {
      'bom-ref': 'x@1.0.0',
      type: 'library',
      name: 'x',
      version: '1.0.0',
      purl: 'pkg:npm/x@1.0.0',
      properties: [],
    };
    const withId = (id: string) => licenceOf({ ...component, licenses: [{ license: { id } }] });
    assert.match(licenceProblems([withId('SSPL-1.0')])[0] ?? '', /x 1\.0\.0 has the licence SSPL-1\.0: read it/);
    assert.match(licenceProblems([licenceOf(component)])[0] ?? '', /no licence/);
    assert.deepEqual(licenceProblems([withId('MIT')]), []);
  });

  it('takes a choice where one side is accepted, and a sum where all are', () => {
    assert.equal(accepts('(MIT OR GPL-3.0-only)'), true);
    assert.equal(accepts('MIT AND GPL-3.0-only'), false);
    assert.equal(accepts('MIT AND Apache-2.0'), true);
    assert.equal(accepts('MIT OR ISC AND GPL-3.0-only'), false);
  });
});
