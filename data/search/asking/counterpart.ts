import type { Matter } from '../../domain/answer/question.js';
import type { TopicModel } from '../topics/topic-model.js';
import type { Contrast } from './contrast.js';

/** How much better (in log certainty) what was taken for granted must fit the leading part than the clause that asks does. */
const leastApart = 0.5;

/** What is taken for granted must be about this matter, not about how things came to it. */
const leastSame = 0.3;

/** The part that is asked about leads, and what would have led stands beside it. Nothing is answered that was not found. */
export function askedFirst(matters: readonly Matter[], contrast: Contrast | null, model: TopicModel): Matter[] {
  const [main] = matters;
  const counterpart = main === undefined || contrast === null ? undefined : askedCounterpart(main, contrast, model);
  if (main === undefined || counterpart === undefined) return [...matters];
  const other = [{ ...main, other: [] }, ...main.other.filter((one) => one !== counterpart)];
  const rest = matters.slice(1).filter(({ topic }) => topic === null || topic.id !== counterpart.topic?.id);
  return [{ ...counterpart, score: main.score, other }, ...rest];
}

function askedCounterpart(main: Matter, { whose, given, asks }: Contrast, model: TopicModel): Matter | undefined {
  if (main.party === 'out-of-scope') return undefined;
  if (whose !== null) return main.party === whose ? undefined : main.other.find(({ party }) => party === whose);
  const before = given && model.classify(model.read(given.text).vector);
  if (before === null || given?.party !== main.party) return undefined;
  const asked = model.classify(model.read(asks).vector);
  const sureOf = (sure: Float32Array, { topic }: Matter) => sure[model.label(topic?.id ?? '')] ?? 0;
  const ahead = (sure: Float32Array, other: Matter) =>
    Math.log((sureOf(sure, main) + 1e-6) / (sureOf(sure, other) + 1e-6));
  return main.other.find((other) => {
    const isSame = sureOf(before, main) + sureOf(before, other) >= leastSame;
    return ahead(asked, other) < -leastApart || (isSame && ahead(before, other) - ahead(asked, other) >= leastApart);
  });
}
