import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Citation, Responsibility } from '../../data/domain/responsibility.js';
import { locales } from '../../data/domain/responsibility.js';
import { readSources } from '../../data/ingest/files.js';
import { type Ingested, ingest } from '../../data/ingest/ingest.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';

const folder = fileURLToPath(new URL('../../data/playbooks/fasttrack/documents', import.meta.url));

/** What restates the newest public text stands beside what restates the older ones; it has its own checks. */
const isOf2021 = ({ document }: Pick<Responsibility, 'document'>): boolean => document.startsWith('fasttrack-2021-');
const shared = fileURLToPath(new URL('../../../shared', import.meta.url));

describe('the shipped documents', () => {
  let ingested: Ingested;
  let statements: readonly Responsibility[];

  before(async () => {
    const { files, problems } = await readSources([folder]);
    assert.deepEqual(problems, []);
    ingested = ingest(files);
    statements = ingested.dataset.responsibilities.filter((statement) => !isOf2021(statement));
  });

  it('are read without a problem or a note', () => {
    assert.deepEqual(ingested.problems, []);
    assert.deepEqual(ingested.notes, []);
  });

  it('exist in every language as one article each', () => {
    const languages = new Map<string, string[]>();
    for (const { article, locale } of ingested.dataset.documents)
      languages.set(article ?? 'none', [...(languages.get(article ?? 'none') ?? []), locale]);
    assert.equal(languages.size, 5);
    for (const [article, spoken] of languages) assert.deepEqual(spoken.sort(), [...locales].sort(), article);
  });

  it('state every topic once in each language', () => {
    for (const locale of locales) {
      const topics = statements.filter((statement) => statement.locale === locale).map(({ topic }) => topic);
      assert.equal(new Set(topics).size, topics.length, `${locale}: a topic occurs twice`);
      assert.ok(!topics.includes(undefined), `${locale}: a statement has no anchor`);
    }
  });

  it('agree in all languages about everything but the words', () => {
    for (const [topic, editions] of byTopic(statements)) {
      assert.equal(editions.length, locales.length, `${topic} is missing in a language`);
      const [first, ...others] = editions.map(withoutWords);
      for (const other of others) assert.deepEqual(other, first, topic);
    }
  });

  it('cite at least one source for every statement', () => {
    for (const { id, cites } of statements) assert.ok((cites?.length ?? 0) > 0, id);
  });

  it('keep their marks and citations out of what people read', () => {
    for (const { id, text, leadIn } of statements)
      for (const words of [text, leadIn ?? '']) assert.doesNotMatch(words, /[[\]{}]|<a /, id);
  });

  it('put limits, guidance and attempts in words of each language', () => {
    const said: Record<string, RegExp> = {
      'm-30d': /30.*(?:시도)|(?:Try|Tentar|Försöka).*30/u,
      'm-fw': /^Guide |안내합니다\.$|^Orientar |^Vägleda /u,
      'm-enroll2': /two test|두 대까지|dois dispositivos de teste|två testenheter/u,
      'e-twoapps': /up to two|두 개까지|até dois|högst två/u,
      'e-12m': /12/u,
      'f-langs': /eight|여덟|oito|åtta/u,
      'p-sevc': /only|만 |só |bara/u,
      'p-jit': /couple of hours|두어 시간|par de horas|par timmars/u,
    };
    for (const statement of statements) {
      const form = said[statement.topic ?? ''];
      if (form) assert.match(statement.text, form, statement.id);
    }
  });

  it('never put a fact, a limit or an exclusion on a checklist', () => {
    const kindOf = new Map(statements.map(({ topic, kind }) => [topic, kind]));
    for (const topic of ['o-adfs', 'o-configmgr', 'o-customrules']) assert.equal(kindOf.get(topic), 'out-of-scope');
    for (const topic of ['f-forest', 'c-cmchecklist']) assert.equal(kindOf.get(topic), 'expectation');
    for (const topic of ['w-ops', 'w-hw', 'w-other']) assert.equal(kindOf.get(topic), 'routing');
    for (const topic of ['f-hours', 'f-langs', 'f-mamonly', 'j-verify', 'm-guideintune', 'p-sevc', 'p-sevab'])
      assert.equal(kindOf.get(topic), 'prose', topic);
    assert.ok(statements.every(({ kind, party }) => kind !== 'item' || party !== 'joint'));
  });

  if (existsSync(shared)) describeAgainstTheSources(() => statements);
  else
    console.log(
      '      (the public documents are not here: whether every line is restated and none copied is not checked)',
    );
});

