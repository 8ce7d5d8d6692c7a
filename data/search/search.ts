import {
  type InPhase,
  type Matter,
  maxQuestionLength,
  type Question,
  type Ranking,
} from '../domain/answer/question.js';
import type { PhaseId } from '../domain/playbook/playbook.js';
import type { Dataset, Locale } from '../domain/responsibility.js';
import { contrastIn } from './asking/contrast.js';
import { askedFirst } from './asking/counterpart.js';
import { asksAnotherDeed, isAboutProblems, isAboutUse, namesOnly, putsIntoUse, trouble } from './asking/deeds.js';
import { involvementAsked } from './asking/involvement.js';
import { languageOfQuestion } from './asking/language.js';
import { phaseNamed, withoutPhase } from './asking/phase.js';
import { partyCalls, phaseCalls } from './asking/playbook-words.js';
import { asksBeyond } from './asking/value-asked.js';
import { type Encoder, wordsOnly } from './encoder/encoder.js';
import type { Neighbours } from './model/neighbours.js';
import { type KnownName, type KnownNames, knownNames, type UnknownName } from './names/known-names.js';
import type { NameGroup } from './names/names.js';
import { type AskedOfService, askedOfAll, askedOfService } from './names/service-asked.js';
import type { Calibration } from './ranking/calibration.js';
import {
  mostOffered,
  rankingOf,
  StatementRanker,
  type StatementsFound,
  type UnderstoodQuestion,
} from './statement-ranker.js';
import { DatasetMatters } from './statements/dataset-matters.js';
import { inPhase, isIn, managedDesktopOnlyWhereItIs } from './statements/matters.js';
import { ofServices, withOwnLines } from './statements/own-lines.js';
import { fold } from './text/text.js';
import { isPlaybookOf, linkTopics } from './topics/link.js';
import { answerProbability } from './topics/silence.js';
import type { Parts, ReadQuestion, TopicModel } from './topics/topic-model.js';

export interface Search {
  search(question: Question, parts?: SearchParts): Ranking;
  /** What is known about the matter that one statement belongs to, that statement first; null for an unknown id. */
  about(responsibility: string, locale: Locale): Matter | null;
  /** What is known about one topic; null where the documents say nothing on it. */
  topic(id: string, locale: Locale): Matter | null;
  /** The question again within one phase. `responsibility` led its answer; null = there was none, so nothing is the same. */
  inPhase(question: Question, phase: PhaseId, responsibility: string | null): InPhase;
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
  /** Whether statements are found by their own words and meaning, beside topics. */
  readonly statements?: boolean;
  readonly calibration?: Calibration;
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

/**
 * How sure one must be (0..1) that statements answer what topics do not know, or do not know of a product that the question
 * names, for candidates to be offered: topics know most of what people ask, and what is left is mostly what no document says.
 */
const leastBeside = { topics: 0.85, topicsOfNamed: 0.5 } as const;

/** The same where what fits by its words is a line about one service that was not named. */
const leastBesideService = 0.5;

/** A topic of at least this certainty is not overruled by the words of a statement. */
const certainTopic = 0.9;

/** Builds the index of a dataset. What only questions need is worked out at the first one. */
export function buildIndex(
  dataset: Dataset,
  model: TopicModel,
  names: readonly NameGroup[] = [],
  encoder: () => Encoder = () => wordsOnly,
): Search {
  const matters = new DatasetMatters(dataset, model, linkTopics(dataset, model), encoder);
  const ranker = new Ranker(dataset, model, names, matters);
  return {
    topic: (id, locale) => matters.alone(id, locale),
    about: (responsibility, locale) => matters.about(responsibility, locale),
    duties: (locale) => matters.duties(locale),
    inPhase: (question, phase, responsibility) => ranker.inPhase(question, phase, responsibility),
    search: (question, parts = {}) => ranker.rank(question, parts),
  };
}

/** A question with what the topic model says of it, whatever phase it names. */
interface Judged {
  readonly asked: ReadQuestion;
  readonly certain: Float32Array;
}

class Ranker {
  readonly #dataset: Dataset;
  readonly #model: TopicModel;
  readonly #names: readonly NameGroup[];
  readonly #matters: DatasetMatters;
  #phrasings: Neighbours | undefined;
  #known: KnownNames | undefined;
  readonly #hasTopics: boolean;
  readonly #statements: StatementRanker;

