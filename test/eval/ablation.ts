import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { record } from '../../bot/cli/documents/records.js';
import { knowledgeOf, openKnowledge, readModel } from '../../bot/knowledge/knowledge.js';
import type { Dataset } from '../../data/domain/responsibility.js';
import { readSources } from '../../data/ingest/files.js';
import { ingest } from '../../data/ingest/ingest.js';
import { firstPlaybook } from '../../data/playbooks/shipped.js';
import type { SearchParts } from '../../data/search/search.js';
import { words } from '../../data/search/text/text.js';
import type { TopicModel } from '../../data/search/topics/topic-model.js';
import type { Knowledge } from '../../dialogs/turn/turn.js';

// What each part of the search contributes: every part is left out once, and the questions are asked again.
//   npx tsx test/eval/ablation.ts [--exam FOLDER]
// FOLDER holds JSON lines {question, kind, topics: [id …], outcome}: right = one of the topics leads, or rightly silent.

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

interface Without {
  readonly name: string;
  readonly parts?: SearchParts;
  readonly model?: (model: TopicModel) => TopicModel;
}

const variants: readonly Without[] = [
  { name: 'nothing left out' },
  { name: 'topics (own words only)', model: (model) => ({ ...model, topics: new Map() }) },
  { name: 'nearest phrasings', parts: { nearest: false } },
  { name: 'linear model', parts: { linear: false } },
  { name: "documents' own words", parts: { documentWords: false } },
  { name: 'links between the sides', model: withoutOther },
  { name: 'phase filter', parts: { phaseFilter: false } },
  { name: 'contrast (side and verb)', parts: { contrast: false } },
  { name: 'silence', parts: { silence: false } },
  { name: 'value asked', parts: { valueAsked: false } },
  { name: 'spelling', model: (model) => ({ ...model, read: (q) => ({ words: words(q), vector: model.vectorOf(q) }) }) },
];

function withoutOther(model: TopicModel): TopicModel {
  return { ...model, topics: new Map([...model.topics].map(([id, topic]) => [id, { ...topic, other: [] }])) };
}

interface Scored {
  readonly correct: number;
  readonly silence: number;
}
type Score = (knowledge: Knowledge) => Scored;

const jsonLines = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));

interface Asked {
  readonly id: string;
  readonly question: string;
}
interface Scorer {
  readonly score: (
    answers: readonly unknown[],
    questions: readonly Asked[],
  ) => { all: { correct: number; silenceF1: number } };
}

async function ofDev(): Promise<Score> {
  const { score } = (await import(`${shared}eval/score.mjs`)) as Scorer;
  const questions = jsonLines(`${shared}eval/dev.jsonl`) as readonly Asked[];
  return ({ answer }) => {
    const { all } = score(
      questions.map(({ id, question }) => ({ id, ...record(firstPlaybook(), answer({ text: question })) })),
      questions,
    );
    return { correct: all.correct, silence: all.silenceF1 };
  };
}

interface ExamQuestion {
  readonly question: string;
  readonly outcome: string;
  readonly topics: readonly string[];
}

function ofExam(folder: string): Score {
  const questions = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => jsonLines(path.join(folder, file)) as readonly ExamQuestion[]);
  return ({ answer }) => {
    const count = { right: 0, rightlySilent: 0, silent: 0, none: 0 };
    for (const { question, outcome, topics } of questions) {
      const said = answer({ text: question });
      const isSilent = said.outcome === 'nothing';
      const expected = outcome === 'nothing';
      count.silent += Number(isSilent);
      count.none += Number(expected);
      count.rightlySilent += Number(isSilent && expected);
      count.right += Number(expected ? isSilent : topics.includes(said.main?.topic?.id ?? ''));
    }
    return {
      correct: count.right / questions.length,
      silence: (2 * count.rightlySilent) / (count.silent + count.none),
    };
  };
}

function table(title: string, dataset: Dataset, score: Score): void {
  const model = readModel();
  console.log(`\n${title}\n${'left out'.padEnd(28)}correct  silence F1`);
  for (const { name, parts, model: changed } of variants) {
    const { correct, silence } = score(knowledgeOf(dataset, changed?.(model) ?? model, parts));
    const percent = (share: number) => (100 * share).toFixed(1).padStart(7);
    console.log(`${name.padEnd(28)}${percent(correct)}  ${percent(silence)}`);
  }
}

const { values } = parseArgs({ options: { exam: { type: 'string' } } });
if (existsSync(shared)) {
  const { files } = await readSources([`${shared}documents/seeds`]);
  table('the questions that were written for Baton, public documents', ingest(files).dataset, await ofDev());
}
if (values.exam !== undefined) table(`${values.exam}, our own documents`, openKnowledge().dataset, ofExam(values.exam));
