import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { questions } from '../../../../bot/cli/store/questions.js';
import { wordingCommand } from '../../../../bot/cli/wording/wording.js';
import { openStore } from '../../../../data/store/store.js';

const playbook = `playbook: kitchen
names: Kitchen
parties:
  cook: { side: provider, names: Cook }
  guest: { side: customer, names: Guest }
phases: [{ id: prepare, names: Prepare }, { id: serve, names: Serve }]
`;

const menu = `# Menu

## Prepare

### Cook responsibilities

- Peel the potatoes.
- Salt the water.
- Wipe the table.

## Serve

### Guest responsibilities

- Wipe the table.
`;

describe('baton wording', () => {
  let folder: string;
  const before = { url: process.env.DATABASE_URL, file: process.env.BATON_DATABASE_FILE };
  const file = (...parts: string[]) => path.join(folder, ...parts);
  const wordings = () => readFileSync(file('kitchen', 'wordings.yaml'), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-wording-'));
    delete process.env.DATABASE_URL;
    process.env.BATON_DATABASE_FILE = file('baton.sqlite');
    mkdirSync(file('kitchen', 'documents'), { recursive: true });
    writeFileSync(file('kitchen', 'playbook.yaml'), playbook);
    writeFileSync(file('kitchen', 'documents', 'menu.md'), menu);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    for (const [key, value] of [
      ['DATABASE_URL', before.url],
      ['BATON_DATABASE_FILE', before.file],
    ] as const) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  });

  async function run(...args: string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
    const [command = '', ...rest] = args;
    const code =
      command === 'questions'
        ? await questions(rest, io, Date.UTC(2026, 10, 21, 12))
        : await wordingCommand([...args, '--playbook', file('kitchen')], io);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  async function ask(id: string, text: string) {
    const store = await openStore(process.env.BATON_DATABASE_FILE);
    const said = { person: '29:ana', conversation: 'a:1', locale: 'en', outcome: 'nothing', parties: [] };
    await store.questions.record({
      ...said,
      ...{ id, text, at: '2026-11-20T08:00:00.000Z', citations: [], datasetVersion: 'v1' },
    });
    await store.close();
  }

  it('turns a question of the log into a wording, by the id that baton questions prints', async () => {
    await ask('0a1b2c3d4e5f60718293a4b5c6d7e8f9', 'Who takes the skin off\nthe potatoes?');
    const listed = await run('questions', '--playbook', file('kitchen'));
    assert.equal(listed.code, 1);
    assert.match(listed.out, /Peel the potatoes\. \(cook, menu#.+\)\n {4}1× {2}unanswered {5}0a1b2c3d4e {2}en/u);
    const { code, out, err } = await run('add', '0a1b2c3d4e', 'peel the potatoes');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^“Who takes the skin off the potatoes\?” now asks about: menu#\S+ {2}cook {2}prepare {2}Peel/u);
    assert.match(
      wordings(),
      /wordings:\n {2}- document: menu\n {4}statement: Peel the potatoes\.\n {4}asked:\n {6}- Who takes the skin off the potatoes\?\noutside: \[\]\n$/u,
    );
    const again = await run('questions', '--playbook', file('kitchen'));
    assert.equal(again.out, '', 'what was dealt with is not listed again');
  });

  it('keeps comments and order, and joins the wordings of a statement', async () => {
    writeFileSync(
      file('kitchen', 'wordings.yaml'),
      `# ours
outside:
  # not about food
  - Who pays?   # never ours

wordings:
  # the heavy work
  - { document: menu.md, statement: "salt the water", asked: [Salz?] }
`,
    );
    assert.equal((await run('add', 'Who brings the salt?', 'Salt the water.')).code, 0);
    assert.equal((await run('ADD', 'Who pays?', 'Peel the potatoes.')).code, 0);
    assert.equal((await run('outside', 'Salz?')).code, 0);
    assert.equal(
      wordings(),
      `# ours
outside:
  # not about food
  - Salz?

wordings:
  # the heavy work
  - { document: menu.md, statement: "salt the water", asked: [ Who brings the salt? ] }
  - document: menu
    statement: Peel the potatoes.
    asked:
      - Who pays?
`,
    );
    assert.equal((await run('remove', 'who pays?')).code, 0);
    assert.doesNotMatch(wordings(), /Peel/u);
    const gone = await run('remove', 'who pays?');
    assert.equal(gone.code, 1);
    assert.match(gone.err, /does not have “who pays\?”/u);
  });

  it('says what a question meant before, where an owner moves it or calls it outside', async () => {
    assert.equal((await run('add', 'Who brings the salt?', 'Salt the water.')).err, '');
    assert.match(
      (await run('add', 'Who brings the salt?', 'Peel the potatoes.')).err,
      /^Until now it was a wording of: Salt the water\.$/u,
    );
    assert.match((await run('outside', 'who brings the salt?')).err, /^Until now it was a wording of: Peel the/u);
    assert.match((await run('add', 'Who brings the salt?', 'Salt the water.')).err, /^Until now it was outside/u);
    const answered = await run('outside', 'Who peels the potatoes?');
    assert.equal(answered.code, 0);
    assert.match(
      answered.err,
      /^Until now it was answered with: menu#\S+ {2}cook {2}prepare {2}Peel the potatoes\.\n/u,
    );
    assert.match(answered.err, /`baton wording remove`/u);
    assert.equal((await run('outside', 'Who pays for the taxi?')).err, '');
  });

  it('lists the candidates and writes nothing where several or no statements have the words', async () => {
    const { code, out, err } = await run('add', 'Who cleans?', 'Wipe the table');
    assert.equal(code, 1);
    assert.match(err, /several statements say “Wipe the table”\. Name one by its id\./u);
    const [first = '', second = ''] = out.split('\n');
    assert.match(first, /^menu#\S+ {2}cook {2}prepare {2}Wipe the table\.$/u);
    assert.match(second, /^menu#\S+ {2}guest {2}serve {2}Wipe the table\.$/u);
    assert.throws(wordings, /ENOENT/u);
    const near = await run('add', 'Who cleans?', 'salt some water');
    assert.equal(near.code, 1);
    assert.match(near.err, /no statement says “salt some water”/u);
    assert.equal((await run('add', 'Who cleans?', second.split('  ')[0] ?? '')).code, 0);
    assert.match(wordings(), /statement: Wipe the table\.\n {4}section: .*\n {4}phase: serve\n {4}party: guest\n/u);
  });

  it('lists what the next build learns, and entries whose statement is gone', async () => {
    await run('add', 'Who salts?', 'Salt the water.');
    await run('outside', 'Who pays?');
    writeFileSync(file('kitchen', 'documents', 'menu.md'), menu.replace('Salt the water', 'Salt the cold water'));
    const { code, out, err } = await run('list');
    assert.equal(code, 0);
    assert.match(out, /^line \d+: “Salt the water\.”: menu does not say it, .*“Salt the cold water\.”/mu);
    assert.match(out, /^outside {2}Who pays\?$/mu);
    assert.equal(err, '0 wordings of 0 statements, 1 without, 1 outside.');
    const { outside, astray } = JSON.parse((await run('list', '--json')).out);
    assert.deepEqual([outside, astray.length], [['Who pays?'], 1]);
  });

  it('exports what owners decided in chat, and clears the store of what the file has', async () => {
    const store = await openStore(process.env.BATON_DATABASE_FILE);
    const decide = (question: string, statement: string | null) => {
      const address = statement === null ? null : { document: 'menu', statement };
      const at = '2026-11-20T08:00:00.000Z';
      return store.wordings.decide({ playbook: 'kitchen', question, address, by: '29:ana', at });
    };
    await decide('Who salts?', 'Salt the water.');
    await decide('Who pays?', null);
    await decide('Who boils?', 'Boil the eggs.');
    await store.close();
    assert.match(
      (await run('list', '--from-store')).out,
      /Salt the water\.\n {4}Who salts\?\n“Boil the eggs\.”: menu does/u,
    );
    const { code, out, err } = await run('export');
    assert.equal(code, 1);
    assert.match(out, /^“Who boils\?”: “Boil the eggs\.”: menu does not say it/u);
    assert.match(err, /^3 decided in chat: 2 written to \S+wordings\.yaml, 1 without statement\.$/u);
    assert.match(wordings(), /- Who salts\?\noutside:\n {2}- Who pays\?\n$/u);
    assert.doesNotMatch(wordings(), /29:/u);
    assert.match((await run('export', '--clear')).err, /: 0 written .* 2 taken out of the store\.$/u);
    assert.equal((await run('remove', 'who BOILS?', '--from-store')).code, 0);
    assert.equal((await run('list', '--from-store')).out, '');
  });

  it('exits 2 when called wrongly, and 1 with the cure when a file or a question is not there', async () => {
    for (const args of [['add', 'one'], ['outside', 'a', 'b'], ['list', 'x'], ['learn'], ['add', ' ', 'x']])
      assert.equal((await run(...args)).code, 2, args.join(' '));
    const err: string[] = [];
    const io = { out: assert.fail, err: (line: string) => err.push(line) };
    assert.equal(await wordingCommand(['outside', 'Who pays?'], io), 2);
    assert.match(err.join('\n'), /say with --playbook whose wordings they are/u);
    assert.match((await run('outside', 'abcdef12')).err, /There is no SQLite file/u);
    await ask('0a1b2c3d4e5f', 'Who?');
    const unknown = await run('outside', 'abcdef12');
    assert.equal(unknown.code, 1);
    assert.match(unknown.err, /no one question with the id abcdef12 is kept/u);
    writeFileSync(file('kitchen', 'wordings.yaml'), 'wordings: 7\n');
    const torn = await run('outside', 'Who pays?');
    assert.equal(torn.code, 1);
    assert.match(torn.err, /wordings\.yaml:1: wordings: must be a list of statements/u);
  });
});
