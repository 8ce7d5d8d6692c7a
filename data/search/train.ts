import type { Topic } from '../domain/question.js';
import { features } from './features.js';
import { calibrateSilence, type Judged, type Silence, uncalibrated } from './silence.js';
import { type Softmax, trainSoftmax } from './softmax.js';
import { parseTerms, recogniser } from './terms.js';
import { loadTopicModel, outside, type PackedModel } from './topic-model.js';
import { vectorOf, vocabularyOf } from './vectors.js';

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

/** Weights kept for one feature: the strongest; the rest is noise that would only make the file big. */
const keptPerFeature = 32;

/** Silence is calibrated on phrasings that the model has not seen: each third by a model trained on the others. */
const folds = 3;

/** Trains the topic model on everything that people wrote. The same sources give the same bytes. */
export function trainTopics(sources: TopicSources): PackedModel {
  const judged = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isAsked = (_: Phrasing, at: number) => Math.floor(at / folds) % folds === fold;
    const kept = sources.phrasings.filter((phrasing, at) => !isAsked(phrasing, at));
    return judge(trainModel({ ...sources, phrasings: kept }), sources.phrasings.filter(isAsked));
  });
  return trainModel(sources, calibrateSilence(judged));
}

function judge(packed: PackedModel, asked: readonly Phrasing[]): readonly Judged[] {
  const model = loadTopicModel(packed);
  const none = model.label(outside);
  return asked.map(({ topic, text }) => {
    const vector = model.vectorOf(text, true);
    const certain = model.classify(vector);
    const best = certain.reduce((highest, sure, label) => (label !== none && sure > highest ? sure : highest), 0);
    return { answerable: topic !== outside, signals: model.signals(text, vector, certain, best) };
  });
}

/** One model, without calibration; also used to measure on writers that are left out. */
export function trainModel({ topics, terms, phrasings }: TopicSources, silence: Silence = uncalibrated): PackedModel {
  const classes = [...topics.map(({ id }) => id), outside];
  const labels = new Map(classes.map((name, label) => [name, label]));
  const recognise = recogniser(parseTerms(terms));
  const all = [
    ...phrasings,
    ...topics.flatMap(({ id, names }) => Object.values(names).map((text) => ({ topic: id, writer: 'names', text }))),
  ];
  const texts = all.map(({ text }) => features(text, recognise));
  const vocabulary = vocabularyOf(texts);
  const examples = all.map(({ topic }, at) => {
    const label = labels.get(topic);
    const text = texts[at];
    if (label === undefined || text === undefined)
      throw new Error(`Phrasings name the topic "${topic}", which topics.yaml does not have.`);
    return { label, vector: vectorOf(text, vocabulary) };
  });
  const model = trainSoftmax(examples, vocabulary.ids.size, classes.length);
  return {
    format: 1,
    topics,
    terms,
    classes,
    phrasings: classes.map((name) => all.filter(({ topic }) => topic === name).map(({ text }) => text)),
    features: [...vocabulary.ids.keys()].join('\n'),
    weights: Buffer.from(vocabulary.weights.buffer).toString('base64'),
    bias: [...model.bias],
    rows: packRows(model, vocabulary.ids.size).toString('base64'),
    silence,
  };
}

function packRows(model: Softmax, featureCount: number): Buffer {
  const parts: Buffer[] = [];
  for (let id = 0; id < featureCount; id++) {
    const weights = model.weights.slice(id * model.classes, (id + 1) * model.classes);
    // Only differences between classes matter: without their common part most weights are nothing and need no room.
    const common = Float32Array.from(weights).sort()[Math.floor(weights.length / 2)] ?? 0;
    const row = [...weights]
      .map((weight, label) => ({ weight: weight - common, label }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, keptPerFeature);
    const scale = Math.abs(row[0]?.weight ?? 0) || 1;
    const bytes = row
      .map(({ weight, label }) => ({ label, byte: Math.round((weight / scale) * 127) }))
      .filter(({ byte }) => byte !== 0);
    const buffer = Buffer.alloc(5 + 2 * bytes.length);
    buffer.writeUInt8(bytes.length, 0);
    buffer.writeFloatLE(scale, 1);
    for (const [k, { label, byte }] of bytes.entries()) {
      buffer.writeUInt8(label, 5 + 2 * k);
      buffer.writeInt8(byte, 6 + 2 * k);
    }
    parts.push(buffer);
  }
  return Buffer.concat(parts);
}
