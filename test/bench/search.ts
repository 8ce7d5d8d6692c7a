/** Speed of the search beside MiniSearch's defaults and SQLite FTS5, in one run: `npx tsx test/bench/search.ts [ITEMS …]`. */
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { openKnowledge, readModel } from '../../bot/knowledge.js';
import type { Dataset, Responsibility } from '../../data/domain/responsibility.js';
import { buildIndex } from '../../data/search/search.js';
import { mulberry32 } from '../../data/search/softmax.js';

const sizes = process.argv.slice(2).map(Number);
const seed = 20261120;
const model = readModel();
const shipped = openKnowledge().dataset;
const questions = [...model.topics.values()].flatMap(({ names }) => Object.values(names)).slice(0, 200);

/** Perturbed copies of the shipped statements: a quarter of the words replaced, topics left out of the copies. */
function grown(size: number): Dataset {
  const random = mulberry32(seed);
  const statements: Responsibility[] = [...shipped.responsibilities];
  for (let copy = 0; statements.length < size; copy++) {
    const original = shipped.responsibilities[copy % shipped.responsibilities.length];
    if (original === undefined) break;
    const { topic: _topic, ...rest } = original;
    const text = original.text.replace(/\p{L}+/gu, (word) =>
      random() < 0.25 ? `${word}${Math.floor(random() * 1000)}` : word,
    );
    statements.push({ ...rest, id: `${original.id}~${copy}`, text });
  }
  return { ...shipped, responsibilities: statements.slice(0, Math.max(size, shipped.responsibilities.length)) };
}

function times(ask: (question: string) => unknown): { readonly median: number; readonly p99: number } {
  for (const question of questions.slice(0, 20)) ask(question);
  const taken = questions.map((question) => {
    const started = performance.now();
    ask(question);
    return performance.now() - started;
  });
  taken.sort((a, b) => a - b);
  return { median: taken[taken.length >> 1] ?? 0, p99: taken[Math.floor(taken.length * 0.99)] ?? 0 };
}

function row(size: number, name: string, build: () => (question: string) => unknown): void {
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const ask = build();
  const built = performance.now() - started;
  const memory = (process.memoryUsage().heapUsed - before) / 1e6;
  const { median, p99 } = times(ask);
  console.log(
    `${String(size).padStart(7)}  ${name.padEnd(12)} build ${built.toFixed(0).padStart(6)} ms  median ${median.toFixed(2).padStart(7)} ms  p99 ${p99.toFixed(2).padStart(7)} ms  heap ${memory.toFixed(0).padStart(5)} MB`,
  );
}

for (const size of sizes.length > 0 ? sizes : [300, 10_000]) {
  const dataset = grown(size);
  row(size, 'baton', () => {
    const index = buildIndex(dataset, model);
    return (question) => index.search({ text: question });
  });
  row(size, 'minisearch', () => {
    const index = new MiniSearch<Responsibility>({ fields: ['text'] });
    index.addAll([...dataset.responsibilities]);
    return (question) => index.search(question);
  });
  row(size, 'fts5', () => {
    const database = new Database(':memory:');
    database.exec('create virtual table statements using fts5(text)');
    const insert = database.prepare('insert into statements (text) values (?)');
    database.transaction(() => {
      for (const { text } of dataset.responsibilities) insert.run(text);
    })();
    const find = database.prepare('select rowid from statements where statements match ? order by rank limit 10');
    return (question) => find.all((question.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' OR '));
  });
}
