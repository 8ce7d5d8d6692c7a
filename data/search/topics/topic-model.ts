import type { Topic } from '../../domain/answer/question.js';
import { Features } from '../model/features.js';
import { addLinear, type LinearColumns } from '../model/linear.js';
import { type NeighbourColumns, Neighbours, neighbourColumns } from '../model/neighbours.js';
import { type Vector, Vocabulary, type VocabularyColumns } from '../model/vectors.js';
import { spellingOf } from '../text/spelling.js';
import { fold, words } from '../text/text.js';
import { outsideOnlyShare, type Signals, type Silence } from './silence.js';
import { parseTerms, termFinder } from './terms.js';

/** The class of questions that no document answers. */
export const outside = 'outside';

/** Linear score and nearest phrasing are added: each finds what the other misses (see the ablation in test/eval). */
const nearness = 4;

/** Weaker features are in so many texts that comparing them takes most of the time and hardly ever changes a link (one in 800). */
const leastTelling = 1.8;

/** What training leaves behind: all that reading a question needs, worked out beforehand. */
export interface TrainedTopics {
  readonly topics: readonly Topic[];
  readonly terms: string;
  /** Topic ids, and `outside` for what no document answers. */
  readonly classes: readonly string[];
  /** When Baton says that it does not know; calibrated on phrasings kept out of the training. */
  readonly silence: Silence;
  /** Words of the phrasings, in the order in which they first come. */
  readonly words: readonly string[];
  readonly columns: TopicColumns;
}

export interface TopicColumns extends VocabularyColumns, LinearColumns, NeighbourColumns {
  /** By feature: 1 where only phrasings of `outside` have it. */
  readonly outsideOnly: Uint8Array;
  /** By word: how often the phrasings use it. */
  readonly wordCounts: Uint32Array;
  /** By word: 1 where a phrasing of a topic has it. */
  readonly wordsOfTopics: Uint8Array;
}

/** A question as the model reads it: its words, slips corrected, and what they say. */
export interface ReadQuestion {
  readonly words: readonly string[];
  readonly vector: Vector;
}

export interface TopicModel {
  readonly topics: ReadonlyMap<string, Topic>;
  readonly classes: readonly string[];
  readonly silence: Silence;
  label(topic: string): number;
  /** Reads a question, slips corrected. */
  read(question: string): ReadQuestion;
  /** Whether a phrasing of a topic uses a word, or it is one of the owner's terms. Folded. */
  knows(word: string): boolean;
  /** Whether the owner's terms list a name as a way of saying something else: Outlook is mail, Chrome a browser. */
  means(name: string): boolean;
  /** The known word that was meant by a misspelt one, else the word itself. Folded. */
  correct(word: string): string;
  /** Reads a document's text, in which nothing is corrected. */
  vectorOf(text: string): Vector;
  /** Texts of documents, to be compared with questions: their own words are phrasings too. */
  neighbours(texts: readonly { readonly text: string; readonly label: number }[]): Neighbours;
  /** Certainty of each class, summing to 1. */
  classify(vector: Vector, parts?: Parts): Float32Array;
  /** The same before it is made to sum to 1: comparable among any choice of classes. */
  scores(vector: Vector, parts?: Parts): Float32Array;
  /** What silence is judged by: `best` = certainty of the topic that would be answered. */
  signals(asked: ReadQuestion, certain: Float32Array, best: number): Signals;
}

/** Which parts of the model take part; all of them unless an ablation says otherwise. */
export interface Parts {
  readonly linear?: boolean;
  readonly nearest?: boolean;
  readonly documents?: Neighbours;
  /** Compares only what tells texts apart, because documents are longer than questions and there are more of them. */
  readonly telling?: boolean;
}

export function loadTopics({ topics, terms: list, classes, silence, words: all, columns }: TrainedTopics): TopicModel {
  const vocabulary = new Vocabulary(columns);
  const phrasings = new Neighbours(columns, vocabulary.strengths);
  const listed = parseTerms(list);
  const terms = termFinder(listed);
  const ways = new Set([...listed.values()].flat().map(fold));
  const isTerm = (word: string) => terms([word], word).length > 0;
  const spelling = spellingOf(wordsUsed(all, columns.wordCounts), isTerm);
  const ofTopics = new Set(all.filter((_, at) => columns.wordsOfTopics[at] === 1));
  const labels = new Map(classes.map((name, label) => [name, label]));
  const none = labels.get(outside) ?? -1;
  const features = new Features();
  const vectorOf = (text: string) => vocabulary.vectorOf(features.read(text, terms));
  const scores = (vector: Vector, { linear = true, nearest = true, documents, telling = false }: Parts = {}) => {
    const sums = new Float32Array(classes.length);
    if (nearest) {
      phrasings.nearest(vector, sums, telling ? leastTelling : 0);
      documents?.nearest(vector, sums);
      for (let label = 0; label < sums.length; label++) sums[label] = (sums[label] ?? 0) * nearness;
    }
    if (linear) addLinear(sums, vector, columns);
    return sums;
  };
  return {
    topics: new Map(topics.map((topic) => [topic.id, topic])),
    classes,
    silence,
    label: (topic) => labels.get(topic) ?? -1,
    read: (question) => {
      const corrected = words(question).map(spelling.correct);
      const found = terms(corrected, corrected.join(' '));
      return { words: corrected, vector: vocabulary.vectorOf(features.readWords(corrected, found)) };
    },
    knows: (word) => ofTopics.has(word) || isTerm(word),
    means: (name) => ways.has(fold(name)),
    correct: spelling.correct,
    vectorOf,
    neighbours: (texts) => {
      const placed = texts.map(({ text, label }) => ({ label, vector: vectorOf(text) }));
      return new Neighbours(neighbourColumns(placed, vocabulary.size, classes.length), vocabulary.strengths);
    },
    scores,
    classify: (vector, parts) => normalise(scores(vector, parts)),
    signals: ({ words: asked, vector }, certain, best) => {
      const unknown = asked.filter((word) => word.length > 2 && !ofTopics.has(word) && !isTerm(word));
      return {
        best,
        outside: certain[none] ?? 0,
        outsideOnly: outsideOnlyShare(vector, columns.outsideOnly),
        unknown: asked.length === 0 ? 1 : unknown.length / asked.length,
      };
    },
  };
}

/** Words that the phrasings use more than once, with how often: a slip that two people made is rare. */
function wordsUsed(all: readonly string[], counts: Uint32Array): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  for (const [at, word] of all.entries()) {
    const count = counts[at] ?? 0;
    if (count > 1) used.set(word, count);
  }
  return used;
}

/** Makes scores sum to 1, in place. */
function normalise(scores: Float32Array): Float32Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let label = 0; label < scores.length; label++) {
    const e = Math.exp((scores[label] ?? 0) - highest);
    scores[label] = e;
    sum += e;
  }
  for (let label = 0; label < scores.length; label++) scores[label] = (scores[label] ?? 0) / sum;
  return scores;
}
