import type { AnswerParty, Evidence, InPhase, Matter, Question, Ranking } from '../domain/question.js';
import type { Dataset, Locale, Responsibility, SourceDocument, StatementPhase } from '../domain/responsibility.js';
import { languageOf } from './language.js';
import { linkTopics } from './link.js';
import { ownWords } from './own-words.js';
import { phaseNamed, withoutPhase } from './phase.js';
import { covered } from './silence.js';
import { fold } from './text.js';
import type { Parts, TopicModel } from './topic-model.js';
import { Neighbours } from './vectors.js';

export interface Search {
  search(question: Question, parts?: SearchParts): Ranking;
  /** What is known about the matter that one statement belongs to, that statement first; null for an unknown id. */
  about(responsibility: string, locale: Locale): Matter | null;
  /** The question again within one phase. `responsibility` led its answer; null = there was none, so nothing is the same. */
  inPhase(question: Question, phase: StatementPhase, responsibility: string | null): InPhase;
  /** Every duty once, in the order of the topics. */
  duties(locale: Locale): readonly Matter[];
}

/** Which parts of the search take part; all of them unless an ablation says otherwise. */
export interface SearchParts extends Parts {
  readonly phaseFilter?: boolean;
  readonly documentWords?: boolean;
}

/** A topic less certain than this is not worth showing. */
const leastShown = 0.004;

/** How many of the nearest topics to name when nothing fits. */
const nearestShown = 3;

/** When topics of the named phase are together less certain than this, the question is about something else. */
const leastInPhase = 0.05;

/** What is at least this certain, beside the surest of all phases, is the same matter in another phase. */
const leastSame = 0.25;

/** Share of the question's own words that a statement without a topic must contain to answer. */
const leastShare = 0.6;

const managedDesktop = /managed desktop|\bmmd\b|매니지드|관리되는 데스크|관리형 데스크/u;

/** Builds the index of a dataset: its statements by topic, and by their own words where they have none. */
export function buildIndex(dataset: Dataset, model: TopicModel): Search {
  const documents = new Map(dataset.documents.map((document) => [document.id, document]));
  const links = linkTopics(dataset, model);
  const byTopic = new Map<string, Responsibility[]>();
  for (const statement of dataset.responsibilities) {
    for (const { topic } of links.get(statement.id) ?? [])
      byTopic.set(topic, [...(byTopic.get(topic) ?? []), statement]);
  }
  for (const [topic, statements] of byTopic) {
    const certainty = ({ id }: Responsibility) => links.get(id)?.find((link) => link.topic === topic)?.certainty ?? 0;
    statements.sort(bySource(documents, certainty));
  }
  const loose = dataset.responsibilities.filter(({ id, group }) => !links.has(id) && !group);
  const looseById = new Map(loose.map((statement) => [statement.id, statement]));
  const byWords = ownWords(loose);

  const linked = [...byTopic].flatMap(([topic, statements]) =>
    statements.flatMap(({ text, english, leadIn = '' }) =>
      [text, english]
        .filter((t) => t !== undefined)
        .map((t) => ({ label: model.label(topic), text: `${leadIn} ${t}` })),
    ),
  );
  const neighbours = new Neighbours(
    linked.map(({ text }) => model.vectorOf(text)),
    model.size,
  );

  const evidenceOf = (statement: Responsibility, score: number): Evidence | null => {
    const source = documents.get(statement.document);
    return source === undefined ? null : { responsibility: statement, source, score };
  };
  const matterOf = (id: string, score: number, certain: Float32Array | null, locale: Locale): Matter | null => {
    const topic = model.topics.get(id);
    const evidence = (byTopic.get(id) ?? [])
      .flatMap((statement) => evidenceOf(statement, score) ?? [])
      .sort((a, b) => (a.source.edition === b.source.edition ? inLanguage(a, locale) - inLanguage(b, locale) : 0));
    if (topic === undefined || evidence.length === 0) return null;
    const other =
      certain === null
        ? []
        : topic.other
            .flatMap((twin) => matterOf(twin, certain[model.label(twin)] ?? 0, null, locale) ?? [])
            .sort((a, b) => (Math.max(a.score, b.score) > 0.1 ? b.score - a.score : 0));
    return { topic, party: topic.party, phase: topic.phase, score, evidence, other };
  };
  const matterOfLoose = (id: string, score: number): Matter | null => {
    const statement = looseById.get(id);
    const evidence = statement && evidenceOf(statement, score);
    if (statement === undefined || evidence == null) return null;
    const party: AnswerParty | null =
      statement.kind === 'out-of-scope' ? 'out-of-scope' : (statement.destination ?? statement.party);
    return party === null
      ? null
      : { topic: null, party, phase: statement.phase, score, evidence: [evidence], other: [] };
  };

  /** How certain each topic is for a question, whatever phase it names. */
  const judged = (question: Question, parts: SearchParts = {}) => {
    const text = question.text.slice(0, 2000);
    const vector = model.vectorOf(text, true);
    const near = new Float32Array(model.classes.length);
    if (parts.documentWords !== false) {
      for (const [at, cosine] of neighbours.cosines(vector).entries()) {
        const label = linked[at]?.label ?? 0;
        if (cosine > (near[label] ?? 0)) near[label] = cosine;
      }
    }
    const certain = model.classify(vector, { ...parts, documents: near });
    const ranked = model.classes
      .map((id, label) => ({ id, score: certain[label] ?? 0 }))
      .sort((a, b) => b.score - a.score);
    return { text, locale: languageOf(text, question.locale), vector, certain, ranked };
  };

  const none = new Float32Array(model.classes.length);
  return {
    about: (responsibility, locale) => {
      const topic = links.get(responsibility)?.[0]?.topic;
      const matter = topic === undefined ? matterOfLoose(responsibility, 1) : matterOf(topic, 1, none, locale);
      const first = matter?.evidence.find((evidence) => evidence.responsibility.id === responsibility);
      if (matter === null || first === undefined) return null;
      return { ...matter, evidence: [first, ...matter.evidence.filter((evidence) => evidence !== first)] };
    },
    duties: (locale) =>
      [
        ...[...model.topics.keys()].map((id) => matterOf(id, 1, null, locale)),
        ...loose.map(({ id }) => matterOfLoose(id, 1)),
      ]
        .flatMap((matter) => matter ?? [])
        .map((matter) => ({ ...matter, evidence: matter.evidence.filter(isDuty) }))
        .filter(({ evidence, party }) => evidence.length > 0 && party !== 'out-of-scope'),
    inPhase: (question, phase, responsibility) => {
      const locale = question.locale ?? languageOf(question.text);
      const { certain, ranked } = judged({ ...question, text: withoutPhase(question.text) });
      const inside = ranked
        .flatMap(({ id, score }) => matterOf(id, score, certain, locale) ?? [])
        .filter((matter) => isIn(matter, phase) && matter.topic?.group !== true);
      const led = responsibility === null ? undefined : links.get(responsibility)?.[0]?.topic;
      const linkedTo = led === undefined ? [] : [led, ...(model.topics.get(led)?.other ?? [])];
      const same = inside.filter(
        ({ topic, score }) =>
          led !== undefined && (linkedTo.includes(topic?.id ?? '') || score >= (ranked[0]?.score ?? 1) * leastSame),
      );
      return { same, nearest: inside.slice(0, nearestShown) };
    },
    search: (question, parts = {}) => {
      const { text, locale, vector, certain, ranked } = judged(question, parts);
      const phase = phaseNamed(text);
      const mattersOf = (chosen: typeof ranked) =>
        chosen.flatMap(({ id, score }) => matterOf(id, score, certain, locale) ?? []);
      let matters = mattersOf(ranked.filter(({ score }) => score >= leastShown));
      if (parts.phaseFilter !== false && phase !== null) matters = inPhase(matters, phase);
      matters = managedDesktopOnlyWhereItIs(matters, text, question);
      const sure = covered(model.signals(text, vector, certain, matters[0]?.score ?? 0), model.silence);
      let isCovered = matters.length > 0 && sure >= model.silence.threshold;
      if (!isCovered) {
        const words = byWords
          .find(text)
          .filter(({ share }) => share >= leastShare)
          .flatMap(({ id, share }) => matterOfLoose(id, share) ?? []);
        isCovered = words.length > 0;
        matters = [...words, ...(matters.length > 0 ? matters : mattersOf(ranked).slice(0, nearestShown))];
      }
      return { evidence: matters.flatMap(({ evidence }) => evidence), matters, locale, phase, covered: isCovered };
    },
  };
}

