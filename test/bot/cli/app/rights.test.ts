import assert from 'node:assert/strict';
import { listRights, rightsTable } from '../../../../bot/cli/app/rights.js';
import { allRights, rights } from '../../../../data/domain/rights.js';

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await listRights(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('baton rights', () => {
  it('prints a row for every right, with a head of roles', async () => {
    const { code, out } = await run();
    assert.equal(code, 0);
    assert.equal(out, rightsTable());
    const [head = '', , ...rows] = out.split('\n');
    assert.match(
      head,
      /^\| {2}\| customer \| representative \| project manager \| specialist \| lead or deputy \| while it is \|$/u,
    );
    assert.deepEqual(
      rows.map((row) => row.split(' | ')[0]?.replace('| ', '')),
      allRights,
    );
  });

  it('lists every right for machines', async () => {
    const { code, out } = await run('--json');
    assert.equal(code, 0);
    const listed = JSON.parse(out) as { readonly right: keyof typeof rights; readonly may: unknown }[];
    assert.deepEqual(
      listed.map(({ right }) => right),
      allRights,
    );
    for (const { right, may } of listed) assert.deepEqual(may, rights[right].may);
  });

  it('prints its usage when called wrongly', async () => {
    const { code, err } = await run('--nothing');
    assert.equal(code, 2);
    assert.match(err, /Usage: baton rights/);
  });
});
