import type { Topic } from '../domain/question.js';
import { features, type Terms } from './features.js';
import { outsideOnlyShare, type Signals, type Silence } from './silence.js';
import { type Spelling, spellingOf } from './spelling.js';
import { parseTerms, recogniser } from './terms.js';
import { words } from './text.js';
import { Neighbours, type Vector, type Vocabulary, vectorOf } from './vectors.js';

/** The class of questions that no document answers. */
export const outside = 'outside';

/** What training leaves behind; everything a person wrote stays readable in it. */
export interface PackedModel {
  readonly format: 1;
  /** Fingerprint of the files it was trained on: says whether it is up to date without training again. */
  readonly sources?: string;
  readonly topics: readonly Topic[];
  readonly terms: string;
  /** Topic ids, and `outside` for what no document answers. */
  readonly classes: readonly string[];
  /** Ways of asking, by class. */
  readonly phrasings: readonly (readonly string[])[];
  readonly features: string;
  /** Base64 of float32: how much each feature distinguishes. */
  readonly weights: string;
  readonly bias: readonly number[];
  /** Base64, feature by feature: number of classes, scale (float32), then class and weight (int8) of each. */
  readonly rows: string;
  /** When Baton says that it does not know; calibrated on phrasings kept out of the training. */
  readonly silence: Silence;
}

/** Linear score and nearest phrasing are added: each finds what the other misses (see the ablation in test/eval). */
const nearness = 4;

export interface TopicModel {
  readonly topics: ReadonlyMap<string, Topic>;
  readonly classes: readonly string[];
  readonly terms: Terms;
  readonly silence: Silence;
  /** What silence is judged by: `best` = certainty of the topic that would be answered. */
  signals(text: string, vector: Vector, certain: Float32Array, best: number): Signals;
  /** Number of features. */
  readonly size: number;
  /** `asTyped`: somebody typed it, slips are corrected; documents are taken as they are. */
  vectorOf(text: string, asTyped?: boolean): Vector;
  /** Certainty of each class, summing to 1. */
  classify(vector: Vector, parts?: Parts): Float32Array;
  /** The same before it is made to sum to 1: comparable among any choice of classes. */
  scores(vector: Vector, parts?: Parts): Float32Array;
  label(topic: string): number;
}

/** Which parts of the model take part; all of them unless an ablation says otherwise. */
export interface Parts {
  readonly linear?: boolean;
  readonly nearest?: boolean;
  /** Cosine with the nearest text of the documents, by class: their own words are phrasings too. */
  readonly documents?: Float32Array;
}

export interface Rows {
  readonly start: Int32Array;
  readonly classes: Uint8Array;
  readonly weights: Float32Array;
}

export function loadTopicModel(packed: PackedModel): TopicModel {
  const vocabulary: Vocabulary = {
    ids: new Map(packed.features.split('\n').map((feature, id) => [feature, id])),
    weights: floats(packed.weights),
  };
  const terms = recogniser(parseTerms(packed.terms));
  const rows = unpackRows(packed.rows, vocabulary.ids.size);
  const labels: number[] = [];
  const vectors: Vector[] = [];
  for (const [label, texts] of packed.phrasings.entries()) {
    for (const text of texts) {
      labels.push(label);
      vectors.push(vectorOf(features(text, terms), vocabulary));
    }
  }
  const neighbours = new Neighbours(vectors, vocabulary.ids.size);
  const spelling = spellingOf(wordsOf(packed.phrasings), (word) => terms([word], word).length > 0);
  const none = packed.classes.indexOf(outside);
  const onlyOutside = onlyIn(none, vectors, labels, vocabulary.ids.size);
  const known = new Set(packed.phrasings.flatMap((texts, label) => (label === none ? [] : texts.flatMap(words))));
  const topics = new Map(packed.topics.map((topic) => [topic.id, topic]));
  const scores = (vector: Vector, { linear = true, nearest = true, documents }: Parts = {}): Float32Array => {
    const sums = new Float32Array(packed.classes.length);
    if (linear) addLinear(sums, vector, rows, packed.bias);
    if (nearest) addNearest(sums, neighbours.cosines(vector), labels, documents);
    return sums;
  };
  return {
    topics,
    classes: packed.classes,
    terms,
    silence: packed.silence,
    signals: (text, vector, certain, best) => {
      const asked = words(text).map(spelling.correct);
      const unknown = asked.filter((word) => word.length > 2 && !known.has(word) && terms([word], word).length === 0);
      return {
        best,
        outside: certain[none] ?? 0,
        outsideOnly: outsideOnlyShare(vector, onlyOutside),
        unknown: asked.length === 0 ? 1 : unknown.length / asked.length,
      };
    },
    size: vocabulary.ids.size,
    vectorOf: (text, asTyped = false) =>
      vectorOf(features(asTyped ? corrected(text, spelling) : text, terms), vocabulary),
    label: (topic) => packed.classes.indexOf(topic),
    scores,
    classify: (vector, parts) => normalise(scores(vector, parts)),
  };
}

