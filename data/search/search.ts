import {
  type InPhase,
  type Matter,
  maxQuestionLength,
  type Question,
  type Ranking,
} from '../domain/answer/question.js';
import type { Involvement, PhaseId } from '../domain/playbook/playbook.js';
import type { Dataset, Locale } from '../domain/responsibility.js';
import { contrastIn } from './asking/contrast.js';
import { askedFirst } from './asking/counterpart.js';
import { asksAnotherDeed, isAboutProblems, isAboutUse, putsIntoUse, trouble } from './asking/deeds.js';
import { involvementAsked, withoutInvolvement } from './asking/involvement.js';
import { languageOfQuestion } from './asking/language.js';
import { phaseNamed, withoutPhase } from './asking/phase.js';
import { withoutParties } from './asking/playbook-words.js';
import { contentWords } from './asking/small-words.js';
import { asksBeyond } from './asking/value-asked.js';
import type { Neighbours } from './model/neighbours.js';
import { type KnownName, type KnownNames, knownNames, type UnknownName } from './names/known-names.js';
import type { NameGroup } from './names/names.js';
import { type AskedOfService, askedOfAll, askedOfService } from './names/service-asked.js';
import { DatasetMatters } from './statements/dataset-matters.js';
import { inPhase, isIn, managedDesktopOnlyWhereItIs } from './statements/matters.js';
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

/** The same for what is offered as near. */
const leastShareNear = 0.34;

/** Builds the index of a dataset. What only questions need is worked out at the first one. */
export function buildIndex(dataset: Dataset, model: TopicModel, names: readonly NameGroup[] = []): Search {
  const matters = new DatasetMatters(dataset, model, linkTopics(dataset, model));
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

  constructor(dataset: Dataset, model: TopicModel, names: readonly NameGroup[], matters: DatasetMatters) {
    this.#dataset = dataset;
    this.#model = model;
    this.#names = names;
    this.#matters = matters;
    this.#hasTopics = isPlaybookOf(model, dataset.playbook);
  }

  rank(question: Question, parts: SearchParts): Ranking {
    const text = question.text.slice(0, maxQuestionLength);
    const folded = fold(text);
    const locale = languageOfQuestion(text, question.locale);
    const { playbook } = this.#dataset;
    const phase = phaseNamed(text, playbook);
    const asks = involvementAsked(text, locale);
    if (!this.#hasTopics) return this.#rankByWords(text, locale, phase, asks);
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
    const found = this.#askedOfService(known, unknown, { matters: led, isCovered }, locale);
    const covered = found.isCovered ? found : this.#byWords(text, found.matters, isKnown);
    return {
      playbook,
      evidence: covered.matters.flatMap(({ evidence }) => evidence),
      matters: covered.matters,
      locale,
      phase,
      ...(asks === null ? {} : { asks }),
      isCovered: covered.isCovered,
      ...(isKnown || covered.isCovered ? {} : { unknown: unknown.name }),
    };
  }

  inPhase(question: Question, phase: PhaseId, responsibility: string | null): InPhase {
    const locale = question.locale ?? languageOfQuestion(question.text);
    if (!this.#hasTopics) return this.#wordsInPhase(question.text, locale, phase, responsibility);
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

  /** Of a playbook that no topics are about: statements are found by their own words alone, and below a floor not at all. */
  #rankByWords(text: string, locale: Locale, phase: PhaseId | null, asks: Involvement | null): Ranking {
    const found = this.#matters.byWords(this.#matterIn(text, locale), leastShareNear);
    const inside = found.filter((matter) => phase === null || isIn(matter, phase));
    const near = inside.length > 0 ? inside : found;
    const sure = near.filter(({ score }) => score >= leastShare);
    const matters = askedInvolvementFirst(sure.length > 0 ? sure : near, asks);
    return {
      playbook: this.#dataset.playbook,
      evidence: matters.flatMap(({ evidence }) => evidence),
      matters,
      locale,
      phase,
      ...(asks === null ? {} : { asks }),
      isCovered: sure.length > 0,
    };
  }

  #wordsInPhase(text: string, locale: Locale, phase: PhaseId, responsibility: string | null): InPhase {
    const inside = this.#matters
      .byWords(this.#matterIn(text, locale), leastShareNear)
      .filter((matter) => isIn(matter, phase));
    const isSame = ({ score, evidence }: Matter) =>
      score >= leastShare || evidence.some((one) => one.responsibility.id === responsibility);
    return { same: responsibility === null ? [] : inside.filter(isSame), nearest: inside.slice(0, nearestShown) };
  }

  /** What a question is about, without the words that ask, and without the parties and the phase that it names. */
  #matterIn(text: string, locale: Locale): string {
    const { playbook } = this.#dataset;
    const folded = withoutInvolvement(withoutParties(withoutPhase(text, playbook), playbook), locale);
    return contentWords(folded).join(' ');
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
  #standsAlone({ rest, beside }: UnknownName, best: Matter, locale: Locale): boolean {
    const folded = fold(rest);
    if (trouble.test(folded) && isAboutProblems(best)) return true;
    if (!beside || (putsIntoUse.test(folded) && !isAboutUse(best))) return false;
    const judged = this.#judge(rest);
    const [alone] = this.#matters.surest(judged.certain, leastShown, locale, 1);
    if (alone === undefined || alone.topic?.id !== best.topic?.id || alone.score < leastAlone) return false;
    return this.#isSure(judged, alone);
  }

  /** A product and a verb alone: a service is answered by what is said of all, another by its own line or not at all. */
  #askedOfService(known: KnownName | null, unknown: UnknownName | null, found: Found, locale: Locale): Found {
    const asks = unknown === null && known !== null ? askedOfService(known.rest) : null;
    const [best] = found.matters;
    if (known?.isService && asks !== null && (!found.isCovered || (best?.score ?? 0) < leastCertainOfService)) {
      const ofAll = this.#ofAllServices(asks, locale);
      return ofAll.length > 0 ? { matters: ofAll, isCovered: true } : { matters: found.matters, isCovered: false };
    }
    const isOther = asks === 'turns-on' && best !== undefined && !isAboutUse(best);
    return isOther ? { matters: found.matters, isCovered: false } : found;
  }

  /** What the documents say of all services at once. */
  #ofAllServices(asks: AskedOfService, locale: Locale): readonly Matter[] {
    const judged = this.#judge(askedOfAll[asks]);
    const matters = this.#matters.surest(judged.certain, leastShown, locale);
    return this.#isSure(judged, matters[0]) ? matters : [];
  }

  /** What a question that no topic covers finds by its words, before the topics that are near to it. */
  #byWords(text: string, matters: readonly Matter[], isKnown: boolean): Found {
    const words = isKnown ? this.#matters.byWords(text, leastShare) : [];
    const least = isKnown ? leastNear : leastNearUnknown;
    return { matters: [...words, ...matters.filter(({ score }) => score >= least)], isCovered: words.length > 0 };
  }
}

/** Of statements that say what was asked about, those that name who does it in that way lead, in their order. */
function askedInvolvementFirst(matters: readonly Matter[], asks: Involvement | null): readonly Matter[] {
  const names = ({ evidence }: Matter) =>
    evidence[0]?.responsibility.involved?.some(({ involvement }) => involvement === asks) === true;
  return asks === null ? matters : [...matters.filter(names), ...matters.filter((matter) => !names(matter))];
}

interface Found {
  readonly matters: readonly Matter[];
  readonly isCovered: boolean;
}
