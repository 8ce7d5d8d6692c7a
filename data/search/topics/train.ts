import type { Topic } from '../../domain/answer/question.js';
import { Features } from '../model/features.js';
import { linearColumns } from '../model/linear.js';
import { neighbourColumns } from '../model/neighbours.js';
import { type Example, trainSoftmax } from '../model/softmax.js';
import { Vocabulary, vocabularyOf } from '../model/vectors.js';
import { words } from '../text/text.js';
import { calibrateSilence, type Judged, type Silence, uncalibrated } from './silence.js';
import { parseTerms, termFinder } from './terms.js';
import { loadTopics, outside, type TrainedTopics } from './topic-model.js';

/** A way of asking about a topic, or about `outside`. `writer` = the file it stands in. */
export interface Phrasing {
  readonly topic: string;
  readonly writer: string;
  readonly text: string;
}

export interface TopicSources {
  readonly topics: readonly Topic[];
  readonly terms: string;
  readonly phrasings: readonly Phrasing[];
}

/** Silence is calibrated on phrasings that the model has not seen: each third by a model trained on the others. */
const folds = 3;

/** Trains the topic model on everything that people wrote. The same sources give the same model. */
export function trainTopics(sources: TopicSources): TrainedTopics {
  const judged = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isAsked = (_: Phrasing, at: number) => Math.floor(at / folds) % folds === fold;
    const kept = sources.phrasings.filter((phrasing, at) => !isAsked(phrasing, at));
    return judge(trainModel({ ...sources, phrasings: kept }), sources.phrasings.filter(isAsked));
  });
  return trainModel(sources, calibrateSilence(judged));
}

function judge(trained: TrainedTopics, asked: readonly Phrasing[]): readonly Judged[] {
  const model = loadTopics(trained);
  const none = model.label(outside);
  return asked.map(({ topic, text }) => {
    const question = model.read(text);
    const certain = model.classify(question.vector);
    const best = certain.reduce((highest, sure, label) => (label !== none && sure > highest ? sure : highest), 0);
    return { answerable: topic !== outside, signals: model.signals(question, certain, best) };
  });
}

/** One model, without calibration; also used to measure on writers that are left out. */
export function trainModel({ topics, terms, phrasings }: TopicSources, silence: Silence = uncalibrated): TrainedTopics {
  const classes = [...topics.map(({ id }) => id), outside];
  const labels = new Map(classes.map((name, label) => [name, label]));
  const all = [
    ...phrasings,
    ...topics.flatMap(({ id, names }) => Object.values(names).map((text) => ({ topic: id, text }))),
  ].map(({ topic, text }) => {
    const label = labels.get(topic);
    if (label === undefined) throw new Error(`Phrasings name the topic "${topic}", which topics.yaml does not have.`);
    return { label, text };
  });
  const recognise = termFinder(parseTerms(terms));
  const features = new Features();
  const known = vocabularyOf(
    all.map(({ text }) => text),
    (text) => features.read(text, recognise),
  );
  const vocabulary = new Vocabulary(known);
  const examples = all.map(({ label, text }) => ({
    label,
    text,
    vector: vocabulary.vectorOf(features.read(text, recognise)),
  }));
  const linear = linearColumns(trainSoftmax(examples, vocabulary.size, classes.length), vocabulary.size);
  const none = classes.length - 1;
  const used = wordsOf(examples, none);
  return {
    topics,
    terms,
    classes,
    silence,
    words: [...used.keys()],
    columns: {
      ...known,
      ...linear,
      ...neighbourColumns(examples, vocabulary.size, classes.length),
      outsideOnly: onlyIn(none, examples, vocabulary.size),
      wordCounts: Uint32Array.from(used.values(), ({ count }) => count),
      wordsOfTopics: Uint8Array.from(used.values(), ({ ofTopic }) => (ofTopic ? 1 : 0)),
    },
  };
}

/** Features that only texts of one class have. */
function onlyIn(only: number, texts: readonly Example[], features: number): Uint8Array {
  const marks = new Uint8Array(features);
  for (const { label, vector } of texts) if (label === only) for (const id of vector.ids) marks[id] = 1;
  for (const { label, vector } of texts) if (label !== only) for (const id of vector.ids) marks[id] = 0;
  return marks;
}

/** Words of the texts, class by class: how often each is used, and whether about a topic. */
function wordsOf(all: readonly { readonly label: number; readonly text: string }[], none: number) {
  const texts = all.toSorted((a, b) => a.label - b.label);
  const used = new Map<string, { count: number; ofTopic: boolean }>();
  for (const { label, text } of texts) {
    for (const word of words(text)) {
      const { count, ofTopic } = used.get(word) ?? { count: 0, ofTopic: false };
      used.set(word, { count: count + 1, ofTopic: ofTopic || label !== none });
    }
  }
  return used;
}
