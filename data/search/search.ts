import {
  type AnswerParty,
  type InPhase,
  type Matter,
  maxQuestionLength,
  type Question,
  type Ranking,
} from '../domain/answer/question.js';
import type { Dataset, Locale, StatementPhase } from '../domain/responsibility.js';
import { contrastIn } from './asking/contrast.js';
import { asksAnotherDeed, isAboutProblems, isAboutUse } from './asking/deeds.js';
import { languageOfQuestion } from './asking/language.js';
import { phaseNamed, withoutPhase } from './asking/phase.js';
import { asksBeyond } from './asking/value-asked.js';
import type { Neighbours } from './model/neighbours.js';
import { type KnownNames, knownNames, type UnknownName } from './names/known-names.js';
import { putsIntoUse, trouble } from './names/name-words.js';
import type { NameGroup } from './names/names.js';
import { type AskedOfService, askedOfAll, askedOfService } from './names/service-asked.js';
import { fullText } from './statements/full-text.js';
import { inPhase, isDuty, isIn, managedDesktopOnlyWhereItIs, surest } from './statements/matters.js';
import { Statements, statementsByTopic } from './statements/statements.js';
import { fold } from './text/text.js';
import { askedFirst } from './topics/counterpart.js';
import { linkTopics } from './topics/link.js';
import { answerProbability } from './topics/silence.js';
import type { Parts, TopicModel } from './topics/topic-model.js';

export interface Search {
  search(question: Question, parts?: SearchParts): Ranking;
  /** What is known about the matter that one statement belongs to, that statement first; null for an unknown id. */
  about(responsibility: string, locale: Locale): Matter | null;
  /** What is known about one topic; null where the documents say nothing on it. */
  topic(id: string, locale: Locale): Matter | null;
  /** The question again within one phase. `responsibility` led its answer; null = there was none, so nothing is the same. */
  inPhase(question: Question, phase: StatementPhase, responsibility: string | null): InPhase;
  /** Every duty once, in the order of the topics. */
  duties(locale: Locale): readonly Matter[];
}

/** Which parts of the search take part; all of them unless an ablation says otherwise. */
export interface SearchParts extends Omit<Parts, 'documents'> {
  readonly phaseFilter?: boolean;
  readonly documentWords?: boolean;
  readonly contrast?: boolean;
  readonly silence?: boolean;
  readonly valueAsked?: boolean;
  readonly names?: boolean;
}

/** A topic less certain than this is not worth showing. */
const leastShown = 0.004;

/**
 * When nothing fits, a topic less certain than this has nothing to do with the question: of the questions in test/eval
 * that no document answers, those whose topics are unrelated stay below it.
 */
const leastNear = 0.03;

/** The same where a name is unknown: its verb alone is near to much. */
const leastNearUnknown = 0.5;

/** How many of the nearest topics to name when nothing fits. */
const nearestShown = 3;

/** What is at least this certain, beside the surest of all phases, is the same matter in another phase. */
const leastSame = 0.12;

/** A question that lost the name in it must be at least this certain to mean something without it. */
const leastAlone = 0.5;

/** A topic less certain than this may be of anything near, where only a service is named. */
const leastCertainOfService = 0.5;

/** Share of the question's own words that a statement without a topic must contain to answer. */
const leastShare = 0.6;

/**
 * Builds the index of a dataset: its statements by topic, and by their own words where they have none. What only
 * questions need is worked out at the first one.
 */
