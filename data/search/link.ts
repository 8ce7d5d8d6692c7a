import type { Topic } from '../domain/question.js';
import type { Dataset, Responsibility } from '../domain/responsibility.js';
import { outside, type TopicModel } from './topic-model.js';

/** One statement's topic, and how certain (0..1) the link is: 1 where the document itself names the topic. */
export interface Link {
  readonly topic: string;
  readonly certainty: number;
}

/** Topics of each statement, by its id; a statement that fits none is left out. */
export type Links = ReadonlyMap<string, readonly Link[]>;

/** How much (in log certainty) a disagreement between a statement's form and a topic costs. */
const cost = { otherParty: 6, otherPartyInProse: 1.5, otherPhase: 6, otherThanGeneral: 2, otherWorkload: 8 } as const;

/** A statement that fits no topic with this certainty stays without one and answers through its own words. */
const leastCertainty = Math.log(0.25);

/** A statement that fits a topic hardly better than it fits what no document says is about something else. */
const leastAhead = 0.5;

/** One sentence of several must be surer of its own topic: it lacks the others' context. */
const leastOfSentence = Math.log(0.5);

interface Fit {
  readonly statement: Responsibility;
  readonly topic: string;
  readonly score: number;
}

/**
 * Which topics the statements of a dataset state. Our own documents say it; in any other document the form (party,
 * phase, kind, where a rule sends things) and the meaning (the topic model, in the text's language and in English)
 * decide. Within one list two items never share a topic.
 */
export function linkTopics(dataset: Dataset, model: TopicModel): Links {
  const links = new Map<string, Link[]>();
  const fits: Fit[] = [];
  for (const statement of dataset.responsibilities) {
    if (statement.topic !== undefined) {
      if (model.topics.has(statement.topic)) links.set(statement.id, [{ topic: statement.topic, certainty: 1 }]);
      continue;
    }
    for (const [topic, score] of fitsOf(statement, model)) fits.push({ statement, topic, score });
  }
  fits.sort((a, b) => b.score - a.score || (a.statement.id < b.statement.id ? -1 : 1));
  const taken = new Set<string>();
  const linked = new Set<string>();
  for (const { statement, topic, score } of fits) {
    const place = `${statement.document}\n${statement.section.join('\n')}\n${topic}`;
    const alone = statement.kind === 'item' && !statement.group;
    if (linked.has(statement.id) || (alone && taken.has(place))) continue;
    if (alone) taken.add(place);
    linked.add(statement.id);
    links.set(statement.id, [{ topic, certainty: Math.exp(score) }, ...secondTopics(statement, topic, model)]);
  }
  return links;
}

function fitsOf(statement: Responsibility, model: TopicModel): [string, number][] {
  const texts = [statement.text, statement.english, statement.leadIn && `${statement.leadIn} ${statement.text}`]
    .filter((text) => text !== undefined && text !== '')
    .map((text) => model.scores(model.vectorOf(text ?? '')));
  const none = model.label(outside);
  const fits: [string, number][] = [];
  for (const [label, id] of model.classes.entries()) {
    const topic = model.topics.get(id);
    const misfit = topic && misfitOf(statement, topic);
    if (misfit == null) continue;
    fits.push([id, texts.reduce((sum, scores) => sum + (scores[label] ?? 0), 0) / texts.length - misfit]);
  }
  const sum = fits.reduce((total, [, score]) => total + Math.exp(score), 0);
  return fits
    .map(([id, score]): [string, number] => [id, score - Math.log(sum)])
    .filter(([, certainty]) => certainty > leastCertainty)
    .filter(
      ([id]) =>
        statement.destination !== undefined ||
        texts.some((scores) => (scores[model.label(id)] ?? 0) - (scores[none] ?? 0) > leastAhead),
    )
    .sort((a, b) => b[1] - a[1]);
}

/** What the form says against a topic; null = impossible. */
function misfitOf(statement: Responsibility, topic: Topic): number | null {
  if ((statement.kind === 'out-of-scope') !== (topic.party === 'out-of-scope')) return null;
  if (statement.destination !== undefined) return topic.fact?.destination === statement.destination ? 0 : null;
  const prose = statement.kind !== 'item';
  if (!prose && statement.group !== topic.group && topic.group) return null;
  let sum = 0;
  if (topic.party !== 'out-of-scope' && statement.party !== null && topic.party !== statement.party) {
    sum += prose ? cost.otherPartyInProse : cost.otherParty;
  }
  if (statement.phase !== null && topic.phase !== null && statement.phase !== topic.phase)
    sum += [statement.phase, topic.phase].includes('general') ? cost.otherThanGeneral : cost.otherPhase;
  if ((statement.workload === 'managed-desktop') !== (topic.workload === 'managed-desktop')) sum += cost.otherWorkload;
  return sum;
}

/** A bullet or paragraph of several sentences may state several topics. */
function secondTopics(statement: Responsibility, first: string, model: TopicModel): readonly Link[] {
  const more = new Map<string, number>();
  for (const text of [statement.text, statement.english ?? '']) {
    const sentences = text.split(/(?<=[.!?。])\s+/u).filter((sentence) => sentence.length > 12);
    if (sentences.length < 2) continue;
    for (const sentence of sentences) {
      const [best] = fitsOf({ ...withoutExtras(statement), text: sentence }, model);
      if (best !== undefined && best[0] !== first && best[1] > leastOfSentence) more.set(...best);
    }
  }
  return [...more].map(([topic, score]) => ({ topic, certainty: Math.exp(score) }));
}

function withoutExtras(statement: Responsibility): Responsibility {
  const { english: _english, leadIn: _leadIn, ...rest } = statement;
  return rest;
}