/** Newest dated edition first, undated never before dated, duties before prose about them, the surest link first. */
const bySource =
  (documents: ReadonlyMap<string, SourceDocument>, certainty: (statement: Responsibility) => number) =>
  (a: Responsibility, b: Responsibility): number => {
    const edition = (r: Responsibility) => documents.get(r.document)?.edition ?? '';
    const duty = (r: Responsibility) =>
      r.kind === 'item' || r.kind === 'routing' || r.kind === 'out-of-scope' ? 0 : 1;
    if (edition(a) !== edition(b)) return edition(a) < edition(b) ? 1 : -1;
    return duty(a) - duty(b) || certainty(b) - certainty(a) || a.line - b.line;
  };

/** Of one edition's translations the asker's comes first, then the English. */
function inLanguage({ responsibility }: Evidence, locale: Locale): number {
  const spoken = (tag: string) => tag.slice(0, 2).toLowerCase();
  if (spoken(responsibility.locale) === spoken(locale)) return 0;
  return spoken(responsibility.locale) === 'en' ? 1 : 2;
}

const isIn = (matter: Matter, phase: Ranking['phase']): boolean =>
  matter.phase === phase || matter.evidence.some(({ responsibility }) => responsibility.phase === phase);

/** What somebody has to do: neither a heading over duties nor prose about them. */
const isDuty = ({ responsibility: { kind, group } }: Evidence): boolean => kind === 'item' && !group;

/** A phase in the question filters: what belongs to another phase cannot lead, however well its words fit. */
function inPhase(matters: readonly Matter[], phase: Ranking['phase']): Matter[] {
  const inside = matters.filter((matter) => isIn(matter, phase));
  const total = matters.reduce((sum, { score }) => sum + score, 0);
  const kept = inside.reduce((sum, { score }) => sum + score, 0);
  if (kept < leastInPhase) return [...matters];
  return inside.map((matter) => ({ ...matter, score: (matter.score * total) / kept }));
}

/** Managed Desktop leads only where that workload is named, in scope, or plainly what is asked about. */
function managedDesktopOnlyWhereItIs(matters: Matter[], text: string, question: Question): Matter[] {
  if (managedDesktop.test(fold(text)) || question.workloads?.includes('managed-desktop')) return matters;
  const [first] = matters;
  if (first?.topic?.workload !== 'managed-desktop') return matters;
  const next = matters.find(({ topic }) => topic?.workload !== 'managed-desktop');
  if (next === undefined || next.score < first.score / 2) return matters;
  return [next, ...matters.filter((matter) => matter !== next)];
}
