import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evaluateAnswers } from './evaluate.js';
import { readTeams } from './team.js';

const documents = {
  oven: ['# Bakery', '## Customer responsibilities', '- Heat the brick oven', '- Weigh the rye dough'],
  well: [
    '# Well',
    '## Customer responsibilities',
    '- Draw clean water',
    '## Digger responsibilities',
    '- Dig the shaft',
  ],
} as const;

const roles = {
  oven: '[{ name: Customer, side: ours, aliases: [] }, { name: Mill, side: theirs, aliases: [miller] }]',
  well: '[{ name: Customer, side: ours, aliases: [client] }, { name: Digger, side: theirs, aliases: [] }]',
} as const;

const question = (id: string, doc: string, text: string, expect: object) => ({
  ...{ id, lang: 'en', kind: 'none' in expect ? 'none' : 'direct', doc, question: text, expect },
});

const questions = [
  question('q1', 'oven', 'Who heats the brick oven?', { parties: ['Customer'], items: ['oven#L3'] }),
  question('q2', 'well', 'Who has to dig the shaft?', { parties: ['Digger'], items: ['well#L5'] }),
  question('q3', 'well', 'Who insures the gold reserves of the museum?', { none: true }),
];

describe('evaluation of answers', () => {
  let folder = '';
  const called = (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = evaluateAnswers(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
    return { code, out, err };
  };
  const last = (out: readonly string[]) => JSON.parse(out.at(-1) ?? '') as Record<string, number>;
  const written = (name: string, lines: readonly object[]) =>
    writeFileSync(path.join(folder, name), lines.map((line) => JSON.stringify(line)).join('\n'));

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-answers-'));
    mkdirSync(path.join(folder, 'documents'));
    const entries = (['oven', 'well'] as const).map((doc) => {
      writeFileSync(path.join(folder, `documents/${doc}.md`), documents[doc].join('\n'));
      return `- { doc: ${doc}, file: ${doc}.md, language: en, roles: ${roles[doc]}, phases: [Dawn] }\n`;
    });
    writeFileSync(path.join(folder, 'documents.yaml'), entries.join(''));
    const duty = { involvement: 'does', phase: null, optional: false, kind: 'item' };
    written('gold.jsonl', [
      { id: 'oven#L3', doc: 'oven', line: 3, text: 'Heat the brick oven', party: 'Customer', ...duty },
      { id: 'well#L5', doc: 'well', line: 5, text: 'Dig the shaft', party: 'Digger', ...duty },
    ]);
    written('questions.jsonl', questions);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('ends with the shares of the whole set when asked for JSON', () => {
    const { code, out } = called('--set', folder, '--json');
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(last(out)), ['first', 'three', 'precision', 'silenceF1', 'crossLanguage']);
    assert.deepEqual([last(out).first, last(out).silenceF1], [1, 1]);
  });

  it('asks one dataset of all documents when they are together', () => {
    const read = readTeams({ set: folder, together: true, laws: false });
    assert.ok(typeof read !== 'string');
    assert.equal(new Set(read.teams.values()).size, 1);
    assert.equal(last(called('--set', folder, '--together', '--json').out).first, 1);
  });

  it('makes parties of one name and one side one party, and phases of one name one phase', () => {
    const read = readTeams({ set: folder, together: true, laws: false });
    const playbook = typeof read === 'string' ? undefined : read.teams.get('oven')?.dataset.playbook;
    assert.deepEqual(
      playbook?.parties.map(({ names, aliases }) => [names.en, aliases.en]),
      [
        ['Customer', ['client']],
        ['Mill', ['miller']],
        ['Digger', []],
      ],
    );
    assert.deepEqual(
      playbook?.phases.map(({ names }) => names.en),
      ['Dawn'],
    );
  });

  it('sets other searches beside', () => {
    const { out } = called('--set', folder, '--baselines');
    assert.match(out[0] ?? '', /MiniSearch.*FTS5 trigram/);
    assert.match(out.find((line) => line.startsWith('direct')) ?? '', /100 +100 +100 +100$/);
  });

  it('asks of one document alone when one is named', () => {
    assert.match(called('--set', folder, '--doc', 'oven').out.join('\n'), /^ALL +1 /mu);
    assert.equal(called('--set', folder, '--doc', 'barn').code, 2);
  });

  it('writes what the search ranks for each question to a file', () => {
    const file = path.join(folder, 'ranked.jsonl');
    called('--set', folder, '--doc', 'oven', '--dump', file);
    const [line] = readFileSync(file, 'utf8').split('\n');
    const { ranked } = JSON.parse(line ?? '') as { ranked: { gold: string; right: boolean; score: number }[] };
    assert.deepEqual([ranked[0]?.gold, ranked[0]?.right], ['oven#L3', true]);
  });

  it('goes on without a document that cannot be read, and says which', () => {
    const file = path.join(folder, 'documents/oven.md');
    rmSync(file);
    const { code, out, err } = called('--set', folder, '--together', '--json');
    writeFileSync(file, documents.oven.join('\n'));
    assert.deepEqual([code, err.length, last(out).first], [0, 1, 0.5]);
    assert.match(err.join(), /^oven cannot be read/);
  });

  it('measures the laws', () => {
    const { code, out } = called('--set', folder, '--laws', '--json');
    assert.equal(code, 0);
    assert.deepEqual(last(out), {
      wrongBeside: 0,
      silentBeside: 0,
      severalBeside: 0,
      ownWords: 0,
      ownWordsTogether: 0,
    });
  });

  it('prints constants and the figures of documents left out when it calibrates', () => {
    const { code, out } = called('--set', folder, '--set', folder, '--calibrate');
    assert.equal(code, 0);
    assert.match(out[0] ?? '', /^\{\n {2}weights: \{\n {4}whole: /);
    assert.equal(out.filter((line) => line.includes(', together')).length, 2);
    assert.match(called('--set', path.join(folder, 'nowhere'), '--calibrate').err.join(), /has no documents.yaml/);
  });

  it('measures the search without each of its parts', () => {
    const { code, out } = called('--set', folder, '--ablation');
    assert.equal(code, 0);
    for (const part of ['nothing left out', 'meaning', 'full text', 'silence'])
      assert.equal(out.filter((line) => line.startsWith(part)).length, 2, part);
  });

  it('says why and exits 2 when the set or its questions are not there', () => {
    assert.match(called('--set', path.join(folder, 'nowhere')).err.join(), /has no documents.yaml/);
    assert.equal(called('--json').code, 2);
    assert.equal(called('--set', folder, '--laws', '--together').code, 2);
    assert.equal(called('--set', folder, '--set', folder).code, 2);
    rmSync(path.join(folder, 'questions.jsonl'));
    const { code, err } = called('--set', folder);
    assert.equal(code, 2);
    assert.match(err.join(), /has no questions.jsonl/);
    written('questions.jsonl', questions);
  });
});
