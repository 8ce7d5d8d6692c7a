import type { AnswerParty, Matter } from '../../domain/answer/question.js';
import type { Dataset, Locale, Responsibility, SourceDocument } from '../../domain/responsibility.js';
import type { Encoder } from '../encoder/encoder.js';
import type { Neighbours } from '../model/neighbours.js';
import type { FitWeights } from '../ranking/fit.js';
import type { Ranked } from '../ranking/statement-index.js';
import type { Links } from '../topics/link.js';
import type { TopicModel } from '../topics/topic-model.js';
import { inLanguage, isDuty, surest } from './matters.js';
import { type AskedAbout, StatementSearch } from './statement-search.js';
import { Statements, statementsByTopic } from './statements.js';

/** A matter that was found by its own words, and what it has in common with the question. */
export interface FoundMatter {
  readonly matter: Matter;
  readonly ranked: Ranked;
}

/** The matters of a dataset: its statements by topic, and one by one where they have none. */
export class DatasetMatters {
  readonly #model: TopicModel;
  readonly #links: Links;
  readonly #documents: ReadonlyMap<string, SourceDocument>;
  readonly #statements: Statements;
  readonly #loose: ReadonlyMap<string, Responsibility>;
  readonly #findable: ReadonlyMap<string, Responsibility>;
  readonly #dataset: Dataset;
  readonly #encoder: () => Encoder;
  #search: StatementSearch | undefined;
  readonly #same: ReadonlyMap<string, readonly Responsibility[]>;

