import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { knowledgeOf, linkDataset, openKnowledge, readModel, readNames } from '../../bot/knowledge/knowledge.js';
import type { Dataset, Responsibility } from '../../data/domain/responsibility.js';
import { percentile } from '../campaign/crowd.js';
import { type Bench, count, type Plan, type Row } from './bench.js';
import { datasetOf, grown, type Material, material, type Spoken } from './statements.js';

/** The search beside MiniSearch's defaults and SQLite FTS5. Times are of the processor, not of the clock. */
export const search: Bench = {
  name: 'search',
  about: 'the search on 1,000 and 100,000 statements beside MiniSearch and SQLite FTS5',
  run: async (plan) => {
    const shipped = openKnowledge().dataset;
    const spoken = material();
    const rows: Row[] = [];
    for (const limit of limits) {
      const size = limit.statements === least ? least : Math.max(least, Math.round(limit.statements * plan.scale));
      const all: Measured[] = [];
      for (const rival of rivals(shipped, spoken, size)) all.push(await measured(rival, size, spoken.questions, plan));
      const [baton, ...others] = all;
      if (baton !== undefined) rows.push(kept(baton, limit), ...others, ratios(baton, others, size));
    }
    return [...rows, linking(shipped, plan)];
  },
};

const least = 1_000;

/** What the search may take at a size. */
interface Limit {
  readonly statements: number;
  /** Milliseconds of CPU of a question. */
  readonly p99: number;
  /** Milliseconds of CPU of the build. */
  readonly built?: number;
  readonly megabytes?: number;
}

const limits: readonly Limit[] = [
  { statements: least, p99: 10 },
  { statements: 100_000, p99: 40, built: 60_000, megabytes: 300 },
];

interface Rival {
  readonly name: string;
  readonly build: () => Built;
}
interface Built {
  readonly ask: (question: Spoken) => unknown;
  /** Megabytes, where they lie outside the memory that Node counts. */
  readonly outsideNode?: () => number;
}

/** The first is Baton on what the other searches have as well. */
function rivals(shipped: Dataset, spoken: Material, size: number): readonly Rival[] {
  const [model, names] = [readModel(), readNames()];
  const dataset = datasetOf(spoken, size);
  const baton = (name: string, of: Dataset): Rival => ({
    name,
    build: () => {
      const { answer } = knowledgeOf(of, model, {}, names);
      return { ask: answer };
    },
  });
  return [
    baton("Baton, another team's statements", dataset),
    baton("Baton, FastTrack's statements as ingest linked them", grown(shipped, size)),
    {
      name: 'MiniSearch',
      build: () => {
        const index = new MiniSearch<Responsibility>({ fields: ['text'] });
        index.addAll([...dataset.responsibilities]);
        return { ask: ({ text }) => index.search(text) };
      },
    },
    {
      name: 'SQLite FTS5',
      build: () => fullTextOf(dataset, 'unicode61', (text) => text.match(/[\p{L}\p{N}]+/gu) ?? []),
    },
    { name: 'SQLite FTS5 trigram', build: () => fullTextOf(dataset, 'trigram', trigramsOf) },
  ];
}

const trigramsOf = (text: string): readonly string[] => {
  const signs = [...text.replaceAll('"', ' ')];
  return [...new Set(signs.slice(2).map((sign, at) => `${signs[at]}${signs[at + 1]}${sign}`))];
};

function fullTextOf(
  { responsibilities }: Dataset,
  tokenizer: 'unicode61' | 'trigram',
  piecesOf: (text: string) => readonly string[],
): Built {
  const database = new Database(':memory:');
  database.exec(`create virtual table statements using fts5(text, tokenize = '${tokenizer}')`);
  const insert = database.prepare('insert into statements (text) values (?)');
  database.transaction(() => {
    for (const { text } of responsibilities) insert.run(text);
  })();
  const find = database.prepare('select rowid from statements where statements match ? order by rank limit 10');
  const pragma = (name: string) => Number(database.pragma(name, { simple: true }));
  return {
    ask: ({ text }) => {
      const pieces = piecesOf(text);
      return pieces.length === 0 ? [] : find.all(pieces.map((piece) => `"${piece}"`).join(' OR '));
    },
    outsideNode: () => (pragma('page_count') * pragma('page_size')) / 1e6,
  };
}

interface Measured extends Row {
  readonly rival: string;
  readonly values: { readonly p50: number; readonly p99: number; readonly built: number; readonly MB: number };
}

/** Questions asked before the clock runs: the first ones pay for the compiler. */
const warming = 100;

/** Fewer where there is much to search: the slowest of the others takes most of a second for one. */
const questionsAt = (size: number): number => (size > 10_000 ? 200 : 500);

async function measured({ name, build }: Rival, size: number, all: readonly Spoken[], plan: Plan): Promise<Measured> {
  plan.say(`${name}, ${size} statements`);
  const questions = all.slice(0, questionsAt(size));
  // The index of the row before is collected only when nothing of it is on the stack, and what it held a turn later.
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    held();
  }
  const before = held();
  const began = cpu();
  const { ask, outsideNode } = build();
  // The first question is part of the build: what is put off until then counts as well.
  ask(questions[0] ?? { text: '', locale: 'en' });
  const built = cpu() - began;
  const megabytes = outsideNode?.() ?? held() - before;
  for (const question of questions.slice(0, Math.min(warming, questions.length / 5))) ask(question);
  const times = questions.map((question) => {
    const asked = cpu();
    ask(question);
    return cpu() - asked;
  });
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return {
    rival: name,
    what: `${name}, ${count(size)} statements`,
    measured: `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms of CPU; built in ${count(built)} ms, ${count(megabytes)} MB`,
    values: { p50, p99, built, MB: megabytes },
  };
}

function kept(row: Measured, { p99, built = unbounded, megabytes = unbounded }: Limit): Row {
  const { values } = row;
  const isHeld = values.p99 <= p99 && values.built <= built && values.MB <= megabytes;
  return { ...row, guard: isHeld ? 'held' : 'missed' };
}

const unbounded = Number.POSITIVE_INFINITY;

/** Of one run, and so the same on a slow machine. */
function ratios({ values: own }: Measured, others: readonly Measured[], size: number): Row {
  const times = others
    .filter(({ rival }) => !rival.startsWith('Baton'))
    .map(({ rival, values }) => [rival, own.p99 / values.p99, own.built / values.built] as const);
  return {
    what: `Baton to the others, ${count(size)} statements`,
    measured: times
      .map(([name, p99, built]) => `${name} p99 × ${p99.toFixed(2)}, build × ${built.toFixed(2)}`)
      .join('; '),
    values: Object.fromEntries(
      times.flatMap(([name, p99, built]) => [
        [`p99 to ${name}`, p99],
        [`build to ${name}`, built],
      ]),
    ),
  };
}

function linking(shipped: Dataset, plan: Plan): Row {
  const size = Math.max(300, Math.round(10_000 * plan.scale));
  plan.say(`linking ${size} statements`);
  const unlinked = grown(shipped, size).responsibilities.map(({ topic: _topic, links: _links, ...rest }) => rest);
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