export function buildIndex(dataset: Dataset, model: TopicModel, names: readonly NameGroup[] = []): Search {
  const documents = new Map(dataset.documents.map((document) => [document.id, document]));
  const links = linkTopics(dataset, model);
  const stated = new Statements(statementsByTopic(dataset, links, documents), documents);
  const loose = dataset.responsibilities.filter(({ id, group }) => !links.has(id) && !group);
  const looseById = new Map(loose.map((statement) => [statement.id, statement]));
  const byWords = fullText(loose);
  let asPhrasings: Neighbours | undefined;
  const theirWords = (): Neighbours => {
    asPhrasings ??= wordsOf(stated, model);
    return asPhrasings;
  };

  let named: KnownNames | undefined;
  const theirNames = (): KnownNames => {
    named ??= knownNames(dataset, names, model);
    return named;
  };

  const matterOf = (id: string, score: number, certain: Float32Array | null, locale: Locale): Matter | null => {
    const topic = model.topics.get(id);
    const evidence = stated.evidence(id, score, locale);
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
    const responsibility = looseById.get(id);
    const source = responsibility && documents.get(responsibility.document);
    if (responsibility === undefined || source === undefined) return null;
    const party: AnswerParty | null =
      responsibility.kind === 'out-of-scope' ? 'out-of-scope' : (responsibility.destination ?? responsibility.party);
    const evidence = [{ responsibility, source, score }];
    return party === null ? null : { topic: null, party, phase: responsibility.phase, score, evidence, other: [] };
  };

  /** How certain each topic is for what was asked, whatever phase it names. */
  const judged = (text: string, parts: SearchParts = {}) => {
    const asked = model.read(text);
    const documents = parts.documentWords === false ? {} : { documents: theirWords() };
    return { asked, certain: model.classify(asked.vector, { ...parts, ...documents }) };
  };

  /** Whether a question is about what it names beside a name that the documents don't know. */
  const standsAlone = ({ rest, beside }: UnknownName, best: Matter, locale: Locale): boolean => {
    if (trouble.test(fold(rest)) && isAboutProblems(best)) return true;
    if (!beside || (putsIntoUse.test(fold(rest)) && !isAboutUse(best))) return false;
    const { asked, certain } = judged(rest);
    const [alone] = surest(certain, leastShown, 1, (label, score) =>
      matterOf(model.classes[label] ?? '', score, certain, locale),
    );
    if (alone === undefined || alone.topic?.id !== best.topic?.id || alone.score < leastAlone) return false;
    return answerProbability(model.signals(asked, certain, alone.score), model.silence) >= model.silence.threshold;
  };

  /** What the documents say of all services at once. */
  const ofAllServices = (asks: AskedOfService, locale: Locale): readonly Matter[] => {
    const { asked, certain } = judged(askedOfAll[asks]);
    const matters = surest(certain, leastShown, certain.length, (label, score) =>
      matterOf(model.classes[label] ?? '', score, certain, locale),
    );
    const sure = answerProbability(model.signals(asked, certain, matters[0]?.score ?? 0), model.silence);
    return sure >= model.silence.threshold ? matters : [];
  };

  const none = new Float32Array(model.classes.length);
  return {
    topic: (id, locale) => matterOf(id, 1, none, locale),
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
      const locale = question.locale ?? languageOfQuestion(question.text);
      const { certain } = judged(withoutPhase(question.text).slice(0, maxQuestionLength));
      const inside = surest(certain, 0, certain.length, (label, score) => {
        const matter = matterOf(model.classes[label] ?? '', score, certain, locale);
        return matter !== null && isIn(matter, phase) && matter.topic?.group !== true ? matter : null;
      });
      const led = responsibility === null ? undefined : links.get(responsibility)?.[0]?.topic;
      const linkedTo = led === undefined ? [] : [led, ...(model.topics.get(led)?.other ?? [])];
      const same = inside.filter(
        ({ topic, score }) =>
          led !== undefined && (linkedTo.includes(topic?.id ?? '') || score >= Math.max(...certain) * leastSame),
      );
      return { same, nearest: inside.slice(0, nearestShown) };
    },
    search: (question, parts = {}) => {
      const text = question.text.slice(0, maxQuestionLength);
      const locale = languageOfQuestion(text, question.locale);
      const { asked, certain } = judged(text, parts);
      // Folded once for all that looks for patterns here: all folding together was 3 % of a question.
      const folded = fold(text);
      const phase = phaseNamed(text, folded);
      const mattersOf = (least: number, most = certain.length): Matter[] =>
        surest(certain, least, most, (label, score) => matterOf(model.classes[label] ?? '', score, certain, locale));
      let matters: readonly Matter[] = mattersOf(leastShown);
      if (parts.phaseFilter !== false && phase !== null) matters = inPhase(matters, phase);
      matters = managedDesktopOnlyWhereItIs(matters, folded, question);
      const sure = answerProbability(model.signals(asked, certain, matters[0]?.score ?? 0), model.silence);
      const [best] = matters;
      // A matter is covered, and still what is asked of it may be nowhere: its price, its address, how many hours it takes.
      const isStated = parts.valueAsked === false || !asksBeyond(text, best?.topic?.fact, folded);
      const isSure = sure >= model.silence.threshold || parts.silence === false;
      const { unknown, known } =
        parts.names === false ? { unknown: null, known: null } : theirNames().namesIn(text, locale, question.names);
      const isKnown = unknown === null || (best !== undefined && standsAlone(unknown, best, locale));
      let isCovered = best !== undefined && isStated && isSure && isKnown && !asksAnotherDeed(folded, best);
      // Without another side there is nothing that a contrast could ask for instead.
      const isOneOfTwo = best !== undefined && best.other.length > 0;
      if (isCovered && isOneOfTwo && parts.contrast !== false)
        matters = askedFirst(matters, contrastIn(text, locale), model);
      // A product and a verb alone: a service is answered by what is said of all, another by its own line or not at all.
      const asks = unknown === null && known !== null ? askedOfService(known.rest) : null;
      if (known?.isService && asks !== null && (!isCovered || (best?.score ?? 0) < leastCertainOfService)) {
        const ofAll = ofAllServices(asks, locale);
        if (ofAll.length > 0) matters = ofAll;
        isCovered = ofAll.length > 0;
      } else if (asks === 'turns-on' && best !== undefined && !isAboutUse(best)) isCovered = false;
      if (!isCovered) {
        const words = (isKnown ? byWords.find(text) : [])
          .filter(({ share }) => share >= leastShare)
          .flatMap(({ id, share }) => matterOfLoose(id, share) ?? []);
        isCovered = words.length > 0;
        const least = isKnown ? leastNear : leastNearUnknown;
        matters = [...words, ...matters.filter(({ score }) => score >= least)];
      }
      return {
        evidence: matters.flatMap(({ evidence }) => evidence),
        matters,
        locale,
        phase,
        isCovered: isCovered,
        ...(isKnown || isCovered ? {} : { unknown: unknown.name }),
      };
    },
  };
}

/** The statements as ways of asking for their topics. */
function wordsOf({ byTopic }: Statements, model: TopicModel): Neighbours {
  const texts = [...byTopic].flatMap(([topic, statements]) => {
    const label = model.label(topic);
    return statements.flatMap(({ text, english, leadIn = '' }) =>
      [text, english].filter((t) => t !== undefined).map((t) => ({ label, text: `${leadIn} ${t}` })),
    );
  });
  return model.neighbours(texts);
}
