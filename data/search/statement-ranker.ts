import type { InPhase, Matter, Ranking } from '../domain/answer/question.js';
import type { Involvement, PhaseId, Playbook } from '../domain/playbook/playbook.js';
import { type Side, sideOfParty } from '../domain/playbook/sides.js';
import type { Locale } from '../domain/responsibility.js';
import { asksBothSides } from './asking/both-sides.js';
import { partiesNamed } from './asking/playbook-words.js';
import { contentWords } from './asking/small-words.js';
import { answersValue } from './asking/value-asked.js';
import { type AnswerForm, answerForm } from './ranking/answer-form.js';
import { type Calibration, shippedCalibration } from './ranking/calibration.js';
import type { DatasetMatters, FoundMatter } from './statements/dataset-matters.js';
import { inLanguage, isDuty, isIn } from './statements/matters.js';
import { fold } from './text/text.js';

/** A question as far as it is understood before anything is looked up. */
export interface UnderstoodQuestion {
  readonly text: string;
  readonly locale: Locale;
  /** The phase that it names. */
  readonly phase: PhaseId | null;
  /** What it asks about a statement, where that is not who does it. */
  readonly asks: Exclude<Involvement, 'does'> | null;
}

/** Statements that were found, and what may be said from them. */
export interface StatementsFound {
  readonly form: AnswerForm;
  readonly matters: readonly Matter[];
}

/** So many statements that fit are looked at: what leads, what is offered beside it, and the other side's part. */
const mostFound = 12;

/** So many candidates are offered where none is far ahead. */
export const mostOffered = 3;

/** How many of the nearest statements to name when nothing fits. */
const nearestShown = 3;

/** What a statement found for the other side is at most behind the one that leads, in fit, to be its counterpart. */
const mostBehind = 2.5;

/** Answers by statements' own words and meaning, whatever topics say of them. */
export class StatementRanker {
  readonly #playbook: Playbook;
  readonly #matters: DatasetMatters;

  constructor(playbook: Playbook, matters: DatasetMatters) {
    this.#playbook = playbook;
    this.#matters = matters;
  }

