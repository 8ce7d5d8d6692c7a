import { answerForm, decidedBy, decisive, type Odds } from '../../../../data/search/ranking/answer-form.js';
import type { Calibration } from '../../../../data/search/ranking/calibration.js';
import { type FitWeights, fitOf, signalNames } from '../../../../data/search/ranking/fit.js';
import { shareOf } from '../mark.js';
import { chanceWeights, choiceWeights } from './regression.js';
import type { Candidate, Sounded } from './signals.js';

export type SignalName = (typeof signalNames)[number];

const nothing: FitWeights = Object.assign({}, ...signalNames.map((name) => ({ [name]: 0 })));

/** A question that nothing answers counts as so many others, as there are few; one asked of another's document less. */
const weightOf = ({ asked, isNone }: Sounded): number => (asked === 'other' ? 0.3 : isNone ? 6 : 1);

/** The weights and odds that fit some questions best, with some of the signals alone. */
export function calibrated(sounded: readonly Sounded[], names: readonly SignalName[] = signalNames): Calibration {
  const own = sounded.filter(({ asked }) => asked !== 'other');
  const found = choiceWeights(
    own.map(({ candidates }) => ({
      rows: candidates.map(({ signals }) => names.map((name) => signals[name])),
      right: candidates.map(({ isRight }) => isRight),
    })),
  );
  const weights: FitWeights = { ...nothing, ...Object.fromEntries(names.map((name, n) => [name, found[n] ?? 0])) };
  const decided = sounded.flatMap((one) => {
    const ranked = rankedBy(one, weights);
    const by = decidedBy(ranked, one.among, one.words);
    return by === null ? [] : [{ one, by, isRight: ranked[0]?.isRight === true }];
  });
  const alone = chanceWeights(
    decided.map(({ one: { asked }, by, isRight }) => ({
      ...{ row: decisive.map((name) => by[name]), is: isRight, weight: asked === 'other' ? 0.3 : 1 },
    })),
  );
  const atAll = chanceWeights(
    decided.map(({ one, by }) => ({
      ...{ row: decisiveAtAll.map((name) => by[name]), is: !one.isNone, weight: weightOf(one) },
    })),
  );
  return { weights, alone: oddsOf(decisive, alone), atAll: oddsOf(decisiveAtAll, atAll) };
}

/** Whether anything answers does not hang on how near the next statement is. */
const decisiveAtAll = decisive.filter((name) => name !== 'ahead');

const noOdds: Odds = { fit: 0, ahead: 0, among: 0, words: 0, unsaid: 0, constant: 0 };

const oddsOf = (names: readonly (typeof decisive)[number][], found: ReturnType<typeof chanceWeights>): Odds => ({
  ...noOdds,
  ...Object.fromEntries(names.map((name, n) => [name, found.weights[n] ?? 0])),
  constant: found.constant,
});

/** Documents are left out in so many parts, each judged by what the others taught. */
const parts = 6;

/** For each question what was found without any question of its document. */
export function leftOut(sounded: readonly Sounded[], names?: readonly SignalName[]): (one: Sounded) => Calibration {
  const docs = [...new Set(sounded.map(({ question }) => question.doc))].sort();
  const partOf = ({ question }: Sounded): number => docs.indexOf(question.doc) % parts;
  const found = Array.from({ length: Math.min(parts, docs.length) }, (_, part) => {
    const others = sounded.filter((one) => partOf(one) !== part);
    return calibrated(others.length > 0 ? others : sounded, names);
  });
  return (one) => found[partOf(one)] as Calibration;
}

/** Candidates by weights, the best first. */
export const rankedBy = (
  { candidates }: Sounded,
  weights: FitWeights,
): readonly (Candidate & { readonly fit: number })[] =>
  candidates
    .map((candidate) => ({ ...candidate, fit: fitOf(candidate.signals, weights) }))
    .sort((a, b) => b.fit - a.fit);

/** What of some questions would be answered how, as shares 0..1; counted by statements alone, whatever party they name. */
export function figuresOf(sounded: readonly Sounded[], by: (one: Sounded) => Calibration, isSilent = true) {
  const marks = sounded.map((one) => {
    const ranked = rankedBy(one, by(one).weights);
    const form = answerForm(ranked, one.among, one.words, by(one));
    const [best, ...rest] = ranked.map(({ isRight }) => isRight);
    return {
      isNone: one.isNone,
      isCross: one.question.xl === true,
      first: best === true,
      three: best === true || rest.slice(0, 2).includes(true),
      form: form === 'nothing' && !isSilent ? 'several' : form,
    };
  });
  const answerable = marks.filter(({ isNone }) => !isNone);
  const cross = answerable.filter(({ isCross }) => isCross);
  const single = marks.filter(({ form }) => form === 'one');
  const silent = marks.filter(({ form }) => form === 'nothing');
  const rightlySilent = silent.filter(({ isNone }) => isNone).length;
  const share = (all: readonly { readonly first: boolean; readonly three: boolean }[], of: 'first' | 'three') =>
    shareOf(all.filter((mark) => mark[of]).length, all.length, 0);
  return {
    asked: marks.length,
    first: share(answerable, 'first'),
    three: share(answerable, 'three'),
    crossLanguage: share(cross, 'first'),
    single: single.length,
    precision: share(single, 'first'),
    silenceF1: shareOf(2 * rightlySilent, silent.length + marks.length - answerable.length, 1),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(3));
const roundedAll = (values: FitWeights | Odds): object =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(Number(value))]));

/** Constants as `data/search/ranking/calibration.ts` holds them. */
export const toPaste = ({ weights, alone, atAll }: Calibration): string =>
  JSON.stringify(
    { weights: roundedAll(weights), alone: roundedAll(alone), atAll: roundedAll(atAll) },
    null,
    2,
  ).replaceAll('"', '');
