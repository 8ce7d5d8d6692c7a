import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encoder } from '../../../../bot/cli/training/encoder.js';
import { readEncoder, readMeanings } from '../../../../bot/knowledge/encoder.js';

describe('baton encoder', () => {
  let folder = '';
  const called = async (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await encoder(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
    return { code, said: [...out, ...err].join('\n') };
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-encoder-'));
    mkdirSync(path.join(folder, 'duties'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('says that the shipped file is up to date with what people wrote', async () => {
    assert.deepEqual(await called('--check'), { code: 0, said: '' });
  });

  it('says that a file is out of date when the texts are others', async () => {
    const { code, said } = await called('--check', '--from', folder);
    assert.equal(code, 1);
    assert.match(said, /run `baton encoder`/);
  });

  it('explains itself when it is called wrongly', async () => {
    const { code, said } = await called('--speed', '9');
    assert.equal(code, 2);
    assert.match(said, /--check only says/);
  });

  it('names the line that cannot be read', () => {
    const file = path.join(folder, 'duties/one.jsonl');
    writeFileSync(file, '{"id":"a","statement":{"en":"Sow"},"asks":{"en":["Who sows?"]}}\n{"id":"b"}\n');
    assert.throws(() => readMeanings(folder, []), /one\.jsonl:2: /);
    writeFileSync(file, 'Sow\n');
    assert.throws(() => readMeanings(folder, []), /one\.jsonl:1: is no JSON/);
  });

  it('names an encoder’s file that is not there or another one', () => {
    assert.throws(() => readEncoder(path.join(folder, 'none.bin')), /none\.bin: is not there: train it/);
    const file = path.join(folder, 'other.bin');
    writeFileSync(file, 'something else');
    assert.throws(() => readEncoder(file), /other\.bin: is no encoder of this Baton/);
  });
});
