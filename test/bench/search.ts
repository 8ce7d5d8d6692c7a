import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { linkDataset, openKnowledge, readModel, readNames } from '../../bot/knowledge/knowledge.js';
import { readTopicSources } from '../../bot/knowledge/topics.js';
import type { Dataset, Responsibility } from '../../data/domain/responsibility.js';
import { buildIndex } from '../../data/search/search.js';
import { outside } from '../../data/search/topics/topic-model.js';
import { chance, percentile } from '../campaign/crowd.js';
import { type Bench, count, type Plan, type Row } from './bench.js';

/** The search beside MiniSearch's defaults and SQLite FTS5 (unicode61). Times are of the processor, not of the clock. */
export const search: Bench = {
  name: 'search',
  about: 'the search on 300 to 100,000 statements beside MiniSearch and SQLite FTS5',
  run: async (plan) => {
    const shipped = openKnowledge().dataset;
    const questions = realQuestions();
    const rows: Row[] = [];
    for (const size of new Set([300, 10_000, 100_000].map((full) => Math.max(300, Math.round(full * plan.scale))))) {
      for (const rival of rivals(shipped, size)) rows.push(await measured(rival, size, questions, plan));
    }
    return [...rows, linking(shipped, plan)];
  },
};

const seed = 20261120;

/** What people ask; one question in ten is about something that no document says. */
function realQuestions(): readonly string[] {
  const random = chance(seed);
  const { phrasings } = readTopicSources(fileURLToPath(new URL('../../data/topics', import.meta.url)));
  const some = (of: typeof phrasings, many: number) =>
    Array.from({ length: many }, () => of[Math.floor(random() * of.length)]?.text ?? '');
  const covered = phrasings.filter(({ topic }) => topic !== outside);
  const notCovered = phrasings.filter(({ topic }) => topic === outside);
  return [...some(covered, 450), ...some(notCovered, 50)].sort(() => random() - 0.5);
}

/** Altered copies of the shipped statements: a quarter of the words replaced, no topic named. */
function grown(shipped: Dataset, size: number, links: 'as ingest linked them' | 'without links'): Dataset {
  const random = chance(seed);
  const { responsibilities } = shipped;
  const copies = Array.from({ length: Math.max(0, size - responsibilities.length) }, (_, n): Responsibility[] => {
    const original = responsibilities[n % responsibilities.length];
    if (original === undefined) return [];
    const { topic, ...rest } = original;
    const text = original.text.replace(/\p{L}+/gu, (word) =>
      random() < 0.25 ? `${word}${Math.floor(random() * 1000)}` : word,
    );
    const linked = links === 'without links' || topic === undefined ? [] : [{ topic, certainty: 0.9 }];
    // A list of its own each time, as another document would be.
    const section = [...original.section, `${Math.floor(n / responsibilities.length) + 1}`];
    return [{ ...rest, id: `${original.id}~${n}`, section, text, links: linked }];
  });
  return { ...shipped, responsibilities: [...responsibilities.slice(0, size), ...copies.flat()] };
}

interface Rival {
  readonly name: string;
  readonly build: () => Built;
}
interface Built {
  readonly ask: (question: string) => unknown;
  /** Megabytes, where they lie outside the memory that Node counts. */
  readonly outsideNode?: () => number;
}

function rivals(shipped: Dataset, size: number): readonly Rival[] {
  const model = readModel();
  const baton = (links: 'as ingest linked them' | 'without links'): Rival => {
    const dataset = grown(shipped, size, links);
    return {
      name: `Baton, ${links}`,
      build: () => {
        const index = buildIndex(dataset, model, readNames());
        return { ask: (question) => index.search({ text: question }) };
      },
    };
  };
  const { responsibilities } = grown(shipped, size, 'without links');
  return [
    baton('as ingest linked them'),
    ...(size > shipped.responsibilities.length ? [baton('without links')] : []),
    {
      name: 'MiniSearch',
      build: () => {
        const index = new MiniSearch<Responsibility>({ fields: ['text'] });
        index.addAll([...responsibilities]);
        return { ask: (question) => index.search(question) };
      },
    },
    { name: 'SQLite FTS5', build: () => fullTextOf(responsibilities) },
  ];
}

function fullTextOf(responsibilities: readonly Responsibility[]): Built {
  const database = new Database(':memory:');
  database.exec("create virtual table statements using fts5(text, tokenize = 'unicode61')");
  const insert = database.prepare('insert into statements (text) values (?)');
  database.transaction(() => {
    for (const { text } of responsibilities) insert.run(text);
  })();
  const find = database.prepare('select rowid from statements where statements match ? order by rank limit 10');
  const pragma = (name: string) => Number(database.pragma(name, { simple: true }));
  return {
    ask: (question) => find.all((question.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' OR ')),
    outsideNode: () => (pragma('page_count') * pragma('page_size')) / 1e6,
  };
}

async function measured({ name, build }: Rival, size: number, questions: readonly string[], plan: Plan): Promise<Row> {
  plan.say(`${name}, ${size} statements`);
  // The index of the row before is collected only when nothing of it is on the stack.
  await new Promise((resolve) => setImmediate(resolve));
  const before = held();
  const began = cpu();
  const { ask, outsideNode } = build();
  // The first question is part of the build: what is put off until then counts as well.
  ask(questions[0] ?? '');
  const built = cpu() - began;
  const megabytes = outsideNode?.() ?? held() - before;
  for (const question of questions.slice(0, 100)) ask(question);
  const times = questions.map((question) => {
    const asked = cpu();
    ask(question);
    return cpu() - asked;
  });
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return {
    what: `${name}, ${count(size)} statements`,
    measured: `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms of CPU; built in ${count(built)} ms, ${count(megabytes)} MB`,
    values: { p50, p99, built, MB: megabytes },
  };
}

function linking(shipped: Dataset, plan: Plan): Row {
  const size = Math.max(300, Math.round(10_000 * plan.scale));
  plan.say(`linking ${size} statements`);
  const unlinked = grown(shipped, size, 'without links').responsibilities.map(
    ({ topic: _topic, links: _links, ...rest }) => rest,
  );
  const model = readModel();
  const began = cpu();
  const { responsibilities } = linkDataset({ ...shipped, responsibilities: unlinked }, () => model);
  const seconds = (cpu() - began) / 1_000;
  const linked = responsibilities.filter(({ links = [] }) => links.length > 0).length;
  return {
    what: `linking at ingest, ${count(size)} statements`,
    measured: `${seconds.toFixed(1)} s of CPU, ${count(linked)} linked`,
    values: { seconds, linked },
  };
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const held = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};