  constructor(dataset: Dataset, model: TopicModel, links: Links, encoder: () => Encoder) {
    this.#dataset = dataset;
    this.#encoder = encoder;
    this.#model = model;
    this.#links = links;
    this.#documents = new Map(dataset.documents.map((document) => [document.id, document]));
    this.#statements = new Statements(statementsByTopic(dataset, links, this.#documents), this.#documents);
    const loose = dataset.responsibilities.filter(({ id, group }) => !links.has(id) && !group);
    this.#loose = new Map(loose.map((statement) => [statement.id, statement]));
    // What a link says of a statement may be wrong: its own words find it all the same. What its document says is not.
    this.#findable = new Map(
      dataset.responsibilities
        .filter(({ id, group, topic }) => !group && (topic === undefined || !links.has(id)))
        .map((statement) => [statement.id, statement]),
    );
    this.#same = sameDuty(loose);
  }

  /** The topic that leads a statement's links. */
  topicOf(responsibility: string): string | undefined {
    return this.#links.get(responsibility)?.[0]?.topic;
  }

  /** A topic with its statements, and the other side's where `certain` says how certain those are; null without statements. */
  ofTopic(id: string, score: number, certain: Float32Array | null, locale: Locale): Matter | null {
    const topic = this.#model.topics.get(id);
    const evidence = this.#statements.evidence(id, score, locale);
    if (topic === undefined || evidence.length === 0) return null;
    const other =
      certain === null
        ? []
        : topic.other
            .flatMap(
              (counterpart) =>
                this.ofTopic(counterpart, certain[this.#model.label(counterpart)] ?? 0, null, locale) ?? [],
            )
            .sort((a, b) => (Math.max(a.score, b.score) > leastTold ? b.score - a.score : 0));
    return { topic, party: topic.party, phase: topic.phase, score, evidence, other };
  }

  /** The matters of the classes that are at least so certain, surest first. */
  surest(certain: Float32Array, least: number, locale: Locale, most = certain.length): Matter[] {
    return surest(certain, least, most, (label, score) =>
      this.ofTopic(this.#model.classes[label] ?? '', score, certain, locale),
    );
  }

  /** Whether owners have said of a question like this that no document answers it. */
  isOutside(text: string): boolean {
    return (this.#dataset.outside ?? []).length > 0 && this.#own().isOutside(text);
  }

  /** Whether statements have another word for a name. */
  hasLike(name: string): boolean {
    return this.#own().hasLike(name);
  }

  #own(): StatementSearch {
    this.#search ??= new StatementSearch(this.#dataset, [...this.#findable.values()], this.#encoder());
    return this.#search;
  }

  /** How many statements are found by their own words. */
  get size(): number {
    return this.#findable.size;
  }

  /** Statements that fit what was asked by their own words and meaning, the best first, each duty once. */
  find(asked: AskedAbout, most: number, weights?: FitWeights): readonly FoundMatter[] {
    const told = new Set<string>();
    const found = this.#own()
      .find(asked, 4 * most, weights)
      .filter(({ id }) => !told.has(this.#duty(id)) && told.add(this.#duty(id)))
      .slice(0, most);
    // Fits are log odds against the others of one question.
    const all = found.reduce((sum, { fit }) => sum + Math.exp(fit - (found[0]?.fit ?? 0)), 0);
    return found.flatMap((ranked) => {
      const matter = this.#ofStatement(ranked.id, Math.exp(ranked.fit - (found[0]?.fit ?? 0)) / all);
      return matter === null ? [] : [{ matter, ranked }];
    });
  }

  /** What is known about the matter that one statement belongs to, that statement first; null for an unknown id. */
  about(responsibility: string, locale: Locale): Matter | null {
    const topic = this.topicOf(responsibility);
    const matter = topic === undefined ? this.#ofStatement(responsibility, 1) : this.alone(topic, locale);
    const first = matter?.evidence.find((evidence) => evidence.responsibility.id === responsibility);
    if (matter === null || first === undefined) return null;
    return { ...matter, evidence: [first, ...matter.evidence.filter((evidence) => evidence !== first)] };
  }

  /** One topic, whatever was asked. */
  alone(topic: string, locale: Locale): Matter | null {
    return this.ofTopic(topic, 1, new Float32Array(this.#model.classes.length), locale);
  }

  /** Every duty once, in the order of the topics. */
  duties(locale: Locale): readonly Matter[] {
    return [
      ...[...this.#model.topics.keys()].map((id) => this.ofTopic(id, 1, null, locale)),
      ...[...this.#loose.keys()]
        .filter((id) => (this.#same.get(this.#duty(id))?.[0]?.id ?? id) === id)
        .map((id) => this.#ofStatement(id, 1)),
    ]
      .flatMap((matter) => (matter === null ? [] : inLanguage(matter, locale)))
      .map((matter) => ({ ...matter, evidence: matter.evidence.filter(isDuty) }))
      .filter(({ evidence, party }) => evidence.length > 0 && party !== 'out-of-scope');
  }

  /** The statements as ways of asking for their topics. */
  asPhrasings(): Neighbours {
    const texts = [...this.#statements.byTopic].flatMap(([topic, statements]) => {
      const label = this.#model.label(topic);
      return statements.flatMap(({ text, english, leadIn = '' }) =>
        [text, english].filter((t) => t !== undefined).map((t) => ({ label, text: `${leadIn} ${t}` })),
      );
    });
    return this.#model.neighbours(texts);
  }

  /** Names the duty that a statement is about: its own mark where the documents have one, else itself. */
  #duty(id: string): string {
    return this.#findable.get(id)?.topic ?? id;
  }

  #ofStatement(id: string, score: number): Matter | null {
    const responsibility = this.#findable.get(id);
    const source = responsibility && this.#documents.get(responsibility.document);
    if (responsibility === undefined || source === undefined) return null;
    const party: AnswerParty | null =
      responsibility.kind === 'out-of-scope'
        ? 'out-of-scope'
        : // Where no party does it, the first that the source names holds the statement: it would be found by none else.
          (responsibility.destination ?? responsibility.party ?? responsibility.involved?.[0]?.party ?? null);
    const others = (this.#same.get(this.#duty(id)) ?? []).filter((other) => other.id !== id);
    const evidence = [responsibility, ...others].flatMap((one) => {
      const from = this.#documents.get(one.document);
      return from === undefined ? [] : [{ responsibility: one, source: from, score }];
    });
    return party === null ? null : { topic: null, party, phase: responsibility.phase, score, evidence, other: [] };
  }
}

/** Below this two counterparts are not told apart, and stand in the order of the topic. */
const leastTold = 0.1;

/** Statements whose documents mark them as one duty: its translations, and what other editions say of it. */
function sameDuty(statements: readonly Responsibility[]): ReadonlyMap<string, readonly Responsibility[]> {
  const found = new Map<string, Responsibility[]>();
  for (const statement of statements) {
    if (statement.topic === undefined) continue;
    found.set(statement.topic, [...(found.get(statement.topic) ?? []), statement]);
  }
  return found;
}
