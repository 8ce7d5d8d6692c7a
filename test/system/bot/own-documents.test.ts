import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checklist } from '../../../bot/cli/documents/checklist.js';
import { ingestCommand } from '../../../bot/cli/documents/ingest.js';
import { playbookCommand } from '../../../bot/cli/playbook/playbook.js';
import { rowsXml, workbook } from '../../data/ingest/formats/written.js';
import { activity } from '../../support/baton.js';
import { FakeConnector } from '../../support/connector.js';

const main = fileURLToPath(new URL('../../../bot/main.ts', import.meta.url));

/** A bakery moves into another house: a Korean workbook of who does what. */
const rows = [
  ['단계', '업무', '고객사', '공급사'],
  ['준비', '오븐의 위치를 정한다', 'R', 'C'],
  ['준비', '전기 용량을 측정한다', 'I', 'R'],
  ['이전', '오븐을 옮긴다', 'A', 'R'],
  ['이전', '밀가루 재고를 센다', 'R', 'I'],
];

describe('a team’s own workbook', function () {
  this.timeout(300_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-own-'));
    mkdirSync(path.join(folder, 'papers'));
    writeFileSync(path.join(folder, 'papers', 'bakery.xlsx'), workbook([{ name: 'RACI', xml: rowsXml(rows) }]));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function run(command: typeof ingestCommand, ...args: string[]): Promise<string> {
    const said: string[] = [];
    const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) };
    const code = await command(args, io);
    assert.equal(code, 0, said.join('\n'));
    return said.join('\n');
  }

  it('becomes a playbook, a checklist and a running bot that knows it, uncorrected', async () => {
    const mine = path.join(folder, 'mine');
    await run(ingestCommand, path.join(folder, 'papers'), '--propose', '--out', mine);
    assert.match(await run(playbookCommand, 'check', mine), /2 parties, 2 phases, 1 documents, 4 duties/u);
    const phase = /phases:\n {2}- \{ id: ([a-z0-9-]+)/u.exec(readFileSync(path.join(mine, 'playbook.yaml'), 'utf8'));
    const list = await run(checklist, phase?.[1] ?? '', '--playbook', mine, '--locale', 'ko');
    assert.match(list, /오븐의 위치를 정한다/u);
    assert.match(list, /전기 용량을 측정한다/u);
    assert.doesNotMatch(list, /밀가루/u);

    const connector = await FakeConnector.start();
    const program = spawn(process.execPath, ['--import', 'tsx', main], {
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'development',
        PORT: '0',
        BATON_DATABASE_FILE: path.join(folder, 'baton.sqlite'),
        BATON_PLAYBOOKS: mine,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      let out = '';
      for (const stream of [program.stdout, program.stderr])
        stream.on('data', (chunk) => {
          out += String(chunk);
        });
      let port: string | undefined;
      while (port === undefined) {
        assert.equal(program.exitCode, null, out);
        port = /port=(\d+)/u.exec(out)?.[1];
        await new Promise((done) => setTimeout(done, 50));
      }
      assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200);
      const asked = activity(connector.url, { type: 'message', text: '전기 용량은 누가 측정합니까?', locale: 'ko-KR' });
      const answered = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(asked),
      });
      assert.equal(answered.status, 200, out);
      const sent = JSON.stringify([...connector.messages.values()]);
      assert.match(sent, /전기 용량을 측정한다/u);
      assert.match(sent, /bakery#raci/u, 'it is the workbook’s statement');
    } finally {
      program.kill('SIGKILL');
      await connector.close();
    }
  });
});
