import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { topics } from '../../../../bot/cli/training/topics.js';
import { buildPlaybook } from '../../../../bot/knowledge/playbooks.js';
import { loadPlaybooks } from '../../../../data/playbooks/load-playbooks.js';

const playbook = `playbook: kitchen
names: Kitchen
parties:
  cook: { side: provider, names: Cook }
  guest: { side: customer, names: Guest }
phases: [{ id: prepare, names: Prepare }]
`;

const menu = (...duties: readonly string[]) =>
  `# Menu\n\n## Prepare\n\n### Cook responsibilities\n\n${duties.map((duty) => `- ${duty}\n`).join('')}`;

describe('baton topics --propose', () => {
  let folder: string;
  const write = (name: string, text: string) => writeFileSync(path.join(folder, ...name.split('/')), text);
  const drafted = () => readFileSync(path.join(folder, 'topics.yaml'), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-topics-'));
    mkdirSync(path.join(folder, 'documents'));
    write('playbook.yaml', playbook);
    write('documents/monday.md', menu('Peel all of the potatoes.', 'Salt the water well.', 'Wash the big pot.'));
    write('documents/friday.md', menu('Peel all the potatoes.', 'Salt the water very well.', 'Fry the fish.'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function run(...args: readonly string[]) {
    const err: string[] = [];
    const code = await topics([...args], { out: () => {}, err: (line) => err.push(line) });
    return { code, err: err.join('\n') };
  }
  const propose = () => run('--propose', '--playbook', folder);

  async function built() {
    const [first] = loadPlaybooks(folder).playbooks;
    assert.ok(first);
    return await buildPlaybook(first);
  }

  it('drafts what several documents state, with names and room for what people ask', async () => {
    const { code, err } = await propose();
    assert.equal(code, 0);
    assert.match(err, /topics\.yaml: 2 topics are new, 0 statements were added to others\./u);
    assert.match(
      drafted(),
      /\n {2}peel-all-the-potatoes:\n {4}# Cook · Prepare\n {4}names:\n {6}en: Peel all the potatoes\n {4}statements:\n {6}- document: friday\n {8}statement: Peel all the potatoes\.\n {6}- document: monday\n {8}statement: Peel all of the potatoes\.\n {4}counterparts: \[\]\n {4}asked: \[\]\n/u,
    );
    assert.match((await propose()).err, /nothing is new/u);
  });

  it('keeps what an owner edited, and adds what is new', async () => {
    await propose();
    const edited = drafted()
      .replace('en: Peel all the potatoes', 'en: Potatoes # shorter')
      .replace(/asked: \[\]/u, 'asked: [Who takes the skin off?]')
      .replace(/ {2}salt-the-water-very-well:\n(?: {4}.*\n)+/u, '  salt-the-water-very-well: ~ # two duties\n');
    write('topics.yaml', edited);
    assert.match((await propose()).err, /nothing is new/u);
    assert.equal(drafted(), edited);
    write('documents/sunday.md', menu('Peel all of the potatoes!', 'Wash the big pot.'));
    assert.match((await propose()).err, /1 topics are new, 1 statements were added to others/u);
    assert.match(drafted(), /en: Potatoes # shorter\n/u);
    assert.match(drafted(), /salt-the-water-very-well: ~ # two duties\n/u);
    assert.match(drafted(), /- document: sunday\n {8}statement: Peel all of the potatoes!\n/u);
    const { dataset, astray } = await built();
    assert.deepEqual(astray, []);
    const own = dataset.responsibilities.filter(({ topic }) => topic === 'peel-all-the-potatoes');
    assert.deepEqual(
      own.map(({ document, wordings }) => [document, wordings]),
      ['friday', 'monday', 'sunday'].map((document) => [document, ['Who takes the skin off?']]),
    );
  });

  it('does not propose again what an owner keeps apart, and says which statement is gone', async () => {
    await propose();
    const moved = `    apart:\n      - document: monday\n        statement: Peel all of the potatoes.\n`;
    const listed = `      - document: monday\n        statement: Peel all of the potatoes.\n`;
    write(
      'topics.yaml',
      drafted().replace(listed, '').replace('    counterparts: []\n', `${moved}    counterparts: []\n`),
    );
    assert.match((await propose()).err, /nothing is new/u);
    write('documents/friday.md', menu('Fry the fish.'));
    const { err } = await propose();
    assert.match(
      err,
      /left out: \S+topics\.yaml:\d+: “Peel all the potatoes\.”: friday does not say it, or no longer/u,
    );
    assert.equal(
      (await built()).dataset.responsibilities.some(({ topic }) => topic === 'peel-all-the-potatoes'),
      false,
    );
  });

  it('exits 2 without a playbook, and 1 where its files are not sound', async () => {
    assert.equal((await run('--propose')).code, 2);
    assert.equal((await run('--playbook', folder)).code, 2);
    write('topics.yaml', 'topics: 7\n');
    const { code, err } = await propose();
    assert.equal(code, 1);
    assert.match(err, /topics\.yaml:1: topics: /u);
  });
});
