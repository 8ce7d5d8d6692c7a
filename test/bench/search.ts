/**
 * Speed of the search beside MiniSearch's defaults and SQLite FTS5 (unicode61), in one run:
 * `npm run bench:search -- [ITEMS …]`. Times are of the processor, not of the clock.
 */
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { linkDataset, openKnowledge, readModel, readNames } from '../../bot/knowledge/knowledge.js';
import { readTopicSources } from '../../bot/knowledge/topics.js';
import type { Dataset, Responsibility } from '../../data/domain/responsibility.js';
import { mulberry32 } from '../../data/search/model/softmax.js';
import { buildIndex } from '../../data/search/search.js';
import { outside } from '../../data/search/topics/topic-model.js';

const sizes = process.argv.slice(2).map(Number);
const seed = 20261120;
const model = readModel();
const shipped = openKnowledge().dataset;

/** What people ask: of ten questions one is about something that no document says. */
const questions = ((random) => {
  const { phrasings } = readTopicSources(fileURLToPath(new URL('../../data/topics', import.meta.url)));
  const some = (of: typeof phrasings, count: number) =>
    Array.from({ length: count }, () => of[Math.floor(random() * of.length)]?.text ?? '');
  return [
    ...some(
      phrasings.filter(({ topic }) => topic !== outside),
      450,
    ),
    ...some(
      phrasings.filter(({ topic }) => topic === outside),
      50,
    ),
  ].sort(() => random() - 0.5);
})(mulberry32(seed));

type Copies = 'as ingest linked them' | 'without links';

/** Perturbed copies of the shipped statements: a quarter of the words replaced, no topic named. */
function grown(size: number, copies: Copies): Dataset {
  const random = mulberry32(seed);
  const statements: Responsibility[] = [];
  for (let copy = 0; statements.length < size; copy++) {
    const original = shipped.responsibilities[copy % shipped.responsibilities.length];
    if (original === undefined) break;
    if (copy < shipped.responsibilities.length) {
      statements.push(original);
      continue;
    }
    const { topic, ...rest } = original;
    const text = original.text.replace(/\p{L}+/gu, (word) =>
      random() < 0.25 ? `${word}${Math.floor(random() * 1000)}` : word,
    );
    const links = copies === 'without links' || topic === undefined ? [] : [{ topic, certainty: 0.9 }];
    // A list of its own each time, as another document would be.
    const section = [...original.section, `${Math.floor(copy / shipped.responsibilities.length)}`];
    statements.push({ ...rest, id: `${original.id}~${copy}`, section, text, links });
  }
  return { ...shipped, responsibilities: statements };
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const held = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

function times(ask: (question: string) => unknown): { readonly median: number; readonly p99: number } {
  for (const question of questions.slice(0, 100)) ask(question);
  const taken = questions.map((question) => {
    const started = cpu();
    ask(question);
    return cpu() - started;
  });
  taken.sort((a, b) => a - b);
  return { median: taken[taken.length >> 1] ?? 0, p99: taken[Math.floor(taken.length * 0.99)] ?? 0 };
}

interface Built {
  readonly ask: (question: string) => unknown;
  /** Megabytes, where they lie outside the memory that Node counts. */
  readonly outsideNode?: () => number;
}

async function row(size: number, name: string, build: () => Built): Promise<void> {
  // What the row before has built is let go only when nothing of it is on the stack.
  await new Promise((resolve) => setImmediate(resolve));
  const before = held();
  const started = cpu();
  const { ask, outsideNode } = build();
  // The first question is part of the build: what is put off until then counts as well.
  ask(questions[0] ?? '');
  const built = cpu() - started;
  const memory = outsideNode?.() ?? held() - before;
  const { median, p99 } = times(ask);
  console.log(
    `${String(size).padStart(7)}  ${name.padEnd(28)} build ${built.toFixed(0).padStart(6)} ms  median ${median.toFixed(2).padStart(7)} ms  p99 ${p99.toFixed(2).padStart(7)} ms  memory ${memory.toFixed(0).padStart(5)} MB`,
  );
}

for (const size of sizes.length > 0 ? sizes : [300, 10_000, 100_000]) {
  for (const copies of size > shipped.responsibilities.length
    ? (['as ingest linked them', 'without links'] as const)
    : (['as ingest linked them'] as const)) {
    const dataset = grown(size, copies);
    await row(size, `baton, ${copies}`, () => {
      const index = buildIndex(dataset, model, readNames());
      return { ask: (question) => index.search({ text: question }) };
    });
  }
  const { responsibilities } = grown(size, 'without links');
  await row(size, 'MiniSearch, default', () => {
    const index = new MiniSearch<Responsibility>({ fields: ['text'] });
    index.addAll([...responsibilities]);
    return { ask: (question) => index.search(question) };
  });
  await row(size, 'SQLite FTS5 unicode61', () => {
    const database = new Database(':memory:');
    database.exec("create virtual table statements using fts5(text, tokenize = 'unicode61')");
    const insert = database.prepare('insert into statements (text) values (?)');
    database.transaction(() => {
      for (const { text } of responsibilities) insert.run(text);
    })();
    const find = database.prepare('select rowid from statements where statements match ? order by rank limit 10');
    return {
      ask: (question) => find.all((question.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' OR ')),
      outsideNode: () =>
        (Number(database.pragma('page_count', { simple: true })) *
          Number(database.pragma('page_size', { simple: true }))) /
        1e6,
    };
  });
}

const unlinked = grown(10_000, 'without links').responsibilities.map(
  ({ topic: _topic, links: _links, ...rest }) => rest,
);
const started = cpu();
const linked = linkDataset({ ...shipped, responsibilities: unlinked }, () => model);
console.log(
  `linking at ingest: 10,000 statements in ${((cpu() - started) / 1000).toFixed(1)} s, ${linked.responsibilities.filter(({ links = [] }) => links.length > 0).length} linked`,
);
