import type { Locale } from '../../domain/responsibility.js';
import { languages, perLanguage } from '../../language/languages.js';
import { addLinear } from '../model/linear.js';
import { Vocabulary } from '../model/vectors.js';
import { Reader } from './learning/reading.js';
import type { TrainedIntents } from './learning/train.js';

/** How likely each class is for a message; they sum to 1. */
export type Likelihoods = ReadonlyMap<string, number>;

export interface IntentModel {
  /** By language, the words of which an act has at least one. */
  readonly cues: Readonly<Record<Locale, ReadonlySet<string>>>;
  /** By language, the words that acts and questions about an engagement are made of, without what they are about. */
  readonly frames: Readonly<Record<Locale, ReadonlySet<string>>>;
  judge(text: string): Likelihoods;
}

/** Makes trained intents ready to judge messages. */
export function loadIntents({ classes, cues, acts, frames, columns }: TrainedIntents): IntentModel {
  const vocabulary = new Vocabulary(columns);
  const reader = new Reader(new Set(cues));
  return {
    cues: setsOf(acts),
    frames: setsOf(frames),
    judge: (text) => {
      const scores = new Float32Array(classes.length);
      addLinear(scores, vocabulary.vectorOf(reader.read(text)), columns);
      const highest = Math.max(...scores);
      const raised = Array.from(scores, (score) => Math.exp(score - highest));
      const sum = raised.reduce((all, one) => all + one, 0);
      return new Map(classes.map((name, label) => [name, (raised[label] ?? 0) / sum]));
    },
  };
}

const setsOf = (lists: Readonly<Record<Locale, readonly string[]>>): IntentModel['frames'] =>
  perLanguage(languages, (_, locale) => new Set(lists[locale]));
