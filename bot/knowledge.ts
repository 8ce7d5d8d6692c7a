import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultDatasetFile, parseDataset } from '../data/dataset.js';
import { answerFrom, answerOf, matchOf } from '../data/domain/answer.js';
import type { Answer } from '../data/domain/question.js';
import type { Dataset, Locale } from '../data/domain/responsibility.js';
import { buildIndex, type Search } from '../data/search/search.js';
import { loadTopicModel, type PackedModel, type TopicModel } from '../data/search/topic-model.js';
import type { Knowledge } from '../dialogs/turn.js';

/** The trained topics that ship with Baton (`baton topics` writes them). */
export const defaultModelFile = (): string => fileURLToPath(new URL('../data/topics/model.json', import.meta.url));

/** Reads the trained topics; they are ours and travel with the code, so only their format is checked. */
export function readModel(file = defaultModelFile()): TopicModel {
  const packed = JSON.parse(readFileSync(file, 'utf8')) as PackedModel;
  if (packed.format !== 1) throw new Error(`${file}: written by another Baton: run \`baton topics\` again.`);
  return loadTopicModel(packed);
}

/** Reads a dataset and builds what Baton knows from it. Throws a DatasetError with the cure where it cannot. */
export function openKnowledge(file = defaultDatasetFile()): Knowledge {
  return knowledgeOf(parseDataset(readFileSync(file), file));
}

/** Dataset, index and answer in one. */
export function knowledgeOf(dataset: Dataset, model: TopicModel = readModel()): Knowledge {
  const index = buildIndex(dataset, model);
  return {
    dataset,
    answer: (question) => answerFrom(index.search(question)),
    about: (responsibility, locale) => aboutOne(index, responsibility, locale),
    matter: (responsibility, locale) => index.about(responsibility, locale),
    inPhase: (question, phase, responsibility) => index.inPhase(question, phase, responsibility),
    duties: (locale) => index.duties(locale).map(matchOf),
  };
}

function aboutOne(index: Search, responsibility: string, locale: Locale): Answer | null {
  const matter = index.about(responsibility, locale);
  if (matter === null) return null;
  return { ...answerOf(matter, locale), main: matchOf(matter) };
}