  /**
   * One statement with what is near to it, up to three candidates, or with `nothing` the nearest. `leastOffered` =
   * how sure one must be (0..1) that anything answers, for candidates to be offered.
   */
  find(asked: UnderstoodQuestion, by: Calibration = shippedCalibration, leastOffered?: number): StatementsFound {
    const fitting = this.#fitting(asked, by).filter(({ matter }) => statesWhatIsAsked(asked.text, matter));
    const isOutside = this.#matters.isOutside(asked.text);
    const fits = isOutside
      ? 'nothing'
      : answerForm(
          fitting.map(({ ranked }) => ranked),
          this.#matters.size,
          contentWords(asked.text).length,
          by,
          leastOffered,
        );
    const both = asksBothSides(asked.text, this.#playbook, asked.locale);
    const ofPhase = fitting.filter(({ matter }) => asked.phase !== null && isIn(matter, asked.phase));
    // Who asks for the parts of both sides names a phase or a matter by a word or two, in which little can be said: what is
    // nearest is offered with the parties of each.
    const form = fits === 'nothing' && both && fitting.length > 0 && !isOutside ? 'several' : fits;
    const found = both ? this.#bothSidesFirst(ofPhase.length > 0 ? ofPhase : fitting) : fitting;
    const matters = found.map(({ matter }) => matter);
    if (form === 'several') return { form, matters: matters.slice(0, mostOffered) };
    if (form === 'nothing') return { form, matters: matters.slice(0, nearestShown) };
    const [best, ...rest] = matters;
    return { form, matters: best === undefined ? [] : [this.#withOther(best, found, both), ...rest] };
  }

  /** The duties among some statements, those of a product for example, the nearest to what was asked first. */
  dutiesAmong(asked: UnderstoodQuestion, isAmong: (responsibility: string) => boolean): readonly FoundMatter[] {
    return this.#fitting(asked, shippedCalibration, this.#matters.size)
      .filter(({ matter: { evidence } }) => evidence[0] !== undefined && isDuty(evidence[0]))
      .filter(({ ranked }) => isAmong(ranked.id))
      .slice(0, mostOffered);
  }

  /** The best of one side and then the best of the other, before the rest; what no side does comes last. */
  #bothSidesFirst(found: readonly FoundMatter[]): readonly FoundMatter[] {
    const [best, ...rest] = found.filter(({ matter }) => this.#sideOf(matter) !== null);
    if (best === undefined) return found;
    const side = this.#sideOf(best.matter);
    const other = rest.find(({ matter }) => this.#sideOf(matter) !== side && this.#isBeside(matter, best.matter));
    const first = other === undefined ? [best] : [best, other];
    return [...first, ...found.filter((one) => !first.includes(one))];
  }

  /** Of one phase and one document. */
  #isBeside(one: Matter, other: Matter): boolean {
    return one.phase === other.phase && one.evidence[0]?.source.id === other.evidence[0]?.source.id;
  }

  /** What one phase has about a question. `responsibility` led its answer; null = there was none, so nothing is the same. */
  inPhase(text: string, locale: Locale, phase: PhaseId, responsibility: string | null): InPhase {
    const inside = this.#fitting({ text, locale, phase, asks: null }).filter(({ matter }) => isIn(matter, phase));
    const isSame = ({ matter, ranked }: FoundMatter) =>
      answerForm([ranked], this.#matters.size, contentWords(text).length, shippedCalibration) === 'one' ||
      matter.evidence.some((one) => one.responsibility.id === responsibility);
    const same = responsibility === null ? [] : inside.filter(isSame);
    const nearest = inside.slice(0, nearestShown);
    return { same: same.map(({ matter }) => matter), nearest: nearest.map(({ matter }) => matter) };
  }

  #fitting(
    { text, locale, phase, asks }: UnderstoodQuestion,
    by = shippedCalibration,
    most = mostFound,
  ): readonly FoundMatter[] {
    const parties = partiesNamed(fold(text), this.#playbook);
    const found = this.#matters.find({ text, locale, phase, parties, asks }, most, by.weights);
    return found.map((one) => ({ ...one, matter: inLanguage(one.matter, locale) }));
  }

  /** A matter with what the other side does about it: what was found there of the same document and phase. */
  #withOther(matter: Matter, found: readonly FoundMatter[], isAskedOfBoth: boolean): Matter {
    const side = this.#sideOf(matter);
    const least = (found[0]?.ranked.fit ?? 0) - mostBehind;
    const other = found.find(
      ({ matter: one, ranked }) =>
        (isAskedOfBoth || ranked.fit >= least) &&
        this.#isBeside(one, matter) &&
        this.#sideOf(one) !== null &&
        this.#sideOf(one) !== side,
    );
    return other === undefined || side === null ? matter : { ...matter, other: [other.matter] };
  }

  /** The side that a matter's party is on; null for what is out of scope, and for parties on neither. */
  #sideOf({ party }: Matter): Side | null {
    const side = party === 'out-of-scope' ? null : sideOfParty(this.#playbook, party);
    return side === 'other' ? null : side;
  }
}

/** Whether a matter may answer a question; one for a value is answered by a value alone. */
const statesWhatIsAsked = (text: string, { evidence }: Matter): boolean =>
  evidence.some(({ responsibility: { text: own, english = '' } }) => answersValue(text, `${own} ${english}`));

/** What is said of a question from statements alone. */
export function rankingOf(
  playbook: Playbook,
  { locale, phase, asks }: UnderstoodQuestion,
  { form, matters }: StatementsFound,
  unknown: string | null,
): Ranking {
  return {
    playbook,
    evidence: matters.flatMap(({ evidence }) => evidence),
    matters,
    locale,
    phase,
    ...(asks === null ? {} : { asks }),
    isCovered: form !== 'nothing',
    ...(form === 'several' ? { isUnsure: true } : {}),
    ...(unknown === null ? {} : { unknown }),
  };
}