  constructor(dataset: Dataset, model: TopicModel, names: readonly NameGroup[], matters: DatasetMatters) {
    this.#dataset = dataset;
    this.#model = model;
    this.#names = names;
    this.#matters = matters;
    this.#hasTopics = isPlaybookOf(model, dataset.playbook);
    this.#statements = new StatementRanker(dataset.playbook, matters);
  }

  rank(question: Question, parts: SearchParts): Ranking {
    const text = question.text.slice(0, maxQuestionLength);
    const folded = fold(text);
    const locale = languageOfQuestion(text, question.locale);
    const { playbook } = this.#dataset;
    const phase = phaseNamed(text, playbook);
    const asked = { text, locale, phase, asks: involvementAsked(text, locale) };
    if (!this.#hasTopics) return this.#rankStatements(asked, parts, question.names);
    const judged = this.#judge(text, parts);
    const all = this.#matters.surest(judged.certain, leastShown, locale);
    const inside = parts.phaseFilter !== false && phase !== null ? inPhase(all, phase) : all;
    const matters = managedDesktopOnlyWhereItIs(inside, folded, question);
    const [best] = matters;
    const { unknown, known } = this.#namesIn(text, locale, question.names, parts);
    const isKnown = unknown === null || (best !== undefined && this.#standsAlone(unknown, best, locale));
    // A matter is covered, and still what is asked of it may be nowhere: its price, its address, how many hours it takes.
    const isStated = parts.valueAsked === false || !asksBeyond(text, best?.topic?.fact);
    const isSure = parts.silence === false || this.#isSure(judged, best);
    const isCovered = best !== undefined && isStated && isSure && isKnown && !asksAnotherDeed(folded, best);
    const led =
      isCovered && best.other.length > 0 && parts.contrast !== false
        ? askedFirst(matters, contrastIn(text, locale), this.#model)
        : matters;
    const found = this.#askedOfService(asked, known, unknown, { matters: led, isCovered });
    const covered =
      known === null || known.isOfTopics || !isKnown
        ? this.#withStatements(asked, found, isKnown, parts, known)
        : this.#ofNamed(asked, known, found, parts);
    return {
      playbook,
      evidence: covered.matters.flatMap(({ evidence }) => evidence),
      matters: covered.matters,
      locale,
      phase,
      ...(asked.asks === null ? {} : { asks: asked.asks }),
      isCovered: covered.isCovered,
      ...(covered.isUnsure === true ? { isUnsure: true } : {}),
      ...(isKnown || covered.isCovered ? {} : { unknown: unknown.name }),
    };
  }

  inPhase(question: Question, phase: PhaseId, responsibility: string | null): InPhase {
    const locale = question.locale ?? languageOfQuestion(question.text);
    if (!this.#hasTopics) return this.#statements.inPhase(question.text, locale, phase, responsibility);
    const { certain } = this.#judge(withoutPhase(question.text).slice(0, maxQuestionLength));
    const inside = this.#matters
      .surest(certain, 0, locale)
      .filter((matter) => isIn(matter, phase) && matter.topic?.group !== true);
    const led = responsibility === null ? undefined : this.#matters.topicOf(responsibility);
    const linked = led === undefined ? [] : [led, ...(this.#model.topics.get(led)?.other ?? [])];
    const least = Math.max(...certain) * leastSame;
    const same =
      led === undefined ? [] : inside.filter(({ topic, score }) => linked.includes(topic?.id ?? '') || score >= least);
    return { same, nearest: inside.slice(0, nearestShown) };
  }

  /** Of a playbook that no topics are about: its statements are found by their words and meaning. */
  #rankStatements(asked: UnderstoodQuestion, parts: SearchParts, names: readonly string[] = []): Ranking {
    const { playbook } = this.#dataset;
    const called = [...partyCalls(playbook), ...phaseCalls(playbook)].flatMap(([, calls]) => calls);
    const { unknown } = this.#namesIn(asked.text, asked.locale, [...names, ...called], parts);
    // What a noun means is compared with the statements as every word is; only a name is known or not.
    const isKnown = unknown === null || unknown.isNoun || isOrdinary(unknown) || this.#matters.hasLike(unknown.name);
    const { form, matters } = this.#statements.find(asked, parts.calibration);
    const found = { form: isKnown ? form : 'nothing', matters } as const;
    return rankingOf(playbook, asked, found, isKnown ? null : unknown.name);
  }

  #judge(text: string, parts: SearchParts = {}): Judged {
    const asked = this.#model.read(text);
    const documents = parts.documentWords === false ? {} : { documents: this.#phrasingsOfDocuments() };
    return { asked, certain: this.#model.classify(asked.vector, { ...parts, ...documents }) };
  }

  #phrasingsOfDocuments(): Neighbours {
    this.#phrasings ??= this.#matters.asPhrasings();
    return this.#phrasings;
  }

  #namesIn(text: string, locale: Locale, theirs: Question['names'], parts: SearchParts) {
    if (parts.names === false) return { unknown: null, known: null };
    this.#known ??= knownNames(this.#dataset, this.#names, this.#model);
    return this.#known.namesIn(text, locale, theirs);
  }

  /** Whether the documents are sure enough to answer what was asked by a matter. */
  #isSure({ asked, certain }: Judged, best: Matter | undefined): boolean {
    const { silence } = this.#model;
    return answerProbability(this.#model.signals(asked, certain, best?.score ?? 0), silence) >= silence.threshold;
  }

  /** Whether a question is about what it names beside a name that the documents don't know. */
  #standsAlone({ rest, beside }: Pick<UnknownName, 'rest' | 'beside'>, best: Matter, locale: Locale): boolean {
    const folded = fold(rest);
    if (trouble.test(folded) && isAboutProblems(best)) return true;
    if (!beside || (putsIntoUse.test(folded) && !isAboutUse(best))) return false;
    const judged = this.#judge(rest);
    const [alone] = this.#matters.surest(judged.certain, leastShown, locale, 1);
    if (alone === undefined || alone.topic?.id !== best.topic?.id || alone.score < leastAlone) return false;
    return this.#isSure(judged, alone);
  }

  /** A product and a verb alone: a service is answered by what is said of all, another by its own line or not at all. */
  #askedOfService(
    asked: UnderstoodQuestion,
    known: KnownName | null,
    unknown: UnknownName | null,
    found: Found,
  ): Found {
    const asks = unknown === null && known !== null ? askedOfService(known.rest) : null;
    const [best] = found.matters;
    const isOther = asks === 'turns-on' && best !== undefined && !isAboutUse(best);
    // Of a service that no topic names, or another deed, a topic knows no more than what is said of all.
    const isOwn =
      known?.isOfTopics === true && !(isOther && this.#statements.dutiesAmong(asked, known.isIn).length > 0);
    const isCertain = found.isCovered && isOwn && (best?.score ?? 0) >= leastCertainOfService;
    if (known?.isService && asks !== null && !isCertain) {
      const ofAll = this.#ofAllServices(asks, asked, known);
      return ofAll.length > 0
        ? { matters: ofAll, isCovered: true, isOfAll: true }
        : { matters: found.matters, isCovered: false };
    }
    return isOther ? { matters: found.matters, isCovered: false } : found;
  }

  /**
   * A product that no topic knows: its own statements come first. A topic leads where the question means it without the name
   * ("who trains users on …?"), else what is said of all services.
   */
  #ofNamed(asked: UnderstoodQuestion, known: KnownName, found: Found, parts: SearchParts): Found {
    if (parts.statements === false || found.isOfAll === true || this.#matters.isOutside(asked.text))
      return this.#withStatements(asked, found, true, parts, known);
    const own = this.#own(asked, parts, leastBeside.topicsOfNamed);
    const named = own.matters.filter(({ evidence }) =>
      evidence.some(({ responsibility }) => known.isIn(responsibility.id)),
    );
    const [best] = found.matters;
    if (own.form === 'one' && named[0] !== undefined && named[0] === own.matters[0])
      return { matters: [named[0], ...found.matters], isCovered: true };
    if (found.isCovered && best !== undefined && this.#standsAlone({ ...known, beside: true }, best, asked.locale))
      return found;
    // Of a product and a verb alone the many lines of the product say less than what is said of all services.
    const asks = known.isService ? askedOfService(known.rest) : null;
    const ofAll = asks === null ? [] : this.#ofAllServices(asks, asked, known);
    if (ofAll.length > 0) return { matters: ofAll, isCovered: true };
    if (own.form !== 'nothing' && named.length > 0)
      return { matters: named, isCovered: true, ...(named.length > 1 ? { isUnsure: true } : {}) };
    return { matters: found.matters, isCovered: false };
  }

  /** What the documents say of all services at once, with the lines of the one that was named. */
  #ofAllServices(asks: AskedOfService, asked: UnderstoodQuestion, known: KnownName): readonly Matter[] {
    const judged = this.#judge(askedOfAll[asks]);
    const matters = this.#matters.surest(judged.certain, leastShown, asked.locale);
    if (!this.#isSure(judged, matters[0])) return [];
    return withOwnLines(matters, this.#statements.dutiesAmong(asked, known.isIn));
  }

  /** What statements say by their own words, beside topics. */
  #own(asked: UnderstoodQuestion, parts: SearchParts, least: number): StatementsFound {
    const found = this.#statements.find(asked, parts.calibration, least);
    const matters = found.matters.filter((matter) => !namesOnly(fold(asked.text), matter));
    return matters[0] === found.matters[0] ? { ...found, matters } : { form: 'nothing', matters };
  }

  /**
   * What topics found, beside statements that only their own words tell of. A topic that is certain leads; else a statement
   * that is, in any document; candidates are offered where neither is. A line about one service answers no question
   * that names none while a topic does.
   */
  #withStatements(
    asked: UnderstoodQuestion,
    found: Found,
    isKnown: boolean,
    parts: SearchParts,
    known: KnownName | null,
  ): Found {
    const [best] = found.matters;
    const least = isKnown ? leastNear : leastNearUnknown;
    const near = found.isCovered ? found.matters : found.matters.filter(({ score }) => score >= least);
    if (this.#matters.isOutside(asked.text)) return { matters: near, isCovered: false };
    if (
      parts.statements === false ||
      this.#matters.size === 0 ||
      !isKnown ||
      (found.isCovered && ((best?.score ?? 0) >= certainTopic || found.isOfAll === true || setsSides(asked)))
    )
      return { matters: near, isCovered: found.isCovered };
    const own = this.#own(asked, parts, leastBeside.topics);
    const of = own.form === 'one' ? ofServices(own.matters, known) : 'general';
    if (found.isCovered && of !== 'general' && (best?.score ?? 0) >= leastBesideService) return found;
    if (of === 'several') return { matters: own.matters.slice(0, mostOffered), isCovered: true, isUnsure: true };
    if (own.form === 'one') return { matters: [...own.matters.slice(0, 1), ...near], isCovered: true };
    if (found.isCovered) return found;
    if (own.form === 'several') return { matters: own.matters, isCovered: true, isUnsure: true };
    return { matters: near, isCovered: false };
  }
}

/** Where one side's part is set against the other's, topics know which is whose by their links. */
const setsSides = ({ text, locale }: UnderstoodQuestion): boolean => contrastIn(text, locale) !== null;

/** A rare or misspelt word, not a name: in a script that has capitals a name is written with one. */
const isOrdinary = ({ name, isGuessed }: UnknownName): boolean =>
  isGuessed && name === name.toLowerCase() && name !== name.toUpperCase();

interface Found {
  readonly matters: readonly Matter[];
  readonly isCovered: boolean;
  readonly isUnsure?: true;
  /** It is what the documents say of all services at once. */
  readonly isOfAll?: true;
}
