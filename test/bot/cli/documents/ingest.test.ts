import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestCommand } from '../../../../bot/cli/documents/ingest.js';
import { parseDataset } from '../../../../data/dataset.js';

const documents = fileURLToPath(new URL('../../../fixtures/documents', import.meta.url));

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await ingestCommand(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err };
}

describe('baton ingest', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-ingest-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes a dataset that can be read back, the same bytes each time, and no other file', async () => {
    const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')];
    assert.equal((await run(documents, '--out', one)).code, 0);
    assert.equal((await run(documents, '--out', two)).code, 0);
    const bytes = await readFile(one);
    assert.deepEqual(bytes, await readFile(two));
    assert.equal(parseDataset(bytes, 'one.json').documents.length, 8);
    assert.deepEqual((await readdir(folder)).toSorted(), ['one.json', 'two.json']);
  });
  it('lists one statement per line with all fields', async () => {
    const { code, out } = await run(join(documents, 'side-by-side.ko.md'), '--list');
    assert.equal(code, 0);
    const row: unknown = JSON.parse(out[0] ?? '');
    const { id, links, ...fields } = row as Record<string, unknown>;
    assert.match(String(id), /^side-by-side\.ko#general-responsibilities\//);
    assert.deepEqual(fields, {
      document: 'side-by-side.ko',
      line: 19,
      section: ['일반 책임'],
      phase: 'general',
      party: 'customer',
      parties: [{ party: 'customer', involvement: 'does' }],
      ordinal: '1',
      text: '회의실을 예약합니다.',
      locale: 'ko',
      english: 'Book the meeting rooms.',
      group: false,
      optional: false,
      conditional: false,
      kind: 'item',
      edition: '2021-03-09',
    });
  });
  it('writes the topics found for each statement that names none itself', async () => {
    const file = join(folder, 'duties.md');
    await writeFile(
      file,
      [
        '---\ntitle: Duties\nlocale: en\n---\n\n# General customer responsibilities\n',
        '- Switch on two-step sign-in for everybody.',
        '- Feed the swans in the harbour before noon.\n',
      ].join('\n'),
    );
    const dataset = join(folder, 'dataset.json');
    assert.deepEqual(await run(file, '--out', dataset).then(({ code }) => code), 0);
    const [signIn, swans] = parseDataset(await readFile(dataset), 'dataset.json').responsibilities;
    assert.deepEqual(
      [signIn?.topic, signIn?.links?.map(({ topic }) => topic), swans?.links],
      [undefined, ['g-mfa'], []],
    );
    const { out } = await run(file, '--list');
    assert.match(out[0] ?? '', /"links":\[\{"topic":"g-mfa","certainty":[01](\.\d{1,3})?\}\]/);
  });
  it('says edition null where a document has no date', async () => {
    const { out } = await run(join(documents, 'benefit-process.sv.md'), '--list');
    for (const line of out) assert.match(line, /"edition":null/);
  });
  it('names every problem, writes nothing and exits 1', async () => {
    await writeFile(join(folder, 'a.md'), Buffer.from([0xff]));
    await writeFile(join(folder, 'b.md'), '# P\n## Assess phase\n- A.\n');
    const target = join(folder, 'out.json');
    const { code, err } = await run(folder, join(folder, 'none.md'), '--out', target);
    assert.equal(code, 1);
    assert.match(
      err.join('\n'),
      /none\.md: cannot be read \(it is not there\)[\s\S]*a\.md: not UTF-8[\s\S]*b\.md:3: nothing says whose/,
    );
    assert.ok(!(await readdir(folder)).includes('out.json'));
  });
  it('leaves an earlier dataset as it is when there are problems', async () => {
    const target = join(folder, 'out.json');
    await writeFile(target, 'before');
    await writeFile(join(folder, 'a.md'), '');
    await run(join(folder, 'a.md'), '--out', target);
    assert.equal(await readFile(target, 'utf8'), 'before');
  });
  it('with --lenient writes what is sound, still names the problems and exits 1', async () => {
    await writeFile(join(folder, 'a.md'), Buffer.from([0xff]));
    const target = join(folder, 'out.json');
    const { code, err } = await run(documents, folder, '--out', target, '--lenient');
    assert.equal(code, 1);
    assert.match(err.join('\n'), /a\.md: not UTF-8/);
    assert.equal(parseDataset(await readFile(target), target).documents.length, 8);
  });
  it('does not write an empty dataset', async () => {
    await writeFile(join(folder, 'a.md'), '# Hello\n');
    const { code, err } = await run(folder, '--out', join(folder, 'out.json'));
    assert.equal(code, 1);
    assert.match(err.join('\n'), /no document here says who is responsible/);
  });
  it('names a folder without documents, and a place that cannot be written', async () => {
    assert.match((await run(folder, '--list')).err.join('\n'), /no \.xlsx or .* file here/);
    const { code, err } = await run(documents, '--out', join(folder, 'no', 'such', 'out.json'));
    assert.equal(code, 1);
    assert.match(err.join('\n'), /cannot be written/);
  });
  describe('of a document with something unread', () => {
    const lines = [
      '# Canteen',
      '## Customer responsibilities',
      '- Lay the tables.',
      '## Chef responsibilities',
      '- Cook the soup.',
    ];
    let file = '';
    beforeEach(async () => {
      file = join(folder, 'canteen.md');
      await writeFile(file, lines.join('\n'));
    });

    it('names its place with the lines of a mapping, writes nothing and exits 1', async () => {
      const { code, err } = await run(file, '--out', join(folder, 'out.json'));
      assert.equal(code, 1);
      assert.match(err.join('\n'), /canteen\.md:5: .*“Cook the soup\.” is not read/);
      assert.match(err.join('\n'), /canteen\.md:\n +parties:\n +Chef responsibilities: PARTY/);
      assert.ok(!(await readdir(folder)).includes('out.json'));
    });
    it('writes what was read and exits 0 with --lenient', async () => {
      const { code, err } = await run(file, '--out', join(folder, 'out.json'), '--lenient');
      assert.deepEqual([code, (await readdir(folder)).includes('out.json')], [0, true]);
      assert.match(err.join('\n'), /Cook the soup/);
    });
    it('has it in the report that --json prints, with the counts of what was read', async () => {
      const { code, out } = await run(file, '--json');
      const { reports } = JSON.parse(out[0] ?? '') as { reports: { unread: object[]; duties: object[] }[] };
      assert.equal(code, 1);
      assert.deepEqual(reports[0]?.duties, [{ party: 'customer', phase: null, duties: 1 }]);
      assert.equal(reports[0]?.unread.length, 1);
    });
  });
  it('says with a folder of a playbook what its mapping makes of the documents', async () => {
    await mkdir(join(folder, 'documents'));
    await writeFile(
      join(folder, 'documents', 'canteen.md'),
      '# Canteen\n## The cook’s duties\n- Cook the soup for all of the guests.\n- Wash the dishes with hot water.\n',
    );
    const parties = '  guest: { side: customer, names: Guest }\n  chef: { side: provider, names: Chef }\n';
    await writeFile(
      join(folder, 'playbook.yaml'),
      `playbook: canteen\nnames: Canteen\nparties:\n${parties}phases: [{ id: lunch, names: Lunch }]\n`,
    );
    await writeFile(join(folder, 'mapping.yaml'), 'canteen.md: { parties: { The cook: chef } }\n');
    const { code, out, err } = await run(folder, '--list');
    assert.deepEqual([code, err], [0, []]);
    assert.equal((JSON.parse(out[0] ?? '') as { party: string }).party, 'chef');
  });
  it('proposes a playbook that can be checked and read by, and never writes over corrections', async () => {
    const source = join(folder, 'canteen.md');
    await writeFile(
      source,
      '# Canteen\n## Guest responsibilities\n- Queue.\n## Vendor responsibilities\n- Cook the soup.\n',
    );
    const draft = join(folder, 'draft');
    assert.equal((await run(source, '--propose', '--out', draft)).code, 0);
    const { code, out } = await run(draft, '--list');
    assert.equal(code, 0);
    assert.deepEqual(
      out.map((line) => (JSON.parse(line) as { party: string }).party),
      ['guest', 'vendor'],
    );
    const written = await readFile(join(draft, 'playbook.yaml'), 'utf8');
    await writeFile(join(draft, 'playbook.yaml'), `${written}# corrected\n`);
    const again = await run(source, '--propose', '--out', draft);
    assert.equal(again.code, 1);
    assert.match(again.err.join(), /already there and may hold corrections: choose another folder/);
    assert.match(await readFile(join(draft, 'playbook.yaml'), 'utf8'), /# corrected/);
  });
  it('answers in one sentence and exits 2 when called wrongly', async () => {
    for (const args of [[], [documents], [documents, '--colour'], ['--out', 'x']]) {
      const { code, err, out } = await run(...args);
      assert.deepEqual([code, err.length, out.length], [2, 1, 0]);
      assert.match(err[0] ?? '', /usage: baton ingest/);
    }
  });
  it('sums up as JSON', async () => {
    const { out } = await run(documents, '--json');
    const summary = JSON.parse(out[0] ?? '') as Record<string, unknown>;
    assert.deepEqual(Object.keys(summary), [
      'version',
      'documents',
      'statements',
      'kinds',
      'written',
      'problems',
      'notes',
      'reports',
    ]);
  });
});
