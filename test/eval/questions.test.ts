import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { record } from '../../bot/cli/documents/records.js';
import { knowledgeOf, openKnowledge } from '../../bot/knowledge/knowledge.js';
import type { Citation } from '../../data/domain/responsibility.js';
import { readSources } from '../../data/ingest/files.js';
import { ingest } from '../../data/ingest/ingest.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';
import { parseIntent } from '../../data/search/asking/asking.js';
import type { Knowledge } from '../../dialogs/turn/turn.js';
import { knownTopics } from '../support/known-topics.js';

// The questions and their scorer belong to others; they lie beside the repository, not in it.
const root = fileURLToPath(new URL('../../', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** Below the measured scores by what a change of a few words may cost; a lower score is a regression. */
const floors = { correct: 0.95, language: 0.9, paraphrase: 0.88, silence: 0.9, wrongSilence: 0.03 };

interface Sum {
  readonly n: number;
  readonly correct: number;
  readonly silenceF1: number;
  readonly wrongSilence: number;
}
interface Asked {
  readonly id: string;
  readonly question: string;
}
interface Scored {
  readonly all: Sum;
  readonly kind: Readonly<Record<string, Sum>>;
  readonly lang: Readonly<Record<string, Sum>>;
  readonly reach: Readonly<Record<string, Sum>>;
}
interface Scorer {
  readonly score: (answers: readonly unknown[], questions: readonly Asked[]) => Scored;
}
interface Cited {
  readonly document: string;
  readonly line: number;
}

const jsonLines = <T>(name: string): readonly T[] =>
  readFileSync(`${shared}${name}`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): T => JSON.parse(line));

function check({ all, kind, lang, reach }: Scored): void {
  assert.ok(all.correct >= floors.correct, `${all.correct} correct`);
  assert.ok(all.silenceF1 >= floors.silence, `${all.silenceF1} F1 of silence`);
  assert.ok(all.wrongSilence <= floors.wrongSilence, `${all.wrongSilence} wrongly silent`);
  for (const [name, sum] of Object.entries(lang)) assert.ok(sum.correct >= floors.language, `${name}: ${sum.correct}`);
  assert.ok((reach['cross-language only']?.correct ?? 0) >= floors.language);
  for (const [name, { n, correct }] of Object.entries(kind)) {
    const misses = Math.round(n * (1 - correct));
    const fine =
      name === 'paraphrase' ? correct >= floors.paraphrase : n < 10 ? misses <= 1 : correct >= 0.92 || misses <= 1;
    assert.ok(fine, `${name}: ${misses} of ${n} missed`);
  }
}

if (existsSync(shared)) {
  describe('the questions that were written for Baton', function () {
    this.timeout(300_000);
    const questions = jsonLines<Asked>('eval/dev.jsonl');
    let scorer: Scorer;
    before(async () => {
      scorer = (await import(`${shared}eval/score.mjs`)) as Scorer;
    });
    const answersOf = ({ answer }: Knowledge) =>
      questions.map(({ id, question }) => ({ id, ...record(firstPlaybook(), answer({ text: question })) }));

    it('are answered from the public documents', async () => {
      const { files } = await readSources([`${shared}documents/seeds`]);
      const { dataset } = ingest(files);
      check(scorer.score(answersOf(knowledgeOf(dataset, knownTopics())), questions));
    });

    it('are answered from our own documents, through the sources they cite', () => {
      const knowledge = openKnowledge();
      const { publicLine } = citedLines(knowledge);
      const cites = new Map(knowledge.dataset.responsibilities.map((r) => [`${r.document}:${r.line}`, r.cites ?? []]));
      const answers = answersOf(knowledge).map((answer) => ({
        ...answer,
        citations: answer.citations.flatMap(({ document, line }) => {
          const [first] = cites.get(`${document}:${line}`) ?? [];
          return first === undefined ? [] : (publicLine.get(named(first)) ?? []);
        }),
      }));
      check(scorer.score(answers, questions));
    });

    it('are neither taken for lists nor for follow-ups', () => {
      const taken = questions.filter(({ question }) => {
        const { list, followUp } = parseIntent(question);
        return list !== null || followUp !== null;
      });
      assert.deepEqual(taken, []);
    });

    it('occur nowhere in code or data', () => {
      const texts = filesUnder(['bot', 'cards', 'data', 'dialogs', 'test']).map((file) => ({
        file,
        text: readFileSync(file, 'utf8').toLowerCase(),
      }));
      const found = questions.flatMap(({ question }) =>
        texts
          .filter(({ text }) => text.includes(question.trim().toLowerCase()))
          .map(({ file }) => `${file} contains “${question}”`),
      );
      assert.deepEqual(found, []);
    });
  });
} else {
  console.log('      (the questions are not here: how many are answered is not measured)');
}

const named = ({ title, date, heading, ordinal }: Citation): string =>
  [title, date ?? 'undated', heading, ordinal ?? ''].join(' | ');

/** The public line that each citation means: a topic cites the lines that state it in their order. */
function citedLines({ dataset }: Knowledge): { readonly publicLine: ReadonlyMap<string, Cited> } {
  const lineOf = new Map(
    jsonLines<{ id: string; line: number }>('eval/items.jsonl').map((item) => [item.id, item.line]),
  );
  const publicLine = new Map<string, Cited>();
  for (const { topic, items } of jsonLines<{ topic: string; items: string[] }>('material/topics.jsonl')) {
    const lines = [...new Set(items.map((item) => `${item.slice(0, item.indexOf('#'))}:${lineOf.get(item)}`))];
    const cites = dataset.responsibilities.find((r) => r.topic === topic)?.cites ?? [];
    for (const [at, cite] of cites.entries()) {
      const [document = '', line = ''] = lines[at]?.split(':') ?? [];
      publicLine.set(named(cite), { document, line: Number(line) });
    }
  }
  return { publicLine };
}

const filesUnder = (rooms: readonly string[]): readonly string[] =>
  rooms.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|json|jsonl|md|txt|yaml)$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
