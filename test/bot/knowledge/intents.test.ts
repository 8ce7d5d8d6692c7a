import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { intents } from '../../../bot/cli/training/intents.js';
import { intentFile, intentsIn } from '../../../data/search/intent/shipped.js';

const shipped = fileURLToPath(new URL('../../../data/intents', import.meta.url));

describe('the intents', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-intents-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const check = async (...args: string[]) => {
    const said: string[] = [];
    const code = await intents(['--check', ...args], { out: () => undefined, err: (line) => said.push(line) });
    return { code, said: said.join('\n') };
  };

  it('that ship are the ones that were trained', async () => {
    assert.deepEqual(await check(), { code: 0, said: '' });
  });

  it('are out of date when a line was added to any of their files', async () => {
    for (const name of ['sv.txt', 'asked/ko.txt']) {
      const copy = path.join(folder, name.replace('/', '-'));
      cpSync(shipped, copy, { recursive: true });
      writeFileSync(path.join(copy, name), `${readFileSync(path.join(copy, name), 'utf8')}\none more\n`);
      const { code, said } = await check('--from', copy);
      assert.equal(code, 1, name);
      assert.match(said, /run `baton intents`/u);
    }
  });

  it('are refused with the cure when their file is damaged or of another release', () => {
    const bytes = readFileSync(intentFile());
    const file = path.join(folder, 'model.bin');
    const changed = Uint8Array.from(bytes);
    const at = Math.floor(bytes.length / 2);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const older = Buffer.from(bytes.toString('latin1').replace(/"format":\d+/u, '"format":0'), 'latin1');
    for (const wrong of [bytes.subarray(0, at), changed, older]) {
      writeFileSync(file, wrong);
      assert.throws(() => intentsIn(file), /run `baton intents`/u);
    }
    writeFileSync(file, bytes);
    assert.ok(intentsIn(file).judge('hello').size > 0);
  });
});
