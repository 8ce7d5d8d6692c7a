import type { Odds } from './answer-form.js';
import type { FitWeights } from './fit.js';

/** What a search weighs by, and from when on it answers. */
export interface Calibration {
  readonly weights: FitWeights;
  /** That the best statement is the right one. */
  readonly alone: Odds;
  /** That any statement answers. */
  readonly atAll: Odds;
}

/**
 * Found by `npm run -s eval:answers -- --calibrate` on questions over documents of other teams, which prints these numbers
 * and how well each document is answered when it is left out of what judges it.
 */
export const shippedCalibration: Calibration = {
  weights: {
    whole: 1.97,
    meaning: 0.307,
    under: 0.202,
    pieces: 0.015,
    path: 0.0272,
    question: 8.67,
    text: 1.64,
    inPhase: 4.68,
    ofParty: 1.28,
    involves: 2.12,
    wholeQuestion: 1.39,
    questionText: 4.11,
    meaningText: 0.0703,
    nearest: 5.66,
  },
  alone: { fit: 0.263, ahead: 0.424, among: -0.158, words: 0.257, unsaid: -0.0304, constant: -3.29 },
  atAll: { fit: 0.319, ahead: 0, among: -0.0819, words: 0.61, unsaid: -0.0712, constant: -4.12 },
};
