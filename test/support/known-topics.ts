import { readEncoder } from '../../bot/knowledge/encoder.js';
import { readModel } from '../../bot/knowledge/knowledge.js';
import type { Encoder } from '../../data/search/encoder/encoder.js';
import type { TopicModel } from '../../data/search/topics/topic-model.js';

let model: TopicModel | null = null;

/** The topics that ship with Baton, read once for all tests. */
export function knownTopics(): TopicModel {
  model ??= readModel();
  return model;
}

/** The encoder that ships with Baton. */
export const knownEncoder = (): Encoder => readEncoder();
