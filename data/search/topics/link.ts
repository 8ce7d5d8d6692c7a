import type { Topic } from '../../domain/answer/question.js';
import { bothSides, type Playbook, standingPhase } from '../../domain/playbook/playbook.js';
import type { Dataset, Responsibility, TopicLink } from '../../domain/responsibility.js';
import { outside, type TopicModel } from './topic-model.js';

/** Topics of each statement, by its id; a topic that the document names is certain. A statement that fits none is left out. */
export type Links = ReadonlyMap<string, readonly TopicLink[]>;

/** How much (in log certainty) a disagreement between a statement's form and a topic costs. */
const cost = { otherParty: 6, otherPartyInProse: 1.5, otherPhase: 6, otherThanGeneral: 2, otherWorkload: 8 } as const;

/** A statement that fits no topic with this certainty stays without one and answers through its own words. */
const leastCertainty = Math.log(0.25);

/** A statement that fits a topic hardly better than it fits what no document says is about something else. */
const leastAhead = 1.2;

/** One sentence of several must be surer of its own topic: it lacks the others' context. */
const leastOfSentence = Math.log(0.5);

interface Fit {
  readonly statement: Responsibility;
  readonly topic: string;
  readonly score: number;
}

/**
 * Which topics the statements of a dataset state. Our own documents say it, and ingest has found it for others; where
 * neither is written, the form (party, phase, kind, where a rule sends things) and the meaning (the topic model, in the
 * text's language and in English) decide. Within one list two items never share a topic.
 */
export function linkTopics(dataset: Dataset, model: TopicModel): Links {
  const links = new Map<string, readonly TopicLink[]>();
  if (!isPlaybookOf(model, dataset.playbook)) return links;
  const fitsOf = fitting(model);
  const fits: Fit[] = [];
  for (const statement of dataset.responsibilities) {
    const written = statement.topic === undefined ? statement.links : [{ topic: statement.topic, certainty: 1 }];
    if (written !== undefined) {
      const known = written.filter(({ topic }) => model.topics.has(topic));
      if (known.length > 0) links.set(statement.id, known);
      continue;
    }
    for (const [topic, score] of fitsOf(statement)) fits.push({ statement, topic, score });
  }
  fits.sort((a, b) => b.score - a.score || (a.statement.id < b.statement.id ? -1 : 1));
  const taken = new Set<string>();
  const linked = new Set<string>();
  for (const { statement, topic, score } of fits) {
    if (linked.has(statement.id)) continue;
    const place = `${statement.document}\n${statement.section.join('\n')}\n${topic}`;
    const alone = statement.kind === 'item' && !statement.group;
    if (alone && taken.has(place)) continue;
    if (alone) taken.add(place);
    linked.add(statement.id);
    links.set(statement.id, [{ topic, certainty: Math.exp(score) }, ...secondTopics(statement, topic, fitsOf)]);
  }
  return links;
}

/**
 * Whether a playbook has the parties that the topics name. The topics of one method say nothing of another's: a classifier
 * always finds one that fits best, and its party would be answered.
 */
export function isPlaybookOf(model: TopicModel, { parties }: Playbook): boolean {
  const known = new Set<string>([...parties.map(({ id }) => id), bothSides, 'out-of-scope']);
  return [...model.topics.values()].every(({ party }) => known.has(party));
}

/** The topics that a statement may state, surest first, each with the logarithm of its certainty. */
type Fits = (statement: Responsibility) => readonly (readonly [topic: string, certainty: number])[];

/** A topic that a statement of some form may state, and what the form says against it. */
interface Possible {
  readonly id: string;
  readonly label: number;
  readonly misfit: number;
}

function fitting(model: TopicModel): Fits {
  const topics = model.classes.flatMap((id, label) => {
    const topic = model.topics.get(id);
    return topic === undefined ? [] : [{ id, label, topic }];
  });
  const none = model.label(outside);
  // Editions of one document say the same in most of their lines.
  const scored = new Map<string, Float32Array>();
  const scoresOf = (text: string): Float32Array => {
    const known = scored.get(text);
    if (known !== undefined) return known;
    const scores = model.scores(model.vectorOf(text), { telling: true });
    scored.set(text, scores);
    return scores;
  };
  const possible = new Map<string, readonly Possible[]>();
  const possibleFor = (statement: Responsibility): readonly Possible[] => {
    const { kind, destination, group, party, phase, workload } = statement;
    const form = `${kind} ${destination} ${group} ${party} ${phase} ${workload}`;
    const known = possible.get(form);
    if (known !== undefined) return known;
    const found = topics.flatMap(({ id, label, topic }) => {
      const misfit = misfitOf(statement, topic);
      return misfit === null ? [] : [{ id, label, misfit }];
    });
    possible.set(form, found);
    return found;
  };
  return (statement) => {
    const { text, english, leadIn } = statement;
    const texts = [text, english, leadIn && `${leadIn} ${text}`].flatMap((t) => (t ? [scoresOf(t)] : []));
    const fits: { readonly id: string; readonly label: number; readonly score: number }[] = [];
    let sum = 0;
    for (const { id, label, misfit } of possibleFor(statement)) {
      let total = 0;
      for (const scores of texts) total += scores[label] ?? 0;
      const score = total / texts.length - misfit;
      sum += Math.exp(score);
      fits.push({ id, label, score });
    }
    const least = leastCertainty + Math.log(sum);
    const isAhead = (label: number) =>
      statement.destination !== undefined ||
      texts.some((scores) => (scores[label] ?? 0) - (scores[none] ?? 0) > leastAhead);
    return fits
      .filter(({ label, score }) => score > least && isAhead(label))
      .map(({ id, score }) => [id, score - Math.log(sum)] as const)
      .sort((a, b) => b[1] - a[1]);
  };
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
  if (statement.phase !== null && topic.phase !== null && statement.phase !== topic.phase) {
    const isGeneral = statement.phase === standingPhase || topic.phase === standingPhase;
    sum += isGeneral ? cost.otherThanGeneral : cost.otherPhase;
  }
  if ((statement.workload === 'managed-desktop') !== (topic.workload === 'managed-desktop')) sum += cost.otherWorkload;
  return sum;
}

/** A bullet or paragraph of several sentences may state several topics. */
function secondTopics(statement: Responsibility, first: string, fitsOf: Fits): readonly TopicLink[] {
  const more = new Map<string, number>();
  for (const text of [statement.text, statement.english ?? '']) {
    const sentences = text.split(/(?<=[.!?。])\s+/u).filter((sentence) => sentence.length > 12);
    if (sentences.length < 2) continue;
    for (const sentence of sentences) {
      const [best] = fitsOf({ ...withoutExtras(statement), text: sentence });
      if (best !== undefined && best[0] !== first && best[1] > leastOfSentence) more.set(...best);
    }
  }
  return [...more].map(([topic, score]) => ({ topic, certainty: Math.exp(score) }));
}

function withoutExtras(statement: Responsibility): Responsibility {
  const { english: _english, leadIn: _leadIn, ...rest } = statement;
  return rest;
}