function describeAgainstTheSources(ours: () => readonly Responsibility[]): void {
  it('restate every public statement under its topic, in the order of its sources', () => {
    const { lineOf, evidence } = publicStatements();
    const citedAs = new Map<string, string>();
    const topics = jsonLines<{ topic: string; items: string[] }>('material/topics.jsonl');
    for (const locale of locales) {
      const byName = new Map(
        ours()
          .filter((statement) => statement.locale === locale)
          .map((statement) => [statement.topic, statement]),
      );
      for (const { topic, items } of topics) {
        const lines = [...new Set(items.map((item) => lineOf.get(item) ?? item))];
        const cites = byName.get(topic)?.cites ?? [];
        assert.equal(cites.length, lines.length, `${locale} ${topic} cites ${lines.join(', ')}`);
        for (const [index, line] of lines.entries()) {
          const cite = cites[index];
          if (!cite) continue;
          const { title, date, ordinal } = evidence.get(line) ?? {};
          assert.equal(cite.title, title, `${locale} ${topic} ${line}`);
          assert.equal(cite.date, date, `${locale} ${topic} ${line}`);
          if (ordinal !== undefined) assert.equal(cite.ordinal, ordinal, `${locale} ${topic} ${line}`);
          assert.equal(citedAs.get(line) ?? named(cite), named(cite), `${line} is cited in two ways`);
          citedAs.set(line, named(cite));
        }
      }
    }
    assert.equal(new Set(citedAs.values()).size, citedAs.size, 'two lines are cited in the same way');
    for (const line of evidence.keys()) assert.ok(citedAs.has(line), `${line} is not restated`);
  });

  it('contain no 40 characters in a row of the public documents, names of products apart', () => noneCopied(ours()));
}

function noneCopied(ours: readonly Responsibility[]): void {
  const windows = new Map<string, string>();
  for (const statement of ours)
    for (const words of [statement.text, statement.leadIn ?? ''])
      for (const window of windowsOf(words)) windows.set(window, statement.id);
  for (const file of filesUnder(['documents', 'eval']))
    for (const window of windowsOf(readFileSync(file, 'utf8').replace(/<[^>]+>/g, ''))) {
      const copied = windows.get(window);
      assert.equal(copied, undefined, `${copied} repeats “${window}” of ${file}`);
    }
}

