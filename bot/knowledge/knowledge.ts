import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultDatasetFile, parseDataset, toDataset } from '../../data/dataset.js';
import { answerFrom, answerOf, matchOf } from '../../data/domain/answer/answer.js';
import type { Answer, Asker } from '../../data/domain/answer/question.js';
import { isAboutWhereToTurn, routed } from '../../data/domain/answer/routing.js';
import type { Playbook } from '../../data/domain/playbook/playbook.js';
import type { Dataset, Locale, Responsibility, TopicLink } from '../../data/domain/responsibility.js';
import { askerNamed } from '../../data/search/asking/asker.js';
import type { Encoder } from '../../data/search/encoder/encoder.js';
import { type NameGroup, parseNames } from '../../data/search/names/names.js';
import { buildIndex, type Search, type SearchParts } from '../../data/search/search.js';
import { isPlaybookOf, linkTopics } from '../../data/search/topics/link.js';
import { loadTopics, type TopicModel } from '../../data/search/topics/topic-model.js';
import { unpackTopics } from '../../data/search/topics/topics-file.js';
import type { Knowledge } from '../../dialogs/turn/turn.js';
import { readEncoder } from './encoder.js';

/** The trained topics that ship with Baton (`baton topics` writes them). */
export const defaultModelFile = (): string => fileURLToPath(new URL('../../data/topics/model.bin', import.meta.url));

/** What `sha256sum` writes about a model's file, beside it. */
export const checksumFile = (file: string): string => `${file}.sha256`;
export const checksumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads the trained topics. They are numbers: a byte that a disk or a copy changed would give other answers and no error, so
 * the file is compared with its checksum. Throws with the cure.
 */
export function readModel(file = defaultModelFile()): TopicModel {
  const bytes = readFileSync(file);
  const known = existsSync(checksumFile(file)) ? readFileSync(checksumFile(file), 'utf8').split(/\s/u)[0] : '';
  if (known !== checksumOf(bytes)) {
    throw new Error(
      `${file}: is not the file that ${checksumFile(file)} tells of, so it is damaged or was only copied in part: ` +
        'take both from the release again, or run `baton topics`.',
    );
  }
  const trained = unpackTopics(bytes);
  if (trained === null) throw new Error(`${file}: written by another Baton: run \`baton topics\` again.`);
  return loadTopics(trained);
}

/** Names of products, services and parties that ship with Baton. */
export const readNames = (
  file = fileURLToPath(new URL('../../data/topics/names.txt', import.meta.url)),
): readonly NameGroup[] => parseNames(readFileSync(file, 'utf8'));

/** Reads a dataset. Throws a DatasetError with the cure where it cannot. */
export const openDataset = (file = defaultDatasetFile()): Dataset => parseDataset(readFileSync(file), file);

/** Reads a dataset and builds what Baton knows from it. Throws a DatasetError with the cure where it cannot. */
export const openKnowledge = (file = defaultDatasetFile(), encoder: () => Encoder = readEncoder): Knowledge =>
  knowledgeOf(openDataset(file), readModel(), {}, readNames(), encoder);

/** Writes into a dataset which topics its statements state, as far as the documents themselves don't say it. */
export function linkDataset(dataset: Dataset, model: () => TopicModel = readModel): Dataset {
  if (dataset.responsibilities.every(({ topic }) => topic !== undefined)) return dataset;
  const topics = model();
  if (!isPlaybookOf(topics, dataset.playbook)) return dataset;
  const links = linkTopics(dataset, topics);
  const statements = dataset.responsibilities.map((statement): Responsibility => {
    if (statement.topic !== undefined) return statement;
    return { ...statement, links: (links.get(statement.id) ?? []).map(inThousandths) };
  });
  return toDataset(dataset.playbook, dataset.documents, statements, dataset.outside);
}

/** So that a line of the dataset changes when its link does, not when an unrelated phrasing was added. */
const inThousandths = ({ topic, certainty }: TopicLink): TopicLink => ({
  topic,
  certainty: Math.round(certainty * 1000) / 1000,
});

/** Dataset, index and answer in one. */
export function knowledgeOf(
  dataset: Dataset,
  model: TopicModel = readModel(),
  parts: SearchParts = {},
  names: readonly NameGroup[] = readNames(),
  encoder: () => Encoder = readEncoder,
): Knowledge {
  const index = buildIndex(dataset, model, names, encoder);
  const route = (answer: Answer, asker: Asker | null): Answer =>
    routed(dataset.playbook, answer, asker, (topic) => {
      const matter = index.topic(topic, answer.locale);
      return matter === null ? null : matchOf(matter);
    });
  return {
    dataset,
    answer: (question) => {
      const answer = answerFrom(index.search(question, parts));
      // The asker is looked for only where it decides.
      return isAboutWhereToTurn(dataset.playbook, answer)
        ? route(answer, question.asker ?? askerNamed(question.text))
        : answer;
    },
    about: (responsibility, locale, asker) => {
      const answer = aboutOne(dataset.playbook, index, responsibility, locale);
      // A person who chose a statement by name is not asked for their side.
      return answer === null || asker === undefined ? answer : route(answer, asker);
    },
    matter: (responsibility, locale) => index.about(responsibility, locale),
    inPhase: (question, phase, responsibility) => index.inPhase(question, phase, responsibility),
    duties: (locale) => index.duties(locale).map(matchOf),
  };
}

function aboutOne(playbook: Playbook, index: Search, responsibility: string, locale: Locale): Answer | null {
  const matter = index.about(responsibility, locale);
  if (matter === null) return null;
  return { ...answerOf(playbook, matter, locale), main: matchOf(matter) };
}
