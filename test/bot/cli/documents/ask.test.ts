import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { askCommand } from '../../../../bot/cli/documents/ask.js';
import { t } from '../../../../cards/kit/i18n.js';

const folder = mkdtempSync(path.join(tmpdir(), 'baton-ask-'));

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await askCommand(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const file = (name: string, content: string) => {
  const where = path.join(folder, name);
  writeFileSync(where, content);
  return where;
};

describe('baton ask', function () {
  this.timeout(300_000);

  it('answers in the language of the question, with the source', async () => {
    const english = await run('who opens our firewall ports?');
    assert.equal(english.code, 0);
    assert.match(english.out, /^Your organization/);
    assert.match(english.out, /Source: .*line \d+/);
    const swedish = await run('vem öppnar brandväggsportarna?');
    assert.match(swedish.out, /Källa: .*rad \d+/);
  });

  it('says that it does not know, with exit code 1', async () => {
    const { code, out } = await run('who approves parking permits?');
    assert.equal(code, 1);
    assert.match(out, /don’t say/);
  });

  it('compares meanings as the deployment does, and says where that cannot be', async () => {
    process.env.BATON_ENCODER = file('letter.txt', 'Dear Anna,');
    try {
      const { code, err } = await run('who opens our firewall ports?');
      assert.equal(code, 2);
      assert.match(err, /letter\.txt: is no encoder of this Baton: train one/u);
      assert.match((await run('who tests?', '--playbook', 'delivery')).err, /letter\.txt: is no encoder/u);
    } finally {
      delete process.env.BATON_ENCODER;
    }
  });

  it('asks the documents of the playbook that is named', async () => {
    const { code, out } = await run('who cleans the data before it moves?', '--playbook', 'delivery');
    assert.equal(code, 0, out);
    assert.match(out, /Source: /);
    assert.doesNotMatch(out, /Microsoft/);
    assert.equal((await run('who?', '--playbook', 'nowhere')).code, 2);
    assert.equal((await run('who?', '--playbook', 'delivery', '--dataset', 'x.json')).code, 2);
  });

  it('says the value of a limit first', async () => {
    const { out } = await run('how many test devices can be enrolled?');
    assert.match(out, /^Up to 2 test devices per platform/);
  });

  it('answers as one JSON line on request', async () => {
    const { out } = await run('--json', 'who turns on MFA?');
    assert.deepEqual([JSON.parse(out).outcome, JSON.parse(out).parties], ['found', ['customer']]);
  });

  it('answers each of several questions, below it, and as records beside the first', async () => {
    const question = 'who opens our firewall ports, and who pays for Dynamics 365?';
    const { code, out } = await run(question);
    assert.equal(code, 0);
    assert.match(
      out,
      /^“who opens our firewall ports”\nYour organization[\s\S]*\n\n“who pays for Dynamics 365\?”\nThe documents don’t mention “Dynamics 365”/u,
    );
    const record = JSON.parse((await run('--json', question)).out);
    assert.deepEqual([record.outcome, record.asked], ['found', 2]);
    assert.deepEqual(
      record.answers.map(({ question: asked, outcome, unknown }: Record<string, unknown>) => [asked, outcome, unknown]),
      [
        ['who opens our firewall ports', 'found', undefined],
        ['who pays for Dynamics 365?', 'nothing', 'Dynamics 365'],
      ],
    );
    const [line = ''] = (await run('--batch', file('two.jsonl', JSON.stringify({ id: 1, question })))).out.split('\n');
    assert.equal(JSON.parse(line).answers.length, 2);
  });

  it('lists what a party has to do, every row with its source, in the language of the question', async () => {
    for (const [question, title, rows] of [
      ['what do we have to do in assess?', /^To do for your organization\nPhase: Assess\n/, 9],
      ['평가 단계에서 우리가 할 일이 뭐예요?', /^할 일: 귀사/, 9],
      ['o que a Microsoft tem que fazer na correção?', /^A fazer pela Microsoft/, 2],
      ['vad ska vi göra i åtgärdsfasen?', /^Att göra: ni/, 16],
    ] as const) {
      const { code, out } = await run(question);
      assert.equal(code, 0, question);
      assert.match(out, title);
      assert.equal(out.match(/^ {2}- /gmu)?.length, rows, out);
    }
    const { out } = await run('--json', 'what does Microsoft do in remediate?');
    const { outcome, parties, phase, rows, general, others } = JSON.parse(out);
    assert.deepEqual([outcome, parties, phase, rows.length], ['several', ['microsoft'], 'remediate', 2]);
    assert.ok(rows[0].citation.line > 0 && general.length > 0 && others.length > 0);
  });

  it('says that what is open or stops a checkpoint is known in an engagement only', async () => {
    const open = await run('what is left on our side?');
    assert.deepEqual(
      [open.code, open.out.split('\n')[1]],
      [0, 'There’s no engagement here, so this is what the documents say.'],
    );
    const stops = await run('vad stoppar oss?');
    assert.deepEqual([stops.code, /uppdrag/.test(stops.out)], [1, true]);
    const { outcome, intent } = JSON.parse((await run('--json', 'what stops us?')).out);
    assert.deepEqual([outcome, intent], ['engagement', 'blocking']);
  });

  it('asks what a follow-up is about, because a terminal has no earlier answer', async () => {
    const { code, out } = await run('e na avaliação?');
    assert.equal(code, 1);
    assert.match(out, /pergunta completa/);
    const { outcome, needs } = JSON.parse((await run('--json', 'why?')).out);
    assert.deepEqual([outcome, needs], ['nothing', 'context']);
  });

  it('answers a file of questions line by line and reports malformed lines', async () => {
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
        ['2', 'help'],
      ],
    );
    assert.ok(answers[0].citations[0].line > 0);
  });

  it('says what each kind of message is, with the command, the verb or the fact', async () => {
    const said: readonly (readonly [string, string, string | undefined])[] = [
      ['thanks a lot!', 'courtesy', undefined],
      ['👍', 'courtesy', undefined],
      ['what can you do', 'help', 'help'],
      ['show me the checklist', 'command', 'checklist'],
      ['export', 'command', 'export'],
      ['assign firewall ports to Diego', 'act', 'assign'],
      ['mark the DNS records as done', 'act', 'tick'],
      ['who is our specialist?', 'engagement', 'person'],
      ['what is assigned to Sven?', 'engagement', 'assigned'],
      ['who turns on MFA?', 'found', undefined],
      ['what does Microsoft do in remediate?', 'several', undefined],
      ['and in enable?', 'nothing', undefined],
      ['https://example.com/a', 'other', undefined],
    ];
    const lines = said.map(([text], id) => JSON.stringify({ id, text, lang: 'en-US' })).join('\n');
    const { code, out } = await run('--batch', file('kinds.jsonl', lines));
    assert.equal(code, 0);
    assert.deepEqual(
      out
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ outcome, intent }) => [outcome, intent]),
      said.map(([, outcome, intent]) => [outcome, intent]),
    );
  });

  it('says in one sentence what an act or a command does in chat, in the language of the text', async () => {
    assert.deepEqual(await run('show me the checklist'), {
      code: 0,
      out: 'In a channel, this shows the checklist.',
      err: '',
    });
    assert.match((await run('atribui o firewall para o Diego')).out, /^Em um canal/);
    assert.match((await run('--locale', 'sv', 'vem är vår specialist?')).out, /^I en kanal/);
    const { code, out } = await run('tell me a joke');
    assert.deepEqual([code, /not sure/.test(out)], [1, true]);
  });

  it('takes the language of a batch from its locale, else from its lang', async () => {
    const lines = [
      { id: 1, text: 'status', locale: 'sv-SE', lang: 'en' },
      { id: 2, text: 'no', lang: 'en-GB' },
      { id: 3, question: 'https://example.com', lang: 'ko' },
      { id: 4, text: '/start'.slice(1), locale: 'pt-BR' },
    ];
    const { out } = await run('--batch', file('tags.jsonl', lines.map((one) => JSON.stringify(one)).join('\n')));
    assert.deepEqual(
      out.split('\n').map((line) => JSON.parse(line).locale),
      ['sv', 'en', 'ko', 'pt-BR'],
    );
  });

  it('prints what may be meant with its party and place, and carries all of it in order as JSON', async () => {
    const question = 'who handles testing?';
    const { code, out } = await run(question, '--playbook', 'delivery');
    assert.equal(code, 0, out);
    const [headline, ...rest] = out.split('\n');
    assert.equal(headline, t('en', 'candidates.which', { n: 3 }));
    assert.deepEqual(
      rest.flatMap((line) => /^ {2}(\d)\. \S/u.exec(line)?.[1] ?? []),
      ['1', '2', '3'],
    );
    assert.equal(rest.filter((line) => /· line \d+$/u.test(line)).length, 3);
    const batch = file('unsure.jsonl', JSON.stringify({ id: 1, question }));
    for (const args of [
      ['--json', question],
      ['--batch', batch],
    ]) {
      const said = JSON.parse((await run(...args, '--playbook', 'delivery')).out);
      assert.deepEqual([said.outcome, said.further.length, said.involved], ['several', 2, undefined]);
      assert.ok(said.parties.length > 1);
      const lines = rest.flatMap((line) => /· line (\d+)$/u.exec(line)?.[1] ?? []);
      assert.deepEqual(
        said.citations.slice(0, 3).map(({ line }: { line: number }) => String(line)),
        lines,
      );
    }
  });

  it('names documents that were not wholly read where nothing is found', async () => {
    const playbook = path.join(folder, 'bakery');
    mkdirSync(path.join(playbook, 'documents'), { recursive: true });
    writeFileSync(
      path.join(playbook, 'playbook.yaml'),
      'playbook: bakery\nnames: Bakery\nparties:\n  baker: { side: provider, names: Baker }\n  guest: { side: customer, names: Guest }\nphases: [{ id: bake, names: Bake }]\n',
    );
    const duties = '# Oven plan\n\n## Bake\n\n### Baker responsibilities\n\n- Sift the flour.\n';
    const unknown = '\n### Miller responsibilities\n\n- Grind the grain slowly.\n- Weigh the sacks twice.\n';
    writeFileSync(path.join(playbook, 'documents', 'oven.md'), duties + unknown);
    const { code, out } = await run('who grinds the grain?', '--playbook', playbook);
    assert.equal(code, 1, out);
    assert.match(out, /^I couldn’t find this in the Bakery documents\./u);
    assert.ok(out.includes(t('en', 'answer.unread', { documents: '“Oven plan”' })), out);
    const { unread } = JSON.parse((await run('--json', 'who grinds the grain?', '--playbook', playbook)).out);
    assert.deepEqual(unread, ['Oven plan']);
    assert.equal((await run('who sifts the flour?', '--playbook', playbook)).code, 0);
  });

  it('exits 2 for an empty or overlong question, an unknown option and an unknown locale', async () => {
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
