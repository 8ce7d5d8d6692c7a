import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { add } from '../../../../bot/cli/documents/add.js';

describe('baton add --preview', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-add-'));
  after(() => rmSync(folder, { recursive: true }));
  const file = (text: string): string => {
    const name = path.join(folder, 'lines.txt');
    writeFileSync(name, text);
    return name;
  };

  async function run(...args: string[]) {
    const out: string[] = [];
    const err: string[] = [];
    const code = await add(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  it('prints what each line became, in the order of the tag’s country', async () => {
    const lines = file('Open points\n- Clean up | Fabrikam | 05/12/2026\n- Agree on a date | both | soon\n');
    const args = ['--preview', lines, '--today', '2026-11-30', '--customer', 'Fabrikam', '--json'];
    const rows = (date: string) => [
      { text: 'Clean up', party: 'customer', date, unread: [] },
      { text: 'Agree on a date', party: null, date: null, unread: ['both', 'soon'] },
    ];
    for (const [locale, date] of [
      ['en-GB', '2026-12-05'],
      ['en-US', '2026-05-12'],
      ['de-DE', '2026-12-05'],
    ] as const) {
      const { code, out } = await run(...args, '--locale', locale);
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(out), rows(date));
    }
    const { out } = await run(...args.slice(0, -1), '--locale', 'en-GB');
    assert.match(out, /not understood: “both”, “soon”/u);
    assert.match(out, /titles, no lines: “Open points”/u);
  });

  it('exits 1 without a line, and 2 when used wrongly', async () => {
    const empty = await run('--preview', file(' \n\n'), '--locale', 'en', '--json');
    assert.equal(empty.code, 1);
    assert.equal(empty.out, '[]');
    for (const args of [
      [],
      ['--preview', file('x')],
      ['--preview', file('x'), '--locale', '!'],
      ['--preview', file('x'), '--locale', 'en', '--today', '2026-02-31'],
      ['--preview', path.join(folder, 'none.txt'), '--locale', 'en'],
      ['--preview', folder, '--locale', 'en'],
      ['--nonsense'],
    ]) {
      const { code, err } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /Usage: baton add --preview/u);
    }
  });

  it('prints its usage on --help', async () => {
    const { code, out } = await run('--help');
    assert.equal(code, 0);
    assert.match(out, /--locale TAG/u);
  });
});