describe('the edition of 2021', () => {
  let statements: readonly Responsibility[];

  before(async () => {
    const { files, problems } = await readSources([folder]);
    assert.deepEqual(problems, []);
    statements = ingest(files).dataset.responsibilities.filter(isOf2021);
  });

  it('is in every language, as two articles', () =>
    assert.equal(new Set(statements.map(({ document }) => document)).size, 2 * locales.length));

  it('agrees in all languages about everything but the words, and states each line once', () => {
    for (const [id, editions] of byAnchor(statements)) {
      assert.deepEqual(editions.map(({ locale }) => locale).sort(), [...locales].sort(), id);
      const [first, ...others] = editions.map(withoutWords);
      for (const other of others) assert.deepEqual(other, first, id);
    }
  });

  it('cites a public document that opens for every line', () => {
    for (const { id, cites } of statements) {
      assert.ok((cites?.length ?? 0) > 0, id);
      for (const { url } of cites ?? []) assert.match(url ?? '', /^https:\/\/learn\.microsoft\.com\//u, id);
    }
  });

  it('speaks of every service of the playbook but the one that is bought', () => {
    const spoken = new Set(statements.map(({ workload }) => workload));
    const silent = firstPlaybook()
      .services.map(({ id }) => id)
      .filter((service) => !spoken.has(service));
    assert.deepEqual(silent, ['managed-desktop']);
  });

  if (existsSync(shared))
    it('contains no 40 characters in a row of the public documents, names of products apart', () =>
      noneCopied(statements));
});

interface PublicStatement {
  readonly title: string;
  readonly date: string | null;
  /** Undefined where the measured extraction does not say; null where the line has none. */
  readonly ordinal?: string | null;
}

/** Every line of the public documents that states something, and the line that each id of the evaluation stands for. */
function publicStatements(): { lineOf: Map<string, string>; evidence: Map<string, PublicStatement> } {
  const evidence = new Map<string, PublicStatement>();
  const lineOf = new Map<string, string>();
  const heads = new Map<string, { title: string; date: string | null }>();
  const headOf = (document: string) => {
    const known = heads.get(document) ?? headOfFile(document);
    heads.set(document, known);
    return known;
  };
  for (const { id, line } of jsonLines<{ id: string; line: number }>('eval/items.jsonl')) {
    const document = id.slice(0, id.indexOf('#'));
    lineOf.set(id, `${document}:${line}`);
    evidence.set(`${document}:${line}`, headOf(document));
  }
  for (const gold of jsonLines<{ doc: string; line: number; ordinal: string | null }>('eval/gold-seeds.jsonl')) {
    const document = gold.doc.replace(/\.\w+$/, '');
    evidence.set(`${document}:${gold.line}`, { ...headOf(document), ordinal: gold.ordinal });
  }
  return { lineOf, evidence };
}

function headOfFile(document: string): { title: string; date: string | null } {
  const [file] = readdirSync(`${shared}/documents/seeds`).filter((name) => name.startsWith(document));
  const text = readFileSync(`${shared}/documents/seeds/${file}`, 'utf8');
  const [, month, day, year] = /^ms\.date: *(\d+)\/(\d+)\/(\d+)/m.exec(text) ?? [];
  return { title: /^title: *(.*?)\s*$/m.exec(text)?.[1] ?? '', date: year ? `${year}-${month}-${day}` : null };
}

function named({ title, date, heading, ordinal }: Citation): string {
  return [title, date ?? 'undated', heading, ordinal ?? ''].join(' | ');
}

function withoutWords(statement: Responsibility): unknown {
  const { phase, party, kind, ordinal, group, optional, conditional, condition, workload, stage, destination, cites } =
    statement;
  const facts = { phase, party, kind, ordinal, group, optional, conditional, condition, workload, stage, destination };
  return { ...facts, cites, depth: statement.section.length, nested: statement.leadIn !== undefined };
}

function byTopic(statements: readonly Responsibility[]): Map<string, Responsibility[]> {
  const topics = new Map<string, Responsibility[]>();
  for (const statement of statements) {
    const topic = statement.topic ?? statement.id;
    topics.set(topic, [...(topics.get(topic) ?? []), statement]);
  }
  return topics;
}

/** By what a line is called in its document, which is the end of its id. */
function byAnchor(statements: readonly Responsibility[]): Map<string, Responsibility[]> {
  const anchors = new Map<string, Responsibility[]>();
  for (const statement of statements) {
    const anchor = statement.id.slice(statement.id.indexOf('#'));
    anchors.set(anchor, [...(anchors.get(anchor) ?? []), statement]);
  }
  return anchors;
}

const width = 40;
const productNames = /(?:\b[A-Z][A-Za-z0-9+]*\b ?){2,}/g;

function* windowsOf(text: string): Generator<string> {
  const words = text.replace(/\s+/g, ' ').replace(productNames, ' ').toLowerCase();
  for (let at = 0; at + width <= words.length; at++) yield words.slice(at, at + width);
}

function filesUnder(names: readonly string[]): string[] {
  return names.flatMap((name) =>
    readdirSync(`${shared}/${name}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:md|txt|jsonl)$/.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
}

function jsonLines<T>(name: string): T[] {
  return readFileSync(`${shared}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): T => JSON.parse(line));
}
