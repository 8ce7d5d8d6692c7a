import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evaluate } from './evaluate.js';
import { isReported } from './reported.js';
import { type ReadStatement, score } from './score.js';
import type { GoldStatement, SetDocument } from './set.js';

const document: SetDocument = {
  doc: 'bakery',
  file: 'bakery.md',
  roles: [
    { name: 'Miller', side: 'theirs', aliases: ['the mill'] },
    { name: 'Baker', side: 'ours', aliases: [] },
  ],
  phases: ['Knead', 'Bake'],
};

const gold: readonly GoldStatement[] = [
  { id: 'bakery#L3', doc: 'bakery', line: 3, text: 'Deliver the flour', party: 'Miller', phase: 'Knead', kind: 'item' },
  { id: 'bakery#L9', doc: 'bakery', line: 9, text: 'Heat the oven', party: 'Baker', phase: 'Bake', kind: 'item' },
];

const read = (line: number, text: string, party: string, phase: string | null = null): ReadStatement => ({
  line,
  text,
  parties: [{ party, involvement: 'does' }],
  phase,
  kind: 'item',
  optional: false,
});

describe('score of documents', () => {
  it('takes an alias for the party that it means', () => {
    const { counts } = score(document, gold, [read(3, 'Deliver the flour.', 'The Mill', 'knead')]);
    assert.deepEqual([counts.hit, counts.doer, counts.side, counts.phase, counts.gold], [1, 1, 1, 1, 2]);
  });

  it('finds a duty only within three lines of its place', () => {
    assert.equal(score(document, gold, [read(12, 'Heat the oven', 'Baker')]).counts.hit, 1);
    assert.equal(score(document, gold, [read(13, 'Heat the oven', 'Baker')]).counts.hit, 0);
  });

  it('counts what is no duty against precision', () => {
    const { counts } = score(document, gold, [read(3, 'Deliver the flour', 'Baker'), read(5, 'Sing a song', 'Baker')]);
    assert.deepEqual([counts.right, counts.got, counts.doer], [1, 2, 0]);
  });
});

describe('reported duties', () => {
  const [flour, oven] = gold as [GoldStatement, GoldStatement];
  const unread = [{ line: 1, until: 4, what: 'list', name: 'Knead', reason: 'names no party' }] as const;

  it('are those within a reported range', () => {
    assert.ok(isReported(flour, { statements: [], unread }));
    assert.ok(!isReported(oven, { statements: [], unread }));
  });

  it('are all of a file that was refused with a sentence', () => {
    assert.ok(isReported(oven, { statements: [], unread: [], refused: 'larger than 4 MB: split it.' }));
    assert.ok(!isReported(oven, { statements: [], unread: [], failed: 'undefined is not a function' }));
  });
});

describe('evaluation of documents', () => {
  let folder = '';
  const called = (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const code = evaluate(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
    return { code, out, err };
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-set-'));
    mkdirSync(path.join(folder, 'documents'));
    const lines = ['# Bakery', '## Customer responsibilities', '- Heat the oven', '- Weigh the dough'];
    writeFileSync(path.join(folder, 'documents/oven.md'), lines.join('\n'));
    const roles = '[{ name: Customer, side: ours, aliases: [] }, { name: Mill, side: theirs, aliases: [] }]';
    const entry = (doc: string) => `- { doc: ${doc}, file: ${doc}.md, language: en, roles: ${roles}, phases: [] }\n`;
    writeFileSync(path.join(folder, 'documents.yaml'), entry('oven') + entry('lost'));
    const statement = { party: 'Customer', involvement: 'does', phase: null, optional: false, kind: 'item' };
    const all = [
      { id: 'oven#L3', doc: 'oven', line: 3, text: 'Heat the oven', ...statement },
      { id: 'lost#L1', doc: 'lost', line: 1, text: 'Bring the salt', ...statement },
    ];
    writeFileSync(path.join(folder, 'gold.jsonl'), all.map((line) => JSON.stringify(line)).join('\n'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('ends with the shares of the whole set when asked for JSON', () => {
    const { code, out } = called('--set', folder, '--json');
    assert.equal(code, 0);
    const last = JSON.parse(out.at(-1) ?? '') as Record<string, number>;
    assert.deepEqual(Object.keys(last), ['precision', 'recall', 'doers', 'pairs', 'phases', 'unreadReported']);
    assert.deepEqual([last.precision, last.recall, last.unreadReported], [0.5, 0.5, 0]);
  });

  it('says why and exits 2 when the set is not there', () => {
    const { code, err } = called('--set', path.join(folder, 'nowhere'));
    assert.equal(code, 2);
    assert.match(err.join(), /has no documents.yaml/);
  });
});
