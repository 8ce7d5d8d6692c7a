import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Responsibility } from '../../data/domain/responsibility.js';
import { readSources } from '../../data/ingest/files.js';
import { type Ingested, ingest } from '../../data/ingest/ingest.js';

// The gold lines and the documents they were read from belong to others; they lie beside the repository, not in it.
const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const seeds = `${shared}documents/seeds`;

interface Gold {
  readonly id: string;
  readonly doc: string;
  readonly line: number;
  readonly section_path: readonly string[];
  readonly phase: string | null;
  readonly party: string | null;
  readonly ordinal: string | null;
  readonly depth: number;
  readonly parent: string | null;
  readonly is_group: boolean;
  readonly text: string;
  readonly english: string | null;
  readonly lead_in: string | null;
  readonly optional: boolean;
  readonly conditional: boolean;
  readonly kind: string;
  readonly core: boolean;
}

/** How many duties each document of the corpus gave once: a change of a reader loses none of them unseen. */
const leastDuties = JSON.parse(readFileSync(new URL('corpus-duties.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, number>
>;

function jsonLines<T>(name: string): readonly T[] {
  return readFileSync(`${shared}eval/${name}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

const place = (document: string, line: number, kind?: string) =>
  [document.replace(/\.\w+$/, ''), line, kind].filter((part) => part !== undefined).join(' ');

if (!existsSync(`${shared}eval/gold-seeds.jsonl`) || !existsSync(seeds)) {
  console.log('gold: ../shared is not there, its checks are not registered.');
} else {
  describe('the gold lines', () => {
    const gold = jsonLines<Gold>('gold-seeds.jsonl');
    let ingested: Ingested;
    let found: Map<string, Responsibility>;

    before(async () => {
      const { files, problems } = await readSources([seeds]);
      assert.deepEqual(problems, []);
      ingested = ingest(files);
      found = new Map(
        ingested.dataset.responsibilities.map((statement) => [
          place(statement.document, statement.line, statement.kind),
          statement,
        ]),
      );
    });

    /** What differs between gold and dataset in one aspect, as readable lines. */
    function differences(
      which: readonly Gold[],
      see: (gold: Gold, statement: Responsibility) => readonly [unknown, unknown],
    ): string[] {
      return which.flatMap((line) => {
        const statement = found.get(place(line.doc, line.line, line.kind));
        if (!statement) return [`${line.id}: no ${line.kind} here`];
        const [expected, actual] = see(line, statement).map((value) => JSON.stringify(value ?? null));
        return expected === actual ? [] : [`${line.id}: expected ${expected}, found ${actual}`];
      });
    }

    it('come out of the documents without a problem', () => assert.deepEqual(ingested.problems, []));
    it('that are core are exactly the items', () => {
      const expected = gold.filter(({ core }) => core).map(({ doc, line }) => place(doc, line));
      const items = ingested.dataset.responsibilities
        .filter(({ kind }) => kind === 'item')
        .map(({ document, line }) => place(document, line));
      assert.equal(items.length, 226);
      assert.deepEqual(items.toSorted(), expected.toSorted());
    });

    const aspects: Readonly<Record<string, (gold: Gold, statement: Responsibility) => readonly [unknown, unknown]>> = {
      text: (line, statement) => [line.text, statement.text],
      party: (line, statement) => [line.party, statement.party],
      phase: (line, statement) => [line.phase, statement.phase],
      'heading path': (line, statement) => [line.section_path, statement.section],
      ordinal: (line, statement) => [line.ordinal, statement.ordinal],
      nesting: (line, { ordinal, leadIn }) => [
        [line.depth > 1, line.parent],
        [Boolean(ordinal?.includes('.')) && leadIn !== undefined, ordinal?.match(/^(.+)\.\d+$/)?.[1] ?? null],
      ],
      'group mark': (line, statement) => [line.is_group, statement.group],
      'optional mark': (line, statement) => [line.optional, statement.optional],
      'English beside it': (line, statement) => [line.english, statement.english],
      'lead-in': (line, statement) => [line.lead_in !== null, line.lead_in !== null && statement.leadIn !== undefined],
    };
    for (const [aspect, see] of Object.entries(aspects))
      it(`keep their ${aspect}`, () => assert.deepEqual(differences(gold, see), []));
    it('that are core keep their conditional mark', () => {
      const core = gold.filter((line) => line.core);
      assert.deepEqual(
        differences(core, (line, statement) => [line.conditional, statement.conditional]),
        [],
      );
    });

    it('are no items where they are negative, nor there at all but as named evidence', () => {
      const evidence = new Set(
        jsonLines<{ id: string; line: number }>('items.jsonl').map(({ id, line }) =>
          place(id.split('#')[0] ?? '', line),
        ),
      );
      for (const { doc, line } of jsonLines<{ doc: string; line: number }>('gold-negatives.jsonl')) {
        const kinds = ingested.dataset.responsibilities
          .filter((statement) => place(statement.document, statement.line) === place(doc, line))
          .map(({ kind }) => kind);
        assert.deepEqual(kinds, evidence.has(place(doc, line)) ? ['prose'] : [], place(doc, line));
      }
    });
    it('and all lines that questions refer to can be cited', () => {
      const lines = new Set(ingested.dataset.responsibilities.map(({ document, line }) => place(document, line)));
      const missing = jsonLines<{ id: string; line: number }>('items.jsonl').filter(
        ({ id, line }) => !lines.has(place(id.split('#')[0] ?? '', line)),
      );
      assert.deepEqual(
        missing.map(({ id }) => id),
        [],
      );
    });
  });

  describe('the corpus', () => {
    it('is read without falling over, every item has a party, and no document loses one', async () => {
      const { files } = await readSources([`${shared}documents/corpus`]);
      const { dataset, problems } = ingest(files);
      const items = dataset.responsibilities.filter(({ kind }) => kind === 'item');
      assert.ok(items.length > 3_000);
      assert.deepEqual(
        items.filter(({ party }) => party === null),
        [],
      );
      assert.deepEqual(problems, []);
      const counts = new Map<string, number>();
      for (const { document } of items) counts.set(document, (counts.get(document) ?? 0) + 1);
      const fewer = Object.entries(leastDuties).filter(([document, least]) => (counts.get(document) ?? 0) < least);
      assert.deepEqual(fewer, []);
    });
  });
}
