import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ask } from '../../../bot/cli/ask.js';

const folder = mkdtempSync(path.join(tmpdir(), 'baton-ask-'));

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await ask(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const file = (name: string, content: string) => {
  const where = path.join(folder, name);
  writeFileSync(where, content);
  return where;
};

describe('baton ask', function () {
  this.timeout(60_000);

  it('answers in the language of the question, with the source', async () => {
    const english = await run('who opens our firewall ports?');
    assert.equal(english.code, 0);
    assert.match(english.out, /^Your organisation/);
    assert.match(english.out, /Source: .*line \d+/);
    const swedish = await run('vem öppnar brandväggsportarna?');
    assert.match(swedish.out, /Källa: .*rad \d+/);
  });

  it('says that it does not know, with exit code 1', async () => {
    const { code, out } = await run('who approves parking permits?');
    assert.equal(code, 1);
    assert.match(out, /don’t say/);
  });

  it('says the value of a limit first', async () => {
    const { out } = await run('how many test devices can be enrolled?');
    assert.match(out, /^up to 2 test devices per platform/);
  });

  it('answers as one JSON line on request', async () => {
    const { out } = await run('--json', 'who turns on MFA?');
    assert.deepEqual([JSON.parse(out).outcome, JSON.parse(out).parties], ['found', ['customer']]);
  });

  it('answers a file of questions line by line and reports lines that are none', async () => {
    const questions = file(
      'questions.jsonl',
      '{"id":"1","question":"who turns on MFA?"}\nnot json\n{"id":"2","question":""}\n',
    );
    const { code, out, err } = await run('--batch', questions);
    assert.equal(code, 1);
    assert.match(err, /questions\.jsonl:2: not a question/);
    const answers = out.split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(
      answers.map(({ id, outcome }) => [id, outcome]),
      [
        ['1', 'found'],
        ['2', 'nothing'],
      ],
    );
    assert.ok(answers[0].citations[0].line > 0);
  });

  it('refuses an empty and an endless question, a strange option and a strange locale with exit code 2', async () => {
    for (const [args, sentence] of [
      [[''], /no question/],
      [['x'.repeat(10_000)], /10000 characters/],
      [['--loud', 'who?'], /loud/],
      [['--locale', 'de', 'wer?'], /--locale is one of/],
    ] as const) {
      const { code, err } = await run(...args);
      assert.equal(code, 2);
      assert.match(err, sentence);
    }
  });

  it('names the cure when the dataset is missing, broken or newer', async () => {
    for (const [name, sentence] of [
      [path.join(folder, 'none.json'), /no such file/],
      [file('broken.json', '{'), /broken\.json/],
      [file('newer.json', '{"format": 99}'), /newer Baton/],
    ] as const) {
      const { code, err } = await run('--dataset', name, 'who turns on MFA?');
      assert.equal(code, 2);
      assert.match(err, sentence);
    }
  });
});
