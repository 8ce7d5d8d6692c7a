import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { questions } from '../../../../bot/cli/store/questions.js';
import { openStore } from '../../../../data/store/store.js';

const now = Date.UTC(2026, 10, 21, 12);

describe('baton questions', () => {
  let folder: string;
  const before = { url: process.env.DATABASE_URL, file: process.env.BATON_DATABASE_FILE };
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-questions-'));
    delete process.env.DATABASE_URL;
    process.env.BATON_DATABASE_FILE = path.join(folder, 'baton.sqlite');
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
    const out: string[] = [];
    const err: string[] = [];
    const code = await questions(args, { out: (line) => out.push(line), err: (line) => err.push(line) }, now);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  /** Four questions: answered, silent, disputed by two people, and silent long ago. */
  async function ask() {
    const store = await openStore(process.env.BATON_DATABASE_FILE);
    const record = (id: string, at: string, text: string, outcome: string) =>
      store.questions.record({
        ...{
          id,
          at,
          text,
          outcome,
          person: '29:ana',
          conversation: 'a:1',
          locale: /\p{Script=Hangul}/u.test(text) ? 'ko' : 'en',
        },
        ...{ parties: outcome === 'nothing' ? [] : ['customer'], citations: ['doc#1'], datasetVersion: 'v1' },
      });
    await record('question-0', '2026-08-01T08:00:00.000Z', 'long ago?', 'nothing');
    await record('question-1', '2026-11-18T08:00:00.000Z', 'who is fine?', 'found');
    await record('question-2', '2026-11-19T08:00:00.000Z', '=HYPERLINK("x"), who?\u001b[31m', 'nothing');
    await record('question-3', '2026-11-20T08:00:00.000Z', '누가 하나요?', 'found');
    const at = '2026-11-20T09:00:00.000Z';
    await store.questions.judge({ question: 'question-1', person: '29:ana', verdict: 'helpful', at });
    await store.questions.judge({
      question: 'question-3',
      person: '29:ana',
      verdict: 'wrong-side',
      side: 'provider',
      at,
    });
    await store.questions.judge({ question: 'question-3', person: '29:jonas', verdict: 'not-asked', at });
    await store.close();
  }

  it('lists what was not answered and what was disputed, with counts and exit code 1', async () => {
    await ask();
    const { code, out, err } = await run('--since', '7d');
    assert.equal(code, 1);
    assert.match(
      err,
      /^3 asked since 2026-11-14T12:00:00\.000Z: 1 unanswered, 0 with no fitting answer, 1 disputed, 1 found helpful\.$/u,
    );
    // What is near is the search's business.
    const asked = out.split('\n').filter((line) => line.startsWith(' '));
    assert.deepEqual(asked.sort(), [
      '    1×  disputed       question-3  ko     누가 하나요? → customer (wrong side ×1, right: provider ×1, not what was asked ×1)',
      '    1×  unanswered     question-2  en     =HYPERLINK("x"), who? [31m',
    ]);
  });

  it('takes a day, and reaches back as far as it says', async () => {
    await ask();
    assert.match(
      (await run('--since', '2026-11-20')).err,
      /^1 asked .* 0 unanswered, 0 with no fitting answer, 1 disputed/u,
    );
    assert.match((await run('--since', '20w')).err, /^4 asked .* 2 unanswered/u);
    assert.match((await run()).err, /^3 asked/u);
  });

  it('exits 0 when there is nothing to look at', async () => {
    await ask();
    const { code, out } = await run('--since', '24h');
    assert.deepEqual([code, out], [0, '']);
  });

  it('writes CSV that no spreadsheet takes for a formula', async () => {
    await ask();
    const [head, first] = (await run('--since', '7d', '--csv')).out.split('\n');
    assert.equal(
      head,
      '"at","concern","helpful","wrong-side","not-asked","locale","parties","source","question","right-side"',
    );
    assert.equal(
      first,
      `"2026-11-19T08:00:00.000Z","unanswered","0","0","0","en","","doc#1","'=HYPERLINK(""x""), who? [31m",""`,
    );
  });

  it('writes one JSON line without names', async () => {
    await ask();
    const { out } = await run('--since', '7d', '--json');
    const { asked, unanswered, disputed, helpful, questions: listed } = JSON.parse(out);
    assert.deepEqual([asked, unanswered, disputed, helpful, listed.length], [3, 1, 1, 1, 2]);
    assert.deepEqual(listed[1].rightSides, { customer: 0, provider: 1, both: 0, unknown: 0 });
    assert.deepEqual(listed[1].verdicts, { helpful: 0, 'wrong-side': 1, 'not-asked': 1 });
    assert.doesNotMatch(out, /29:/u);
  });

  it('prints its usage and exits 2; exits 1 without a store', async () => {
    for (const args of [['--since', 'soon'], ['--since', '2026-02-30'], ['--csv', '--json'], ['--loud'], ['more']]) {
      const { code, err } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /usage|baton questions \[--since/u);
    }
    const { code, err } = await run();
    assert.equal(code, 1);
    assert.match(err, /There is no SQLite file/u);
  });
});