/** Features that only phrasings of one class have. */
function onlyIn(only: number, vectors: readonly Vector[], labels: readonly number[], features: number): Uint8Array {
  const marks = new Uint8Array(features);
  for (const [at, { ids }] of vectors.entries()) if (labels[at] === only) for (const id of ids) marks[id] = 1;
  for (const [at, { ids }] of vectors.entries()) if (labels[at] !== only) for (const id of ids) marks[id] = 0;
  return marks;
}

/** Words that the phrasings use more than once, with how often. */
function wordsOf(phrasings: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of phrasings.flat()) for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1));
}

const corrected = (text: string, spelling: Spelling): string => words(text).map(spelling.correct).join(' ');

function addLinear(scores: Float32Array, vector: Vector, rows: Rows, bias: readonly number[]): void {
  for (let label = 0; label < scores.length; label++) scores[label] = bias[label] ?? 0;
  for (let k = 0; k < vector.ids.length; k++) {
    const id = vector.ids[k] ?? 0;
    const value = vector.values[k] ?? 0;
    const end = rows.start[id + 1] ?? 0;
    for (let at = rows.start[id] ?? 0; at < end; at++) {
      const label = rows.classes[at] ?? 0;
      scores[label] = (scores[label] ?? 0) + value * (rows.weights[at] ?? 0);
    }
  }
}

function addNearest(
  scores: Float32Array,
  cosines: Float32Array,
  labels: readonly number[],
  documents?: Float32Array,
): void {
  const best = documents === undefined ? new Float32Array(scores.length) : Float32Array.from(documents);
  for (let at = 0; at < cosines.length; at++) {
    const label = labels[at] ?? 0;
    const cosine = cosines[at] ?? 0;
    if (cosine > (best[label] ?? 0)) best[label] = cosine;
  }
  for (let label = 0; label < scores.length; label++)
    scores[label] = (scores[label] ?? 0) + nearness * (best[label] ?? 0);
}

function normalise(scores: Float32Array): Float32Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let label = 0; label < scores.length; label++) {
    const e = Math.exp((scores[label] ?? 0) - highest);
    scores[label] = e;
    sum += e;
  }
  return scores.map((score) => score / sum);
}

const floats = (base64: string): Float32Array => {
  const bytes = Buffer.from(base64, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
};

function unpackRows(base64: string, features: number): Rows {
  const bytes = Buffer.from(base64, 'base64');
  const start = new Int32Array(features + 1);
  const classes: number[] = [];
  const weights: number[] = [];
  let at = 0;
  for (let id = 0; id < features; id++) {
    start[id] = classes.length;
    const count = bytes.readUInt8(at);
    const scale = bytes.readFloatLE(at + 1);
    at += 5;
    for (let k = 0; k < count; k++, at += 2) {
      classes.push(bytes.readUInt8(at));
      weights.push((bytes.readInt8(at + 1) / 127) * scale);
    }
  }
  start[features] = classes.length;
  return { start, classes: Uint8Array.from(classes), weights: Float32Array.from(weights) };
}
