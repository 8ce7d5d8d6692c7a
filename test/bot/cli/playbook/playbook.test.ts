import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { playbookCommand } from '../../../../bot/cli/playbook/playbook.js';
import { parseDataset } from '../../../../data/dataset.js';

const garden = `playbook: garden
names: { en: Garden, ko: 정원, pt-BR: Jardim, sv: Trädgård }
parties:
  owner: { side: customer, names: { en: Owner, sv: Ägaren }, in-sentences: { en: the owner } }
  gardener: { side: provider, names: Gardener, in-sentences: { en: the gardener } }
phases:
  - { id: plan, names: { en: Planning } }
  - { id: sow, names: { en: Sowing } }
`;

const oneLanguage = `playbook: garden
names: { sv: Trädgård }
parties:
  owner: { side: customer, names: { sv: Ägaren }, in-sentences: { sv: ägaren } }
  gardener: { side: provider, names: { sv: Mästaren }, in-sentences: { sv: mästaren } }
phases: [{ id: plan, names: { sv: Plan } }]
`;

const plan = `# Garden

## Planning

### The owner's responsibilities

- Choose where the beds lie.
- Say which plants nobody may touch.

### Gardener responsibilities

- Measure the ground.
`;

describe('baton playbook', () => {
  let folder: string;
  const file = (...parts: string[]) => path.join(folder, ...parts);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-playbook-'));
    mkdirSync(file('garden', 'documents'), { recursive: true });
    writeFileSync(file('garden', 'playbook.yaml'), garden);
    writeFileSync(file('garden', 'documents', 'plan.md'), plan);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const said: { out: string[]; err: string[] } = { out: [], err: [] };
    const code = await playbookCommand(args, {
      out: (line) => said.out.push(line),
      err: (line) => said.err.push(line),
    });
    return { code, out: said.out.join('\n'), err: said.err.join('\n') };
  }

  it('says how it is called when it is called wrongly', async () => {
    for (const args of [[], ['prune'], ['check'], ['check', 'a', 'b'], ['new', 'x', '--size', '3'], ['build', 'x']]) {
      const { code, err } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /baton playbook (?:check|new|build)/u);
    }
    const { code, out } = await run('check', '--help');
    assert.equal(code, 0);
    assert.match(out, /^baton playbook check DIR/u);
  });

  it('check finds a sound playbook sound, and says whose names its readers will miss', async () => {
    const { code, out } = await run('check', file('garden'));
    assert.equal(code, 0, out);
    assert.match(out, /^garden \(.*\): 2 parties, 2 phases, 1 documents, 3 duties$/mu);
    assert.match(out, /no name for phases\.plan, phases\.sow in sv: their readers see another language there/u);
    assert.match(
      out,
      /no in-sentences in sv for parties\.owner, parties\.gardener: where “Ägaren gör detta\.” reads wrong/u,
    );
    assert.match(out, /phases\.sow: the documents have no duty for it/u);
    assert.doesNotMatch(out, /phases\.plan: the documents/u);
    assert.match(out, /^Sound\.$/mu);
    writeFileSync(file('garden', 'playbook.yaml'), oneLanguage);
    const swedish = await run('check', file('garden'));
    assert.match(swedish.out, /nothing has a name in en, ko, pt-BR: their readers see “Trädgård” and the like/u);
  });

  it('check names every fault of every file at once, and ends with 1', async () => {
    writeFileSync(file('garden', 'playbook.yaml'), garden.replace('side: provider', 'side: vendor'));
    mkdirSync(file('yard'));
    writeFileSync(file('yard', 'playbook.yaml'), 'playbook: yard\nparties: none\n');
    const { code, out } = await run('check', folder);
    assert.equal(code, 1);
    assert.match(out, /garden\/playbook\.yaml:5: parties\.gardener\.side: must be one of customer, provider, other/u);
    assert.match(out, /yard\/playbook\.yaml:2: parties: must be a mapping/u);
    assert.match(out, /yard\/playbook\.yaml.*phases: must be a list/u);
    const json = JSON.parse((await run('check', folder, '--json')).out);
    assert.equal(json.sound, false);
    assert.ok(json.faults.length >= 4);
  });

  it('check finds lines of the mapping that match nothing, and ids that the playbook does not have', async () => {
    const mapping = file('garden', 'mapping.yaml');
    writeFileSync(mapping, 'plan.md: { parties: { The owner: owner, Neighbours: ~ } }\nlost.md: {}\n');
    const { code, out } = await run('check', file('garden'));
    assert.equal(code, 1);
    assert.match(out, /mapping\.yaml: plan\.md\.parties\.Neighbours: the document has no such words/u);
    assert.match(out, /mapping\.yaml: lost\.md: no document has this name: write one of plan\.md/u);
    assert.doesNotMatch(out, /parties\.The owner/u);
    writeFileSync(mapping, '"*": { parties: { The owner: landlord }, letters: { X: sows } }\n');
    const ids = await run('check', file('garden'));
    assert.match(ids.out, /mapping\.yaml:1: \*\.parties\.The owner: “landlord” is no party of garden/u);
    assert.match(ids.out, /\*\.letters\.X\.0: must be of does, approves, consulted, informed, guides/u);
  });

  it('check and build say of duties that no one owns, and the mapping gives them an owner', async () => {
    const table =
      '## Sowing\n\n| Task | Owner | Gardener |\n|---|---|---|\n| Water the seedlings | I | C |\n| Buy soil | R | |\n';
    writeFileSync(file('garden', 'documents', 'plan.md'), `${plan}\n${table}`);
    const { code, out } = await run('check', file('garden'));
    assert.equal(code, 0, out);
    assert.match(out, /plan\.md:\d+: “Water the seedlings” has no owner: no checklist has it/u);
    assert.match(out, /^ +plan\.md:\n +owner: PARTY$/mu);
    assert.match((await run('build', file('garden'), '--out', file('garden.json'))).err, /1 duties have no owner/u);
    writeFileSync(file('garden', 'mapping.yaml'), 'plan.md: { owner: gardener }\n');
    const mended = await run('check', file('garden'));
    assert.doesNotMatch(mended.out, /has no owner/u);
    assert.match(mended.out, /5 duties/u);
  });

  it('new copies a playbook under its own id, and never over anything', async () => {
    const copy = file('ours');
    const first = await run('new', 'ours', '--from', file('garden'), '--out', copy);
    assert.equal(first.code, 0, first.err);
    assert.match(readFileSync(file('ours', 'playbook.yaml'), 'utf8'), /^playbook: ours$/mu);
    assert.equal(readFileSync(file('ours', 'documents', 'plan.md'), 'utf8'), plan);
    assert.match(first.out, /baton playbook check .*ours/u);
    const second = await run('new', 'ours', '--from', file('garden'), '--out', copy);
    assert.equal(second.code, 1);
    assert.match(second.err, /is there already, and nothing is overwritten/u);
    assert.equal((await run('new', 'Our Garden', '--out', file('x'))).code, 1);
    assert.equal(existsSync(file('x')), false);
    assert.match((await run('new', 'y', '--from', 'nowhere', '--out', file('y'))).err, /By name there are .*delivery/u);
  });

  it('new gives a copy of a shipped playbook that is sound', async () => {
    assert.equal((await run('new', 'acme', '--out', file('acme'))).code, 0);
    const { code, out } = await run('check', file('acme'));
    assert.equal(code, 0, out);
    assert.match(
      readFileSync(file('acme', 'documents', 'en', 'delivery.en.md'), 'utf8'),
      /^ms\.assetid: baton-acme$/mu,
    );
  });

  it('show prints parties by side and phases with what holds in them', async () => {
    const all = await run('show');
    assert.match(all.out, /^fasttrack {4}FastTrack onboarding: 8 parties, 4 phases/mu);
    const { out } = await run('show', file('garden'), '--locale', 'sv');
    assert.match(out, /^Trädgård \(garden, /u);
    assert.match(out, /On the customer’s side:\n {2}owner +Ägaren +2 duties/u);
    assert.match(out, /plan +Planning +the provider signs; owner 2, gardener 1/u);
    const [json] = JSON.parse((await run('show', file('garden'), '--json')).out);
    assert.deepEqual(json.counts, [
      { phase: 'plan', party: 'owner', duties: 2 },
      { phase: 'plan', party: 'gardener', duties: 1 },
    ]);
  });

  it('build writes a dataset that carries the playbook', async () => {
    const out = file('garden.json');
    const { code, err } = await run('build', file('garden'), '--out', out);
    assert.equal(code, 0, err);
    const dataset = parseDataset(readFileSync(out), out);
    assert.equal(dataset.playbook.id, 'garden');
    assert.equal(dataset.responsibilities.length, 3);
  });
});
